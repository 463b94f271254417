import Kernel

/// How a case can end, and why.
extension Reconsideration {
    package enum Outcome: String, Choice {
        case uphold, change, revoke, revokePartly, illegal, perform, void, rejectRequest, rejectApplication, agreement, mediate, terminate
        package var name: String {
            switch self {
            case .uphold: "维持"
            case .change: "变更"
            case .revoke: "撤销"
            case .revokePartly: "部分撤销"
            case .illegal: "确认违法"
            case .perform: "责令履行"
            case .void: "确认无效"
            case .rejectRequest: "驳回行政复议请求"
            case .rejectApplication: "驳回行政复议申请"
            case .agreement: "行政协议责任、补偿"
            case .mediate: "调解"
            case .terminate: "终止"
            }
        }
        /// 纠错.
        package var corrects: Bool {
            switch self {
            case .change, .revoke, .revokePartly, .illegal, .perform, .void: true
            case .uphold, .rejectRequest, .rejectApplication, .agreement, .mediate, .terminate: false
            }
        }
        /// 撤销、部分撤销、变更: what was taken under the act has to be given back.
        var undoesAct: Bool { self == .revoke || self == .revokePartly || self == .change }
        /// Reached by a decision, and not by the parties or by the end of the case.
        var isDecision: Bool { self != .mediate && self != .terminate }
    }

    /// What was found of the act; each outcome has its own grounds in each edition.
    package enum Ground: String, Choice {
        case lawful, factsUnclear, wrongBasis, procedure, unlawfulBasis, powers, improper, factsEstablished, noEvidence
        case publicHarm, minorProcedure, nothingToRevoke, changedByRespondent, pointless, nonPerformance, noStanding
        case noDuty, alreadyPerformed, notAcceptable, agreementBreached, agreementUncompensated
        case notVoid, prevented, wouldBeWorse, baseless, beyondPowers, judged
        package var name: String {
            switch self {
            case .lawful: "认定事实清楚，证据确凿，适用依据正确，程序合法，内容适当"
            case .factsUnclear: "主要事实不清、证据不足"
            case .wrongBasis: "适用依据错误、未正确适用依据"
            case .procedure: "违反法定程序"
            case .unlawfulBasis: "适用的依据不合法"
            case .powers: "超越职权或者滥用职权"
            case .improper: "内容明显不当、不适当"
            case .factsEstablished: "事实不清、证据不足，经行政复议机关查清"
            case .noEvidence: "未依法答复和提交证据，视为没有证据、依据"
            case .publicHarm: "依法应予撤销，但撤销会造成重大损害"
            case .minorProcedure: "程序轻微违法，对申请人权利不产生实际影响"
            case .nothingToRevoke: "行为违法，但不具有可撤销内容"
            case .changedByRespondent: "被申请人已改变原行为，申请人仍要求撤销或者确认违法"
            case .pointless: "不履行或者拖延履行，责令履行没有意义"
            case .nonPerformance: "不履行法定职责"
            case .noStanding: "不具有行政主体资格、没有依据等重大且明显违法"
            case .noDuty: "没有相应法定职责"
            case .alreadyPerformed: "在受理前已经履行法定职责"
            case .notAcceptable: "受理后发现不符合受理条件"
            case .agreementBreached: "不依法订立、履行或者违法变更、解除行政协议"
            case .agreementUncompensated: "变更、解除协议合法，但未依法给予合理补偿"
            case .notVoid: "不属于无效情形，经释明申请人拒绝变更请求"
            case .prevented: "因不可抗力等正当事由客观上无法履行"
            case .wouldBeWorse: "依法应予变更，但变更对申请人更为不利"
            case .baseless: "请求明显缺乏事实和法律依据，经释明申请人仍然坚持"
            case .beyondPowers: "请求履行的职责或者给付义务明显不属于行政机关权限范围"
            case .judged: "行政行为的法律效力已经被生效裁判、调解书确认"
            }
        }
    }

    package enum TerminationCause: String, Choice {
        case withdrawn, settled, died, dissolved, criminal, suspendedLong
        package var name: String {
            switch self {
            case .withdrawn: "申请人撤回申请"
            case .settled: "达成和解后撤回申请"
            case .died: "申请人死亡，没有近亲属或者近亲属放弃"
            case .dissolved: "申请组织终止，没有承受人或者承受人放弃"
            case .criminal: "因同一违法行为被采取刑事强制措施"
            case .suspendedLong: "中止满六十日，原因仍未消除"
            }
        }
    }

    package enum SuspensionCause: String, Choice {
        case died, incapacitated, missing, dissolved, forceMajeure, mediation, interpretation, otherCase, collateral, other
        package var name: String {
            switch self {
            case .died: "申请人死亡，近亲属尚未确定是否参加"
            case .incapacitated: "申请人丧失行为能力，尚未确定法定代理人参加"
            case .missing: "申请人下落不明"
            case .dissolved: "申请组织终止，尚未确定权利义务承受人"
            case .forceMajeure: "因不可抗力或者其他正当理由不能参加"
            case .mediation: "进行调解、和解，双方同意中止"
            case .interpretation: "法律适用问题需要有权机关解释或者确认"
            case .otherCase: "须以其他案件的审理结果为依据，而该案尚未审结"
            case .collateral: "附带审查规范性文件或者依据"
            case .other: "其他需要中止的情形"
            }
        }
        /// After sixty days of these the case ends.
        var endsTheCase: Bool { self == .died || self == .incapacitated || self == .dissolved }
    }

    package enum Effect: String, Choice {
        case better, same, worse
        package var name: String {
            switch self {
            case .better: "对申请人更为有利"
            case .same: "对申请人相当"
            case .worse: "对申请人更为不利"
            }
        }
    }

