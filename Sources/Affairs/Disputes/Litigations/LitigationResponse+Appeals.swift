import Kernel

private let act = Law.administrativeProcedure

/// 上诉、第二审.
extension LitigationResponse {
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
    func annulledByMistake(_ now: Moment) -> [Ref<Reconsideration>] {
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

    static let remandWrites: [Path<Self>] = [
        \.rulingOutcome, \.orders, \.performanceDays, \.compensation, \.remakeOrdered, \.othersServedOn, \.appealDefence, \.secondResult,
        \.restoresAct, \.reviewRuling,
    ]

    /// Before the first instance once more: what was ruled there orders nothing.
    mutating func sendBack() {
        begin(.first)
        (rulingOutcome, orders, performanceDays, compensation) = (nil, "", nil, nil)
        (remakeOrdered, othersServedOn, appealDefence, secondResult) = (false, nil, "", nil)
        (restoresAct, reviewRuling) = (false, nil)
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
