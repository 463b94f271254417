import Kernel

/// 恢复效力: a decision that has fallen stands again when the judgment by which it fell never took effect, is changed on a retrial, or when
/// what revoked it, the decision of reconsideration, is itself revoked and the court restores the act (法释〔2018〕1号第八十九条).
extension PenaltyCase {
    @Clauses
    static func standing(_ law: PenaltyArticles) -> [Clause<Self>] {
        unsettled(
            Action("note-unsettled", "收到裁判没有生效、诉讼仍在进行", .decided, .executing, .closed, by: .system, basis: Law.administrativeProcedure(85)))
        unsettled(
            Action(
                "reopen-unsettled", "收到裁判没有生效、诉讼仍在进行，恢复办理", .closed, to: .executing, by: .system, basis: Law.administrativeProcedure(85)
            )
        )
        .stamps(\.reopenedOn)
        notingResult(
            Action("reopen-restored", "收到决定恢复效力的裁判、复议决定，恢复办理", .closed, to: .executing, by: .system, basis: restoring), writing: standingWrites
        )
        .stamps(\.reopenedOn)
        // A reconsideration or a suit that is no matter of this county's.
        Action("record-restoration", "登记决定恢复效力", .executing, by: .head, basis: restoring)
            .needs(\.restorationDocument)
            .requires("fallen-by-others", "决定因复议、诉讼被改变，不是自行纠正", restoring) { matter, _ in matter.isFallenByOthers }
            .requires("no-suit-in-county", "没有在本县登记的应诉案件；有的，由该案告知", restoring) { _, now in
                now.citing(now.matter, by: LitigationResponse.self).isEmpty
            }
            .barring(law)
            .writes(all: standingWrites) { matter, now in matter.standAgain(now) }
            .occurs("收到文书之日", after: \.fallenOn)
    }

    private static let restoring: Basis = Law.administrativeProcedure2018(89)

    private static func unsettled(_ action: Action<Self>) -> Action<Self> {
        action.needs(\.challengeKind)
            .writes(all: [\.challenges, \.challengeKind] + unfallWrites) { matter, now in matter.unsettle(now) }
    }

    /// What `unfall` changes, and standing again besides.
    private static let unfallWrites: [Path<Self>] = fallWrites + [\.changedPenalties, \.changeDocument, \.changeDueOn, \.mustRepublish]
    static let standingWrites: [Path<Self>] = unfallWrites + [\.restorations, \.restorationDocument]

    /// It fell by a judgment or a decision of reconsideration, not by the organ's own correction.
    var isFallenByOthers: Bool { fallenOn != nil && correctedOn == nil }

    /// Closed as one that had fallen, and it is to be carried out after all.
    var mustReopenToStand: Bool { endedOn != nil && isFallenByOthers && decisionService.isDone }

    /// A judgment that took effect, and was changed by another: between the two the decision obliged nobody.
    mutating func standAgain(_ now: Moment) {
        guard isFallenByOthers else { return }
        var restoration = Restoration()
        (restoration.fall, restoration.from, restoration.until, restoration.document) = (fall, fallenOn, now.today, restorationDocument)
        restorations.append(restoration)
        restorationDocument = ""
        unfall()
    }

    /// The judgment never took effect: the suit has gone on since it began.
    private mutating func unsettle(_ now: Moment) {
        defer { challengeKind = nil }
        guard !challengePending else { return }
        guard let last = challenges.indices.last, challenges[last].kind == challengeKind else { return beginChallenge(now) }
        if challenges[last].result?.fall != nil, isFallenByOthers { unfall() }
        (challenges[last].until, challenges[last].result) = (nil, nil)
    }

    /// The reconsideration is to be decided anew: until then nobody may enforce.
    mutating func goBackToReconsideration(_ now: Moment) {
        challengeKind = .reconsideration
        beginChallenge(now)
    }

    /// What was taken down because it had fallen goes up again.
    private mutating func unfall() {
        let wasWithdrawn = !publicity.isPublic && publicity.withdrawnOn.map { down in fallenOn.map { $0 <= down } ?? false } ?? false
        if wasWithdrawn, withdrawalGround ?? .fallen == .fallen { mustRepublish = true }
        (fall, fallenOn, changesRecorded, mustWithdraw) = (nil, nil, false, false)
        (changedPenalties, changeDocument, changeDueOn) = ([], "", nil)
    }
}
