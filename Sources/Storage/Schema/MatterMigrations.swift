/// Matters, their journal, their clocks, and what refers to what.
///
/// `matter` and `journal` keep their rowid: their rows carry JSON, and on a page of 4 KB a table without rowid moves
/// what exceeds one kilobyte to overflow pages, a table with one only what exceeds four.
enum MatterMigrations {
    static let create: Migration = Migration(
        id: "2026-11-21 matters: create",
        sql: [
            """
            CREATE TABLE matter (
              county TEXT NOT NULL,
              id INTEGER NOT NULL CHECK (id > 0),
              kind TEXT NOT NULL CHECK (kind <> ''),
              edition TEXT NOT NULL,
              organ TEXT NOT NULL,
              number TEXT CHECK (number <> ''),
              title TEXT NOT NULL,
              stage TEXT NOT NULL CHECK (stage <> ''),
              opened INTEGER NOT NULL,
              closed INTEGER CHECK (closed >= opened),
              version INTEGER NOT NULL CHECK (version > 0),
              parent INTEGER CHECK (parent <> id),
              entry INTEGER NOT NULL CHECK (entry > 0),
              body TEXT NOT NULL,
              state TEXT NOT NULL,
              PRIMARY KEY (county, id),
              FOREIGN KEY (county, organ) REFERENCES organ (county, code),
              FOREIGN KEY (county, parent) REFERENCES matter (county, id)
            ) STRICT
            """,
            "CREATE INDEX matter_list ON matter (county, kind, stage, organ, opened)",
            "CREATE INDEX matter_number ON matter (county, kind, number)",
            "CREATE INDEX matter_parent ON matter (county, parent) WHERE parent IS NOT NULL",
            """
            CREATE TABLE journal (
              county TEXT NOT NULL CHECK (county <> ''),
              entry INTEGER NOT NULL CHECK (entry > 0),
              at INTEGER NOT NULL,
              matter INTEGER,
              version INTEGER NOT NULL,
              kind TEXT NOT NULL,
              action TEXT NOT NULL,
              login TEXT NOT NULL,
              person TEXT NOT NULL,
              organ TEXT NOT NULL,
              request TEXT CHECK (request <> ''),
              content TEXT NOT NULL,
              previous BLOB NOT NULL CHECK (length(previous) = 32),
              hash BLOB NOT NULL CHECK (length(hash) = 32),
              PRIMARY KEY (county, entry),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id)
            ) STRICT
            """,
            "CREATE UNIQUE INDEX journal_request ON journal (county, request) WHERE request IS NOT NULL",
            "CREATE INDEX journal_matter ON journal (county, matter, entry)",
            "CREATE TRIGGER journal_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'append-only: journal'); END",
            "CREATE TRIGGER journal_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'append-only: journal'); END",
            """
            CREATE TABLE clock (
              county TEXT NOT NULL,
              matter INTEGER NOT NULL,
              term TEXT NOT NULL CHECK (term <> ''),
              state TEXT NOT NULL,
              due INTEGER,
              provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
              PRIMARY KEY (county, matter, term),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX clock_due ON clock (county, state, due)",
            """
            CREATE TABLE citation (
              county TEXT NOT NULL,
              target INTEGER NOT NULL,
              field TEXT NOT NULL CHECK (field <> ''),
              matter INTEGER NOT NULL,
              PRIMARY KEY (county, target, matter, field),
              FOREIGN KEY (county, target) REFERENCES matter (county, id),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX citation_matter ON citation (county, matter)",
        ])
}
