package import Kernel

/// What stood in the county before a walk begins; shared by all walks of a time.
package final class Foundations: Sendable {
    let entries: [MatterID: Entry]
    let byKind: [String: [MatterID]]
    package let script: [ScriptStep]
    let nextID: MatterID
    /// The last number of each series of documents.
    let serials: [String: Int]

    init(entries: [MatterID: Entry], script: [ScriptStep], nextID: MatterID, serials: [String: Int]) {
        self.entries = entries
        self.script = script
        self.nextID = nextID
        self.serials = serials
        byKind = Dictionary(grouping: entries.values.sorted { $0.id < $1.id }, by: \.kind).mapValues { $0.map(\.id) }
    }

    /// How many matters of each kind stand at which stage.
    var summary: String {
        byKind.sorted { $0.key < $1.key }.map { kind, ids in
            let stages = Dictionary(grouping: ids.compactMap { entries[$0]?.stage }, by: \.self).mapValues(\.count)
            return "\(kind) " + stages.sorted { $0.key < $1.key }.map { "\($0.key)\($0.value)" }.joined(separator: " ")
        }.joined(separator: "；")
    }

    package static let nothing: Foundations = Foundations(entries: [:], script: [], nextID: 1, serials: [:])
}

/// All matters of the small county, in memory. A value: a walk changes its own and nobody else's.
package struct World: Sendable {
    package let town: Town
    package let kinds: Kinds
    package let calendar: WorkCalendar
    package let settings: Settings
    let foundations: Foundations
    /// What has changed or been opened since.
    private(set) var changed: [MatterID: Entry] = [:]
    private var opened: [String: [MatterID]] = [:]
    package private(set) var nextID: MatterID
    var serials: [String: Int] = [:]

    package init(
        _ town: Town, _ kinds: Kinds, _ calendar: WorkCalendar, settings: Settings = Settings(), on foundations: Foundations = .nothing
    ) {
        self.town = town
        self.kinds = kinds
        self.calendar = calendar
        self.settings = settings
        self.foundations = foundations
        nextID = foundations.nextID
        serials = foundations.serials
    }

    package subscript(_ id: MatterID) -> Entry? { changed[id] ?? foundations.entries[id] }

    /// The matters of a kind, by number.
    func ids(_ kind: String) -> [MatterID] { (foundations.byKind[kind] ?? []) + (opened[kind] ?? []) }
    func entries(_ kind: String) -> [Entry] { ids(kind).compactMap { self[$0] } }

    /// The kinds of matter, each once.
    var all: [MatterID: Entry] { foundations.entries.merging(changed) { $1 } }

    mutating func keep(_ entry: Entry) {
        if self[entry.id] == nil { opened[entry.kind, default: []].append(entry.id) }
        changed[entry.id] = entry
        nextID = max(nextID, entry.id + 1)
    }

    /// Everything a condition may look at.
    func moment(_ entry: Entry, at: Instant, as actor: Actor) -> Moment {
        Moment(
            now: at, actor: actor, organ: entry.organ, matter: entry.id, organs: town.organs, calendar: calendar, settings: settings,
            ledger: entry.ledger, names: town.names, related: self)
    }
}

extension World: Related {
    private func entry(_ id: MatterID, _ kind: String) -> Entry? {
        guard let entry = self[id], entry.kind == kind else { return nil }
        return entry
    }

    package func record(_ id: MatterID, kind: String) -> (any Record)? { entry(id, kind)?.record }
    package func stage(_ id: MatterID, kind: String) -> String? { entry(id, kind)?.stage }
    package func organ(_ id: MatterID, kind: String) -> OrganCode? { entry(id, kind)?.organ }
    package func all(kind: String, stages: [String]) -> [(MatterID, any Record)] {
        entries(kind).filter { stages.contains($0.stage) }.map { ($0.id, $0.record) }
    }
    package func matching(kind: String, field: String, key: String) -> [(MatterID, any Record)] {
        entries(kind).filter { entry in entry.keys.contains { $0.name == field && $0.key == key } }.map { ($0.id, $0.record) }
    }
    package func citing(_ matter: MatterID, kind: String) -> [(MatterID, any Record)] {
        entries(kind).filter { entry in entry.references.contains { $0.target == matter } }.map { ($0.id, $0.record) }
    }
}
