import Kernel

extension PenaltyCase {
    package enum ProcedureKind: String, Choice {
        case simple, ordinary
        package var name: String { self == .simple ? "简易程序" : "普通程序" }
    }

    /// 责任能力; unset means what the party's number says, else full.
    package enum Capacity: String, Choice {
        case full, minor, under14, incapable
        package var name: String {
            switch self {
            case .full: "完全责任能力"
            case .minor: "已满十四周岁不满十八周岁"
            case .under14: "不满十四周岁"
            case .incapable: "不能辨认或者不能控制自己行为的精神病人、智力残疾人"
            }
        }
        /// May be penalised at all.
        var isPunishable: Bool { self == .full || self == .minor }
    }

    package enum ClueSource: String, Choice {
        case inspection, complaint, transfer, assignment, selfReport, other
        package var name: String {
            switch self {
            case .inspection: "检查发现"
            case .complaint: "投诉、举报"
            case .transfer: "其他机关移送"
            case .assignment: "上级交办"
            case .selfReport: "当事人主动报告"
            case .other: "其他"
            }
        }
    }

    /// The law under which a penalty is decided on the spot.
    package enum SpotLaw: String, Choice {
        case penaltyLaw, roadTraffic, publicSecurity
        package var name: String {
            switch self {
            case .penaltyLaw: "行政处罚法"
            case .roadTraffic: "道路交通安全法"
            case .publicSecurity: "治安管理处罚法"
            }
        }
    }

    /// 裁量阶次.
    package enum Tier: String, Choice {
        case mitigated, lighter, general, heavier
        package var name: String {
            switch self {
            case .mitigated: "减轻"
            case .lighter: "从轻"
            case .general: "一般"
            case .heavier: "从重"
            }
        }
    }

    /// What an investigation proposes, and what a head decides.
    package enum Decision: String, Choice {
        case penalise, spare, notEstablished, transfer
        package var name: String {
            switch self {
            case .penalise: "给予行政处罚"
            case .spare: "不予行政处罚"
            case .notEstablished: "违法事实不能成立，不予行政处罚"
            case .transfer: "移送司法机关"
            }
        }
    }

    /// 不予行政处罚的情形.
    package enum SpareGround: String, Choice {
        case slight, firstOffence, noFault, under14, incapable, lapsed, other
        package var name: String {
            switch self {
            case .slight: "违法行为轻微并及时改正，没有造成危害后果"
            case .firstOffence: "初次违法且危害后果轻微并及时改正"
            case .noFault: "有证据足以证明没有主观过错"
            case .under14: "不满十四周岁"
            case .incapable: "不能辨认或者不能控制自己行为"
            case .lapsed: "超过追究时效"
            case .other: "法律、法规、规章规定的其他情形"
            }
        }
        /// The 2017 text knows neither 首违不罚 nor the absence of fault.
        var isOnlyRevised: Bool { self == .firstOffence || self == .noFault }
    }

    /// 法制审核的情形 (行政处罚法第五十八条).
    package enum VerificationGround: String, Choice {
        case publicInterest, heardRights, complex, statutory
        package var name: String {
            switch self {
            case .publicInterest: "涉及重大公共利益"
            case .heardRights: "直接关系当事人或者第三人重大权益，经过听证程序"
            case .complex: "案件情况疑难复杂、涉及多个法律关系"
            case .statutory: "法律、法规规定应当进行法制审核的其他情形"
            }
        }
    }

    package enum SuspensionGround: String, Choice {
        case appraisal, announcement, otherCase, interpretation, forceMajeure, fugitive, other
        package var name: String {
            switch self {
            case .appraisal: "检测、检验、检疫、鉴定"
            case .announcement: "公告"
            case .otherCase: "须以另案的处理结果为依据"
            case .interpretation: "适用法律问题送请有权机关解释或者确认"
            case .forceMajeure: "不可抗力"
            case .fugitive: "当事人下落不明"
            case .other: "其他应当中止的情形"
            }
        }
    }

    package enum PreservedOutcome: String, Choice {
        case returned, copied, appraised, seized, confiscated, transferred
        package var name: String {
            switch self {
            case .returned: "解除先行登记保存并退还"
            case .copied: "采取记录、复制、拍照、录像等证据保全措施后退还"
            case .appraised: "送交有关部门检测、检验、鉴定"
            case .seized: "依法采取查封、扣押措施"
            case .confiscated: "违法事实成立，依法没收"
            case .transferred: "移送有权机关处理"
            }
        }
    }

    /// What the hearing showed.
    package enum HearingFinding: String, Choice {
        case upheld, lighter, notEstablished, reinvestigate
        package var name: String {
            switch self {
            case .upheld: "拟处罚意见成立"
            case .lighter: "应当从轻、减轻"
            case .notEstablished: "违法事实不能成立或者应当不予处罚"
            case .reinvestigate: "事实不清、证据不足，应当补充调查"
            }
        }
    }
}
