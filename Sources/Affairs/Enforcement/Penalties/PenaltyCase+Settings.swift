package import Kernel

/// What the Law leaves to laws, rules, the province or the organ.
extension PenaltyCase {
    static let largeForCitizen: Setting<Money> = Setting(
        "penalty.hearing.citizen", "对公民罚款、没收达到此数的，告知听证权利", default: .yuan(1_000), lawful: .within(.yuan(100) ... .yuan(100_000)), isWeighty: true,
        source: "湖南各地文件所列数额，待核；市场监管一万元，公安二千元")
    static let largeForOrganisation: Setting<Money> = Setting(
        "penalty.hearing.organisation", "对单位罚款、没收达到此数的，告知听证权利", default: .yuan(20_000), lawful: .within(.yuan(1_000) ... .yuan(1_000_000)),
        isWeighty: true, source: "湖南各地文件所列数额，待核；市场监管十万元，公安一万元")
    static let defenceDays2017: Setting<Int> = Setting(
        "penalty.defence.days.2017", "等待陈述申辩的日数（2021年7月14日以前立案）", default: 3, lawful: .within(1...15), isWeighty: true, source: "法律未定，参照要求听证的三日，待核")
    static let defenceDays2021: Setting<Int> = Setting(
        "penalty.defence.days", "等待陈述申辩的日数", default: 5, lawful: .within(1...15), isWeighty: true, source: "法律未定，参照要求听证的五日（工作日），待核")
    static let decisionTerms: Setting<[OrganTerm]> = Setting(
        "penalty.decision.terms", "各机关作出处罚决定的期限", default: [], lawful: .any, isWeighty: true, source: "部门规章；未列的按行政处罚法，市场监管部门按九十日、可延长三十日")
    /// The revision has no clause on cases that were filed when no law set a term.
    static let earlierCases: Setting<Bool> = Setting(
        "penalty.decision.earlier", "2021年7月15日以前立案、当时没有办案期限的案件，自2021年7月15日起计算九十日", default: true, lawful: .any, isWeighty: true,
        source: "行政处罚法第六十条没有过渡规定，依程序从新自施行之日起算；不计算的设为否，须在案件转入以前设定")
    static let publicationTerms: Setting<[OrganTerm]> = Setting(
        "penalty.publication.terms", "各机关公示处罚决定的期限（工作日）", default: [], lawful: .any, isWeighty: true,
        source: "法律、行政法规、部门规章另有规定的；市场监管二十个工作日（市监总局令第45号）")
    static let publicationDays: Setting<Int> = Setting(
        "penalty.publication.days", "公示处罚决定的期限（工作日）", default: 7, lawful: .within(1...20), isWeighty: true, source: "国办发〔2018〕118号第二部分")
    static let shownForCitizen: Setting<Int> = Setting(
        "penalty.publication.years.citizen", "对公民处罚的公示年限", default: 2, lawful: .within(1...10), isWeighty: true, source: "河北作法，各地自定")
    static let shownForOrganisation: Setting<Int> = Setting(
        "penalty.publication.years.organisation", "对单位处罚的公示年限", default: 5, lawful: .within(1...10), isWeighty: true, source: "河北作法，各地自定；市场监管为三个月或者三年"
    )
    static let lowFine: Setting<Money> = Setting(
        "penalty.publication.low-fine", "市场监管处罚公示三个月的较低数额罚款（不超过）", default: .zero, lawful: .within(.zero ... .yuan(100_000)), isWeighty: true,
        source: "市监总局令第45号第十三条第二款由省级以上市场监督管理部门规定；没有设定的，罚款一律公示三年")
    static let spotRecordDays: Setting<Int> = Setting(
        "penalty.spot.record.days", "当场处罚决定报所属机关备案的期限（日）", default: 2, lawful: .within(1...7), isWeighty: true,
        source: "法律未定；交通警察为二日，其他人民警察为二十四小时，其余各机关自定")
    /// The 2021 Law lets only laws depart from two officers; police rules and the 2025 Law speak of one.
    static let spotAlone: Setting<[SpotLaw]> = Setting(
        "penalty.spot.alone", "可以由一名执法人员当场处罚的专门法律", default: [.roadTraffic, .publicSecurity],
        lawful: .any, isWeighty: true, source: "公安机关办理行政案件程序规定第三十九条；行政处罚法第四十二条仅许“法律另有规定”，2025年治安管理处罚法有明文，其余待核")

    package static var settings: [any SettingDeclaration] {
        [
            largeForCitizen, largeForOrganisation, defenceDays2017, defenceDays2021, decisionTerms, earlierCases, publicationTerms, publicationDays,
            shownForCitizen, shownForOrganisation, lowFine, spotRecordDays, spotAlone,
        ]
    }
}
