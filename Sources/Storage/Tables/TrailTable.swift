package import Kernel

/// One entry of the audit trail (审计记录): who did what, from where, with what outcome; chained to the entry before.
package struct AuditRow: Hashable, Sendable {
    package var entry: Int
    package var at: Instant
    /// A stable name, such as `sign-in`.
    package var event: String
    package var outcome: String
    /// The account, and the person whose it is; both empty where nobody is known.
    package var login: String
    package var person: String
    /// What it was about, in words without personal data.
    package var subject: String
    package var address: String
    /// What the browser says of itself, or by which way the command line came in.
    package var device: String
    /// The request's number, as it stands in the log.
    package var request: String
    /// How often it happened where entries were drawn together, or how many rows went out.
    package var amount: Int
    package var previous: [UInt8]
    package var hash: [UInt8]

    package init(
        entry: Int, at: Instant, event: String, outcome: String, login: String, person: String, subject: String, address: String, device: String,
        request: String, amount: Int, previous: [UInt8], hash: [UInt8]
    ) {
        self.entry = entry
        self.at = at
        self.event = event
        self.outcome = outcome
        self.login = login
        self.person = person
        self.subject = subject
        self.address = address
        self.device = device
        self.request = request
        self.amount = amount
        self.previous = previous
        self.hash = hash
    }

    static let columns: String = "entry, at, event, outcome, login, person, subject, address, device, request, amount, previous, hash"

    init(_ row: Row) {
        self.init(
            entry: row.int(0), at: row.instant(1), event: row.text(2), outcome: row.text(3), login: row.text(4), person: row.text(5),
            subject: row.text(6), address: row.text(7), device: row.text(8), request: row.text(9), amount: row.int(10), previous: row.blob(11),
            hash: row.blob(12))
    }

    /// What the chain hashes: every column but the two hashes, one a line; none of the texts holds a line end.
    package var chained: String {
        "\(entry)\n\(at.milliseconds)\n\(event)\n\(outcome)\n\(login)\n\(person)\n\(amount)\n\(address)\n\(request)\n\(device)\n\(subject)"
    }
}

/// Which entries of the trail somebody wants to see; what is `nil` or empty is no condition.
package struct AuditFilter: Hashable, Sendable {
    package var from: Instant?
    /// The first moment that is not wanted any more.
    package var until: Instant?
    package var person: String?
    package var events: [String] = []
    package var address: String?

    package init() {}
}

