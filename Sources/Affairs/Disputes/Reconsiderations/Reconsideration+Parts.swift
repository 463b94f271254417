package import Kernel

/// What the review gathers.
extension Reconsideration {
    package enum Track: String, Choice {
        case ordinary, summary
        package var name: String { self == .summary ? "简易程序" : "普通程序" }
    }

    package enum SummaryGround: String, Choice {
        case onTheSpot, warning, smallAmount, information, agreed
        package var name: String {
            switch self {
            case .onTheSpot: "行政行为是当场作出"
            case .warning: "行政行为是警告或者通报批评"
            case .smallAmount: "案件涉及款额三千元以下"
            case .information: "属于政府信息公开案件"
            case .agreed: "当事人各方同意适用简易程序"
            }
        }
    }

    /// Whose opinion was heard, or could not be.
    package enum HeardParty: String, Choice {
        case applicant, respondent, thirdParty
        package var name: String {
            switch self {
            case .applicant: "申请人"
            case .respondent: "被申请人"
            case .thirdParty: "第三人"
            }
        }
    }

    package enum HearingWay: String, Choice {
        case inPerson, internet, phone, other
        package var name: String {
            switch self {
            case .inPerson: "当面"
            case .internet: "互联网"
            case .phone: "电话"
            case .other: "其他方式"
            }
        }
    }

    /// Grounds on which a file may be withheld from the applicant; the last only since 2024.
    package enum Withheld: String, Choice {
        case stateSecret, tradeSecret, privacy, security
        package var name: String {
            switch self {
            case .stateSecret: "涉及国家秘密"
            case .tradeSecret: "涉及商业秘密"
            case .privacy: "涉及个人隐私"
            case .security: "可能危及国家安全、公共安全、社会稳定"
            }
        }
    }

    package enum StayGround: String, Choice {
        case respondent, organ, requested, law
        package var name: String {
            switch self {
            case .respondent: "被申请人认为需要停止执行"
            case .organ: "行政复议机关认为需要停止执行"
            case .requested: "申请停止执行，要求合理"
            case .law: "法律规定停止执行"
            }
        }
    }

    package enum CollateralPower: String, Choice {
        case own, others
        package var name: String { self == .own ? "本机关有权处理" : "本机关无权处理" }
    }

    package enum CollateralFinding: String, Choice {
        case lawful, unlawful
        package var name: String { self == .lawful ? "相关条款合法" : "相关条款超越权限或者违反上位法" }
    }

    /// What mediation may be about before 2024 (实施条例第五十条); since then, anything.
    package enum MediationScope: String, Choice {
        case discretion, compensation, other
        package var name: String {
            switch self {
            case .discretion: "行使自由裁量权的行为"
            case .compensation: "行政赔偿或者行政补偿"
            case .other: "其他"
            }
        }
    }

    /// Who ordered that the case be taken up again: a court by its judgment, or the organ above.
    package enum RenewalCause: String, Choice {
        case court, superior
        package var name: String { self == .court ? "人民法院判决责令" : "上级行政机关责令" }
    }

    /// 现场勘验、鉴定: the time they take is not counted in that for the decision.
    package enum InquiryKind: String, Choice {
        case inspection, appraisal
        package var name: String { self == .inspection ? "现场勘验" : "鉴定" }
    }

    /// What becomes of property that an act took, when the act falls and nobody asked for compensation.
    package enum PropertyOrder: String, Choice {
        case returned, released, paid
        package var name: String {
            switch self {
            case .returned: "责令返还财产"
            case .released: "责令解除查封、扣押、冻结"
            case .paid: "责令赔偿相应的价款"
            }
        }
    }

    package struct Inquiry: SubRecord {
        package var kind: InquiryKind?
        package var from: Day?
        package var until: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("kind", \.kind, "勘验或者鉴定")
            Field("from", \.from, "开始日期")
            Field("until", \.until, "结束日期")
        }
    }

    /// 听取意见.
    package struct HeardOpinion: SubRecord {
        package var on: Day?
        package var parties: [HeardParty] = []
        package var way: HearingWay?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "日期")
            Field("parties", \.parties, "当事人")
            Field("way", \.way, "方式")
            Field("note", \.note, "意见").long()
        }
    }

    /// 调查取证.
    package struct Investigation: SubRecord {
        package var on: Day?
        package var investigators: [PersonID] = []
        package var certificatesShown = false
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "日期")
            Field("investigators", \.investigators, "调查人员")
            Field("certificatesShown", \.certificatesShown, "已出示行政复议工作证件")
            Field("note", \.note, "调查笔录").long()
        }
    }

    /// 查阅、复制: who asked, and what was kept back on which ground.
    package struct FileAccess: SubRecord {
        package var on: Day?
        package var person = ""
        package var withheld: Withheld?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "日期")
            Field("person", \.person, "查阅人").personal(.name)
            Field("withheld", \.withheld, "不予查阅的理由")
        }
    }

    package struct Suspension: SubRecord {
        package var cause: SuspensionCause?
        package var from: Day?
        package var until: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("cause", \.cause, "中止原因")
            Field("from", \.from, "中止日期")
            Field("until", \.until, "恢复日期")
        }
    }
}
