import Kernel

extension Law {
    static let litigation: [StatuteEdition] = [
        administrativeProcedure, administrativeProcedure2018, administrativeEvidence2002, headAppearance2020, litigationResponse2016,
        agreementCases2019,
        judicialSuggestion2023, petitions2005, petitions2022, lawfulGovernment2010, linkedResolution2009,
    ]

    /// Periods as civil procedure counts them: the first day left out, an end on a holiday moved on (第一百零一条).
    static let administrativeProcedure: StatuteEdition = StatuteEdition(
        "administrative-procedure-law", "行政诉讼法", "2017年修正", from: "2017-07-01", counting: rule("行政诉讼法"))
    static let administrativeProcedure2018: StatuteEdition = StatuteEdition(
        "administrative-procedure-interpretation-2018", "最高人民法院关于适用《行政诉讼法》的解释", "法释〔2018〕1号", from: "2018-02-08",
        counting: rule("行政诉讼法"))
    /// What may not be held to prove an act lawful, though it be handed in.
    static let administrativeEvidence2002: StatuteEdition = StatuteEdition(
        "administrative-evidence-2002", "最高人民法院关于行政诉讼证据若干问题的规定", "法释〔2002〕21号", from: "2002-10-01",
        counting: rule("行政诉讼法"))
    /// Says who counts as head, what proves it, and what excuses absence.
    static let headAppearance2020: StatuteEdition = StatuteEdition(
        "head-appearance-2020", "最高人民法院关于行政机关负责人出庭应诉若干问题的规定", "法释〔2020〕3号", from: "2020-07-01",
        counting: rule("行政诉讼法"))
    /// Whoever decides answers in court; lawyers alone do not; judgments are performed and losses looked into.
    static let litigationResponse2016: StatuteEdition = StatuteEdition(
        "litigation-response-2016", "关于加强和改进行政应诉工作的意见", "国办发〔2016〕54号", from: "2016-06-27", unread: "没有取得原文")
    static let agreementCases2019: StatuteEdition = StatuteEdition(
        "agreement-cases-2019", "最高人民法院关于审理行政协议案件若干问题的规定", "法释〔2019〕17号", from: "2020-01-01",
        counting: rule("行政诉讼法"))
    static let judicialSuggestion2023: StatuteEdition = StatuteEdition(
        "judicial-suggestion-2023", "最高人民法院关于综合治理类司法建议工作若干问题的规定", "法释〔2023〕11号", from: "2023-11-16",
        counting: rule("行政诉讼法"))

    /// Calendar days throughout.
    static let petitions2005: StatuteEdition = StatuteEdition(
        "petitions-2005", "信访条例", "国务院令第431号", from: "2005-05-01", until: "2022-04-30", counting: rule("信访工作条例"))
    /// Calendar days, but where it says “工作日” itself.
    static let petitions2022: StatuteEdition = StatuteEdition(
        "petitions-2022", "信访工作条例", "2022年", from: "2022-05-01", counting: rule("信访工作条例"))

    /// 行政调解 has no statute of its own: the duty to mediate is here, the steps are local.
    static let lawfulGovernment2010: StatuteEdition = StatuteEdition(
        "lawful-government-2010", "关于加强法治政府建设的意见", "国发〔2010〕33号", from: "2010-10-10", unread: "没有取得原文")
    /// What an administrative organ mediates between citizens binds like a contract, and may be confirmed by a court.
    static let linkedResolution2009: StatuteEdition = StatuteEdition(
        "linked-resolution-2009", "最高人民法院关于建立健全诉讼与非诉讼相衔接的矛盾纠纷解决机制的若干意见", "法发〔2009〕45号", from: "2009-07-24",
        counting: rule("民事诉讼法"), unread: "没有取得原文，只见到他处引用的节录")
}
