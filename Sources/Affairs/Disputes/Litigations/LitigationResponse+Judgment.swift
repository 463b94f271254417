import Kernel

private let act = Law.administrativeProcedure

/// 裁判、上诉、生效.
extension LitigationResponse {
    /// What was revoked by a judgment in effect is no decision of reconsideration any more.
    private static func annulling(_ action: Action<Self>) -> Action<Self> {
        action.causes("note-annulled", in: Reconsideration.self, of: { matter, _ in matter.annulled }) { matter, _ in
            [.set(\.annulment, "\(matter.court)\(matter.rulingNumber)")]
        }
        // What the first judgment in effect had revoked, a retrial may let stand.
        .causes(
            "forget-annulment", in: Reconsideration.self,
            of: { matter, now in
                guard matter.retrialOutcome != nil, matter.annulled.isEmpty, matter.hasRuled({ $0 == .revoked }) else { return [] }
                return matter.annulledByMistake(now)
            })
    }

    private var annulled: [Ref<Reconsideration>] {
        (retrialOutcome ?? outcome) == .revoked || reviewRuling == .revoked ? reconsideration.map { [$0] } ?? [] : []
    }

    private func hasRuled(_ holds: (Outcome) -> Bool) -> Bool { rulings.contains { $0.outcome.map(holds) ?? false } }

    /// The suit is about the decision of reconsideration, or about there being none, and not about the act (行政诉讼法第二十六条第二款、第三款).
    var isAboutReview: Bool { reviewResult == .changed || (reviewResult == .undecided && actKind == .inaction) }

    /// The reconsideration organ is to decide anew, or to decide at all (法释〔2018〕1号第八十九条, 行政诉讼法第七十二条).
    var ordersReconsideration: Bool {
        switch retrialOutcome ?? outcome {
        case .revoked, .revokedPartly: remakeOrdered
        case .performance: true
        default: false
        }
    }

    /// The one place at which a suit that takes effect has its consequences elsewhere: the penalty sued over learns the result (and opens
    /// its own rectification when it falls), any other lost case opens one with the organ that answered for it.
    static func takingEffect(_ action: Action<Self>) -> Action<Self> {
        rectifying(
            annulling(action).tellingResult(of: { $0.toldPenalties }, as: { $0.meaning($1) }) { matter, now in matter.told(now) }
                .freeing(contested, by: { $0.courtNumber }))
    }

    /// The same where the suit ends without a judgment (撤诉、终结、调解): no penalty falls by it. Whether it counts as lost the county says.
    static func endingUnjudged(_ action: Action<Self>) -> Action<Self> {
        rectifying(action.tellingEnd(of: { $0.toldPenalties }) { matter, now in matter.told(now) }.freeing(contested, by: { $0.courtNumber }))
    }

    private static func rectifying(_ action: Action<Self>) -> Action<Self> {
        action.opens(
            Rectification.self, by: "assign", at: .named { $0.handler },
            // A suit that was thought to have taken effect, and was lost again on appeal, has its rectification already.
            when: { matter, now in matter.isNewlyLost && (matter.penalty == nil || matter.isAboutReview) && now.ledger.children.isEmpty }
        ) { matter, now in
            Rectification(
                .litigation, problem: "\(matter.courtNumber)案败诉：\((matter.retrialOutcome ?? matter.outcome)?.name ?? "")", note: matter.orders,
                assigner: now.organs.nearest(.justice, to: now.organ) ?? now.organ)
        }
    }

    /// What the penalty is told.
    private func told(_ now: Moment) -> [Filling<PenaltyCase>] {
        let result = meaning(now)
        return [
            .set(\.challengeKind, .litigation), .set(\.challengeResult, result), .set(\.fallReason, (retrialOutcome ?? outcome)?.name ?? ""),
            .set(\.restorationDocument, result == .restored ? "\(court)\(rulingNumber)" : ""),
        ]
    }

    /// What the suit means for the penalty: by what the court said of the act, or of the decision of reconsideration about it.
    private func meaning(_ now: Moment) -> PenaltyCase.ChallengeResult {
        let last = retrialOutcome ?? outcome
        if isAboutReview { return meaningOfReview(last, now) }
        let result = Self.penaltyResult(last)
        // The first judgment in effect had felled it, and does so no longer.
        if result == .upheld, retrialOutcome != nil, hasRuled({ Self.penaltyResult($0).fall != nil }),
            penalty.flatMap({ now.find($0) })?.isFallenByOthers == true
        {
            return .restored
        }
        return result
    }

    /// A judgment about the reconsideration alone fells no penalty (法释〔2018〕1号第八十九条).
    private func meaningOfReview(_ last: Outcome?, _ now: Moment) -> PenaltyCase.ChallengeResult {
        switch last {
        case .revoked, .revokedPartly, .void: return restoresAct ? .restored : .reviewRevoked
        // 责令复议机关限期作出复议决定: the act is under reconsideration again (行政诉讼法第七十二条).
        case .performance: return .reviewRevoked
        case .withdrawn, .deemedWithdrawn, .ended, .mediated, nil: return .withdrawn
        default:
            // There is no decision of reconsideration: the act is as it was.
            if reviewResult == .undecided { return .upheld }
            // On a retrial the decision of reconsideration stands again, and with it what it had made of the penalty.
            guard retrialOutcome != nil, hasRuled({ $0 == .revoked }) else { return .reviewUpheld }
            return reconsideration.flatMap { now.find($0) }?.penaltyResult ?? .reviewUpheld
        }
    }

