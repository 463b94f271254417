package import Kernel

/// Stored files, each named by the SHA-256 of its bytes in hexadecimal.
extension Connection {
    package func storeAttachment(
        _ county: String, digest: String, type: String, content: [UInt8], at: Instant, by login: String
    ) throws {
        try execute(
            """
            INSERT INTO attachment (county, digest, type, size, stored, login, content) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (county, digest) DO NOTHING
            """,
            [
                SQLValue(county), SQLValue(digest), SQLValue(type), SQLValue(content.count), SQLValue(at), SQLValue(login), SQLValue(content),
            ])
    }

    package func attachment(_ county: String, digest: String) throws -> (type: String, content: [UInt8])? {
        try first("SELECT type, content FROM attachment WHERE county = $1 AND digest = $2", [SQLValue(county), SQLValue(digest)]) {
            ($0.text(0), $0.blob(1))
        }
    }
}
