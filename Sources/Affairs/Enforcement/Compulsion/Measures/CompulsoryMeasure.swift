package import Kernel

/// 行政强制措施: one sealing, seizure, freezing, restriction of liberty or other temporary measure against one party, to its end.
///
/// It lapses of itself when its thirty days, or the sixty after an extension, are over. What is left to people: whether a milder means
/// would do (第五条、第十六条), whether things are really part of the case, and the terms that special laws set for liberty.
package struct CompulsoryMeasure: Matter, Stayable {
    package enum Stage: String, MatterStage {
        case proposed, approved, urgent, imposed, lifted, disposed, transferred, archived, refused

        package var name: String {
            switch self {
            case .proposed: "待批准"
            case .approved: "待实施"
            case .urgent: "当场实施，待补办批准"
            case .imposed: "实施中"
            case .lifted: "已解除"
            case .disposed: "已作处理"
            case .transferred: "随案移送"
            case .archived: "已归档"
            case .refused: "不予实施"
            }
        }
        /// One that has ended is still to be made public, given back and filed.
        package var isFinal: Bool { self == .archived || self == .refused }
    }

    // Party and ground
    package var measureKind: MeasureKind?
    package var party = Party()
    package var penaltyCase: Ref<PenaltyCase>?
    package var cause = ""
    package var reason = ""
    package var legalBasis = ""
    package var basisLevel: BasisLevel?
    package var officers = Officers()

    // What it is about
    package var items: [Item] = []
    package var marks: [String] = []
    package var bank = ""
    package var accounts: [String] = []
    package var frozenAmount: Money?
    package var involvedAmount: Money?
    package var holdDays: Int?
    package var holdRule = ""
    package var libertyHours: Int?

    // Approval
    package var proposedOn: Day?
    package var approvedOn: Day?
    package var refusalReason = ""
    package var refusedOn: Day?

    // On the spot
    package var certificatesShown = false
    package var partyPresent = false
    package var witness = ""
    package var told = false
    package var defence = ""
    package var defenceReview = ""
    package var record = ""
    package var recordSigned = false
    package var unsignedNote = ""
    package var deliveredOnTheSpot = false
    package var inventoryInDuplicate = false
    package var familyTold = false
    package var bankTold = false
    package var decisionNumber = ""
    package var imposedAt: Instant?
    package var imposedOn: Day?
    package var wasUrgent = false
    package var urgency = ""
    package var reportedAt: Instant?
    package var ratifiedAt: Instant?
    package var freezingService = Service()

    // While it lasts
    package var custody: Custody?
    package var custodian = ""
    package var testings: [Testing] = []
    package var extensionDays: Int?
    package var extensionReason = ""
    package var extendedUntil: Day?
    package var extendedOn: Day?
    package var sold = ""
    package var proceeds: Money?
    package var soldOn: Day?

    // Its end
    package var partialLiftings: [PartialLifting] = []
    package var liftGround: LiftGround?
    package var liftReason = ""
    package var returned = ""
    package var proceedsReturned = false
    package var bankToldOfLifting = false
    package var disposal: Disposal?
    package var disposalBasis = ""
    package var transferredTo = ""
    package var partyToldOfTransfer = false
    package var endedOn: Day?
    package var endedAt: Instant?
    package var lapsed = false
    package var afterLapse = ""
    package var afterLapseOn: Day?

    package var publicity = Publicity()
    package var archive = Archive<FilePaper>()
    package var stay = Stay()
    package var extensionService = Service()

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "compulsory-measure", "行政强制措施", .enforcement, laws: [Law.compulsion, Law.penaltyPublicity2018])

    package static var readers: [Role] { [.reviewer, .supervisor] }

    package var title: String { "对\(party.maskedName)的\(measureKind?.name ?? "行政强制措施")" }
}
