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

    private var toldPenalties: [Ref<PenaltyCase>] { penalty.map { [$0] } ?? [] }
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
    private static var othersServedInOrder: Gate<Self> {
        Gate("others-service-in-order", "其他当事人收到不早于裁判，不晚于登记当日", act(85)) { matter, now in
            guard let other = matter.othersServedOn, let made = matter.rulingOn else { return true }
            return made <= other && other <= now.today
        }
    }

    /// What a judgment of each kind must and may order.
    private static var orderGates: [Gate<Self>] {
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

    @Clauses
    static var appealClauses: [Clause<Self>] {
        // The other side's appeal leaves our own period as it was.
        Action("appeal", "提起上诉", .judged, .appealed, to: .appealed, by: .head, basis: act(85))
            .needs(\.appealReason)
            .requires(ownInTime, notYetAppealed)
            .writes(\.appeals) { matter, now in matter.appealOwn(on: now.today) }
            .writes(all: beginWrites) { matter, _ in matter.beginSecond() }
            .issues("appeal").occurs("提起上诉之日", after: \.servedOn).bindsWhoEnters(butForHead: true)
        Action("record-appeal", "登记对方上诉", .judged, .appealed, to: .appealed, by: .clerk, .officer, .office, .legality, basis: act(85))
            .atHandler().takingAppeal(checks: appealChecks)
            .requires(othersServedInOrder)
            .writes(all: beginWrites) { matter, _ in matter.beginSecond() }
        lateAppeal
        Action("answer-appeal", "答辩上诉", .appealed, by: .clerk, .officer, .office, .legality, .head, basis: act(101)).atHandler()
            .needs(\.appealDefence)
            .requires("appeal-copy-unanswered", "已经收到上诉状副本，尚未答辩", act(101)) { matter, _ in
                matter.currentAppeals.contains(where: \.awaitsAnswer)
            }
            .writes(\.appeals) { matter, now in
                for index in matter.appeals.indices where matter.appeals[index].ruling == matter.rulings.count && matter.appeals[index].awaitsAnswer {
                    matter.appeals[index].answeredOn = now.today
                }
            }
            .occurs("提出答辩状之日", after: \.servedOn).bindsWhoEnters(butForHead: true)
        secondInstance
    }

    /// Only an appeal that nobody made in time lets a judgment take effect (第八十五条). One that was, and of which the court told after the
    /// effect had been put down, undoes what was put down: the judgment never took effect.
    @Clauses
    private static var lateAppeal: [Clause<Self>] {
        Action(
            "record-late-appeal", "登记生效登记以后得知的上诉", .effective, to: .appealed, by: .clerk, .officer, .office, .legality, basis: act(85)
        )
        .atHandler().takingAppeal(checks: appealChecks)
        .requires(othersServedInOrder)
        .requires(effectBySilence)
        .writes(all: settleWrites + performanceWrites) { matter, _ in matter.unsettle() }
        .writes(all: beginWrites) { matter, _ in matter.beginSecond() }
        .tellingUnsettled(of: { $0.toldPenalties })
        .causes("forget-annulment", in: Reconsideration.self, of: { matter, now in matter.annulledByMistake(now) })
        Action(
            "record-own-appeal", "补录上诉期内已经提起的上诉", .effective, to: .appealed, by: .clerk, .officer, .office, .legality, .head,
            basis: act(85)
        )
        .atHandler().needs(\.appealReason)
        .requires(effectBySilence, ownInTime, notYetAppealed)
        .occurs("提起上诉之日", after: \.servedOn).bindsWhoEnters(butForHead: true)
        .writes(all: settleWrites + performanceWrites) { matter, _ in matter.unsettle() }
        .writes(\.appeals) { matter, now in matter.appealOwn(on: now.today) }
        .writes(all: beginWrites) { matter, _ in matter.beginSecond() }
        .tellingUnsettled(of: { $0.toldPenalties })
        .causes("forget-annulment", in: Reconsideration.self, of: { matter, now in matter.annulledByMistake(now) })
    }

    /// The decision that was thought to have been revoked, where that had been put down.
    private func annulledByMistake(_ now: Moment) -> [Ref<Reconsideration>] {
        guard let reconsideration, now.find(reconsideration)?.annulledOn != nil else { return [] }
        return [reconsideration]
    }

    private static let effectBySilence: Gate<Self> = Gate("effect-by-silence", "因上诉期届满而登记生效的第一审裁判", act(85)) { matter, _ in
        matter.retrialOn == nil && matter.rulings.last?.instance == .first && matter.rulingOutcome?.appealDays != nil
    }
    private static let ownInTime: Gate<Self> = Gate("appeal-in-time", "在收到判决书之日起十五日、裁定书之日起十日内提出", act(85)) { matter, now in
        matter.appealTerm.map { now.isWithin($0, of: matter.servedOn, by: act.counting) } ?? false
    }
    private static let notYetAppealed: Gate<Self> = Gate("not-yet-appealed", "本机关尚未上诉", act(85)) { matter, _ in
        !matter.currentAppeals.contains { $0.by == .own }
    }

    private mutating func appealOwn(on day: Day) {
        var appeal = Appeal()
        (appeal.by, appeal.on, appeal.ruling) = (.own, day, rulings.count)
        appeals.append(appeal)
    }

    private static var appealChecks: [Check<Self, Appeal>] {
        [
            Check("not-own-appeal", "上诉人是原告、第三人；本机关上诉的，由“提起上诉”办理", act(85)) { appeal, _, _ in appeal.by != .own },
            Check("appeal-in-time", "上诉在上诉期内", act(85)) { appeal, matter, now in
                guard let made = matter.rulings.last?.on, let appealed = appeal.on, let last = matter.lastAppealDay(now) else { return false }
                return made <= appealed && appealed <= last
            },
            Check("copy-day-in-order", "收到上诉状副本不早于上诉，不晚于登记当日", act(101)) { appeal, _, now in
                guard let appealed = appeal.on, let got = appeal.copyOn else { return true }
                return appealed <= got && got <= now.today
            },
        ]
    }

    @Clauses
    private static var secondInstance: [Clause<Self>] {
        takingEffect(
            Action("record-final", "登记第二审裁判", .appealed, to: .effective, by: .clerk, .officer, .office, .legality, basis: act(89, 1))
                .atHandler().awaited()
                .needs(\.secondResult, \.rulingNumber, \.rulingOn, \.servedOn)
                .fills(\.rulingOutcome, \.orders, \.performanceDays, \.compensation, \.remakeOrdered, \.restoresAct, \.reviewRuling)
                .requires(all: rulingGates)
                .requires("not-sent-back", "发回重审和指令继续审理，另行登记", act(89, 1)) { matter, _ in !(matter.secondResult?.sendsBack ?? false) }
                .requires("second-outcome-fits", "驳回上诉、准予撤回上诉的，裁判结果与第一审相同；改判的，登记改判的结果", act(89, 1)) { matter, _ in
                    // The last ruling is the one that was appealed against: of first instance, or of a retrial by its procedure.
                    let appealed = matter.rulings.last?.outcome
                    return matter.secondResult == .changed ? matter.rulingOutcome?.appealDays != nil : matter.rulingOutcome == appealed
                }
                .requires(all: orderGates)
                .writes(\.rulings) { matter, _ in matter.keepRuling(matter.rulingOutcome, matter.secondResult) }
                .writes(all: settleWrites + retrialWrites) { matter, now in matter.takeEffect(on: matter.servedOn ?? now.today, now) })
        Action("record-remand", "登记发回重审", .appealed, to: .trying, by: .clerk, .officer, .office, .legality, basis: act(89, 1)).atHandler()
            .needs(\.secondResult, \.rulingNumber, \.rulingOn, \.servedOn)
            .requires(all: rulingGates)
            .requires("sent-back", "发回重审或者指令立案、继续审理", act(89, 1)) { matter, _ in matter.secondResult?.sendsBack ?? false }
            .requires("no-second-remand", "发回重审后再上诉的，不得再次发回重审", act(89, 2)) { matter, _ in
                matter.secondResult != .remanded || !matter.rulings.contains { $0.second == .remanded }
            }
            .writes(\.rulings) { matter, _ in matter.keepRuling(nil, matter.secondResult) }
            .writes(all: beginWrites + remandWrites) { matter, _ in matter.sendBack() }
    }

    private static let remandWrites: [Path<Self>] = [
        \.rulingOutcome, \.orders, \.performanceDays, \.compensation, \.remakeOrdered, \.othersServedOn, \.appealDefence, \.secondResult,
        \.restoresAct, \.reviewRuling,
    ]

    /// Before the first instance once more: what was ruled there orders nothing.
    private mutating func sendBack() {
        begin(.first)
        (rulingOutcome, orders, performanceDays, compensation) = (nil, "", nil, nil)
        (remakeOrdered, othersServedOn, appealDefence, secondResult) = (false, nil, "", nil)
        (restoresAct, reviewRuling) = (false, nil)
    }

    @Clauses
    static var retrialClauses: [Clause<Self>] {
        Action("record-retrial", "登记再审", .effective, to: .retrying, by: .clerk, .officer, .office, .legality, basis: act.cited("第九十条至第九十三条"))
            .atHandler()
            .needs(\.retrialCause).fills(\.retriesAsFirst)
            .requires(
                Gate("effect-at-first-instance", "生效裁判由第一审法院作出", Law.administrativeProcedure2018(119, 1)) { matter, _ in
                    matter.rulings.last { $0.outcome != nil }?.instance != .second
                }
                .when("按照第一审程序再审的") { matter, _ in matter.retriesAsFirst }
            )
            .stamps(\.retrialOn)
            // What the former judgment ordered orders nothing until it is tried anew: the retrial says what its own does.
            .writes(all: beginWrites + orderWrites) { matter, _ in
                matter.begin(.retrial)
                (matter.performanceDays, matter.remakeOrdered, matter.restoresAct, matter.reviewRuling) = (nil, false, false, nil)
            }
            // The judgment is not carried out while it is tried anew (法释〔2018〕1号第一百一十八条), and no surcharge grows.
            .causes("note-challenge", in: PenaltyCase.self, of: { matter, _ in matter.toldPenalties }) { _, _ in
                [.set(\.challengeKind, .litigation)]
            }
        retrialApplications
        retrialRulings
        takingEffect(
            Action(
                "record-retrial-judgment", "登记再审裁判", .retrying, to: .effective, by: .clerk, .officer, .office, .legality,
                basis: act.cited("第九十条至第九十三条")
            )
            .atHandler()
            .needs(\.rulingOutcome, \.rulingNumber, \.rulingOn, \.servedOn)
            .fills(\.orders, \.performanceDays, \.compensation, \.remakeOrdered, \.restoresAct, \.reviewRuling)
            .requires(all: rulingGates).requires(all: orderGates)
            .requires(retrialAfterEffect)
            .requires("retried-as-second", "按照第二审程序再审的裁判发生法律效力；按照第一审程序再审的，登记可以上诉的再审裁判", Law.administrativeProcedure2018(119, 1)) {
                matter, _ in !matter.retriesAsFirst
            }
            .writes(\.rulings) { matter, _ in matter.keepRuling(matter.rulingOutcome, nil) }
            .writes(all: retrialWrites + lossWrites) { matter, now in matter.settleRetrial(on: matter.servedOn ?? now.today, now) })
    }

    private static let orderWrites: [Path<Self>] = [\.performanceDays, \.remakeOrdered, \.restoresAct, \.reviewRuling]

    private static let retrialAfterEffect: Gate<Self> = Gate("retrial-after-effect", "再审裁判在原裁判生效以后", act.cited("第九十条至第九十三条")) { matter, _ in
        guard let made = matter.rulingOn, let effective = matter.effectiveOn else { return true }
        return effective < made
    }

    /// 再审 by the procedure of first instance may be appealed against; by that of second instance it may be sent back (法释〔2018〕1号第一百一十九条).
    @Clauses
    private static var retrialRulings: [Clause<Self>] {
        let reading = Law.administrativeProcedure2018(119, 1)
        Action(
            "record-retrial-first", "登记可以上诉的再审裁判", .retrying, to: .judged, by: .clerk, .officer, .office, .legality, basis: reading
        )
        .atHandler()
        .needs(\.rulingOutcome, \.rulingNumber, \.rulingOn, \.servedOn)
        .fills(\.othersServedOn, \.orders, \.performanceDays, \.compensation, \.remakeOrdered, \.restoresAct, \.reviewRuling)
        .requires("retried-as-first", "按照第一审程序再审", reading) { matter, _ in matter.retriesAsFirst }
        .requires(all: rulingGates)
        .requires(othersServedInOrder, retrialAfterEffect)
        .requires("appealable-outcome", "准予撤诉、按撤诉处理、终结诉讼和调解，另行登记", act(62)) { matter, _ in matter.rulingOutcome?.appealDays != nil }
        .requires(all: orderGates)
        .writes(\.rulings) { matter, _ in matter.keepRuling(matter.rulingOutcome, nil) }
        Action(
            "record-retrial-remand", "登记再审发回重审", .retrying, to: .trying, by: .clerk, .officer, .office, .legality, basis: act(89, 1)
        )
        .atHandler()
        .needs(\.secondResult, \.rulingNumber, \.rulingOn, \.servedOn)
        .requires("retried-as-second", "按照第二审程序再审", reading) { matter, _ in !matter.retriesAsFirst }
        .requires(all: rulingGates)
        .requires(retrialAfterEffect)
        .requires("sent-back", "发回重审或者指令立案、继续审理", act(89, 1)) { matter, _ in matter.secondResult?.sendsBack ?? false }
        .writes(\.rulings) { matter, _ in matter.keepRuling(nil, matter.secondResult) }
        .writes(all: beginWrites + remandWrites) { matter, _ in matter.sendBack() }
    }

    /// 再审申请: the organ's own within six months, and its opinion on another's within fifteen days.
    @Clauses
    private static var retrialApplications: [Clause<Self>] {
        let reading = Law.administrativeProcedure2018
        Action("apply-retrial", "申请再审", .effective, by: .head, basis: act(90))
            .needs(\.retrialGround, \.retrialReason).fills(\.retrialKnownOn)
            .requires("retrial-applied-in-time", "在裁判发生法律效力后六个月内提出；有新的证据等情形的，自知道或者应当知道之日起六个月内", reading(110)) { matter, now in
                let from = matter.retrialGround == .general ? matter.retriedOn ?? matter.effectiveOn : matter.retrialKnownOn
                return now.isWithin(.months(6), of: from, by: act.counting)
            }
            .requires("ground-known-in-order", "知道再审事由不晚于当日", reading(110)) { matter, now in matter.retrialKnownOn.map { $0 <= now.today } ?? true }
            .stamps(\.retrialAppliedOn).issues("retrial-application").occurs("申请再审之日", after: \.effectiveOn)
            .bindsWhoEnters(butForHead: true)
        Action("record-retrial-application", "登记对方申请再审", .effective, by: .clerk, .officer, .office, .legality, basis: reading(111)).atHandler()
            .needs(\.retrialCopyOn)
            .requires("retrial-copy-in-order", "收到再审申请书副本在裁判生效以后，不晚于登记当日", reading(111)) { matter, now in
                guard let got = matter.retrialCopyOn, let effective = matter.effectiveOn else { return true }
                return effective <= got && got <= now.today
            }
            .writes(\.retrialAnsweredOn, \.retrialOpinion) { matter, _ in (matter.retrialAnsweredOn, matter.retrialOpinion) = (nil, "") }
        Action("answer-retrial", "对再审申请提交书面意见", .effective, by: .clerk, .officer, .office, .legality, .head, basis: reading(111)).atHandler()
            .needs(\.retrialOpinion)
            .requires("retrial-copy-unanswered", "已经收到再审申请书副本，尚未提交意见", reading(111)) { matter, _ in
                matter.retrialCopyOn != nil && matter.retrialAnsweredOn == nil
            }
            .stamps(\.retrialAnsweredOn).occurs("提交意见之日", after: \.retrialCopyOn).bindsWhoEnters(butForHead: true)
        Action("record-retrial-rejected", "登记驳回再审申请", .effective, by: .clerk, .officer, .office, .legality, basis: reading(116, 2)).atHandler()
            .needs(\.retrialRejection, \.retrialRejectedOn)
            .requires("retrial-applied-for", "有人申请再审，收到裁定不早于申请、不晚于登记当日", reading(116, 2)) { matter, now in
                guard let asked = [matter.retrialAppliedOn, matter.retrialCopyOn].compactMap({ $0 }).min(), let got = matter.retrialRejectedOn else {
                    return false
                }
                return asked <= got && got <= now.today
            }
    }

    // MARK: What follows

    /// What `begin` changes.
    private static let beginWrites: [Path<Self>] = [\.instance, \.round] + summonsWrites
    /// What `settle` changes.
    static let settleWrites: [Path<Self>] = [\.outcome, \.effectiveOn, \.lost, \.lostOn]

    /// What `unsettle` changes besides.
    private static let performanceWrites: [Path<Self>] = [\.performedOn, \.alarmedOn, \.remadeAct, \.remadeComparison, \.reviewedOn]

    /// Who is to appear before another court, and the proof of it, is arranged for anew.
    private mutating func begin(_ next: Instance) {
        (instance, round) = (next, (round ?? 1) + 1)
        clearSummons()
    }
    /// Of two appeals the first begins the second instance.
    private mutating func beginSecond() { if instance != .second { begin(.second) } }

    mutating func keepRuling(_ outcome: Outcome?, _ second: SecondResult?) {
        var ruling = Ruling()
        (ruling.instance, ruling.number, ruling.on, ruling.servedOn) = (instance, rulingNumber, rulingOn, servedOn)
        (ruling.outcome, ruling.second) = (outcome, second)
        rulings.append(ruling)
    }

    /// What the retrial of a suit that had taken effect changes.
    static let retrialWrites: [Path<Self>] = [\.performedOn, \.alarmedOn, \.remadeAct, \.remadeComparison, \.retrialOutcome, \.retriedOn]
    private static let lossWrites: [Path<Self>] = [\.lost, \.lostOn]

    /// The last ruling takes effect: for the first time, or once more after a retrial.
    mutating func takeEffect(on day: Day, _ now: Moment) {
        if retrialOn == nil { settle(rulingOutcome, on: day, now) } else { settleRetrial(on: day, now) }
    }

    /// What was counted when the first judgment took effect stays counted; a loss only now found is put down now.
    private mutating func settleRetrial(on day: Day, _ now: Moment) {
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
    private mutating func unsettle() {
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

extension LitigationResponse.Appeal {
    /// Another's, whose copy came and has not been answered.
    var awaitsAnswer: Bool { copyOn != nil && answeredOn == nil }
}

extension Action where M == LitigationResponse {
    /// Puts down appeals of others, each with the day on which its copy came.
    fileprivate func takingAppeal(checks: [Check<LitigationResponse, LitigationResponse.Appeal>]) -> Self {
        appends(\.appeals, needing: \.by, \.on, \.copyOn, checks: checks) { appeal, matter, _ in
            (appeal.answeredOn, appeal.ruling) = (nil, matter.rulings.count)
        }
        .fills(\.appealNumber, \.othersServedOn)
    }
}
