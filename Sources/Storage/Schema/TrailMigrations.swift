/// The audit trail: who came in, took out, looked and administered, beside the journal and with a chain of its own.
enum TrailMigrations {
    static let create: Migration = Migration(
        id: "2026-12-02 audit trail: create",
        sql: [
            // Rows are only added; those past their time are taken out from the beginning, which the journal tells.
            """
            CREATE TABLE audit_entry (
              county TEXT NOT NULL,
              entry INTEGER NOT NULL CHECK (entry > 0),
              at INTEGER NOT NULL,
              event TEXT NOT NULL CHECK (event <> ''),
              outcome TEXT NOT NULL CHECK (outcome <> ''),
              login TEXT NOT NULL,
              person TEXT NOT NULL,
              subject TEXT NOT NULL,
              address TEXT NOT NULL,
              device TEXT NOT NULL,
              request TEXT NOT NULL,
              amount INTEGER NOT NULL CHECK (amount >= 0),
              previous BLOB NOT NULL CHECK (length(previous) = 32),
              hash BLOB NOT NULL CHECK (length(hash) = 32),
              PRIMARY KEY (county, entry)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'append-only: audit_entry'); END",
            "CREATE INDEX audit_entry_person ON audit_entry (county, person, entry)",
            "CREATE INDEX audit_entry_event ON audit_entry (county, event, entry)",
            "CREATE INDEX audit_entry_address ON audit_entry (county, address, entry)",
        ])
}
