package import Kernel

/// A piece of background work, done once by whichever server comes to it first.
package struct JobRow: Hashable, Sendable {
    package enum State: String, Sendable, CaseIterable { case waiting, running, done, failed }

    package let kind: String
    /// The occasion, such as a day: of one kind there is one job for each.
    package let slot: String
    package let due: Instant
    package let state: State
    /// How often it was begun.
    package let attempts: Int
    /// The server that has it, or had it last.
    package let node: String?
    /// Until when that server has it; past that, it is taken for dead.
    package let leased: Instant?
    package let finished: Instant?
    /// What came of it, or the error of the last attempt.
    package let outcome: String

    static let columns: String = "kind, slot, due, state, attempts, node, leased, finished, outcome"

    init(_ row: Row) {
        kind = row.text(0)
        slot = row.text(1)
        due = row.instant(2)
        state = State(rawValue: row.text(3)) ?? .failed
        attempts = row.int(4)
        node = row.optionalText(5)
        leased = row.optionalInstant(6)
        finished = row.optionalInstant(7)
        outcome = row.text(8)
    }
}

extension Connection {
    /// Enters a job unless it was entered before.
    package func addJob(_ county: String, kind: String, slot: String, due: Instant) throws {
        try execute(
            "INSERT INTO job (county, kind, slot, due) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            [SQLValue(county), SQLValue(kind), SQLValue(slot), SQLValue(due)])
    }

    package func hasJob(_ county: String, kind: String, slot: String) throws -> Bool {
        try first(
            "SELECT 1 FROM job WHERE county = $1 AND kind = $2 AND slot = $3", [SQLValue(county), SQLValue(kind), SQLValue(slot)]
        ) { _ in true } ?? false
    }

    /// Whether there is a job to be taken: asked every few seconds, so without a lock.
    package func hasDueJob(_ county: String, at: Instant, kinds: [String]) throws -> Bool {
        try all(
            """
            SELECT kind FROM job WHERE county = $1 AND due <= $2 AND (state = 'waiting' OR state = 'running' AND leased < $3)
              AND state IN ('waiting', 'running')
            """, [SQLValue(county), SQLValue(at), SQLValue(at)]
        ) { $0.text(0) }.contains { kinds.contains($0) }
    }

    /// Takes the job that is due for the longest, if there is one that no living server has. Servers that ask at the same moment do not
    /// wait for each other: each gets another.
    package func claimJob(_ county: String, at: Instant, until: Instant, node: String, kinds: [String]) throws -> JobRow? {
        if kinds.isEmpty { return nil }
        let places = kinds.indices.map { "$\($0 + 4)" }.joined(separator: ", ")
        let found = try first(
            """
            SELECT \(JobRow.columns) FROM job
            WHERE county = $1 AND due <= $2 AND (state = 'waiting' OR state = 'running' AND leased < $3) AND state IN ('waiting', 'running')
              AND kind IN (\(places))
            ORDER BY due, kind, slot LIMIT 1 \(dialect == .postgres ? "FOR UPDATE SKIP LOCKED" : "")
            """, [SQLValue(county), SQLValue(at), SQLValue(at)] + kinds.map { SQLValue($0) }, JobRow.init)
        guard let found else { return nil }
        try execute(
            """
            UPDATE job SET state = 'running', attempts = attempts + 1, node = $1, leased = $2 WHERE county = $3 AND kind = $4 AND slot = $5
            """, [SQLValue(node), SQLValue(until), SQLValue(county), SQLValue(found.kind), SQLValue(found.slot)])
        return found
    }

    /// Keeps a job for longer; `false` when another server has it by now.
    package func extendJob(_ county: String, _ job: JobRow, node: String, until: Instant) throws -> Bool {
        try execute(
            "UPDATE job SET leased = $1 WHERE county = $2 AND kind = $3 AND slot = $4 AND state = 'running' AND node = $5",
            [SQLValue(until), SQLValue(county), SQLValue(job.kind), SQLValue(job.slot), SQLValue(node)])
        return try changes == 1
    }

    /// Tells what came of a job; with a moment to try again, it waits until then.
    package func finishJob(
        _ county: String, _ job: JobRow, node: String, as state: JobRow.State, at: Instant, outcome: String, again: Instant? = nil
    ) throws {
        try execute(
            """
            UPDATE job SET state = $1, leased = NULL, finished = $2, outcome = $3, due = $4
            WHERE county = $5 AND kind = $6 AND slot = $7 AND state = 'running' AND node = $8
            """,
            [
                SQLValue(state.rawValue), SQLValue(at), SQLValue(outcome), SQLValue(again ?? job.due), SQLValue(county), SQLValue(job.kind),
                SQLValue(job.slot), SQLValue(node),
            ])
    }

    /// Jobs, the newest first.
    package func jobs(_ county: String, limit: Int) throws -> [JobRow] {
        try all(
            "SELECT \(JobRow.columns) FROM job WHERE county = $1 ORDER BY due DESC, kind, slot LIMIT $2", [SQLValue(county), SQLValue(limit)],
            JobRow.init)
    }

    /// Whether there are jobs of occasions after one: a server whose clock was ahead entered them.
    package func hasJobs(_ county: String, kind: String, after slot: String) throws -> Bool {
        try first(
            "SELECT 1 FROM job WHERE county = $1 AND kind = $2 AND slot > $3 LIMIT 1", [SQLValue(county), SQLValue(kind), SQLValue(slot)]
        ) { _ in true } ?? false
    }

    /// Forgets them, whatever became of them: their occasions are still to come.
    package func deleteJobs(_ county: String, kind: String, after slot: String) throws {
        try execute("DELETE FROM job WHERE county = $1 AND kind = $2 AND slot > $3", [SQLValue(county), SQLValue(kind), SQLValue(slot)])
    }

    /// Forgets jobs that were done before a moment.
    package func deleteJobs(_ county: String, finishedBefore moment: Instant) throws {
        try execute("DELETE FROM job WHERE county = $1 AND state = 'done' AND finished < $2", [SQLValue(county), SQLValue(moment)])
    }
}