    package enum CompensationDecision: String, Choice {
        case granted, rejected
        package var name: String { self == .granted ? "给予赔偿" : "驳回赔偿请求" }
    }

    package enum DecisionManner: String, Choice {
        case head, collective
        package var name: String { self == .head ? "行政复议机关的负责人同意" : "集体讨论通过" }
    }

    /// By the organ itself where the law lets it, else by application to the court.
    package enum EnforcementManner: String, Choice {
        case own, court
        package var name: String { self == .own ? "依法强制执行" : "申请人民法院强制执行" }
    }

    /// When the committee is asked (2023年第五十二条第二款).
    package enum AdviceGround: String, Choice {
        case major, technical, provincial, necessary
        package var name: String {
            switch self {
            case .major: "案情重大、疑难、复杂"
            case .technical: "专业性、技术性较强"
            case .provincial: "省级人民政府自己行为的案件"
            case .necessary: "行政复议机构认为有必要"
            }
        }
    }

    /// How the act made anew compares with the one revoked.
    package enum Comparison: String, Choice {
        case different, same
        package var name: String { self == .same ? "以同一事实和理由作出相同或者基本相同的行为" : "与原行为不同" }
    }
}

extension ReconsiderationLaw {
    typealias Outcome = Reconsideration.Outcome
    typealias Ground = Reconsideration.Ground

    /// The article that provides for an outcome; `nil` where this edition does not know it.
    func article(for outcome: Outcome) -> Basis? {
        if isRevised { return revisedArticle(for: outcome) }
        let old = Law.reconsideration2017
        return switch outcome {
        case .uphold: old(28, 1, item: 1)
        case .perform: old(28, 1, item: 2)
        case .revoke, .revokePartly, .change, .illegal: old(28, 1, item: 3)
        case .rejectApplication: Law.reconsiderationRules(48, 1)
        case .mediate: Law.reconsiderationRules(50)
        case .terminate: Law.reconsiderationRules(42)
        case .void, .rejectRequest, .agreement: nil
        }
    }

    private func revisedArticle(for outcome: Outcome) -> Basis {
        let new = Law.reconsideration2023
        return switch outcome {
        case .uphold: new(68)
        case .change: new(63, 1)
        case .revoke, .revokePartly: new(64, 1)
        case .illegal: new(65)
        case .perform: new(66)
        case .void: new(67)
        case .rejectRequest: new(69)
        case .rejectApplication: new(33)
        case .agreement: new(71)
        case .mediate: new(73, 1)
        case .terminate: new(41)
        }
    }

    /// The findings that an outcome may rest on.
    func grounds(for outcome: Outcome) -> [Ground] {
        if isRevised { return revisedGrounds(for: outcome) }
        return switch outcome {
        case .uphold: [.lawful]
        case .perform: [.nonPerformance]
        case .revoke, .revokePartly: [.factsUnclear, .wrongBasis, .procedure, .powers, .improper, .noEvidence]
        case .illegal: [.factsUnclear, .wrongBasis, .procedure, .powers, .improper]
        // 实施条例第四十七条.
        case .change: [.improper, .wrongBasis, .factsEstablished]
        // The regulation of 2007 rejects the application also where the law of 2023 rejects the request.
        case .rejectApplication: [.noDuty, .alreadyPerformed, .notAcceptable]
        case .void, .rejectRequest, .agreement, .mediate, .terminate: []
        }
    }

    private func revisedGrounds(for outcome: Outcome) -> [Ground] {
        let added: [Ground] = if hasNewRules { rulesGrounds(for: outcome) } else { [] }
        return lawGrounds(for: outcome) + added
    }

    /// 实施条例（2026年）第三十七条、第六十一条.
    private func rulesGrounds(for outcome: Outcome) -> [Ground] {
        switch outcome {
        case .rejectRequest: [.notVoid, .prevented, .wouldBeWorse]
        case .rejectApplication: [.baseless, .beyondPowers, .judged]
        default: []
        }
    }

    /// The article for an outcome on a ground: some grounds stand in the regulation alone.
    func article(for outcome: Outcome, on ground: Ground?) -> Basis? {
        guard let ground, hasNewRules, rulesGrounds(for: outcome).contains(ground) else { return article(for: outcome) }
        return outcome == .rejectRequest ? Law.reconsiderationRules2026(61, 1) : Law.reconsiderationRules2026(37, 1)
    }

    private func lawGrounds(for outcome: Outcome) -> [Ground] {
        switch outcome {
        case .uphold: [.lawful]
        case .change: [.improper, .wrongBasis, .factsEstablished]
        case .revoke, .revokePartly: [.factsUnclear, .procedure, .unlawfulBasis, .powers, .noEvidence]
        case .illegal: [.publicHarm, .minorProcedure, .nothingToRevoke, .changedByRespondent, .pointless, .noEvidence]
        case .perform: [.nonPerformance, .noEvidence]
        case .void: [.noStanding, .noEvidence]
        case .rejectRequest: [.noDuty, .alreadyPerformed]
        case .rejectApplication: [.notAcceptable]
        case .agreement: [.agreementBreached, .agreementUncompensated]
        case .mediate, .terminate: []
        }
    }

    /// What may be decided when the respondent gave no reply, evidence or basis.
    func allowsWithoutEvidence(_ outcome: Outcome) -> Bool {
        switch outcome {
        // An application that was never acceptable, or a duty that never was, does not turn on the respondent's evidence.
        case .revoke, .perform, .rejectApplication, .mediate, .terminate: true
        case .revokePartly, .illegal, .void: isRevised
        case .uphold, .change, .rejectRequest, .agreement: false
        }
    }
}
