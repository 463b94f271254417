package import Kernel

/// One matter's place on a desk.
package struct WaitingRow: Hashable, Sendable {
    package let desk: Desk
    /// What the desk is asked for.
    package let ask: DeskAsk
    package let due: Day?
    package let warn: Day?
    /// Whose the steps of that desk are by assignment; `nil` while nobody handles the matter by that post.
    package let lead: PersonID?
    /// Whose it is on that desk: the handler's, or else theirs who took the last step by such a post; `nil` for nobody's.
    package let holder: PersonID?

    package init(_ ask: DeskAsk, at desk: Desk, due: Day?, warn: Day?, lead: PersonID? = nil, holder: PersonID? = nil) {
        self.desk = desk
        self.ask = ask
        self.due = due
        self.warn = warn
        self.lead = lead
        self.holder = holder
    }

    /// Stands for “no limit runs”, so that such matters come last.
    static let never: Int64 = 9_999_999
    static func stored(_ due: Day?) -> Int64 { due.map { Int64($0.ordinal) } ?? never }
    static func day(_ stored: Int64) -> Day? { stored == never ? nil : Day(ordinal: Int(stored)) }
}

/// One value of a field that lists filter by.
package struct AttributeRow: Hashable, Sendable {
    package let field: String
    package let value: String

    package init(field: String, value: String) {
        self.field = field
        self.value = value
    }
}

/// Writing what lists and desks are read from.
extension Connection {
    package func addWaiting(_ county: String, _ matter: MatterID, kind: String, _ row: WaitingRow) throws {
        try execute(
            """
            INSERT INTO waiting (county, matter, organ, role, kind, due, warn, lead, ask, author, approval, holder)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                SQLValue(county), SQLValue(matter), SQLValue(row.desk.organ.description), SQLValue(row.desk.role.id), SQLValue(kind),
                .integer(WaitingRow.stored(row.due)), .integer(WaitingRow.stored(row.warn)), SQLValue(row.lead?.description),
                SQLValue(row.ask.stored), SQLValue(row.ask.author?.description), SQLValue(row.ask.isApproval),
                SQLValue(row.holder?.description),
            ])
    }

    package func removeWaiting(_ county: String, _ matter: MatterID, _ desk: Desk) throws {
        // A matter lies on a few desks, on a desk lie thousands: while PostgreSQL has no statistics yet, it must not take the desk's index.
        let (organ, role) = dialect == .postgres ? (dialect.hidden("organ"), dialect.hidden("role")) : ("organ", "role")
        try execute(
            "DELETE FROM waiting WHERE county = $1 AND matter = $2 AND \(organ) = $3 AND \(role) = $4",
            [SQLValue(county), SQLValue(matter), SQLValue(desk.organ.description), SQLValue(desk.role.id)])
    }

    package func addToTally(_ county: String, kind: String, stage: String, organ: String, _ value: Int) throws {
        try execute(
            """
            INSERT INTO tally (county, kind, stage, organ, value) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (county, kind, stage, organ) DO UPDATE SET value = tally.value + excluded.value
            """, [SQLValue(county), SQLValue(kind), SQLValue(stage), SQLValue(organ), SQLValue(value)])
    }

    package func addHandled(_ county: String, person: PersonID, kind: String, opened: Day, matter: MatterID) throws {
        try execute(
            "INSERT INTO handled (county, person, kind, opened, matter) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            [SQLValue(county), SQLValue(person.description), SQLValue(kind), SQLValue(opened), SQLValue(matter)])
    }

    package func addAttribute(_ county: String, kind: String, _ row: AttributeRow, opened: Day, matter: MatterID) throws {
        try execute(
            "INSERT INTO attribute (county, kind, field, value, opened, matter) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
            [SQLValue(county), SQLValue(kind), SQLValue(row.field), SQLValue(row.value), SQLValue(opened), SQLValue(matter)])
    }

    package func removeAttribute(_ county: String, kind: String, _ row: AttributeRow, opened: Day, matter: MatterID) throws {
        try execute(
            "DELETE FROM attribute WHERE county = $1 AND kind = $2 AND field = $3 AND value = $4 AND opened = $5 AND matter = $6",
            [SQLValue(county), SQLValue(kind), SQLValue(row.field), SQLValue(row.value), SQLValue(opened), SQLValue(matter)])
    }

    /// Empties everything that `Projection` makes anew; the matters' own derived columns are overwritten one by one.
    package func clearProjections(_ county: String) throws {
        let tables = ["waiting", "tally", "handled", "handling", "dealing", "agenda", "attribute", "clock", "citation", "held_file", "party_key"]
        for table in tables {
            try execute("DELETE FROM \(table) WHERE county = $1", [SQLValue(county)])
        }
        try clearSearch(county)
    }

    package func setDerived(_ county: String, _ matter: MatterID, due: Day?, warn: Day?, opener: PersonID?, taker: Taker?) throws {
        try execute(
            "UPDATE matter SET due = $1, warn = $2, opener = $3, taker = $4 WHERE county = $5 AND id = $6",
            [
                SQLValue(due), SQLValue(warn), SQLValue(opener?.description), SQLValue(taker?.stored), SQLValue(county), SQLValue(matter),
            ])
    }

    /// What the projections were last made from; `nil` before the first time.
    package func projectionStamp(_ county: String) throws -> String? {
        try first("SELECT stamp FROM projection WHERE county = $1", [SQLValue(county)]) { $0.text(0) }
    }

    package func setProjectionStamp(_ county: String, _ stamp: String) throws {
        try execute(
            "INSERT INTO projection (county, stamp) VALUES ($1, $2) ON CONFLICT (county) DO UPDATE SET stamp = excluded.stamp",
            [SQLValue(county), SQLValue(stamp)])
    }
}
