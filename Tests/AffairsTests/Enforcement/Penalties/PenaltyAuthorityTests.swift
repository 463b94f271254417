import Kernel
import Testing

@testable import Affairs

/// 权责清单, 复议和诉讼的牵连, and what should be looked at again.
@Suite("行政处罚：职权与牵连")
struct PenaltyAuthorityTests {
    private static func filing(_ item: String, on day: String = "2020-03-02", _ change: (inout Bench<PenaltyCase>) -> Void = { _ in }) -> [String] {
        var bench = Penalties.bench(on: day)
        change(&bench)
        let clue = ["source": "inspection", "clue": "检查", "discoveredOn": day, "actEndedOn": day].merging(Penalties.party) { $1 }
        bench.expect(bench.take("register-clue", by: "p1", clue))
        return bench.take("file", by: "head", ["cause": "经营过期食品", "officers.certificates": "1,2", "powerItem": item])
    }

    @Test(arguments: [("20", true), ("21", false), ("22", false), ("99", false)])
    func `不在本机关权责清单之内的行政处罚事项不得立案（权力清单制度）`(item: String, isListed: Bool) {
        let refusals = Self.filing(item)
        #expect(refusals.contains { $0.contains("权责清单中当日在用") } != isListed, "\(refusals)")
    }

    @Test(arguments: [("2017-12-31", false), ("2018-01-02", true), ("2020-05-31", true), ("2020-06-01", false)])
    func `清单事项自生效之日起、取消之日以前可以立案`(day: String, isListed: Bool) {
        guard day >= "2018-01-01" else { return #expect(!Penalties.item(.penalty).isInForce(on: Day(iso: day)!)) }
        let refusals = Self.filing("20", on: day) { bench in
            var item = Penalties.item(.penalty)
            item.endedOn = Day(iso: "2020-06-01")
            _ = bench.known.add(20, item, .inUse)
        }
        #expect(refusals.contains { $0.contains("权责清单中当日在用") } != isListed, "\(refusals)")
    }

    @Test func `当场处罚同样以清单为限`() {
        var bench = Penalties.bench(on: "2020-03-02")
        #expect(bench.take("decide-on-the-spot", by: "p1", Penalties.spot(["powerItem": "22"])).contains { $0.contains("权责清单") })
        #expect(bench.take("decide-on-the-spot", by: "p1", Penalties.spot()) == [])
    }

    @Test(arguments: [("revoked", PenaltyCase.Fall.revoked), ("illegal", .illegal), ("void", .void), ("changed", .changed)])
    func `复议、诉讼改变决定的，记为被改变，开启整改，公示限期撤回（行政处罚法第四十八条第二款）`(result: String, fall: PenaltyCase.Fall) throws {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("publicity-publish", PenaltyAftermathTests.summary))
        bench.expect(bench.take("note-challenge", on: "2022-04-01", ["challengeKind": "reconsideration"]))
        #expect(bench.record.challengePending)
        bench.expect(
            bench.take("note-result", on: "2022-04-28", ["challengeKind": "reconsideration", "challengeResult": result, "fallReason": "主要事实不清"]))
        #expect(bench.record.fall == fall && bench.record.fallenOn == Day(iso: "2022-04-28") && !bench.record.challengePending)
        let rectification = try #require(bench.opened.compactMap { $0.record as? Rectification }.first)
        #expect(rectification.source == .reconsideration && rectification.sourceNote == "主要事实不清")
        #expect(bench.opened.first { $0.record is Rectification }?.organ == Town.organ)
        // Three working days; the test calendar has no holidays in 2022.
        #expect(try bench.due(of: "publicity-withdrawal") == Day(iso: "2022-05-03"))
        #expect(bench.counted("penalty.fallen:\(fall.rawValue)", through: "2022-12-31") == 1)
    }

