/// What a desk is asked for, whose it is, and who is to be reminded of it.
enum LaneMigrations {
    static let create: Migration = Migration(
        id: "2026-12-03 desks: lanes and reminders",
        sql: [
            // Who took the last step, until somebody is said to handle it.
            "ALTER TABLE matter ADD COLUMN taker TEXT",
            "ALTER TABLE waiting ADD COLUMN ask TEXT",
            // Who put it before the desk, who is not asked in turn.
            "ALTER TABLE waiting ADD COLUMN author TEXT",
            "ALTER TABLE waiting ADD COLUMN approval INTEGER NOT NULL DEFAULT 0 CHECK (approval IN (0, 1))",
            "ALTER TABLE waiting ADD COLUMN holder TEXT",
            "DROP INDEX waiting_desk",
            "DROP INDEX waiting_count",
            "CREATE INDEX waiting_lane ON waiting (county, organ, role, approval, holder, due, matter, author)",
            // The same by age: what has no limit must not sink below what has one.
            "CREATE INDEX waiting_age ON waiting (county, organ, role, approval, holder, matter, due, author)",
            """
            CREATE TABLE agenda (
              county TEXT NOT NULL,
              matter INTEGER NOT NULL,
              person TEXT NOT NULL,
              organ TEXT NOT NULL,
              part TEXT NOT NULL CHECK (part IN ('lead', 'helper', 'taker')),
              aside INTEGER NOT NULL CHECK (aside IN (0, 1)),
              due INTEGER NOT NULL,
              PRIMARY KEY (county, matter, person),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX agenda_due ON agenda (county, person, aside, due, matter, organ, part)",
            "CREATE INDEX agenda_age ON agenda (county, person, aside, matter, due, organ, part)",
            "DROP INDEX matter_late",
            "CREATE INDEX matter_late ON matter (county, organ, due, id, kind) WHERE due IS NOT NULL",
            // Once a rung of a due day: one that is moved has its rungs anew.
            """
            CREATE TABLE reminder (
              county TEXT NOT NULL,
              matter INTEGER NOT NULL,
              due INTEGER NOT NULL,
              rung TEXT NOT NULL CHECK (rung <> ''),
              person TEXT NOT NULL,
              kind TEXT NOT NULL,
              at INTEGER NOT NULL,
              seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1)),
              PRIMARY KEY (county, matter, due, rung, person)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX reminder_person ON reminder (county, person, seen, at, matter)",
            "CREATE INDEX reminder_at ON reminder (county, at)",
            """
            CREATE TABLE outgoing (
              county TEXT NOT NULL,
              id INTEGER NOT NULL CHECK (id > 0),
              created INTEGER NOT NULL,
              next INTEGER NOT NULL,
              attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
              outcome TEXT NOT NULL DEFAULT 'waiting' CHECK (outcome IN ('waiting', 'failed')),
              body TEXT NOT NULL CHECK (body <> ''),
              PRIMARY KEY (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX outgoing_next ON outgoing (county, outcome, next, id)",
        ])
}
