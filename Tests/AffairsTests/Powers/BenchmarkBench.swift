import Kernel

@testable import Affairs

/// A benchmark of one entry: 500 to 5 000 yuan, divided into 从轻 500–2 000, 一般 2 000–3 500, 从重 3 500–5 000.
enum BenchmarkBench {
    static func tier(_ code: String, _ degree: String, _ name: String, _ least: Int, _ most: Int, _ more: String = "") -> String {
        #"{"code":"\#(code)","degree":"\#(degree)","name":"\#(name)","conditions":"\#(name)情节","least":\#(least * 100),"most":\#(most * 100)\#(more)}"#
    }

    static let tiers: [String] = [
        tier("A", "lenient", "从轻", 500, 2_000), tier("B", "ordinary", "一般", 2_000, 3_500), tier("C", "severe", "从重", 3_500, 5_000),
    ]

    static func entry(_ code: String = "1", tiers: [String] = tiers, least: Int = 500, most: Int = 5_000, more: String = "") -> String {
        #"{"code":"\#(code)","law":"烟花爆竹安全管理条例","article":"第四十二条","rank":"regulation","violation":"违规燃放烟花爆竹","legalLeast":\#(least * 100),"legalMost":\#(most * 100),"tiers":[\#(tiers.joined(separator: ","))]\#(more)}"#
    }

    static func draft(_ entries: [String] = [entry()], _ changes: [String: String] = [:]) -> [String: String] {
        ["title": "平江县公安局行政处罚裁量权基准", "entries": "[\(entries.joined(separator: ","))]", "explanation": "细化裁量幅度"].merging(changes) { $1 }
    }

    static func drafted(_ entries: [String] = [entry()], on day: String = "2020-03-02", _ changes: [String: String] = [:]) -> (
        Bench<DiscretionBenchmark>, [String]
    ) {
        var bench = Bench<DiscretionBenchmark>(on: day)
        let refusals = bench.take("draft", by: "clerk", draft(entries, changes))
        return (bench, refusals)
    }

    static func reviewed(_ outcome: LegalityReview.Outcome, _ changes: [String: String] = [:], known: KnownMatters = KnownMatters()) -> Bench<
        DiscretionBenchmark
    > {
        var bench = Bench<DiscretionBenchmark>(on: "2020-03-02")
        bench.known = known
        bench.take("draft", by: "clerk", draft([entry()], changes))
        bench.take("consult", by: "clerk", ["consultUntil": "2020-03-12"])
        bench.take("close-consultation", on: "2020-03-13", by: "clerk", ["opinionsReceived": "3", "adoptionExplanation": "采纳2条"])
        bench.take("submit", by: "clerk")
        var review = LegalityReview()
        review.outcome = outcome
        bench.receive(review, by: "take-opinion", on: "2020-03-24")
        return bench
    }

    static let meeting: [String: String] = held("2020-03-26")
    static func held(_ day: String) -> [String: String] { ["meetings": #"[{"name":"局长办公会","on":"\#(day)"}]"#] }

    static func inForce(_ changes: [String: String] = [:], effective: String? = nil, known: KnownMatters = KnownMatters()) -> Bench<
        DiscretionBenchmark
    > {
        var bench = reviewed(.lawful, changes, known: known)
        bench.take("deliberate", on: "2020-03-26", by: "head", meeting)
        bench.take("publish", on: "2020-04-01", by: "clerk", ["number": "平公发〔2020〕6号", "channel": "县政府门户网站", "effectiveOn": effective ?? ""])
        return bench
    }
}
