/// What goes out: documents and their numbers, publications, and the checkpoints anyone may keep.
enum PublicMigrations {
    static let create: Migration = Migration(
        id: "2026-11-21 public: create",
        sql: [
            """
            CREATE TABLE publication (
              county TEXT NOT NULL,
              matter INTEGER NOT NULL,
              publication TEXT NOT NULL CHECK (publication <> ''),
              published INTEGER NOT NULL,
              until INTEGER CHECK (until >= published),
              withdrawn INTEGER CHECK (withdrawn >= published),
              reason TEXT,
              view TEXT NOT NULL,
              entry INTEGER NOT NULL,
              PRIMARY KEY (county, matter, publication, entry),
              CHECK ((withdrawn IS NULL) = (reason IS NULL)),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id),
              FOREIGN KEY (county, entry) REFERENCES journal (county, entry)
            ) STRICT
            """,
            """
            CREATE TABLE document (
              county TEXT NOT NULL,
              matter INTEGER NOT NULL,
              document TEXT NOT NULL CHECK (document <> ''),
              number TEXT NOT NULL CHECK (number <> ''),
              organ TEXT NOT NULL,
              series TEXT NOT NULL CHECK (series <> ''),
              year INTEGER NOT NULL,
              serial INTEGER NOT NULL CHECK (serial > 0),
              issued INTEGER NOT NULL,
              entry INTEGER NOT NULL,
              PRIMARY KEY (county, matter, document, entry),
              UNIQUE (county, organ, series, year, serial),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id),
              FOREIGN KEY (county, organ) REFERENCES organ (county, code),
              FOREIGN KEY (county, entry) REFERENCES journal (county, entry)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE TRIGGER document_update BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'append-only: document'); END",
            "CREATE TRIGGER document_delete BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'append-only: document'); END",
            """
            CREATE TABLE counter (
              county TEXT NOT NULL CHECK (county <> ''),
              organ TEXT NOT NULL,
              series TEXT NOT NULL CHECK (series <> ''),
              year INTEGER NOT NULL,
              value INTEGER NOT NULL CHECK (value >= 0),
              PRIMARY KEY (county, organ, series, year)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE checkpoint (
              county TEXT NOT NULL CHECK (county <> ''),
              day INTEGER NOT NULL,
              size INTEGER NOT NULL CHECK (size >= 0),
              entry INTEGER NOT NULL CHECK (entry >= 0),
              root BLOB NOT NULL CHECK (length(root) = 32),
              note TEXT NOT NULL,
              PRIMARY KEY (county, day)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE TRIGGER checkpoint_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'append-only: checkpoint'); END",
            "CREATE TRIGGER checkpoint_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'append-only: checkpoint'); END",
        ])
}
