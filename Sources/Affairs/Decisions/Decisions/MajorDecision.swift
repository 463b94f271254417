package import Kernel

/// 重大行政决策: one decision, from the suggestion to its execution, evaluation, change and end, under one dossier number.
///
/// It lies with the organ that decides; what the undertaking unit does is done at that unit's desk. Which procedures it must pass follows
/// from what is declared of it (重大行政决策程序暂行条例第十四条、第十九条、第二十二条、第二十九条), and only the decision organ declares.
/// What the law leaves to people: whether the matter is weighty enough, which opinions are reasonable, whether a risk can be borne, what to decide.
package struct MajorDecision: Matter {
    // What is to be decided, and what is declared of it.
    package var title = ""
    package var nature: Nature?
    package var source: Source?
    package var proposer = OrganCode("")
    package var proposerName = ""
    package var suggestion = ""
    package var problem = ""
    package var reasons = ""
    package var preliminaryPlan = ""
    package var necessity = ""
    package var adjusts: Ref<MajorDecision>?
    package var changeKind: ChangeKind?
    package var proposedOn: Day?
    package var studyUnit = OrganCode("")
    package var study = ""
    package var studiedOn: Day?
    package var catalogue: Ref<DecisionCatalogue>?
    package var catalogueItem: Int?
    package var outsideReason = ""
    package var undertaker = OrganCode("")
    package var coUndertakers: [OrganCode] = []
    package var affectsInterests = false
    package var affectsGroups = false
    package var isTechnical = false
    package var mayHarm = false
    package var touchesOperators = false
    package var hasDisagreement = false
    package var hearingByLaw = false
    package var isUndisclosed = false
    package var undisclosedReason = ""
    package var isExploratory = false
    package var isOfGeneralConcern = false
    package var needsCongress = false
    package var declarationNote = ""
    package var startedOn: Day?
    package var declineReason = ""
    package var declinedOn: Day?

    // The draft and the units it touches.
    package var legalBasis = ""
    package var explanation = ""
    package var text: Attachment?
    package var options: [Option] = []
    package var singleOptionReason = ""
    package var costBenefit = ""
    package var unitsConcerned: [OrganCode] = []
    package var drafters: [PersonID] = []
    package var draftedOn: Day?
    package var revisions: [Revision] = []
    package var revisionNote = ""
    package var consultations: [Consultation] = []
    package var disputeReport = ""
    package var disputeReportedOn: Day?
    package var disputeSettlement = ""

    // The public.
    package var solicitChannels: [Channel] = []
    package var solicitUntil: Day?
    package var shortReason = ""
    package var solicitedOn: Day?
    package var solicitations: [Solicitation] = []
    package var hearing = Hearing()
    package var hearingSelection = ""
    package var hearingParticipants: [String] = []
    package var participantsOn: Day?
    package var papersServedOn: Day?
    package var events: [Event] = []
    package var groupsHeard = ""
    package var comments: [Comment] = []
    package var answers: [Answer] = []
    package var adoptionExplanation = ""
    package var participatedOn: Day?

    // The experts and the risks.
    package var experts: [Expert] = []
    package var opinions: [ExpertOpinion] = []
    package var recusedExpert = ""
    package var recusalReason = ""
    package var argumentForm: ArgumentForm?
    package var argumentConclusion = ""
    package var expertAdoption = ""
    package var arguedOn: Day?
    package var risks: [Risk] = []
    package var riskControl: RiskControl?
    package var riskOn: Day?

    // The two reviews.
    package var competitionReviewer = OrganCode("")
    package var competitionPreliminary = ""
    package var competitionAskedOn: Day?
    package var competition: Ref<FairCompetitionReview>?
    package var competitionOutcome: FairCompetitionReview.Outcome?
    package var competitionOn: Day?
    package var neededBy: Day?
    package var urgencyReason = ""
    package var proceduresNote = ""
    package var submittedOn: Day?
    package var legality: Ref<LegalityReview>?
    package var legalityOutcome: LegalityReview.Outcome?
    package var legalityOn: Day?
    package var legalityAnswer = ""
    package var legalRisk = ""

    // The decision, its publication and its dossier.
    package var papers: [Paper] = []
    package var tabledOn: Day?
    package var returnReason = ""
    package var meetings: [Meeting] = []
    package var decidedOn: Day?
    package var partyRequestNumber = ""
    package var partyReportedOn: Day?
    package var partyReply = ""
    package var partyConsentedOn: Day?
    package var congressReport = ""
    package var congressReportedOn: Day?
    package var number = ""
    package var channels: [Channel] = []
    package var executors: [OrganCode] = []
    package var effectiveOn: Day?
    package var interpretation = ""
    package var publishedOn: Day?
    package var withdrawalReason = ""
    package var endedOn: Day?
    package var archive = Archive<DossierPart>()

    // What becomes of it.
    package var reporter = OrganCode("")
    package var executionReports: [ExecutionReport] = []
    package var feedback: [Feedback] = []
    package var suspensions: [Suspension] = []
    package var resumeNote = ""
    package var evaluationGround: EvaluationGround?
    package var evaluator = ""
    package var isThirdParty = false
    package var evaluationStartedOn: Day?
    package var evaluations: [Evaluation] = []
    package var changes: [Change] = []
    package var changedBy: Ref<MajorDecision>?
    package var completionNote = ""
    package var completedOn: Day?
    package var stoppedOn: Day?

    package init() {}

    /// The units that undertake, are consulted and execute may see it.
    package var concerned: [OrganCode] {
        ([undertaker, proposer, studyUnit] + coUndertakers + executors).filter { !$0.isUnset }
    }

    package static let kind: MatterKind = MatterKind(
        "decision", "重大行政决策", .decisions, laws: [Law.majorDecisions, Law.hunanProcedure, Law.competitionReview2024, Law.documentReview2018])
}
