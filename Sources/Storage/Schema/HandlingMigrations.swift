/// Who answers for which matter, to whom matters were dealt out, and who is away.
enum HandlingMigrations {
    static let create: Migration = Migration(
        id: "2026-12-01 handling: create",
        sql: [
            // Whose the steps of a desk are; a matter without is the organ's.
            "ALTER TABLE waiting ADD COLUMN lead TEXT",
            "DROP INDEX waiting_count",
            "CREATE INDEX waiting_count ON waiting (county, organ, role, kind, due, warn, lead)",
            "CREATE INDEX waiting_nobody ON waiting (county, organ, role, due, matter, kind, warn) WHERE lead IS NULL",
            // Only of matters that somebody is expected to do something about: `aside` while that is somebody else.
            """
            CREATE TABLE handling (
              county TEXT NOT NULL,
              matter INTEGER NOT NULL,
              organ TEXT NOT NULL,
              person TEXT NOT NULL,
              role TEXT NOT NULL,
              part TEXT NOT NULL CHECK (part IN ('lead', 'helper')),
              kind TEXT NOT NULL,
              aside INTEGER NOT NULL CHECK (aside IN (0, 1)),
              due INTEGER NOT NULL,
              warn INTEGER NOT NULL,
              PRIMARY KEY (county, matter, organ, person),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX handling_person ON handling (county, person, aside, due, matter, organ, part, warn)",
            "CREATE INDEX handling_organ ON handling (county, organ, person, part, role, due, warn)",
            // The last entry by which somebody was dealt a matter at an organ.
            """
            CREATE TABLE dealing (
              county TEXT NOT NULL,
              organ TEXT NOT NULL,
              person TEXT NOT NULL,
              entry INTEGER NOT NULL CHECK (entry > 0),
              PRIMARY KEY (county, organ, person)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE absence (
              county TEXT NOT NULL,
              id INTEGER NOT NULL CHECK (id > 0),
              person TEXT NOT NULL,
              substitute TEXT CHECK (substitute <> person),
              valid_from INTEGER NOT NULL,
              valid_until INTEGER NOT NULL CHECK (valid_until BETWEEN valid_from AND valid_from + 365),
              reason TEXT NOT NULL CHECK (reason <> ''),
              entered_by TEXT NOT NULL,
              revoked_at INTEGER,
              PRIMARY KEY (county, id),
              FOREIGN KEY (county, person) REFERENCES person (county, id),
              FOREIGN KEY (county, substitute) REFERENCES person (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX absence_person ON absence (county, person, valid_until)",
            "CREATE INDEX absence_until ON absence (county, valid_until)",
        ])
}
