package import Kernel

/// A matter as it lies in the table: its typed record is the JSON text of `body`, its ledger that of `state`.
package struct MatterRow: Sendable {
    package var id: MatterID
    package var kind: String
    package var edition: String
    package var organ: OrganCode
    package var number: String?
    package var title: String
    package var stage: String
    package var opened: Day
    package var closed: Day?
    package var version: Int
    package var parent: MatterID?
    /// The journal entry that last changed it.
    package var entry: Int
    package var body: String
    package var state: String
    /// Derived, for lists and desks: the last day of the limit that ends first, and the day on which it turns yellow.
    package var due: Day?
    package var warn: Day?
    /// Who opened it; `nil` where the law or another matter did.
    package var opener: PersonID?
    /// Who took its last step; `nil` where the law did, or a decision was all there was.
    package var taker: Taker?
    /// The version of its kind's definition under which its last entry was made and its facts stand.
    package var definition: Int = 1

    package init(
        id: MatterID, kind: String, edition: String, organ: OrganCode, number: String?, title: String, stage: String, opened: Day, closed: Day?,
        version: Int, parent: MatterID?, entry: Int, body: String, state: String
    ) {
        self.id = id
        self.kind = kind
        self.edition = edition
        self.organ = organ
        self.number = number
        self.title = title
        self.stage = stage
        self.opened = opened
        self.closed = closed
        self.version = version
        self.parent = parent
        self.entry = entry
        self.body = body
        self.state = state
    }

    static let columns: String =
        "id, kind, edition, organ, number, title, stage, opened, closed, version, parent, entry, body, state, due, warn, opener, definition, taker"

    fileprivate static let insertion: String = """
        INSERT INTO matter (county, \(columns))
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        """

    init(_ row: Row) {
        self.init(
            id: row.int(0), kind: row.text(1), edition: row.text(2), organ: OrganCode(row.text(3)), number: row.optionalText(4),
            title: row.text(5), stage: row.text(6), opened: row.day(7), closed: row.optionalDay(8), version: row.int(9),
            parent: row.optionalInt(10), entry: row.int(11), body: row.text(12), state: row.text(13))
        (due, warn, opener) = (row.optionalDay(14), row.optionalDay(15), row.optionalText(16).map { PersonID($0) })
        definition = row.int(17)
        taker = row.optionalText(18).flatMap { Taker(stored: $0) }
    }
}

/// Which columns of a changed matter are written besides those that every step writes.
private struct MatterUpdate: OptionSet {
    let rawValue: Int

    static let stage: Self = Self(rawValue: 1)
    static let number: Self = Self(rawValue: 2)
    static let due: Self = Self(rawValue: 4)
    static let definition: Self = Self(rawValue: 8)
    static let organ: Self = Self(rawValue: 16)
    static let edition: Self = Self(rawValue: 32)
    static let taker: Self = Self(rawValue: 64)

    /// Each text is made once: it is used at every step.
    var statement: String { Self.statements[rawValue] }

    private static let statements: [String] = (0..<128).map { mask in
        let set = Self(rawValue: mask)
        var columns = ["title", "version", "entry", "body", "state"]
        if set.contains(.stage) { columns += ["stage", "closed"] }
        if set.contains(.number) { columns.append("number") }
        if set.contains(.due) { columns += ["due", "warn"] }
        if set.contains(.definition) { columns.append("definition") }
        if set.contains(.organ) { columns.append("organ") }
        if set.contains(.edition) { columns.append("edition") }
        if set.contains(.taker) { columns.append("taker") }
        let assignments = columns.enumerated().map { "\($1) = $\($0 + 1)" }.joined(separator: ", ")
        let last = columns.count
        return "UPDATE matter SET \(assignments) WHERE county = $\(last + 1) AND id = $\(last + 2) AND version = $\(last + 3)"
    }
}

