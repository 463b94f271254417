package import Kernel

/// 行政执法案卷评查: the files of one unit in one round, from the unit's list and a draw nobody can steer to grade and circulation.
///
/// Each file has three layers: basic standards, any of which fails the whole file; the look of the file; its contents, by deduction,
/// no part below nothing. How the eighty points are split and where the grades are cut is not in any text that was read: settings.
/// Whether a defect is one, and how many points it costs, is for the reviewers; two must agree on each file.
package struct CaseFileReview: Matter {
    package enum Stage: String, MatterStage {
        case listing, drawing, scoring, fedBack, rechecking, answered, graded, circulated, closed, calledOff

        package var name: String {
            switch self {
            case .listing: "报送案卷目录"
            case .drawing: "抽取案卷"
            case .scoring: "评查打分"
            case .fedBack: "反馈意见"
            case .rechecking: "复查异议"
            case .answered: "异议已答复，待定级"
            case .graded: "已定级，待通报"
            case .circulated: "已通报，整改中"
            case .closed: "办结"
            case .calledOff: "终止评查"
            }
        }
        package var isFinal: Bool { self == .closed || self == .calledOff }
    }

    package var round = ""
    package var unit = OrganCode("")
    package var periodFrom: Day?
    package var periodUntil: Day?
    package var openedOn: Day?
    package var drawCount: Int?
    /// 案卷目录.
    package var candidates: [Draw.Candidate] = []
    package var listedOn: Day?
    package var listDigest = ""
    package var drawnOn: Day?
    package var selected: [String] = []
    /// 评查.
    package var reviewers: [Reviewer] = []
    package var interested: [PersonID] = []
    package var appointedOn: Day?
    package var files: [File] = []
    package var confirmed: [String] = []
    package var sentBack: [SentBack] = []
    /// 反馈与异议.
    package var feedback = ""
    package var feedbackNumber = ""
    package var fedBackOn: Day?
    package var acceptedOn: Day?
    package var objection = ""
    package var objectedFiles: [String] = []
    package var objectedOn: Day?
    package var superseded: [File] = []
    package var answer = ""
    package var answeredOn: Day?
    /// 定级、整改、通报.
    package var score: Quantity?
    package var grade: Grade?
    package var gradedOn: Day?
    package var rectification = ""
    package var rectifiedOn: Day?
    package var circulation = ""
    package var circularNumber = ""
    package var circulatedOn: Day?
    package var closedOn: Day?
    package var callOffReason = ""
    package var calledOffOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "file-review", "行政执法案卷评查", .enforcement, laws: [Law.administrationOutline2004, Law.penaltyPublicity2018, Law.enforcementSupervision2025])

    package var title: String { round }
    package var concerned: [OrganCode] { [unit] }
}
