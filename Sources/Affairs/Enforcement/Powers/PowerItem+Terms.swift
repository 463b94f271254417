package import Kernel

extension PowerItem {
    /// 动态管理: how an item comes into the list, changes, or leaves it.
    package enum ChangeKind: String, Choice {
        case added, cancelled, delegated, takenOver, transferred, merged, split, revised
        package var name: String {
            switch self {
            case .added: "新增"
            case .cancelled: "取消"
            case .delegated: "下放"
            case .takenOver: "承接"
            case .transferred: "划转"
            case .merged: "合并"
            case .split: "拆分"
            case .revised: "要素变更"
            }
        }
        /// Ways into the list; the others concern an item that is in it.
        package var bringsIn: Bool { self == .added || self == .takenOver || self == .transferred || self == .merged || self == .split }
        /// An organ proposes these for its own item; what it takes over is a new item.
        package var isProposable: Bool { self != .added && self != .takenOver }
        /// What takes the item's place in the same county's list must be there first.
        var hasSuccessor: Bool { self == .transferred || self == .merged || self == .split }
    }

    /// Whether an adjusted item leaves room for discretion.
    package enum Discretion: String, Choice {
        case present, absent
        package var name: String { self == .present ? "有裁量空间" : "没有裁量空间" }
    }

    package enum Level: String, Choice {
        case national, provincial, municipal, county, township
        package var name: String {
            switch self {
            case .national: "国家级"
            case .provincial: "省级"
            case .municipal: "市级"
            case .county: "县级"
            case .township: "乡镇（街道）级"
            }
        }
    }

    /// The opinion of 编办 and of the justice bureau.
    package enum Verdict: String, Choice {
        case agreed, amend, disagreed
        package var name: String {
            switch self {
            case .agreed: "同意列入"
            case .amend: "修改后再报"
            case .disagreed: "不同意列入"
            }
        }
    }

    /// 实施依据: the law, the article, and the day on which it ceased to be in force.
    package struct Ground: SubRecord {
        package var law = ""
        package var article = ""
        package var rank: EnforcementSubject.BasisRank?
        package var text = ""
        package var repealedOn: Day?
        package init() {}
        package init(law: String, article: String, rank: EnforcementSubject.BasisRank?) {
            (self.law, self.article, self.rank) = (law, article, rank)
        }
        package static var fields: [Field<Self>] {
            Field("law", \.law, "法律、法规、规章名称")
            Field("article", \.article, "条款")
            Field("rank", \.rank, "层级")
            Field("text", \.text, "条文").long()
            Field("repealedOn", \.repealedOn, "废止、失效日期")
        }

        package func isInForce(on day: Day) -> Bool { repealedOn.map { day < $0 } ?? true }
        var isComplete: Bool { !law.isEmpty && !article.isEmpty && rank != nil }
    }

    /// 责任事项 with its own basis: 立案、调查、审理、告知、决定、送达、执行.
    package struct Duty: SubRecord {
        package var name = ""
        package var content = ""
        package var basis = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("name", \.name, "责任环节")
            Field("content", \.content, "责任内容").long()
            Field("basis", \.basis, "责任依据")
        }
    }

    /// One change of the list that concerned this item.
    package struct Change: SubRecord {
        package var on: Day?
        package var kind: ChangeKind?
        package var reason = ""
        package var basis = ""
        package var document = ""
        package var formerName = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "日期")
            Field("kind", \.kind, "变动")
            Field("reason", \.reason, "变动原因").long()
            Field("basis", \.basis, "变动依据")
            Field("document", \.document, "批准文号")
            Field("formerName", \.formerName, "原名称")
        }
    }
}
