package import Kernel

/// 信访事项: one petition, from the day it comes in to its end; its own organ is the one that registered it.
///
/// The petitions office forwards or assigns; the organ that has power to decide hears, investigates and answers; the organ above reviews,
/// the next above that re-examines, and then the same facts are not taken up again. What is left to people: what class a petition is,
/// which organ has power, whether facts are new, whether a case is major or of long standing, whether it is really resolved.
package struct Petition: Matter {
    package enum Stage: String, MatterStage {
        case registered, forwarded, accepted, answered, reviewing, reviewed, reexamining, reexamined, declined, diverted, closed

        package var name: String {
            switch self {
            case .registered: "待甄别"
            case .forwarded: "已转送交办"
            case .accepted: "办理"
            case .answered: "已答复"
            case .reviewing: "复查"
            case .reviewed: "已复查"
            case .reexamining: "复核"
            case .reexamined: "已复核"
            case .declined: "不予受理"
            case .diverted: "已导入法定途径"
            case .closed: "已办结"
            }
        }
        package var isFinal: Bool { self == .declined || self == .diverted || self == .closed }
    }

    // Coming in
    package var channel: Channel?
    package var receivedOn: Day?
    package var registeredOn: Day?
    /// Since when it follows the present regulation, where it was registered under the former.
    package var lawSince: Day?
    package var receivedByOffice = false
    package var petitioner = Party()
    package var petitioners = JointParty()
    package var oralRecorded = false
    package var petitionClass: Class?
    package var topic: Topic?
    package var subject = ""
    package var place = ""
    package var request = ""
    package var complainedOrgan: OrganCode?
    package var accused: [PersonID] = []
    package var accusedOthers: [String] = []
    package var sameKey = ""
    package var isRepeat = false
    package var earlier: Ref<Petition>?
    package var newFacts = false
    package var isUrgent = false
    package var urgentReportedTo = ""
    package var urgentReportedOn: Day?
    package var visits: [Visit] = []

    // Forwarding
    package var handler: OrganCode?
    package var competent: OrganCode?
    package var involvedOrgans: [OrganCode] = []
    package var competenceManner: CompetenceManner?
    package var competenceNote = ""
    package var isAssigned = false
    package var forwardedOn: Day?
    package var forwardNumber = ""
    package var reportBy: Day?
    package var firstReportedOn: Day?
    package var reportedBackOn: Day?
    package var reportBack = ""
    package var objectionAnswer = ""
    package var objections: [Objection] = []

    // Acceptance
    package var route: Route?
    package var noticeWay: NoticeWay?
    package var noticedOn: Day?
    package var noticeMissedOn: Day?
    package var acceptedOn: Day?
    package var acceptanceNumber = ""
    package var declineReason: DeclineReason?
    package var declineNote = ""
    package var declinedOn: Day?
    package var divertedTo = ""
    package var divertedOn: Day?

    // Handling
    package var recusals: [Recusal] = []
    package var heardOn: Day?
    package var heardNote = ""
    package var unheardReason: UnheardReason?
    package var unheardNote = ""
    package var invitedOn: Day?
    package var unheardOn: Day?
    package var investigation = ""
    package var investigatedOn: Day?
    package var isComplex = false
    package var hearing = Hearing()
    package var hearings: [Day] = []
    package var extensionDays: Int?
    package var extensionReason = ""
    package var extensionTold = false
    package var extendedOn: Day?
    package var settlementKind: SettlementKind?
    package var settlement = ""
    package var settlementAgreed = false
    package var settledOn: Day?
    package var opinion: Opinion?
    package var suggestionResult: SuggestionResult?
    package var facts = ""
    package var legalBasis = ""
    package var opinionText = ""
    package var opinionNumber = ""
    package var answeredOn: Day?
    package var answerLate = false
    package var answerService = Service()
    package var reopenedOn: Day?
    package var reansweredOn: Day?
    package var executor: OrganCode?
    package var execution = ""
    package var executedOn: Day?

    // Review and re-examination
    package var reviewOrgan = ""
    package var reviewOrganCode: OrganCode?
    package var reviewRequestedOn: Day?
    package var reviewResult: ReviewResult?
    package var reviewOpinion = ""
    package var reviewNumber = ""
    package var reviewedOn: Day?
    package var reviewLate = false
    package var reviewService = Service()
    package var reexaminationOrgan = ""
    package var reexaminationOrganCode: OrganCode?
    package var reexaminationRequestedOn: Day?
    package var rehearing = Hearing()
    package var reexaminationResult: ReviewResult?
    package var reexaminationOpinion = ""
    package var reexaminationNumber = ""
    package var reexaminedOn: Day?
    package var publicText = ""
    package var terminatedOn: Day?

    // Satisfaction, leaders, major cases
    package var evaluation: Evaluation?
    package var evaluatedOn: Day?
    package var resolution: Resolution?
    package var resolutionNote = ""
    package var resolvedOn: Day?
    package var leaderDeeds: [LeaderEntry] = []
    package var majorKind: MajorKind?
    package var majorReason = ""
    package var majorLeader = ""
    package var majorPlan = ""
    package var majorDue: Day?
    package var majorOn: Day?
    package var majorProposal = ""
    package var majorProof: MajorProof?
    package var majorProposedOn: Day?
    package var majorReturn = ""
    package var majorResolvedOn: Day?
    package var adviceAnswer = ""
    package var adviceAdopted = false
    package var supervisions: [Supervision] = []
    package var followUp = ""
    package var closedOn: Day?

    package var dutyClues = DutyClues()

    package init() {}

    package static let kind: MatterKind = MatterKind("petition", "信访事项", .disputes, laws: [Law.petitions2005, Law.petitions2022])

    package static var editions: [Edition] {
        [
            Edition("2005", "信访条例", from: "2005-05-01", until: "2022-04-30"),
            Edition("2022", "信访工作条例", from: "2022-05-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        // The Regulation of 2005 ends with April 2022, and nothing says that what was accepted goes on under it: the procedure is the new one's, the
        // sixty days that had begun run out as they did. What was accepted then was dealt with by 信访程序, a way that the new one asks for by name.
        Passage.newProcedure("2005", to: "2022").asBegun("handle", "handle-again")
            .when("尚未受理的，已经受理而本县没有设定为仍按信访条例办结的") { petition, now in petition.acceptedOn == nil || now.settings[acceptedPass] }
            .writes(\.lawSince, \.route) { petition, _ in
                petition.lawSince = Law.petitions2022.inForce
                if petition.acceptedOn != nil, petition.petitionClass == .appeal { petition.route = petition.route ?? .petition }
            }
    }

    package static var readers: [Role] { [.petitions] }
    package var concerned: [OrganCode] { [handler].compactMap { $0 } }

    /// Names nobody: titles are listed and searched.
    package var title: String { subject.isEmpty ? "\(topic?.name ?? "其他")信访事项" : "\(topic?.name ?? "其他")：\(subject)" }
}
