package import Kernel

/// 问题整改: one problem that somebody with the duty to look found at one organ, from handing it over to striking it off (销号).
///
/// It lies with the organ that must rectify; whoever handed it over verifies. Supervision, file review, reconsideration, litigation,
/// inspection and filing review open it by `assign`; a problem from elsewhere is entered by `open`. The law leaves to people whether
/// what was done is enough: it says only that somebody else must have looked, at what, and found what.
package struct Rectification: Matter {
    package enum Stage: String, MatterStage {
        case assigned, rectifying, reported, sustained, closed, withdrawn

        package var name: String {
            switch self {
            case .assigned: "待制定整改方案"
            case .rectifying: "整改中"
            case .reported: "待核查"
            case .sustained: "长期坚持"
            case .closed: "已销号"
            case .withdrawn: "撤回交办"
            }
        }
        package var isFinal: Bool { self == .closed || self == .withdrawn }
        package var isResting: Bool { self == .sustained }
    }

    /// Filled by whoever opens it.
    package var source: Source?
    package var sourceNote = ""
    /// 行政复议意见书, where the problem was put in one: its sixty days run from its receipt.
    package var opinionNumber = ""
    package var opinionReceivedOn: Day?
    package var problem = ""
    package var problemBasis = ""
    package var severity: Severity?
    package var assigner = OrganCode("")
    package var responsible = OrganCode("")
    package var assisting: [OrganCode] = []
    package var assignedOn: Day?
    /// The plan: what will be done, by whom, until when.
    package var target = ""
    package var measuresPlanned = ""
    package var rectifier: PersonID?
    package var targetDay: Day?
    package var plannedOn: Day?
    package var progress: [Progress] = []
    /// Asking for more time.
    package var extensionReason = ""
    package var extensionUntil: Day?
    package var extensionAskedOn: Day?
    package var extensionNote = ""
    package var extensions: [Prolongation] = []
    /// 申请销号.
    package var report = ""
    package var evidence: [String] = []
    package var reportedOn: Day?
    package var firstReportedOn: Day?
    package var isLate = false
    /// 核查: by another person than the rectifier.
    package var method: Method?
    package var verifiedFact = ""
    package var verdict: Verdict?
    package var verifier: PersonID?
    package var verifications: [Verification] = []
    package var falsified = false
    package var escalation = ""
    package var escalatedOn: Day?
    package var sustainedOn: Day?
    package var closedOn: Day?
    package var withdrawReason = ""
    package var withdrawnOn: Day?
    package var number = ""

    package init() {}

    /// What an opener hands over.
    package init(_ source: Source, problem: String, note: String = "", assigner: OrganCode = OrganCode("")) {
        (self.source, self.problem, sourceNote, self.assigner) = (source, problem, note, assigner)
    }

    package static let kind: MatterKind = MatterKind(
        "rectification", "问题整改", .oversight, laws: [Law.responsibilityInspection2019, Law.governmentInspection2020])

    package var title: String { problem.count > 40 ? "\(problem.prefix(40))…" : problem }
    package var concerned: [OrganCode] { [assigner, responsible] + assisting }

    /// A reconsideration decision alone sets no time for putting things right; an opinion letter does (行政复议法第七十六条).
    var isByOpinion: Bool { source == .reconsideration && !opinionNumber.isEmpty }

    /// Not yet struck off and not taken back.
    var isOpen: Bool { assignedOn != nil && closedOn == nil && withdrawnOn == nil }
}
