import Kernel

/// From a clue to a case (线索、立案), and the time to decide it.
extension PenaltyCase {
    @Clauses
    static func filing(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("register-clue", "登记线索", to: .clue, by: .officer, .clerk, basis: law.investigation)
            .needs(\.source, \.clue, \.discoveredOn)
            .fills(\.cause, \.actEndedOn).entering(party).fills(\.capacity)
            .fills(\.remakes, \.remakeOrderedOn, \.remakeDays)
            .requires(days(law))
            .requires(
                Gate<Self>("remade-decision-fallen", "责令重新作出的，原案由本机关办理，原决定已被撤销，写明责令的文书送达日期", remaking) { matter, now in
                    guard let reference = matter.remakes, let earlier = now.find(reference), now.organ(of: reference) == now.organ else {
                        return false
                    }
                    return earlier.fall?.endsDuty == true && matter.orderedOn(now).map { $0 <= now.today } ?? false
                }
                .when("责令重新作出的") { matter, _ in matter.remakes != nil }
            )
            .stamps(\.openedOn)
            .writes(\.procedureKind) { matter, _ in matter.procedureKind = .ordinary }
            .writes(\.remakeOrderedOn, \.remakeDays) { matter, now in
                guard let order = matter.remakeOrder(now) else { return }
                (matter.remakeOrderedOn, matter.remakeDays) = (matter.remakeOrderedOn ?? order.on, matter.remakeDays ?? order.days)
            }
        // What an inspection of this organ has found, as it was put down there.
        Action("receive-clue", "由行政检查转入线索", to: .clue, by: .system, basis: law.filing)
            .given(\.source, \.clue, \.discoveredOn, \.inspection)
            .taking(party)
            .stamps(\.openedOn)
            .writes(\.procedureKind) { matter, _ in matter.procedureKind = .ordinary }
        Action("file", "立案", .clue, to: .investigating, by: .head, basis: law.filing)
            .needs(\.cause, officers.certificates, \.powerItem)
            .fills(\.discoveredOn, \.actEndedOn, \.harm, \.limitationMonths, \.limitationLaw, \.decisionDays, \.extensionDays, \.decisionRule)
            .entering(party).fills(\.capacity)
            .requires(listed, subjectStands(law)).requires(all: certified(law)).requires(days(law), limitationLaw(law))
            .requires("within-limitation", "违法行为在追究时效内被发现", law.limitation) { matter, now in matter.isWithinLimitation(now) }
            .requires("special-term-cited", "期限与法律所定不同的，写明规定该期限的法律、法规、规章", law.decisionLimit) { matter, _ in
                matter.decisionDays == nil || !matter.decisionRule.isEmpty
            }
            .apart(from: officers, "负责人不得审批本人承办的案件", law.decision)
            .stamps(\.filedOn).assigning()
            .writes(\.decisionDays, \.extensionDays, \.decisionRule) { matter, now in matter.fixDecisionTerm(now) }
            .issues("filing")
        Action("not-file", "不予立案", .clue, to: .notFiled, by: .head, basis: law.filing).needs(\.notFiledReason)
    }

    /// The Law's ninety days since 2021, or what a department's rule gives the organ; before, such rules alone.
    ///
    /// - Parameter counting: whether the ninety days are counted at all.
    mutating func fixDecisionTerm(_ now: Moment, counting: Bool = true) {
        guard decisionDays == nil else { return }
        if let own = now.settings[Self.decisionTerms].first(where: { $0.organ == now.organ }) {
            (decisionDays, extensionDays, decisionRule) = (own.days, own.extensionDays, own.source)
        } else if let rule = marketRule, now.organs[now.organ]?.duties.contains(.market) == true {
            (decisionDays, extensionDays, decisionRule) = (90, 30, rule.description)
        } else if law.isRevised, counting {
            (decisionDays, decisionRule) = (90, law.decisionLimit.description)
        }
    }

    /// The market regulator's own rule, for cases filed since it came into force on 1 April 2019.
    private var marketRule: Basis? {
        guard !law.isRevised else { return Law.marketProcedure2021(64, 1) }
        return filedOn.map { Law.marketProcedure2018.isInForce(on: $0) } ?? false ? Law.marketProcedure2018(57, 1) : nil
    }

    /// The last order to decide anew, as the files of this county say: when it reached this organ, and within how many days.
    private func remakeOrder(_ now: Moment) -> (on: Day, days: Int?)? {
        guard let remakes else { return nil }
        let suits: [(on: Day, days: Int?)] = now.citing(remakes.id, by: LitigationResponse.self).compactMap { suit in
            guard suit.record.ordersRemaking, let served = suit.record.servedOn else { return nil }
            return (served, suit.record.performanceDays)
        }
        let reviews: [(on: Day, days: Int?)] = now.citing(remakes.id, by: Reconsideration.self).compactMap { review in
            let decided = review.record
            guard decided.remakeOrdered, decided.annulledOn == nil, let served = decided.decisionService.servedOn else { return nil }
            return (served, review.record.performanceDays)
        }
        return (suits + reviews).max { $0.on < $1.on }
    }

    /// As it was typed, or as those files say.
    private func orderedOn(_ now: Moment) -> Day? { remakeOrderedOn ?? remakeOrder(now)?.on }

    /// 撤销并判决重新作出; 行政复议法第六十四条 says the same of reconsideration. Whether the new decision rests on the same facts and reasons is
    /// for people to judge.
    private static let remaking: Basis = Law.administrativeProcedure(70)