    /// What the judgment means for a penalty.
    private static func penaltyResult(_ outcome: Outcome?) -> PenaltyCase.ChallengeResult {
        switch outcome {
        case .revoked: .revoked
        case .revokedPartly, .changed: .changed
        case .illegal, .remedy: .illegal
        case .void: .void
        case .dismissed, .notFiled, .suitRejected, .performance, .payment, .agreement: .upheld
        case .withdrawn, .deemedWithdrawn, .ended, .mediated, nil: .withdrawn
        }
    }

    var toldPenalties: [Ref<PenaltyCase>] { penalty.map { [$0] } ?? [] }
    /// Lost by the judgment put down just now; one lost before and tried anew has its rectification already.
    private var isNewlyLost: Bool { lost && (retrialOutcome == nil || lostOn == servedOn) }

    @Clauses
    static var judgmentClauses: [Clause<Self>] {
        Action("record-judgment", "登记第一审裁判", .answering, .trying, to: .judged, by: .clerk, .officer, .office, .legality, basis: act(85))
            .atHandler().awaited(at: .trying)
            .needs(\.rulingOutcome, \.rulingNumber, \.rulingOn, \.servedOn)
            .fills(\.othersServedOn, \.orders, \.performanceDays, \.compensation, \.remakeOrdered, \.restoresAct, \.reviewRuling)
            .requires(all: rulingGates)
            .requires(othersServedInOrder)
            .requires("appealable-outcome", "准予撤诉、按撤诉处理、终结诉讼和调解，另行登记", act(62)) { matter, _ in matter.rulingOutcome?.appealDays != nil }
            .requires(all: orderGates)
            .writes(\.rulings) { matter, _ in matter.keepRuling(matter.rulingOutcome, nil) }
        takingEffect(
            Action("take-effect", "登记裁判生效", .judged, to: .effective, by: .clerk, .officer, .office, .legality, basis: act(85)).atHandler()
                .awaited()
                .fills(\.othersServedOn).requires(othersServedInOrder)
                .requires("appeal-period-over", "上诉期届满，各方均未上诉", act(85)) { matter, now in matter.lastAppealDay(now).map { now.today > $0 } ?? false }
                .writes(all: settleWrites + retrialWrites) { matter, now in
                    matter.takeEffect(on: matter.lastAppealDay(now)?.advanced(by: 1) ?? now.today, now)
                })
    }

    static var rulingGates: [Gate<Self>] {
        [
            Gate("sessions-settled", "已经登记的开庭，先登记庭审或者取消", act(3, 3)) { matter, now in matter.isHearingAhead(now) },
            Gate("ruling-after-former", "裁判不早于前一审级的裁判和上诉", act(85)) { matter, _ in
                guard let made = matter.rulingOn else { return true }
                return [matter.rulings.last?.on, matter.lastAppealOn].allSatisfy { $0.map { $0 <= made } ?? true }
            },
            Gate("ruling-days-in-order", "裁判不早于收到应诉通知书，收到不早于裁判、不晚于登记当日", act(85)) { matter, now in
                guard let made = matter.rulingOn, let served = matter.servedOn, let received = matter.receivedOn else { return true }
                return received <= made && made <= served && served <= now.today
            },
        ]
    }

    /// Of the first ruling, which may be appealed against; that of second instance is not measured by the day on which the first was received.
    static var othersServedInOrder: Gate<Self> {
        Gate("others-service-in-order", "其他当事人收到不早于裁判，不晚于登记当日", act(85)) { matter, now in
            guard let other = matter.othersServedOn, let made = matter.rulingOn else { return true }
            return made <= other && other <= now.today
        }
    }

