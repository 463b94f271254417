package import Kernel

/// 行政强制执行: making one party do what one administrative decision obliges it to, by the organ's own power or through the court.
///
/// A penalty case has its own demand and its own application to the court; where this matter carries out a penalty it refers to that
/// case. What is left to people: whether a party is truly unable, whether means are proportionate, what costs are reasonable, and
/// whether a decision belongs on the organ's list of major enforcement decisions that need a legal review.
package struct CompulsoryEnforcement: Matter, Stayable {
    package enum Stage: String, MatterStage {
        case registered, demanded, decided, suspended, agreed, applied, accepted, declined, granted, denied, cleared
        case executed, performed, terminated, archived

        package var name: String {
            switch self {
            case .registered: "待催告"
            case .demanded: "已催告"
            case .decided: "已决定强制执行"
            case .suspended: "中止执行"
            case .agreed: "执行协议履行中"
            case .applied: "已申请法院执行"
            case .accepted: "法院审查"
            case .declined: "法院不予受理"
            case .granted: "法院准予执行"
            case .denied: "法院不准予执行"
            case .cleared: "已立即代履行"
            case .executed: "执行完毕"
            case .performed: "当事人已履行"
            case .terminated: "终结执行"
            case .archived: "已归档"
            }
        }
        /// One that has ended is still to be made public and filed.
        package var isFinal: Bool { self == .archived }
    }

    // The decision and its party
    package var route: Route?
    package var decisionName = ""
    package var decisionReference = ""
    package var penaltyCase: Ref<PenaltyCase>?
    package var party = Party()
    package var obligation = ""
    package var principal: Money?
    package var performUntil: Day?
    package var remediesUntil: Day?
    package var challenged = false
    /// By whom the decision was upheld once the challenge was over; unset while it goes on.
    package var upheldBy: Upholder?
    /// 准予暂缓、分期缴纳罚款至.
    package var deferredUntil: Day?
    /// The decision was changed and obliges to less or more since; what was demanded or decided before does not carry that out.
    package var principalChangedOn: Day?
    package var powerBasis = ""
    package var powerByLaw = false
    package var demolition = false
    package var registeredOn: Day?

    // Surcharge
    package var surchargeRule = ""
    package var surchargeTold = false
    package var surchargeOn: Day?
    package var surcharge: Money?

    // Demand and defence
    package var demandDays: Int?
    package var demandManner = ""
    package var demandAmount: Money?
    package var demandedOn: Day?
    package var demandService = Service()
    package var defence = ""
    package var defenceReview = ""
    package var defenceAdopted = false
    package var defendedOn: Day?

    // Decision
    package var officers = Officers()
    package var manner: Manner?
    package var executionReason = ""
    package var executionPlan = ""
    package var hidesProperty = ""
    package var announcedOn: Day?
    package var selfRemovalDays: Int?
    package var selfRemovalUntil: Day?
    package var consequence: Consequence?
    package var agentName = ""
    package var agentUnconnected = false
    package var budget: Money?
    package var measure: Ref<CompulsoryMeasure>?
    package var decisionNumber = ""
    package var decidedOn: Day?
    package var decisionService = Service()
    package var substituteDemandedOn: Day?

    // Execution
    package var executionAt: Instant?
    package var urgency = ""
    package var cutsUtilities = false
    package var residential = false
    package var supervisedOnTheSpot = false
    package var recordSigned = false
    package var executionRecord = ""
    package var executedAmount: Money?
    package var handedToTreasury = false
    package var costs: Money?
    package var executedOn: Day?
    package var partyPresent = false
    package var clearedOn: Day?
    package var partyToldOn: Day?
    package var performance = ""
    package var performedOn: Day?

    // Agreement, suspension, end, reversal
    package var agreement = ""
    package var agreementHarmless = false
    package var waived: Money?
    package var remedialAction = ""
    package var agreedOn: Day?
    package var breach = ""
    package var suspensionGround: SuspensionGround?
    package var suspensionNote = ""
    package var noSocialHarm = false
    package var suspensions: [Suspension] = []
    package var suspendedOn: Day?
    package var terminationGround: TerminationGround?
    package var terminationNote = ""
    package var terminatedOn: Day?
    package var reversalGround: ReversalGround?
    package var restoration = ""
    package var compensation: Money?
    package var reversedOn: Day?

    // The court
    package var papers: [Paper] = []
    package var court = ""
    package var courtAppliedOn: Day?
    package var courtAcceptedOn: Day?
    package var courtDeclinedOn: Day?
    package var courtHeard = false
    package var courtReason = ""
    package var courtRuledOn: Day?
    package var courtDeniedOn: Day?
    package var objectedOn: Day?

    package var publicity = Publicity()
    package var archive = Archive<FilePaper>()
    package var stay = Stay()

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "compulsory-enforcement", "行政强制执行", .enforcement, laws: [Law.compulsion, Law.penaltyPublicity2018])

    package static var readers: [Role] { [.reviewer, .supervisor] }

    package var title: String { "对\(party.maskedName)\(decisionName)的强制执行" }
}
