package import Kernel

/// 权力事项: one item of the list of powers and responsibilities (权责清单) of the organ it lies with, from draft to its end.
///
/// Every enforcement act refers to an item that is in force and of the act's own type. Necessity, the words of the responsibilities
/// and whether a cited article bears the power are for those who examine it to judge. No national text sets days for keeping the list
/// up to date, so there is no limit here but the county's own.
package struct PowerItem: Matter {
    package enum Stage: String, MatterStage {
        case drafted, examining, deciding, approved, inUse, adjusting, changeDeciding, paused, cancelled, movedOut, rejected

        package var name: String {
            switch self {
            case .drafted: "拟稿"
            case .examining: "审核"
            case .deciding: "待政府审定"
            case .approved: "待公布"
            case .inUse: "在用"
            case .adjusting: "调整中"
            case .changeDeciding: "调整待审定"
            case .paused: "暂停"
            case .cancelled: "取消"
            case .movedOut: "移出清单"
            case .rejected: "不予列入"
            }
        }
        package var isFinal: Bool { self == .cancelled || self == .movedOut || self == .rejected }
        package var isResting: Bool { self == .inUse || self == .paused }
    }

    // What it is.
    package var name = ""
    package var parentName = ""
    package var code = ""
    package var upperCode = ""
    package var noUpperReason = ""
    package var type: PowerType?
    package var level: Level?
    package var holderNature: EnforcementSubject.Nature?
    package var subject: Ref<EnforcementSubject>?
    package var undertaker = ""
    package var grounds: [Ground] = []
    package var hasDiscretion = false
    package var needsCertificate = false
    package var qualification = ""

    // What the list says beside it.
    package var boundary = ""
    package var duties: [Duty] = []
    package var accountability = ""
    package var risks = ""
    package var flow = ""
    package var legalPeriod = ""
    package var promisedPeriod = ""
    package var fee = ""
    package var supervisionPhone = ""
    package var parties = ""

    // How it came into the list.
    package var origin: ChangeKind?
    package var originReason = ""
    package var originBasis = ""
    package var takenOverFrom = ""
    package var takeOverDocument = ""
    package var reallocation: Ref<PowerReallocation>?
    package var reallocationForm: PowerReallocation.Form?
    package var sourceItem: Ref<PowerItem>?
    package var draftedOn: Day?
    package var filledOn: Day?
    package var submittedOn: Day?
    package var establishmentVerdict: Verdict?
    package var establishmentOpinion = ""
    package var establishmentOn: Day?
    package var legalityVerdict: Verdict?
    package var legalityOpinion = ""
    package var legalityOn: Day?
    package var returnReason = ""
    package var approvalNumber = ""
    package var approvedOn: Day?
    package var rejectionReason = ""
    package var publishedOn: Day?
    package var inForceOn: Day?
    package var isImported = false
    package var confirmedOn: Day?
    package var version: Int?

    // What became of it.
    package var changeKind: ChangeKind?
    package var changeReason = ""
    package var changeBasis = ""
    package var newName = ""
    package var newGrounds: [Ground] = []
    package var newDuties: [Duty] = []
    package var newDiscretion: Discretion?
    package var successors: [Ref<PowerItem>] = []
    package var receivingLevel = ""
    package var changeDocument = ""
    package var changes: [Change] = []
    package var repealedLaw = ""
    package var repealedOn: Day?
    package var repealNotedOn: Day?
    package var repealAnsweredOn: Day?
    package var pauses: [Interruption] = []
    package var endKind: ChangeKind?
    package var endedOn: Day?

    package init() {}

    /// The list is public; those who enforce look items up when they open a case.
    package static var readers: [Role] { [.officer, .reviewer, .clerk, .legality, .supervisor] }

    package static let kind: MatterKind = MatterKind(
        "power", "权力事项", .enforcement, laws: [Law.powerLists2015, Law.powersOutline2021, Law.penaltyPublicity2018])

    package var title: String { code.isEmpty ? name : "\(name)（\(code)）" }
}
