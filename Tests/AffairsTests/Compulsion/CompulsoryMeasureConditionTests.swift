import Kernel
import Testing

@testable import Affairs

/// Conditions of one step each, every one broken by one fact in a lawful measure.
@Suite("行政强制措施各环节的条件")
struct CompulsoryMeasureConditionTests {
    private typealias Row = BrokenCondition<CompulsoryMeasure>

    private static func frozen() -> Bench<CompulsoryMeasure> { Compulsion.imposed(Compulsion.freezing, spot: ["bankTold": "是"]) }

    private static let mailed: [String: String] = ["freezing.method": "mailed", "freezing.mailReceipt": "邮件回执1号"]
    private static let electronic: [String: String] = ["freezing.method": "electronic", "freezing.consented": "是"]

    static let serviceRows: [BrokenCondition<CompulsoryMeasure>] = [
        Row("freezing-serve.freezing-mail-receipt", in: frozen, by: "p1", mailed, but: ["freezing.mailReceipt": ""]),
        Row("freezing-serve.freezing-electronic-service-consented", in: frozen, by: "p1", electronic, but: ["freezing.consented": ""]),
    ]

    @Test(arguments: serviceRows) func `邮寄没有回执、电子送达未经同意的，按名拒绝（行政强制法第三十一条，民事诉讼法第九十条、第九十一条）`(
        row: BrokenCondition<CompulsoryMeasure>
    ) {
        row.check()
    }

    /// Lapsed, given back and made public: only the file is wanting.
    private static func ended() -> Bench<CompulsoryMeasure> {
        var bench = Compulsion.imposed()
        Compulsion.expect(bench.take("lapse", on: "2020-04-02", by: "system"))
        Compulsion.expect(bench.take("give-back", by: "p1", ["afterLapse": "已退还"]))
        Compulsion.expect(bench.take("publicity-publish", by: "p1"))
        return bench
    }

    private static let file: [String: String] = Compulsion.file("opening", "decision", "evidence", "property")
    private static let unpaged =
        #"[{"paper":"opening"},{"paper":"decision","pages":2},{"paper":"evidence","pages":2},{"paper":"property","pages":2}]"#
    private static let silence: [String: String] = ["publicity.ground": "underInvestigation"]

    static let publicityRows: [BrokenCondition<CompulsoryMeasure>] = [
        Row("publicity-publish.publicity-not-public", in: { Compulsion.imposed() }, by: "p1") { $0.record.publicity.isPublic = true },
        Row("publicity-withhold.publicity-never-published", in: { Compulsion.imposed() }, by: "head", silence) {
            $0.record.publicity.firstOn = $0.today
        },
        Row("archive.archive-described", in: ended, by: "clerk", file, but: ["archive.index": unpaged]),
    ]

    @Test(arguments: publicityRows) func `重复公示、公示以后又不予公示、目录没有页数的，按名拒绝（国办发〔2018〕118号第二部分、第三部分）`(
        row: BrokenCondition<CompulsoryMeasure>
    ) {
        row.check()
    }
}
