/// Under which version of its kind's definition a matter's facts stand, and where the journal tells of a change of definitions.
enum DefinitionMigrations {
    static let create: Migration = Migration(
        id: "2026-11-30 definitions: versions and recounts",
        sql: [
            "ALTER TABLE matter ADD COLUMN definition INTEGER NOT NULL DEFAULT 1 CHECK (definition > 0)",
            // Few entries are recounts, and no other costs anything here.
            "CREATE INDEX journal_recount ON journal (county, entry) WHERE action = 'recount' AND matter IS NOT NULL",
        ])
}
