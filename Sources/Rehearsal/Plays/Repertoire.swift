import Affairs
import Kernel

/// All the plays of a scenario, group by group: what others refer to stands before what refers to it.
package struct Repertoire {
    let world: World

    package init(_ world: World) { self.world = world }

    package func plays() throws -> [Play] {
        var plays = CertificatePlays(world).plays()
        plays += try powers() + registers()
        plays += try PenaltyPlays(world).plays()
        plays += try disputes()
        plays += try rules()
        plays += decisions()
        plays += oversight()
        return plays
    }

    /// All steps as the plays write them, play by play in the order in which they open, without an engine: each matter bears the number
    /// of its play.
    package func written() throws -> [(play: String, steps: [Step])] {
        try Play.inOrder(plays()).enumerated().map { number, play in
            let steps = try play.steps(world)
            if !steps.isEmpty { world.opened(play.key, number + 1) }
            return (play.key, steps)
        }
    }

    private func powers() throws -> [Play] { try SubjectPlays(world).plays() + PowerPlays(world).plays() + BenchmarkPlays(world).plays() }

    private func registers() -> [Play] {
        CertificateExtras(world).plays() + ReviewerPlays(world).plays() + TrainingPlays(world).plays() + ExamPlays(world).plays()
            + MediationRegisterPlays(world).plays() + ProofItemPlays(world).plays()
    }

    private func rules() throws -> [Play] {
        let documents = try DocumentPlays(world)
        return try documents.plays() + CleanupPlays(world, documents).plays() + ReviewPlays(world).plays() + FilingPlays(world).plays()
            + ReviewRequestPlays(world).plays()
    }

    private func decisions() -> [Play] { DecisionPlays(world).plays() + ContractPlays(world).plays() + AdviserPlays(world).plays() }

    private func disputes() throws -> [Play] {
        try MediationPlays(world).plays() + ReconsiderationPlays(world).plays() + LitigationPlays(world).plays() + PetitionPlays(world).plays()
            + AdministrativeMediationPlays(world).plays()
    }

    private func oversight() -> [Play] {
        InspectionPlays(world).plays() + CompulsionPlays(world).plays() + CrimePlays(world).plays() + SupervisionPlays(world).plays()
            + FileReviewPlays(world).plays() + GuidingCasePlays(world).plays()
    }
}
