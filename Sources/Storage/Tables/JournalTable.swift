package import Kernel

/// One entry of the journal (全过程记录): who, when, which action, what changed, chained to the entry before.
package struct JournalRow: Sendable {
    package var entry: Int
    package var at: Instant
    package var matter: MatterID?
    package var version: Int
    package var kind: String
    package var action: String
    package var login: String
    package var person: String
    package var organ: String
    package var request: String?
    /// JSON: the version of the kind's definition, changed fields, stage, digest of the matter's new state, facts, the digests of papers and
    /// publications, overrides.
    package var content: String
    package var previous: [UInt8]
    package var hash: [UInt8]

    package init(
        entry: Int, at: Instant, matter: MatterID?, version: Int, kind: String, action: String, login: String, person: String, organ: String,
        request: String?, content: String, previous: [UInt8], hash: [UInt8]
    ) {
        self.entry = entry
        self.at = at
        self.matter = matter
        self.version = version
        self.kind = kind
        self.action = action
        self.login = login
        self.person = person
        self.organ = organ
        self.request = request
        self.content = content
        self.previous = previous
        self.hash = hash
    }

    static let columns: String = "entry, at, matter, version, kind, action, login, person, organ, request, content, previous, hash"

    // Made once: they are used at every step.
    fileprivate static let insertion: String =
        "INSERT INTO journal (county, \(columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    fileprivate static let byRequest: String = "SELECT \(columns) FROM journal WHERE county = $1 AND request = $2"

    init(_ row: Row) {
        self.init(
            entry: row.int(0), at: row.instant(1), matter: row.optionalInt(2), version: row.int(3), kind: row.text(4), action: row.text(5),
            login: row.text(6), person: row.text(7), organ: row.text(8), request: row.optionalText(9), content: row.text(10),
            previous: row.blob(11), hash: row.blob(12))
    }

    /// What the chain hashes: every column but the two hashes, one a line; the content comes last and may hold anything.
    package var chained: String {
        let matter = matter.map(String.init) ?? "-"
        return "\(entry)\n\(at.milliseconds)\n\(matter)\n\(version)\n\(kind)\n\(action)\n\(login)\n\(person)\n\(organ)\n\(request ?? "-")\n\(content)"
    }
}

extension Connection {
    package func append(_ county: String, _ entry: JournalRow) throws {
        try execute(
            JournalRow.insertion,
            [
                SQLValue(county), SQLValue(entry.entry), SQLValue(entry.at), SQLValue(entry.matter), SQLValue(entry.version),
                SQLValue(entry.kind), SQLValue(entry.action), SQLValue(entry.login), SQLValue(entry.person), SQLValue(entry.organ),
                SQLValue(entry.request), SQLValue(entry.content), SQLValue(entry.previous), SQLValue(entry.hash),
            ])
        let head = JournalHead(entry: entry.entry, hash: entry.hash)
        added[county, default: AddedEntries(first: entry.entry, previous: entry.previous, head: head)].head = head
    }

    package func lastEntry(_ county: String) throws -> JournalRow? {
        try first(
            "SELECT \(JournalRow.columns) FROM journal WHERE county = $1 ORDER BY entry DESC LIMIT 1", [SQLValue(county)], JournalRow.init)
    }

    /// The action of an entry (kind `clock`) by which somebody confirmed that the clock is right though earlier entries are later.
    package static var clockAccepted: String { "accept" }

    /// How far the journal's time has come: the latest of its entries since the clock was last confirmed; `nil` while there is none. Acts of
    /// administration are entered whatever the clock says, so the last entry need not be the latest, however many have come after that one.
    package func lastTime(_ county: String) throws -> Instant? {
        try first(Self.latestTime, [SQLValue(county), SQLValue(Self.clockAccepted)]) { $0.instant(0) }
    }

    /// Read from the end of the index by time. The sign keeps SQLite from walking through the journal by number instead.
    static let latestTime: String = """
        SELECT at FROM journal WHERE county = $1 AND +entry >= COALESCE(
          (SELECT MAX(entry) FROM journal WHERE county = $1 AND kind = 'clock' AND matter IS NULL AND action = $2), 0)
        ORDER BY at DESC LIMIT 1
        """

    /// When somebody last took a step in a matter; what the system enters by itself, and acts of administration, say nothing of work.
    package func lastStep(_ county: String) throws -> Instant? {
        try first(
            "SELECT at FROM journal WHERE county = $1 AND matter IS NOT NULL AND login <> $2 ORDER BY entry DESC LIMIT 1",
            [SQLValue(county), SQLValue(Actor.system.login)]
        ) { $0.instant(0) }
    }