extension Connection {
    package func append(_ county: String, _ row: AuditRow) throws {
        try execute(
            """
            INSERT INTO audit_entry (county, \(AuditRow.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            [
                SQLValue(county), SQLValue(row.entry), SQLValue(row.at), SQLValue(row.event), SQLValue(row.outcome), SQLValue(row.login),
                SQLValue(row.person), SQLValue(row.subject), SQLValue(row.address), SQLValue(row.device), SQLValue(row.request),
                SQLValue(row.amount), SQLValue(row.previous), SQLValue(row.hash),
            ])
    }

    package func lastAudit(_ county: String) throws -> AuditRow? {
        try first("SELECT \(AuditRow.columns) FROM audit_entry WHERE county = $1 ORDER BY entry DESC LIMIT 1", [SQLValue(county)], AuditRow.init)
    }

    package func firstAudit(_ county: String) throws -> AuditRow? {
        try first("SELECT \(AuditRow.columns) FROM audit_entry WHERE county = $1 ORDER BY entry LIMIT 1", [SQLValue(county)], AuditRow.init)
    }

    package func forEachAudit(_ county: String, _ body: (AuditRow) throws -> Void) throws {
        try stream("SELECT \(AuditRow.columns) FROM audit_entry WHERE county = $1 ORDER BY entry", [SQLValue(county)]) { try body(AuditRow($0)) }
    }

    /// Entries after one, the oldest first.
    package func audits(_ county: String, after entry: Int, limit: Int) throws -> [AuditRow] {
        try all(
            "SELECT \(AuditRow.columns) FROM audit_entry WHERE county = $1 AND entry > $2 ORDER BY entry LIMIT $3",
            [SQLValue(county), SQLValue(entry), SQLValue(limit)], AuditRow.init)
    }

    /// Entries that fit, the newest first.
    ///
    /// - Parameter before: the entry after which the page begins, going back; `nil` for the first page.
    package func audits(_ county: String, _ filter: AuditFilter, before: Int?, limit: Int) throws -> [AuditRow] {
        let (conditions, arguments) = Self.conditions(filter, SQLValue(county), SQLValue(before ?? .max))
        return try all(
            """
            SELECT \(AuditRow.columns) FROM audit_entry WHERE county = $1 AND entry < $2\(conditions)
            ORDER BY entry DESC LIMIT $\(arguments.count + 1)
            """, arguments + [SQLValue(limit)], AuditRow.init)
    }

    private static func conditions(_ filter: AuditFilter, _ arguments: SQLValue...) -> (text: String, arguments: [SQLValue]) {
        var (text, arguments) = ("", arguments)
        func add(_ condition: String, _ value: SQLValue) {
            arguments.append(value)
            text += " AND \(condition) $\(arguments.count)"
        }
        if let from = filter.from { add("at >=", SQLValue(from)) }
        if let until = filter.until { add("at <", SQLValue(until)) }
        if let person = filter.person { add("person =", SQLValue(person)) }
        if let address = filter.address { add("address =", SQLValue(address)) }
        if !filter.events.isEmpty {
            let first = arguments.count + 1
            arguments += filter.events.map { SQLValue($0) }
            text += " AND event IN (\((first...arguments.count).map { "$\($0)" }.joined(separator: ", ")))"
        }
        return (text, arguments)
    }

    /// How much a person did of one thing since a moment, and how often: what was not refused.
    package func auditSum(_ county: String, person: String, event: String, since: Instant) throws -> (times: Int, amount: Int) {
        // A person's last five thousand entries are enough to tell that it is too much.
        try first(
            """
            SELECT COUNT(*), COALESCE(SUM(amount), 0) FROM (
              SELECT at, event, outcome, amount FROM audit_entry WHERE county = $1 AND person = $2 ORDER BY entry DESC LIMIT 5000) latest
            WHERE event = $3 AND outcome = 'done' AND at > $4
            """, [SQLValue(county), SQLValue(person), SQLValue(event), SQLValue(since)]
        ) { ($0.int(0), $0.int(1)) } ?? (0, 0)
    }

    // MARK: - Its beginning

    /// The last of the entries at the beginning that are older than a moment; `nil` when none is. The very last entry is always kept: the
    /// next one is chained to it.
    package func lastOutdatedAudit(_ county: String, before moment: Instant) throws -> AuditRow? {
        var (found, next): (AuditRow?, AuditRow?) = (nil, nil)
        try streamUntil("SELECT \(AuditRow.columns) FROM audit_entry WHERE county = $1 ORDER BY entry", [SQLValue(county)]) { row in
            found = next
            next = AuditRow(row)
            return next.map { $0.at < moment } ?? false
        }
        // The one read last is too young, or the very last.
        return found
    }

    /// Takes out some entries at the beginning, up to one.
    ///
    /// - Returns: whether there may be more.
    package func pruneAudits(_ county: String, through entry: Int, limit: Int) throws -> Bool {
        guard
            let start = try first("SELECT entry FROM audit_entry WHERE county = $1 ORDER BY entry LIMIT 1", [SQLValue(county)], { $0.int(0) }),
            start <= entry
        else { return false }
        let last = min(entry, start + limit - 1)
        try execute("DELETE FROM audit_entry WHERE county = $1 AND entry <= $2", [SQLValue(county), SQLValue(last)])
        return last < entry
    }
}
