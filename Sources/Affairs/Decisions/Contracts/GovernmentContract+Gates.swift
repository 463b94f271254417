import Kernel

private let local = Law.localContracts

/// The conditions that more than one step asks.
extension GovernmentContract {
    /// HG-29: 未经合法性审查或者经审查不合法的，不得签订.
    static let lawful: Gate<Self> = Gate("found-lawful", "未经合法性审查或者经审查不合法的，不得签订", local.cited()) { matter, _ in
        matter.reviewOutcome == .lawful || matter.reviewOutcome == .lawfulAfterAmendment
    }

    /// Each suggestion adopted, or refused with its reason.
    static let answered: Gate<Self> = Gate(
        "suggestions-answered", "审查提出的修改建议应当逐条修改或者说明理由", local.cited(),
        listing: { matter, _ in
            guard matter.repliedOn == nil else { return [] }
            return matter.suggestions.indices.map { "第\($0 + 1)条“\(matter.suggestions[$0])”" }
        })

    static let repliesComplete: Gate<Self> = Gate(
        "replies-complete", "逐条答复，未采纳、部分采纳的说明理由", local.cited(),
        listing: { matter, _ in
            var faults: [String] = []
            for (index, suggestion) in matter.suggestions.enumerated() {
                let given = matter.replies.filter { $0.item == index + 1 }
                if given.count != 1 || given.first?.adoption == nil { faults.append("第\(index + 1)条“\(suggestion)”应有一项答复") }
                if let reply = given.first, reply.adoption != .full, reply.adoption != nil, reply.reason.isEmpty {
                    faults.append("第\(index + 1)条没有说明理由")
                }
            }
            let known = Set(1...max(1, matter.suggestions.count))
            faults += matter.replies.filter { reply in !(reply.item.map(known.contains) ?? false) }.map { "没有第\($0.item ?? 0)条建议" }
            return faults
        })

    /// 机关法人不得为保证人; relending of foreign government loans, approved by the State Council, apart.
    static func noSurety(_ law: ContractLaw) -> Gate<Self> {
        Gate("no-surety", "机关法人不得为保证人，经国务院批准的转贷除外", law.guarantee) { matter, _ in matter.guarantee.map { $0 != .given } ?? false }
    }

    static func approved(_ law: ContractLaw) -> Gate<Self> {
        Gate("approval-obtained", "应当取得批准", law.approval) { matter, _ in !matter.approvalNumber.isEmpty }
            .when("依法须经批准的") { matter, _ in matter.needsApproval }
    }

    static func competitionPassed(_ law: ContractLaw) -> Gate<Self> {
        Gate("competition-passed", "未经公平竞争审查或者违反标准的，不得订立", law.competition) { matter, _ in
            matter.competitionConclusion.map { $0 != .violates } ?? false
        }
        .when("给予经营者优惠或者涉及市场准入的") { matter, _ in matter.touchesCompetition }
    }

    static func jointReview(_ law: ContractLaw) -> [Gate<Self>] { law.isJointCompetition ? [reviewedJointly] : [] }

    /// 公平竞争审查条例第十四条: what a government is to conclude is reviewed by the market regulator with its drafter.
    private static let reviewedJointly: Gate<Self> =
        Gate("reviewed-jointly", "由市场监督管理部门会同起草单位审查，结论与审查结论一致", Law.competitionReview2024(14)) { matter, now in
            guard let reference = matter.competitionReview, let review = now.find(reference) else { return false }
            return now.stage(of: reference) == .concluded && review.subject == .contract && review.issuer == .government
                && review.drafter == matter.undertaker && review.outcome?.rawValue == matter.competitionConclusion?.rawValue
        }
        .when("给予经营者优惠或者涉及市场准入，拟由政府订立的") { matter, now in
            matter.touchesCompetition && now.organs[matter.party]?.duties.contains(.government) ?? false
        }

