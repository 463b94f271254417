package import Kernel

/// Every edition of every text that a definition may cite. A basis outside this registry is a finding.
package enum Law {
    /// What is kept here for several kinds, and what a kind alone brings along in its list of laws.
    package static let registry: [StatuteEdition] = {
        let own = Catalogue.definitions.flatMap(\.kind.laws).filter { !shared.contains($0) }
        return shared + own.enumerated().filter { own.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }()

    private static let shared: [StatuteEdition] = enforcement + penalties + rules + disputes + general + mediation + reconsideration + further

    private static let further: [StatuteEdition] = decisions + contracts + powers + inspections + oversight + registers + litigation + archives
}

extension Law {
    static let general: [StatuteEdition] = [
        civilCode, civilPrinciples2017, civilProcedure2017, civilProcedure2021, civilProcedureSince2022, localOrganization2015, localOrganization2022,
        newAndOldLaw2004, legislation2015,
    ]

    static let civilCode: StatuteEdition = StatuteEdition("civil-code", "民法典", "2020年", from: "2021-01-01", counting: rule("民法典"))
    /// What it says of who has the rights and duties of legal persons that merge or divide went into the Code (第六十七条).
    static let civilPrinciples2017: StatuteEdition = StatuteEdition(
        "civil-principles-2017", "民法总则", "2017年", from: "2017-10-01", until: "2020-12-31", unread: "已经废止，没有取得原文，按整部引用")
    static let civilProcedure2017: StatuteEdition = StatuteEdition(
        "civil-procedure-2017", "民事诉讼法", "2017年修正", from: "2017-07-01", until: "2021-12-31", counting: rule("民事诉讼法"))
    static let civilProcedure2021: StatuteEdition = StatuteEdition(
        "civil-procedure-2021", "民事诉讼法", "2021年修正", from: "2022-01-01", until: "2023-12-31", counting: rule("民事诉讼法"))
    /// Both amendments for the articles on service (第八十七条至第九十五条), which that of 2023 left word for word where they were.
    static let civilProcedureSince2022: StatuteEdition = StatuteEdition(
        "civil-procedure-since-2022", "民事诉讼法", "2021年、2023年修正", from: "2022-01-01", counting: rule("民事诉讼法"))
    static let localOrganization2015: StatuteEdition = StatuteEdition(
        "local-organization-2015", "地方各级人民代表大会和地方各级人民政府组织法", "2015年修正", from: "2015-08-29", until: "2022-03-11",
        unread: "这一版本没有取得原文，条次依2022年修正前的编号")
    static let localOrganization2022: StatuteEdition = StatuteEdition(
        "local-organization-2022", "地方各级人民代表大会和地方各级人民政府组织法", "2022年修正", from: "2022-03-12")

    /// How a law counts days, by its name in the kernel's table.
    static func rule(_ law: String) -> CountingRule {
        guard let rule = CountingRule.of(law) else { preconditionFailure("no counting rule for \(law)") }
        return rule
    }
}
