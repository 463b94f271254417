import Kernel

/// 复议诉讼: what a challenge does to the decision, and what follows when it has fallen.
extension PenaltyCase {
    @Clauses
    static func remedies(_ law: PenaltyArticles) -> [Clause<Self>] {
        // Neither reconsideration nor litigation stops execution; only the surcharge stands still.
        Action("record-challenge", "登记复议诉讼", .decided, .executing, .closed, by: .clerk, basis: law.stay)
            .needs(\.challengeKind)
            .requires("no-challenge-pending", "没有正在进行的复议、诉讼", law.stay) { matter, _ in
                !matter.challengePending && matter.decisionService.isDone
            }
            .writes(all: beginChallengeWrites) { matter, now in matter.beginChallenge(now) }
            .occurs("申请复议、起诉之日", after: \.decidedOn, decisionService.servedOn)
        Action("end-challenge", "登记复议诉讼结果", .decided, .executing, .closed, by: .clerk, basis: law.stay)
            .needs(\.challengeResult).fills(\.changedPenalties, \.changeDocument, \.changeDueOn, \.adverseClaim, \.fallReason)
            .requires(changeDueInOrder)
            .requires("challenge-pending", "有正在进行的复议、诉讼", law.stay) { matter, _ in matter.challengePending }
            .requires("result-entered-in-its-file", "复议决定被撤销、决定恢复效力的，由应诉、复议案件告知；不在本县办理的，由负责人登记恢复效力", law.stay) { matter, _ in
                matter.challengeResult?.comesFromItsFile != true
            }
            .requires("no-file-under-way", "没有在本县正在办理的复议、应诉案件；有的，结果由该案告知", law.stay) { _, now in !isContended(now) }
            .requires(changed(law, "变更后的处罚，写明种类、金额和期限").when("变更处罚的") { matter, _ in matter.challengeResult == .changed })
            .requires(all: notWorse(law).map { gate in gate.when("变更处罚的") { matter, _ in matter.challengeResult == .changed } })
            .requires("reopened-before-fall", "已经结案而公示的决定被改变的，先恢复办理，以便按期撤回", law.withdrawal) { matter, _ in
                !matter.mustReopen(upon: matter.challengeResult)
            }
            .writes(all: endChallengeWrites + fallWrites) { matter, now in
                matter.endChallenge(now)
                if matter.fall == .changed, matter.fallenOn == now.today { matter.changesRecorded = true }
            }
            .resumes("payment").reachingEnforcement()
            // One that ended before it began would spare no day of the surcharge and end the remedies too early.
            .occurs("收到结果之日", after: \.decidedOn).notBefore("申请复议、起诉之日") { $0.challenges.last?.from }
        // What the reconsideration organ and the court do with the decision comes from their own files.
        Action("note-challenge", "收到受理复议、应诉通知", .decided, .executing, .closed, by: .system, basis: law.stay)
            .needs(\.challengeKind)
            .writes(all: beginChallengeWrites) { matter, now in
                guard !matter.challengePending else { return matter.challengeKind = nil }
                matter.beginChallenge(now)
            }
        notingResult(Action("note-result", "收到复议决定、裁判", .decided, .executing, .closed, by: .system, basis: law.stay), writing: standingWrites)
            .reachingEnforcement().rectifyingFall()
        // What stands before the public and has fallen has to come down in three days, also where the case was closed.
        notingResult(
            Action("note-fall", "收到改变公示的决定的复议决定、裁判，恢复办理", .closed, to: .executing, by: .system, basis: law.withdrawal), writing: fallWrites
        )
        .endingEnforcement().rectifyingFall().stamps(\.reopenedOn)
        standing(law)
        Action("reopen", "恢复办理", .closed, to: .executing, by: .head, basis: law.correction)
            .needs(\.reopenReason)
            .barring(law)
            .requires("decision-made", "案件已经作出决定", law.correction) { matter, _ in
                matter.decidedOn != nil && matter.decision != .transfer
            }
            .stamps(\.reopenedOn)
        // A decision that was changed: what it now says, for the paper and for what is still to be carried out.
        Action("record-changed", "登记变更后的处罚", .decided, .executing, .closed, by: .clerk, basis: law.content)
            .needs(\.changedPenalties, \.changeDocument).fills(\.adverseClaim, \.changeDueOn)
            .requires(changeDueInOrder)
            .requires("changes-unrecorded", "决定已被变更，变更后的处罚尚未登记", law.content) { matter, _ in matter.fall == .changed && !matter.changesRecorded }
            .requires(changed(law, "写明变更后的处罚")).requires(all: notWorse(law))
            .writes(\.changesRecorded) { matter, _ in matter.changesRecorded = true }
            .changingEnforcement()
        // One that was closed is reopened first.
        correcting(law)
    }

