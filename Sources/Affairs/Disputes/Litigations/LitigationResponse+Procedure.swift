package import Kernel

private let act = Law.administrativeProcedure
private let advice = Law.litigationResponse2016

extension LitigationResponse {
    /// 败诉 as the county counts it; the default is every judgment that finds against the organ.
    static let lossOutcomes: Setting<[Outcome]> = Setting(
        "litigation.loss.outcomes", "计为败诉的裁判结果",
        default: [.revoked, .revokedPartly, .performance, .payment, .illegal, .void, .remedy, .changed, .agreement], lawful: .nonEmpty,
        isWeighty: true, source: "败诉率没有法定口径，通行作法如此，县可自定")
    /// A judgment that sets no time for performing it.
    static let defaultPerformanceDays: Setting<Int> = Setting(
        "litigation.performance.days", "裁判没有确定履行期限时的履行日数", default: 60, lawful: .within(1...180), isWeighty: true, source: "没有条文规定这一日数，县可自定")
    static let suggestionMonths: Setting<Int> = Setting(
        "litigation.suggestion.months", "回复司法建议的月数", default: 2, lawful: .within(1...6), source: "法释〔2023〕11号第八条一般为两个月；此前由法院确定，待核")
    static let reviewsLosses: Setting<Bool> = Setting(
        "litigation.loss.review", "败诉案件须经分析方可归档", default: true, lawful: .any, isWeighty: true, source: "国办发〔2016〕54号第八部分的要求，县可自定")

    package static var settings: [any SettingDeclaration] { [lossOutcomes, defaultPerformanceDays, suggestionMonths, reviewsLosses] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = LitigationLaw.of(edition)
        receiptClauses
        jurisdictionClauses
        answerClauses
        evidenceClauses
        attendanceClauses(law)
        suspensionClauses
        stayClauses
        settlementClauses
        judgmentClauses
        appealClauses
        retrialClauses
        performanceClauses
        reviewClauses(law)
        limits(law)
    }

    /// What reading the notice settles: who is sued, for what, and when the fifteen days began.
    @Clauses
    private static var receiptClauses: [Clause<Self>] {
        Action("register", "登记应诉", to: .received, by: .clerk, .officer, .office, .legality, basis: advice.cited("第三部分"))
            .needs(\.receivedOn, \.court, \.courtNumber)
            .entering(plaintiff, needing: plaintiff.kind)
            .fills(plaintiffs.count, plaintiffs.representatives, \.others)
            .needs(\.actKind, \.reviewResult, \.claims)
            .fills(\.courtFiledOn, \.isSimplified, \.coDefendants, \.actName, \.actNumber, \.actOn)
            .fills(\.penalty, \.reconsideration, \.reasons, \.claimsCompensation, \.claimsDocumentReview)
            .fills(contested.measure, contested.enforcement, contested.inspection)
            .requires(all: registrationGates)
            .requires(
                all: ContestedAct.gates(in: contested, act(26, 1), heading: { $0.actKind }) { matter, now in
                    matter.reviewResult == .changed ? nil : [now.organ] + matter.coDefendants
                }
            )
            .writes(\.instance, \.round) { matter, _ in (matter.instance, matter.round) = (.first, 1) }
            .writes(\.actName, \.actNumber, \.actOn) { matter, now in matter.takeAct(now) }
            .stamps(\.registeredOn).issues("register")
            .causes("note-challenge", in: PenaltyCase.self, of: { matter, _ in matter.penalty.map { [$0] } ?? [] }) { _, _ in
                [.set(\.challengeKind, .litigation)]
            }
        Action("assign", "交办", .received, .answering, to: .answering, by: .head, .office, .clerk, basis: advice.cited("第三部分"))
            .fills(\.handler, \.agents)
            .requires("handler-of-defendant", "承办机关是被诉机关、共同被告或者被诉政府的工作部门、下级机关", advice.cited("第三部分")) { matter, now in
                matter.handler.map { ([now.organ] + matter.coDefendants + now.organs.subtree(of: now.organ)).contains($0) } ?? true
            }
            .writes(\.handler) { matter, now in if matter.handler == nil { matter.handler = now.organ } }
            .stamps(\.assignedOn)
        Action(
            "coordinate", "组织协调", .received, .answering, .trying, .appealed, by: .reconsideration, .legality, basis: advice.cited("第七部分")
        )
        .at(.holding(.justice)).needs(\.coordinationNote).stamps(\.coordinatedOn)
    }

