package import Kernel

extension AdviserEngagement {
    package enum Stage: String, MatterStage {
        case selecting, proposed, engaged, declined, ended, dismissed

        package var name: String {
            switch self {
            case .selecting: "遴选"
            case .proposed: "拟聘任"
            case .engaged: "在聘"
            case .declined: "未予聘任"
            case .ended: "聘期届满"
            case .dismissed: "解聘"
            }
        }
        package var isFinal: Bool { self == .declined || self == .ended || self == .dismissed }
        package var isResting: Bool { self == .engaged }
    }

    package enum AdviserKind: String, Choice {
        case lawyer, firm, scholar, publicLawyer
        package var name: String {
            switch self {
            case .lawyer: "外聘律师"
            case .firm: "外聘律师团队"
            case .scholar: "外聘法学专家"
            case .publicLawyer: "公职律师"
            }
        }
        var isExternal: Bool { self != .publicLawyer }
        var isLawyer: Bool { self == .lawyer || self == .firm }
    }

    package enum Speciality: String, Choice {
        case administrative, civil, finance, land, construction, labour, criminal, other
        package var name: String {
            switch self {
            case .administrative: "行政法"
            case .civil: "民商法"
            case .finance: "财税金融"
            case .land: "土地和征收"
            case .construction: "建设工程"
            case .labour: "劳动和社会保障"
            case .criminal: "刑事法律"
            case .other: "其他"
            }
        }
    }

    package enum Method: String, Choice {
        case publicSelection, procurement, recommendation, appointment
        package var name: String {
            switch self {
            case .publicSelection: "公开遴选"
            case .procurement: "政府采购法律服务"
            case .recommendation: "推荐后择优"
            case .appointment: "本单位公职律师"
            }
        }
    }

    package enum Conflict: String, Choice {
        case none, client, kin, other
        package var name: String {
            switch self {
            case .none: "没有利益冲突"
            case .client: "代理与聘任单位有利益冲突的当事人"
            case .kin: "本人或者近亲属有利害关系"
            case .other: "其他可能影响公正履职的情形"
            }
        }
    }

    package enum Duty: String, Choice {
        case decision, rules, contract, emergency, disputes, enforcement, training
        package var name: String {
            switch self {
            case .decision: "重大决策、重大行政行为法律意见"
            case .rules: "规范性文件起草、论证"
            case .contract: "合作项目洽谈和重大合同"
            case .emergency: "涉法涉诉、信访案件和突发事件"
            case .disputes: "复议、诉讼、仲裁"
            case .enforcement: "重大执法决定"
            case .training: "法治讲座、培训"
            }
        }
    }

    package enum Grade: String, Choice {
        case excellent, competent, basic, incompetent
        package var name: String {
            switch self {
            case .excellent: "优秀"
            case .competent: "称职"
            case .basic: "基本称职"
            case .incompetent: "不称职"
            }
        }
    }

    /// 考核: one year's work.
    package struct Evaluation: SubRecord {
        package var year: Int?
        package var grade: Grade?
        package var note = ""
        package var on: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("year", \.year, "年度")
            Field("grade", \.grade, "等次")
            Field("note", \.note, "情况").long()
            Field("on", \.on, "考核日期")
        }
    }

    package struct Renewal: SubRecord {
        package var on: Day?
        package var until: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "续聘日期")
            Field("until", \.until, "续聘至")
        }
    }

    package enum DismissalGround: String, Choice {
        case resigned, incompetent, breach, penalised, conflict, other
        package var name: String {
            switch self {
            case .resigned: "本人提出"
            case .incompetent: "考核不称职"
            case .breach: "违反聘任合同、泄露秘密"
            case .penalised: "受到处罚或者处分"
            case .conflict: "有利益冲突而不回避"
            case .other: "其他"
            }
        }
    }
}