    /// 主动改正: the organ revokes its decision, finds it unlawful or void, or lightens it, on paper, served, open to challenge again.
    ///
    /// A heavier penalty, or one that is reviewed and discussed before it is decided, is no correction: the decision is revoked, and another
    /// case goes through notice, hearing and review.
    @Clauses
    private static func correcting(_ law: PenaltyArticles) -> [Clause<Self>] {
        let changes: @Sendable (Self, Moment) -> Bool = { matter, _ in matter.fall == .changed }
        Action("correct-decision", "自行或者依监督纠正", .decided, .executing, by: .head, basis: law.correction)
            .needs(\.fall, \.fallReason).fills(\.changedPenalties)
            .decided(law)
            .requires("decision-stands", "决定仍然有效", law.correction) { matter, _ in matter.fallenOn == nil }
            .requires(changed(law, "变更后的处罚，写明种类、金额和期限").when("变更处罚的", changes))
            .requires(
                Gate<Self>("served-before-change", "尚未送达的决定不作变更，可以撤销后重新作出", law.service) { matter, _ in matter.decisionService.isDone }
                    .when("变更处罚的", changes),
                Gate<Self>("correction-not-heavier", "自行变更不得重于原决定；需要加重的，撤销原决定，重新告知、听取陈述申辩后另行作出决定", law.unheard) { matter, _ in
                    !matter.changedPenalties.isHeavier(than: matter.penalties) && !matter.changedPenalties.exceeds(matter.penalties)
                }
                .when("变更处罚的", changes),
                Gate<Self>("no-review-bypassed", "应当法制审核、集体讨论的案件不自行变更处罚，撤销原决定后按程序重新作出", law.verification) { matter, _ in
                    !matter.needsFullProcedure
                }
                .when("变更处罚的", changes)
            )
            .stamps(\.correctedOn)
            .writes(\.fallenOn, \.mustWithdraw, \.changesRecorded, \.remediesUntil) { matter, now in
                matter.noteFall(on: now.today)
                matter.changesRecorded = matter.fall == .changed
                // The period to challenge what it says now runs from its service.
                if matter.fall == .changed { matter.remediesUntil = nil }
            }
            .issues("correction").reachingEnforcement()
        Action(correctionService.step("announce"), "公告送达纠正决定书", .executing, by: .officer, .clerk, basis: law.service)
            .requires(correctionMade(law)).announcing(correctionService, by: law.serving)
        Action(correctionService.step("serve"), "送达纠正决定书", .executing, by: .officer, .clerk, basis: law.service)
            .awaited { matter in matter.correctedOn != nil && matter.decisionService.isDone && !matter.correctionService.isDone }
            .requires(correctionMade(law), Service.unserved(in: correctionService, law.service))
            .serving(
                correctionService, by: law.serving, methods: Set(Service.Method.allCases), needing: .method, "送达不早于纠正，不晚于登记当日",
                made: { $0.correctedOn }
            )
            .writes(\.remediesUntil) { matter, now in
                if matter.fall == .changed { matter.openRemedies(from: matter.correctionService.servedOn ?? now.today, now) }
            }
            .issues(correctionService.step("receipt"))
        Service.limit(
            in: correctionService, "送达纠正决定书", .days(7), from: { $0.decisionService.isDone ? $0.correctedOn : nil }, until: { $0.endedOn },
            basis: law.service
        )
        .runs(from: "作出纠正决定之日", until: "送达或者公告，或者结案")
    }

    private static func correctionMade(_ law: PenaltyArticles) -> Gate<Self> {
        Gate("correction-made", "已经自行纠正", law.correction) { matter, _ in matter.correctedOn != nil }
    }

