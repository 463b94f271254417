import Kernel

/// Proposal, approval, decision, service.
extension Reconsideration {
    @Clauses
    static func decisionClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Action("propose", "提出审理意见", .reviewing, to: .proposed, by: .reconsideration, basis: law.proposal).atInstitution().awaited()
            .needs(\.proposedOutcome, \.ground, \.facts, \.findings)
            .fills(\.orders, \.effect, \.thirdPartyOpposes, \.remakeOrdered, \.performanceDays, \.compensationDecision, \.compensationAmount)
            .fills(\.followsHearingRecord, \.tookProperty, \.propertyOrder)
            .fills(all: law.hasNewRules ? adviceAnswer : [])
            .requires(all: reviewGates(law))
            .requires(all: outcomeGates(law))
            .stamps(\.proposedOn)
        Action("return-proposal", "退回重新审理", .proposed, to: .reviewing, by: .head, basis: law.proposal).atOrgan()
            .needs(\.returnNote)
        // Who approves what, and which cases are discussed collectively, the organ settles for itself.
        Action("discuss", "登记集体讨论", .proposed, by: .head, basis: law.proposal).atOrgan()
            .appends(\.meetings, needing: \.name, \.result, checks: discussionChecks(law), completing: Meeting.completed())
            .issues("minutes")
        Action("decide", "作出决定", .proposed, to: .decided, by: .head, basis: law.decision).atOrgan()
            .awaited()
            .needs(\.decisionManner).fills(\.isMajorDecision)
            .requires(discussed(law))
            .requires(all: outcomeGates(law))
            .stamps(\.decidedOn)
            .writes(all: conclusionWrites) { matter, now in matter.conclude(matter.proposedOutcome, now) }
            .issues("decision")
        Action(decisionService.step("announce"), "公告送达", .decided, by: .reconsideration, basis: law.service).atInstitution()
            .announcing(decisionService, by: law.serving)
        Action(decisionService.step("serve"), "送达", .decided, to: .effective, by: .reconsideration, basis: law.service).atInstitution()
            .serving(decisionService, by: law.serving, methods: Service.Method.ordinary, needing: .method, "送达不早于决定，不晚于登记当日") { $0.decidedOn }
            .issues(decisionService.step("receipt")).endingChallenge()
    }

    private static let adviceAnswer: [Path<Self>] = [\.adviceAdoption]

    /// A discussion is of what has been proposed; of a proposal that was sent back and made anew there is another.
    private static func discussionChecks(_ law: ReconsiderationLaw) -> [Check<Self, Meeting>] {
        [
            Check("meeting-in-order", "集体讨论在提出审理意见以后，不晚于登记当日", law.proposal) { meeting, matter, now in
                guard let held = meeting.on else { return true }
                return held <= now.today && (matter.proposedOn.map { $0 <= held } ?? true)
            },
            Meeting.counted(basis: law.proposal),
        ]
    }

    private static func discussed(_ law: ReconsiderationLaw) -> Gate<Self> {
        Gate("meeting-recorded", "提出审理意见以后的集体讨论通过，并记明会议", law.proposal) { matter, _ in
            guard let held = matter.meetings.last?.on, let proposed = matter.proposedOn else { return false }
            return held >= proposed && matter.meetings.isPassed
        }
        .when("集体讨论决定的") { matter, _ in matter.decisionManner == .collective }
    }

    // MARK: What the review must have done

    private static func reviewGates(_ law: ReconsiderationLaw) -> [Gate<Self>] {
        var gates: [Gate<Self>] = [
            Gate("two-handlers", law.handlersAsked, law.handling) { matter, _ in matter.hasEnoughHandlers(law) },
            inquiryOver(law),
            Gate("replied-or-reply-overdue", "被申请人已经答复，或者答复期限已经届满", law.copy) { matter, _ in matter.repliedOn != nil || matter.noReplyOn != nil },
            Gate("two-investigators-each-time", "调查取证的行政复议人员不少于两人", law.investigation) { matter, _ in
                matter.investigations.allSatisfy { Set($0.investigators).count >= 2 }
            },
            Gate("noticed-hearing-held-or-waived", "通知的听证已经举行或者放弃", law.hearing) { matter, _ in
                matter.hearing.noticedOn == nil || matter.hearing.isDone
            },
            Gate("requested-collateral-done", "一并提出的附带审查已经处理完毕", law.requestedCollateral) { matter, _ in
                !matter.requestsCollateral || matter.collateralDoneOn != nil
            },
        ]
        if law.isRevised { gates += revisedReviewGates }
        if law.hasNewRules {
            gates.append(
                Gate("advice-answered", "对咨询意见的采纳情况作出说明，不采纳的说明理由", law.adviceAdoption) { matter, _ in !matter.adviceAdoption.isEmpty }
                    .when("行政复议委员会提出咨询意见的") { matter, _ in matter.advisedOn != nil })
        }
        return gates
    }

    /// What the law of 2023 added: hearing the parties, the duty to hold a hearing, the committee.
    private static var revisedReviewGates: [Gate<Self>] {
        let new = Law.reconsideration2023
        return [
            Gate("parties-heard", "适用普通程序的，已经听取当事人的意见，或者因当事人原因不能听取", new(49)) { matter, _ in matter.isSummary || matter.hasHeardAll },
            Gate("hearing-in-major-case", "审理重大、疑难、复杂的案件，应当组织听证", new(50, 1)) { matter, _ in !matter.isMajor || matter.hearing.isDone },
            Gate("unlawful-clause-stopped", "附带审查认为条款违法的，决定停止该条款的执行，责令制定机关纠正", new(59)) { matter, _ in
                !matter.mustOrderCorrection || matter.correctionOrderedOn != nil
            },
            Gate("committee-consulted", "重大、疑难、复杂，专业性、技术性较强或者认为有必要的，应当提请行政复议委员会提出咨询意见", new(52, 2)) { matter, _ in
                !(matter.isMajor || matter.isTechnical || matter.wantsAdvice || matter.adviceAskedOn != nil) || matter.advisedOn != nil
            },
        ]
    }

    /// Applicant and respondent, and a third party if there is one, were heard, in the hearing or otherwise, or could not be.
    private var hasHeardAll: Bool {
        if hearing.isHeld { return true }
        let parties: Set<HeardParty> = others.of(.thirdParty).isEmpty ? [.applicant, .respondent] : [.applicant, .respondent, .thirdParty]
        return parties.isSubset(of: Set(opinionsHeard.flatMap(\.parties)).union(partiesUnheard))
    }

    // MARK: What the outcome must answer to

    private static func outcomeGates(_ law: ReconsiderationLaw) -> [Gate<Self>] {
        outcomeKindGates(law) + (law.isRevised ? revisedOutcomeGates : []) + outcomeContentGates(law)
    }

    /// What the law of 2023 added: new outcomes, and that a hearing's record binds.
    private static var revisedOutcomeGates: [Gate<Self>] {
        [
            Gate("follows-hearing-record", "经过听证的，根据听证笔录作出决定", Law.reconsideration2023(61, 2)) { matter, _ in
                !matter.hearing.isHeld || matter.followsHearingRecord
            },
            Gate("nullity-requested", "确认无效的，申请人申请确认行政行为无效", Law.reconsideration2023(67)) { matter, _ in
                matter.proposedOutcome != .void || matter.requestsVoid
            },
            Gate("administrative-agreement-case", "行政协议责任、补偿，限于行政协议案件", Law.reconsideration2023(71)) { matter, _ in
                matter.proposedOutcome != .agreement || matter.actKind == .agreement
            },
        ]
    }

    private static func outcomeKindGates(_ law: ReconsiderationLaw) -> [Gate<Self>] {
        [
            Gate("outcome-provided-by-law", "拟作决定是本法规定的决定种类", law.proposal) { matter, _ in
                matter.proposedOutcome.map { $0.isDecision && law.article(for: $0) != nil } ?? true
            },
            Gate("ground-fits-outcome", "认定情形与决定种类相符", law.proposal) { matter, _ in
                guard let outcome = matter.proposedOutcome, let ground = matter.ground else { return true }
                return law.grounds(for: outcome).contains(ground)
            },
            Gate("not-upheld-without-evidence", "被申请人未依法答复和提交证据的，视为没有证据、依据，不得维持或者变更", law.noReply) { matter, _ in
                guard matter.lacksEvidence, let outcome = matter.proposedOutcome else { return true }
                return law.allowsWithoutEvidence(outcome) || (law.isRevised && matter.thirdPartyEvidence)
            },
            Gate("no-evidence-after-no-reply", "视为没有证据、依据的，以被申请人未依法答复为前提", law.noReply) { matter, _ in
                matter.ground != .noEvidence || matter.lacksEvidence
            },
            Gate("duty-case-only", "责令履行，和以没有法定职责、已经履行为由驳回的，限于不履行法定职责的案件", law.proposal) { matter, _ in
                matter.concernsDuty || !matter.decidesOnDuty
            },
        ]
    }

    private static func outcomeContentGates(_ law: ReconsiderationLaw) -> [Gate<Self>] {
        [
            Gate("not-worse-for-applicant", "不得作出对申请人更为不利的变更决定", law.notWorse) { matter, _ in
                if matter.effect == .worse { return law.isRevised && matter.thirdPartyOpposes }
                return matter.proposedOutcome != .change || matter.effect != nil
            },
            Gate("remaking-permitted", "责令重新作出行政行为，限于撤销\(law.isRevised ? "" : "和确认违法")的决定", law.remakingOrder) { matter, _ in
                guard matter.remakeOrdered else { return true }
                switch matter.proposedOutcome {
                case .revoke, .revokePartly: return true
                case .illegal: return !law.isRevised
                default: return false
                }
            },
            Gate("performance-period-set", "责令履行的，确定履行期限", law.article(for: .perform) ?? law.proposal) { matter, _ in
                matter.proposedOutcome != .perform || matter.performanceDays != nil
            },
            Gate("orders-written", "变更、责令履行和行政协议责任，写明主文", law.decision) { matter, _ in !matter.needsOrders || !matter.orders.isEmpty },
            Gate("compensation-decided", "一并提出行政赔偿请求的，同时作出决定", law.compensation) { matter, _ in
                !matter.requestsCompensation || matter.compensationDecision != nil || matter.proposedOutcome == .rejectApplication
            },
            Gate("property-dealt-with", "没有提出赔偿请求的，同时责令返还财产，解除查封、扣押、冻结，或者赔偿相应的价款", law.property) { matter, _ in
                matter.propertyOrder != nil
            }
            .when("撤销、变更收取、没收、征收或者查封、扣押、冻结财产的行为的") { matter, _ in
                matter.tookProperty && !matter.requestsCompensation && (matter.proposedOutcome?.undoesAct ?? false)
            },
            Gate("compensation-amount-written", "给予赔偿的，写明金额", law.compensation) { matter, _ in
                matter.compensationDecision != .granted || matter.compensationAmount != nil
            },
        ]
    }

    private var needsOrders: Bool { proposedOutcome == .change || proposedOutcome == .perform || proposedOutcome == .agreement }
    private var decidesOnDuty: Bool {
        switch ground {
        // 实施条例第六十一条 rejects a request also where nothing was to be done.
        case .notVoid, .wouldBeWorse: proposedOutcome == .perform
        case .noDuty, .alreadyPerformed, .prevented: true
        default: proposedOutcome == .perform || proposedOutcome == .rejectRequest
        }
    }
    /// Refusing, or leaving unanswered, what the organ was asked to do may lie behind other acts too, such as a payment or a complaint.
    private var concernsDuty: Bool {
        switch actKind {
        case .inaction, .payment, .information, .complaint, .licence, .registration, .injury, .compensation, .expropriation: true
        default: false
        }
    }
}
