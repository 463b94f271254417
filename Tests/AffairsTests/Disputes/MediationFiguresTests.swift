import Kernel
import Testing

@testable import Affairs

@Suite("人民调解的统计口径和公开")
struct MediationFiguresTests {
    static let chain = ["mediation.screened", "mediation.accepted", "mediation.mediated", "mediation.succeeded"]

    @Test func `就地化解的只计排查（I-05）`() {
        var bench = Dispute.registered()
        bench.take("settle", ["settlementNote": "当场说和"])
        #expect(bench.matter == .settled)
        #expect(Self.chain.map { bench.counted($0, through: "2020-12-31") } == [1, 0, 0, 0])
    }

    @Test func `不予受理的只计排查（I-05）`() {
        var bench = Dispute.registered()
        bench.take("decline", ["declineReason": "notCivil", "channelsTold": "litigation"])
        #expect(Self.chain.map { bench.counted($0, through: "2020-12-31") } == [1, 0, 0, 0])
        #expect(bench.counted("mediation.declined", through: "2020-12-31") == 1)
    }

    @Test func `受理后未经调解的，不计已调解（I-05）`() {
        var bench = Dispute.accepted()
        #expect(bench.refusing("stop", ["endReason": "noAgreement", "channelsTold": "litigation"]) == ["not-ended-as-failed"])
        #expect(bench.take("stop", ["endReason": "withdrawn", "channelsTold": "litigation"]).isEmpty)
        #expect(Self.chain.map { bench.counted($0, through: "2020-12-31") } == [1, 1, 0, 0])
        #expect(bench.counted("mediation.open", through: "2020-12-31") == 0)
    }

    @Test func `调解不成的计已调解，不计成功（I-05）`() {
        var bench = Dispute.mediating()
        bench.take("terminate", Dispute.ended)
        #expect(Self.chain.map { bench.counted($0, through: "2020-12-31") } == [1, 1, 1, 0])
        #expect(bench.counted("mediation.failed", through: "2020-12-31") == 1)
    }

    @Test func `各按其日计入`() {
        let bench = Dispute.agreed()
        let days = ["2020-03-01", "2020-03-02", "2020-03-03", "2020-03-09", "2020-03-10"]
        let counted = days.map { day in Self.chain.map { bench.counted($0, through: day) } }
        #expect(counted == [[0, 0, 0, 0], [1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 0, 0], [1, 1, 1, 1]])
        #expect(days.map { bench.counted("mediation.open", through: $0) } == [0, 0, 1, 1, 0])
        #expect(bench.counted("mediation.written", through: "2020-12-31") == 1)
        #expect(bench.counted("mediation.oral", through: "2020-12-31") == 0)
        #expect(bench.counted("mediation.kind:neighbour", through: "2020-03-02") == 1)
        #expect(bench.counted("mediation.source:screening", through: "2020-03-02") == 1)
    }

    /// Takes lawful steps at random; whatever happens, the chain and the balances hold on every day.
    @Test func `任何走法下排查≥受理≥已调解≥成功，分项之和等于总数（I-05、I-06、I-07、I-08）`() {
        var reached: Set<String> = []
        for seed in 1...60 { reached.formUnion(walk(UInt64(seed))) }
        #expect(reached == Set(PeoplesMediation.Stage.allCases.map(\.rawValue)), "the walks pass through every stage")
    }

