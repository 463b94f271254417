import Kernel

/// Steps that nobody takes by hand: what follows from a step in another matter, what a sub-procedure gives back, what silence means.
/// A walk that wants one goes and takes what it follows from.
extension Walker {
    /// Sets out for what brings about the step that the walk wants, when it can happen now.
    func setOut(_ walk: inout Walk) {
        if walk.errand != nil { return goOn(&walk) }
        guard !walk.isGroundwork, let main = walk.main, let target = walk.targets[main.kind], target.from.contains(main.stage) else { return }
        guard target.isAutomatic else { return lookAround(&walk, main, target) }
        if main.deemed?.action == target.id { return letPass(&walk, main) }
        if let asked = target.receives {
            let child = main.ledger.children.last { walk.world[$0]?.kind == asked.id && walk.world[$0]?.isFinal == false }
            if let child { begin(child, &walk, towards: walk.world[child]?.outline.actions.first(where: \.returnsResult)) }
            return
        }
        let causes = kinds.causes(of: Learning.Step(kind: main.kind, action: target.id)).filter { $0.kind != main.kind }
        for cause in dice.shuffled(causes) where walk.errands.insert("\(cause.kind).\(cause.action)/\(main.stage)").inserted {
            if call(cause, main, &walk) { return }
        }
    }

    /// Until it is done, or nothing comes of it.
    private func goOn(_ walk: inout Walk) {
        walk.patience -= 1
        let isWanted = walk.main.map { walk.targets[$0.kind] != nil } ?? false
        let isOver = walk.errand.flatMap { walk.world[$0]?.isFinal } ?? true
        guard !isWanted || isOver || walk.patience <= 0 else { return }
        walk.errand = nil
        walk.blocked = []
    }

    /// A step that fails time and again may wait for something in a matter of another kind that concerns this one.
    private func lookAround(_ walk: inout Walk, _ main: Entry, _ target: ActionOutline) {
        let place = Learning.Place(kind: main.kind, edition: main.edition, action: target.id)
        guard coverage.taken(place) == 0, learning.failures(place) > 6, dice.chance(20) else { return }
        let others = Set(kinds.companions(of: main.kind) + (kinds.lookups[main.kind] ?? [])).subtracting([main.kind]).sorted()
        guard let other = dice.pick(others), walk.errands.insert("\(other)/\(main.stage)").inserted else { return }
        _ = call(Learning.Step(kind: other, action: ""), main, &walk)
    }

    private func begin(_ matter: MatterID, _ walk: inout Walk, towards action: ActionOutline?) {
        if !walk.active.contains(matter) { walk.active.append(matter) }
        if let action, let kind = walk.world[matter]?.kind { walk.targets[kind] = action }
        (walk.errand, walk.patience) = (matter, 24)
    }

    /// Finds or opens a matter of the other kind that concerns this one.
    private func call(_ cause: Learning.Step, _ main: Entry, _ walk: inout Walk) -> Bool {
        let known = walk.active.first { walk.world[$0]?.kind == cause.kind && walk.world[$0]?.isFinal == false }
        let before = Set(walk.active)
        if known == nil {
            guard walk.active.count < 10 else { return false }
            walk.focus = main.id
            open(cause.kind, in: &walk)
            walk.focus = nil
        }
        guard let matter = known ?? walk.active.first(where: { !before.contains($0) && walk.world[$0]?.kind == cause.kind }) else { return false }
        begin(matter, &walk, towards: walk.world[matter]?.outline.action(cause.action).flatMap { $0.isOpening ? nil : $0 })
        return true
    }

    /// Says nothing until silence means something.
    private func letPass(_ walk: inout Walk, _ main: Entry) {
        guard let deemed = main.deemed, dice.chance(60) else { return }
        let at = Instant(max(deemed.due.advanced(by: 1), walk.now.day), hour: 9)
        guard at.day <= walk.horizon else { return }
        let passed = walk.world.pass(to: at, walk.active)
        walk.now = max(walk.now, at)
        walk.blocked = []
        walk.enter(passed: passed)
        note(passed, in: &walk)
    }

    /// What was wanted all the time and did not happen of itself counts as failed, so that others have their turn.
    func giveUp(_ walk: Walk) {
        guard !walk.isGroundwork, let main = walk.main, let target = walk.targets[main.kind], target.isAutomatic else { return }
        let place = Learning.Place(kind: main.kind, edition: main.edition, action: target.id)
        for _ in 0..<12 { learning.fail(place) }
    }
}
