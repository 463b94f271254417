package import Kernel

/// 行政执法指导案例: a concluded case from which others may learn, from recommendation to publication and, when it has aged, withdrawal.
///
/// It lies with the organ that recommends it; the justice bureau selects, hears experts, deliberates and publishes. It is a reference,
/// not a rule: whether another case is like it is for those who decide that one.
package struct GuidingCase: Matter {
    package enum Stage: String, MatterStage {
        case recommended, selected, argued, deliberated, published, withdrawn, rejected

        package var name: String {
            switch self {
            case .recommended: "待筛选"
            case .selected: "征求专家意见"
            case .argued: "待集体审定"
            case .deliberated: "待发布"
            case .published: "已发布"
            case .withdrawn: "停止参照"
            case .rejected: "未采用"
            }
        }
        package var isFinal: Bool { self == .withdrawn || self == .rejected }
        package var isResting: Bool { self == .published }
    }

    package var name = ""
    package var field: ActKind?
    package var caseNumber = ""
    package var penalty: Ref<PenaltyCase>?
    package var decidedOn: Day?
    package var isSettled = false
    package var parties: [String] = []
    package var facts = ""
    package var keyPoints = ""
    package var significance = ""
    package var statutes: [Citation] = []
    package var recommendedOn: Day?
    package var recommenders: [PersonID] = []
    package var selectionNote = ""
    package var selectedOn: Day?
    package var opinions: [ExpertOpinion] = []
    package var revision = ""
    package var revisionReason = ""
    package var meetings: [Meeting] = []
    package var deliberatedOn: Day?
    package var number = ""
    package var publishedOn: Day?
    package var evaluations: [Evaluation] = []
    package var rejectReason = ""
    package var rejectedOn: Day?
    package var withdrawGround: WithdrawGround?
    package var withdrawReason = ""
    package var withdrawnOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "guiding-case", "行政执法指导案例", .enforcement, laws: [Law.powersOutline2021, Law.penaltyPublicity2018])

    package var title: String { name }

    package static var fields: [Field<Self>] { GuidingCase.recommending + GuidingCase.choosing }
}

extension GuidingCase {
    private static let recommending: [Field<Self>] = [
        Field("name", \.name, "案例名称").indexed(),
        Field("field", \.field, "执法种类").indexed(),
        Field("caseNumber", \.caseNumber, "决定文号"),
        Field("penalty", \.penalty, "所据处罚案件"),
        Field("decidedOn", \.decidedOn, "决定日期"),
        Field("isSettled", \.isSettled, "已过复议、诉讼期限或者复议、诉讼已经终结，决定有效"),
        Field("parties", \.parties, "应当隐去的当事人姓名、名称").personal(.hidden),
        Field("facts", \.facts, "基本案情").long(),
        Field("keyPoints", \.keyPoints, "执法要点").long(),
        Field("significance", \.significance, "指导意义").long(),
        Field("statutes", \.statutes, "适用的法律条文"),
        Field("recommendedOn", \.recommendedOn, "推荐日期"),
        Field("recommenders", \.recommenders, "推荐人"),
    ]

    private static let choosing: [Field<Self>] = [
        Field("selectionNote", \.selectionNote, "筛选意见").long(),
        Field("selectedOn", \.selectedOn, "筛选日期"),
        Field("opinions", \.opinions, "专家意见"),
        Field("revision", \.revision, "对专家意见的采纳情况").long(),
        Field("revisionReason", \.revisionReason, "退回修改理由").long(),
        Field("meetings", \.meetings, "集体审定会议"),
        Field("deliberatedOn", \.deliberatedOn, "审定登记日期"),
        Field("number", \.number, "案例编号").indexed(),
        Field("publishedOn", \.publishedOn, "发布日期"),
        Field("evaluations", \.evaluations, "评估记录"),
        Field("rejectReason", \.rejectReason, "未采用理由").long(),
        Field("rejectedOn", \.rejectedOn, "未采用日期"),
        Field("withdrawGround", \.withdrawGround, "停止参照的原因"),
        Field("withdrawReason", \.withdrawReason, "停止参照的说明").long(),
        Field("withdrawnOn", \.withdrawnOn, "停止参照日期"),
    ]
}