    private func walk(_ seed: UInt64) -> Set<String> {
        var random = Seeded(seed)
        var reached: Set<String> = ["registered"]
        let start = Bench<PeoplesMediation>.day("2020-03-01")
        var bench = Dispute.registered(["bars": Bool.random(using: &random) ? "reserved" : ""])
        let steps: [(String, [String: String])] = [
            ("settle", ["settlementNote": "说和"]), ("accept", ["bars": ""]), ("decline", ["declineReason": "notCivil", "channelsTold": "litigation"]),
            ("assign", ["mediators": "p1", "chosenBy": "committee"]), ("begin", ["rightsTold": "是"]),
            ("record-refusal", Dispute.refusal("李四")), ("resume-consent", ["resumingParty": "李四"]), ("terminate", Dispute.ended),
            ("stop", ["endReason": "withdrawn", "channelsTold": "litigation"]), ("supervise", ["performance": "performed"]),
            ("open-amendment", ["amendmentReason": "…", "amendmentAgreed": "是"]), ("keep-agreement", [:]), ("file", Dispute.file("1")),
        ]
        for _ in 0..<40 {
            bench.today = bench.today.advanced(by: Int.random(in: 0...3, using: &random))
            let today = bench.today.iso
            let dated: [(String, [String: String])] = [
                ("mediate", Dispute.session(today)), ("revisit", Dispute.revisit(today)),
                ("agree-in-writing", Dispute.written.merging(["effectiveOn": today]) { $1 }),
                ("agree-orally", Dispute.oral.merging(["effectiveOn": today]) { $1 }),
                ("amend", Dispute.written.merging(["effectiveOn": today]) { $1 }),
                ("request-confirmation", Dispute.application.merging(["confirmationAppliedOn": today]) { $1 }),
                ("court-accept", ["courtCaseNumber": "民特1号", "courtAcceptedOn": today]),
                ("record-ruling", ["rulingOutcome": "valid", "rulingOn": today]),
            ]
            let ends = ["settle", "decline", "stop", "terminate", "file"]
            // Most walks are kept from ending early, or few would get as far as an agreement.
            let open = (steps + dated).filter { seed % 4 == 0 || !ends.contains($0.0) }
            guard open.shuffled(using: &random).contains(where: { id, input in bench.take(id, input).isEmpty }) else { break }
            reached.insert(bench.stage)
            let facts = bench.definition.facts(bench.record, organ: bench.organ)
            for day in start.ordinal...bench.today.ordinal { check(facts, through: Day(ordinal: day)) }
        }
        return reached
    }

    private func check(_ facts: [Fact], through day: Day) {
        let counts = facts.reduce(into: [String: Int]()) { sums, fact in if fact.day <= day { sums[fact.measure, default: 0] += fact.value } }
        let count: (String) -> Int = { counts["mediation." + $0] ?? 0 }
        let chain = Self.chain.map { counts[$0] ?? 0 }
        let byKind = counts.filter { $0.key.hasPrefix("mediation.kind:") }.values.reduce(0, +)
        let bySource = counts.filter { $0.key.hasPrefix("mediation.source:") }.values.reduce(0, +)
        let holds =
            chain == chain.sorted(by: >) && count("mediated") == count("succeeded") + count("failed")
            && count("succeeded") == count("written") + count("oral")
            && count("accepted") == count("mediated") + count("stopped") + count("open")
            && byKind == count("screened") && bySource == count("screened")
        #expect(holds, "\(day): \(counts)")
    }

    @Test func `什么都不公开，当事人的话都是个人信息（人民调解法第十五条、第二十三条）`() {
        let definition = KindDefinition(PeoplesMediation.self)
        #expect(definition.publications.isEmpty)
        let personal = [
            "parties", "brief", "claims", "agreementFacts", "terms", "performanceMethod", "signedBy", "sessions", "revisits", "formerAgreements",
        ]
        for name in personal { #expect(definition.fields.first { $0.name == name }?.mask != nil, "\(name)") }
        let bench = Dispute.agreed()
        #expect(definition.title(of: bench.record) == "邻里纠纷：宅基地滴水界址")
    }

    @Test func `文书写明事实和救济`() throws {
        var bench = Dispute.confirming()
        let definition = bench.definition
        let text: (String) throws -> String = { id in
            let content = try #require(definition.content(of: id, bench.record, bench.moment))
            return ([content.addressee] + content.paragraphs + [content.remedies, content.signature]).joined(separator: "\n")
        }
        for id in definition.documents.map(\.id) { #expect(try !text(id).isEmpty) }
        let agreement = try text("agreement")
        for words in ["张三，公民身份号码430626198001011231", "李四，电话13800001234", "1500元", "2020年4月10日", "三十日内共同向人民法院申请司法确认", "汉昌街道人民调解委员会"] {
            #expect(agreement.contains(words), "\(words)")
        }
        #expect(try text("confirmation-application").contains("《民事诉讼法》第一百九十四条"))
        bench.record.confirmationAppliedOn = Day(iso: "2024-01-02")
        #expect(try text("confirmation-application").contains("《民事诉讼法》第二百零五条"))
        bench = Dispute.mediating()
        bench.take("terminate", Dispute.ended)
        #expect(try text("termination").contains("向人民法院提起诉讼"))
    }
}
