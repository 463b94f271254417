/// What left an organ is looked for there among the entries by which matters moved: few of a journal, whatever its length.
enum MovingMigrations {
    static let create: Migration = Migration(
        id: "2026-12-01 journal: matters that moved",
        sql: ["CREATE INDEX journal_moved ON journal (county, entry) WHERE action IN \(movingActs) AND matter IS NOT NULL"])

    /// As the index and the queries that use it name them: one text, for an index of some rows serves only what says the same.
    static let movingActs: String = "('handover.accept', 'handover.designate', 'handover.carry', 'handover.follow')"
}