extension Connection {
    package func matter(_ county: String, _ id: MatterID) throws -> MatterRow? {
        try first("SELECT \(MatterRow.columns) FROM matter WHERE county = $1 AND id = $2", [SQLValue(county), SQLValue(id)], MatterRow.init)
    }

    /// The version a matter now has; `nil` when there is none. Cheap: the body is not read.
    package func version(_ county: String, of id: MatterID) throws -> Int? {
        try first("SELECT version FROM matter WHERE county = $1 AND id = $2", [SQLValue(county), SQLValue(id)]) { $0.int(0) }
    }

    /// The number the next matter gets; numbers are dense, so the count of matters is their highest.
    package func lastMatter(_ county: String) throws -> MatterID {
        try first("SELECT id FROM matter WHERE county = $1 ORDER BY id DESC LIMIT 1", [SQLValue(county)]) { $0.int(0) } ?? 0
    }

    /// The number of the matter so many further on from a number; `nil` when there are not as many.
    package func matter(_ county: String, from id: MatterID, ahead count: Int) throws -> MatterID? {
        try first(
            "SELECT id FROM matter WHERE county = $1 AND id >= $2 ORDER BY id LIMIT 1 OFFSET $3", [SQLValue(county), SQLValue(id), SQLValue(count)]
        ) { $0.int(0) }
    }

    package func insert(_ county: String, _ matter: MatterRow) throws {
        try execute(
            MatterRow.insertion,
            [
                SQLValue(county), SQLValue(matter.id), SQLValue(matter.kind), SQLValue(matter.edition), SQLValue(matter.organ.description),
                SQLValue(matter.number), SQLValue(matter.title), SQLValue(matter.stage), SQLValue(matter.opened), SQLValue(matter.closed),
                SQLValue(matter.version), SQLValue(matter.parent), SQLValue(matter.entry), SQLValue(matter.body), SQLValue(matter.state),
                SQLValue(matter.due), SQLValue(matter.warn), SQLValue(matter.opener?.description), SQLValue(matter.definition),
                SQLValue(matter.taker?.stored),
            ])
    }

    /// Writes a changed matter if nobody changed it since; `false` when somebody did.
    ///
    /// Columns that lists are indexed by are named only when they change: SQLite rewrites the index of every column named.
    package func update(_ county: String, _ matter: MatterRow, from earlier: MatterRow) throws -> Bool {
        var changed: MatterUpdate = []
        var values = [SQLValue(matter.title), SQLValue(matter.version), SQLValue(matter.entry), SQLValue(matter.body), SQLValue(matter.state)]
        if matter.stage != earlier.stage || matter.closed != earlier.closed {
            changed.insert(.stage)
            values += [SQLValue(matter.stage), SQLValue(matter.closed)]
        }
        if matter.number != earlier.number {
            changed.insert(.number)
            values.append(SQLValue(matter.number))
        }
        if matter.due != earlier.due || matter.warn != earlier.warn {
            changed.insert(.due)
            values += [SQLValue(matter.due), SQLValue(matter.warn)]
        }
        if matter.definition != earlier.definition {
            changed.insert(.definition)
            values.append(SQLValue(matter.definition))
        }
        if matter.organ != earlier.organ {
            changed.insert(.organ)
            values.append(SQLValue(matter.organ.description))
        }
        if matter.edition != earlier.edition {
            changed.insert(.edition)
            values.append(SQLValue(matter.edition))
        }
        if matter.taker != earlier.taker {
            changed.insert(.taker)
            values.append(SQLValue(matter.taker?.stored))
        }
        values += [SQLValue(county), SQLValue(matter.id), SQLValue(earlier.version)]
        return try executeForOne(changed.statement, values)
    }

    /// Matters of a kind that were opened before a day, follow an edition and stand at some stages, by number, from one on.
    package func matters(
        _ county: String, kind: String, edition: String, stages: [String], openedBefore day: Day, after id: MatterID, limit: Int
    ) throws -> [MatterID] {
        try all(
            """
            SELECT id FROM matter WHERE county = $1 AND kind = $2 AND stage IN (\(dialect.elements(of: "$3"))) AND opened < $4 AND edition = $5
              AND id > $6 ORDER BY id LIMIT $7
            """,
            [
                SQLValue(county), SQLValue(kind), SQLValue(JSON.array(stages.map { .text($0) }).encoded), SQLValue(day), SQLValue(edition),
                SQLValue(id), SQLValue(limit),
            ]
        ) { $0.int(0) }
    }

