package import Kernel

extension EnforcementSupervision {
    /// 日常、专项、综合、抽查、暗访, and what a complaint sets off.
    package enum Mode: String, Choice {
        case daily, special, comprehensive, spot, secret, complaint
        package var name: String {
            switch self {
            case .daily: "日常检查"
            case .special: "专项检查"
            case .comprehensive: "综合检查"
            case .spot: "重点抽查"
            case .secret: "暗访"
            case .complaint: "投诉举报"
            }
        }
        /// Comes without notice, and the organ does not see it before it is over.
        var isUnannounced: Bool { self == .spot || self == .secret }
    }

    package enum SubjectLevel: String, Choice {
        case township, department, other
        package var name: String {
            switch self {
            case .township: "乡镇、街道"
            case .department: "部门"
            case .other: "其他组织"
            }
        }
        init(_ organ: Organ?) {
            switch organ?.level {
            case .township: self = .township
            case .department: self = .department
            default: self = .other
            }
        }
    }

    package enum Topic: String, Choice {
        case subject, officers, facts, law, procedure, discretion, inaction, records, publicity, conduct, other
        package var name: String {
            switch self {
            case .subject: "主体、权限"
            case .officers: "人员资格"
            case .facts: "事实、证据"
            case .law: "适用依据"
            case .procedure: "程序"
            case .discretion: "裁量"
            case .inaction: "不履行、拖延履行职责"
            case .records: "执法记录、案卷"
            case .publicity: "执法公示"
            case .conduct: "执法方式、作风"
            case .other: "其他"
            }
        }
    }

    package enum Order: String, Choice {
        case perform, correct, revoke, confirmUnlawful, confirmVoid
        package var name: String {
            switch self {
            case .perform: "责令限期履行"
            case .correct: "责令补正或者改正"
            case .revoke: "撤销"
            case .confirmUnlawful: "确认违法"
            case .confirmVoid: "确认无效"
            }
        }
    }

    package enum Outcome: String, Choice {
        case clean, selfCorrected, executed, ended
        package var name: String {
            switch self {
            case .clean: "未发现问题"
            case .selfCorrected: "自行纠正"
            case .executed: "决定执行完毕"
            case .ended: "整改交办撤回"
            }
        }
    }

    /// 监督人员 with the number of the 监督证; the register of those certificates is the county's.
    package struct Supervisor: SubRecord {
        package var person: PersonID?
        package var certificate = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("person", \.person, "人员")
            Field("certificate", \.certificate, "监督证号")
        }
    }

    package struct Finding: SubRecord {
        package var on: Day?
        package var topic: Topic?
        package var fact = ""
        package var basis = ""
        package var evidence = ""
        package var caseNumber = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "日期").help("由“记录问题”环节记下")
            Field("topic", \.topic, "问题类别")
            Field("fact", \.fact, "事实").long()
            Field("basis", \.basis, "违反的规定")
            Field("evidence", \.evidence, "证据")
            Field("caseNumber", \.caseNumber, "所涉案件文号")
        }
    }
}