    /// 不得对当事人更为不利, but where somebody else who is concerned asked for the opposite.
    private static func notWorse(_ law: PenaltyArticles) -> [Gate<Self>] {
        let court = Law.administrativeProcedure(77, 2)
        let (former, revised) = (Law.reconsiderationRules(51), Law.reconsideration2023(63, 2))
        let suit = Gate<Self>("judgment-not-worse", "判决变更，不得加重原告的义务，利害关系人同为原告且诉讼请求相反的除外", court) { matter, _ in !matter.isWorsened }
            .when("诉讼的") { matter, _ in matter.challenges.last?.kind == .litigation }
        let old = Gate<Self>("reconsideration-not-worse-formerly", "复议不得作出对申请人更为不利的决定", former) { matter, _ in !matter.isWorsened }
            .when("2023年修订的行政复议法施行以前复议的") { matter, now in
                matter.challenges.last?.kind == .reconsideration && !revised.statute.isInForce(on: now.today)
            }
        let new = Gate<Self>("reconsideration-not-worse", "复议不得作出对申请人更为不利的变更决定，第三人提出相反请求的除外", revised) { matter, _ in !matter.isWorsened }
            .when("2023年修订的行政复议法施行以后复议的") { matter, now in
                matter.challenges.last?.kind == .reconsideration && revised.statute.isInForce(on: now.today)
            }
        return law.isRevised ? [suit, old, new] : [suit, old]
    }

    private var isWorsened: Bool { !adverseClaim && (changedPenalties.isHeavier(than: penalties) || changedPenalties.exceeds(penalties)) }

    private static func changed(_ law: PenaltyArticles, _ says: String) -> Gate<Self> {
        Gate("changed-penalties-complete", says, law.content) { matter, _ in matter.changedPenalties.isComplete }
    }

    /// A step by which the case learns how a challenge ended.
    ///
    /// - Parameter paths: what the results that it is taken for may change of the decision's standing.
    static func notingResult(_ action: Action<Self>, writing paths: [Path<Self>]) -> Action<Self> {
        action.needs(\.challengeKind, \.challengeResult).fills(\.fallReason, \.restorationDocument)
            .writes(all: endChallengeWrites + [\.challengeKind] + paths) { matter, now in
                if !matter.challengePending { matter.beginChallenge(now) }
                matter.endChallenge(now)
                matter.challengeKind = nil
            }
            .resumes("payment")
    }

    mutating func beginChallenge(_ now: Moment) {
        var challenge = Challenge()
        (challenge.kind, challenge.from) = (challengeKind, now.today)
        challenges.append(challenge)
        challengeKind = nil
    }

    /// What `beginChallenge` changes.
    private static let beginChallengeWrites: [Path<Self>] = [\.challenges, \.challengeKind]

    /// What the organ has to put right when its decision has fallen; the justice bureau sees to it.
    fileprivate func rectification(_ now: Moment) -> Rectification {
        Rectification(
            challenges.last?.kind == .litigation ? .litigation : .reconsideration, problem: "\(decisionNumber)\(fall.map { "被\($0.name)" } ?? "")",
            note: fallReason, assigner: now.organs.nearest(.justice, to: now.organ) ?? now.organ)
    }

    private mutating func endChallenge(_ now: Moment) {
        guard let last = challenges.indices.last, let result = challengeResult else { return }
        challenges[last].until = now.today
        challenges[last].result = result
        noteRemedies(after: challenges[last].kind, result, now)
        switch result {
        case .restored: standAgain(now)
        case .reviewRevoked: goBackToReconsideration(now)
        default: fall(by: result, now)
        }
        challengeResult = nil
    }

    /// Revoked once more by another judgment, it has fallen already.
    private mutating func fall(by result: ChallengeResult, _ now: Moment) {
        guard let fallen = result.fall, fall != fallen || fallen == .changed else { return }
        (fall, changesRecorded) = (fallen, false)
        noteFall(on: now.today)
    }

    /// After a reconsideration the party may still sue within fifteen days (行政诉讼法第四十五条); a judgment ends it. Whoever withdraws an
    /// application that need not come first may still sue while the six months last (法释〔2018〕1号第五十八条), so they run on as they did;
    /// where it comes first, it cannot be made again on the same facts (行政复议法第七十四条第二款), and nothing is left.
    private mutating func noteRemedies(after kind: ChallengeKind?, _ result: ChallengeResult, _ now: Moment) {
        guard kind == .reconsideration else { return remediesUntil = now.today }
        if result != .withdrawn {
            remediesUntil = now.lastDay(of: .days(15), from: now.today, by: Law.rule("行政诉讼法"))
        } else if goesToReconsiderationFirst {
            remediesUntil = now.today
        }
    }

    /// What `endChallenge` changes.
    private static let endChallengeWrites: [Path<Self>] = [\.challenges, \.challengeResult, \.remediesUntil]

