package import Kernel

extension NormativeDocument {
    package enum Stage: String, MatterStage {
        case proposed, drafting, consulting, consulted, submitted, reviewing, reviewed, deliberated, signed, registered, published
        case declined, rejected, withdrawn, repealed, lapsed, revoked

        package var name: String {
            switch self {
            case .proposed: "待立项"
            case .drafting: "起草"
            case .consulting: "公开征求意见"
            case .consulted: "待送审"
            case .submitted: "待核收"
            case .reviewing: "合法性审核"
            case .reviewed: "待集体审议"
            case .deliberated: "待签署"
            case .signed: "待统一登记"
            case .registered: "待统一公布"
            case .published: "已公布"
            case .declined: "不予立项"
            case .rejected: "审议未通过"
            case .withdrawn: "撤回"
            case .repealed: "废止"
            case .lapsed: "失效"
            case .revoked: "被撤销"
            }
        }
        package var isFinal: Bool {
            switch self {
            case .declined, .rejected, .withdrawn, .repealed, .lapsed, .revoked: true
            default: false
            }
        }
        package var isResting: Bool { self == .published }
    }

    /// Who may make a normative document in a county (国办发〔2018〕37号第（一）项).
    package enum MakerKind: String, Choice {
        case government, governmentOffice, department, township
        package var name: String {
            switch self {
            case .government: "县级人民政府"
            case .governmentOffice: "县级人民政府办公室"
            case .department: "县级人民政府部门"
            case .township: "乡镇人民政府（街道办事处）"
            }
        }
        package func fits(_ organ: Organ) -> Bool {
            switch self {
            case .government: organ.duties.contains(.government)
            case .governmentOffice, .department: organ.level == .department
            case .township: organ.level == .township
            }
        }
        /// Adopted and reviewed as the government's own.
        package var isGovernment: Bool { self == .government || self == .governmentOffice }
    }

    /// What a draft is: only the first is a normative document (国办发〔2018〕37号、115号第（三）项).
    package enum Nature: String, Choice {
        case normative, internalManagement, workSystem, staffing, minutes, workPlan, requestReport, award, personnel
        package var name: String {
            switch self {
            case .normative: "涉及权利义务、具有普遍约束力、在一定期限内反复适用"
            case .internalManagement: "内部管理规范"
            case .workSystem: "工作制度"
            case .staffing: "机构编制"
            case .minutes: "会议纪要"
            case .workPlan: "工作方案"
            case .requestReport: "请示报告"
            case .award: "表彰奖惩"
            case .personnel: "人事任免"
            }
        }
    }

    /// The necessity check: whether something in force already says it.
    package enum Overlap: String, Choice {
        case none, law, document
        package var name: String {
            switch self {
            case .none: "无重复"
            case .law: "法律、法规、规章或者上级文件已有明确规定"
            case .document: "现行文件已有部署且仍然适用"
            }
        }
    }

    package enum Exemption: String, Choice {
        case secret, emergency
        package var name: String {
            switch self {
            case .secret: "依法需要保密"
            case .emergency: "预防、应对和处置突发事件或者执行上级紧急命令"
            }
        }
    }

    package enum HearingForm: String, Choice {
        case hearing, argumentation, symposium, visit
        package var name: String {
            switch self {
            case .hearing: "听证会"
            case .argumentation: "论证会"
            case .symposium: "座谈会"
            case .visit: "实地走访"
            }
        }
    }

    package enum CompetitionConclusion: String, Choice {
        case notConcerned, conforms, conformsAfterAmendment, exception, violates
        package var name: String {
            switch self {
            case .notConcerned: "不涉及经营者经济活动"
            case .conforms: "符合公平竞争审查标准"
            case .conformsAfterAmendment: "修改后符合公平竞争审查标准"
            case .exception: "适用例外规定"
            case .violates: "违反公平竞争审查标准"
            }
        }
    }

    /// 审查后政策措施内容发生重大变化的，应当重新开展公平竞争审查 (公平竞争审查条例实施办法第二十七条): which it is, those who revise say.
    package enum RevisionScope: String, Choice {
        case minor, major
        package var name: String { self == .major ? "内容发生重大变化" : "内容没有重大变化" }
    }

    /// The papers of 国办发〔2018〕115号第（五）项.
    package enum Paper: String, Choice {
        case draft, explanation, basis, consultation, legalUnitOpinion, competition, other
        package var name: String {
            switch self {
            case .draft: "文件送审稿"
            case .explanation: "起草说明"
            case .basis: "制定依据"
            case .consultation: "征求意见及意见采纳情况"
            case .legalUnitOpinion: "起草单位的合法性审核意见"
            case .competition: "公平竞争审查结论"
            case .other: "其他材料"
            }
        }
    }

    package enum ReviewAdoption: String, Choice {
        case full, partial
        package var name: String { self == .full ? "全部采纳" : "未完全采纳" }
    }

    package enum Channel: String, Choice {
        case gazette, website, newMedia, press, board
        package var name: String {
            switch self {
            case .gazette: "政府公报"
            case .website: "政府网站"
            case .newMedia: "政务新媒体"
            case .press: "报刊、广播、电视"
            case .board: "公示栏"
            }
        }
    }

    /// Why it takes effect before the usual time (湖南省规范性文件管理办法第二十条).
    package enum EarlyEffect: String, Choice {
        case superiorLaw, stateSecurity, publicInterest
        package var name: String {
            switch self {
            case .superiorLaw: "不立即施行将有碍法律、法规、规章、上位规范性文件执行"
            case .stateSecurity: "保障国家安全需要"
            case .publicInterest: "保障公共利益需要"
            }
        }
    }

    package enum FilingBody: String, Choice {
        case superiorGovernment, sameLevelGovernment, standingCommittee
        package var name: String {
            switch self {
            case .superiorGovernment: "上一级人民政府"
            case .sameLevelGovernment: "本级人民政府"
            case .standingCommittee: "本级人民代表大会常务委员会"
            }
        }
        static func required(of maker: MakerKind?) -> [FilingBody] {
            switch maker {
            case .government, .governmentOffice: [.superiorGovernment, .standingCommittee]
            case .department: [.sameLevelGovernment]
            case .township: [.superiorGovernment]
            case nil: []
            }
        }
    }

    package enum FilingResult: String, Choice {
        case registered, notRegistered, selfCorrected, orderedCorrected, revoked
        package var name: String {
            switch self {
            case .registered: "准予备案登记"
            case .notRegistered: "不予备案登记"
            case .selfCorrected: "自行纠正"
            case .orderedCorrected: "责令改正"
            case .revoked: "撤销"
            }
        }
    }

    package enum Evaluation: String, Choice {
        case keep, amend, repeal
        package var name: String {
            switch self {
            case .keep: "继续执行"
            case .amend: "应当修改"
            case .repeal: "应当废止"
            }
        }
    }

    package enum RepealGround: String, Choice {
        case cleanup, replaced, superiorLaw, evaluation, other
        package var name: String {
            switch self {
            case .cleanup: "清理决定废止"
            case .replaced: "被新文件替代"
            case .superiorLaw: "上位法修改或者废止"
            case .evaluation: "评估认为应当废止"
            case .other: "其他"
            }
        }
    }
}
