import Kernel

extension Law {
    static let rules: [StatuteEdition] = [
        documentControl2018, documentReview2018, businessEnvironment, competitionReview2016, competitionReview2024,
        hunanDocuments2018, hunanDocuments2022, hunanProcedure2008, openInformation2019,
    ]

    /// 规范性文件制定和监督管理: definition, five procedures, unified registration, numbering and publication, filing.
    static let documentControl2018: StatuteEdition = StatuteEdition(
        "document-control-2018", "关于加强行政规范性文件制定和监督管理工作的通知", "国办发〔2018〕37号", from: "2018-05-16")
    /// 合法性审核: papers, seven items, five to fifteen working days, no deliberation without it.
    static let documentReview2018: StatuteEdition = StatuteEdition(
        "document-review-2018", "关于全面推行行政规范性文件合法性审核机制的指导意见", "国办发〔2018〕115号", from: "2018-12-04")
    static let businessEnvironment: StatuteEdition = StatuteEdition(
        "business-environment-2019", "优化营商环境条例", "国务院令第722号", from: "2020-01-01")
    /// Self-review by the organ that drafts.
    static let competitionReview2016: StatuteEdition = StatuteEdition(
        "competition-review-2016", "关于在市场体系建设中建立公平竞争审查制度的意见", "国发〔2016〕34号", from: "2016-07-01", until: "2024-07-31")
    static let competitionReview2024: StatuteEdition = StatuteEdition(
        "competition-review-2024", "公平竞争审查条例", "国务院令第783号", from: "2024-08-01")
    static let hunanDocuments2018: StatuteEdition = StatuteEdition(
        "hunan-documents-2018", "湖南省规范性文件管理办法", "省政府令第242号、第289号修改", from: "2018-07-10", until: "2022-10-07")
    static let hunanDocuments2022: StatuteEdition = StatuteEdition(
        "hunan-documents-2022", "湖南省规范性文件管理办法", "省政府令第310号以后修改", from: "2022-10-08")
    static let hunanProcedure2008: StatuteEdition = StatuteEdition("hunan-procedure-2008", "湖南省行政程序规定", "省政府令第222号", from: "2008-10-01")
    static let openInformation2019: StatuteEdition = StatuteEdition(
        "open-information-2019", "政府信息公开条例", "国务院令第711号", from: "2019-05-15", counting: rule("政府信息公开条例"))
}
