/// All the plays of a scenario.
package struct Repertoire {
    let world: World

    package init(_ world: World) { self.world = world }

    package func plays() throws -> [Play] {
        let documents = try DocumentPlays(world)
        let rules = try documents.plays() + CleanupPlays(world, documents).plays() + ReviewPlays(world).plays()
        let disputes = try MediationPlays(world).plays() + ReconsiderationPlays(world).plays()
        let oversight = SupervisionPlays(world).plays() + FileReviewPlays(world).plays() + GuidingCasePlays(world).plays()
        return try oversight + CertificatePlays(world).plays() + PenaltyPlays(world).plays() + disputes + rules
    }
}
