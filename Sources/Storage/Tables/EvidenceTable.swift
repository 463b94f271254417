package import Kernel

/// A row of a table that is derived from matters, as text: which row it is, and what it says.
package struct DerivedRow: Hashable, Sendable {
    package let table: String
    package let key: String
    package let says: String

    package init(_ table: String, key: [String], says: [String]) {
        self.table = table
        self.key = key.joined(separator: " ")
        self.says = says.joined(separator: " ")
    }

    package init(_ clock: ClockRow) {
        self.init(
            "clock", key: [clock.limit],
            says: [clock.isSuspended ? "suspended" : "running", clock.due?.iso ?? "-", clock.isProvisional ? "1" : "0"])
    }

    package init(_ row: WaitingRow, kind: String) {
        self.init(
            "waiting", key: [row.desk.organ.description, row.desk.role.id],
            says: [
                kind, String(WaitingRow.stored(row.due)), String(WaitingRow.stored(row.warn)), row.lead?.description ?? "-", row.ask.stored,
                row.ask.author?.description ?? "-", row.ask.isApproval ? "1" : "0", row.holder?.description ?? "-",
            ])
    }

    package init(_ row: AgendaRow) {
        self.init(
            "agenda", key: [row.person.description],
            says: [row.organ.description, row.part.rawValue, row.isAside ? "1" : "0", String(WaitingRow.stored(row.due))])
    }

    package init(_ row: HandlingRow, kind: String) {
        self.init(
            "handling", key: [row.organ.description, row.person.description],
            says: [
                row.role, row.part.rawValue, kind, row.isAside ? "1" : "0", String(row.due.map { Int64($0.ordinal) } ?? WaitingRow.never),
                String(row.warn.map { Int64($0.ordinal) } ?? WaitingRow.never),
            ])
    }

    package init(_ row: AttributeRow, kind: String, opened: Day) {
        self.init("attribute", key: [row.field, row.value], says: [kind, opened.iso])
    }

    package init(handledBy person: PersonID, kind: String, opened: Day) {
        self.init("handled", key: [person.description], says: [kind, opened.iso])
    }

    package init(citationOf target: MatterID, field: String) { self.init("citation", key: [String(target), field], says: []) }

    package init(partyKey digest: Int64) { self.init("party_key", key: [String(digest)], says: []) }

    package init(heldFile digest: String, since entry: Int) { self.init("held_file", key: [digest], says: [String(entry)]) }
}

/// An attachment without its bytes.
package struct AttachmentLine: Hashable, Sendable {
    package let digest: String
    package let type: String
    package let size: Int
    package let stored: Instant
    package let login: String

    /// What the day's commitment covers.
    package var canonical: String { "\(digest)\n\(type)\n\(size)\n\(stored.milliseconds)\n\(login)" }
}

/// An account elsewhere that stands for an account here.
package struct FederatedRow: Hashable, Sendable {
    package let issuer: String
    package let subject: String
    package let login: String

    package init(issuer: String, subject: String, login: String) {
        self.issuer = issuer
        self.subject = subject
        self.login = login
    }
}

/// Reading whole tables, to compare them with what the journal says.
extension Connection {
    /// The rows of the tables that follow from matters, for those with numbers in a range.
    package func derivedRows(_ county: String, _ matters: ClosedRange<MatterID>) throws -> [MatterID: [DerivedRow]] {
        var rows: [MatterID: [DerivedRow]] = [:]
        func read(_ table: String, _ columns: String, _ row: (Row) -> DerivedRow) throws {
            try forEach(
                "SELECT matter, \(columns) FROM \(table) WHERE county = $1 AND matter BETWEEN $2 AND $3",
                [SQLValue(county), SQLValue(matters.lowerBound), SQLValue(matters.upperBound)]
            ) { rows[$0.int(0), default: []].append(row($0)) }
        }
        try read("clock", "term, state, due, provisional") {
            DerivedRow("clock", key: [$0.text(1)], says: [$0.text(2), $0.optionalDay(3)?.iso ?? "-", String($0.int(4))])
        }
        try read("waiting", "organ, role, kind, due, warn, lead, COALESCE(ask, ''), author, approval, holder") {
            DerivedRow(
                "waiting", key: [$0.text(1), $0.text(2)],
                says: [
                    $0.text(3), String($0.int64(4)), String($0.int64(5)), $0.optionalText(6) ?? "-", $0.text(7), $0.optionalText(8) ?? "-",
                    String($0.int(9)), $0.optionalText(10) ?? "-",
                ])
        }
        try read("agenda", "person, organ, part, aside, due") {
            DerivedRow("agenda", key: [$0.text(1)], says: [$0.text(2), $0.text(3), String($0.int(4)), String($0.int64(5))])
        }
        try read("handling", "organ, person, role, part, kind, aside, due, warn") {
            DerivedRow(
                "handling", key: [$0.text(1), $0.text(2)],
                says: [$0.text(3), $0.text(4), $0.text(5), String($0.int(6)), String($0.int64(7)), String($0.int64(8))])
        }
        try read("attribute", "field, value, kind, opened") {
            DerivedRow("attribute", key: [$0.text(1), $0.text(2)], says: [$0.text(3), $0.day(4).iso])
        }
        try read("handled", "person, kind, opened") { DerivedRow("handled", key: [$0.text(1)], says: [$0.text(2), $0.day(3).iso]) }
        try read("citation", "target, field") { DerivedRow("citation", key: [String($0.int(1)), $0.text(2)], says: []) }
        try read("held_file", "digest, entry") { DerivedRow(heldFile: $0.text(1), since: $0.int(2)) }
        try read("party_key", "digest") { DerivedRow(partyKey: $0.int64(1)) }
        try forEachSearchRow(county, matters) { rows[$0, default: []].append($1) }
        return rows
    }

