package import Kernel

extension CompulsoryMeasure {
    /// 第九条.
    package enum MeasureKind: String, Choice {
        case liberty, sealing, seizure, freezing, other
        package var name: String {
            switch self {
            case .liberty: "限制公民人身自由"
            case .sealing: "查封场所、设施或者财物"
            case .seizure: "扣押财物"
            case .freezing: "冻结存款、汇款"
            case .other: "其他行政强制措施"
            }
        }
        /// 第三章第二节: sealing and seizure.
        package var takesThings: Bool { self == .sealing || self == .seizure }
        /// The thirty days of articles 25 and 32.
        package var lasts30Days: Bool { takesThings || self == .freezing }
    }

    /// What sets the measure (第十条).
    package enum BasisLevel: String, Choice {
        case law, administrativeRegulation, localRegulation, other
        package var name: String {
            switch self {
            case .law: "法律"
            case .administrativeRegulation: "行政法规"
            case .localRegulation: "地方性法规"
            case .other: "规章和其他规范性文件"
            }
        }
        /// Whether a text of this rank may set such a measure.
        package func mayIntroduce(_ kind: MeasureKind) -> Bool {
            switch self {
            case .law: true
            case .administrativeRegulation: kind != .liberty && kind != .freezing
            case .localRegulation: kind.takesThings
            case .other: false
            }
        }
    }

    package struct Item: SubRecord {
        package var name = ""
        package var quantity = ""
        package var condition = ""
        package var isInvolved = false
        package var isNecessity = false
        package var sealedElsewhere = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("name", \.name, "场所、设施或者财物名称")
            Field("quantity", \.quantity, "数量、规格")
            Field("condition", \.condition, "特征、状况")
            Field("isInvolved", \.isInvolved, "涉案")
            Field("isNecessity", \.isNecessity, "公民个人及其所扶养家属的生活必需品")
            Field("sealedElsewhere", \.sealedElsewhere, "已由其他国家机关查封、冻结")
        }
    }

    package enum Custody: String, Choice {
        case organ, thirdParty
        package var name: String { self == .organ ? "本机关保管" : "委托第三人保管" }
    }

    /// 检测、检验、检疫或者技术鉴定: its time is not counted, and was told in writing.
    package struct Testing: SubRecord {
        package var item = ""
        package var days: Int?
        package var told = false
        package var from: Day?
        package var until: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("item", \.item, "检测、检验、检疫或者技术鉴定事项")
            Field("days", \.days, "告知的期间（日）").rule("期间应在1至365日之间") { (1...365).contains($0.days ?? 1) }
            Field("told", \.told, "期间已书面告知当事人")
            Field("from", \.from, "开始日期")
            Field("until", \.until, "结束日期")
        }
    }

    /// 第二十八条、第三十三条.
    package enum LiftGround: String, Choice {
        case noOffence, unrelated, decided, expired, needless, notRatified
        package var name: String {
            switch self {
            case .noOffence: "当事人没有违法行为"
            case .unrelated: "场所、设施、财物或者款项与违法行为无关"
            case .decided: "已经作出处理决定，不再需要"
            case .expired: "期限已经届满"
            case .needless: "其他不再需要采取措施的情形"
            case .notRatified: "负责人认为不应当采取"
            }
        }
    }

    /// 部分解除: what no longer has to be held goes back at once, the rest stays.
    package struct PartialLifting: SubRecord {
        package var on: Day?
        package var things = ""
        package var ground: LiftGround?
        package var returned = false
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "解除日期").help("由环节记下")
            Field("things", \.things, "解除的场所、设施、财物").long()
            Field("ground", \.ground, "解除的情形")
            Field("returned", \.returned, "已经退还")
        }
    }

    /// 第二十七条、第四十六条.
    package enum Disposal: String, Choice {
        case confiscated, destroyed, auctioned
        package var name: String {
            switch self {
            case .confiscated: "没收非法财物"
            case .destroyed: "依法销毁"
            case .auctioned: "依法拍卖抵缴罚款"
            }
        }
    }
}
