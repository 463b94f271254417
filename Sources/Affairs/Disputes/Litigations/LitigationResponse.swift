package import Kernel

/// 行政应诉: one suit against an organ, from the court's notice to the archive; the matter's own organ is the organ sued.
///
/// For a government that is sued its office registers, the organ that made the act answers, and the justice bureau coordinates. What is
/// left to people: whether the court is right, which defence to make, whether a reason for absence is good. Judgments are made public by
/// the court (行政诉讼法第六十五条), so nothing is published from here. A suit tried anew after the file is closed is registered as a new one.
package struct LitigationResponse: Matter {
    package enum Stage: String, MatterStage {
        case received, answering, trying, suspended, judged, appealed, retrying, effective, closed

        package var name: String {
            switch self {
            case .received: "待交办"
            case .answering: "答辩举证"
            case .trying: "第一审审理"
            case .suspended: "诉讼中止"
            case .judged: "已裁判，上诉期内"
            case .appealed: "第二审审理"
            case .retrying: "再审审理"
            case .effective: "裁判已生效"
            case .closed: "已归档"
            }
        }
        package var isFinal: Bool { self == .closed }
    }

    // Receipt
    package var receivedOn: Day?
    package var registeredOn: Day?
    package var court = ""
    package var courtNumber = ""
    package var courtFiledOn: Day?
    package var isSimplified = false
    package var plaintiff = Party()
    package var plaintiffs = JointParty()
    package var others: [Party] = []
    package var coDefendants: [OrganCode] = []
    package var actKind: Reconsideration.ActKind?
    package var actName = ""
    package var actNumber = ""
    package var actOn: Day?
    package var penalty: Ref<PenaltyCase>?
    package var reviewResult: ReviewResult?
    package var reconsideration: Ref<Reconsideration>?
    package var claims = ""
    package var reasons = ""
    package var claimsCompensation = false
    package var claimsDocumentReview = false

    // Assignment
    package var handler: OrganCode?
    package var agents: [Representative] = []
    package var assignedOn: Day?
    package var coordinationNote = ""
    package var coordinatedOn: Day?
    package var jurisdictionObjection = ""
    package var jurisdictionObjectedOn: Day?
    package var jurisdictionRuling: JurisdictionRuling?
    package var jurisdictionRuledOn: Day?
    package var movedTo = ""
    package var movedNumber = ""

    // Defence and evidence
    package var defence = ""
    package var evidence: [Evidence] = []
    package var basisDocuments: [String] = []
    package var answeredOn: Day?
    package var answerLate = false
    package var noAnswerOn: Day?
    package var extensionGround: ExtensionGround?
    package var extensionNote = ""
    package var extensionAskedOn: Day?
    package var extensionGrantedOn: Day?
    package var obstacleEndedOn: Day?
    package var leaveGrantedOn: Day?
    package var leaveNote = ""
    package var addedEvidence: [Evidence] = []
    package var evidenceSuppliedOn: Day?
    package var evidenceLapsedOn: Day?
    package var thirdPartyEvidence = false
    package var evidenceDisregarded = false

    // Attendance
    package var sessionOn: Day?
    package var summonedFor: Day?
    package var sessionPlace = ""
    package var headNotice: HeadNotice?
    package var headNoticeGround: HeadNoticeGround?
    package var headNoticedOn: Day?
    package var noticeShort = false
    package var calledAgain = false
    package var attendance: Attendance?
    package var headOrgan: OrganCode?
    package var headName = ""
    package var headPost: HeadPost?
    package var absenceGround: AbsenceGround?
    package var absenceNote = ""
    package var postponementAsked = false
    package var staff: [String] = []
    package var counsel: [String] = []
    package var arrangedOn: Day?
    package var proofShowsPost = false
    package var proofSealed = false
    package var proofOn: Day?
    package var heldOn: Day?
    package var headPresent = false
    package var staffPresent = false
    package var headSpoke = false
    package var leftEarly = false
    package var refusedToExplain = false
    package var sessionNote = ""
    package var sessions: [Session] = []

    // Course and judgment
    package var instance: Instance?
    package var round: Int?
    package var ordinarySince: Day?
    package var trialExtension: Int?
    package var suspensionCause = ""
    package var suspendedOn: Day?
    package var formerStage: Instance?
    package var stayRequest = ""
    package var stayRequestedOn: Day?
    package var stayGround: StayGround?
    package var stayNote = ""
    package var stayedByCourt = false
    package var stayNumber = ""
    package var stayedOn: Day?
    package var stayLiftNumber = ""
    package var stayLiftReason = ""
    package var stayLiftedOn: Day?
    package var changedAct = ""
    package var changedOn: Day?
    package var withdrawalCause: WithdrawalCause?
    package var mediationScope: MediationScope?
    package var mediationAgreement = ""
    package var mediationSigned = false
    package var rulingOutcome: Outcome?
    package var rulingNumber = ""
    package var rulingOn: Day?
    package var servedOn: Day?
    package var othersServedOn: Day?
    package var orders = ""
    package var performanceDays: Int?
    package var compensation: Money?
    package var remakeOrdered = false
    /// 恢复原行政行为的法律效力: where a decision of reconsideration that had changed the act is revoked.
    package var restoresAct = false
    /// Where both are sued, what the court made of the decision of reconsideration beside the act.
    package var reviewRuling: ReviewRuling?
    package var rulings: [Ruling] = []
    package var appeals: [Appeal] = []
    package var appealReason = ""
    package var appealNumber = ""
    package var appealDefence = ""
    package var secondResult: SecondResult?
    package var outcome: Outcome?
    package var effectiveOn: Day?
    package var lost = false
    package var lostOn: Day?
    package var retrialReason = ""
    package var retrialGround: RetrialGround?
    package var retrialKnownOn: Day?
    package var retrialAppliedOn: Day?
    package var retrialCopyOn: Day?
    package var retrialOpinion = ""
    package var retrialAnsweredOn: Day?
    package var retrialRejection = ""
    package var retrialRejectedOn: Day?
    package var retrialCause: RetrialCause?
    package var retriesAsFirst = false
    package var retrialOn: Day?
    package var retrialOutcome: Outcome?
    package var retriedOn: Day?

    // After the judgment
    package var performanceReport = ""
    package var remadeAct = ""
    package var remadeComparison: Reconsideration.Comparison?
    package var performedOn: Day?
    package var alarmedOn: Day?
    package var courtMeasures: [CourtMeasure] = []
    package var lossCauses: [LossCause] = []
    package var lossReview = ""
    package var accountability = ""
    package var reviewedOn: Day?
    package var suggestionReply = ""
    package var suggestionAdoption: Adoption?
    package var suggestions: [Suggestion] = []
    package var archive = Archive<FilePaper>()

    package var contested = ContestedAct()

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "litigation", "行政应诉", .disputes,
        laws: [
            Law.administrativeProcedure, Law.administrativeProcedure2018, Law.administrativeEvidence2002, Law.headAppearance2020,
            Law.litigationResponse2016,
        ])

    /// A suit follows the edition of the day it is registered; sessions later held under the newer rules change nothing of it.
    package static var editions: [Edition] {
        [
            Edition("2018", "法释〔2018〕1号施行以后", from: "2018-02-08", until: "2020-06-30"),
            Edition("2020", "法释〔2020〕3号施行以后", from: "2020-07-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2020")
    }

    package static var readers: [Role] { [.legality, .reviewer] }
    package var concerned: [OrganCode] { coDefendants + [handler].compactMap { $0 } }

    /// Names no citizen: titles are listed and searched.
    package var title: String {
        "\(plaintiff.maskedName)诉\(actKind?.name ?? "行政行为")案\(courtNumber.isEmpty ? "" : "（\(courtNumber)）")"
    }
}
