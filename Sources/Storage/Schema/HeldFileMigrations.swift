/// Which matter's entries name which file: whose it is, and whether it may go, is known without reading the journal.
enum HeldFileMigrations {
    static let create: Migration = Migration(
        id: "2026-11-30 held files: create",
        sql: [
            // Derived, so a digest may be whatever an entry has in its place.
            """
            CREATE TABLE held_file (
              county TEXT NOT NULL,
              digest TEXT NOT NULL,
              matter INTEGER NOT NULL,
              entry INTEGER NOT NULL,
              PRIMARY KEY (county, digest, matter),
              FOREIGN KEY (county, matter) REFERENCES matter (county, id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX held_file_matter ON held_file (county, matter)",
            "CREATE INDEX upload_stored ON upload (county, stored, digest, login, place, name)",
            // All that the quota of an organ asks for, or SQLite would rather read the uploads of the whole county.
            "CREATE INDEX upload_organ ON upload (county, organ, matter, place, size)",
        ])

    /// What the journal of a county that is there already names. Lists are made anew at the next start besides; until then no file may be
    /// taken for one that nobody holds.
    static let fill: Migration = Migration(
        id: "2026-11-30 held files: those of the journal",
        sql: [
            """
            INSERT INTO held_file (county, digest, matter, entry)
            SELECT j.county, json_extract(t.value, '$.digest'), j.matter, MIN(j.entry)
            FROM journal j, json_tree(CASE WHEN json_valid(j.content) THEN j.content ELSE '{}' END, '$.changes') t
            WHERE j.matter IS NOT NULL AND j.content LIKE '%"size":%' AND t.type = 'object' AND json_type(t.value, '$.name') = 'text'
              AND json_type(t.value, '$.digest') = 'text' AND json_type(t.value, '$.size') = 'integer'
              AND length(json_extract(t.value, '$.digest')) = 64
            GROUP BY 1, 2, 3
            """
        ],
        postgres: [
            """
            INSERT INTO held_file (county, digest, matter, entry)
            SELECT j.county, m.found[1], j.matter, MIN(j.entry)
            FROM journal j CROSS JOIN LATERAL regexp_matches(j.content, '"digest":"([0-9a-f]{64})","size":', 'g') AS m (found)
            WHERE j.matter IS NOT NULL AND j.content LIKE '%"size":%'
            GROUP BY 1, 2, 3
            """
        ])
}
