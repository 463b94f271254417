/// What several servers of one database share, and how counties stand to each other.
enum NodeMigrations {
    static let create: Migration = Migration(
        id: "2026-11-27 nodes: create",
        sql: [
            // Background work; the slot names the occasion, such as a day, so that each piece is entered and done once.
            """
            CREATE TABLE job (
              county TEXT NOT NULL,
              kind TEXT NOT NULL CHECK (kind <> ''),
              slot TEXT NOT NULL,
              due INTEGER NOT NULL,
              state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
              attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
              node TEXT,
              leased INTEGER,
              finished INTEGER,
              outcome TEXT NOT NULL DEFAULT '',
              PRIMARY KEY (county, kind, slot),
              CHECK ((state = 'running') = (leased IS NOT NULL))
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX job_due ON job (county, due) WHERE state IN ('waiting', 'running')",
            // What a server would otherwise keep in its memory: attempts to sign in, sign-ins that are half done.
            """
            CREATE TABLE memo (
              county TEXT NOT NULL,
              kind TEXT NOT NULL CHECK (kind <> ''),
              key TEXT NOT NULL,
              content TEXT NOT NULL,
              expires INTEGER NOT NULL,
              PRIMARY KEY (county, kind, key)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX memo_expires ON memo (county, expires)",
            // Above whom a county stands is its own row, so that no row belongs to two.
            """
            CREATE TABLE jurisdiction (
              county TEXT NOT NULL PRIMARY KEY CHECK (county <> ''),
              name TEXT NOT NULL CHECK (name <> ''),
              superior TEXT CHECK (superior <> county)
            ) STRICT, WITHOUT ROWID
            """,
            // A county's own sums by themselves: a city's table of counties reads these rows alone.
            "CREATE INDEX rollup_whole ON rollup (county, measure, month, value) WHERE organ = '*'",
            "CREATE INDEX jurisdiction_superior ON jurisdiction (superior) WHERE superior IS NOT NULL",
        ])
}
