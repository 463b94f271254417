import Kernel

/// One walk: the world as it has become, the time, and the steps so far.
struct Walk {
    var world: World
    var now: Instant
    /// The kind that it is for; the matter of that kind comes first when there is one.
    let goal: String
    /// No step is taken after this day.
    var horizon: Day
    /// The matters that the walk is about; the first is the one it began with.
    var active: [MatterID] = []
    var script: [ScriptStep] = []
    /// How often optional fields are filled in, of a hundred.
    var fullness: Int
    /// Percent of the actions that this walk leaves alone, so that walks differ.
    var off: Set<String> = []
    /// Steps that could not be taken as things stand.
    var blocked: Set<String> = []
    /// What it wants to come to, by kind.
    var targets: [String: ActionOutline] = [:]
    /// Another matter that is walked now for the sake of the main one: what is to happen in that follows from a step in this.
    var errand: MatterID?
    /// The matter that one to be opened is to be about.
    var focus: MatterID?
    /// How many tries of the errand are left.
    var patience: Int = 0
    /// Errands gone on already.
    var errands: Set<String> = []
    /// Whether people are appointed who were not there: the last resort before it is a dead end.
    var allowsNewcomers: Bool = false
    /// Whether it wants matters that stand, for others to refer to.
    var isGroundwork: Bool = false

    var main: Entry? { active.first.flatMap { world[$0] } }

    /// Enters steps that were taken: the first by somebody, the others of themselves.
    mutating func enter(_ changes: [Change], _ act: Act) {
        guard let first = changes.first else { return }
        script.append(ScriptStep(act, kind: first.after.kind, organ: first.after.organ, opens: changes.opened))
        now = max(now, act.at)
        for change in changes where !active.contains(change.after.id) && active.count < 12 { active.append(change.after.id) }
        lead()
    }

    /// Puts the matter first that the walk is for.
    private mutating func lead() {
        guard main?.kind != goal, let index = active.firstIndex(where: { world[$0]?.kind == goal }) else { return }
        active.insert(active.remove(at: index), at: 0)
    }

    /// The same walk, to be gone on with towards a step.
    func resumed(towards action: ActionOutline, fullness: Int, off: Set<String>) -> Walk {
        var walk = self
        (walk.fullness, walk.off, walk.blocked, walk.targets, walk.allowsNewcomers) = (fullness, off, [], [goal: action], false)
        (walk.errand, walk.patience, walk.errands) = (nil, 0, [])
        return walk
    }

    /// Enters what the law took by itself while time passed.
    mutating func enter(passed changes: [Change]) {
        for change in changes {
            let act = Act(target: .matter(change.after.id), action: change.action.id, at: change.after.touched, actor: change.actor)
            // What followed of itself is taken again by the step that it followed from.
            if change.before.deemed?.action == change.action.id, change.actor.isSystem { enter([change], act) }
        }
    }
}
