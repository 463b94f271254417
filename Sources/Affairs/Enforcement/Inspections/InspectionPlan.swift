package import Kernel

/// 行政检查年度计划与抽查事项清单: what an organ will inspect in a year, how often and at what share; filed and published.
///
/// It is also the list of items that a visit may be about: an item that stands on no published plan may not be inspected.
/// What is left to people: whether an item really belongs to the organ's powers, and what share is reasonable.
package struct InspectionPlan: Matter {
    package enum Stage: String, MatterStage {
        case drafting, submitted, approved, published, adjusting, concluded

        package var name: String {
            switch self {
            case .drafting: "编制"
            case .submitted: "待批准"
            case .approved: "待公布"
            case .published: "执行中"
            case .adjusting: "调整待批"
            case .concluded: "年度终了"
            }
        }
        package var isFinal: Bool { self == .concluded }
        package var isResting: Bool { self == .published }
    }

    package var year: Int?
    package var items: [Item] = []
    package var plannedTasks: Int?
    package var objectLibrary: Int?
    package var officerLibrary: Int?
    package var returnReason = ""
    package var number = ""
    package var approvedOn: Day?
    package var filedWith = OrganCode("")
    package var filedOn: Day?
    package var publishedOn: Day?
    package var adjustReason = ""
    package var adjustedItems: [Item] = []
    package var adjustments: [Adjustment] = []
    package var summary = ""
    package var concludedOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "inspection-plan", "行政检查年度计划", .enforcement,
        laws: [Law.randomChecks2015, Law.doubleRandom2019, Law.businessEnvironment, Law.enterpriseInspection2025])

    package static var readers: [Role] { [.officer, .legality, .supervisor] }

    package var title: String { "\(year.map(String.init) ?? "")年度行政检查计划" }

    package static var fields: [Field<Self>] {
        Field("year", \.year, "计划年度").indexed().rule("年度应在2018至2099之间") { (2018...2099).contains($0.year ?? 2018) }
        Field("items", \.items, "抽查事项清单")
        Field("plannedTasks", \.plannedTasks, "计划任务数").rule("应为正整数") { ($0.plannedTasks ?? 1) > 0 }
        Field("objectLibrary", \.objectLibrary, "检查对象名录库规模").help("户").rule("不得为负") { ($0.objectLibrary ?? 0) >= 0 }
        Field("officerLibrary", \.officerLibrary, "执法检查人员名录库规模").help("人").rule("不得为负") { ($0.officerLibrary ?? 0) >= 0 }
        Field("returnReason", \.returnReason, "退回理由").long()
        Field("number", \.number, "计划文号").indexed()
        Field("approvedOn", \.approvedOn, "批准日期")
        Field("filedWith", \.filedWith, "报备机关")
        Field("filedOn", \.filedOn, "报备日期")
        Field("publishedOn", \.publishedOn, "公布日期").indexed()
        Field("adjustReason", \.adjustReason, "调整理由").long()
        Field("adjustedItems", \.adjustedItems, "调整后的抽查事项清单")
        Field("adjustments", \.adjustments, "历次调整")
        Field("summary", \.summary, "年度执行情况").long()
        Field("concludedOn", \.concludedOn, "终了日期")
    }
}
