import Kernel
import Testing

@testable import Affairs

@Suite("行政裁量权基准")
struct DiscretionBenchmarkTests {
    @Test func `从拟制到公布，公布之日起可以适用`() {
        let bench = BenchmarkBench.inForce()
        #expect(bench.matter == .inForce)
        #expect(!bench.record.isApplicable(on: Day(iso: "2020-03-31")!))
        #expect(bench.record.isApplicable(on: Day(iso: "2020-04-01")!))
        #expect(bench.counted("benchmark.organs", through: "2020-12-31") == 1)
        #expect(bench.counted("benchmark.published", through: "2020-12-31") == 1)
        #expect(bench.counted("benchmark.entries", through: "2020-12-31") == 1)
        #expect(bench.opened.map(\.kind.id) == ["legality-review"])
        #expect(bench.papers.map(\.document) == ["table"])
    }

    @Test func `公布后另定施行日的，施行以前不得适用，也不计入单位数`() {
        let bench = BenchmarkBench.inForce(effective: "2020-05-01")
        #expect(!bench.record.isApplicable(on: Day(iso: "2020-04-30")!))
        #expect(bench.record.isApplicable(on: Day(iso: "2020-05-01")!))
        #expect(bench.counted("benchmark.organs", through: "2020-04-30") == 0)
        #expect(bench.counted("benchmark.organs", through: "2020-05-01") == 1)
    }

    struct Faulty: CustomTestStringConvertible, Sendable {
        let what: String
        let entry: String
        let says: String
        var testDescription: String { what }
    }

    private static func tiers(_ ranges: [(String, Int, Int)]) -> [String] {
        ranges.enumerated().map { BenchmarkBench.tier("\($0)", $1.0, $1.0, $1.1, $1.2) }
    }

