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

    private static let asking: [String: String] = ["extensionReason": "信息系统改造尚未完成", "extensionUntil": "2020-04-10"]

    /// A request that came in on paper is asked what the organ's own is asked.
    static let requested: [Row] = [
        Row("record-extension-request.asked-before-target-day", in: { Rectified.rectifying() }, on: "2020-03-20", by: "p2", asking) {
            $0.record.targetDay = Day(iso: "2020-03-19")
        },
        Row("record-extension-request.no-extension-pending", in: { Rectified.rectifying() }, on: "2020-03-20", by: "p2", asking) {
            $0.record.extensionAskedOn = $0.today
        },
        Row("record-extension-request.not-from-reconsideration", in: { Rectified.rectifying() }, on: "2020-03-20", by: "p2", asking) {
            ($0.record.source, $0.record.opinionNumber) = (.reconsideration, "平府复意〔2020〕1号")
        },
    ]

    @Test(arguments: requested) func `交办机关登记收到的延期申请，条件与自行申请的相同`(row: Row) { row.check() }

    @Test(arguments: verifying) func `没有整改报告和佐证材料的，核查不作结论（法治政府建设实施纲要第三部分）`(row: Row) { row.check() }
}
