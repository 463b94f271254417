import Kernel

extension PeoplesMediation {
    package enum Stage: String, MatterStage {
        case registered, accepted, mediating, agreed, confirming, amending, terminated, settled, declined, filed

        package var name: String {
            switch self {
            case .registered: "已登记"
            case .accepted: "已受理"
            case .mediating: "调解中"
            case .agreed: "已达成协议"
            case .confirming: "司法确认中"
            case .amending: "变更协议中"
            case .terminated: "已终止"
            case .settled: "就地化解"
            case .declined: "不予受理"
            case .filed: "已归档"
            }
        }
        package var isFinal: Bool { self == .settled || self == .declined || self == .filed }
    }

    /// 纠纷类别, as mediation committees count them.
    package enum DisputeKind: String, Choice {
        case neighbour, family, housing, contract, labour, land, injury, traffic, medical, expropriation, village, debt, environment
        case production, water, consumer, other

        package var name: String {
            switch self {
            case .neighbour: "邻里纠纷"
            case .family: "婚姻家庭纠纷"
            case .housing: "房屋宅基地纠纷"
            case .contract: "合同纠纷"
            case .labour: "劳动争议"
            case .land: "山林土地纠纷"
            case .injury: "损害赔偿纠纷"
            case .traffic: "道路交通事故纠纷"
            case .medical: "医疗纠纷"
            case .expropriation: "征地拆迁纠纷"
            case .village: "村务管理纠纷"
            case .debt: "债务纠纷"
            case .environment: "环境保护纠纷"
            case .production: "生产经营纠纷"
            case .water: "水事纠纷"
            case .consumer: "消费纠纷"
            case .other: "其他纠纷"
            }
        }
    }

    /// Where the dispute came from: found by the committee itself, brought by a party, or sent on by an organ.
    package enum Source: String, Choice {
        case screening, application, court, police, petitions, hotline, otherOrgan

        package var name: String {
            switch self {
            case .screening: "排查发现"
            case .application: "当事人申请"
            case .court: "人民法院委派、委托"
            case .police: "公安机关移送"
            case .petitions: "信访部门移送"
            case .hotline: "12345热线移送"
            case .otherOrgan: "其他机关、单位移送"
            }
        }
        package var isReferral: Bool { self != .screening && self != .application }
    }

    package enum ApplicationForm: String, Choice {
        case written, oral
        package var name: String { self == .written ? "书面申请" : "口头申请" }
    }

    /// 不得受理的纠纷 (人民调解工作若干规定第二十二条).
    package enum Bar: String, Choice {
        case reserved, forbidden, underway
        package var name: String {
            switch self {
            case .reserved: "法律、法规规定只能由专门机关管辖处理"
            case .forbidden: "法律、法规禁止采用民间调解方式解决"
            case .underway: "人民法院、公安机关或者其他行政机关已经受理或者解决"
            }
        }
    }

    package enum DeclineReason: String, Choice {
        case barred, refused, notCivil, elsewhere, withdrawn
        package var name: String {
            switch self {
            case .barred: "属于不得受理的纠纷"
            case .refused: "当事人一方明确拒绝调解"
            case .notCivil: "不是民间纠纷"
            case .elsewhere: "应由其他人民调解委员会受理"
            case .withdrawn: "当事人撤回申请"
            }
        }
    }

    /// What the dispute may turn into (人民调解法第二十五条).
    package enum Risk: String, Choice {
        case calm, escalation, publicSecurity, criminal
        package var name: String {
            switch self {
            case .calm: "未见激化苗头"
            case .escalation: "有可能激化"
            case .publicSecurity: "有可能引起治安案件"
            case .criminal: "有可能引起刑事案件"
            }
        }
        package var needsPrevention: Bool { self != .calm }
        package var needsReport: Bool { self == .publicSecurity || self == .criminal }
    }

    /// 重大、疑难、复杂纠纷: no text says which these are, so whoever handles the dispute says why it is one.
    package enum MajorGround: String, Choice {
        case amount, crowd, death, crossBorder, difficult, complex, longStanding
        package var name: String {
            switch self {
            case .amount: "涉及金额巨大"
            case .crowd: "涉及人数众多"
            case .death: "造成人员伤亡"
            case .crossBorder: "跨地区、跨单位"
            case .difficult: "疑难"
            case .complex: "法律关系复杂"
            case .longStanding: "长期未决、反复"
            }
        }
    }

