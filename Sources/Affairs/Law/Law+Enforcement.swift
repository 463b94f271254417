import Kernel

extension Law {
    static let enforcement: [StatuteEdition] = [
        penalty2017, penalty2021, penaltyPublicity2018, certificateStyle2020, outline2015, enforcementSupervision2025, crimeTransfer,
        crimeTransfer2001,
        crimeTransfer2020, compulsion, marketPublicity2021,
    ]

    static let penalty2017: StatuteEdition = StatuteEdition(
        "penalty-law-2017", "行政处罚法", "2017年修正", from: "2018-01-01", until: "2021-07-14", counting: rule("行政处罚法(2017)"))
    static let penalty2021: StatuteEdition = StatuteEdition(
        "penalty-law-2021", "行政处罚法", "2021年修订", from: "2021-07-15", counting: rule("行政处罚法"))
    /// 三项制度: publicity, whole-process records, legal review.
    static let penaltyPublicity2018: StatuteEdition = StatuteEdition(
        "three-systems-2018", "关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见", "国办发〔2018〕118号", from: "2018-12-05")
    static let certificateStyle2020: StatuteEdition = StatuteEdition(
        "certificate-style-2020", "关于做好全国统一行政执法证件标准样式实施工作的通知", "司办通〔2020〕78号", from: "2020-01-01", unread: "没有取得原文")
    /// 持证上岗和资格管理, discretion, supervision (第二部分（四）). Its period ended with 2020; the next outline took its place.
    static let outline2015: StatuteEdition = StatuteEdition(
        "qualification-outline-2015", "法治政府建设实施纲要（2015—2020年）", "中发〔2015〕36号", from: "2015-12-27", until: "2020-12-31",
        unread: "没有取得原文；全文三个部分，依标题引用到部分和任务，不引条项")
    static let enforcementSupervision2025: StatuteEdition = StatuteEdition(
        "enforcement-supervision-2025", "行政执法监督条例", "国务院令第825号", from: "2026-02-01")
    /// Articles 5 to 9, 11 and 12, which the revision of 2020 left word for word: cited by penalty cases that were opened before and after.
    static let crimeTransfer: StatuteEdition = StatuteEdition(
        "crime-transfer", "行政执法机关移送涉嫌犯罪案件的规定", "2001年公布、2020年修订", from: "2001-07-09")
    static let crimeTransfer2001: StatuteEdition = StatuteEdition(
        "crime-transfer-2001", "行政执法机关移送涉嫌犯罪案件的规定", "国务院令第310号", from: "2001-07-09", until: "2020-08-06")
    static let crimeTransfer2020: StatuteEdition = StatuteEdition(
        "crime-transfer-2020", "行政执法机关移送涉嫌犯罪案件的规定", "2020年修订", from: "2020-08-07")
    static let compulsion: StatuteEdition = StatuteEdition("compulsion-law", "行政强制法", "2011年", from: "2012-01-01", counting: rule("行政强制法"))
    static let marketPublicity2021: StatuteEdition = StatuteEdition(
        "market-publicity-2021", "市场监督管理行政处罚信息公示规定", "市监总局令第45号", from: "2021-09-01")
}
