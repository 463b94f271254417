/// How far a journal's time has come is asked before each step, and must not be hidden by however many entries were made since.
enum TimeMigrations {
    static let create: Migration = Migration(
        id: "2026-11-30 journal: by time", sql: ["CREATE INDEX journal_time ON journal (county, at, entry)"])
}
