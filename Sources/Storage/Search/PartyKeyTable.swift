package import Kernel

/// Whose matters they are: digests of personal names and numbers of identity cards, each found whole or not at all.
extension Connection {
    package func addPartyKey(_ county: String, _ matter: MatterID, _ digest: Int64) throws {
        try execute(
            "INSERT INTO party_key (county, matter, digest) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            [SQLValue(county), SQLValue(matter), .integer(digest)])
    }

    package func removePartyKey(_ county: String, _ matter: MatterID, _ digest: Int64) throws {
        try execute(
            "DELETE FROM party_key WHERE county = $1 AND matter = $2 AND digest = $3", [SQLValue(county), SQLValue(matter), .integer(digest)])
    }

    /// Matters of whoever a digest stands for, the newest first.
    package func matters(_ county: String, withPartyKey digest: Int64, limit: Int) throws -> [MatterID] {
        try all(
            "SELECT matter FROM party_key WHERE county = $1 AND digest = $2 ORDER BY matter DESC LIMIT $3",
            [SQLValue(county), .integer(digest), SQLValue(limit)]
        ) { $0.int(0) }
    }
}