    /// What a fall changes.
    static let fallWrites: [Path<Self>] = [\.fall, \.fallenOn, \.changesRecorded, \.mustWithdraw]

    /// A decision that stands before the public and has fallen must come down, also when it is the second one.
    private mutating func noteFall(on day: Day) {
        fallenOn = day
        if publicity.isPublic { mustWithdraw = true }
    }

    /// Closed, and the decision that stands before the public falls by this result: it has to be taken down, and somebody has to do it.
    func mustReopen(upon result: ChallengeResult?) -> Bool { endedOn != nil && publicity.isPublic && result?.fall != nil }
}

extension Action where M == PenaltyCase {
    /// What becomes of the enforcement of a decision that has fallen or is another now.
    func reachingEnforcement() -> Self { endingEnforcement().changingEnforcement() }

    /// An enforcement of what is revoked or void ends (行政强制法第四十条第四项).
    func endingEnforcement() -> Self {
        causes(
            "end-on-fall", in: CompulsoryEnforcement.self,
            of: { matter, now in
                guard matter.fallenOn == now.today, matter.fall?.endsDuty == true else { return [] }
                return now.citing(now.matter, by: CompulsoryEnforcement.self).map(\.id)
            }
        )
    }

    /// An enforcement of what was changed goes on for what it says now.
    func changingEnforcement() -> Self {
        causes(
            "take-change", in: CompulsoryEnforcement.self,
            of: { matter, now in
                guard matter.fall == .changed, matter.changesRecorded else { return [] }
                return now.citing(now.matter, by: CompulsoryEnforcement.self).filter { enforcement in
                    enforcement.record.principal.map { $0 != matter.unpaid } ?? false
                }.map(\.id)
            }
        ) { matter, _ in [.set(\.principal, matter.unpaid)] }
    }

    /// Where the decision falls today, the organ puts right what was wrong, and the justice bureau sees to it (行政处罚法第七十五条第二款).
    fileprivate func rectifyingFall() -> Self {
        opens(Rectification.self, by: "assign", at: .own, when: { matter, now in matter.fallenOn == now.today }) { matter, now in
            matter.rectification(now)
        }
    }
}

extension Action {
    /// Tells penalty cases how a challenge to their decisions ended; a closed one is reopened where what it has published has fallen.
    ///
    /// - Parameter result: what the outcome means for a penalty.
    func tellingResult(
        of penalties: @escaping @Sendable (M) -> [Ref<PenaltyCase>],
        as result: @escaping @Sendable (M, Moment) -> PenaltyCase.ChallengeResult,
        filling input: @escaping @Sendable (M, Moment) -> [Filling<PenaltyCase>]
    ) -> Self {
        causes(
            "note-fall", in: PenaltyCase.self,
            of: { matter, now in penalties(matter).filter { now.find($0)?.mustReopen(upon: result(matter, now)) ?? false } }, filling: input
        )
        .causes(
            "reopen-restored", in: PenaltyCase.self,
            of: { matter, now in
                guard result(matter, now) == .restored else { return [] }
                return penalties(matter).filter { now.find($0)?.mustReopenToStand ?? false }
            }, filling: input
        )
        .tellingEnd(of: penalties, filling: input)
    }

    /// Tells them that the judgment that was put down as in effect never was: the suit goes on, and nothing has fallen by it.
    func tellingUnsettled(of penalties: @escaping @Sendable (M) -> [Ref<PenaltyCase>]) -> Self {
        let input: @Sendable (M, Moment) -> [Filling<PenaltyCase>] = { _, _ in [.set(\.challengeKind, .litigation)] }
        return causes(
            "reopen-unsettled", in: PenaltyCase.self,
            of: { matter, now in penalties(matter).filter { now.find($0)?.mustReopenToStand ?? false } }, filling: input
        )
        .causes("note-unsettled", in: PenaltyCase.self, of: { matter, _ in penalties(matter) }, filling: input)
    }

    /// Tells them of an end by which no decision falls: nobody has found against it where the challenge was withdrawn, mediated or simply
    /// over. Where the organ agreed to another penalty, it changes its decision by its own step (自行或者依监督纠正).
    func tellingEnd(
        of penalties: @escaping @Sendable (M) -> [Ref<PenaltyCase>], filling input: @escaping @Sendable (M, Moment) -> [Filling<PenaltyCase>]
    ) -> Self {
        causes("note-result", in: PenaltyCase.self, of: { matter, _ in penalties(matter) }, filling: input)
    }
}
