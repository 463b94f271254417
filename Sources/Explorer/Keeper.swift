import Kernel

/// Something that a walk can come to and that a kept walk is to show.
struct Mark: Hashable, Comparable, Sendable {
    let text: String
    static func < (left: Mark, right: Mark) -> Bool { left.text < right.text }

    /// A step of an edition was taken.
    static func step(_ kind: String, _ edition: String, _ action: String) -> Mark { Mark(text: "step \(kind) \(edition) \(action)") }
    /// A limit of an edition runs.
    static func limit(_ kind: String, _ edition: String, _ id: String) -> Mark { Mark(text: "limit \(kind) \(edition) \(id)") }
    /// The last day of a limit would be another if it were a day longer.
    static func longer(_ kind: String, _ edition: String, _ id: String) -> Mark { Mark(text: "longer \(kind) \(edition) \(id)") }
    static func shorter(_ kind: String, _ edition: String, _ id: String) -> Mark { Mark(text: "shorter \(kind) \(edition) \(id)") }
    static func paper(_ kind: String, _ id: String) -> Mark { Mark(text: "issues \(kind) \(id)") }
    static func effect(_ word: String, _ kind: String, _ action: String, _ what: String) -> Mark { Mark(text: "\(word) \(kind) \(action) \(what)") }

    /// What a step came to, with what followed from it.
    static func all(_ changes: [Change], in world: World) -> Set<Mark> {
        var marks: Set<Mark> = []
        for (index, change) in changes.enumerated() {
            let (entry, action) = (change.after, change.action)
            marks.insert(.step(entry.kind, entry.edition, action.id))
            for paper in change.papers { marks.insert(.paper(entry.kind, paper.id)) }
            for member in change.changed where action.writes.contains(member.key) {
                marks.insert(.effect("writes", entry.kind, action.id, member.key))
            }
            for name in change.cleared { marks.insert(.effect("writes", entry.kind, action.id, name)) }
            for id in action.withdraws { marks.insert(.effect("withdraws", entry.kind, action.id, id)) }
            for clock in entry.definition.clocks(entry.edition, entry.record, world.settings, entry.ledger) {
                marks.insert(.limit(entry.kind, entry.edition, clock.id))
            }
            if !action.publishes.isEmpty {
                let moment = world.moment(entry, at: change.moment.now, as: change.actor)
                for id in action.publishes where entry.definition.rendering(id, entry.record, moment) != nil {
                    marks.insert(.effect("publishes", entry.kind, action.id, id))
                }
            }
            guard index > 0, let first = changes.first else { continue }
            let word = action.isOpening ? "opens" : "causes"
            marks.insert(.effect(word, first.after.kind, first.action.id, "\(entry.kind).\(action.id)"))
        }
        return marks
    }
}

/// Keeps for everything that walks can come to the shortest one that did.
struct Keeper: Sendable {
    struct Kept: Sendable {
        let foundations: Foundations
        let goal: String
        let edition: String
        let steps: [ScriptStep]
    }

    private(set) var best: [Mark: Kept] = [:]

    mutating func note(_ changes: [Change], _ walk: Walk) {
        // What stood in the county beforehand is walked for its own sake elsewhere.
        guard !walk.isGroundwork, let main = walk.main else { return }
        for mark in Mark.all(changes, in: walk.world) {
            if let known = best[mark], known.steps.count <= walk.script.count + 2 { continue }
            best[mark] = Kept(foundations: walk.world.foundations, goal: main.kind, edition: main.edition, steps: walk.script)
        }
    }

    mutating func merge(_ other: Keeper) {
        best.merge(other.best) { $0.steps.count <= $1.steps.count ? $0 : $1 }
    }
}
