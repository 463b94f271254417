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
        KindDefinition(LitigationResponse.self),
        KindDefinition(Petition.self),
        KindDefinition(AdministrativeMediation.self),
    ]
}
