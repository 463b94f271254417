package import Kernel

/// A day's signed checkpoint: the tree of daily heads up to it.
package struct CheckpointRow: Sendable {
    package let day: Day
    package let size: Int
    /// The last journal entry of the day, whose hash is the leaf.
    package let entry: Int
    package let root: [UInt8]
    package let note: String

    package init(day: Day, size: Int, entry: Int, root: [UInt8], note: String) {
        self.day = day
        self.size = size
        self.entry = entry
        self.root = root
        self.note = note
    }
}

extension Connection {
    package func insert(_ county: String, _ checkpoint: CheckpointRow) throws {
        try execute(
            "INSERT INTO checkpoint (county, day, size, entry, root, note) VALUES ($1, $2, $3, $4, $5, $6)",
            [
                SQLValue(county), SQLValue(checkpoint.day), SQLValue(checkpoint.size), SQLValue(checkpoint.entry), SQLValue(checkpoint.root),
                SQLValue(checkpoint.note),
            ])
    }

    /// All of them in the order in which they were made, which after a slip of the clock is not that of their days.
    package func checkpoints(_ county: String) throws -> [CheckpointRow] {
        try all("SELECT day, size, entry, root, note FROM checkpoint WHERE county = $1 ORDER BY entry, size", [SQLValue(county)]) {
            CheckpointRow(day: $0.day(0), size: $0.int(1), entry: $0.int(2), root: $0.blob(3), note: $0.text(4))
        }
    }
}

extension Connection {
    /// The first checkpoint that covers an entry; `nil` while there is none.
    package func checkpoint(_ county: String, covering entry: Int) throws -> CheckpointRow? {
        try first(
            "SELECT day, size, entry, root, note FROM checkpoint WHERE county = $1 AND entry >= $2 ORDER BY entry LIMIT 1",
            [SQLValue(county), SQLValue(entry)]
        ) { CheckpointRow(day: $0.day(0), size: $0.int(1), entry: $0.int(2), root: $0.blob(3), note: $0.text(4)) }
    }

    /// How far the checkpoints have come, in the order in which they were made: each one's day and entry.
    package func checkpointDays(_ county: String) throws -> [(day: Day, entry: Int)] {
        try all("SELECT day, entry FROM checkpoint WHERE county = $1 ORDER BY entry, size", [SQLValue(county)]) { ($0.day(0), $0.int(1)) }
    }

    /// The root that the checkpoint of a day signs; `nil` where there is none.
    package func checkpointRoot(_ county: String, of day: Day) throws -> [UInt8]? {
        try first("SELECT root FROM checkpoint WHERE county = $1 AND day = $2", [SQLValue(county), SQLValue(day)]) { $0.blob(0) }
    }

    /// The leaves under the checkpoints so far, in the order in which they were made: each one's last entry and its hash.
    package func checkpointLeaves(_ county: String) throws -> [(day: Day, entry: Int, hash: [UInt8])] {
        try all(
            """
            SELECT c.day, c.entry, j.hash FROM checkpoint c JOIN journal j ON j.county = c.county AND j.entry = c.entry
            WHERE c.county = $1 ORDER BY c.entry
            """, [SQLValue(county)]
        ) { ($0.day(0), $0.int(1), $0.blob(2)) }
    }
}
