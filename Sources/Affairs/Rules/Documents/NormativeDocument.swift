package import Kernel

/// 行政规范性文件: one document, from project approval to its end.
///
/// It lies with the unit that drafts it; what its maker does is done at the maker's desk, and it counts for the maker.
/// A decision that cites it asks ``isInForce(on:)``.
package struct NormativeDocument: Matter {
    // What is to be made, and by whom.
    package var title = ""
    package var maker = OrganCode("")
    package var makerKind: MakerKind?
    package var drafter = OrganCode("")
    package var nature: Nature?
    package var necessity = ""
    package var overlap: Overlap?
    package var isPlanned = false
    package var unplannedReason = ""
    package var touchesBusiness = false
    package var touchesCompetition = false
    package var touchesVitalInterests = false
    package var replaces: [Ref<NormativeDocument>] = []
    package var proposedOn: Day?
    package var approvedOn: Day?
    package var declineReason = ""
    package var reviewer = OrganCode("")
    package var registrar = OrganCode("")
    package var competitionReviewer = OrganCode("")

    // The draft and those who were heard.
    package var legalBasis = ""
    package var assessment = ""
    package var assessedOn: Day?
    package var explanation = ""
    package var text: Attachment?
    package var draftedOn: Day?
    package var drafters: [PersonID] = []
    package var consultationOpenedOn: Day?
    package var consultUntil: Day?
    package var urgencyReason = ""
    package var exemption: Exemption?
    package var exemptionNote = ""
    package var hearings: [Hearing] = []
    package var operatorsHeard = ""
    package var opinionsReceived: Int?
    package var opinionsAdopted: Int?
    package var adoptionExplanation = ""
    package var consultationClosedOn: Day?
    package var competitionPreliminary = ""
    package var competitionConclusion: CompetitionConclusion?
    package var competitionHeard = ""
    package var competitionNote = ""
    package var competitionException: FairCompetitionReview.ExceptionGround?
    package var competitionAlternatives = ""
    package var competitionUntil: Day?
    package var competitionEndCondition = ""
    package var revisionScope: RevisionScope?
    package var competitionOn: Day?

    // The reviews and the decision.
    package var legalUnitOpinion = ""
    package var papers: [Paper] = []
    package var neededBy: Day?
    package var emergencyReason = ""
    package var submissionNumber = ""
    package var submittedOn: Day?
    package var receivedOn: Day?
    package var returnReason = ""
    package var review: Ref<LegalityReview>?
    package var reviewOutcome: LegalityReview.Outcome?
    package var reviewedOn: Day?
    package var firstReviewedOn: Day?
    package var reviewAdoption: ReviewAdoption?
    package var unadoptedExplanation = ""
    package var meetings: [Meeting] = []
    package var deliberatedOn: Day?

    // 三统一 and filing.
    package var number = ""
    package var signedOn: Day?
    package var registrationNumber = ""
    package var registeredOn: Day?
    package var registrationRefusal = ""
    package var publishedOn: Day?
    package var channels: [Channel] = []
    package var effectiveOn: Day?
    package var earlyEffect: EarlyEffect?
    package var validUntil: Day?
    package var isImported = false
    package var filingDue: Day?
    package var filedWith: [FilingBody] = []
    package var filingNumber = ""
    package var filedOn: Day?
    package var filingResult: FilingResult?
    package var filingNote = ""
    package var filingResultOn: Day?
    package var corrections: [Correction] = []

    // Its later life and its end.
    package var evaluation: Evaluation?
    package var evaluationNote = ""
    package var evaluatedOn: Day?
    package var renewals: [Day] = []
    package var amendments: [Amendment] = []
    package var amendedBy: Ref<NormativeDocument>?
    package var amendmentNote = ""
    package var cleanup: Ref<DocumentCleanup>?
    package var repealGround: RepealGround?
    package var replacedBy: Ref<NormativeDocument>?
    package var endNote = ""
    package var repealedOn: Day?
    package var lapsedOn: Day?
    package var revoker = ""
    package var revokedOn: Day?
    package var withdrawalReason = ""

    // Clauses that a court or a reconsideration found unlawful.
    package var findings: [ClauseFinding] = []
    package var findingSource: FindingSource?
    package var findingDocument = ""
    package var findingClauses = ""
    package var findingOn: Day?
    package var findingStops = false
    package var findingAnswer = ""

    package init() {}

    /// The maker answers for the document, whoever drafts it.
    package var concerned: [OrganCode] { maker.isUnset ? [] : [maker] }

    package static let kind: MatterKind = MatterKind(
        "document", "行政规范性文件", .rules,
        laws: [Law.documentControl2018, Law.documentReview2018, Law.localOrganization2022, Law.businessEnvironment, Law.competitionReview2024])
}