    /// 管辖异议: within the fifteen days in which the organ answers.
    @Clauses
    private static var jurisdictionClauses: [Clause<Self>] {
        let reading = Law.administrativeProcedure2018
        Action("object-jurisdiction", "提出管辖异议", .answering, .trying, by: .clerk, .officer, .office, .legality, .head, basis: reading(10, 1))
            .atHandler()
            .needs(\.jurisdictionObjection)
            .requires("objection-in-time", "在收到起诉状副本之日起十五日内提出", reading(10, 1)) { matter, now in
                now.isWithin(answerTerm, of: matter.receivedOn, by: act.counting)
            }
            .requires("not-yet-objected", "尚未提出管辖异议", reading(10, 1)) { matter, _ in matter.jurisdictionObjectedOn == nil }
            .stamps(\.jurisdictionObjectedOn).issues("jurisdiction-objection").occurs("提出异议之日", after: \.receivedOn)
            .bindsWhoEnters(butForHead: true)
        Action(
            "record-jurisdiction", "登记管辖异议裁定", .answering, .trying, by: .clerk, .officer, .office, .legality, basis: reading(10, 2)
        )
        .atHandler().needs(\.jurisdictionRuling, \.jurisdictionRuledOn).fills(\.movedTo, \.movedNumber)
        .requires("objection-awaits-ruling", "已经提出管辖异议，尚未裁定，收到裁定不早于提出、不晚于登记当日", reading(10, 2)) { matter, now in
            guard let objected = matter.jurisdictionObjectedOn, let ruled = matter.jurisdictionRuledOn else { return false }
            return objected <= ruled && ruled <= now.today
        }
        .requires(
            Gate("new-court-stated", "移送的，写明移送后的人民法院和案号", reading(10, 2)) { matter, _ in
                !matter.movedTo.isEmpty && !matter.movedNumber.isEmpty
            }
            .when("异议成立的") { matter, _ in matter.jurisdictionRuling == .moved }
        )
        .writes(\.court, \.courtNumber) { matter, _ in
            if matter.jurisdictionRuling == .moved { (matter.court, matter.courtNumber) = (matter.movedTo, matter.movedNumber) }
        }
    }

    private static var registrationGates: [Gate<Self>] {
        [
            Party.named(in: plaintiff, "写明原告", basis: act(67, 1)),
            Gate("receipt-day-in-order", "收到应诉通知书不晚于登记当日，不早于法院立案", act(67, 1)) { matter, now in
                guard let received = matter.receivedOn else { return true }
                return received <= now.today && matter.courtFiledOn.map { $0 <= received } ?? true
            },
            Gate("act-before-receipt", "被诉行政行为作出在收到应诉通知书之前", act(67, 1)) { matter, now in
                guard let done = matter.actDay(now), let received = matter.receivedOn else { return true }
                return done <= received
            },
            Gate("upheld-sued-jointly", "作出原行政行为的机关和复议机关是共同被告", act(26, 2)) { matter, _ in !matter.coDefendants.isEmpty }
                .when("复议维持的") { matter, _ in matter.reviewResult == .upheld },
            Gate("changed-sued-alone", "复议机关是被告，没有共同被告", act(26, 2)) { matter, _ in matter.coDefendants.isEmpty }
                .when("复议改变的") { matter, _ in matter.reviewResult == .changed },
            Gate("penalty-of-defendant", "被诉的行政处罚案件由被告之一办理", act(26, 1)) { matter, now in
                guard let penalty = matter.penalty, let organ = now.organ(of: penalty) else { return matter.penalty == nil }
                return ([now.organ] + matter.coDefendants).contains(organ) || matter.reviewResult == .changed
            },
            Gate("reconsideration-result-matches", "诉前行政复议的结果与行政复议案件一致", act(26, 2)) { matter, now in
                guard let reference = matter.reconsideration else { return true }
                guard let earlier = now.find(reference) else { return false }
                return matter.reviewResult == reviewResult(of: earlier)
            }
            .when("写明诉前行政复议案件的") { matter, _ in matter.reconsideration != nil },
        ]
    }

    /// 维持 takes in 驳回, but not one for want of the conditions of acceptance (法释〔2018〕1号第一百三十三条).
    private static func reviewResult(of earlier: Reconsideration) -> ReviewResult {
        switch earlier.outcome {
        case .uphold, .rejectRequest: .upheld
        case .rejectApplication: earlier.ground == .notAcceptable ? .undecided : .upheld
        case .change, .revoke, .revokePartly, .illegal, .perform, .void, .agreement: .changed
        case .mediate, .terminate, nil: .undecided
        }
    }
}

extension Action where M == LitigationResponse {
    /// At the organ that answers for the act.
    func atHandler() -> Self { at(.named { $0.handler }) }
}
