package import Kernel

/// The one list of all kinds of matter. Adding a kind is adding its folder and its line here.
package enum Catalogue {
    package static let definitions: [any Definition] = [
        KindDefinition(EnforcementCertificate.self),
        KindDefinition(PenaltyCase.self),
        KindDefinition(LegalVerification.self),
        KindDefinition(NormativeDocument.self),
        KindDefinition(LegalityReview.self),
        KindDefinition(DocumentCleanup.self),
        KindDefinition(PeoplesMediation.self),
        KindDefinition(Reconsideration.self),
        KindDefinition(Draw.self),
        KindDefinition(ProofItem.self),
        KindDefinition(EnforcementSubject.self),
        KindDefinition(PowerItem.self),
        KindDefinition(PowerReallocation.self),
        KindDefinition(Rectification.self),
        KindDefinition(EnforcementSupervision.self),
        KindDefinition(DiscretionBenchmark.self),
        KindDefinition(FairCompetitionReview.self),
        KindDefinition(DecisionCatalogue.self),
        KindDefinition(MajorDecision.self),
        KindDefinition(LegalReviewer.self),
        KindDefinition(EnforcementTraining.self),
        KindDefinition(QualificationExam.self),
        KindDefinition(MediationOrganisation.self),
        KindDefinition(Mediator.self),
        KindDefinition(CaseFileReview.self),
        KindDefinition(GuidingCase.self),
        KindDefinition(InspectionPlan.self),
        KindDefinition(InspectionTask.self),
        KindDefinition(Inspection.self),
        KindDefinition(CompulsoryMeasure.self),
        KindDefinition(CompulsoryEnforcement.self),
        KindDefinition(CriminalTransfer.self),
        KindDefinition(GovernmentContract.self),
        KindDefinition(AdviserEngagement.self),
        KindDefinition(AdviserParticipation.self),
        KindDefinition(DocumentFiling.self),
        KindDefinition(DocumentReviewRequest.self),
        KindDefinition(LitigationResponse.self),
        KindDefinition(Petition.self),
        KindDefinition(AdministrativeMediation.self),
        KindDefinition(CorrectionService.self),
    ]

    /// The posts and duties that these kinds declare; a new one comes with its kind.
    package static let offices: Offices = Offices(definitions)
}