    /// What a judgment of each kind must and may order.
    static var orderGates: [Gate<Self>] {
        [
            Gate("remaking-only-on-revocation", "判决重新作出行政行为，限于撤销或者部分撤销", act(70)) { matter, _ in
                !matter.remakeOrdered || (matter.rulingOutcome?.mayOrderRemaking ?? false)
            },
            Gate(
                "restoration-of-changed-act", "判决恢复原行政行为的法律效力，限于复议改变、判决撤销复议决定，没有责令重新作出复议决定", Law.administrativeProcedure2018(89)
            ) { matter, _ in
                !matter.restoresAct || (matter.reviewResult == .changed && matter.rulingOutcome == .revoked && !matter.remakeOrdered)
            },
            Gate("review-ruled-beside-act", "对复议决定另行裁判，限于复议维持、复议机关是共同被告的案件", act(79)) { matter, _ in
                matter.reviewRuling == nil || matter.reviewResult == .upheld
            },
            Gate("orders-stated", "判决履行、给付、变更、补救和履行协议的，写明判决主文", act(72)) { matter, _ in
                switch matter.rulingOutcome {
                case .performance, .payment, .changed, .remedy, .agreement: !matter.orders.isEmpty
                default: true
                }
            },
            Gate("performance-term-set", "限期履行的判决确定期限", act(72)) { matter, _ in
                matter.rulingOutcome != .performance || matter.performanceDays != nil
            },
            Gate("no-revocation-of-inaction", "不履行法定职责的案件，不判决撤销、变更", act(72)) { matter, _ in
                guard matter.actKind == .inaction else { return true }
                return ![.revoked, .revokedPartly, .changed].contains(matter.rulingOutcome)
            },
            Gate("agreement-case", "判决履行行政协议，限于行政协议案件", act(78)) { matter, _ in
                matter.rulingOutcome != .agreement || matter.actKind == .agreement
            },
        ]
    }

    // MARK: What follows

    /// What `begin` changes.
    static let beginWrites: [Path<Self>] = [\.instance, \.round] + summonsWrites
    /// What `settle` changes.
    static let settleWrites: [Path<Self>] = [\.outcome, \.effectiveOn, \.lost, \.lostOn]

    /// What `unsettle` changes besides.
    static let performanceWrites: [Path<Self>] = [\.performedOn, \.alarmedOn, \.remadeAct, \.remadeComparison, \.reviewedOn]

    /// Who is to appear before another court, and the proof of it, is arranged for anew.
    mutating func begin(_ next: Instance) {
        (instance, round) = (next, (round ?? 1) + 1)
        clearSummons()
    }
    /// Of two appeals the first begins the second instance.
    mutating func beginSecond() { if instance != .second { begin(.second) } }

    mutating func keepRuling(_ outcome: Outcome?, _ second: SecondResult?) {
        var ruling = Ruling()
        (ruling.instance, ruling.number, ruling.on, ruling.servedOn) = (instance, rulingNumber, rulingOn, servedOn)
        (ruling.outcome, ruling.second) = (outcome, second)
        rulings.append(ruling)
    }

    /// What the retrial of a suit that had taken effect changes.
    static let retrialWrites: [Path<Self>] = [\.performedOn, \.alarmedOn, \.remadeAct, \.remadeComparison, \.retrialOutcome, \.retriedOn]
    static let lossWrites: [Path<Self>] = [\.lost, \.lostOn]

    /// The last ruling takes effect: for the first time, or once more after a retrial.
    mutating func takeEffect(on day: Day, _ now: Moment) {
        if retrialOn == nil { settle(rulingOutcome, on: day, now) } else { settleRetrial(on: day, now) }
    }

    /// What was counted when the first judgment took effect stays counted; a loss only now found is put down now.
    mutating func settleRetrial(on day: Day, _ now: Moment) {
        // What was done under the former judgment does not perform another.
        if rulingOutcome != retrialOutcome ?? outcome {
            (performedOn, alarmedOn, remadeAct, remadeComparison) = (nil, nil, "", nil)
        }
        (retrialOutcome, retriedOn) = (rulingOutcome, rulingOn)
        if !lost { putDownLoss(rulingOutcome, on: day, now) }
    }

    /// A ruling that may be appealed against: of first instance, or of a retrial by its procedure.
    var isAppealable: Bool { instance == .first || (instance == .retrial && retriesAsFirst) }
    /// The end of the time in which the last ruling could be appealed against.
    var tookEffectOn: Day? {
        guard retrialOn != nil else { return effectiveOn }
        return rulings.last?.on == retriedOn ? retriedOn : nil
    }

    private mutating func settle(_ result: Outcome?, on day: Day, _ now: Moment) {
        (outcome, effectiveOn) = (result, day)
        putDownLoss(result, on: day, now)
    }

    /// What was done under a judgment that never took effect performs nothing, and reviews no loss.
    mutating func unsettle() {
        (outcome, effectiveOn, lost, lostOn) = (nil, nil, false, nil)
        (performedOn, alarmedOn, remadeAct, remadeComparison, reviewedOn) = (nil, nil, "", nil, nil)
    }

    private mutating func putDownLoss(_ result: Outcome?, on day: Day, _ now: Moment) {
        lost = result.map { now.settings[Self.lossOutcomes].contains($0) } ?? false
        lostOn = lost ? day : nil
    }

    /// The appeals against the last ruling.
    var currentAppeals: [Appeal] { appeals.filter { $0.ruling == rulings.count } }
    var lastAppealOn: Day? { currentAppeals.compactMap(\.on).max() }
    var appealTerm: Term? { rulingOutcome?.appealDays.map { .days($0) } }
    /// The later of our own last day and the others'; without the others' day of service, that of our own.
    func lastAppealDay(_ now: Moment) -> Day? {
        guard let term = appealTerm, let servedOn else { return nil }
        return now.lastDay(of: term, from: max(servedOn, othersServedOn ?? servedOn), by: act.counting)
    }
}
