import Kernel
import Testing

@testable import Affairs

@Suite("行政裁量权基准各环节的条件")
struct DiscretionBenchmarkConditionTests {
    typealias Row = BrokenCondition<DiscretionBenchmark>

    // MARK: Benchmarks before a step

    private static func consulting() -> Bench<DiscretionBenchmark> {
        var bench = BenchmarkBench.drafted().0
        bench.take("consult", by: "clerk", ["consultUntil": "2020-03-12"])
        return bench
    }

    private static func consulted() -> Bench<DiscretionBenchmark> {
        var bench = consulting()
        bench.take("close-consultation", on: "2020-03-13", by: "clerk", closing)
        return bench
    }

    private static let closing: [String: String] = ["opinionsReceived": "3", "adoptionExplanation": "采纳2条"]

    // MARK: Conditions

    static let conditions: [Row] = [
        // Ten days as the county has set them, and nine.
        Row(
            "consult.comment-period-sufficient", in: { BenchmarkBench.drafted().0 }, on: "2020-03-02", by: "clerk", ["consultUntil": "2020-03-12"],
            but: ["consultUntil": "2020-03-11"]),
        Row("close-consultation.comment-period-over", in: { consulting() }, on: "2020-03-13", by: "clerk", closing) {
            $0 = $0.moved(to: "2020-03-12")
        },
        Row("submit.public-consulted", in: { consulted() }, on: "2020-03-13", by: "clerk") { $0.record.consultationClosedOn = nil },
        Row("submit.public-consulted", in: { consulted() }, on: "2020-03-13", by: "clerk") { $0.record.adoptionExplanation = "" },
        Row(
            "answer-opinion.opinion-requires-amendment", in: { BenchmarkBench.reviewed(.lawfulAfterAmendment) }, on: "2020-03-25", by: "clerk",
            ["answer": "已按意见修改"]
        ) { $0.record.reviewOutcome = .lawful },
        Row("deliberate.legality-review-passed", in: { BenchmarkBench.reviewed(.lawful) }, on: "2020-03-26", by: "head", BenchmarkBench.meeting) {
            $0.record.reviewOutcome = .unlawful
        },
        Row("deliberate.legality-review-passed", in: { BenchmarkBench.reviewed(.lawful) }, on: "2020-03-26", by: "head", BenchmarkBench.meeting) {
            $0.record.reviewOutcome = nil
        },
        Row(
            "file.not-yet-filed", in: { BenchmarkBench.inForce() }, on: "2020-04-10", by: "clerk",
            ["filedWith": "县司法局", "filingNumber": "平司备〔2020〕1号"]
        ) { $0.record.filedOn = Day(iso: "2020-04-09") },
    ]

    @Test(arguments: conditions) func `合法的可以办理，改变一项事实即以该条件拒绝（国办发〔2018〕37号第三项、第五项，115号第六项、第七项）`(row: Row) {
        row.check()
    }
}
