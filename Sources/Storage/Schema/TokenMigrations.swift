/// What an account may act with away from a browser, for some hours.
enum TokenMigrations {
    static let create: Migration = Migration(
        id: "2026-12-01 tokens: create",
        sql: [
            // Only the digest is kept; the name is what the journal and its owner know the token by.
            """
            CREATE TABLE access_token (
              county TEXT NOT NULL,
              id BLOB NOT NULL CHECK (length(id) = 32),
              name TEXT NOT NULL CHECK (name <> ''),
              login TEXT NOT NULL,
              purpose TEXT NOT NULL CHECK (purpose <> ''),
              made INTEGER NOT NULL,
              expires INTEGER NOT NULL CHECK (expires > made),
              revoked INTEGER,
              PRIMARY KEY (county, id),
              UNIQUE (county, name),
              FOREIGN KEY (county, login) REFERENCES account (county, login)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX access_token_login ON access_token (county, login, made)",
        ])

    /// Whether a second factor was shown when it was made: without, it is of no use where the county asks administrators for two.
    static let secondFactor: Migration = Migration(
        id: "2026-12-02 tokens: second factor",
        sql: ["ALTER TABLE access_token ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0 CHECK (second_factor IN (0, 1))"])
}
