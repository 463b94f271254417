package import Kernel
package import Storage

/// An entry by which a matter's facts were brought to a later version of its kind's definition (口径变更), as the journal keeps it.
package struct RecountEntry: Sendable {
    /// As the journal names it among the matter's steps, and as people read it.
    package static let action: String = DefinitionVersion.recountStep
    package static let name: String = "口径变更"

    /// The versions before and after.
    package let from: Int
    package let to: Int
    /// What the versions between them changed.
    package let says: [String]
    /// Who ordered it; or, when a step made it necessary before anybody had, who took that step.
    package let person: PersonID
    /// Ordered for all matters of the kind, or come before a step of this one.
    package let isOrdered: Bool
    package let changes: [FactChange]

    /// `nil` for any other entry, and for one that cannot be read.
    package init?(_ row: JournalRow) {
        guard row.action == Self.action, row.matter != nil, let content = try? JSON(parsing: row.content) else { return nil }
        self.init(content)
    }

    init?(_ content: JSON) {
        guard let from = content["from"]?.int, let to = content["definition"]?.int, let person = content["by"]?.string,
            let items = content["recounted"]?.items
        else { return nil }
        let changes = items.compactMap { FactChange(json: $0) }
        guard changes.count == items.count, from < to else { return nil }
        (self.from, self.to, self.changes) = (from, to, changes)
        self.person = PersonID(person)
        isOrdered = content["ordered"] == .flag(true)
        says = content["says"]?.items?.compactMap(\.string) ?? []
    }

    init(from: Int, to: Int, says: [String], by person: PersonID, isOrdered: Bool, _ changes: [FactChange]) {
        (self.from, self.to, self.says, self.person, self.isOrdered, self.changes) = (from, to, says, person, isOrdered, changes)
    }

    /// The entry's content, with the digest of the matter's state after it.
    func content(state: String) -> String {
        JSON.object([
            .init("definition", .integer(to)), .init("from", .integer(from)), .init("reason", .text(Self.name)),
            .init("says", .array(says.map { .text($0) })), .init("by", .text(person.description)), .init("ordered", .flag(isOrdered)),
            .init("recounted", .array(changes.map(\.json))), .init("state", .text(state)),
            .init("facts", FactText.json(changes.map(\.difference))),
        ]).encoded
    }

    /// One sentence for a matter's history.
    package var sentence: String {
        let words = says.isEmpty ? "" : "：\(says.joined(separator: "；"))"
        return "统计口径由第\(from)版改为第\(to)版\(words)"
    }
}

extension ProcedureOutline {
    /// What an entry of a matter is called: its step, or what the system entered besides.
    package func name(of entry: JournalRow) -> String {
        if let act = Preparation.Act(rawValue: entry.action) { return act.name }
        if let act = Correction.Act(rawValue: entry.action) { return act.name }
        if let act = Handler.Act(rawValue: entry.action) { return act.name }
        if let moving = MovingEntry.name(of: entry.action) { return moving }
        if entry.action == PassageOutline.action { return PassageOutline.name }
        return action(entry.action)?.name ?? (entry.action == RecountEntry.action ? RecountEntry.name : entry.action)
    }
}

/// Which kinds were recounted as wholes, to which version and by which entry: what no difference was entered for since then stands as
/// that version counts it.
struct RecountHistory {
    private struct Closing {
        let entry: Int
        let to: Int
    }

    /// The `kind` of the entries that close a recount; they move no matter.
    static let kind: String = "recount"

    private var closings: [String: [Closing]] = [:]

    init() {}

    init(_ connection: Connection, _ county: String) throws {
        for row in try connection.registerEntries(county, kind: Self.kind, within: nil, before: nil, limit: 100_000) { add(row) }
    }

    /// Takes in one entry; `false` when it closes a recount and cannot be read.
    @discardableResult
    mutating func add(_ row: JournalRow) -> Bool {
        guard row.matter == nil, row.kind == Self.kind else { return true }
        guard let content = try? JSON(parsing: row.content), let kind = content["kind"]?.string, let to = content["to"]?.int else { return false }
        closings[kind, default: []].append(Closing(entry: row.entry, to: to))
        return true
    }

    /// The version under which a matter's facts stand.
    ///
    /// - Parameters:
    ///   - version: that of its last entry, and the entry itself.
    func version(of kind: String, _ version: Int, at entry: Int) -> Int {
        (closings[kind] ?? []).reduce(version) { $1.entry > entry ? max($0, $1.to) : $0 }
    }

    /// The last entry that closed a recount of a kind to a version; 0 for none.
    func closing(of kind: String, to version: Int) -> Int {
        (closings[kind] ?? []).filter { $0.to == version }.map(\.entry).max() ?? 0
    }
}
