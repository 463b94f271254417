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

    /// An own benchmark stood before, and the new one says that it replaces it.
    private static func revising() -> Bench<DiscretionBenchmark> {
        var known = KnownMatters()
        _ = known.add(9, earlier(), .inForce)
        var bench = BenchmarkBench.reviewed(.lawful, ["replaces": "9"], known: known)
        bench.take("deliberate", on: "2020-03-26", by: "head", BenchmarkBench.meeting)
        return bench
    }

    private static func earlier() -> DiscretionBenchmark {
        var record = BenchmarkBench.inForce().record
        (record.publishedOn, record.effectiveOn) = (Day(iso: "2018-06-01"), Day(iso: "2018-06-01"))
        return record
    }

    // MARK: Benchmarks that refine a superior's, under the national rules of 2022

    /// Tiers as the superior's benchmark has them, for an item that leaves room for discretion.
    private static let refinedEntry: String = BenchmarkBench.entry(
        tiers: [
            BenchmarkBench.tier("A", "lenient", "从轻", 500, 2_000, upper(500, 2_000)),
            BenchmarkBench.tier("B", "ordinary", "一般", 2_000, 3_500, upper(2_000, 3_500)),
            BenchmarkBench.tier("C", "severe", "从重", 3_500, 5_000, upper(3_500, 5_000)),
        ], more: #","item":7"#)

    private static func upper(_ least: Int, _ most: Int) -> String { #","upperLeast":\#(least * 100),"upperMost":\#(most * 100)"# }

    private static func refining() -> Bench<DiscretionBenchmark> {
        var bench = Bench<DiscretionBenchmark>(on: "2022-08-01")
        _ = bench.known.add(7, PowersBench.item(), .inUse)
        bench.take("draft", by: "clerk", BenchmarkBench.draft([refinedEntry], DiscretionBenchmarkTests.upper))
        bench.take("consult", by: "clerk", ["consultUntil": "2022-08-11"])
        bench.take("close-consultation", on: "2022-08-12", by: "clerk", closing)
        return bench
    }

    private static func reviewedRefining(_ outcome: LegalityReview.Outcome) -> Bench<DiscretionBenchmark> {
        var bench = refining()
        bench.take("submit", by: "clerk")
        var review = LegalityReview()
        review.outcome = outcome
        bench.receive(review, by: "take-opinion", on: "2022-08-24")
        return bench
    }

    private static func deliberatedRefining() -> Bench<DiscretionBenchmark> {
        reviewedRefining(.lawful).after { $0.take("deliberate", on: "2022-08-26", by: "head", BenchmarkBench.held("2022-08-26")) }
    }

    /// What is asked of the table at every step before which it could have changed: as it is it is taken, with one fault it is not.
    private static func faults(
        _ step: String, in lawful: @escaping @Sendable () -> Bench<DiscretionBenchmark>, on day: String, by person: String,
        _ input: [String: String] = [:]
    ) -> [Row] {
        [
            Row("\(step).entries-complete", in: lawful, on: day, by: person, input) { $0.record.entries[0].violation = "" },
            Row("\(step).bases-in-force", in: lawful, on: day, by: person, input) { $0.record.entries[0].repealedOn = $0.today },
            Row("\(step).tiers-complete", in: lawful, on: day, by: person, input) { $0.record.entries[0].tiers[1].conditions = "" },
            Row("\(step).within-legal-range", in: lawful, on: day, by: person, input) { $0.record.entries[0].tiers[2].most = .yuan(5_001) },
            Row("\(step).tiers-without-gap-or-overlap", in: lawful, on: day, by: person, input) {
                $0.record.entries[0].tiers[0].most = .yuan(1_999)
            },
            Row("\(step).items-own-with-discretion", in: lawful, on: day, by: person, input) {
                var item = PowersBench.item()
                item.hasDiscretion = false
                _ = $0.known.add(7, item, .inUse)
            },
            Row("\(step).within-upper-benchmark", in: lawful, on: day, by: person, input) {
                $0.record.entries[0].tiers[1].upperMost = .yuan(3_499)
            },
            Row("\(step).refinement-explained", in: lawful, on: day, by: person, input) { $0.record.refinementReason = "" },
        ]
    }

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

    private static let existing: [String: String] = BenchmarkBench.draft().merging([
        "number": "平公发〔2018〕6号", "publishedOn": "2018-06-01", "effectiveOn": "2018-07-01",
    ]) { $1 }
    private static let publication: [String: String] = ["number": "平公发〔2020〕6号", "channel": "县政府门户网站"]

    static let replacing: [Row] = [
        Row("publish.replaces-own-in-force", in: { revising() }, on: "2020-04-01", by: "clerk", publication) {
            _ = $0.known.add(9, earlier(), .abolished)
        },
        Row("publish.replaces-own-in-force", in: { revising() }, on: "2020-04-01", by: "clerk", publication) {
            _ = $0.known.add(9, earlier(), .inForce, in: Town.market)
        },
        // What stood before the system was in use replaces nothing, so nothing else may stand.
        Row("register-existing.no-overlapping-benchmark", in: { Bench(on: "2019-12-02") }, by: "clerk", existing) {
            _ = $0.known.add(9, earlier(), .inForce)
        },
    ]

    static let tables: [Row] =
        faults("submit", in: { refining() }, on: "2022-08-12", by: "clerk")
        + faults("answer-opinion", in: { reviewedRefining(.lawfulAfterAmendment) }, on: "2022-08-25", by: "clerk", ["answer": "已按意见修改"])
        + faults("deliberate", in: { reviewedRefining(.lawful) }, on: "2022-08-26", by: "head", BenchmarkBench.held("2022-08-26"))
        + faults("publish", in: { deliberatedRefining() }, on: "2022-09-01", by: "clerk", publication)

    @Test(arguments: conditions) func `合法的可以办理，改变一项事实即以该条件拒绝（国办发〔2018〕37号第三项、第五项，115号第六项、第七项）`(row: Row) {
        row.check()
    }

    @Test(arguments: replacing) func `一个单位一套，修订的只能是本机关的现行基准，按名拒绝（行政处罚法第三十四条）`(row: Row) {
        row.check()
    }

    @Test(arguments: tables) func `条目、阶次的缺陷，送审、修改、讨论、公布时都按名拒绝（国办发〔2022〕27号第二部分、第三部分）`(row: Row) {
        row.check()
    }
}
