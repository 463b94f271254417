package import Kernel

/// 行政复议: one application, from its registration to the archive; its organ is the reconsideration organ, the county's government.
///
/// There is no field for a fee: none may be charged (2017年第三十九条，2023年第八十七条), so none can be entered.
package struct Reconsideration: Matter {
    package enum Stage: String, MatterStage {
        case received, supplementing, refused, transferred, abandoned, withdrawn, reviewing, suspended, proposed, decided, effective, closed

        package var name: String {
            switch self {
            case .received: "审查受理"
            case .supplementing: "待补正"
            case .refused: "不予受理"
            case .transferred: "已转送"
            case .abandoned: "视为放弃"
            case .withdrawn: "受理前撤回"
            case .reviewing: "审理"
            case .suspended: "中止审理"
            case .proposed: "待批准"
            case .decided: "待送达"
            case .effective: "已审结"
            case .closed: "已归档"
            }
        }
        package var isFinal: Bool {
            switch self {
            case .refused, .transferred, .abandoned, .withdrawn, .closed: true
            case .received, .supplementing, .reviewing, .suspended, .proposed, .decided, .effective: false
            }
        }
    }

    package var caseNumber = ""
    package var registeredOn: Day?
    /// Since when it follows the present edition, where it was registered under an earlier one.
    package var lawSince: Day?
    package var channel: Channel?
    package var appliedOn: Day?
    package var organReceivedOn: Day?
    package var receivedOn: Day?
    package var oralRecorded = false
    package var applicant = Party()
    package var applicants = JointParty()
    package var agents: [Representative] = []
    package var others: [Party] = []
    package var respondent: OrganCode?
    package var coRespondents: [OrganCode] = []
    package var actKind: ActKind?
    package var actName = ""
    package var actNumber = ""
    package var actOn: Day?
    package var actTraits: [ActTrait] = []
    package var actPublished = false
    package var actMatter: Int?
    package var penalty: Ref<PenaltyCase>?
    package var amount: Money?
    package var knownOn: Day?
    package var rightsKnownOn: Day?
    package var obstacleFrom: Day?
    package var obstacleUntil: Day?
    package var obstacleReason = ""
    package var longerPeriod: Int?
    package var requests = ""
    package var reasons = ""
    package var requestsVoid = false
    package var requestsCompensation = false
    package var requestsCollateral = false
    package var requestsHearing = false
    package var renews: Ref<Reconsideration>?
    package var renewalCause: RenewalCause?
    package var renewalOrder = ""
    package var renewalOrderedOn: Day?

    package var conditionsMet: [Condition] = []
    package var conditionsUnmet: [Condition] = []
    package var withdrewUnwillingly = false
    package var supplementItems = ""
    package var supplementDays: Int?
    package var supplementRequestedOn: Day?
    package var supplementNumber = ""
    package var supplementNoticedOn: Day?
    package var supplementExtension: Int?
    package var supplementExtensionReason = ""
    package var supplementedOn: Day?
    package var examinedOn: Day?
    package var acceptedOn: Day?
    package var deemedAccepted = false
    package var refusalReason = ""
    package var refusalNumber = ""
    package var refusedOn: Day?
    package var competentOrgan = ""
    package var superiorDecision = ""
    package var transferredOn: Day?
    package var abandonedOn: Day?
    package var withdrawnOn: Day?

    package var track: Track?
    package var summaryGround: SummaryGround?
    package var isPlain = false
    package var conversionReason = ""
    package var convertedOn: Day?
    package var handlers: [PersonID] = []
    package var isMajor = false
    package var isTechnical = false
    package var wantsAdvice = false
    package var copySentOn: Day?
    package var replyNoticeNumber = ""
    package var copyReceivedOn: Day?
    package var reply = ""
    package var evidence: [Evidence] = []
    package var repliedOn: Day?
    package var replyLate = false
    package var noReplyOn: Day?
    package var thirdPartyEvidence = false
    package var newGrounds = ""
    package var evidencePermittedOn: Day?
    package var addedEvidence: [Evidence] = []
    package var opinionsHeard: [HeardOpinion] = []
    package var partiesUnheard: [HeardParty] = []
    package var unheardReason = ""
    package var investigations: [Investigation] = []
    package var accesses: [FileAccess] = []
    package var stayGround: StayGround?
    package var stayNote = ""
    package var stayNumber = ""
    package var stayedOn: Day?
    package var stayLiftReason = ""
    package var stayLiftedOn: Day?
    package var thirdPartiesNoticedOn: Day?
    package var inquiryKind: InquiryKind?
    package var inquiryFrom: Day?
    package var inquiries: [Inquiry] = []
    package var joined: [Ref<Reconsideration>] = []
    package var joinedOn: Day?

    package var hearing = Hearing()
    package var headAttended = false
    package var headAbsence = ""
    package var adviceGround: AdviceGround?
    package var adviceAskedOn: Day?
    package var advice = ""
    package var advisedOn: Day?
    package var adviceAdoption = ""
    package var collateralDocument = ""
    package var collateralOf: Ref<NormativeDocument>?
    package var collateralMaker = ""
    package var collateralPower: CollateralPower?
    package var collateralRaisedOn: Day?
    package var makerNotifiedOn: Day?
    package var makerReply = ""
    package var makerRepliedOn: Day?
    package var forwardedTo = ""
    package var forwardedOn: Day?
    package var forwardReceivedOn: Day?
    package var collateralFinding: CollateralFinding?
    package var collateralResult = ""
    package var collateralDoneOn: Day?
    package var collateralClauses = ""
    package var correctionOrderedOn: Day?
    package var correctionNumber = ""
    package var makerCorrection = ""
    package var makerCorrectedOn: Day?

    package var suspensionCause: SuspensionCause?
    package var suspensionNote = ""
    package var suspensionAgreed = false
    package var suspendedOn: Day?
    package var suspensionNumber = ""
    package var resumptionReason = ""
    package var resumptionNumber = ""
    package var suspensions: [Suspension] = []
    package var extensionDays: Int?
    package var extensionReason = ""
    package var extendedOn: Day?
    package var extensionNumber = ""
    package var mediationScope: MediationScope?
    package var mediationAgreement = ""
    package var mediationSigned = false
    package var mediationLawful = false
    package var mediationEffectiveOn: Day?
    package var mediationNumber = ""
    package var terminationCause: TerminationCause?
    package var terminationNote = ""
    package var withdrawalAllowed = false
    package var settlement = ""
    package var settlementLawful = false
    package var settlementDiscretion = false
    package var terminationNumber = ""

    package var facts = ""
    package var findings = ""
    package var proposedOutcome: Outcome?
    package var ground: Ground?
    package var orders = ""
    package var effect: Effect?
    package var thirdPartyOpposes = false
    package var remakeOrdered = false
    package var performanceDays: Int?
    package var compensationDecision: CompensationDecision?
    package var compensationAmount: Money?
    package var tookProperty = false
    package var propertyOrder: PropertyOrder?
    package var followsHearingRecord = false
    package var proposedOn: Day?
    package var returnNote = ""
    package var decisionManner: DecisionManner?
    package var meetings: [Meeting] = []
    package var isMajorDecision = false
    package var decidedOn: Day?
    package var decisionNumber = ""
    package var outcome: Outcome?
    package var concludedOn: Day?
    package var isLate = false
    package var decisionService = Service()

    package var opinionTo: OrganCode?
    package var opinionText = ""
    package var opinionIssuedOn: Day?
    package var opinionNumber = ""
    package var opinionReceivedOn: Day?
    package var rectification = ""
    package var rectifiedOn: Day?
    package var performanceReport = ""
    package var remadeAct = ""
    package var remadeComparison: Comparison?
    package var performedOn: Day?
    package var orderDays: Int?
    package var interviewed = false
    package var criticised = false
    package var orderedOn: Day?
    package var orderNumber = ""
    package var enforcementManner: EnforcementManner?
    package var enforcementNote = ""
    package var enforcedOn: Day?
    package var superior = ""
    package var copiedOn: Day?
    package var filedTo = ""
    package var filedOn: Day?
    package var publicText = ""
    package var publicApplicant = ""
    package var publicRespondent = ""
    package var publishedOn: Day?
    package var closedOn: Day?
    package var annulledOn: Day?
    package var annulment = ""

    package var dutyClues = DutyClues()
    package var contested = ContestedAct()

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "reconsideration", "行政复议", .disputes,
        laws: [Law.reconsideration2017, Law.reconsideration2023, Law.reconsiderationRules, Law.reconsiderationRules2026])

    package static var editions: [Edition] {
        [
            Edition("2017", "2017年修正的行政复议法", from: "2018-01-01", until: "2023-12-31"),
            Edition("2023", "2023年修订的行政复议法", from: "2024-01-01", until: "2026-06-30"),
            Edition("2026", "2026年修订的实施条例施行以后", from: "2026-07-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2017", to: "2023")
            .asBegun("transfer", "supplement")
            .anew("reply", "forward", "copy-summary", "reply-summary", "decision-summary", "maker-notice", "maker-reply")
            .writes(\.lawSince) { matter, _ in matter.lawSince = Law.reconsideration2023.inForce }
        Passage.newProcedure("2023", to: "2026")
            .anew("collateral", "collateral-forward")
            .writes(\.lawSince) { matter, _ in matter.lawSince = Law.reconsiderationRules2026.inForce }
    }

    /// 被申请人 is a party: it gets the application, replies and is served, and takes no part in how the reconsideration organ considers it.
    package var partyOrgans: [OrganCode] { [respondent, opinionTo].compactMap { $0 } + coRespondents }

    /// Names no citizen: titles are listed and searched.
    package var title: String { "\(applicant.maskedName)不服\(actKind?.name ?? "行政行为")申请行政复议" }
}
