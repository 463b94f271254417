import Kernel
import Testing

@testable import Affairs

/// Each condition is asked of a lawful rectification in which one fact is changed, and refuses by its own name.
@Suite("问题整改各环节的条件")
struct RectificationConditionTests {
    typealias Row = BrokenCondition<Rectification>

    private static let sentBack: [String: String] = Rectified.verified.merging(["targetDay": "2020-04-20"]) { $1 }

    /// Nothing is verified, whatever comes of it, without a report and its proof.
    static let verifying: [Row] = [
        Row("close.report-and-evidence-present", in: { Rectified.reported() }, on: "2020-03-27", by: "p2", Rectified.verified) {
            $0.record.report = ""
        },
        Row("close.report-and-evidence-present", in: { Rectified.reported() }, on: "2020-03-27", by: "p2", Rectified.verified) {
            $0.record.evidence = []
        },
        Row("send-back.report-and-evidence-present", in: { Rectified.reported() }, on: "2020-03-27", by: "p2", sentBack) { $0.record.report = "" },
        Row("send-back.report-and-evidence-present", in: { Rectified.reported() }, on: "2020-03-27", by: "p2", sentBack) { $0.record.evidence = [] },
        Row("sustain.report-and-evidence-present", in: { Rectified.reported() }, on: "2020-03-27", by: "p2", Rectified.verified) {
            $0.record.report = ""
        },
        Row("sustain.report-and-evidence-present", in: { Rectified.reported() }, on: "2020-03-27", by: "p2", Rectified.verified) {
            $0.record.evidence = []
        },
    ]

    @Test(arguments: verifying) func `没有整改报告和佐证材料的，核查不作结论（法治政府建设实施纲要第三部分）`(row: Row) { row.check() }
}
