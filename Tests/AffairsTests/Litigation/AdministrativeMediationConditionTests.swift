import Kernel
import Testing

@testable import Affairs

/// Each condition is asked of a lawful dispute in which one fact is changed, and refuses by its own name.
@Suite("行政调解各环节的条件")
struct AdministrativeMediationConditionTests {
    typealias Row = BrokenCondition<AdministrativeMediation>

    private static func agreed() -> Settlement.Case {
        var bench = Settlement.mediating()
        bench.take("agree", Settlement.agreement)
        return bench
    }

    static let conditions: [Row] = [
        Row("agree.parties-signed", in: { Settlement.mediating() }, Settlement.agreement, but: ["signedBy": "张三"]),
        Row("agree.agreement-lawful", in: { Settlement.mediating() }, Settlement.agreement, but: ["lawful": "否"]),
        Row(
            "agree.performance-not-before-agreement", in: { Settlement.mediating() },
            Settlement.agreement.merging(["performBy": "2020-03-06"]) { $1 }, but: ["performBy": "2020-03-05"]),
        Row("perform.not-yet-performed", in: { agreed() }, on: "2020-03-18", ["performanceNote": "已支付"]) {
            $0.record.performedOn = Day(iso: "2020-03-17")
        },
        Row(
            "close.performance-accounted-for", in: { agreed() }, on: "2020-05-06",
            Settlement.file.merging(["performanceNote": "商行歇业，张三已向法院起诉"]) { $1 }, but: ["performanceNote": ""]),
    ]

    @Test(arguments: conditions) func `协议、履行和归档，按名拒绝（法发2009年第八条）`(row: Row) { row.check() }
}
