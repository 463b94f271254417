package import Kernel

/// What stood in the county before a walk begins; shared by all walks of a time.
package final class Foundations: Sendable {
    let entries: [MatterID: Entry]
    let byKind: [String: [MatterID]]
    package let script: [ScriptStep]
    let nextID: MatterID
    /// The last number of each series of documents.
    let serials: [String: Int]
    /// By what lists filter by, and by the matters that they refer to.
    fileprivate let byKey: [Key: [MatterID]]
    fileprivate let citing: [MatterID: [MatterID]]

    fileprivate struct Key: Hashable {
        let kind: String
        let field: String
        let key: String
    }

    init(entries: [MatterID: Entry], script: [ScriptStep], nextID: MatterID, serials: [String: Int]) {
        self.entries = entries
        self.script = script
        self.nextID = nextID
        self.serials = serials
        let ordered = entries.values.sorted { $0.id < $1.id }
        byKind = Dictionary(grouping: ordered, by: \.kind).mapValues { $0.map(\.id) }
        var byKey: [Key: [MatterID]] = [:]
        var citing: [MatterID: [MatterID]] = [:]
        for entry in ordered {
            for key in Set(entry.keys.map { Key(kind: entry.kind, field: $0.name, key: $0.key) }) { byKey[key, default: []].append(entry.id) }
            for target in Set(entry.references.map(\.target)) { citing[target, default: []].append(entry.id) }
        }
        (self.byKey, self.citing) = (byKey, citing)
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
            ledger: entry.ledger, opened: entry.history.steps.first?.at.day, names: town.names, related: self)
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
        ids(kind).compactMap { id in
            guard let entry = self[id], stages.contains(entry.stage) else { return nil }
            return (id, entry.record)
        }
    }

    package func matching(kind: String, field: String, key: String) -> [(MatterID, any Record)] {
        let known = foundations.byKey[Foundations.Key(kind: kind, field: field, key: key)] ?? []
        return found(kind, known) { entry in entry.keys.contains { $0.name == field && $0.key == key } }
    }

    package func citing(_ matter: MatterID, kind: String) -> [(MatterID, any Record)] {
        found(kind, foundations.citing[matter] ?? []) { entry in entry.references.contains { $0.target == matter } }
    }

    /// Those of the groundwork that are known to fit and have not changed, and those that have changed or are new and fit; by number.
    private func found(_ kind: String, _ known: [MatterID], _ fits: (Entry) -> Bool) -> [(MatterID, any Record)] {
        var found: [(MatterID, any Record)] = known.compactMap { id in
            guard changed[id] == nil, let entry = foundations.entries[id], entry.kind == kind else { return nil }
            return (id, entry.record)
        }
        let before = found.count
        for (id, entry) in changed where entry.kind == kind && fits(entry) { found.append((id, entry.record)) }
        if found.count > before { found.sort { $0.0 < $1.0 } }
        return found
    }
}
