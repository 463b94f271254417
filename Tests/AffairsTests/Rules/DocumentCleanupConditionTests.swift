import Kernel
import Testing

@testable import Affairs

@Suite("规范性文件清理各环节的条件")
struct DocumentCleanupConditionTests {
    typealias Row = BrokenCondition<DocumentCleanup>

    // MARK: Clean-ups before a step

    private static func unstarted() -> Bench<DocumentCleanup> {
        var bench = Bench<DocumentCleanup>(on: "2020-07-01")
        bench.organ = Town.county
        bench.known = DocumentCleanupTests.known()
        return bench
    }

    private static func proposed() -> Bench<DocumentCleanup> {
        var bench = DocumentCleanupTests.started()
        bench.take("propose", on: "2020-07-10", by: "clerk", ["proposer": "430626", "proposals": DocumentCleanupTests.all])
        return bench
    }

    /// Announced, and what was to end has ended.
    private static func carriedOut() -> Bench<DocumentCleanup> {
        var bench = DocumentCleanupTests.deliberated()
        bench.take("announce", on: "2020-07-31", by: "office")
        for id in [13, 14] {
            var record = DocumentBench.imported("已办", from: "2017-06-01", until: nil).record
            record.repealedOn = Day(iso: "2020-08-03")
            _ = bench.known.add(id, record, .repealed)
        }
        return bench
    }

    // MARK: Conditions

    private static let start: [String: String] = ["title": "清理", "cutOff": "2020-07-01", "scope": "全部"]
    private static let proposing: [String: String] = ["proposer": "430626", "proposals": DocumentCleanupTests.all]
    private static let meeting: [String: String] = ["meetings": #"[{"name":"县政府第20次常务会议","on":"2020-07-27"}]"#]
    private static let unreasoned: [String: String] = ["proposals": #"[{"document":11,"proposal":"repealed"}]"#]

    private static let collecting: [Row] = [
        Row("start.organised-by-government", in: { unstarted() }, on: "2020-07-01", by: "office", start) { $0.organ = Town.organ },
        Row("start.cut-off-not-in-future", in: { unstarted() }, on: "2020-07-01", by: "office", start, but: ["cutOff": "2020-07-02"]),
        // What lapsed before the cut-off day (21) is not covered.
        Row(
            "propose.proposals-for-own-documents", in: { DocumentCleanupTests.started() }, on: "2020-07-10", by: "clerk", proposing,
            but: ["proposals": DocumentCleanupTests.proposals([(21, "continued")])]),
        Row("propose.proposals-reasoned", in: { DocumentCleanupTests.started() }, on: "2020-07-10", by: "clerk", proposing, but: unreasoned),
        Row("review.changes-listed-and-reasoned", in: { proposed() }, on: "2020-07-20", by: "justice", ["reviewOpinion": "同意"], but: unreasoned),
        Row("review.proposal-for-every-document", in: { proposed() }, on: "2020-07-20", by: "justice", ["reviewOpinion": "同意"]) {
            $0.record.entries[3].proposal = nil
        },
    ]

    private static let announcing: [Row] = [
        Row(
            "deliberate.changes-listed-and-reasoned", in: { DocumentCleanupTests.reviewed() }, on: "2020-07-27", by: "office", meeting,
            but: unreasoned),
        Row("announce.every-document-classified", in: { DocumentCleanupTests.deliberated() }, on: "2020-07-31", by: "office") {
            $0.record.entries[3].decision = nil
        },
        Row("announce.classified-within-scope", in: { DocumentCleanupTests.deliberated() }, on: "2020-07-31", by: "office") {
            _ = $0.known.add(11, DocumentBench.imported("甲", from: "2017-06-01", until: "2020-06-29").record, .published)
        },
        Row("announce.classified-once", in: { DocumentCleanupTests.deliberated() }, on: "2020-07-31", by: "office") {
            $0.record.entries[3].registrationNumber = $0.record.entries[0].registrationNumber
        },
        Row("close.endings-carried-out", in: { carriedOut() }, on: "2020-08-31", by: "office") {
            _ = $0.known.add(14, DocumentBench.imported("丁", from: "2017-06-01", until: nil).record, .published)
        },
    ]

    static let conditions: [Row] = collecting + announcing

    @Test(arguments: conditions) func `合法的可以办理，改变一项事实即以该条件拒绝（湖南省规范性文件管理办法）`(row: Row) {
        row.check()
    }
}
