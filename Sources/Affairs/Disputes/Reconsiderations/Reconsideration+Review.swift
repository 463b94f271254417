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
            .requires("two-handlers", law.handlersAsked, law.handling) { matter, _ in matter.hasEnoughHandlers(law) }
        Action("send-copy", "发送申请书副本", .reviewing, by: .reconsideration, basis: law.copy).atInstitution()
            .fills(\.copyReceivedOn)
            .requires("copy-not-sent", "尚未发送", law.copy) { matter, _ in matter.copySentOn == nil }
            .requires("copy-receipt-not-future", "被申请人收到副本不晚于登记当日", law.copy) { matter, now in matter.copyReceivedOn.map { $0 <= now.today } ?? true }
            .stamps(\.copySentOn).issues("reply-notice")
        Action("acknowledge-copy", "签收申请书副本", .reviewing, .suspended, by: .clerk, .officer, basis: law.copy).atRespondent()
            .requires("copy-awaits-receipt", "副本已经发送，尚未签收", law.copy) { matter, _ in matter.copySentOn != nil && matter.copyReceivedOn == nil }
            .stamps(\.copyReceivedOn).occurs("收到副本之日", after: \.copySentOn)
        Action("record-copy-receipt", "登记申请书副本送达", .reviewing, .suspended, by: .reconsideration, basis: law.copy).atInstitution()
            .needs(\.copyReceivedOn)
            .requires("copy-receipt-in-order", "被申请人收到副本不早于发送，不晚于登记当日", law.copy) { matter, now in
                guard let sent = matter.copySentOn, let got = matter.copyReceivedOn else { return false }
                return sent <= got && got <= now.today
            }
        // The respondent, whom the ten days bind, does not say of itself that it kept them: the institution, which received the reply, does.
        replying(Action("reply", "书面答复", .reviewing, .suspended, by: .clerk, .officer, basis: law.copy).atRespondent(), law)
            .awaited(at: .reviewing) { $0.copyReceivedOn != nil && $0.repliedOn == nil && $0.noReplyOn == nil }
            .requires("copy-received-unanswered", "已经收到申请书副本，尚未答复", law.copy) { matter, _ in matter.copyReceivedOn != nil && matter.repliedOn == nil }
            .bindsWhoEnters()
        replying(
            Action("record-reply", "登记收到的书面答复", .reviewing, .suspended, by: .reconsideration, basis: law.copy).atInstitution(), law
        )
        .requires("copy-received-no-timely-reply", "被申请人已经收到申请书副本，没有登记过按期的答复", law.copy) { matter, _ in
            matter.copyReceivedOn != nil && (matter.repliedOn == nil || matter.replyLate)
        }
        // A reply that was made in time and is entered later was no silence.
        .undoesIfInTime("no-reply")
        .writes(\.noReplyOn, \.proposedOutcome, \.ground) { matter, now in
            if now.undoes("no-reply") { (matter.noReplyOn, matter.proposedOutcome, matter.ground) = (nil, nil, nil) }
        }
        Action("no-reply", "未依法答复，视为没有证据、依据", .reviewing, by: .system, basis: law.noReply)
            .requires("not-replied", "被申请人没有答复", law.noReply) { matter, _ in matter.repliedOn == nil }
            .stamps(\.noReplyOn)
            .writes(\.proposedOutcome, \.ground) { matter, _ in
                // What the law lets follow, as a draft for the institution; the proposal may be another that the law allows.
                matter.proposedOutcome = matter.actKind == .inaction ? .perform : .revoke
                matter.ground = matter.actKind == .inaction ? .nonPerformance : .noEvidence
            }
    }

    /// What the reply asks and writes, whoever enters it.
    private static func replying(_ action: Action<Self>, _ law: ReconsiderationLaw) -> Action<Self> {
        action.needs(\.reply, \.evidence)
            .requires(all: evidenceGates(law))
            .writes(\.replyLate) { matter, now in matter.replyLate = matter.replyDue(now).map { now.today > $0 } ?? false }
            .stamps(\.repliedOn).occurs("提出答复之日", after: \.copyReceivedOn)
    }

    /// What the respondent gathered itself once the case was under way does not count (第四十六条第一款). What came after the act and before the
    /// case, such as the receipt of its service, is taken in; that it cannot show the act itself to have been lawful, a caution says.
    private static func evidenceGates(_ law: ReconsiderationLaw) -> [Gate<Self>] {
        Evidence.gates(
            of: "evidence", { $0.evidence }, .dated(law.copy),
            .notDuringReview(since: { $0.acceptedOn }, law.ownCollection), .notFuture(law.copy))
    }

    @Clauses
    static func evidenceClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        if law.isRevised { addedEvidenceClauses }
        Action("record-third-party-evidence", "登记第三人证据", .reviewing, by: .reconsideration, basis: law.noReply).atInstitution()
            .fills(\.thirdPartyEvidence, \.others)
        Action("hear-parties", "听取意见", .reviewing, by: .reconsideration, basis: law.hearingOfParties).atInstitution()
            .appends(\.opinionsHeard, needing: \.parties, \.way, \.note, checks: opinionChecks(law)) { opinion, _, now in
                opinion.on = opinion.on ?? now.today
            }
        Action("record-unheard", "登记不能听取意见", .reviewing, by: .reconsideration, basis: law.hearingOfParties).atInstitution()
            .needs(\.partiesUnheard, \.unheardReason)
        Action("investigate", "调查取证", .reviewing, by: .reconsideration, basis: law.investigation).atInstitution()
            .appends(\.investigations, needing: \.investigators, \.note, checks: investigationChecks(law)) { investigation, _, now in
                investigation.on = investigation.on ?? now.today
            }
        Action("grant-access", "查阅材料", .reviewing, .suspended, .proposed, by: .reconsideration, basis: law.access).atInstitution()
            .appends(\.accesses, needing: \.person, checks: accessChecks(law)) { access, _, now in access.on = access.on ?? now.today }
        Action("stay", "停止执行", .reviewing, .suspended, .proposed, by: .reconsideration, basis: law.stay).atInstitution()
            .needs(\.stayGround, \.stayNote)
            .requires("not-for-respondent", "被申请人认为需要停止执行的，由被申请人的负责人决定", law.ownStay) { matter, _ in matter.stayGround != .respondent }
            .writes(\.stayLiftedOn, \.stayLiftReason) { matter, _ in (matter.stayLiftedOn, matter.stayLiftReason) = (nil, "") }
            .stamps(\.stayedOn).issues("stay-notice")
            .stayingPenalty({ $0.attacked }, by: { $0.stayWords }).staying(contested, by: { $0.stayWords })
        Action("stay-own", "停止执行（被申请人认为需要）", .reviewing, .suspended, .proposed, by: .head, basis: law.ownStay).atRespondent()
            .needs(\.stayNote)
            .requires("not-stayed", "没有正在停止执行", law.ownStay) { matter, _ in !matter.staysExecution }
            .writes(\.stayGround, \.stayNumber) { matter, _ in (matter.stayGround, matter.stayNumber) = (.respondent, "") }
            .writes(\.stayLiftedOn, \.stayLiftReason) { matter, _ in (matter.stayLiftedOn, matter.stayLiftReason) = (nil, "") }
            .stamps(\.stayedOn)
            .stayingPenalty({ $0.attacked }, by: { $0.stayWords }).staying(contested, by: { $0.stayWords })
        // Whoever stopped it lets it go on; what the reconsideration organ has stopped the respondent does not carry out.
        Action("lift-own-stay", "恢复执行（被申请人自己停止的）", .reviewing, .suspended, .proposed, by: .head, basis: law.ownStay).atRespondent()
            .needs(\.stayLiftReason)
            .requires("stayed-by-respondent", "正在停止执行，而且是被申请人自己停止的", law.ownStay) { matter, _ in
                matter.staysExecution && matter.stayGround == .respondent
            }
            .stamps(\.stayLiftedOn)
            .freeingPenalty({ $0.attacked }, by: { $0.stayWords }).freeing(contested, by: { $0.stayWords })
        // The rule is that the act is carried out; once what spoke against it is gone, the rule holds again.
        Action("lift-stay", "恢复执行", .reviewing, .suspended, .proposed, by: .reconsideration, basis: law.stay).atInstitution()
            .needs(\.stayLiftReason)
            .requires("stay-in-effect", "正在停止执行，而且是行政复议机关停止的", law.stay) { matter, _ in
                matter.staysExecution && matter.stayGround != .respondent
            }
            .stamps(\.stayLiftedOn).issues("stay-lifted")
            .freeingPenalty({ $0.attacked }, by: { $0.stayWords }).freeing(contested, by: { $0.stayWords })
        inquiryClauses(law)
        Action("notify-third-parties", "通知第三人参加", .reviewing, by: .reconsideration, basis: law.thirdParties).atInstitution()
            .needs(\.others)
            .requires("third-party-named", "写明同行政行为或者案件处理结果有利害关系的第三人", law.thirdParties) { matter, _ in !matter.others.of(.thirdParty).isEmpty }
            .stamps(\.thirdPartiesNoticedOn).issues("third-party-notice")
        if law.hasNewRules { joining(law) }
    }

    /// 现场勘验、鉴定: the case goes on, its time does not.
    @Clauses
    private static func inquiryClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        let ground = "现场勘验、鉴定所用时间"
        // One that is entered after the time for the decision has run out would make it stand still in arrears: that takes a head.
        let begin = Action<Self>("begin-inquiry", "勘验、鉴定开始", .reviewing, by: .reconsideration, .head, basis: law.inspection).atInstitution()
            .needs(\.inquiryKind)
            .requires("no-inquiry-under-way", "没有进行中的勘验、鉴定", law.inspection) { matter, _ in matter.inquiryFrom == nil }
            .stamps(\.inquiryFrom).occurs("勘验、鉴定开始之日", after: \.acceptedOn)
        let end = Action<Self>("end-inquiry", "勘验、鉴定结束", .reviewing, by: .reconsideration, basis: law.inspection).atInstitution()
            .requires("inquiry-under-way", "正在勘验、鉴定", law.inspection) { matter, _ in matter.inquiryFrom != nil }
            .occurs("勘验、鉴定结束之日", after: \.inquiryFrom)
            .writes(\.inquiries, \.inquiryFrom, \.inquiryKind) { matter, now in
                var inquiry = Inquiry()
                (inquiry.kind, inquiry.from, inquiry.until) = (matter.inquiryKind, matter.inquiryFrom, now.today)
                matter.inquiries.append(inquiry)
                (matter.inquiryFrom, matter.inquiryKind) = (nil, nil)
            }
        if law.isRevised {
            begin.suspends("decision", "decision-summary", ground: ground)
            end.resumes("decision", "decision-summary")
        } else {
            begin.suspends("decision", ground: ground)
            end.resumes("decision")
        }
    }

    /// While it lasts the case is neither stopped nor proposed for decision: one time stands still at a time.
    static func inquiryOver(_ law: ReconsiderationLaw) -> Gate<Self> {
        Gate("inquiry-over", "进行中的勘验、鉴定已经结束", law.inspection) { matter, _ in matter.inquiryFrom == nil }
    }

    /// 合并审理, in the regulation since July 2026: each case keeps its number and its periods.
    @Clauses
    private static func joining(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Action("join-cases", "决定合并审理", .reviewing, by: .reconsideration, .head, basis: law.joining).atInstitution()
            .needs(\.joined)
            .requires("joined-under-review", "合并的是本机关正在审理的其他案件", law.joining) { matter, now in
                matter.joined.allSatisfy { other in other.id != now.matter && now.organ(of: other) == now.organ && now.stage(of: other) == .reviewing
                }
            }
            .stamps(\.joinedOn)
    }

    // What is put down on record has happened, today or before.

    private static func opinionChecks(_ law: ReconsiderationLaw) -> [Check<Self, HeardOpinion>] {
        [
            Check("opinion-day-not-future", "听取意见不晚于登记当日", law.hearingOfParties) { opinion, _, now in
                opinion.on.map { $0 <= now.today } ?? true
            }
        ]
    }

    private static func investigationChecks(_ law: ReconsiderationLaw) -> [Check<Self, Investigation>] {
        [
            Check("two-investigators", "调查取证的行政复议人员不得少于两人", law.investigation) { investigation, _, _ in
                Set(investigation.investigators).count >= 2
            },
            Check("certificates-shown", "出示行政复议工作证件", law.investigation) { investigation, _, _ in investigation.certificatesShown },
            Check("investigation-day-not-future", "调查取证不晚于登记当日", law.investigation) { investigation, _, now in
                investigation.on.map { $0 <= now.today } ?? true
            },
        ]
    }

    private static func accessChecks(_ law: ReconsiderationLaw) -> [Check<Self, FileAccess>] {
        var checks: [Check<Self, FileAccess>] = [
            Check("access-day-not-future", "查阅不晚于登记当日", law.access) { access, _, now in access.on.map { $0 <= now.today } ?? true }
        ]
        if !law.isRevised {
            checks.append(
                Check("access-withheld-lawfully", "除涉及国家秘密、商业秘密、个人隐私外，不得拒绝查阅", Law.reconsideration2017(23, 2)) { access, _, _ in
                    access.withheld != .security
                })
        }
        return checks
    }

    private static var addedEvidenceChecks: [Check<Self, Evidence>] {
        Evidence.checks(of: "added-evidence", .notFuture(Law.reconsideration2023(46, 2)))
    }

    /// 补充证据, only since 2024: in answer to what the other side newly brought, and with leave.
    @Clauses
    private static var addedEvidenceClauses: [Clause<Self>] {
        let new = Law.reconsideration2023
        Action("permit-evidence", "同意补充证据", .reviewing, by: .reconsideration, basis: new(46, 2)).atInstitution()
            .needs(\.newGrounds).stamps(\.evidencePermittedOn)
        Action("add-evidence", "补充证据", .reviewing, by: .clerk, .officer, basis: new(46, 2)).atRespondent()
            .appends(\.addedEvidence, checks: addedEvidenceChecks)
            .requires("added-evidence-permitted", "申请人、第三人提出了新的理由或者证据，并经行政复议机构同意", new(46, 2)) { matter, _ in matter.evidencePermittedOn != nil }
    }
}
