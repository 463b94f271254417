import Kernel

extension Law {
    static let contracts: [StatuteEdition] = [
        contractLaw1999, guaranteeLaw1995, inheritance1985, governmentProcurement, procurementRules, tendering2017, localContracts, lawyers2017,
        publicLawyers2018, localAdvisers, localFiling,
    ]

    /// In force until the Civil Code took its place.
    static let contractLaw1999: StatuteEdition = StatuteEdition(
        "contract-law-1999", "合同法", "1999年", from: "1999-10-01", until: "2020-12-31", unread: "已经废止，没有取得原文")
    /// Article 8: an organ of state is no guarantor.
    static let guaranteeLaw1995: StatuteEdition = StatuteEdition(
        "guarantee-law-1995", "担保法", "1995年", from: "1995-10-01", until: "2020-12-31", unread: "已经废止，没有取得原文")
    /// What heirs owe went into the Code (第一千一百六十一条).
    static let inheritance1985: StatuteEdition = StatuteEdition(
        "inheritance-law-1985", "继承法", "1985年", from: "1985-10-01", until: "2020-12-31", unread: "已经废止，没有取得原文，按整部引用")
    static let governmentProcurement: StatuteEdition = StatuteEdition("government-procurement", "政府采购法", "2014年修正", from: "2014-08-31")
    /// Says “工作日” where it means them.
    static let procurementRules: StatuteEdition = StatuteEdition("procurement-rules-2015", "政府采购法实施条例", "国务院令第658号", from: "2015-03-01")
    static let tendering2017: StatuteEdition = StatuteEdition("tendering-law-2017", "招标投标法", "2017年修正", from: "2017-12-28", unread: "没有取得原文")
    /// No statute governs government contracts as such: each county has measures of its own (read: 南县2015, 磐安2019, 呼图壁2023,
    /// 双牌2026). They agree on the steps, so the steps cite them as a whole; the numbers in them are settings.
    static let localContracts: StatuteEdition = StatuteEdition(
        "local-contract-rules", "本县政府合同管理规定", "县人民政府制定", from: "2015-01-01", unread: "由县自定，以本县文件为准")
    static let lawyers2017: StatuteEdition = StatuteEdition("lawyers-law-2017", "律师法", "2017年修正", from: "2018-01-01")
    static let publicLawyers2018: StatuteEdition = StatuteEdition(
        "public-lawyers-2018", "公职律师管理办法", "司发通〔2018〕131号", from: "2019-01-01", unread: "没有取得原文")
    /// The county's own rules on its advisers: term, fee, evaluation.
    static let localAdvisers: StatuteEdition = StatuteEdition(
        "local-adviser-rules", "本县政府法律顾问工作规定", "县人民政府制定", from: "2016-06-16", unread: "由县自定，以本县文件为准")
    /// What 国办发〔2018〕37号第（十）项 leaves to the province and the county: time to examine, to correct, to answer.
    static let localFiling: StatuteEdition = StatuteEdition(
        "local-filing-rules", "本地规范性文件备案审查规定", "省、县制定", from: "2018-05-16", unread: "由省、县自定，以本地文件为准")
}
