package import Kernel

/// A message on its way to the county's own messenger.
package struct OutgoingRow: Hashable, Sendable {
    package let id: Int
    package let created: Instant
    /// How often it was tried.
    package let attempts: Int
    package let body: String
}

/// The queue of what goes out. It stands in the database, so a server that is killed loses nothing of it.
extension Connection {
    /// How many wait, counted to one more than a bound.
    package func outgoingWaiting(_ county: String, upTo most: Int) throws -> Int {
        try first(
            "SELECT COUNT(*) FROM (SELECT 1 FROM outgoing WHERE county = $1 AND outcome = 'waiting' LIMIT $2) waiting",
            [SQLValue(county), SQLValue(most + 1)]
        ) { $0.int(0) } ?? 0
    }

    package func addOutgoing(_ county: String, _ body: String, at: Instant) throws {
        let last = try first("SELECT id FROM outgoing WHERE county = $1 ORDER BY id DESC LIMIT 1", [SQLValue(county)]) { $0.int(0) } ?? 0
        try execute(
            "INSERT INTO outgoing (county, id, created, next, body) VALUES ($1, $2, $3, $4, $5)",
            [SQLValue(county), SQLValue(last + 1), SQLValue(at), SQLValue(at), SQLValue(body)])
    }

    /// Whether one is due: asked every second, so without a lock.
    package func hasOutgoing(_ county: String, at: Instant) throws -> Bool {
        try first(
            "SELECT 1 FROM outgoing WHERE county = $1 AND outcome = 'waiting' AND next <= $2 LIMIT 1", [SQLValue(county), SQLValue(at)]
        ) { _ in true } ?? false
    }

    /// Takes the one that is due for the longest; nobody else takes it before a moment.
    package func takeOutgoing(_ county: String, at: Instant, until: Instant) throws -> OutgoingRow? {
        let found = try first(
            """
            SELECT id, created, attempts, body FROM outgoing WHERE county = $1 AND outcome = 'waiting' AND next <= $2 ORDER BY next, id LIMIT 1
            \(dialect == .postgres ? "FOR UPDATE SKIP LOCKED" : "")
            """, [SQLValue(county), SQLValue(at)]
        ) { OutgoingRow(id: $0.int(0), created: $0.instant(1), attempts: $0.int(2), body: $0.text(3)) }
        guard let found else { return nil }
        try execute(
            "UPDATE outgoing SET attempts = attempts + 1, next = $1 WHERE county = $2 AND id = $3",
            [SQLValue(until), SQLValue(county), SQLValue(found.id)])
        return found
    }

    package func removeOutgoing(_ county: String, _ id: Int) throws {
        try execute("DELETE FROM outgoing WHERE county = $1 AND id = $2", [SQLValue(county), SQLValue(id)])
    }

    /// Tries again at a moment; without one it is given up and stays to be looked at.
    package func putOffOutgoing(_ county: String, _ id: Int, until next: Instant?) throws {
        if let next {
            try execute("UPDATE outgoing SET next = $1 WHERE county = $2 AND id = $3", [SQLValue(next), SQLValue(county), SQLValue(id)])
        } else {
            try execute("UPDATE outgoing SET outcome = 'failed' WHERE county = $1 AND id = $2", [SQLValue(county), SQLValue(id)])
        }
    }

    package func deleteOutgoing(_ county: String, failedBefore moment: Instant) throws {
        try execute("DELETE FROM outgoing WHERE county = $1 AND outcome = 'failed' AND created < $2", [SQLValue(county), SQLValue(moment)])
    }
}
