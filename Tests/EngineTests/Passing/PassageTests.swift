import Affairs
import Engine
import Kernel
import Storage
import TestDatabase
import Testing

@Suite("法律改变时正在办理的事项")
struct PassageTests {
    let county: TestCounty
    init() throws { county = try TestCounty(besides: [KindDefinition(Transit.self), KindDefinition(Chosen.self)]) }

    private func file(_ kind: String = "transit", on day: String, _ input: [String: String] = [:]) throws -> MatterID {
        let outcome = try county.take(
            .opening(kind: kind, organ: TestCounty.office), "file", by: "clerk", on: day, ["subject": "甲"].merging(input) { $1 })
        return try #require(outcome.receipt, "\(outcome)").matter
    }

    private func sweep(_ day: String) throws -> Sweep.Result {
        try county.engine.batch { try Sweep(county.engine).run(on: #require(Day(iso: day)), in: $0) }
    }

    private func dossier(_ id: MatterID) throws -> Dossier { try county.engine.look { try $0.dossier(id) } }
    private func actions(_ id: MatterID) throws -> [String] {
        try county.database.read { try $0.entries(TestCounty.code, of: id) }.map(\.action)
    }
    private func due(_ limit: String, _ id: MatterID) throws -> Day? {
        let found = try county.database.read {
            try $0.first("SELECT due FROM clock WHERE matter = $1 AND term = $2", [SQLValue(id), SQLValue(limit)]) { $0.optionalDay(0) }
        }
        return found ?? nil
    }

    @Test func `施行之日由系统转入新程序，只记一条，不动阶段和统计，第二次不再转`() throws {
        let id = try file(on: "2020-05-29")
        #expect(try sweep("2020-05-31").passed == [])
        let facts = try county.rows("fact")
        #expect(try sweep("2020-06-01").passed == [id])
        #expect(try sweep("2020-06-02").passed == [])
        let dossier = try dossier(id)
        #expect(dossier.row.edition == "new" && dossier.row.stage == "filed" && dossier.row.version == 2)
        #expect(try actions(id) == ["file", "passage"])
        #expect(try county.rows("fact") == facts)
        #expect((dossier.record as? Transit)?.grade == "普通")
        #expect(try county.verify().faults == [])
    }

    @Test func `系统还没有转入的，下一次办理时先转入，再按新程序办理，两条相连`() throws {
        let id = try file(on: "2020-05-29")
        let told = try county.take(.matter(id, version: 1), "tell", by: "clerk", on: "2020-06-03", ["words": "玄"])
        #expect(told.receipt?.version == 3)
        #expect(try actions(id) == ["file", "passage", "tell"])
        #expect(try county.verify().faults == [])
        #expect(try sweep("2020-06-04").passed == [])
    }

    @Test func `不能办理的，什么也不转入`() throws {
        let id = try file(on: "2020-05-29")
        #expect(try county.take(.matter(id), "decide", by: "head", on: "2020-06-03").refusals.map(\.cause) == [.stage])
        #expect(try actions(id) == ["file"])
    }

    @Test func `旧程序才有的环节，施行以后不能再办`() throws {
        let id = try file(on: "2020-05-29")
        #expect(throws: Problem.self) { try county.take(.matter(id), "drop", by: "head", on: "2020-06-01") }
        let earlier = try file(on: "2020-05-29")
        #expect(try county.take(.matter(earlier), "drop", by: "head", on: "2020-05-31").receipt != nil)
        #expect(try sweep("2020-06-01").passed == [id])
    }

    @Test func `按新的规定重新计算的期限：告知后三日改为五个工作日，最后一日和次日`() throws {
        let id = try file(on: "2020-05-29")
        try county.take(.matter(id), "tell", by: "clerk", on: "2020-05-30", ["words": "平实"])
        #expect(try due("request", id) == Day(iso: "2020-06-02"))
        #expect(try sweep("2020-06-01").passed == [id])
        // Saturday 30 May: five working days after it are those of the week from 1 June.
        #expect(try due("request", id) == Day(iso: "2020-06-05"))
        #expect(try sweep("2020-06-05").performed.isEmpty)
        #expect(try sweep("2020-06-06").performed.map(\.action) == ["lapse"])
        #expect(try county.verify().faults == [])
    }

    @Test func `施行以前已经届满的，施行之日按旧程序视为放弃，不转入`() throws {
        let id = try file(on: "2020-05-25")
        try county.take(.matter(id), "tell", by: "clerk", on: "2020-05-28", ["words": "平实"])
        let swept = try sweep("2020-06-01")
        #expect(swept.performed.map(\.action) == ["lapse"] && swept.passed == [])
        #expect(try dossier(id).row.edition == "old")
    }

    @Test func `以前起算、按原来的规定计算的期限，和施行以后才起算的`() throws {
        let before = try file(on: "2020-05-29")
        #expect(try sweep("2020-06-01").passed == [before])
        #expect(try due("keep", before) == Day(iso: "2020-06-08"))
        let after = try file(on: "2020-06-01", ["grade": "甲"])
        #expect(try due("keep", after) == Day(iso: "2020-06-21"))
    }

    @Test func `此前没有的期限，自施行之日起算；以后开启的自其收到之日`() throws {
        let before = try file(on: "2020-05-01")
        #expect(try sweep("2020-06-01").passed == [before])
        #expect(try due("decide", before) == Day(iso: "2020-08-30"))
        let after = try file(on: "2020-06-02", ["grade": "甲"])
        #expect(try due("decide", after) == Day(iso: "2020-08-31"))
    }

    @Test func `新程序没有的中止，自施行之日起恢复计算`() throws {
        let id = try file(on: "2020-05-29")
        try county.take(.matter(id), "pause", by: "clerk", on: "2020-05-30")
        #expect(try due("keep", id) == nil)
        #expect(try sweep("2020-06-01").passed == [id])
        #expect(try due("keep", id) == Day(iso: "2020-06-10"))
    }

    @Test func `写明保留的事项仍按旧程序办结`() throws {
        let id = try file(on: "2020-05-29", ["subject": "保留"])
        #expect(try sweep("2020-06-01").passed == [])
        #expect(try county.take(.matter(id), "drop", by: "head", on: "2020-06-02").receipt != nil)
        #expect(try actions(id) == ["file", "drop"])
    }

    @Test func `由环节转入的，在那一条里转入，阶段按对应关系；其后的版本不再转入`() throws {
        let id = try file("chosen", on: "2020-05-29")
        try county.take(.matter(id), "ask", by: "clerk", on: "2020-05-30")
        #expect(try sweep("2020-06-01").passed == [])
        #expect(try county.take(.matter(id), "choose", by: "clerk", on: "2020-06-02").receipt != nil)
        #expect(try dossier(id).row.edition == "second" && dossier(id).row.stage == "filed")
        #expect(try actions(id) == ["file", "ask", "choose"])
        #expect(try sweep("2020-09-01").passed == [])
        try county.take(.matter(id), "ask", by: "clerk", on: "2020-09-02")
        #expect(try county.take(.matter(id), "decide", by: "head", on: "2020-09-03").receipt != nil)
        #expect(try dossier(id).row.edition == "second")
        #expect(try county.verify().faults == [])
    }

    @Test func `施行以前不能由环节转入`() throws {
        let id = try file("chosen", on: "2020-05-20")
        try county.take(.matter(id), "ask", by: "clerk", on: "2020-05-21")
        #expect(try county.take(.matter(id), "choose", by: "clerk", on: "2020-05-31").receipt != nil)
        #expect(try dossier(id).row.edition == "first")
    }

    @Test func `经过写明以下依哪一版办理，环节用当时的名称`() throws {
        let id = try file(on: "2020-05-20")
        try county.take(.matter(id), "tell", by: "clerk", on: "2020-05-30", ["words": "平实"])
        _ = try sweep("2020-06-01")
        try county.take(.matter(id), "request", by: "clerk", on: "2020-06-02")
        let dossier = try dossier(id)
        var editions = EditionReading(dossier)
        let rows = try county.database.read { try $0.entries(TestCounty.code, of: id) }
        var names: [String] = []
        for row in rows {
            let outline = try editions.outline(at: JSON(parsing: row.content))
            names.append(try #require(outline).name(of: row))
        }
        #expect(names == ["收到", "口头告知", "适用新的程序", "要求"])
        let passage = try #require(try PassageEntry(JSON(parsing: rows[2].content)))
        #expect(passage.sentence(dossier.definition).hasPrefix("自2020年6月1日起，以下依“新条例”的程序办理；以上依“旧条例”的程序办理"))
    }

    @Test func `更正以前的环节，按当时的程序判断`() throws {
        let id = try file(on: "2020-05-20")
        try county.take(.matter(id), "tell", by: "clerk", on: "2020-05-30", ["words": "平实"])
        _ = try sweep("2020-06-01")
        let judged = { (words: String) throws -> [String] in
            let dossier = try dossier(id)
            let input = dossier.definition.corrected(typed: ["words": words], dossier.record)
            let request = CorrectionRequest(
                .propose(input, evidence: nil), of: id, version: nil, saying: "登记时写错了字", at: Instant(try #require(Day(iso: "2020-06-02")), hour: 9),
                id: nil)
            return try county.engine.perform(request, as: county.engine.actor("clerk")).refusals.map(\.id)
        }
        // The new procedure would let it pass; the old one did not.
        #expect(try judged("玄妙") == ["transit.tell.plain"])
        #expect(try judged("平直") == [])
    }

    private func names(_ id: MatterID) throws -> [String] {
        var editions = EditionReading(try dossier(id))
        return try county.database.read { try $0.entries(TestCounty.code, of: id) }.map { row in
            let outline = try editions.outline(at: JSON(parsing: row.content))
            return try #require(outline).name(of: row)
        }
    }

    private func split(_ id: MatterID, on day: String) throws -> MatterID {
        let at = Instant(try #require(Day(iso: day)), hour: 10)
        let request = SplittingRequest(of: id, taking: [:], ["subject": .text("乙")], reason: "情况不同", article: "试验条例第九条", at: at)
        let outcome = try county.engine.perform(request, as: county.engine.actor("head"))
        return try #require(outcome.receipt?.children.first, "\(outcome)")
    }

    @Test func `转入以后分出的，期限仍按衔接计算，此后的记录按新的程序`() throws {
        let id = try file(on: "2020-05-29")
        #expect(try sweep("2020-06-01").passed == [id])
        let part = try split(id, on: "2020-06-03")
        #expect(try dossier(part).ledger.passages == dossier(id).ledger.passages && dossier(part).row.edition == "new")
        #expect(try due("keep", part) == Day(iso: "2020-06-08") && due("keep", id) == Day(iso: "2020-06-08"))
        #expect(try due("decide", part) == Day(iso: "2020-08-30") && due("decide", id) == Day(iso: "2020-08-30"))
        #expect(try county.take(.matter(part), "tell", by: "clerk", on: "2020-06-04", ["words": "玄"]).receipt != nil)
        #expect(try names(part) == ["由分案开始", "书面告知"])
        #expect(try names(id) == ["收到", "适用新的程序", "分出另案"])
        #expect(try sweep("2020-06-05").passed == [])
        #expect(try county.verify().faults == [])
    }

    @Test func `系统还没有转入的，分案、移送、承办、拟办、更正也先转入，再按新程序办理`() throws {
        let divided = try file(on: "2020-05-29")
        let part = try split(divided, on: "2020-06-03")
        #expect(try names(divided) == ["收到", "适用新的程序", "分出另案"] && names(part) == ["由分案开始"])
        #expect(try dossier(part).row.edition == "new" && due("keep", part) == Day(iso: "2020-06-08"))

        // The graded decision is the new law's: what the passage writes is there to be judged.
        let prepared = try file(on: "2020-05-29")
        try county.take(.matter(prepared), "tell", by: "clerk", on: "2020-05-30", ["words": "平实"])
        let at = Instant(try #require(Day(iso: "2020-06-03")), hour: 9)
        let preparation = PreparationRequest(.prepare([:], overrides: [:]), "decide", of: prepared, saying: "拟予决定", at: at)
        #expect(try county.engine.perform(preparation, as: county.engine.actor("clerk")).receipt?.version == 4)
        #expect(try actions(prepared) == ["file", "tell", "passage", "preparation.prepare"])

        let corrected = try file(on: "2020-05-29")
        let input = try dossier(corrected).definition.corrected(typed: ["subject": "丁"], dossier(corrected).record)
        let correction = CorrectionRequest(.propose(input, evidence: nil), of: corrected, version: 1, saying: "登记时写错了字", at: at, id: nil)
        #expect(try county.engine.perform(correction, as: county.engine.actor("clerk")).receipt != nil)
        #expect(try actions(corrected).prefix(2) == ["file", "passage"] && dossier(corrected).row.edition == "new")
        #expect(try sweep("2020-06-04").passed == [])
        #expect(try county.verify().faults == [])
    }

    @Test func `系统还没有转入的，事项页按当日的程序，核验仍与记录相符；施行前一日按旧程序`() throws {
        let id = try file(on: "2020-05-29")
        let clerk = try county.engine.actor("clerk")
        func seen(_ day: String) throws -> Dossier {
            try county.engine.look { try Sight($0, clerk, on: #require(Day(iso: day))).dossier(id) }
        }
        #expect(try seen("2020-05-31").row.edition == "old")
        let shown = try seen("2020-06-01")
        #expect(shown.row.edition == "new" && shown.row.version == 1)
        #expect(try shown.digest == dossier(id).digest && actions(id) == ["file"])
    }

    private func join(_ id: MatterID, to leader: MatterID, on day: String) throws -> Outcome {
        let at = Instant(try #require(Day(iso: day)), hour: 10)
        let request = JoiningRequest(.join(to: leader), of: id, reason: "一并办理", article: "试验条例第八条", at: at)
        return try county.engine.perform(request, as: county.engine.actor("head"))
    }

    @Test func `系统还没有转入的，并案时主案和并入的都先转入`() throws {
        let (leader, joined) = (try file(on: "2020-05-28"), try file(on: "2020-05-29"))
        #expect(try join(joined, to: leader, on: "2020-06-03").receipt != nil)
        #expect(try names(leader) == ["收到", "适用新的程序", "其他事项并入"])
        #expect(try names(joined) == ["收到", "适用新的程序", "并入其他事项"])
        #expect(try county.verify().faults == [])
    }

    @Test func `并入的没有自己转入的，随主案适用新的程序，阶段不变；主案决定的，阶段随之`() throws {
        let (leader, joined) = (try file(on: "2020-05-28"), try file(on: "2020-05-29", ["subject": "保留"]))
        #expect(try join(joined, to: leader, on: "2020-05-30").receipt != nil)
        #expect(try sweep("2020-06-01").passed == [leader])
        #expect(try county.take(.matter(leader), "tell", by: "clerk", on: "2020-06-02", ["words": "玄"]).receipt != nil)
        #expect(try dossier(joined).row.edition == "new" && dossier(joined).row.stage == "filed")
        #expect(try dossier(joined).ledger.passages == dossier(leader).ledger.passages)
        #expect(try county.take(.matter(leader), "decide", by: "head", on: "2020-06-03").receipt != nil)
        #expect(try dossier(joined).row.stage == "done" && dossier(joined).row.closed == Day(iso: "2020-06-03"))
        #expect(try names(joined) == ["收到", "并入其他事项", "随主案办理", "随主案办理"])
        #expect(try county.verify().faults == [])
    }

    private func recall(_ id: MatterID, on day: String, hour: Int = 9) throws -> Outcome {
        let at = Instant(try #require(Day(iso: day)), hour: hour)
        let request = CorrectionRequest(.recall(document: "pause", ordinal: 1), of: id, saying: "通知的印章不清", at: at)
        return try county.engine.perform(request, as: county.engine.actor("clerk"))
    }

    @Test func `旧程序的环节制发的，转入以后仍由其岗位收回、重新制发；以后又办理旧程序的环节的，不能收回`() throws {
        let id = try file(on: "2020-05-29")
        try county.take(.matter(id), "pause", by: "clerk", on: "2020-05-30")
        #expect(try sweep("2020-06-01").passed == [id])
        #expect(try recall(id, on: "2020-06-02").receipt != nil)
        let anew = CorrectionRequest(.reissue(document: "pause"), of: id, at: Instant(try #require(Day(iso: "2020-06-02")), hour: 10))
        #expect(try county.engine.perform(anew, as: county.engine.actor("clerk")).receipt != nil)

        let later = try file(on: "2020-05-29")
        try county.take(.matter(later), "pause", by: "clerk", on: "2020-05-30", hour: 9)
        try county.take(.matter(later), "go-on", by: "clerk", on: "2020-05-30", hour: 10)
        let refused = try recall(later, on: "2020-06-02").refusals
        #expect(refused.map(\.id) == ["transit.correction.served"] && refused[0].says.contains("“继续”"))
        #expect(try county.verify().faults == [])
    }

    @Test func `每一条记录依当时的程序读出；没有转入的，不另列`() throws {
        let id = try file(on: "2020-05-29")
        try county.take(.matter(id), "pause", by: "clerk", on: "2020-05-30")
        let rows = { try county.database.read { try $0.entries(TestCounty.code, of: id) } }
        #expect(try EditionReading.outlines(of: dossier(id), rows()).isEmpty)
        _ = try sweep("2020-06-01")
        try county.take(.matter(id), "tell", by: "clerk", on: "2020-06-02", ["words": "玄"])
        let outlines = try EditionReading.outlines(of: dossier(id), rows())
        #expect(try rows().compactMap { outlines[$0.entry]?.edition.id } == ["old", "old", "old", "new"])
        #expect(try names(id) == ["收到", "暂缓", "适用新的程序", "书面告知"])
    }

    @Test func `没有写明衔接的，写得不能走下去的，检查时指出`() {
        let messages = KindDefinition(Unsaid.self).findings(registry: [TestLaw.act]).map(\.message)
        #expect(messages.contains("版本“a”到“b”没有写明正在办理的事项是否适用新的程序"))
        #expect(messages.contains("版本“b”到“c”的衔接：阶段“filed”不能由衔接直接终结"))
        #expect(messages.contains("版本“b”到“c”的衔接：没有写明规定不同的期限“办理”（work）怎样接续"))
        #expect(messages.contains("版本“b”到“c”的衔接：开启时才填写的“等级”（grade）此前不填写，也没有写明按什么处理"))
        let passing = [KindDefinition(Transit.self).findings(registry: [TestLaw.act]), KindDefinition(Chosen.self).findings(registry: [TestLaw.act])]
        #expect(passing.flatMap { $0 }.filter { $0.message.contains("衔接") }.map(\.message) == [])
    }
}

/// A kind that says too little of its editions.
private struct Unsaid: Matter {
    enum Stage: String, MatterStage {
        case filed, done
        var name: String { rawValue }
        var isFinal: Bool { self == .done }
    }

    var subject = ""
    var grade = ""
    var filedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("unsaid", "未写明", .services, laws: [TestLaw.act])
    static var editions: [Edition] {
        [
            Edition("a", "甲", from: "2018-01-01", until: "2018-12-31"), Edition("b", "乙", from: "2019-01-01", until: "2019-12-31"),
            Edition("c", "丙", from: "2020-01-01"),
        ]
    }
    var title: String { subject }

    @Passages
    static var passages: [Passage<Self>] { Passage("b", to: "c", "适用新的程序", TestLaw.act(1)).maps(.filed, to: .done) }

    static var fields: [Field<Self>] {
        [Field("subject", \.subject, "事由"), Field("grade", \.grade, "等级"), Field("filedOn", \.filedOn, "收到日期")]
    }

    @Clauses
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let isLast = edition.id == "c"
        let opening = Action<Self>("file", "收到", to: .filed, by: .clerk, basis: TestLaw.act(1)).needs(\.subject).stamps(\.filedOn)
        isLast ? opening.needs(\.grade) : opening
        Action("end", "办结", .filed, to: .done, by: .clerk, basis: TestLaw.act(1))
        Limit("work", "办理", .days(isLast ? 30 : 20), from: \.filedOn, until: { _ in nil }, basis: TestLaw.act(1))
    }

    static var measures: [Measure<Self>] { [] }
}