    package enum ReportedTo: String, Choice {
        case police, otherOrgan
        package var name: String { self == .police ? "当地公安机关" : "其他有关部门" }
    }

    package enum ChosenBy: String, Choice {
        case committee, parties
        package var name: String { self == .committee ? "人民调解委员会指定" : "当事人选择" }
    }

    /// Who may be invited to take part (人民调解法第二十条).
    package enum InviteeRole: String, Choice {
        case relative, neighbour, colleague, expert, organization, publicFigure
        package var name: String {
            switch self {
            case .relative: "亲属"
            case .neighbour: "邻里"
            case .colleague: "同事"
            case .expert: "具有专门知识、特定经验的人员"
            case .organization: "有关社会组织的人员"
            case .publicFigure: "社会人士"
            }
        }
    }

    /// What a mediator must not do (人民调解法第十五条).
    package enum MisconductKind: String, Choice {
        case partiality, insult, bribe, disclosure
        package var name: String {
            switch self {
            case .partiality: "偏袒一方当事人"
            case .insult: "侮辱当事人"
            case .bribe: "索取、收受财物或者牟取其他不正当利益"
            case .disclosure: "泄露当事人的个人隐私、商业秘密"
            }
        }
    }

    package enum MisconductHandling: String, Choice {
        case corrected, dismissed
        package var name: String { self == .corrected ? "批评教育、责令改正" : "罢免或者解聘" }
    }

    /// Other ways to a right, which the parties are told of (人民调解法第二十六条).
    package enum Channel: String, Choice {
        case arbitration, administrative, litigation, mediationAgain, enforcement
        package var name: String {
            switch self {
            case .arbitration: "依法申请仲裁"
            case .administrative: "依法请求有关行政机关处理"
            case .litigation: "向人民法院提起诉讼"
            case .mediationAgain: "通过人民调解变更原协议或者达成新的协议"
            case .enforcement: "向人民法院申请强制执行"
            }
        }
    }

    package enum EndReason: String, Choice {
        case noAgreement, refused, withdrawn, barred
        package var name: String {
            switch self {
            case .noAgreement: "调解不成"
            case .refused: "当事人拒绝调解或者要求终止调解"
            case .withdrawn: "当事人撤回申请"
            case .barred: "属于不得调解的纠纷"
            }
        }
    }

    package enum AgreementForm: String, Choice {
        case written, oral
        package var name: String { self == .written ? "调解协议书" : "口头协议" }
    }

    package enum Outcome: String, Choice {
        case agreed, failed
        package var name: String { self == .agreed ? "调解成功" : "调解不成" }
    }

    /// What keeps an agreement from being confirmed (法释〔2011〕5号第四条、第七条).
    package enum Flaw: String, Choice {
        case mandatoryLaw, publicInterest, thirdParty, publicOrder, unclear, status
        package var name: String {
            switch self {
            case .mandatoryLaw: "违反法律、行政法规强制性规定"
            case .publicInterest: "侵害国家利益、社会公共利益"
            case .thirdParty: "侵害案外人合法权益"
            case .publicOrder: "损害社会公序良俗"
            case .unclear: "内容不明确"
            case .status: "确认身份关系、收养关系或者婚姻关系"
            }
        }
        /// No committee may seal such an agreement at all.
        package var isUnlawful: Bool { self != .unclear && self != .status }
    }

    package enum RulingOutcome: String, Choice {
        case valid, rejected, notAccepted, withdrawn
        package var name: String {
            switch self {
            case .valid: "裁定（决定）调解协议有效"
            case .rejected: "裁定驳回申请（决定不予确认）"
            case .notAccepted: "不予受理"
            case .withdrawn: "撤回申请"
            }
        }
    }

    package enum Performance: String, Choice {
        case performed, partly, refused, disputed
        package var name: String {
            switch self {
            case .performed: "已履行"
            case .partly: "部分履行"
            case .refused: "拒不履行"
            case .disputed: "对履行或者协议内容发生争议"
            }
        }
    }
}
