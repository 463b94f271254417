import Kernel

private let local = Law.localContracts
private let procurement = Law.governmentProcurement

/// 签订、备案、采购合同的备案和公告.
extension GovernmentContract {
    @Clauses
    static func signature(_ law: ContractLaw) -> [Clause<Self>] {
        Action("sign", "签订", .reviewed, .deliberated, to: .signed, by: .head, basis: law.writing).at(atParty)
            .awaited { $0.countersignedOn != nil }
            .separate(from: "draft", "countersign").needs(\.signatory, \.performFrom).fills(\.performUntil, \.approvalNumber)
            .requires(lawful, answered, deliberatedIfMajor, countersigned, noSurety(law), approved(law), competitionPassed(law), decided)
            .writes(\.signedAmount) { matter, _ in matter.signedAmount = matter.amount }
            .stamps(\.signedOn).issues("contract")
        Action(
            "abandon", "不予签订", .investigating, .drafting, .checked, .reviewed, .deliberated, to: .abandoned, by: .head, .office,
            basis: local.cited()
        )
        .needs(\.abandonReason).stamps(\.abandonedOn)
        // 中标、成交通知书发出之日起三十日内 (政府采购法第四十六条、招标投标法第四十六条).
        Limit("signature", "按中标、成交结果签订合同", .days(30), from: \.awardAnchor, until: \.signatureEnd, basis: procurement(46))
    }

    @Clauses
    static func filing() -> [Clause<Self>] {
        Action("file", "备案", .signed, to: .performing, by: .clerk, .office, basis: local.cited())
            .writes(\.isFiledLate) { matter, now in matter.isFiledLate = now.hasPassed(filingLimit, of: matter) }
            .stamps(\.filedOn).issues("filing")
        filingLimit
        Action("file-procurement", "采购合同备案", .signed, .performing, by: .clerk, .office, basis: procurement(47))
            .requires(isProcured(47)).requires("not-yet-filed", "尚未备案", procurement(47)) { matter, _ in matter.procurementFiledOn == nil }
            .stamps(\.procurementFiledOn)
        Limit(
            "procurement-filing", "采购合同报财政部门备案", termText: "7个工作日", from: \.procuredAnchor, until: \.procurementFiledOn, basis: procurement(47)
        ) { _, settings in .workingDays(settings[procurementFiling]) }
        Action("announce", "采购合同公告", .signed, .performing, by: .clerk, .office, basis: Law.procurementRules(50))
            .requires(isProcured(50)).requires("not-yet-announced", "尚未公告", Law.procurementRules(50)) { matter, _ in matter.announcedOn == nil }
            .requires("no-secrets", "涉及国家秘密、商业秘密的不公告", Law.procurementRules(50)) { matter, _ in !matter.isConfidential }
            .stamps(\.announcedOn).publishes("award")
        Limit("announcement", "采购合同公告", .workingDays(2), from: \.openProcuredAnchor, until: \.announcedOn, basis: Law.procurementRules(50))
    }

    static let filingLimit: Limit<Self> = Limit(
        "filing", "合同备案", termText: "5个工作日（县设定）", from: \.signedOn, until: \.filedOn, basis: local.cited()
    ) { _, settings in .workingDays(settings[filingDays]) }

    private static func isProcured(_ article: Int) -> Gate<Self> {
        Gate("government-procurement", "属于政府采购合同", article == 47 ? procurement(47) : Law.procurementRules(50)) { matter, _ in matter.isProcured }
    }

    /// Bought with public money by a procedure of the procurement law. Works that were tendered follow the tendering law.
    var isProcured: Bool {
        switch category {
        case .procurement, .service: selection?.isAwarded == true
        case .works: selection == .negotiation || selection == .singleSource || selection == .inquiry
        default: false
        }
    }

    private var awardAnchor: (any TimePoint)? { selection?.isAwarded == true ? awardedOn : nil }
    private var signatureEnd: (any TimePoint)? { signedOn ?? abandonedOn }
    private var procuredAnchor: (any TimePoint)? { isProcured ? signedOn : nil }
    private var openProcuredAnchor: (any TimePoint)? { isProcured && !isConfidential ? signedOn : nil }
}
