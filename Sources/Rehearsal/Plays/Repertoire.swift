/// All the plays of a scenario.
package struct Repertoire {
    let world: World

    package init(_ world: World) { self.world = world }

    package func plays() throws -> [Play] {
        try CertificatePlays(world).plays() + PenaltyPlays(world).plays() + MediationPlays(world).plays() + ReconsiderationPlays(world).plays()
    }
}
