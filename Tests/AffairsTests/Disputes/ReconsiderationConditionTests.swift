import Kernel
import Testing

@testable import Affairs

/// Each condition is asked of a lawful case in which one fact is changed, and refuses by its own name.
@Suite("行政复议各环节的条件")
struct ReconsiderationConditionTests {
    typealias Row = BrokenCondition<Reconsideration>
    typealias Cases = ReconsiderationBench

    private static func toRemake() -> Cases.Case {
        var bench = Cases.served()
        bench.record.remakeOrdered = true
        return bench
    }

    private static func informed() -> Cases.Case {
        var bench = Cases.served("2023")
        bench.take("copy-superior", ["superior": "岳阳市公安局"])
        return bench
    }

    private static func inSummaryProcedure() -> Cases.Case {
        var bench = Cases.accepted("2023", ["amount": "200"])
        bench.take("choose-summary", summary)
        return bench
    }

    private static func evidencePermitted() -> Cases.Case {
        var bench = Cases.replied("2023")
        bench.take("permit-evidence", ["newGrounds": "申请人提出不在场的新证据"])
        return bench
    }

    private static let summary: [String: String] = ["summaryGround": "smallAmount", "isPlain": "是"]
    private static let remade: [String: String] = [
        "performanceReport": "已重新作出处罚决定", "remadeAct": "平公罚决字〔2020〕第90号", "remadeComparison": "different",
    ]

    static let inBothEditions: [Row] = [
        Row("report-performance.performance-awaited", in: { toRemake() }, remade) { $0.record.remakeOrdered = false },
        Row("publish-decision.act-published", in: { Cases.served("2017", application: ["actPublished": "是"]) }, ["publicText": "全文"]) {
            $0.record.actPublished = false
        },
        Row("publish-decision.act-published", in: { Cases.served("2023", application: ["actPublished": "是"]) }, ["publicText": "全文"]) {
            $0.record.actPublished = false
        },
        Row("close.performed-where-due", in: { Cases.served() }) { $0.record.remakeOrdered = true },
        Row("close.performed-where-due", in: { informed() }) { $0.record.remakeOrdered = true },
        Row("close.major-decision-filed", in: { Cases.served() }) { $0.record.isMajorDecision = true },
        Row("close.major-decision-filed", in: { informed() }) { $0.record.isMajorDecision = true },
    ]

    static let since2024: [Row] = [
        Row("choose-summary.not-converted-before", in: { Cases.accepted("2023", ["amount": "200"]) }, summary) {
            $0.record.convertedOn = Day(iso: "2024-03-06")
        },
        Row("convert-to-ordinary.in-summary-procedure", in: { inSummaryProcedure() }, ["conversionReason": "案情复杂"]) { $0.record.track = .ordinary },
        Row(
            "add-evidence.added-evidence-permitted", in: { evidencePermitted() }, on: "2024-03-15",
            ["addedEvidence": #"[{"name":"监控录像","collectedOn":"2024-03-15"}]"#]
        ) { $0.record.evidencePermittedOn = nil },
        Row("copy-superior.respondent-is-department", in: { Cases.served("2023") }, ["superior": "岳阳市公安局"]) {
            $0.record.respondent = OrganCode("430626101")
        },
        Row("close.superior-informed", in: { informed() }) { $0.record.copiedOn = nil },
        Row("close.decision-published", in: { informed() }) { $0.record.actPublished = true },
    ]

    @Test(arguments: inBothEditions) func `履行、公开和归档，按名拒绝（2017年第四条、第三十二条，实施条例第五十九条）`(row: Row) { row.check() }
    @Test(arguments: since2024) func `新法所设的条件，按名拒绝（第四十六条、第五十五条、第七十九条）`(row: Row) { row.check() }
}
