package import Kernel

extension LegalReviewer {
    /// What kinds of decision the person reviews; the national qualification is asked for penalties alone.
    package enum Scope: String, Choice {
        case penalty, licence, compulsion, levy, other
        package var name: String {
            switch self {
            case .penalty: "行政处罚"
            case .licence: "行政许可"
            case .compulsion: "行政强制"
            case .levy: "行政征收征用"
            case .other: "其他重大执法决定"
            }
        }
    }

    package enum Background: String, Choice {
        case lawDegree, experience, governmentLawyer, none
        package var name: String {
            switch self {
            case .lawDegree: "法学专业学历"
            case .experience: "从事法制工作"
            case .governmentLawyer: "公职律师"
            case .none: "无"
            }
        }
    }

    package enum RemovalReason: String, Choice {
        case transferred, retired, resigned, died, unfit, unlawful, other
        package var name: String {
            switch self {
            case .transferred: "调离法制审核岗位"
            case .retired: "退休"
            case .resigned: "辞职、辞退"
            case .died: "死亡"
            case .unfit: "不再具备条件"
            case .unlawful: "审核严重失职"
            case .other: "其他原因"
            }
        }
        var needsNote: Bool { self == .unfit || self == .unlawful || self == .other }
    }

    /// 变更: what the entry is since it was changed, and why it was.
    package struct Change: SubRecord {
        package var on: Day?
        package var scopes: [Scope] = []
        package var position = ""
        package var reason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "变更日期").help("由环节记下")
            Field("scopes", \.scopes, "变更后审核范围").help("由环节记下")
            Field("position", \.position, "变更后职务").help("由环节记下")
            Field("reason", \.reason, "事由").long()
        }
    }

    package struct Training: SubRecord {
        package var on: Day?
        package var topic = ""
        package var hours = 0
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "培训日期")
            Field("topic", \.topic, "内容")
            Field("hours", \.hours, "学时").rule("应在1至500之间") { (1...500).contains($0.hours) }
        }
    }
}
