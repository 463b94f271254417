import Kernel

/// The review: who handles it, the respondent's reply, the parties' opinions, evidence.
extension Reconsideration {
    /// 简易程序, only since 2024.
    @Clauses
    static var trackClauses: [Clause<Self>] {
        let new = Law.reconsideration2023
        Action("choose-summary", "适用简易程序", .reviewing, by: .reconsideration, basis: new(53)).atInstitution()
            .needs(\.summaryGround).fills(\.isPlain)
            .requires("plain-case", "事实清楚、权利义务关系明确、争议不大", new(53, 1)) { matter, _ in matter.isPlain || matter.summaryGround == .agreed }
            .requires("summary-ground-applies", "属于可以适用简易程序的案件", new(53)) { matter, _ in matter.admitsSummary }
            .requires("copy-not-sent", "尚未按普通程序发送申请书副本", new(54, 1)) { matter, _ in matter.copySentOn == nil }
            .requires("not-converted-before", "转为普通程序的案件不再适用简易程序", new(55)) { matter, _ in matter.convertedOn == nil }
            .writes(\.track) { matter, _ in matter.track = .summary }
        Action("convert-to-ordinary", "转为普通程序", .reviewing, by: .head, basis: new(55)).atInstitution()
            .needs(\.conversionReason)
            .requires("in-summary-procedure", "正在适用简易程序", new(55)) { matter, _ in matter.isSummary }
            .stamps(\.convertedOn)
            .writes(\.track) { matter, _ in matter.track = .ordinary }
    }

    private var admitsSummary: Bool {
        switch summaryGround {
        case .onTheSpot: actTraits.contains(.onTheSpot)
        case .warning: actTraits.contains(.warning)
        case .smallAmount: amount.map { $0 <= .yuan(3_000) } ?? false
        case .information: actKind == .information
        case .agreed: true
        case nil: false
        }
    }

