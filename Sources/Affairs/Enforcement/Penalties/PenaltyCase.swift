package import Kernel

/// 行政处罚案件: from a clue, or from a decision on the spot, to the archived file.
///
/// What is left to people: whether a fact is proved, whether an act is slight, complicated or of public interest, which
/// articles apply, that one act is not fined twice, that the organ has jurisdiction and, for detention, is the police.
package struct PenaltyCase: Matter {
    package enum Stage: String, MatterStage {
        case clue, notFiled, investigating, reviewing, notified, hearing, decided, executing, closed

        package var name: String {
            switch self {
            case .clue: "线索核查"
            case .notFiled: "不予立案"
            case .investigating: "调查取证"
            case .reviewing: "案件审理"
            case .notified: "已告知"
            case .hearing: "听证"
            case .decided: "待送达"
            case .executing: "执行"
            case .closed: "已结案"
            }
        }
        package var isFinal: Bool { self == .notFiled || self == .closed }
    }

    // Party
    package var procedureKind: ProcedureKind?
    package var openedOn: Day?
    /// Since when it follows the present edition, where it was opened under an earlier one.
    package var lawSince: Day?
    package var cause = ""
    package var powerItem: Ref<PowerItem>?
    package var party = Party()
    package var capacity: Capacity?
    package var partyChangeReason = ""
    package var partyChanges: [PartyChange] = []

    // Clue
    package var source: ClueSource?
    package var clue = ""
    /// The visit that found it.
    package var inspection: Ref<Inspection>?
    /// The case whose decision fell and is to be made anew, and until when.
    package var remakes: Ref<PenaltyCase>?
    package var remakeOrderedOn: Day?
    package var remakeDays: Int?
    package var discoveredOn: Day?
    package var actEndedOn: Day?
    package var harm = false
    package var limitationMonths: Int?
    package var limitationLaw = ""
    package var notFiledReason = ""

    // Filing and time
    package var filedOn: Day?
    package var filingNumber = ""
    package var officers = Officers()
    package var investigators: [PersonID] = []
    package var decisionDays: Int?
    package var extensionDays: Int?
    package var decisionRule = ""
    package var extensionReason = ""
    package var furtherDays: Int?
    package var suspensionGround: SuspensionGround?
    package var suspensionRule = ""

    // Investigation
    package var evidence: [Evidence] = []
    package var recusals: [Recusal] = []
    package var preservations: [Preservation] = []
    package var preservedItems = ""
    package var preservedOutcome: PreservedOutcome?
    package var rectification = ""
    package var rectifyUntil: Day?
    package var rectified = false
    package var rectificationOrderedOn: Day?
    package var facts = ""
    package var legalBasis = ""
    package var basisDocuments: [Ref<NormativeDocument>] = []
    package var benchmark = ""
    package var benchmarkSet: Ref<DiscretionBenchmark>?
    package var benchmarkEntry = ""
    package var tier: Tier?
    /// 从旧兼从轻: by whose day's law the act is judged, and why by the later one.
    package var substance: Substance?
    package var milderReason = ""
    package var departureReason = ""
    package var departureApproval = ""
    package var departsFromUpper = false
    package var makerApproval = ""
    package var complicated = false
    package var verificationGrounds: [VerificationGround] = []
    package var proposal: Decision?
    package var proposedPenalties: [PenaltyItem] = []
    package var reportedOn: Day?

    // Notice and defence
    package var noticeNumber = ""
    package var notifiedOn: Day?
    package var noticeService = Service()
    package var notifiedPenalties: [PenaltyItem] = []
    package var notifiedFacts = ""
    package var notifiedBasis = ""
    package var otherHearingGround = ""
    package var newFacts = ""
    package var defence = ""
    package var defendedOn: Day?
    package var defendedPenalties: [PenaltyItem] = []
    package var defenceReview = ""
    package var defenceAdopted = false
    package var defenceReviewedOn: Day?
    package var waivesDefence = false
    package var waivedOn: Day?

    // Hearing
    package var hearing = Hearing()
    package var hearingFinding: HearingFinding?
    package var hearings: [HeldHearing] = []

    // Legal verification and collective discussion
    package var verificationPending = false
    package var verificationOpinion: LegalVerification.Opinion?
    package var verifications: [Verification] = []
    package var verificationReply = ""
    package var verificationAnsweredOn: Day?
    package var reviewedProposal = ""
    package var meetings: [Meeting] = []
    package var discussedOn: Day?
    package var discussedProposal = ""

    // Decision
    package var decision: Decision?
    package var penalties: [PenaltyItem] = []
    package var spareGround: SpareGround?
    package var education = ""
    package var decisionReason = ""
    package var decisionNumber = ""
    package var decidedOn: Day?
    package var terminationReason = ""

    // Decided on the spot
    package var spotLaw: SpotLaw?
    package var spotTold = false
    package var spotReportedOn: Day?

    // Service
    package var decisionService = Service()
    package var remediesUntil: Day?

    // Execution and remedies
    package var payments: [Payment] = []
    package var paidOn: Day?
    package var refunds: [Refund] = []
    package var givenBack: [GivenBack] = []
    package var cashGround: CashGround?
    package var cashReceipt = ""
    package var cashAsked = false
    package var cashOn: Day?
    package var cashHandedInOn: Day?
    package var cashBankedOn: Day?
    package var deferralAskedOn: Day?
    package var deferredOn: Day?
    package var deferredUntil: Day?
    package var deferralReason = ""
    package var instalments: [Instalment] = []
    package var execution = ""
    package var executedOn: Day?
    package var enforcementResult: EnforcementResult?
    package var enforcedOn: Day?
    package var executionEnd: ExecutionEnd?
    package var executionEndNote = ""
    package var executionEndedOn: Day?
    package var demandedOn: Day?
    package var demandService = Service()
    package var surcharge: Money?
    package var courtAppliedOn: Day?
    package var courtRuling: CourtRuling?
    package var challenges: [Challenge] = []
    package var challengeKind: ChallengeKind?
    package var challengeResult: ChallengeResult?
    package var fall: Fall?
    package var fallReason = ""
    package var fallenOn: Day?
    package var changedPenalties: [PenaltyItem] = []
    package var changesRecorded = false
    /// The judgment or the reconsideration decision by which others changed it.
    package var changeDocument = ""
    /// The last day of the time that a judgment that changed it gives to perform; of one that gives none, the day of its service on the party.
    package var changeDueOn: Day?
    /// The judgment or the reconsideration decision by which a decision that had fallen stands again.
    package var restorationDocument = ""
    package var restorations: [Restoration] = []
    /// 停止执行: by which paper it was stopped, and until when the time to pay stood still.
    package var stayDocument = ""
    package var stayedOn: Day?
    package var stayEndedOn: Day?
    /// Somebody else concerned asked for the opposite of what the party asked for.
    package var adverseClaim = false
    /// Put right by the organ itself, with a paper of its own.
    package var correctedOn: Day?
    package var correctionNumber = ""
    package var correctionService = Service()

    // Publicity
    package var publicationDays: Int?
    package var publicSummary = ""
    package var publicity = Publicity()
    /// What stands before the public is a decision that has fallen since.
    package var mustWithdraw = false
    package var withdrawalGround: WithdrawalGround?
    package var earlyEndAskedOn: Day?
    /// Taken down because it was inaccurate: it goes up again as it should have been.
    package var mustRepublish = false

    // Suspected crime
    package var suspectedCrime = false
    package var crimeReport = ""
    package var crimeReportedOn: Day?
    package var transferAnswer: TransferAnswer?
    package var transferApprover: ApproverCapacity?
    package var transferRefusal = ""
    package var transferDecidedAt: Instant?
    package var transferPapers: [TransferPaper] = []
    package var transferNumber = ""
    package var copiedToProcuratorate = false
    package var transferredAt: Instant?
    package var policeReceipt = ""
    package var policeReceivedOn: Day?
    package var policeAnswer: PoliceAnswer?
    package var policeReason = ""
    package var policeAnsweredOn: Day?
    package var contestRoute: ContestRoute?
    package var contestedOn: Day?
    package var exhibitsHandedOn: Day?

    // Closing
    /// The first time, where it was reopened.
    package var closedOn: Day?
    package var reopenReason = ""
    /// Unset once it is closed again.
    package var reopenedOn: Day?
    package var archive = Archive<FilePaper>()
    package var dutyClues = DutyClues()

    package init() {}

    package static let kind: MatterKind = MatterKind("penalty", "行政处罚案件", .enforcement, laws: [Law.penalty2017, Law.penalty2021])

    /// Mistakes that are found are put right by the organ itself.
    package static var correcting: Correcting { Correcting(Law.penalty2021(75, 2)) }

    /// Names of persons stay masked in lists.
    package var title: String {
        // A case is often opened before anybody knows what the offence was.
        cause.isEmpty ? party.maskedName + "涉嫌违法案（案由待定）" : party.maskedName + cause + "案"
    }
}
