package import Kernel

/// 行政裁量权基准: one organ's set of standards that divide the room its powers leave into tiers, from draft to its end.
///
/// A new edition is a new matter that replaces this one on the day it takes effect. The benchmark binds the case but is never its only
/// basis; departing from it in a case is decided there. Which facts belong to which tier is for the organ to judge. What the province
/// had before 2022 (Hunan's 湖南省行政程序规定 among others) was not read; those editions rest on the penalty law and the outline.
package struct DiscretionBenchmark: Matter {
    package enum Stage: String, MatterStage {
        case drafting, consulting, consulted, reviewing, reviewed, deliberated, inForce, superseded, abolished, withdrawn

        package var name: String {
            switch self {
            case .drafting: "拟制"
            case .consulting: "公开征求意见"
            case .consulted: "待合法性审核"
            case .reviewing: "合法性审核"
            case .reviewed: "待集体讨论"
            case .deliberated: "待公布"
            case .inForce: "现行"
            case .superseded: "修订后失效"
            case .abolished: "废止"
            case .withdrawn: "终止制定"
            }
        }
        package var isFinal: Bool { self == .superseded || self == .abolished || self == .withdrawn }
        package var isResting: Bool { self == .inForce }
    }

    package var title = ""
    package var maker = OrganCode("")
    package var entries: [Entry] = []
    package var items: [Ref<PowerItem>] = []
    package var upperBenchmark = ""
    package var refinementReason = ""
    package var explanation = ""
    package var touchesBusiness = false
    package var replaces: [Ref<DiscretionBenchmark>] = []
    package var drafters: [PersonID] = []
    package var draftedOn: Day?
    package var consultationOpenedOn: Day?
    package var consultUntil: Day?
    package var shortReason = ""
    package var opinionsReceived: Int?
    package var adoptionExplanation = ""
    package var expertOpinion = ""
    package var consultationClosedOn: Day?
    package var neededBy: Day?
    package var submittedOn: Day?
    package var review: Ref<LegalityReview>?
    package var reviewOutcome: LegalityReview.Outcome?
    package var reviewedOn: Day?
    package var answer = ""
    package var meetings: [Meeting] = []
    package var deliberatedOn: Day?
    package var withdrawalReason = ""
    package var number = ""
    package var channel = ""
    package var publishedOn: Day?
    package var effectiveOn: Day?
    package var isImported = false
    package var filedWith = ""
    package var filingNumber = ""
    package var filedOn: Day?
    package var corrections: [Correction] = []
    package var repealedLaw = ""
    package var repealedOn: Day?
    package var repealNotedOn: Day?
    package var trainings: [Day] = []
    package var abolishReason = ""
    package var endedOn: Day?

    package init() {}

    /// 公布 makes it everybody's; within the organs, those who decide and review cases look up its tiers.
    package static var readers: [Role] { [.officer, .reviewer, .legality, .clerk, .hearing, .reconsideration, .supervisor] }

    package static let kind: MatterKind = MatterKind(
        "benchmark", "行政裁量权基准", .enforcement, laws: [Law.penalty2017, Law.penalty2021, Law.discretion2022, Law.documentControl2018])

    package static var fields: [Field<Self>] { drafting + deciding + living }

    @ListBuilder<Field<Self>>
    private static var drafting: [Field<Self>] {
        Field("title", \.title, "基准名称").indexed()
        Field("maker", \.maker, "制定机关").indexed()
        Field("entries", \.entries, "基准条目")
        Field("items", \.items, "所涉权力事项").help("由各条目引用的权力事项汇总")
        Field("upperBenchmark", \.upperBenchmark, "上级基准").help("有上级基准的原则上直接适用；没有的留空")
        Field("refinementReason", \.refinementReason, "细化量化的理由").long()
        Field("explanation", \.explanation, "制定说明").long()
        Field("touchesBusiness", \.touchesBusiness, "与市场主体生产经营活动密切相关")
        Field("replaces", \.replaces, "所修订的基准")
        Field("drafters", \.drafters, "起草人")
        Field("draftedOn", \.draftedOn, "拟制日期")
        Field("consultationOpenedOn", \.consultationOpenedOn, "征求意见开始")
        Field("consultUntil", \.consultUntil, "征求意见截止")
        Field("shortReason", \.shortReason, "缩短征求意见期限的理由").long()
        Field("opinionsReceived", \.opinionsReceived, "收到意见数").rule("不得为负") { ($0.opinionsReceived ?? 0) >= 0 }
        Field("adoptionExplanation", \.adoptionExplanation, "意见采纳情况").long()
        Field("expertOpinion", \.expertOpinion, "评估论证意见").long()
        Field("consultationClosedOn", \.consultationClosedOn, "征求意见结束")
    }

    @ListBuilder<Field<Self>>
    private static var deciding: [Field<Self>] {
        Field("neededBy", \.neededBy, "要求完成审核日")
        Field("submittedOn", \.submittedOn, "送审日期")
        Field("review", \.review, "合法性审核")
        Field("reviewOutcome", \.reviewOutcome, "合法性审核结论")
        Field("reviewedOn", \.reviewedOn, "审核意见日期")
        Field("answer", \.answer, "按审核意见修改情况").long()
        Field("meetings", \.meetings, "集体讨论")
        Field("deliberatedOn", \.deliberatedOn, "集体讨论登记日期")
        Field("withdrawalReason", \.withdrawalReason, "终止制定的理由").long()
        Field("number", \.number, "公布文号").indexed()
        Field("channel", \.channel, "公布渠道")
        Field("publishedOn", \.publishedOn, "公布日期").indexed()
        Field("effectiveOn", \.effectiveOn, "施行日期").help("不填为公布之日")
        Field("isImported", \.isImported, "此前已施行")
    }

    @ListBuilder<Field<Self>>
    private static var living: [Field<Self>] {
        Field("filedWith", \.filedWith, "备案机关")
        Field("filingNumber", \.filingNumber, "备案号")
        Field("filedOn", \.filedOn, "备案日期")
        Field("corrections", \.corrections, "纠正记录")
        Field("repealedLaw", \.repealedLaw, "废止、失效的依据名称")
        Field("repealedOn", \.repealedOn, "依据废止、失效日期")
        Field("repealNotedOn", \.repealNotedOn, "登记依据废止日期")
        Field("trainings", \.trainings, "培训日期")
        Field("abolishReason", \.abolishReason, "废止理由").long()
        Field("endedOn", \.endedOn, "失效日期")
    }
}