    @Clauses
    static func replyClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Action("assign", "指定承办人", .reviewing, by: .reconsideration, .head, basis: law.assignment).atInstitution()
            .needs(\.handlers).fills(\.isMajor, \.isTechnical, \.wantsAdvice)
            .requires("two-handlers", "由两名以上行政复议人员审理", Law.reconsiderationRules(32)) { matter, _ in Set(matter.handlers).count >= 2 }
        Action("send-copy", "发送申请书副本", .reviewing, by: .reconsideration, basis: law.copy).atInstitution()
            .fills(\.copyReceivedOn)
            .requires("copy-not-sent", "尚未发送", law.copy) { matter, _ in matter.copySentOn == nil }
            .requires("copy-receipt-not-future", "被申请人收到副本不晚于登记当日", law.copy) { matter, now in matter.copyReceivedOn.map { $0 <= now.today } ?? true }
            .stamps(\.copySentOn).issues("reply-notice")
        Action("acknowledge-copy", "签收申请书副本", .reviewing, .suspended, by: .clerk, .officer, basis: law.copy).atRespondent()
            .requires("copy-awaits-receipt", "副本已经发送，尚未签收", law.copy) { matter, _ in matter.copySentOn != nil && matter.copyReceivedOn == nil }
            .stamps(\.copyReceivedOn)
        Action("record-copy-receipt", "登记申请书副本送达", .reviewing, .suspended, by: .reconsideration, basis: law.copy).atInstitution()
            .needs(\.copyReceivedOn)
            .requires("copy-receipt-in-order", "被申请人收到副本不早于发送，不晚于登记当日", law.copy) { matter, now in
                guard let sent = matter.copySentOn, let got = matter.copyReceivedOn else { return false }
                return sent <= got && got <= now.today
            }
        Action("reply", "书面答复", .reviewing, .suspended, by: .clerk, .officer, basis: law.copy).atRespondent()
            .needs(\.reply, \.evidence)
            .requires("copy-received-unanswered", "已经收到申请书副本，尚未答复", law.copy) { matter, _ in matter.copyReceivedOn != nil && matter.repliedOn == nil }
            .requires(all: evidenceGates(law) { $0.evidence })
            .writes(\.replyLate) { matter, now in matter.replyLate = matter.replyDue(now).map { now.today > $0 } ?? false }
            .stamps(\.repliedOn)
        Action("no-reply", "未依法答复，视为没有证据、依据", .reviewing, by: .system, basis: law.noReply)
            .requires("not-replied", "被申请人没有答复", law.noReply) { matter, _ in matter.repliedOn == nil }
            .stamps(\.noReplyOn)
            .writes(\.proposedOutcome, \.ground) { matter, _ in
                // What the law lets follow, as a draft for the institution; the proposal may be another that the law allows.
                matter.proposedOutcome = matter.actKind == .inaction ? .perform : .revoke
                matter.ground = matter.actKind == .inaction ? .nonPerformance : .noEvidence
            }
    }

    /// The respondent answers for its act with what it had when it acted; for an omission, with what it had when the application came.
    private static func evidenceGates(_ law: ReconsiderationLaw, _ list: @escaping @Sendable (Self) -> [Evidence]) -> [Gate<Self>] {
        [
            Gate("evidence-dated", "每项证据注明收集日期", law.copy) { matter, _ in list(matter).allSatisfy { $0.collectedOn != nil } },
            Gate("evidence-not-after-act", "作出行政行为之后自行收集的证据，不得作为依据", law.ownCollection) { matter, _ in
                guard let last = matter.actOn ?? matter.receivedOn else { return true }
                return list(matter).allSatisfy { $0.collectedOn.map { $0 <= last } ?? true }
            },
        ]
    }

    @Clauses
    static func evidenceClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        if law.isRevised { addedEvidenceClauses }
        Action("record-third-party-evidence", "登记第三人证据", .reviewing, by: .reconsideration, basis: law.noReply).atInstitution()
            .fills(\.thirdPartyEvidence, \.thirdParties)
        Action("hear-parties", "听取意见", .reviewing, by: .reconsideration, basis: law.hearingOfParties).atInstitution()
            .needs(\.partiesHeard, \.hearingWay, \.heardNote)
            .writes(\.opinionsHeard, \.partiesHeard, \.hearingWay, \.heardNote) { matter, now in
                var opinion = HeardOpinion()
                (opinion.on, opinion.parties, opinion.way, opinion.note) = (now.today, matter.partiesHeard, matter.hearingWay, matter.heardNote)
                matter.opinionsHeard.append(opinion)
                (matter.partiesHeard, matter.hearingWay, matter.heardNote) = ([], nil, "")
            }
        Action("record-unheard", "登记不能听取意见", .reviewing, by: .reconsideration, basis: law.hearingOfParties).atInstitution()
            .needs(\.partiesUnheard, \.unheardReason)
        Action("investigate", "调查取证", .reviewing, by: .reconsideration, basis: law.investigation).atInstitution()
            .needs(\.investigators, \.investigationNote).fills(\.certificatesShown)
            .requires("two-investigators", "调查取证的行政复议人员不得少于两人", law.investigation) { matter, _ in Set(matter.investigators).count >= 2 }
            .requires("certificates-shown", "出示行政复议工作证件", law.investigation) { matter, _ in matter.certificatesShown }
            .writes(\.investigations, \.investigators, \.investigationNote, \.certificatesShown) { matter, now in
                var investigation = Investigation()
                (investigation.on, investigation.investigators, investigation.note) = (now.today, matter.investigators, matter.investigationNote)
                matter.investigations.append(investigation)
                (matter.investigators, matter.investigationNote, matter.certificatesShown) = ([], "", false)
            }
        Action("grant-access", "查阅材料", .reviewing, .suspended, .proposed, by: .reconsideration, basis: law.access).atInstitution()
            .needs(\.accessPerson).fills(\.accessWithheld)
            .requires(all: law.isRevised ? [] : [formerAccess])
            .writes(\.accesses, \.accessPerson, \.accessWithheld) { matter, now in
                var access = FileAccess()
                (access.on, access.person, access.withheld) = (now.today, matter.accessPerson, matter.accessWithheld)
                matter.accesses.append(access)
                (matter.accessPerson, matter.accessWithheld) = ("", nil)
            }
        Action("stay", "停止执行", .reviewing, .suspended, .proposed, by: .reconsideration, basis: law.stay).atInstitution()
            .needs(\.stayGround, \.stayNote).stamps(\.stayedOn).issues("stay-notice")
    }

    private static var formerAccess: Gate<Self> {
        Gate("access-withheld-lawfully", "除涉及国家秘密、商业秘密、个人隐私外，不得拒绝查阅", Law.reconsideration2017(23, 2)) { matter, _ in
            matter.accessWithheld != .security
        }
    }

    /// 补充证据, only since 2024: in answer to what the other side newly brought, and with leave.
    @Clauses
    private static var addedEvidenceClauses: [Clause<Self>] {
        let new = Law.reconsideration2023
        Action("permit-evidence", "同意补充证据", .reviewing, by: .reconsideration, basis: new(46, 2)).atInstitution()
            .needs(\.newGrounds).stamps(\.evidencePermittedOn)
        Action("add-evidence", "补充证据", .reviewing, by: .clerk, .officer, basis: new(46, 2)).atRespondent()
            .needs(\.addedEvidence)
            .requires("added-evidence-permitted", "申请人、第三人提出了新的理由或者证据，并经行政复议机构同意", new(46, 2)) { matter, _ in matter.evidencePermittedOn != nil }
    }
}
