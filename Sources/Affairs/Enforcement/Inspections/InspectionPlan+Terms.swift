package import Kernel

extension InspectionPlan {
    /// 一般检查事项, whose share has a ceiling; 重点检查事项 (safety, quality, public interest), whose share has none.
    package enum Category: String, Choice {
        case general, key
        package var name: String { self == .general ? "一般检查事项" : "重点检查事项" }
    }

    package enum Method: String, Choice {
        case onSite, documents, network, sampling, remote
        package var name: String {
            switch self {
            case .onSite: "现场检查"
            case .documents: "书面检查"
            case .network: "网络监测"
            case .sampling: "抽样检测"
            case .remote: "非现场监管"
            }
        }
    }

    /// One line of the list: 检查项目, 子项, 主体, 依据, 方式, 内容, 一般或者重点, 比例, 频次上限.
    package struct Item: SubRecord {
        package var code = ""
        package var project = ""
        package var subItem = ""
        package var subject = ""
        package var basis = ""
        package var method: Method?
        package var content = ""
        package var objectType = ""
        package var category: Category?
        package var ratio: Quantity?
        package var frequencyCap: Int?
        package var months: [Int] = []
        package var partners: [OrganCode] = []
        package var separateReason = ""

        package init() {}
        package static var fields: [Field<Self>] {
            Field("code", \.code, "序号")
            Field("project", \.project, "检查项目")
            Field("subItem", \.subItem, "检查子项")
            Field("subject", \.subject, "检查主体")
            Field("basis", \.basis, "检查依据")
            Field("method", \.method, "检查方式")
            Field("content", \.content, "检查内容")
            Field("objectType", \.objectType, "检查对象类别")
            Field("category", \.category, "事项类别")
            Field("ratio", \.ratio, "抽查比例（%）")
            Field("frequencyCap", \.frequencyCap, "同一企业年度频次上限").help("次")
            Field("months", \.months, "实施月份")
            Field("partners", \.partners, "联合检查单位")
            Field("separateReason", \.separateReason, "不合并检查的理由")
        }

        package var isJoint: Bool { !partners.isEmpty }
        var label: String { project.isEmpty ? "第\(code)项" : "“\(subItem.isEmpty ? project : subItem)”" }
    }

    /// 计划调整: the list as it stood before, and why it was changed.
    package struct Adjustment: SubRecord {
        package var on: Day?
        package var reason = ""
        package var before: [Item] = []
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "调整日期")
            Field("reason", \.reason, "调整理由").long()
            Field("before", \.before, "调整前的清单")
        }
    }

    package func item(_ code: String) -> Item? { items.first { $0.code == code } }

    /// The plan stands before the public and its items may be inspected on the strength of it.
    package func isOpen(on day: Day) -> Bool { publishedOn.map { $0 <= day } ?? false && year == day.year }
}
