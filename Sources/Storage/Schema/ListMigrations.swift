/// What lists and desks are read from. All of it is derived from matters and can be made again.
enum ListMigrations {
    static let create: Migration = Migration(
        id: "2026-11-21 lists: create",
        sql: [
            "ALTER TABLE matter ADD COLUMN due INTEGER",
            "ALTER TABLE matter ADD COLUMN warn INTEGER",
            "ALTER TABLE matter ADD COLUMN opener TEXT",
            "CREATE INDEX matter_opened ON matter (county, kind, opened, id)",
            "CREATE INDEX matter_organ ON matter (county, kind, organ, opened, id)",
            "CREATE INDEX matter_stage ON matter (county, kind, stage, opened, id)",
            "CREATE INDEX matter_due ON matter (county, kind, due, id, organ) WHERE due IS NOT NULL",
            "CREATE INDEX matter_late ON matter (county, organ, due, id) WHERE due IS NOT NULL",
            "CREATE INDEX matter_opener ON matter (county, opener, opened, id) WHERE opener IS NOT NULL",
            // On whose desk a matter lies. A matter without a running limit has the highest due day.
            """
            CREATE TABLE waiting (
              county TEXT NOT NULL,
              matter INTEGER NOT NULL,
              organ TEXT NOT NULL,
              role TEXT NOT NULL,
              kind TEXT NOT NULL,
              due INTEGER NOT NULL,
              warn INTEGER NOT NULL,
              PRIMARY KEY (county, matter, organ, role),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX waiting_desk ON waiting (county, organ, role, due, matter, kind, warn)",
            """
            CREATE TABLE tally (
              county TEXT NOT NULL,
              kind TEXT NOT NULL,
              stage TEXT NOT NULL,
              organ TEXT NOT NULL,
              value INTEGER NOT NULL,
              PRIMARY KEY (county, kind, stage, organ)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE handled (
              county TEXT NOT NULL,
              person TEXT NOT NULL,
              kind TEXT NOT NULL,
              opened INTEGER NOT NULL,
              matter INTEGER NOT NULL,
              PRIMARY KEY (county, person, kind, opened, matter),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            // Values of the fields that lists filter by, one row a value; never of personal data.
            """
            CREATE TABLE attribute (
              county TEXT NOT NULL,
              kind TEXT NOT NULL,
              field TEXT NOT NULL,
              value TEXT NOT NULL,
              opened INTEGER NOT NULL,
              matter INTEGER NOT NULL,
              PRIMARY KEY (county, kind, field, value, opened, matter),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            // A full-text table knows only whole numbers, so a county is one here.
            """
            CREATE TABLE search_county (
              county TEXT NOT NULL PRIMARY KEY,
              number INTEGER NOT NULL UNIQUE CHECK (number > 0)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE VIRTUAL TABLE matter_search USING fts5(text, place, tokenize = 'han')",
            """
            CREATE TABLE projection (
              county TEXT NOT NULL PRIMARY KEY,
              stamp TEXT NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
        ])

    /// One organ's stage in order of days ends with the number, or SQLite sorts all of it for each page; a desk is counted kind by
    /// kind along an index, or SQLite groups all of it anew.
    static let order: Migration = Migration(
        id: "2026-11-21 lists: indexes in the order of pages",
        sql: [
            "DROP INDEX matter_list",
            "CREATE INDEX matter_list ON matter (county, kind, stage, organ, opened, id)",
            "CREATE INDEX waiting_count ON waiting (county, organ, role, kind, due, warn)",
        ])
}