    /// All matters of a kind in some stages, by number; for duties over a whole set.
    package func matters(_ county: String, kind: String, stages: [String]) throws -> [MatterRow] {
        try stages.flatMap { stage in
            try all(
                "SELECT \(MatterRow.columns) FROM matter WHERE county = $1 AND kind = $2 AND stage = $3",
                [SQLValue(county), SQLValue(kind), SQLValue(stage)], MatterRow.init)
        }.sorted { $0.id < $1.id }
    }

    /// The next matters by number, from one on.
    package func matters(_ county: String, from id: MatterID, limit: Int) throws -> [MatterRow] {
        try all(
            "SELECT \(MatterRow.columns) FROM matter WHERE county = $1 AND id >= $2 ORDER BY id LIMIT $3",
            [SQLValue(county), SQLValue(id), SQLValue(limit)], MatterRow.init)
    }

    package func forEachMatter(_ county: String, _ body: (MatterRow) throws -> Void) throws {
        try stream("SELECT \(MatterRow.columns) FROM matter WHERE county = $1 ORDER BY id", [SQLValue(county)]) { try body(MatterRow($0)) }
    }

    /// Matters that refer to one, the newest first.
    package func citing(_ county: String, _ target: MatterID, limit: Int) throws -> [MatterID] {
        try all(
            "SELECT DISTINCT matter FROM citation WHERE county = $1 AND target = $2 ORDER BY matter DESC LIMIT $3",
            [SQLValue(county), SQLValue(target), SQLValue(limit)]
        ) { $0.int(0) }
    }

    /// Matters of a kind that refer to one, in the order of their numbers.
    package func citing(_ county: String, _ target: MatterID, kind: String) throws -> [MatterID] {
        try all(
            """
            SELECT DISTINCT c.matter FROM citation c JOIN matter m ON m.county = c.county AND m.id = c.matter
            WHERE c.county = $1 AND c.target = $2 AND m.kind = $3 ORDER BY c.matter
            """, [SQLValue(county), SQLValue(target), SQLValue(kind)]
        ) { $0.int(0) }
    }

    /// Matters of a kind whose indexed field has a value, in the order of their numbers.
    package func matters(_ county: String, kind: String, field: String, value: String) throws -> [MatterID] {
        try all(
            "SELECT matter FROM attribute WHERE county = $1 AND kind = $2 AND field = $3 AND value = $4 ORDER BY matter",
            [SQLValue(county), SQLValue(kind), SQLValue(field), SQLValue(value)]
        ) { $0.int(0) }
    }

    /// The same, some of the newest alone, the newest first.
    package func matters(_ county: String, kind: String, field: String, value: String, newest: Int) throws -> [MatterID] {
        try all(
            "SELECT matter FROM attribute WHERE county = $1 AND kind = $2 AND field = $3 AND value = $4 ORDER BY matter DESC LIMIT $5",
            [SQLValue(county), SQLValue(kind), SQLValue(field), SQLValue(value), SQLValue(newest)]
        ) { $0.int(0) }
    }

    /// Replaces what a matter refers to.
    package func setCitations(_ county: String, of matter: MatterID, to references: [(field: String, target: MatterID)], hadSome: Bool) throws {
        if hadSome { try execute("DELETE FROM citation WHERE county = $1 AND matter = $2", [SQLValue(county), SQLValue(matter)]) }
        for reference in references {
            try execute(
                "INSERT INTO citation (county, target, field, matter) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                [SQLValue(county), SQLValue(reference.target), SQLValue(reference.field), SQLValue(matter)])
        }
    }
}
