/// Every step of the schema in the order it is applied. Append; never edit, reorder or remove.
///
/// Days are ordinals, instants milliseconds, money whole fen. Every key begins with the county, so the same schema
/// partitions by county. References are checked at once, so a matter is written before its journal entry.
package enum Schema {
    package static let migrations: [Migration] = [
        OrganMigrations.create, MatterMigrations.create, FigureMigrations.create, PublicMigrations.create, ListMigrations.create,
        DeskMigrations.create, IdentityMigrations.create, AuditMigrations.create, ListMigrations.order,
        NodeMigrations.create, EvidenceMigrations.create, DefinitionMigrations.create,
        UploadMigrations.create, TokenMigrations.create, CitationMigrations.inKeyOrder, HeldFileMigrations.create, HeldFileMigrations.fill,
        TimeMigrations.create, TokenMigrations.secondFactor,
        TrailMigrations.create,
        HandlingMigrations.create,
        MovingMigrations.create,
        SearchMigrations.create,
        PersonalMigrations.create,
        LaneMigrations.create,
        ViewMigrations.create,
    ]
}