    @Test func `维持的不开启整改，不受理通知在先的也能登记结果`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("note-result", on: "2022-04-28", ["challengeKind": "litigation", "challengeResult": "upheld"]))
        #expect(bench.record.fallenOn == nil && !bench.opened.contains { $0.record is Rectification })
        #expect(bench.record.challenges.count == 1 && bench.record.challenges[0].kind == .litigation)
    }

    @Test func `变更的处罚登记一次`() {
        var bench = Penalties.decided(on: "2022-03-02")
        let lighter = #"[{"kind":"fine","amount":200000}]"#
        #expect(bench.take("record-changed", ["changedPenalties": lighter, "changeDocument": "平府复决字〔2022〕1号"]).contains { $0.contains("决定已被变更") })
        bench.expect(bench.take("note-result", on: "2022-04-28", ["challengeKind": "reconsideration", "challengeResult": "changed"]))
        bench.expect(bench.take("record-changed", ["changedPenalties": lighter, "changeDocument": "平府复决字〔2022〕1号"]))
        #expect(bench.take("record-changed", ["changedPenalties": lighter, "changeDocument": "平府复决字〔2022〕1号"]).contains { $0.contains("决定已被变更") })
    }

    @Test func `证件自办案以前失效的，指明谁在哪一日办了什么；以后才注销的不指`() {
        var bench = Penalties.decided()
        #expect(bench.cautions == [])
        var later = bench
        for (voided, isFlagged) in [("2020-03-02", true), ("2020-03-03", false)] {
            var certificate = later.known.matters[2]?.record as? EnforcementCertificate ?? EnforcementCertificate()
            certificate.voidedOn = Day(iso: voided)
            _ = later.known.add(2, certificate, .inForce)
            #expect(later.cautions.contains { $0.id == "certificate" && $0.text.contains("2020-03-02作出决定") } == isFlagged, "\(voided)")
        }
        bench.today = Bench<PenaltyCase>.day("2021-06-01")
        #expect(bench.cautions == [])
    }

    @Test func `引用的文件在决定以前已废止的有警示，决定以后废止的没有`() {
        var document = NormativeDocument()
        (document.title, document.number, document.registrationNumber) = ("旧办法", "平政发〔2018〕1号", "PJDR—2018—00001")
        (document.publishedOn, document.effectiveOn) = (Day(iso: "2018-01-01"), Day(iso: "2018-01-01"))
        for (ended, isFlagged) in [("2020-03-01", true), ("2020-03-03", false)] {
            var bench = Penalties.decided()
            bench.record.basisDocuments = [Ref(9)]
            document.validUntil = Day(iso: ended)
            _ = bench.known.add(9, document, .published)
            #expect(bench.cautions.contains { $0.id == "document" } == isFlagged, "\(ended)")
        }
    }

    // MARK: 裁量权基准

    /// 1,000 to 50,000 yuan in three tiers, published on 2020-01-10.
    private static func benchmark() -> DiscretionBenchmark {
        var set = DiscretionBenchmark()
        (set.title, set.maker) = ("平江县公安局行政处罚裁量权基准", Town.organ)
        (set.publishedOn, set.effectiveOn) = (Day(iso: "2020-01-10"), Day(iso: "2020-01-10"))
        var entry = DiscretionBenchmark.Entry()
        (entry.code, entry.law, entry.article) = ("E1", "食品安全法", "第一百二十四条")
        (entry.legalLeast, entry.legalMost) = (.yuan(1_000), .yuan(50_000))
        entry.tiers = [
            DiscretionBenchmark.Tier(code: "1", degree: .lenient, name: "从轻", conditions: "初次", least: .yuan(1_000), most: .yuan(10_000)),
            DiscretionBenchmark.Tier(code: "2", degree: .ordinary, name: "一般", conditions: "一般", least: .yuan(10_000), most: .yuan(30_000)),
            DiscretionBenchmark.Tier(code: "3", degree: .severe, name: "从重", conditions: "多次", least: .yuan(30_000), most: .yuan(50_000)),
        ]
        set.entries = [entry]
        return set
    }

    /// Ready for the decision, with the fine in fen told beforehand.
    private static func ready(_ fen: Int, tier: String, on day: String = "2020-03-02", _ changes: [String: String] = [:]) -> Bench<PenaltyCase> {
        let fine = #"[{"kind":"fine","amount":\#(fen)}]"#
        var bench = Penalties.investigating(on: day)
        _ = bench.known.add(30, benchmark(), .inForce)
        bench.expect(bench.take("record-evidence", Penalties.evidence))
        let report = ["benchmark": "", "benchmarkSet": "30", "benchmarkEntry": "E1", "tier": tier, "proposedPenalties": fine]
        bench.expect(bench.take("report", Penalties.report(report.merging(changes) { $1 })))
        bench.expect(bench.notify())
        bench.expect(bench.take("waive", Penalties.waiver))
        bench.verify(.agree)
        return bench
    }

    private static func penalise(_ bench: Bench<PenaltyCase>, _ fen: Int, _ changes: [String: String] = [:]) -> [String] {
        var bench = bench
        return bench.take("penalise", by: "head", ["penalties": #"[{"kind":"fine","amount":\#(fen)}]"#].merging(changes) { $1 })
    }

    @Test(arguments: [
        (100_000, "lighter", true), (99_900, "lighter", false), (999_999, "lighter", true), (1_000_000, "lighter", false),
        (1_000_000, "general", true), (999_999, "general", false), (100_000, "heavier", false),
    ])
    func `罚款在所选阶次之内，上下限按本数以上、不满计（行政处罚法第三十四条、国办发〔2022〕27号）`(fen: Int, tier: String, isWithin: Bool) {
        let refusals = Self.penalise(Self.ready(fen, tier: tier), fen)
        #expect(refusals.isEmpty == isWithin && (isWithin || refusals.contains { $0.contains("裁量阶次的幅度") }), "\(refusals)")
    }

    @Test func `超出阶次要有理由；2022年7月29日起还要主要负责人批准或者集体讨论`() {
        let reason = ["departureReason": "主动消除危害后果"]
        #expect(Self.penalise(Self.ready(50_000, tier: "lighter"), 50_000, reason) == [])
        #expect(Self.penalise(Self.ready(50_000, tier: "lighter", on: "2022-07-28"), 50_000, reason) == [])
        let late = Self.ready(50_000, tier: "lighter", on: "2022-07-29")
        #expect(Self.penalise(late, 50_000, reason).contains { $0.contains("主要负责人批准或者集体讨论") })
        #expect(Self.penalise(late, 50_000, reason.merging(["departureApproval": "局长批准"]) { $1 }) == [])
    }

    @Test func `不适用上级机关制定的基准的，须该机关批准，本机关批准、集体讨论不能代替（国办发〔2022〕27号第（十二）项）`() {
        let late = Self.ready(50_000, tier: "lighter", on: "2022-07-29")
        let upper = ["departureReason": "适用明显不当", "departsFromUpper": "是", "departureApproval": "局长批准"]
        #expect(Self.penalise(late, 50_000, upper) == ["不适用上级机关制定的裁量权基准的，报请该基准制定机关批准（《关于进一步规范行政裁量权基准制定和管理工作的意见》第（十二）项）"])
        #expect(Self.penalise(late, 50_000, upper.merging(["makerApproval": "省局批复〔2022〕3号"]) { $1 }) == [])
    }

    @Test func `本机关公布了基准的，案件须写明基准和条目；公布以前的不须`() {
        for (day, isAsked) in [("2020-01-09", false), ("2020-01-10", true)] {
            var bench = Penalties.investigating(on: day)
            _ = bench.known.add(30, Self.benchmark(), .inForce)
            bench.expect(bench.take("record-evidence", Penalties.evidence))
            #expect(bench.take("report", Penalties.report()).contains { $0.contains("写明适用的基准和条目") } == isAsked, "\(day)")
        }
        var wrong = Penalties.investigating()
        _ = wrong.known.add(30, Self.benchmark(), .inForce)
        wrong.expect(wrong.take("record-evidence", Penalties.evidence))
        #expect(wrong.take("report", Penalties.report(["benchmarkSet": "30", "benchmarkEntry": "E9"])).contains { $0.contains("写明适用的基准和条目") })
    }

    @Test func `告知和决定引用基准的名称和条目`() {
        var bench = Self.ready(100_000, tier: "lighter")
        #expect(bench.record.benchmark == "《平江县公安局行政处罚裁量权基准》E1")
        // Left empty at the decision, where only the entry is chosen, it is quoted there.
        #expect(bench.take("penalise", by: "head", ["penalties": #"[{"kind":"fine","amount":100000}]"#, "benchmark": ""]) == [])
        #expect(bench.record.benchmark == "《平江县公安局行政处罚裁量权基准》E1")
    }

    @Test func `本机关有现行基准的，不得改引别的机关的基准`() {
        var bench = Self.ready(500_000, tier: "lighter")
        var other = Self.benchmark()
        other.maker = Town.market
        _ = bench.known.add(31, other, .inForce, in: Town.market)
        #expect(Self.penalise(bench, 500_000) == [])
        bench.record.benchmarkSet = Ref(31)
        #expect(Self.penalise(bench, 500_000).contains { $0.contains("本机关已公布裁量权基准") })
    }
}
