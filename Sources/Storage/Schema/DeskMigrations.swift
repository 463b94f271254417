/// What belongs to one person at a desk, and the files that matters refer to.
enum DeskMigrations {
    static let create: Migration = Migration(
        id: "2026-11-21 desks: create",
        sql: [
            """
            CREATE TABLE notice (
              county TEXT NOT NULL,
              person TEXT NOT NULL,
              entry INTEGER NOT NULL,
              seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1)),
              PRIMARY KEY (county, person, entry),
              FOREIGN KEY (county, entry) REFERENCES journal (county, entry)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX notice_unseen ON notice (county, person, entry) WHERE seen = 0",
            """
            CREATE TABLE draft (
              county TEXT NOT NULL,
              login TEXT NOT NULL,
              place TEXT NOT NULL CHECK (place <> ''),
              input TEXT NOT NULL,
              saved INTEGER NOT NULL,
              PRIMARY KEY (county, login, place)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE saved_view (
              county TEXT NOT NULL,
              login TEXT NOT NULL,
              name TEXT NOT NULL CHECK (name <> ''),
              path TEXT NOT NULL,
              PRIMARY KEY (county, login, name)
            ) STRICT, WITHOUT ROWID
            """,
            // Content-addressed: the same bytes are kept once, and what a matter names cannot be exchanged.
            """
            CREATE TABLE attachment (
              county TEXT NOT NULL,
              digest TEXT NOT NULL CHECK (length(digest) = 64),
              type TEXT NOT NULL,
              size INTEGER NOT NULL CHECK (size >= 0),
              stored INTEGER NOT NULL,
              login TEXT NOT NULL,
              content BLOB NOT NULL,
              PRIMARY KEY (county, digest)
            ) STRICT
            """,
        ])
}
