import Kernel

/// How matters go on from each stage in the kept walks: the steps by which people brought them to a stage where they had not been.
package struct Onward: Sendable {
    /// A stage of one edition of a kind.
    package struct Place: Hashable, Sendable {
        package let kind: String
        package let edition: String
        package let stage: String
    }

    /// How often each step was taken from a stage to another one, by its id.
    package private(set) var ways: [Place: [String: Int]] = [:]
    /// Takes the walks of a kind again.
    package init(_ kind: String, _ corpus: Corpus, _ explorer: Explorer) {
        for section in corpus.sections(of: kind) {
            let foundations = section.foundations(explorer)
            for transcript in section.walks {
                var world = World(explorer.town, explorer.kinds, explorer.calendar, on: foundations)
                var been: Set<Visit> = []
                for step in transcript.steps {
                    let (passed, changes) = world.retake(step)
                    for change in passed.flatMap(\.changes) + (changes ?? []) where change.after.kind == kind { look(change, &been) }
                }
            }
        }
    }

    private struct Visit: Hashable {
        let matter: MatterID
        let stage: String
    }

    private mutating func look(_ change: Change, _ been: inout Set<Visit>) {
        let (before, after) = (change.before, change.after)
        let isNew = been.insert(Visit(matter: after.id, stage: after.stage)).inserted
        guard isNew, !change.action.isOpening, !change.action.isAutomatic, before.stage != after.stage else { return }
        let place = Place(kind: before.kind, edition: before.edition, stage: before.stage)
        ways[place, default: [:]][change.action.id, default: 0] += 1
    }
}