    /// How many matters of each kind stand at each stage in each organ, as counted and as kept.
    package func wrongTallies(_ county: String) throws -> [(kind: String, stage: String, organ: String, kept: Int, counted: Int)] {
        var counted: [[String]: Int] = [:]
        try forEach("SELECT kind, stage, organ, COUNT(*) FROM matter WHERE county = $1 GROUP BY kind, stage, organ", [SQLValue(county)]) {
            counted[[$0.text(0), $0.text(1), $0.text(2)]] = $0.int(3)
        }
        var wrong: [(kind: String, stage: String, organ: String, kept: Int, counted: Int)] = []
        try forEach("SELECT kind, stage, organ, value FROM tally WHERE county = $1", [SQLValue(county)]) { row in
            let count = counted.removeValue(forKey: [row.text(0), row.text(1), row.text(2)]) ?? 0
            if count != row.int(3) { wrong.append((row.text(0), row.text(1), row.text(2), row.int(3), count)) }
        }
        for (place, count) in counted.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            wrong.append((place[0], place[1], place[2], 0, count))
        }
        return wrong
    }

    package func forEachNotice(_ county: String, _ body: (_ person: PersonID, _ entry: Int) throws -> Void) throws {
        try stream("SELECT person, entry FROM notice WHERE county = $1 ORDER BY entry, person", [SQLValue(county)]) {
            try body(PersonID($0.text(0)), $0.int(1))
        }
    }

    /// All attachments with the SHA-256 of their bytes, as a function of the caller's computes it.
    package func attachments(_ county: String, digest: ([UInt8]) -> String) throws -> [(line: AttachmentLine, actual: String, bytes: Int)] {
        var found: [(line: AttachmentLine, actual: String, bytes: Int)] = []
        try stream("SELECT digest, type, size, stored, login, content FROM attachment WHERE county = $1 ORDER BY digest", [SQLValue(county)]) { row in
            let content = row.blob(5)
            found.append((AttachmentLine(row), digest(content), content.count))
        }
        return found
    }

    package func attachmentLine(_ county: String, digest: String) throws -> AttachmentLine? {
        try first(
            "SELECT digest, type, size, stored, login FROM attachment WHERE county = $1 AND digest = $2", [SQLValue(county), SQLValue(digest)],
            AttachmentLine.init)
    }

    /// The contents of entries after one that name files.
    package func entriesWithFiles(_ county: String, after entry: Int) throws -> [(entry: Int, matter: MatterID?, content: String)] {
        try all(
            "SELECT entry, matter, content FROM journal WHERE county = $1 AND entry > $2 AND content LIKE '%\"size\":%' ORDER BY entry",
            [SQLValue(county), SQLValue(entry)]
        ) { ($0.int(0), $0.optionalInt(1), $0.text(2)) }
    }

    package func credentials(_ county: String) throws -> [CredentialRow] {
        try all("SELECT \(CredentialRow.columns) FROM credential WHERE county = $1 ORDER BY login", [SQLValue(county)], CredentialRow.init)
    }

    package func federatedIdentities(_ county: String) throws -> [FederatedRow] {
        try all("SELECT issuer, subject, login FROM federated_identity WHERE county = $1 ORDER BY issuer, subject", [SQLValue(county)]) {
            FederatedRow(issuer: $0.text(0), subject: $0.text(1), login: $0.text(2))
        }
    }

    /// How many papers were issued by an entry or before it, and how many publications made.
    package func evidenceCounts(_ county: String) throws -> (papers: Int, publications: Int) {
        func count(_ table: String) throws -> Int {
            try first("SELECT COUNT(*) FROM \(table) WHERE county = $1", [SQLValue(county)]) { $0.int(0) } ?? 0
        }
        return (try count("paper"), try count("publication"))
    }

    /// Series of papers of which no counter tells.
    package func uncountedSeries(_ county: String) throws -> [(organ: String, series: String, year: Int, count: Int)] {
        try all(
            """
            SELECT p.organ, p.series, p.year, COUNT(*) FROM paper p
            LEFT JOIN counter c ON c.county = p.county AND c.organ = p.organ AND c.series = p.series AND c.year = p.year
            WHERE p.county = $1 AND p.series IS NOT NULL AND c.value IS NULL GROUP BY p.organ, p.series, p.year ORDER BY 1, 2, 3
            """, [SQLValue(county)]
        ) { ($0.text(0), $0.text(1), $0.int(2), $0.int(3)) }
    }
}

extension AttachmentLine {
    fileprivate init(_ row: Row) {
        self.init(digest: row.text(0), type: row.text(1), size: row.int(2), stored: row.instant(3), login: row.text(4))
    }
}

extension CredentialRow {
    /// What somebody can sign in with, which the journal commits to: not the counts of failures, nor when and from where it was last used.
    package var canonical: String {
        func hex(_ bytes: [UInt8]?) -> String { bytes.map { $0.map { String($0, radix: 16) }.joined(separator: ".") } ?? "-" }
        let secrets = [password ?? "-", hex(totpSecret), recovery.joined(separator: " "), history.joined(separator: " ")]
        return ([login, mustChange ? "1" : "0", String(changedAt.milliseconds)] + secrets).joined(separator: "\n")
    }
}
