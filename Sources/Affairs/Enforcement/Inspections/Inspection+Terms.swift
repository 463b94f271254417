package import Kernel

extension Inspection {
    /// Where the visit comes from: drawn by a task, or for a cause.
    package enum Source: String, Choice {
        case task, complaint, transfer, dataAlarm, accident, application, campaign
        package var name: String {
            switch self {
            case .task: "双随机抽查任务"
            case .complaint: "投诉举报"
            case .transfer: "转办交办、移送"
            case .dataAlarm: "数据监测预警"
            case .accident: "事故调查"
            case .application: "企业申请"
            case .campaign: "专项检查"
            }
        }
        /// 可以不受频次上限限制. A campaign is no exception: it is planned.
        package var isExemptFromCap: Bool {
            switch self {
            case .complaint, .transfer, .dataAlarm, .accident, .application: true
            case .task, .campaign: false
            }
        }
    }

    package enum ObjectKind: String, Choice {
        case enterprise, selfEmployed, institution, citizen
        package var name: String {
            switch self {
            case .enterprise: "企业"
            case .selfEmployed: "个体工商户"
            case .institution: "事业单位、社会组织和其他组织"
            case .citizen: "公民"
            }
        }
        package var isBusiness: Bool { self == .enterprise || self == .selfEmployed }
        /// As the party of a case that follows.
        var partyKind: PartyKind {
            switch self {
            case .enterprise: .legalPerson
            case .selfEmployed: .selfEmployed
            case .institution: .organisation
            case .citizen: .citizen
            }
        }
    }

    /// 抽查检查结果, in the eight forms in which market regulation publishes them.
    package enum Result: String, Choice {
        case noProblem, notDisclosed, falseDisclosure, unreachable, corrected, uncooperative, notEngaged, pending
        package var name: String {
            switch self {
            case .noProblem: "未发现问题"
            case .notDisclosed: "未按规定公示应当公示的信息"
            case .falseDisclosure: "公示信息隐瞒真实情况、弄虚作假"
            case .unreachable: "通过登记的住所（经营场所）无法联系"
            case .corrected: "发现问题已责令改正"
            case .uncooperative: "不配合检查情节严重"
            case .notEngaged: "未发现开展本次抽查涉及的经营活动"
            case .pending: "发现问题待后续处理"
            }
        }
        /// Something is wrong with the object; nothing to inspect is no problem.
        package var isProblem: Bool { self != .noProblem && self != .notEngaged }
        /// What was found must be written down item by item.
        package var needsFindings: Bool {
            switch self {
            case .notDisclosed, .falseDisclosure, .corrected, .pending: true
            case .noProblem, .unreachable, .uncooperative, .notEngaged: false
            }
        }
    }

    package enum FollowUp: String, Choice {
        case penalty, crime, otherOrgan, creditList
        package var name: String {
            switch self {
            case .penalty: "立案查处"
            case .crime: "涉嫌犯罪，移送公安机关"
            case .otherOrgan: "移送其他有权机关"
            case .creditList: "列入经营异常名录或者信用记录"
            }
        }
    }

    package struct ProblemFound: SubRecord {
        package var item = ""
        package var fact = ""
        package var basis = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("item", \.item, "检查事项（清单序号）")
            Field("fact", \.fact, "发现的问题").long()
            Field("basis", \.basis, "违反的规定")
        }
    }

    /// 复查: whether what was ordered has been done.
    package struct Revisit: SubRecord {
        package var on: Day?
        package var passed = false
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "复查日期")
            Field("passed", \.passed, "已经改正")
            Field("note", \.note, "复查情况").long()
        }
    }
}
