package import Kernel

/// What differs between the editions of the procedure: before 2021 the Contract Law and the Guarantee Law, then the Civil Code;
/// fair competition review by the drafter's own rules until August 2024, then by the Regulation.
struct ContractLaw {
    /// 机关法人不得为保证人.
    let guarantee: Basis
    /// 依法须经批准.
    let approval: Basis
    let change: Basis
    /// By agreement or on an agreed ground, and on the grounds of the law itself.
    let terminations: Basis
    let breach: Basis
    let writing: Basis
    let competition: Basis
    let isJointCompetition: Bool

    init(_ edition: Edition) {
        let hasCode = edition.from >= Law.civilCode.inForce
        let hasRegulation = edition.from >= Law.competitionReview2024.inForce
        isJointCompetition = hasRegulation
        guarantee = hasCode ? Law.civilCode(683, 1) : Law.guaranteeLaw1995(8)
        approval = hasCode ? Law.civilCode(502, 2) : Law.contractLaw1999(44, 2)
        change = hasCode ? Law.civilCode(543) : Law.contractLaw1999(77)
        terminations = hasCode ? Law.civilCode.cited("第五百六十二条、第五百六十三条") : Law.contractLaw1999.cited("第九十三条、第九十四条")
        breach = hasCode ? Law.civilCode(577) : Law.contractLaw1999(107)
        writing = hasCode ? Law.civilCode(490) : Law.contractLaw1999(32)
        competition = hasRegulation ? Law.competitionReview2024(18) : Law.competitionReview2016.cited("第三部分")
    }
}

extension GovernmentContract {
    package static var editions: [Edition] {
        [
            Edition("2018", "合同法、担保法施行期间", from: "2018-12-04", until: "2020-12-31"),
            Edition("2021", "民法典施行以后", from: "2021-01-01", until: "2024-07-31"),
            Edition("2024", "公平竞争审查条例施行以后", from: "2024-08-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        // The Code says nothing of contracts made before it: what binds the parties is in general the law of the day on which they signed. What the
        // Court says of facts that last past 2021, and of performance after it, is for whoever advises in a dispute.
        Passage(
            "2018", to: "2021", "法律不溯及既往，已经签订的合同一般适用签订时的法律；履行持续到民法典施行以后的，司法解释另有规定的从其规定", Law.legislation2015(93)
        )
        .when("尚未签订的") { contract, _ in contract.signedOn.map { $0 >= Law.civilCode.inForce } ?? true }
        Passage.newProcedure("2021", to: "2024")
    }

    static let majorAmount: Setting<Money> = Setting(
        "contract.major.amount", "重大合同的金额标准", default: .yuan(5_000_000), lawful: .within(.yuan(10_000) ... .yuan(1_000_000_000)), isWeighty: true,
        source: "各县自定（南县、双牌等地作法不一），待核")
    static let filingDays: Setting<Int> = Setting(
        "contract.filing.days", "签订后备案工作日数", default: 5, lawful: .within(1...30), source: "县级政府合同管理办法所见作法，各县自定，待核")
    static let splitThreshold: Setting<Money> = Setting(
        "contract.split.threshold", "拆分合同提示的金额界限", default: .yuan(4_000_000), lawful: .within(.yuan(10_000) ... .yuan(1_000_000_000)),
        isWeighty: true, source: "参照必须招标的工程项目规定（施工四百万元）；采购限额标准由省定，县可自定")
    static let splitShare: Setting<Int> = Setting(
        "contract.split.share", "单份金额达到界限的百分之几即提示", default: 70, lawful: .within(1...100), isWeighty: true, source: "本系统设计，县可自定")
    static let procurementFiling: Setting<Int> = Setting(
        "contract.procurement.days", "采购合同报财政部门备案工作日数", default: 7, lawful: .within(1...7), isWeighty: true, source: "政府采购法第四十七条")

    package static var settings: [any SettingDeclaration] { [majorAmount, filingDays, splitThreshold, splitShare, procurementFiling] }

    static let atParty: Place<Self> = .named { $0.party }

    /// By its amount, by its kind, or because the undertaking unit says why.
    func isMajor(_ now: Moment) -> Bool {
        if let amount, amount >= now.settings[Self.majorAmount] { return true }
        return category?.isMajorByNature == true || !majorReason.isEmpty || isMajorDecision
    }

    /// What the contract would be once the change is signed that is proposed.
    func isMajorWhenChanged(_ now: Moment) -> Bool {
        var changed = self
        changed.amount = changeAmount ?? amount
        return changed.isMajor(now)
    }

    /// Contracts with the same party; a natural person's name is in no index, so those of the same organ are looked through.
    private func withSameParty(_ now: Moment) -> [(id: Ref<GovernmentContract>, record: GovernmentContract)] {
        guard counterparty.isPerson else {
            return now.matching(GovernmentContract.self, "counterparty.organisationName", counterparty.organisationName)
        }
        return now.matching(GovernmentContract.self, "party", party).filter { $0.record.counterparty.isSame(as: counterparty) }
    }

    /// Earlier or later contracts of the same kind with the same party, within a year, each just below the amount that would have
    /// asked for a tender, together above it (化整为零).
    func splitWith(_ now: Moment) -> [String] {
        let threshold = now.settings[Self.splitThreshold]
        let least = threshold.fen / 100 * now.settings[Self.splitShare]
        let isNear: (GovernmentContract) -> Bool = { contract in
            contract.amount.map { $0 < threshold && $0.fen >= least } ?? false
        }
        guard isNear(self), let proposedOn, let amount, !counterparty.name.isEmpty else { return [] }
        let others = withSameParty(now).filter { id, other in
            guard id.id != now.matter, other.category == category, isNear(other), other.abandonedOn == nil else { return false }
            return other.proposedOn.map { day in
                let (first, second) = (min(day, proposedOn), max(day, proposedOn))
                return second <= first.advanced(byMonths: 12)
            } ?? false
        }
        let sum = others.reduce(amount) { $0 + ($1.record.amount ?? Money.zero) }
        return sum >= threshold ? others.map { "《\($0.record.title)》（\($0.record.amount?.chinese ?? "")）" } : []
    }

    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("split", "一年内与同一相对方订立同类合同，单份金额略低于界限而合计超过，可能化整为零规避招标、采购", Law.tendering2017(4)) { matter, now in
            matter.splitWith(now)
        }
        Caution("adviser", "所依据的法律顾问意见须再核实", Law.legalAdvisers2016.cited()) { matter, now in
            guard let reference = matter.participation, let participation = now.find(reference) else { return [] }
            return participation.verdict == .unlawful ? ["《\(participation.subjectTitle)》：法律顾问认为不合法"] : []
        }
        Caution("late", "履行期已经届满，尚未登记履行完毕、变更或者解除", Law.businessEnvironment(31)) { matter, now in
            guard let until = matter.performUntil, matter.completedOn == nil, matter.terminatedOn == nil, matter.signedOn != nil else { return [] }
            return until < now.today ? ["履行期至\(until.chinese)"] : []
        }
    }
}