    static let decided: Gate<Self> = Gate("major-decision-made", "应当先履行决策程序", Law.majorDecisions(3)) { matter, _ in
        !matter.decisionReference.isEmpty
    }
    .when("属于重大行政决策的") { matter, _ in matter.isMajorDecision }

    static let creditSound: Gate<Self> = Gate("credit-sound", "相对方资信经查明具备签约条件，存疑的已有防范措施", local.cited()) { matter, _ in
        switch matter.credit {
        case .sound: true
        case .doubtful: !matter.creditSafeguard.isEmpty
        case .unfit, nil: false
        }
    }

    /// A high risk is not decided on until measures have made it controllable.
    static let riskControllable: Gate<Self> = Gate("risk-controllable", "应当经风险评估，风险可控", local.cited()) { matter, _ in
        matter.riskAssessedOn != nil && matter.riskLevel != .high && matter.riskLevel != nil
    }
    .when("属于重大合同的") { matter, _ in matter.isMajor }

    /// 应当听取而未听取，或者法律顾问认为不合法不合规的，不得提交讨论、作出决定.
    static let adviserHeard: Gate<Self> = Gate("adviser-heard", "应当听取法律顾问、公职律师意见，其认为不合法的不得提交讨论", Law.legalAdvisers2016.cited()) { matter, now in
        guard let reference = matter.participation else { return !matter.adviserOpinion.isEmpty }
        return now.find(reference).map { $0.isHeard && $0.verdict != .unlawful } ?? false
    }
    .when("属于重大合同，或者引用法律顾问参与事务的") { matter, _ in matter.isMajor || matter.participation != nil }

    static let papersComplete: Gate<Self> = Gate(
        "papers-complete", "送审材料齐全", local.cited(),
        listing: { matter, _ in
            var required: [Paper] = [.draft, .basis, .credit, .check]
            if matter.isMajor { required += [.risk, .adviserOpinion] }
            if matter.touchesCompetition { required.append(.competition) }
            if matter.selection != .direct && matter.selection != nil { required.append(.approval) }
            return required.filter { !matter.papers.contains($0) }.map { "缺\($0.name)" }
        })

    static let deliberatedIfMajor: Gate<Self> = Gate("major-deliberated", "应当经集体讨论决定", local.cited()) { matter, _ in matter.deliberatedOn != nil }
        .when("属于重大合同的") { matter, _ in matter.isMajor }
    /// A change is an agreement of its own: what it makes a major contract, or leaves one, is decided upon as a major contract is.
    static let changeDeliberatedIfMajor: Gate<Self> = Gate("change-deliberated", "变更应当经集体讨论决定", local.cited()) { matter, _ in
        matter.changeDeliberatedOn != nil
    }
    .when("变更后属于重大合同的") { matter, now in matter.isMajorWhenChanged(now) }

    static let meetingChecks: [Check<Self, Meeting>] = [
        Meeting.inOrder(after: "合法性审查", on: \.reviewedOn, basis: local.cited()), Meeting.counted(basis: local.cited()),
    ]
    static let changeMeetingChecks: [Check<Self, Meeting>] = [
        Meeting.inOrder(after: "变更的合法性审查", on: \.changeReviewedOn, basis: local.cited()), Meeting.counted(basis: local.cited()),
    ]

    static let countersigned: Gate<Self> = Gate("countersigned", "已经起草人以外的人员会签", local.cited()) { matter, _ in matter.countersignedOn != nil }

    static let ledgerChecks: [Check<Self, Performance>] = [
        Check("amount-stated", "付款、收款应当写明金额", local.cited()) { entry, _, _ in
            (entry.kind != .payment && entry.kind != .receipt) || entry.amount != nil
        },
        // What is paid stays within the price; a higher one is a change first.
        Check<Self, Performance>.together("payments-within-price", "累计付款不超过合同金额，超过的应当先变更合同", local.cited()) { entries, matter, _ in
            let added = entries.paid
            guard added > Money.zero, let amount = matter.amount else { return true }
            return matter.paid + added <= amount
        },
    ]
}
