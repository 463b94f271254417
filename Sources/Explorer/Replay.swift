import Kernel

/// Takes a script again, and says what was found on the way.
package struct Replay: Sendable {
    package private(set) var world: World
    package private(set) var findings: [Finding] = []
    /// How many of the script's steps could be taken.
    package private(set) var taken: Int = 0

    /// Only this is looked for, when it is given.
    private let wanted: Finding?

    /// - Parameter wanted: looks for this one alone, which is quicker.
    init(_ script: Script, in world: World, for wanted: Finding? = nil) {
        self.world = world
        self.wanted = wanted
        for step in script.steps {
            let (passed, changes) = self.world.retake(step)
            for (_, changes) in passed { look(changes) }
            guard let changes else { continue }
            taken += 1
            look(changes)
        }
    }

    private mutating func look(_ changes: [Change]) {
        for change in changes {
            if let wanted, change.after.kind != wanted.kind || change.after.edition != wanted.edition { continue }
            findings += Checks(world: world).findings(change)
        }
    }
}

extension World {
    /// Takes one step of a script again, after what silence means by its time.
    ///
    /// - Returns: what the law took while time passed, step by step, and what the step changed; `nil` when it cannot be taken here.
    package mutating func retake(_ step: ScriptStep) -> (passed: [(step: ScriptStep, changes: [Change])], changes: [Change]?) {
        guard let actor = town.person(step.by) else { return ([], nil) }
        let passed = pass(by: step.at, step.matter.map { family(of: $0) } ?? []).map { act, changes in
            (ScriptStep(act, kind: changes[0].after.kind, organ: changes[0].after.organ, opens: changes.opened), changes)
        }
        if let matter = step.matter, let entry = self[matter], entry.touched > step.at { return (passed, nil) }
        let target: Act.Target = step.matter.map { .matter($0) } ?? .opening(kind: step.kind, organ: step.organ)
        let act = Act(
            target: target, action: step.action, input: step.input, at: step.at, actor: actor, overrides: step.overrides, numbers: step.opens)
        return (passed, perform(act).changes)
    }

    /// A matter with the one that opened it and those that it opened.
    func family(of id: MatterID) -> [MatterID] {
        var top = id
        while let parent = self[top]?.parent { top = parent }
        var family = [top]
        var index = 0
        while index < family.count {
            family += self[family[index]]?.ledger.children ?? []
            index += 1
        }
        return family
    }
}

extension [Change] {
    /// The numbers of the matters that the changes opened.
    var opened: [MatterID] { filter(\.action.isOpening).map(\.after.id) }
}
