import Kernel

extension Law {
    static let rules: [StatuteEdition] = [
        documentControl2018, documentReview2018, businessEnvironment, competitionReview2016, competitionReview2024, hunanDocuments,
        hunanProcedure, majorDecisions, legalAdvisers2016,
    ]

    /// 规范性文件制定和监督管理: definition, five procedures, unified registration, numbering and publication, filing.
    static let documentControl2018: StatuteEdition = StatuteEdition(
        "document-control-2018", "关于加强行政规范性文件制定和监督管理工作的通知", "国办发〔2018〕37号", from: "2018-05-16",
        unread: "只见到第三方网页的节录，看得到第（一）（二）（三）（六）（七）项")
    /// 合法性审核: papers, seven items, five to fifteen working days, no deliberation without it.
    static let documentReview2018: StatuteEdition = StatuteEdition(
        "document-review-2018", "关于全面推行行政规范性文件合法性审核机制的指导意见", "国办发〔2018〕115号", from: "2018-12-04")
    static let businessEnvironment: StatuteEdition = StatuteEdition(
        "business-environment-2019", "优化营商环境条例", "国务院令第722号", from: "2020-01-01")
    /// Self-review by the organ that drafts.
    static let competitionReview2016: StatuteEdition = StatuteEdition(
        "competition-review-2016", "关于在市场体系建设中建立公平竞争审查制度的意见", "国发〔2016〕34号", from: "2016-07-01", until: "2024-07-31",
        unread: "已经被条例取代，没有取得全文")
    static let competitionReview2024: StatuteEdition = StatuteEdition(
        "competition-review-2024", "公平竞争审查条例", "国务院令第783号", from: "2024-08-01")
    /// Articles 20 and 22 are those of the amendment of 2018; later ones may have renumbered them.
    static let hunanDocuments: StatuteEdition = StatuteEdition(
        "hunan-documents", "湖南省规范性文件管理办法", "省政府令第242号、第289号修改", from: "2018-07-10", unread: "没有取得全文，以后的修改没有查到")
    static let hunanProcedure: StatuteEdition = StatuteEdition("hunan-procedure-2008", "湖南省行政程序规定", "省政府令第222号，2018年修改", from: "2008-10-01")
    static let majorDecisions: StatuteEdition = StatuteEdition(
        "major-decisions-2019", "重大行政决策程序暂行条例", "国务院令第713号", from: "2019-09-01", counting: rule("重大行政决策程序暂行条例"))
    static let legalAdvisers2016: StatuteEdition = StatuteEdition(
        "legal-advisers-2016", "关于推行法律顾问制度和公职律师公司律师制度的意见", "中办发〔2016〕30号", from: "2016-06-16", unread: "没有取得原文，按整部引用")
}
