/// Papers as they were issued, and publications with what became of them: both are committed to by the journal.
///
/// They take the place of the register of numbers and of the earlier table of publications, which had neither text nor digest.
enum EvidenceMigrations {
    static let create: Migration = Migration(
        id: "2026-11-29 evidence: papers and publications",
        sql: [
            "DROP TABLE document",
            "DROP TABLE publication",
            // With a rowid, as the rows carry JSON. A paper without a number is in no series.
            """
            CREATE TABLE paper (
              county TEXT NOT NULL,
              matter INTEGER NOT NULL,
              document TEXT NOT NULL CHECK (document <> ''),
              ordinal INTEGER NOT NULL CHECK (ordinal > 0),
              number TEXT CHECK (number <> ''),
              organ TEXT NOT NULL,
              series TEXT CHECK (series <> ''),
              year INTEGER,
              serial INTEGER CHECK (serial > 0),
              issued INTEGER NOT NULL,
              entry INTEGER NOT NULL,
              personal INTEGER NOT NULL CHECK (personal IN (0, 1)),
              content TEXT NOT NULL,
              digest BLOB NOT NULL CHECK (length(digest) = 32),
              PRIMARY KEY (county, matter, document, ordinal),
              UNIQUE (county, organ, series, year, serial),
              CHECK ((number IS NULL) = (series IS NULL)),
              CHECK ((number IS NULL) = (year IS NULL)),
              CHECK ((number IS NULL) = (serial IS NULL)),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id),
              FOREIGN KEY (county, organ) REFERENCES organ (county, code),
              FOREIGN KEY (county, entry) REFERENCES journal (county, entry)
            ) STRICT
            """,
            "CREATE TRIGGER paper_update BEFORE UPDATE ON paper BEGIN SELECT RAISE(ABORT, 'append-only: paper'); END",
            "CREATE TRIGGER paper_delete BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'append-only: paper'); END",
            // Closed by one entry, either with a successor or with a notice of withdrawal.
            """
            CREATE TABLE publication (
              county TEXT NOT NULL,
              matter INTEGER NOT NULL,
              publication TEXT NOT NULL CHECK (publication <> ''),
              ordinal INTEGER NOT NULL CHECK (ordinal > 0),
              kind TEXT NOT NULL CHECK (kind <> ''),
              organ TEXT NOT NULL,
              title TEXT NOT NULL CHECK (title <> ''),
              number TEXT CHECK (number <> ''),
              published INTEGER NOT NULL,
              until INTEGER CHECK (until >= published),
              view TEXT NOT NULL,
              digest BLOB NOT NULL CHECK (length(digest) = 32),
              entry INTEGER NOT NULL,
              closed INTEGER CHECK (closed >= published),
              closing_entry INTEGER CHECK (closing_entry >= entry),
              successor TEXT CHECK (successor <> ''),
              successor_ordinal INTEGER CHECK (successor_ordinal > 0),
              reason TEXT CHECK (reason <> ''),
              withdrawer TEXT CHECK (withdrawer <> ''),
              article TEXT CHECK (article <> ''),
              PRIMARY KEY (county, matter, publication, ordinal),
              CHECK ((closed IS NULL) = (closing_entry IS NULL)),
              CHECK ((successor IS NULL) = (successor_ordinal IS NULL)),
              CHECK ((reason IS NULL) = (withdrawer IS NULL)),
              CHECK ((reason IS NULL) = (article IS NULL)),
              CHECK ((closed IS NULL) = ((successor IS NULL) = (reason IS NULL))),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id),
              FOREIGN KEY (county, organ) REFERENCES organ (county, code),
              FOREIGN KEY (county, entry) REFERENCES journal (county, entry),
              FOREIGN KEY (county, closing_entry) REFERENCES journal (county, entry)
            ) STRICT
            """,
            // Of one publication of a matter at most one is live.
            "CREATE UNIQUE INDEX publication_live ON publication (county, matter, publication) WHERE closing_entry IS NULL",
            "CREATE TRIGGER publication_delete BEFORE DELETE ON publication BEGIN SELECT RAISE(ABORT, 'append-only: publication'); END",
        ])
}
