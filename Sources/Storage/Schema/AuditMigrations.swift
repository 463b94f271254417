/// What makes the journal's entries of no matter quick to look through, kind by kind.
enum AuditMigrations {
    static let create: Migration = Migration(
        id: "2026-11-21 audit: create",
        // Ordinary steps are of a matter, so this index costs them nothing.
        sql: ["CREATE INDEX journal_register ON journal (county, kind, entry) WHERE matter IS NULL"])
}
