/// Columns of citations in the order of their key: SQLite 3.40 looks for NULL in the wrong column of a table without row numbers whose key has
/// another order, so its check called every county with citations damaged.
enum CitationMigrations {
    static let inKeyOrder: Migration = Migration(
        id: "2026-11-30 citations: columns in the order of the key",
        sql: [
            """
            CREATE TABLE citation_ordered (
              county TEXT NOT NULL,
              target INTEGER NOT NULL,
              matter INTEGER NOT NULL,
              field TEXT NOT NULL CHECK (field <> ''),
              PRIMARY KEY (county, target, matter, field),
              FOREIGN KEY (county, target) REFERENCES matter (county, id),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            "INSERT INTO citation_ordered (county, target, matter, field) SELECT county, target, matter, field FROM citation",
            "DROP TABLE citation",
            "ALTER TABLE citation_ordered RENAME TO citation",
            "CREATE INDEX citation_matter ON citation (county, matter)",
        ], postgres: [])
}
