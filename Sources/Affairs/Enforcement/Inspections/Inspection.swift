package import Kernel

/// 行政检查: one visit to one object, drawn by a task or made for a cause, from the request for approval to the archived result.
///
/// What is left to people: whether a cause is a real one, whether what was found breaks the law, that the “五个严禁”“八个不得” are kept
/// beyond what a record can show, and that a citizen's home is entered only where a law allows it.
package struct Inspection: Matter, Stayable {
    package enum Stage: String, MatterStage {
        case proposed, approved, visited, concluded, rectifying, closed, cancelled

        package var name: String {
            switch self {
            case .proposed: "待批准"
            case .approved: "待检查"
            case .visited: "已到场，待出结果"
            case .concluded: "已出结果"
            case .rectifying: "整改复查"
            case .closed: "已办结"
            case .cancelled: "不予检查"
            }
        }
        package var isFinal: Bool { self == .closed || self == .cancelled }
    }

    // Object, source and items
    package var source: Source?
    package var task: Ref<InspectionTask>?
    package var causeNote = ""
    package var campaignFile = ""
    package var objectKind: ObjectKind?
    package var objectName = ""
    package var objectCode = ""
    package var citizenName = ""
    package var address = ""
    package var plan: Ref<InspectionPlan>?
    package var items: [String] = []
    package var officers = Officers()
    package var plannedOn: Day?
    package var proposedOn: Day?
    package var unannounced = false
    package var unannouncedReason = ""

    // Approval and notice
    package var approvalNumber = ""
    package var approvedOn: Day?
    package var refusalReason = ""
    package var notifiedOn: Day?
    package var cancelReason = ""
    package var cancelledOn: Day?

    // Visit
    package var certificatesShown = false
    /// Nobody was there to whom anything could be shown.
    package var nobodyMet = false
    package var codeScanned = false
    package var scanNote = ""
    package var helpers: [String] = []
    package var helpersOnlyAssisted = false
    package var visitedOn: Day?
    package var isFirstOfYear = false

    // Result
    package var record = ""
    package var recordSigned = false
    package var unsignedNote = ""
    package var recording = ""
    package var result: Result?
    package var problems: [ProblemFound] = []
    package var resultOn: Day?

    package var publicity = Publicity()

    // Rectification
    package var rectification = ""
    package var rectifyDays: Int?
    package var rectifyUntil: Day?
    package var orderNumber = ""
    package var orderedOn: Day?
    package var revisits: [Revisit] = []
    package var rectifiedOn: Day?

    // What follows
    package var followUp: FollowUp?
    package var followUpNote = ""
    package var penaltyCase: Ref<PenaltyCase>?
    package var handedOn: Day?
    /// The last order to correct was answered by handing the matter on; an earlier handing-on answers no later order.
    package var orderHandedOn: Day?
    package var closedOn: Day?
    package var archive = Archive<FilePaper>()
    package var dutyClues = DutyClues()
    package var stay = Stay()

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "inspection", "行政检查", .enforcement,
        laws: [
            Law.penalty2017, Law.penalty2021, Law.penaltyPublicity2018, Law.doubleRandom2019, Law.businessEnvironment, Law.enterpriseInspection2025,
        ])

    package var title: String {
        let whom = objectKind == .citizen ? Mask.name.apply(citizenName) : objectName
        return "对\(whom)的行政检查"
    }

    package static var readers: [Role] { [.supervisor] }
}
