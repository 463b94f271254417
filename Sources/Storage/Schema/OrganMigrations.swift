/// Organs, the people in their posts, their accounts, and the county's settings.
enum OrganMigrations {
    static let create: Migration = Migration(
        id: "2026-11-21 organs: create",
        sql: [
            """
            CREATE TABLE organ (
              county TEXT NOT NULL CHECK (county <> ''),
              code TEXT NOT NULL CHECK (code <> ''),
              name TEXT NOT NULL CHECK (name <> ''),
              short TEXT NOT NULL,
              level TEXT NOT NULL,
              parent TEXT CHECK (parent <> code),
              duties TEXT NOT NULL DEFAULT '',
              PRIMARY KEY (county, code),
              FOREIGN KEY (county, parent) REFERENCES organ (county, code)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX organ_parent ON organ (county, parent) WHERE parent IS NOT NULL",
            """
            CREATE TABLE person (
              county TEXT NOT NULL CHECK (county <> ''),
              id TEXT NOT NULL CHECK (id <> ''),
              name TEXT NOT NULL CHECK (name <> ''),
              PRIMARY KEY (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE post (
              county TEXT NOT NULL,
              person TEXT NOT NULL,
              organ TEXT NOT NULL,
              role TEXT NOT NULL CHECK (role <> ''),
              valid_from INTEGER NOT NULL,
              valid_until INTEGER CHECK (valid_until >= valid_from),
              PRIMARY KEY (county, person, organ, role, valid_from),
              FOREIGN KEY (county, person) REFERENCES person (county, id),
              FOREIGN KEY (county, organ) REFERENCES organ (county, code)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX post_organ ON post (county, organ, role)",
            """
            CREATE TABLE account (
              county TEXT NOT NULL,
              login TEXT NOT NULL CHECK (login <> ''),
              person TEXT NOT NULL,
              disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
              PRIMARY KEY (county, login),
              FOREIGN KEY (county, person) REFERENCES person (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX account_person ON account (county, person)",
            """
            CREATE TABLE setting (
              county TEXT NOT NULL CHECK (county <> ''),
              key TEXT NOT NULL CHECK (key <> ''),
              value TEXT NOT NULL,
              PRIMARY KEY (county, key)
            ) STRICT, WITHOUT ROWID
            """,
        ])
}
