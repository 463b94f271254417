/// Facts, which are only ever added to, and their monthly sums.
enum FigureMigrations {
    static let create: Migration = Migration(
        id: "2026-11-21 figures: create",
        sql: [
            """
            CREATE TABLE fact (
              county TEXT NOT NULL,
              measure TEXT NOT NULL CHECK (measure <> ''),
              day INTEGER NOT NULL,
              matter INTEGER NOT NULL,
              organ TEXT NOT NULL,
              entry INTEGER NOT NULL,
              value INTEGER NOT NULL CHECK (value <> 0),
              PRIMARY KEY (county, measure, day, matter, organ, entry),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id),
              FOREIGN KEY (county, entry) REFERENCES journal (county, entry)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX fact_matter ON fact (county, matter, entry)",
            "CREATE TRIGGER fact_update BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'append-only: fact'); END",
            "CREATE TRIGGER fact_delete BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'append-only: fact'); END",
            """
            CREATE TABLE rollup (
              county TEXT NOT NULL CHECK (county <> ''),
              measure TEXT NOT NULL CHECK (measure <> ''),
              organ TEXT NOT NULL,
              month INTEGER NOT NULL CHECK (month BETWEEN 190001 AND 999912 AND month % 100 BETWEEN 1 AND 12),
              value INTEGER NOT NULL,
              PRIMARY KEY (county, measure, organ, month)
            ) STRICT, WITHOUT ROWID
            """,
        ])
}
