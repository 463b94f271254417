package import Kernel

/// 重大行政决策事项目录: one year's list of what will be decided as a major decision, with the standards by which it is one.
///
/// The decision organ fixes it, the Party committee of the same level consents, it is published, and adjusted as things turn out
/// (重大行政决策程序暂行条例第三条第三款). A decision names the catalogue and its item; at the year's end each item is accounted for.
/// Which matters are weighty enough to stand on it, the law leaves to the organ that fixes it.
package struct DecisionCatalogue: Matter {
    package enum Stage: String, MatterStage {
        case collecting, compiled, approved, submitted, consented, published, closed, withdrawn

        package var name: String {
            switch self {
            case .collecting: "申报汇总"
            case .compiled: "待审定"
            case .approved: "待报党委"
            case .submitted: "党委审议"
            case .consented: "待公布"
            case .published: "执行"
            case .closed: "年终关闭"
            case .withdrawn: "撤回"
            }
        }
        package var isFinal: Bool { self == .closed || self == .withdrawn }
    }

    package var title = ""
    package var year: Int?
    package var criteria = ""
    package var startedOn: Day?
    package var entries: [Item] = []
    package var proposer = OrganCode("")
    package var compileNote = ""
    package var struck: [Int] = []
    package var compiledOn: Day?
    package var meetings: [Meeting] = []
    package var approvedOn: Day?
    package var requestNumber = ""
    package var submittedOn: Day?
    package var consentNumber = ""
    package var consentedOn: Day?
    package var returnReason = ""
    package var number = ""
    package var channels: [MajorDecision.Channel] = []
    package var publishedOn: Day?
    package var removals: [Int] = []
    package var adjustmentReason = ""
    package var adjustmentConsent = ""
    package var adjustments: [Adjustment] = []
    package var fates: [Fate] = []
    package var closedOn: Day?
    package var withdrawalReason = ""

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "decision-catalogue", "重大行政决策事项目录", .decisions, laws: [Law.majorDecisions, Law.hunanProcedure])

    package static var fields: [Field<Self>] {
        Field("title", \.title, "目录名称").indexed()
        Field("year", \.year, "年度").indexed().rule("应为四位年份") { (1_949...2_999).contains($0.year ?? 2_000) }
        Field("criteria", \.criteria, "决策事项标准").long()
        Field("startedOn", \.startedOn, "启动日期")
        Field("entries", \.entries, "目录事项").help("逐项写明名称、类别、承办单位、依据和计划完成时间")
        Field("proposer", \.proposer, "申报单位")
        Field("compileNote", \.compileNote, "汇总说明").long()
        Field("struck", \.struck, "不予列入的事项序号")
        Field("compiledOn", \.compiledOn, "汇总日期")
        Field("meetings", \.meetings, "审定会议")
        Field("approvedOn", \.approvedOn, "审定日期")
        Field("requestNumber", \.requestNumber, "请示文号")
        Field("submittedOn", \.submittedOn, "报党委日期")
        Field("consentNumber", \.consentNumber, "党委同意的文号或者会议")
        Field("consentedOn", \.consentedOn, "党委同意日期")
        Field("returnReason", \.returnReason, "退回修改的理由").long()
        Field("number", \.number, "目录文号").indexed()
        Field("channels", \.channels, "公布渠道")
        Field("publishedOn", \.publishedOn, "公布日期").indexed()
        Field("removals", \.removals, "本次移出事项序号")
        Field("adjustmentReason", \.adjustmentReason, "调整理由").long()
        Field("adjustmentConsent", \.adjustmentConsent, "党委同意调整的文号或者会议")
        Field("adjustments", \.adjustments, "历次调整")
        Field("fates", \.fates, "年终未公布事项的去向").help("已经公布的决策事项由系统认定，不填")
        Field("closedOn", \.closedOn, "关闭日期")
        Field("withdrawalReason", \.withdrawalReason, "撤回理由").long()
    }

    /// What stands on the list.
    package var current: [Item] { entries.filter { $0.removedOn == nil } }

    /// An item that stands on the published list on a day.
    package func item(_ number: Int?, on day: Day) -> Item? {
        guard let publishedOn, publishedOn <= day else { return nil }
        return entries.first { entry in
            entry.number == number && entry.addedOn.map { $0 <= day } ?? true && entry.removedOn.map { day < $0 } ?? true
        }
    }
}

extension DecisionCatalogue {
    /// One item of the list.
    package struct Item: SubRecord {
        package var number: Int?
        package var name = ""
        package var nature: MajorDecision.Nature?
        package var undertaker = OrganCode("")
        package var basis = ""
        package var plannedBy = ""
        package var proposer = OrganCode("")
        package var addedOn: Day?
        package var removedOn: Day?
        package var reason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("number", \.number, "序号").help("列入时编定")
            Field("name", \.name, "决策事项")
            Field("nature", \.nature, "类别")
            Field("undertaker", \.undertaker, "承办单位")
            Field("basis", \.basis, "依据")
            Field("plannedBy", \.plannedBy, "计划完成时间")
            Field("proposer", \.proposer, "申报单位").help("申报时记下")
            Field("addedOn", \.addedOn, "增列日期").help("公布以后增列的记下")
            Field("removedOn", \.removedOn, "移出日期").help("移出的记下")
            Field("reason", \.reason, "增列或者移出的理由").help("调整时记下").long()
        }
    }

    package struct Adjustment: SubRecord {
        package var on: Day?
        package var added: [Int] = []
        package var removed: [Int] = []
        package var reason = ""
        package var consent = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "调整日期")
            Field("added", \.added, "增列序号")
            Field("removed", \.removed, "移出序号")
            Field("reason", \.reason, "理由").long()
            Field("consent", \.consent, "党委同意")
        }
    }

    package enum FateKind: String, Choice {
        case underWay, notStarted, abandoned
        package var name: String {
            switch self {
            case .underWay: "程序进行中，结转下年"
            case .notStarted: "未启动，结转下年"
            case .abandoned: "不再决策"
            }
        }
    }

    /// What became of an item that was not decided and published within the year.
    package struct Fate: SubRecord {
        package var number: Int?
        package var kind: FateKind?
        package var reason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("number", \.number, "序号")
            Field("kind", \.kind, "去向")
            Field("reason", \.reason, "原因").long()
        }
    }
}
