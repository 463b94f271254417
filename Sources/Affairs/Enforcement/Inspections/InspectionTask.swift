package import Kernel

/// 双随机抽查任务: objects and officers are drawn from two libraries, by two draws that nobody can steer, and the visits follow.
///
/// A task without both draws on record is void: no visit can be made under it. A draw that is repeated afterwards is taken in again,
/// and what it set aside stays with the draw. What is left to people: that the libraries are complete, and who goes together.
package struct InspectionTask: Matter {
    package enum Stage: String, MatterStage {
        case listing, drawing, inspecting, closed, cancelled

        package var name: String {
            switch self {
            case .listing: "拟定任务"
            case .drawing: "随机抽取"
            case .inspecting: "实施检查"
            case .closed: "已完成"
            case .cancelled: "已撤销"
            }
        }
        package var isFinal: Bool { self == .closed || self == .cancelled }
    }

    package var plan: Ref<InspectionPlan>?
    package var items: [String] = []
    package var name = ""
    package var partners: [OrganCode] = []
    package var objects: [LibraryObject] = []
    package var objectCount: Int?
    package var pool: [LibraryOfficer] = []
    package var officerCount: Int?
    package var dueOn: Day?
    package var fixedOn: Day?
    package var objectDraw: DrawLog?
    package var officerDraw: DrawLog?
    package var officersAsked = false
    package var unmatched = ""
    package var dispatchedOn: Day?
    package var unvisited: [Unvisited] = []
    package var summary = ""
    package var closedOn: Day?
    package var cancelReason = ""
    package var cancelledOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "inspection-task", "双随机抽查任务", .enforcement,
        laws: [Law.randomChecks2015, Law.doubleRandom2019, Law.businessEnvironment, Law.enterpriseInspection2025])

    package static var readers: [Role] { [.officer, .supervisor] }
    package var concerned: [OrganCode] { partners }
    package var title: String { name }

    package static var fields: [Field<Self>] {
        Field("plan", \.plan, "所属年度计划").indexed()
        Field("items", \.items, "抽查事项（清单序号）")
        Field("name", \.name, "任务名称").indexed().rule("不得含有制表符或者换行") { $0.name.isPlain }
        Field("partners", \.partners, "联合检查单位")
        Field("objects", \.objects, "检查对象名录")
        Field("objectCount", \.objectCount, "抽取对象个数").rule("应为正整数") { ($0.objectCount ?? 1) > 0 }
        Field("pool", \.pool, "执法检查人员名录")
        Field("officerCount", \.officerCount, "抽取人员个数").rule("不少于两人") { ($0.officerCount ?? 2) >= 2 }
        Field("dueOn", \.dueOn, "要求完成日期")
        Field("fixedOn", \.fixedOn, "提交抽取日期")
        Field("objectDraw", \.objectDraw, "对象抽取日志")
        Field("officerDraw", \.officerDraw, "人员抽取日志")
        Field("officersAsked", \.officersAsked, "已经提交人员抽取")
        Field("unmatched", \.unmatched, "与名录不符的抽取")
        Field("dispatchedOn", \.dispatchedOn, "派发日期").indexed()
        Field("unvisited", \.unvisited, "未能检查的对象及理由")
        Field("summary", \.summary, "任务完成情况").long()
        Field("closedOn", \.closedOn, "完成日期").indexed()
        Field("cancelReason", \.cancelReason, "撤销理由").long()
        Field("cancelledOn", \.cancelledOn, "撤销日期")
    }
}
