/// What people keep of lists: a view that an organ shares, and the columns that somebody likes to see. Conveniences, opened with the reader's rights.
enum ViewMigrations {
    static let create: Migration = Migration(
        id: "2026-12-01 views: shared, and columns",
        sql: [
            """
            CREATE TABLE shared_view (
              county TEXT NOT NULL,
              organ TEXT NOT NULL,
              name TEXT NOT NULL CHECK (name <> ''),
              path TEXT NOT NULL,
              login TEXT NOT NULL,
              PRIMARY KEY (county, organ, name)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE list_columns (
              county TEXT NOT NULL,
              login TEXT NOT NULL,
              kind TEXT NOT NULL,
              columns TEXT NOT NULL,
              PRIMARY KEY (county, login, kind)
            ) STRICT, WITHOUT ROWID
            """,
        ])
}
