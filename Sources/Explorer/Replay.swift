package import Kernel

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
        for step in script.steps { take(step) }
    }

    private mutating func take(_ step: ScriptStep) {
        guard let actor = world.town.person(step.by) else { return }
        var matters: [MatterID] = []
        if let matter = step.matter { matters = world.family(of: matter) }
        let passed = world.pass(to: step.at, matters)
        look(passed)
        let target: Act.Target = step.matter.map { .matter($0) } ?? .opening(kind: step.kind, organ: step.organ)
        let act = Act(
            target: target, action: step.action, input: step.input, at: step.at, actor: actor, overrides: step.overrides, numbers: step.opens)
        if let matter = step.matter, let entry = world[matter], entry.touched > step.at { return }
        guard let changes = world.perform(act).changes else { return }
        taken += 1
        look(changes)
    }

    private mutating func look(_ changes: [Change]) {
        for change in changes {
            if let wanted, change.after.kind != wanted.kind || change.after.edition != wanted.edition { continue }
            findings += Checks(world: world).findings(change)
        }
    }
}

extension World {
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
