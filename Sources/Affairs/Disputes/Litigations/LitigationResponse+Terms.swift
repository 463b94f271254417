import Kernel

/// What a suit can come to, and on what grounds.
extension LitigationResponse {
    /// What reconsideration made of the act before the suit, which decides who is sued (行政诉讼法第二十六条第二、三款).
    package enum ReviewResult: String, Choice {
        case none, upheld, changed, undecided
        package var name: String {
            switch self {
            case .none: "未经复议"
            case .upheld: "复议维持"
            case .changed: "复议改变"
            case .undecided: "复议机关逾期未作决定"
            }
        }
    }

    /// 对复议决定的裁判, where the act is judged beside it (行政诉讼法第七十九条，法释〔2018〕1号第一百三十六条第五款).
    package enum ReviewRuling: String, Choice {
        case kept, revoked, illegal
        package var name: String {
            switch self {
            case .kept: "驳回针对复议决定的诉讼请求"
            case .revoked: "撤销复议决定"
            case .illegal: "确认复议决定违法"
            }
        }
    }

    /// 裁定停止执行的情形 (行政诉讼法第五十六条第一款), in the order of its items.
    package enum StayGround: String, Choice {
        case defendant, irreparable, publicHarm, law
        package var name: String {
            switch self {
            case .defendant: "被告认为需要停止执行"
            case .irreparable: "原告或者利害关系人申请，执行会造成难以弥补的损失，停止执行不损害国家利益、社会公共利益"
            case .publicHarm: "人民法院认为执行会给国家利益、社会公共利益造成重大损害"
            case .law: "法律、法规规定停止执行"
            }
        }
    }

    package enum Instance: String, Choice {
        case first, second, retrial
        package var name: String {
            switch self {
            case .first: "第一审"
            case .second: "第二审"
            case .retrial: "再审"
            }
        }
    }

    /// 因不可抗力等正当事由不能提供 (行政诉讼法第三十六条第一款).
    package enum ExtensionGround: String, Choice {
        case forceMajeure, other
        package var name: String { self == .forceMajeure ? "不可抗力" : "其他客观正当事由" }
    }

    /// 裁判结果: judgments by article 69 to 78, rulings, mediation.
    package enum Outcome: String, Choice {
        case dismissed, revoked, revokedPartly, performance, payment, illegal, void, remedy, changed, agreement
        case notFiled, suitRejected, withdrawn, deemedWithdrawn, ended, mediated

        package var name: String {
            switch self {
            case .dismissed: "判决驳回诉讼请求"
            case .revoked: "判决撤销"
            case .revokedPartly: "判决部分撤销"
            case .performance: "判决限期履行"
            case .payment: "判决履行给付义务"
            case .illegal: "判决确认违法"
            case .void: "判决确认无效"
            case .remedy: "判决采取补救措施、赔偿"
            case .changed: "判决变更"
            case .agreement: "判决履行行政协议、赔偿补偿"
            case .notFiled: "裁定不予立案"
            case .suitRejected: "裁定驳回起诉"
            case .withdrawn: "裁定准予撤诉"
            case .deemedWithdrawn: "裁定按撤诉处理"
            case .ended: "裁定终结诉讼"
            case .mediated: "调解"
            }
        }

        /// May be appealed as a judgment in fifteen days, as a ruling in ten; `nil` for what ends the suit at once.
        var appealDays: Int? {
            switch self {
            case .dismissed, .revoked, .revokedPartly, .performance, .payment, .illegal, .void, .remedy, .changed, .agreement: 15
            case .notFiled, .suitRejected: 10
            case .withdrawn, .deemedWithdrawn, .ended, .mediated: nil
            }
        }
        /// 准予撤诉、按撤诉处理、终结诉讼.
        var endsSuit: Bool { self == .withdrawn || self == .deemedWithdrawn || self == .ended }
        var mayOrderRemaking: Bool { self == .revoked || self == .revokedPartly }
    }

