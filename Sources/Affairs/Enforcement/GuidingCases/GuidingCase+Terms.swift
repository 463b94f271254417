package import Kernel

extension GuidingCase {
    package enum ActKind: String, Choice {
        case penalty, licence, compulsion, inspection, levy, mitigation, other
        package var name: String {
            switch self {
            case .penalty: "行政处罚"
            case .licence: "行政许可"
            case .compulsion: "行政强制"
            case .inspection: "行政检查"
            case .levy: "行政征收"
            case .mitigation: "不予处罚、减轻处罚"
            case .other: "其他"
            }
        }
    }

    package enum WithdrawGround: String, Choice {
        case lawChanged, superseded, caseFallen, other
        package var name: String {
            switch self {
            case .lawChanged: "所据法律修改、废止"
            case .superseded: "与新的指导案例、上级案例不一致"
            case .caseFallen: "所据决定被撤销、变更或者确认违法"
            case .other: "其他"
            }
        }
    }

    /// A cited statute by its short title, as the law register prints it.
    package struct Citation: SubRecord {
        package var statute = ""
        package var article = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("statute", \.statute, "法律名称")
            Field("article", \.article, "条款")
        }

        /// As a paper cites it: `《行政处罚法》第三十三条`; empty while the law is not named.
        var words: String { statute.isEmpty ? "" : "《\(statute)》\(article)" }
    }

    package struct ExpertOpinion: SubRecord {
        package var expert = ""
        package var position = ""
        package var opinion = ""
        package var supports = false
        package var on: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("expert", \.expert, "专家")
            Field("position", \.position, "单位、职务")
            Field("opinion", \.opinion, "意见").long()
            Field("supports", \.supports, "同意采用")
            Field("on", \.on, "日期").help("由环节记下")
        }
    }

    package struct Evaluation: SubRecord {
        package var on: Day?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "评估日期").help("由环节记下")
            Field("note", \.note, "意见").long()
        }
    }
}
