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
        Limit("signature", "按中标、成交结果签订合同", .days(30), from: \.awardedOn, until: \.signatureEnd, basis: procurement(46))
            .when("招标、采购的") { $0.selection?.isAwarded == true }
            .runs(from: "中标、成交通知书发出之日", until: "签订合同；不予签订的，至决定不予签订")
    }

    @Clauses
    static func filing() -> [Clause<Self>] {
        Action("file", "备案", .signed, to: .performing, by: .clerk, .office, basis: local.cited())
            .writes(\.isFiledLate) { matter, now in matter.isFiledLate = now.hasPassed(filingLimit, of: matter) }
            .stamps(\.filedOn).issues("filing")
        filingLimit
        // Late is better than never: a contract that has ended is still filed and announced before it goes to the archive.
        Action("file-procurement", "采购合同备案", .signed, .performing, .completed, .terminated, by: .clerk, .office, basis: procurement(47))
            .requires(isProcured(47)).requires("not-yet-filed", "尚未备案", procurement(47)) { matter, _ in matter.procurementFiledOn == nil }
            .stamps(\.procurementFiledOn)
        Limit(
            "procurement-filing", "采购合同报财政部门备案", termText: "7个工作日", from: \.signedOn, until: \.procurementFiledOn, basis: procurement(47)
        ) { _, settings in .workingDays(settings[procurementFiling]) }
        .when("属于政府采购合同的") { $0.isProcured }.runs(from: "采购合同签订之日", until: "将合同副本报政府采购监督管理部门和有关部门备案")
        Action("announce", "采购合同公告", .signed, .performing, .completed, .terminated, by: .clerk, .office, basis: Law.procurementRules(50))
            .requires(isProcured(50)).requires("not-yet-announced", "尚未公告", Law.procurementRules(50)) { matter, _ in matter.announcedOn == nil }
            .requires("no-secrets", "涉及国家秘密、商业秘密的不公告", Law.procurementRules(50)) { matter, _ in !matter.isConfidential }
            .stamps(\.announcedOn).publishes("award")
        Limit("announcement", "采购合同公告", .workingDays(2), from: \.signedOn, until: \.announcedOn, basis: Law.procurementRules(50))
            .when("属于政府采购合同，不涉及国家秘密、商业秘密的") { $0.isProcured && !$0.isConfidential }
            .runs(from: "政府采购合同签订之日", until: "在省级以上人民政府财政部门指定的媒体上公告")
    }

    static let filingLimit: Limit<Self> = Limit(
        "filing", "合同备案", termText: "5个工作日（县设定）", from: \.signedOn, until: \.filedOn, basis: local.cited()
    ) { _, settings in .workingDays(settings[filingDays]) }
    .runs(from: "签订合同", until: "报送备案")

    static let procurementFiled: Gate<Self> = Gate("procurement-filed", "采购合同已经报财政部门备案", procurement(47)) { matter, _ in
        matter.procurementFiledOn != nil
    }
    .when("属于政府采购合同的") { matter, _ in matter.isProcured }
    static let procurementAnnounced: Gate<Self> = Gate("procurement-announced", "采购合同已经公告", Law.procurementRules(50)) { matter, _ in
        matter.announcedOn != nil
    }
    .when("属于政府采购合同，不涉及国家秘密、商业秘密的") { matter, _ in matter.isProcured && !matter.isConfidential }

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

    private var signatureEnd: Day? { signedOn ?? abandonedOn }
}