    static let faulty: [Faulty] = [
        Faulty(
            what: "从重超过法定上限1元",
            entry: BenchmarkBench.entry(tiers: tiers([("lenient", 500, 2_000), ("ordinary", 2_000, 3_500), ("severe", 3_500, 5_001)])),
            says: "超出法定幅度"),
        Faulty(
            what: "从轻低于法定下限1元",
            entry: BenchmarkBench.entry(tiers: tiers([("lenient", 499, 2_000), ("ordinary", 2_000, 3_500), ("severe", 3_500, 5_000)])),
            says: "超出法定幅度"),
        Faulty(
            what: "从轻与一般之间有空档",
            entry: BenchmarkBench.entry(tiers: tiers([("lenient", 500, 1_999), ("ordinary", 2_000, 3_500), ("severe", 3_500, 5_000)])),
            says: "有空档"),
        Faulty(
            what: "一般与从重重叠",
            entry: BenchmarkBench.entry(tiers: tiers([("lenient", 500, 2_000), ("ordinary", 2_000, 3_501), ("severe", 3_500, 5_000)])),
            says: "重叠"),
        Faulty(
            what: "没有覆盖法定上限",
            entry: BenchmarkBench.entry(tiers: tiers([("lenient", 500, 2_000), ("ordinary", 2_000, 3_500), ("severe", 3_500, 4_999)])),
            says: "至法定上限之间有空档"),
        Faulty(
            what: "没有覆盖法定下限",
            entry: BenchmarkBench.entry(tiers: tiers([("lenient", 501, 2_000), ("ordinary", 2_000, 3_500), ("severe", 3_500, 5_000)])),
            says: "自法定下限至"),
        Faulty(
            what: "从重轻于一般",
            entry: BenchmarkBench.entry(tiers: tiers([("lenient", 500, 2_000), ("severe", 2_000, 3_500), ("ordinary", 3_500, 5_000)])),
            says: "反而重于"),
        Faulty(
            what: "上下限颠倒",
            entry: BenchmarkBench.entry(tiers: tiers([("lenient", 500, 2_000), ("ordinary", 3_500, 2_000), ("severe", 3_500, 5_000)])),
            says: "上下限颠倒"),
        Faulty(what: "缺从重阶次", entry: BenchmarkBench.entry(tiers: tiers([("lenient", 500, 2_000), ("ordinary", 2_000, 5_000)])), says: "缺“从重”"),
        Faulty(
            what: "减轻高于法定下限", entry: BenchmarkBench.entry(tiers: BenchmarkBench.tiers + [BenchmarkBench.tier("D", "mitigated", "减轻", 100, 501)]),
            says: "应低于法定下限"),
        Faulty(
            what: "不予处罚却有罚款", entry: BenchmarkBench.entry(tiers: BenchmarkBench.tiers + [BenchmarkBench.tier("D", "exempt", "不予处罚", 0, 10)]),
            says: "不得有罚款"),
        Faulty(what: "依据已经失效", entry: BenchmarkBench.entry(more: #","repealedOn":"2020-01-01""#), says: "现行有效"),
        Faulty(
            what: "没有罚款也没有写明处理",
            entry: BenchmarkBench.entry(tiers: tiers([("lenient", 0, 0), ("ordinary", 0, 0), ("severe", 0, 0)]), least: 0, most: 0), says: "没有写明处理"),
    ]

    @Test(arguments: faulty) func `阶次有误的不得拟制`(row: Faulty) {
        let (bench, refusals) = BenchmarkBench.drafted([row.entry])
        #expect(bench.stage.isEmpty)
        #expect(refusals.contains { $0.contains(row.says) }, "\(refusals)")
    }

    @Test func `阶次合法的可以拟制：含减轻和不予处罚，含没有罚款的条目`() {
        let lighter = [BenchmarkBench.tier("D", "mitigated", "减轻", 100, 500), BenchmarkBench.tier("E", "exempt", "不予处罚", 0, 0)]
        let words = [("A", "lenient"), ("B", "ordinary"), ("C", "severe")].map {
            BenchmarkBench.tier($0.0, $0.1, $0.1, 0, 0, #","penalty":"警告""#)
        }
        let entries = [BenchmarkBench.entry("1", tiers: BenchmarkBench.tiers + lighter), BenchmarkBench.entry("2", tiers: words, least: 0, most: 0)]
        #expect(BenchmarkBench.drafted(entries).1 == [])
    }

    @Test func `条目编码不得重复，不得没有条目`() {
        #expect(BenchmarkBench.drafted([BenchmarkBench.entry("1"), BenchmarkBench.entry("1")]).1.contains { $0.contains("编码“1”重复") })
        var bench = Bench<DiscretionBenchmark>(on: "2020-03-02")
        #expect(!bench.take("draft", by: "clerk", BenchmarkBench.draft([])).isEmpty)
    }

    @Test(
        arguments: [
            (499, nil), (500, "A"), (1_999, "A"), (2_000, "B"), (3_499, "B"), (3_500, "C"), (5_000, "C"), (5_001, nil),
        ] as [(Int, String?)])
    func `罚款落入的阶次，以上含本数`(yuan: Int, code: String?) {
        let record = BenchmarkBench.inForce().record
        #expect(record.tier(for: "1", amount: .yuan(yuan))?.code == code)
        #expect(record.tier(for: "没有的条目", amount: .yuan(yuan)) == nil)
    }

    @Test(arguments: [(99, nil), (100, "D"), (499, "D"), (500, "A")] as [(Int, String?)])
    func `低于法定下限的只能是减轻`(yuan: Int, code: String?) {
        var entry = DiscretionBenchmark.Entry()
        (entry.legalLeast, entry.legalMost) = (.yuan(500), .yuan(5_000))
        entry.tiers = [
            .init(code: "D", degree: .mitigated, name: "减轻", conditions: "立功", least: .yuan(100), most: .yuan(500)),
            .init(code: "A", degree: .lenient, name: "从轻", conditions: "初次", least: .yuan(500), most: .yuan(5_000)),
        ]
        #expect(entry.tier(for: .yuan(yuan))?.code == code)
    }

    static let upper: [String: String] = ["upperBenchmark": "湖南省公安机关裁量权基准", "refinementReason": "县域实际"]

    private static func withUpper(_ most: Int) -> String {
        let tiers = [
            BenchmarkBench.tier("A", "lenient", "从轻", 500, 2_000, #","upperLeast":50000,"upperMost":200000"#),
            BenchmarkBench.tier("B", "ordinary", "一般", 2_000, 3_500, #","upperLeast":200000,"upperMost":\#(most * 100)"#),
            BenchmarkBench.tier("C", "severe", "从重", 3_500, 5_000, #","upperLeast":350000,"upperMost":500000"#),
        ]
        return BenchmarkBench.entry(tiers: tiers)
    }

    @Test func `27号文：细化不得超出上级基准，并说明理由；此前没有全国规定`() {
        #expect(BenchmarkBench.drafted([Self.withUpper(3_500)], on: "2022-08-01", Self.upper).1 == [])
        #expect(BenchmarkBench.drafted([Self.withUpper(3_499)], on: "2022-08-01", Self.upper).1.contains { $0.contains("超出上级基准") })
        #expect(BenchmarkBench.drafted(on: "2022-08-01", Self.upper).1.contains { $0.contains("没有写明上级基准的幅度") })
        let silent = Self.upper.filter { $0.key == "upperBenchmark" }
        #expect(BenchmarkBench.drafted([Self.withUpper(3_500)], on: "2022-08-01", silent).1.contains { $0.contains("原则上直接适用") })
        #expect(BenchmarkBench.drafted([Self.withUpper(3_499)], on: "2022-07-28", Self.upper).1 == [])
    }

    @Test func `所涉事项应为本机关在用且有裁量空间`() {
        var bench = Bench<DiscretionBenchmark>(on: "2020-03-02")
        let draft = BenchmarkBench.draft([BenchmarkBench.entry(more: #","item":7"#)])
        #expect(bench.take("draft", by: "clerk", draft).contains { $0.contains("不存在") })
        _ = bench.known.add(7, PowersBench.item(), .inUse, in: Town.market)
        #expect(bench.take("draft", by: "clerk", draft).contains { $0.contains("不是本机关的事项") })
        var item = PowersBench.item()
        item.hasDiscretion = false
        bench.known = KnownMatters()
        _ = bench.known.add(7, item, .inUse)
        #expect(bench.take("draft", by: "clerk", draft).contains { $0.contains("没有裁量空间") })
        bench.known = KnownMatters()
        _ = bench.known.add(7, PowersBench.item(), .inUse)
        #expect(bench.take("draft", by: "clerk", draft) == [])
        #expect(bench.record.items == [Ref(7)])
        // The item falls while the draft is on its way.
        item.endedOn = Day(iso: "2020-03-05")
        bench.known = KnownMatters()
        _ = bench.known.add(7, item, .cancelled)
        bench.take("consult", by: "clerk", ["consultUntil": "2020-03-12"])
        bench.take("close-consultation", on: "2020-03-13", by: "clerk", ["opinionsReceived": "0", "adoptionExplanation": "没有收到意见"])
        #expect(bench.take("submit", by: "clerk").contains { $0.contains("不在用") })
    }

    // MARK: 征求意见

    @Test(arguments: [("2020-03-11", false), ("2020-03-12", true)])
    func `征求意见不少于十日`(until: String, lawful: Bool) {
        var bench = BenchmarkBench.drafted().0
        #expect(bench.refusing("consult", by: "clerk", ["consultUntil": until]) == (lawful ? [] : ["comment-period-sufficient"]))
    }

    @Test(arguments: [("2020-03-31", false), ("2020-04-01", true)])
    func `与市场主体密切相关的不少于三十日，缩短的公布理由`(until: String, lawful: Bool) {
        var bench = BenchmarkBench.drafted(on: "2020-03-02", ["touchesBusiness": "是"]).0
        #expect(bench.refusing("consult", by: "clerk", ["consultUntil": until]) == (lawful ? [] : ["business-comment-period-sufficient"]))
        var urgent = BenchmarkBench.drafted(on: "2020-03-02", ["touchesBusiness": "是"]).0
        #expect(urgent.take("consult", by: "clerk", ["consultUntil": "2020-03-05", "shortReason": "疫情防控"]) == [])
    }

    @Test func `优化营商环境条例施行以前，没有三十日的要求`() {
        var bench = BenchmarkBench.drafted(on: "2019-12-02", ["touchesBusiness": "是"]).0
        #expect(bench.take("consult", by: "clerk", ["consultUntil": "2019-12-12"]) == [])
    }

    @Test func `征求意见届满以后才能结束，未征求意见不得送审`() {
        var bench = BenchmarkBench.drafted().0
        #expect(!bench.take("submit", by: "clerk").isEmpty)
        bench.take("consult", by: "clerk", ["consultUntil": "2020-03-12"])
        let closing = ["opinionsReceived": "3", "adoptionExplanation": "采纳2条"]
        #expect(bench.refusing("close-consultation", on: "2020-03-12", by: "clerk", closing) == ["comment-period-over"])
        #expect(bench.take("close-consultation", on: "2020-03-13", by: "clerk", closing) == [])
    }

    // MARK: 审核、讨论

    @Test(arguments: [(LegalityReview.Outcome.unlawful, false), (.returned, false), (.lawful, true)])
    func `未经合法性审核或者不合法的不得集体讨论`(outcome: LegalityReview.Outcome, lawful: Bool) {
        var bench = BenchmarkBench.reviewed(outcome)
        let refusals = bench.take("deliberate", on: "2020-03-26", by: "head", BenchmarkBench.meeting)
        #expect(refusals.isEmpty == lawful)
        #expect(lawful || refusals.contains { $0.contains("合法性审核机制的指导意见》第（七）项") })
    }

    @Test func `审核要求修改的，修改以后才能讨论；不合法的修改后重新送审`() {
        var bench = BenchmarkBench.reviewed(.lawfulAfterAmendment)
        #expect(bench.refusing("deliberate", on: "2020-03-26", by: "head", BenchmarkBench.meeting) == ["opinion-answered"])
        _ = bench.known.add(7, PowersBench.item(), .inUse)
        let amended = ["answer": "已按意见修改", "entries": "[\(BenchmarkBench.entry(more: #","item":7"#))]"]
        #expect(bench.take("answer-opinion", by: "clerk", amended) == [])
        #expect(bench.record.items == [Ref(7)])
        #expect(bench.take("deliberate", by: "head", BenchmarkBench.meeting) == [])
        var unlawful = BenchmarkBench.reviewed(.unlawful)
        #expect(unlawful.refusing("answer-opinion", by: "clerk", ["answer": "已修改"]) == ["opinion-requires-amendment"])
        #expect(unlawful.take("revise", by: "clerk", ["explanation": "重拟"]) == [])
        #expect(unlawful.matter == .consulted && unlawful.record.reviewOutcome == nil)
    }

    @Test(arguments: [("2020-03-23", false), ("2020-03-24", true), ("2020-03-26", true), ("2020-03-27", false)])
    func `会议在审核以后，不晚于登记当日`(meeting: String, lawful: Bool) {
        var bench = BenchmarkBench.reviewed(.lawful)
        #expect(bench.take("deliberate", on: "2020-03-26", by: "head", BenchmarkBench.held(meeting)).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["benchmark.deliberate.meeting-in-order"]))
        if lawful { #expect(bench.record.meetings.map(\.result) == [.passed]) }
    }

    @Test func `按审核意见修改、修改后重新送审的人员也是起草人，不得审核（115号第（七）项）`() {
        var answered = BenchmarkBench.reviewed(.lawfulAfterAmendment)
        answered.take("answer-opinion", by: "clerk2", ["answer": "已按意见修改"])
        #expect(answered.record.drafters == [PersonID("clerk"), PersonID("clerk2")])
        var revised = BenchmarkBench.reviewed(.unlawful)
        revised.take("revise", by: "clerk3", ["explanation": "重拟"])
        revised.take("submit", by: "clerk")
        let review = revised.opened.last?.record as? LegalityReview
        #expect(review?.drafters == [PersonID("clerk"), PersonID("clerk3")])
    }

    @Test func `审核要求修改而没有修改或者说明的，指名拒绝集体讨论（115号第（六）项）`() {
        var bench = BenchmarkBench.reviewed(.lawfulAfterAmendment)
        bench.take("deliberate", on: "2020-03-26", by: "head", BenchmarkBench.meeting)
        #expect(bench.refused == ["benchmark.deliberate.opinion-answered"])
    }

    @Test func `备案以前被修订失效的，备案期限不再计算`() throws {
        var bench = BenchmarkBench.inForce()
        bench.take("supersede", on: "2020-04-10", ["endedOn": "2020-04-10"])
        #expect(try bench.reading(of: "filing")?.state == .met)
    }

    @Test func `县可以定由本机关法制机构审核`() {
        var bench = BenchmarkBench.drafted().0
        bench.settings = Settings(["benchmark.review.justice": "否"])
        bench.take("consult", by: "clerk", ["consultUntil": "2020-03-12"])
        bench.take("close-consultation", on: "2020-03-13", by: "clerk", ["opinionsReceived": "3", "adoptionExplanation": "采纳2条"])
        bench.take("submit", by: "clerk")
        #expect(bench.opened.map(\.organ) == [Town.organ])
        #expect(BenchmarkBench.reviewed(.lawful).opened.map(\.organ) == [Town.justice])
    }

    // MARK: 以后

    @Test func `一个单位一套：已有现行基准的应列明修订，公布时旧的失效`() {
        var known = KnownMatters()
        var earlier = BenchmarkBench.inForce().record
        (earlier.publishedOn, earlier.effectiveOn) = (Day(iso: "2018-06-01"), Day(iso: "2018-06-01"))
        _ = known.add(9, earlier, .inForce)
        let unlisted = BenchmarkBench.inForce(known: known)
        #expect(unlisted.matter == .deliberated && unlisted.refused == ["benchmark.publish.no-overlapping-benchmark"])
        let revised = BenchmarkBench.inForce(["replaces": "9"], effective: "2020-05-01", known: known)
        #expect(revised.matter == .inForce)
        #expect(revised.followed.map(\.action) == ["supersede"])
        #expect(revised.followed.first?.input["endedOn"]?.string == "2020-05-01")
        var old = BenchmarkBench.inForce()
        old.take("supersede", on: "2020-04-02", ["endedOn": "2020-05-01"])
        #expect(old.record.isApplicable(on: Day(iso: "2020-04-30")!))
        #expect(!old.record.isApplicable(on: Day(iso: "2020-05-01")!))
        #expect(old.counted("benchmark.organs", through: "2020-04-30") == 1)
        #expect(old.counted("benchmark.organs", through: "2020-05-01") == 0)
        #expect(old.counted("benchmark.abolished", through: "2020-12-31") == 0)
    }

    @Test func `废止当日起不得适用`() {
        var bench = BenchmarkBench.inForce()
        bench.take("abolish", on: "2020-09-01", by: "head", ["abolishReason": "职权划转"])
        #expect(bench.record.isApplicable(on: Day(iso: "2020-08-31")!))
        #expect(!bench.record.isApplicable(on: Day(iso: "2020-09-01")!))
        #expect(bench.counted("benchmark.abolished", through: "2020-12-31") == 1)
        #expect(bench.counted("benchmark.organs", through: "2020-12-31") == 0)
    }

    @Test func `依据废止的条目不得再适用，并警示`() {
        var bench = BenchmarkBench.inForce()
        bench.take("note-repeal", on: "2020-06-01", by: "clerk", ["repealedLaw": "烟花爆竹安全管理条例", "repealedOn": "2020-07-01"])
        #expect(bench.record.entry("1", on: Day(iso: "2020-06-30")!) != nil)
        #expect(bench.record.entry("1", on: Day(iso: "2020-07-01")!) == nil)
        #expect(bench.cautions.isEmpty)
        bench.today = Bench<DiscretionBenchmark>.day("2020-07-01")
        #expect(bench.cautions.map(\.id) == ["basis"])
    }

    @Test func `公布后十五日内备案，一次；纠正意见有警示`() throws {
        var bench = BenchmarkBench.inForce()
        #expect(try bench.due(of: "filing") == Day(iso: "2020-04-16"))
        bench.take("file", on: "2020-04-16", by: "clerk", ["filedWith": "平江县人民政府", "filingNumber": "平备〔2020〕3号"])
        #expect(try bench.reading(of: "filing")?.state == .met)
        #expect(bench.refusing("file", by: "clerk", ["filedWith": "平江县人民政府", "filingNumber": "平备〔2020〕4号"]) == ["not-yet-filed"])
        bench.take("correct", on: "2020-05-06", by: "legal", ["corrections": #"[{"note":"从重阶次条件过宽"}]"#])
        #expect(bench.cautions.map(\.id) == ["corrections"])
        #expect(bench.record.corrections.map(\.on) == [Day(iso: "2020-05-06")])
        #expect(bench.counted("benchmark.filed", through: "2020-12-31") == 1)
    }

    @Test func `存量登记以施行日计入单位数，不计入本年公布，不再计算备案期限`() throws {
        var bench = Bench<DiscretionBenchmark>(on: "2019-12-02")
        let input = BenchmarkBench.draft().merging(["number": "平公发〔2018〕6号", "publishedOn": "2018-06-01", "effectiveOn": "2018-07-01"]) { $1 }
        _ = bench.known.add(7, PowersBench.item(), .inUse)
        let entered = input.merging(["entries": "[\(BenchmarkBench.entry(more: #","item":7"#))]"]) { $1 }
        #expect(bench.take("register-existing", by: "clerk", entered) == [])
        #expect(bench.record.items == [Ref(7)])
        #expect(bench.counted("benchmark.organs", through: "2018-12-31") == 1)
        #expect(bench.counted("benchmark.published", through: "2020-12-31") == 0)
        #expect(try bench.due(of: "filing") == nil)
        var late = Bench<DiscretionBenchmark>(on: "2019-12-02")
        #expect(late.refusing("register-existing", by: "clerk", input.merging(["effectiveOn": "2018-05-31"]) { $1 }) == ["published-before-entry"])
    }

    @Test func `修订的只能是本机关的现行基准，不得使别的机关的基准失效`() {
        var known = KnownMatters()
        _ = known.add(9, BenchmarkBench.inForce().record, .inForce, in: Town.market)
        _ = known.add(8, BenchmarkBench.inForce().record, .abolished)
        for id in ["8", "9"] {
            var bench = Bench<DiscretionBenchmark>(on: "2020-03-02")
            bench.known = known
            #expect(
                bench.take("draft", by: "clerk", BenchmarkBench.draft([BenchmarkBench.entry()], ["replaces": id])).contains {
                    $0.contains("本机关的现行基准")
                })
        }
    }

    @Test func `缩短期限的理由不能使征求意见落空`() {
        var bench = BenchmarkBench.drafted().0
        #expect(bench.take("consult", by: "clerk", ["consultUntil": "2020-03-02", "shortReason": "急需"]).contains { $0.contains("不是不征求意见") })
        #expect(bench.take("consult", by: "clerk", ["consultUntil": "2020-03-03", "shortReason": "急需"]) == [])
    }

    @Test func `不涉及同一违法行为的，一个机关可以有几套基准（国办发〔2022〕27号第（四）项、第（十三）项）`() {
        var known = KnownMatters()
        var other = BenchmarkBench.inForce().record
        for index in other.entries.indices { other.entries[index].violation = "违规运输烟花爆竹" }
        _ = known.add(9, other, .inForce)
        #expect(BenchmarkBench.inForce(known: known).matter == .inForce)
    }

    @Test func `行政许可、行政检查的基准不划分处罚阶次，写明细化量化的标准（国办发〔2022〕27号第（七）项、第（九）项）`() {
        let entry = { (standard: String) in
            #"{"code":"L1","type":"licence","law":"行政许可法","article":"第三十一条","rank":"law","violation":"食品经营许可"\#(standard)}"#
        }
        #expect(BenchmarkBench.drafted([entry("")]).0.refused == ["benchmark.draft.tiers-complete"])
        var refined = BenchmarkBench.drafted([entry(#","standard":"自受理之日起五个工作日内作出决定""#)]).0
        refined.take("consult", by: "clerk", ["consultUntil": "2020-03-12"])
        refined.take("close-consultation", on: "2020-03-13", by: "clerk", ["opinionsReceived": "0", "adoptionExplanation": "没有意见"])
        #expect(refined.refusing("submit", by: "clerk") == [])
    }

    @Test func `另一套已公布尚未施行的也应列明修订`() {
        var known = KnownMatters()
        var later = BenchmarkBench.inForce().record
        later.effectiveOn = Day(iso: "2020-07-01")
        _ = known.add(9, later, .inForce)
        let unlisted = BenchmarkBench.inForce(known: known)
        #expect(unlisted.matter == .deliberated && unlisted.refused == ["benchmark.publish.no-overlapping-benchmark"])
    }
}
