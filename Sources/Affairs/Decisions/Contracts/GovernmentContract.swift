package import Kernel

/// 政府合同: one contract to which an organ of the county is a party, from approval of the project to the archive.
///
/// It lies with the unit that undertakes it (承办单位); what the signing organ does is done at the signing organ's desk, and its
/// legality is reviewed on the justice bureau's. No statute governs such contracts as such: the steps are those of the county's own
/// measures, what the Civil Code, procurement and tendering law require stands under their own articles. Left to people: whether the
/// other party's standing is good enough, how great a risk is, whether a clause is worth what it costs, and whether a change touches
/// rights and duties. A contract split to stay below the county's amount is not refused but warned of: only people can say why.
package struct GovernmentContract: Matter {
    // What is to be contracted, and with whom.
    package var title = ""
    package var category: Category?
    package var party = OrganCode("")
    package var undertaker = OrganCode("")
    package var counterparty = Party()
    package var counterpartyKind: CounterpartyKind?
    package var amount: Money?
    package var fundSource = ""
    package var necessity = ""
    package var majorReason = ""
    package var isMajor = false
    package var isMajorDecision = false
    package var decisionReference = ""
    package var touchesCompetition = false
    package var isConfidential = false
    package var proposedOn: Day?
    package var approvedOn: Day?
    package var declineReason = ""

    // Who the other party is, and what may go wrong.
    package var standing: [Standing] = []
    package var diligence = ""
    package var credit: Credit?
    package var creditSafeguard = ""
    package var investigatedOn: Day?
    package var riskLevel: RiskLevel?
    package var riskReport = ""
    package var riskMeasures = ""
    package var riskAssessedOn: Day?
    package var selection: Selection?
    package var selectionNote = ""
    package var awardedOn: Day?

    // The draft and the opinions on it.
    package var draft: Attachment?
    package var terms = ""
    package var guarantee: Guarantee?
    package var drafters: [PersonID] = []
    package var draftedOn: Day?
    package var adviser = ""
    package var adviserOpinion = ""
    package var participation: Ref<AdviserParticipation>?
    package var adviserOn: Day?
    package var competitionConclusion: NormativeDocument.CompetitionConclusion?
    package var competitionNote = ""
    package var competitionReview: Ref<FairCompetitionReview>?
    package var checkOpinion = ""
    package var checkedOn: Day?
    package var checkReturn = ""
    package var papers: [Paper] = []
    package var neededBy: Day?
    package var submissionNumber = ""
    package var submittedOn: Day?
    package var review: Ref<LegalityReview>?
    package var reviewOutcome: LegalityReview.Outcome?
    package var reviewedOn: Day?
    package var firstReviewedOn: Day?
    package var firstOutcome: LegalityReview.Outcome?
    package var suggestions: [String] = []
    package var replies: [Reply] = []
    package var repliedOn: Day?
    package var opinionCounts: [OpinionCount] = []
    package var reviseNote = ""

    // Decision, signature, filing.
    package var meetings: [Meeting] = []
    package var deliberatedOn: Day?
    package var needsApproval = false
    package var approvalNumber = ""
    package var countersignedOn: Day?
    package var signatory = ""
    package var number = ""
    package var signedOn: Day?
    package var signedAmount: Money?
    package var performFrom: Day?
    package var performUntil: Day?
    package var filingNumber = ""
    package var filedOn: Day?
    package var isFiledLate = false
    package var procurementFiledOn: Day?
    package var announcedOn: Day?
    package var abandonReason = ""
    package var abandonedOn: Day?

    // Performance and what disturbs it.
    package var ledger: [Performance] = []
    package var changes: [Change] = []
    package var changeNote = ""
    package var changeAmount: Money?
    package var changeOutcome: LegalityReview.Outcome?
    package var changeReviewedOn: Day?
    package var changeSuggestions: [String] = []
    package var changeReply = ""
    package var changeDeliberatedOn: Day?
    package var breaches: [Breach] = []
    package var disputes: [Dispute] = []
    package var disputeOutcome = ""
    package var completionNote = ""
    package var completedOn: Day?
    package var terminationGround: TerminationGround?
    package var terminationNote = ""
    package var compensation = ""
    package var terminationNumber = ""
    package var terminatedOn: Day?
    package var archive = Archive<FilePaper>()

    package init() {}

    /// The organ in whose name it is signed answers for it.
    package var concerned: [OrganCode] { party.isUnset ? [] : [party] }

    package static let kind: MatterKind = MatterKind(
        "contract", "政府合同", .decisions,
        laws: [Law.localContracts, Law.civilCode, Law.governmentProcurement, Law.tendering2017, Law.legalAdvisers2016, Law.businessEnvironment])
}