    /// The cases in which a court may mediate (行政诉讼法第六十条).
    package enum MediationScope: String, Choice {
        case compensation, indemnity, discretion, other
        package var name: String {
            switch self {
            case .compensation: "行政赔偿"
            case .indemnity: "行政补偿"
            case .discretion: "行使法律、法规规定的自由裁量权"
            case .other: "其他"
            }
        }
    }

    package enum WithdrawalCause: String, Choice {
        case own, actChanged, settled
        package var name: String {
            switch self {
            case .own: "原告自行申请撤诉"
            case .actChanged: "被告改变行政行为，原告同意并申请撤诉"
            case .settled: "双方和解后撤诉"
            }
        }
    }

    /// 上诉人; where both sides appeal there are two appeals (法释〔2018〕1号第一百零七条).
    package enum Appellant: String, Choice {
        case own, plaintiff, thirdParty
        package var name: String {
            switch self {
            case .own: "本机关"
            case .plaintiff: "原告"
            case .thirdParty: "第三人"
            }
        }
    }

    /// 第二审处理 (行政诉讼法第八十九条).
    package enum SecondResult: String, Choice {
        case upheld, changed, appealWithdrawn, remanded, rulingRevoked
        package var name: String {
            switch self {
            case .upheld: "驳回上诉，维持原裁判"
            case .changed: "依法改判、撤销或者变更"
            case .appealWithdrawn: "准予撤回上诉"
            case .remanded: "发回重审"
            case .rulingRevoked: "撤销裁定，指令立案或者继续审理"
            }
        }
        var sendsBack: Bool { self == .remanded || self == .rulingRevoked }
    }

    /// 管辖异议 (法释〔2018〕1号第十条).
    package enum JurisdictionRuling: String, Choice {
        case moved, rejected
        package var name: String { self == .moved ? "异议成立，移送有管辖权的人民法院" : "驳回异议" }
    }

    /// 申请再审的事由 (行政诉讼法第九十一条); of four of them the six months run from the day on which they became known (法释〔2018〕1号第一百一十条).
    package enum RetrialGround: String, Choice {
        case general, newEvidence, forgedEvidence, basisGone, judgeCorrupt
        package var name: String {
            switch self {
            case .general: "行政诉讼法第九十一条规定的其他情形"
            case .newEvidence: "有新的证据，足以推翻原判决、裁定"
            case .forgedEvidence: "认定事实的主要证据是伪造的"
            case .basisGone: "据以作出原判决、裁定的法律文书被撤销或者变更"
            case .judgeCorrupt: "审判人员审理该案件时有贪污受贿、徇私舞弊、枉法裁判行为"
            }
        }
    }

    package enum RetrialCause: String, Choice {
        case party, court, procuratorate
        package var name: String {
            switch self {
            case .party: "当事人申请再审"
            case .court: "人民法院决定再审"
            case .procuratorate: "人民检察院抗诉或者再审检察建议"
            }
        }
    }

    package enum LossCause: String, Choice {
        case facts, law, procedure, powers, improper, omission, answering, agreement, other
        package var name: String {
            switch self {
            case .facts: "主要证据不足"
            case .law: "适用法律、法规错误"
            case .procedure: "违反法定程序"
            case .powers: "超越职权、滥用职权"
            case .improper: "明显不当"
            case .omission: "不履行法定职责、给付义务"
            case .answering: "逾期答辩举证"
            case .agreement: "不依法履行行政协议"
            case .other: "其他"
            }
        }
    }

    package enum Adoption: String, Choice {
        case adopted, partly, declined
        package var name: String {
            switch self {
            case .adopted: "采纳"
            case .partly: "部分采纳"
            case .declined: "不采纳"
            }
        }
    }

    /// What a court does to an organ that refuses to perform (行政诉讼法第九十六条).
    package enum MeasureKind: String, Choice {
        case transfer, dailyFine, announcement, suggestion, detention
        package var name: String {
            switch self {
            case .transfer: "从账户内划拨"
            case .dailyFine: "对负责人按日罚款"
            case .announcement: "公告拒绝履行的情况"
            case .suggestion: "向监察机关或者上一级机关提出司法建议"
            case .detention: "对直接责任人员拘留"
            }
        }
    }
}
