/// Numbers found by any part of them, what a matter is called apart from what else is known of it, and whose matter it is by a digest of the
/// name or the number. What the tables hold is made anew at the next start.
enum SearchMigrations {
    static let create: Migration = Migration(
        id: "2026-12-03 search: numbers by any part, parties by digest",
        sql: [
            "DROP TABLE matter_search",
            "CREATE VIRTUAL TABLE matter_search USING fts5(number, title, text, place, tokenize = 'han_pairs')",
            // Of personal names and numbers of identity cards, each whole; who may see them is asked of each matter that is found.
            """
            CREATE TABLE party_key (
              county TEXT NOT NULL,
              matter INTEGER NOT NULL,
              digest INTEGER NOT NULL,
              PRIMARY KEY (county, matter, digest),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX party_key_digest ON party_key (county, digest, matter)",
        ])
}
