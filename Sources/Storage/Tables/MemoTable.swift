package import Kernel

/// Short-lived notes that all servers of a county share: attempts to sign in, sign-ins that are half done.
extension Connection {
    package func memo(_ county: String, _ kind: String, _ key: String, at: Instant) throws -> String? {
        try first(
            "SELECT content FROM memo WHERE county = $1 AND kind = $2 AND key = $3 AND expires > $4",
            [SQLValue(county), SQLValue(kind), SQLValue(key), SQLValue(at)]
        ) { $0.text(0) }
    }

    /// The same, with when it ends.
    package func memoUntil(_ county: String, _ kind: String, _ key: String, at: Instant) throws -> (content: String, expires: Instant)? {
        try first(
            "SELECT content, expires FROM memo WHERE county = $1 AND kind = $2 AND key = $3 AND expires > $4",
            [SQLValue(county), SQLValue(kind), SQLValue(key), SQLValue(at)]
        ) { ($0.text(0), $0.instant(1)) }
    }

    package func setMemo(_ county: String, _ kind: String, _ key: String, to content: String, expires: Instant) throws {
        try execute(
            """
            INSERT INTO memo (county, kind, key, content, expires) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (county, kind, key) DO UPDATE SET content = excluded.content, expires = excluded.expires
            """, [SQLValue(county), SQLValue(kind), SQLValue(key), SQLValue(content), SQLValue(expires)])
    }

    package func removeMemo(_ county: String, _ kind: String, _ key: String) throws {
        try execute("DELETE FROM memo WHERE county = $1 AND kind = $2 AND key = $3", [SQLValue(county), SQLValue(kind), SQLValue(key)])
    }

    package func deleteMemos(_ county: String, expiredBefore moment: Instant) throws {
        try execute("DELETE FROM memo WHERE county = $1 AND expires <= $2", [SQLValue(county), SQLValue(moment)])
    }
}