    /// The last entry of a kind, of no matter, that has one of two actions: what was decided last, however much was told since.
    package func lastDecision(_ county: String, kind: String, _ either: String, _ or: String) throws -> JournalRow? {
        try first(
            """
            SELECT \(JournalRow.columns) FROM journal WHERE county = $1 AND kind = $2 AND matter IS NULL AND action IN ($3, $4)
            ORDER BY entry DESC LIMIT 1
            """, [SQLValue(county), SQLValue(kind), SQLValue(either), SQLValue(or)], JournalRow.init)
    }

    package func entry(_ county: String, _ number: Int) throws -> JournalRow? {
        try first(
            "SELECT \(JournalRow.columns) FROM journal WHERE county = $1 AND entry = $2", [SQLValue(county), SQLValue(number)], JournalRow.init)
    }

    /// Whether the county is one for demonstration: its first entry says so, and no later one can say it or take it back.
    package func isDemonstration(_ county: String) throws -> Bool {
        guard let first = try entry(county, 1), first.kind == "register" else { return false }
        return try JSON(parsing: first.content)["demonstration"] == .flag(true)
    }

    /// The entry that an earlier request made.
    package func entry(_ county: String, request: String) throws -> JournalRow? {
        try first(JournalRow.byRequest, [SQLValue(county), SQLValue(request)], JournalRow.init)
    }

    package func entries(_ county: String, of matter: MatterID) throws -> [JournalRow] {
        try all(
            "SELECT \(JournalRow.columns) FROM journal WHERE county = $1 AND matter = $2 ORDER BY entry", [SQLValue(county), SQLValue(matter)],
            JournalRow.init)
    }

    /// Whether somebody took a step of a matter.
    package func hasTaken(_ county: String, _ action: String, of matter: MatterID, _ person: PersonID) throws -> Bool {
        // By the matter: it has a few dozen entries.
        try first(
            "SELECT 1 FROM journal WHERE county = $1 AND matter = $2 AND action = $3 AND person = $4 LIMIT 1",
            [SQLValue(county), SQLValue(matter), SQLValue(action), SQLValue(person.description)]
        ) { _ in true } ?? false
    }

    /// How many entries of a matter one person made by one action since a moment.
    package func countEntries(_ county: String, of matter: MatterID, _ action: String, by person: PersonID, since: Instant) throws -> Int {
        try first(
            "SELECT COUNT(*) FROM journal WHERE county = $1 AND matter = $2 AND action = $3 AND person = $4 AND at >= $5",
            [SQLValue(county), SQLValue(matter), SQLValue(action), SQLValue(person.description), SQLValue(since)]
        ) { $0.int(0) } ?? 0
    }

    package func forEachEntry(_ county: String, _ body: (JournalRow) throws -> Void) throws {
        try stream("SELECT \(JournalRow.columns) FROM journal WHERE county = $1 ORDER BY entry", [SQLValue(county)]) { try body(JournalRow($0)) }
    }

    /// The entries of matters of some time that may say when it happened, the latest first; found by the index of times. Lists within a record
    /// may have the same name, so that whoever asks reads each.
    package func lateEntries(_ county: String, from first: Instant, until end: Instant) throws -> [JournalRow] {
        try all(
            """
            SELECT \(JournalRow.columns) FROM journal WHERE county = $1 AND at >= $2 AND at < $3 AND matter IS NOT NULL AND content LIKE $4
            ORDER BY at DESC, entry DESC
            """, [SQLValue(county), SQLValue(first), SQLValue(end), SQLValue("%\"on\":\"%")], JournalRow.init)
    }

    /// The entries of matters with numbers in a range, matter by matter.
    package func forEachEntry(_ county: String, _ matters: ClosedRange<MatterID>, _ body: (JournalRow) throws -> Void) throws {
        try stream(
            "SELECT \(JournalRow.columns) FROM journal WHERE county = $1 AND matter BETWEEN $2 AND $3 ORDER BY matter, entry",
            [SQLValue(county), SQLValue(matters.lowerBound), SQLValue(matters.upperBound)]
        ) { try body(JournalRow($0)) }
    }
}

/// Disclosures of personal data: entries of no matter, found by the name that their request bears.
extension Connection {
    package static func disclosureRequest(_ matter: MatterID, entry: Int) -> String { "disclosure:\(matter):\(entry)" }

    package func disclosures(_ county: String, of matter: MatterID) throws -> [JournalRow] {
        // “;” follows “:”, so the range holds exactly the names that begin with the matter's.
        try all(
            "SELECT \(JournalRow.columns) FROM journal WHERE county = $1 AND request >= $2 AND request < $3 ORDER BY entry",
            [SQLValue(county), SQLValue("disclosure:\(matter):"), SQLValue("disclosure:\(matter);")], JournalRow.init)
    }
}
