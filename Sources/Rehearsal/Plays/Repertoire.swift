/// All the plays of a scenario.
package struct Repertoire {
    let world: World

    package init(_ world: World) { self.world = world }

    package func plays() throws -> [Play] {
        let documents = try DocumentPlays(world)
        let rules = try documents.plays() + CleanupPlays(world, documents).plays() + ReviewPlays(world).plays()
        let enforcement = InspectionPlays(world).plays() + CompulsionPlays(world).plays() + CrimePlays(world).plays()
        let disputes = try MediationPlays(world).plays() + ReconsiderationPlays(world).plays()
        return try CertificatePlays(world).plays() + PenaltyPlays(world).plays() + enforcement + disputes + rules
    }
}