    @Clauses
    static func time(_ law: PenaltyArticles) -> [Clause<Self>] {
        Limit(
            "remake", "重新作出决定", termText: "责令的期限", from: \.remakeOrderedOn, until: { $0.decidedOn ?? $0.closedOn }, basis: remaking
        ) { matter, _ in matter.remakeDays.map { .days($0) } }
        .when("责令重新作出并且定有期限的") { $0.remakes != nil && $0.notFiledReason.isEmpty }
        .runs(from: "责令重新作出的复议决定、判决送达之日", until: "作出决定，或者不予立案、以其他方式结案")
        Limit(
            "decision", "作出处罚决定", termText: law.isRevised ? "90日，另有规定的从其规定" : "部门规章规定的日数", from: \.filedOn,
            until: { $0.decidedOn ?? $0.closedOn }, basis: law.decisionLimit
        ) { matter, _ in matter.decisionDays.map { .days($0) } }
        .runs(from: "立案之日", until: "作出处罚决定，或者以其他方式结案")
        // The Law itself lets no time be left out; a rule that does must be named.
        Action("suspend", "中止或者扣除期限", .investigating, .reviewing, .notified, .hearing, by: .head, basis: law.decisionLimit)
            .needs(\.suspensionGround, \.suspensionRule)
            .suspends("decision", ground: "依照规定中止、扣除")
        Action("resume", "恢复期限", .investigating, .reviewing, .notified, .hearing, by: .head, basis: law.decisionLimit)
            .requires("term-suspended", "期限已经中止", law.decisionLimit) { _, now in now.ledger.isSuspended("decision") }
            .resumes("decision")
        Action("extend", "延长办案期限", .investigating, .reviewing, .notified, .hearing, by: .head, basis: law.decisionLimit)
            .needs(\.extensionReason)
            .requires("extension-permitted", "法律、法规、规章准许延长", law.decisionLimit) { matter, _ in matter.extensionDays != nil }
            .requires("within-decision-term", "期限届满前延长", law.decisionLimit) { matter, now in matter.isInTime(now) }
            .extends("decision", ground: "案情复杂", says: "法律、法规、规章准许延长的日数") { matter, _ in .days(matter.extensionDays ?? 1) }
        // 市场监督管理行政处罚程序规定: the heads together fix how much longer, once the first extension has not been enough.
        Action("extend-further", "集体讨论决定继续延期", .investigating, .reviewing, .notified, .hearing, by: .head, basis: law.furtherExtension)
            .needs(\.furtherDays)
            .appends(\.meetings, needing: \.members, \.note, atMost: 1, checks: prolonging(law)) { meeting, _, now in
                (meeting.form, meeting.on) = (meeting.form ?? .heads, meeting.on ?? now.today)
            }
            .requires("market-regulator", "市场监督管理部门办理的案件", law.furtherExtension) { _, now in
                now.organs[now.organ]?.duties.contains(.market) == true
            }
            .requires("extended-before", "已经延长一次，仍不能作出处理决定", law.furtherExtension) { _, now in now.ledger.extensions(of: "decision").count == 1 }
            .requires("within-decision-term", "期限届满前延长", law.furtherExtension) { matter, now in matter.isInTime(now) }
            .extends("decision", atMost: 2, ground: "案情特别复杂或者有其他特殊情况", says: "集体讨论确定的合理期限") { matter, _ in .days(matter.furtherDays ?? 1) }
    }

    private static func prolonging(_ law: PenaltyArticles) -> [Check<Self, Meeting>] {
        [
            Meeting.together(of: "市场监督管理部门负责人", basis: law.furtherExtension), Meeting.counted(basis: law.furtherExtension),
            Check("meeting-not-in-future", "集体讨论不晚于登记当日", law.furtherExtension) { meeting, _, now in meeting.on.map { $0 <= now.today } ?? true },
        ]
    }

    /// The party turns out to be another, or was named wrongly; what was told, heard and reviewed concerned somebody else.
    @Clauses
    static func parties(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("change-party", "变更、更正当事人", .investigating, .reviewing, .notified, by: .head, basis: law.content)
            .needs(\.partyChangeReason).entering(party).fills(\.capacity)
            .requires(named(law)).requires(all: impartial(law)).barring(law)
            .requires("no-verification-pending", "法制审核意见已经收到", law.verification) { matter, _ in !matter.verificationPending }
            .writes(\.partyChanges, \.partyChangeReason) { matter, now in
                var change = PartyChange()
                (change.on, change.name, change.reason) = (now.today, matter.party.maskedName, matter.partyChangeReason)
                matter.partyChanges.append(change)
                matter.partyChangeReason = ""
            }
            .writes(all: forgetNoticeWrites) { matter, _ in matter.forgetNotice() }
            .writes(\.verificationOpinion, \.verificationAnsweredOn, \.discussedOn, \.discussedProposal) { matter, _ in
                matter.forgetOpinion()
                (matter.discussedOn, matter.discussedProposal) = (nil, "")
            }
    }

    /// HG-13: the time to decide, its suspensions and extension counted in, has not run out.
    func isInTime(_ now: Moment) -> Bool {
        guard let decisionDays else { return true }
        return now.isWithin(limit: "decision", lasting: .days(decisionDays), of: filedOn, by: law.decisionLimit.statute.counting)
    }
}
