package import Kernel

/// 行政执法监督: one organ's enforcement is looked at by the supervising organ, from plan or complaint to the end of what followed.
///
/// 意见书 first, so that the organ may correct itself; 决定书 when it does not; the decision opens a `Rectification` at the organ. Before
/// 2026 the provinces had rules of their own: their days are settings. Whether an act is unlawful, and which order fits, is for people.
/// Left out: the objection of the inspected organ to a decision, which each province arranges differently.
package struct EnforcementSupervision: Matter {
    package enum Stage: String, MatterStage {
        case planned, inspecting, concluded, opined, decided, rectified, closed, declined

        package var name: String {
            switch self {
            case .planned: "待检查"
            case .inspecting: "检查中"
            case .concluded: "检查结束，待处理"
            case .opined: "自行纠正"
            case .decided: "执行监督决定"
            case .rectified: "整改完毕，待办结"
            case .closed: "办结"
            case .declined: "不予受理"
            }
        }
        package var isFinal: Bool { self == .closed || self == .declined }
    }

    package var subject = OrganCode("")
    package var subjectLevel: SubjectLevel?
    package var mode: Mode?
    package var topic = ""
    package var planNote = ""
    package var plannedOn: Day?
    /// 投诉举报.
    package var complainant = ""
    package var complaint = ""
    package var complainedOn: Day?
    package var declineReason = ""
    package var declinedOn: Day?
    package var reply = ""
    package var repliedOn: Day?
    /// 检查.
    package var noticeNumber = ""
    package var notifiedOn: Day?
    package var supervisors: [Supervisor] = []
    package var interested: [PersonID] = []
    package var startedOn: Day?
    package var findings: [Finding] = []
    package var statement = ""
    package var statedOn: Day?
    package var report = ""
    package var inspectedOn: Day?
    /// 意见书.
    package var opinion = ""
    package var opinionNumber = ""
    package var opinedOn: Day?
    package var servedOn: Day?
    package var selfCorrection = ""
    package var selfCorrectedOn: Day?
    package var checkNote = ""
    package var isInsufficient = false
    /// 决定书.
    package var orders: [Order] = []
    package var decision = ""
    package var decisionNumber = ""
    package var decidedOn: Day?
    /// Who gave the 决定书: since 2026 the government, on the proposal of its supervising organ.
    package var decidedBy = OrganCode("")
    package var rectifiedOn: Day?
    package var rectification = ""
    /// 通报批评、移送线索.
    package var criticism = ""
    package var criticismNumber = ""
    package var criticisedOn: Day?
    package var clue = ""
    package var clueTo = ""
    package var clueNumber = ""
    package var clueOn: Day?
    package var clueReceipt = ""
    package var clueReceivedOn: Day?
    package var clueAnswer: DutyClue.Answer?
    package var clueAnswerNote = ""
    package var clueAnsweredOn: Day?
    package var outcome: Outcome?
    package var closedOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "supervision", "行政执法监督", .oversight, laws: [Law.enforcementSupervision2025, Law.provincialSupervision])

    package var title: String { topic + (mode.map { "（\($0.name)）" } ?? "") }

    /// The inspected organ sees its case, but not a visit that it must not know of before, nor a complaint that is not yet looked into.
    package var concerned: [OrganCode] {
        if mode?.isUnannounced == true, inspectedOn == nil { return [] }
        if mode == .complaint, notifiedOn == nil, startedOn == nil { return [] }
        return [subject]
    }
}
