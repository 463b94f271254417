/// What belongs to one account: indicators kept in view, and the address of a calendar.
enum PersonalMigrations {
    static let create: Migration = Migration(
        id: "2026-12-03 accounts: pinned indicators and calendar feeds",
        sql: [
            """
            CREATE TABLE figure_pin (
              county TEXT NOT NULL,
              login TEXT NOT NULL,
              figure TEXT NOT NULL CHECK (figure <> ''),
              pinned INTEGER NOT NULL,
              PRIMARY KEY (county, login, figure)
            ) STRICT, WITHOUT ROWID
            """,
            // Only the digest of what the address bears is kept; an account has one at a time.
            """
            CREATE TABLE calendar_feed (
              county TEXT NOT NULL,
              login TEXT NOT NULL,
              digest BLOB NOT NULL CHECK (length(digest) = 32),
              made INTEGER NOT NULL,
              PRIMARY KEY (county, login),
              FOREIGN KEY (county, login) REFERENCES account (county, login)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE UNIQUE INDEX calendar_feed_digest ON calendar_feed (county, digest)",
        ])
}
