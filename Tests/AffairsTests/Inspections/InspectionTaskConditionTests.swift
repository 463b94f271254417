import Kernel
import Testing

@testable import Affairs

/// Conditions of one step each, every one broken by one fact in a lawful task.
@Suite("双随机抽查任务各环节的条件")
struct InspectionTaskConditionTests {
    private typealias Row = BrokenCondition<InspectionTask>

    /// The draw of the objects has come back, as it was asked for or changed on the way.
    private static func objectsDrawn(_ change: (inout Draw) -> Void = { _ in }) -> Bench<InspectionTask> {
        var bench = InspectionTaskTests.fixed()
        guard let asked = bench.opened.first else { return bench }
        bench.receive(InspectionTaskTests.draw(asked, change), by: "take-draw")
        return bench
    }

    /// Dispatched, and every object drawn has a published result.
    private static func answered() -> Bench<InspectionTask> {
        var bench = InspectionTaskTests.dispatched()
        for (place, code) in bench.record.drawnObjects.enumerated() { InspectionTaskTests.visit(&bench, code, published: true, id: 31 + place) }
        return bench
    }

    private static let twice =
        #"[{"code":"91A","name":"甲店","grade":"a"},{"code":"91B","name":"乙店","grade":"d"},{"code":"91B","name":"丙店","grade":"b"}]"#
    private static let cancelling: [String: String] = ["cancelReason": "计划调整"]

    static let rows: [BrokenCondition<InspectionTask>] = [
        Row(
            "fix.object-library-complete", in: { InspectionTaskTests.listing() }, by: "clerk", InspectionTaskTests.libraries, but: ["objects": twice]),
        Row("fix.published-items", in: { InspectionTaskTests.listing() }, by: "clerk", InspectionTaskTests.libraries) { $0.record.items = ["9"] },
        Row("draw-officers.objects-drawn", in: { objectsDrawn() }, by: "clerk") { $0.record.objectDraw = nil },
        Row("draw-officers.officer-draw-not-submitted", in: { objectsDrawn() }, by: "clerk") { $0.record.officersAsked = true },
        Row("take-draw.draw-fits-libraries", in: { objectsDrawn() }, by: "system") {
            $0.record = objectsDrawn { draw in draw.candidates.removeFirst() }.record
        },
        Row("close.draw-logs-complete", in: answered, by: "clerk", ["summary": "完成"]) { $0.record.objectDraw?.seed = "" },
        Row("cancel.no-visit-made", in: { InspectionTaskTests.dispatched() }, by: "head", cancelling) {
            InspectionTaskTests.visit(&$0, "91A", published: false, id: 31)
        },
    ]

    @Test(arguments: rows) func `名录重复、事项没有公布、次序不合、抽取的名单被改动、没有抽取日志而完成、已经检查而撤销的，按名拒绝（国发〔2019〕5号）`(row: BrokenCondition<InspectionTask>) {
        row.check()
    }
}
