import Kernel
import Proof
import Testing

@testable import Affairs

/// 国发〔2019〕5号: objects and officers are drawn at random; the whole of it leaves a trace.
@Suite("随机抽取")
struct DrawTests {
    private static let red = "红0123456789abcdef"
    private static let blue = "蓝0123456789abcdef"
    private static let secrets: [String: String] = ["司法局": red, "县纪委监委派驻组": blue]

    static let candidates: String = JSON.array(
        (1...6).map { number in
            .object([
                .init("id", .text("\(number)号")), .init("name", .text("第\(number)家企业")), .init("weight", .integer(number % 2 + 1)),
                .init("exclusion", .text(number == 6 ? "已停业" : "")),
            ])
        }
    ).encoded

    static func listed(_ changes: [String: String] = [:]) -> Bench<Draw> {
        var bench = Bench<Draw>(on: "2020-03-02")
        bench.take("open", ["purpose": "一季度双随机抽查", "count": "2", "candidates": candidates].merging(changes) { $1 })
        return bench
    }

    private static func commit(_ bench: inout Bench<Draw>, _ party: String) -> [String] {
        let part = DrawSeed.Part(party: party, secret: secrets[party] ?? "")
        return bench.take("commit", by: party, ["party": party, "commitment": part.commitment.hex])
    }

    static func sealed() -> Bench<Draw> {
        var bench = listed()
        bench.take("commit-list", ["parties": "司法局,县纪委监委派驻组"])
        for party in secrets.keys.sorted() { _ = commit(&bench, party) }
        bench.take("seal")
        return bench
    }

    static func drawn() -> Bench<Draw> {
        var bench = sealed()
        for (party, secret) in secrets { bench.take("reveal", ["party": party, "secret": secret]) }
        bench.take("draw", ["witnesses": "县人大代表"])
        return bench
    }

    @Test func `名单没有固定的，写明理由可以不再抽取（国发〔2019〕5号）`() {
        var bench = Self.listed()
        #expect(bench.take("abandon").count == 1)
        #expect(bench.take("abandon", ["abandonReason": "任务已经撤销"]) == [])
        #expect(bench.matter == .abandoned && bench.record.abandonedOn == bench.today)
        #expect(bench.counted("draw.abandoned", through: "2020-12-31") == 1 && bench.counted("draw.drawn", through: "2020-12-31") == 0)
        var sealed = Self.sealed()
        #expect(sealed.take("abandon", ["abandonReason": "……"]).isEmpty == false)
    }

    @Test func `依次固定名单、承诺、揭示、抽取，结果可以由公开的内容重算`() {
        let draw = Self.drawn().record
        #expect(Self.drawn().matter == .drawn)
        #expect(draw.selected.count == 2 && !draw.selected.contains("6号"))
        let parts = Self.secrets.map { DrawSeed.Part(party: $0.key, secret: $0.value) }
        let seed = DrawSeed(list: draw.list.digest, parts: parts, beacon: "").digest
        #expect(draw.seed == seed.hex && draw.selected == draw.list.drawn(by: seed))
        #expect(draw.listDigest == draw.list.digest.hex)
    }

    @Test(arguments: [
        ("候选不够", ["count": "6"], "司法局,县纪委监委派驻组", "不少于抽取个数"), ("只有一方", [:], "司法局", "至少两方参与"),
        ("同一方两次", [:], "司法局,司法局", "至少两方参与"),
        ("编号重复", ["candidates": #"[{"id":"a","name":"甲"},{"id":"a","name":"乙"},{"id":"b"}]"#], "司法局,县纪委监委派驻组", "编号各不相同"),
        ("没有编号", ["candidates": #"[{"name":"甲"},{"id":"b"}]"#, "count": "1"], "司法局,县纪委监委派驻组", "编号各不相同"),
    ])
    func `名单不合规则的不能固定`(name: String, changes: [String: String], parties: String, refusal: String) {
        var bench = Self.listed(changes)
        #expect(bench.take("commit-list", ["parties": parties]).contains { $0.contains(refusal) }, "\(name)")
    }

    @Test func `开启时必须填写的，以后可以更改，不得留空`() {
        var bench = Self.listed()
        let parties = ["parties": "司法局,县纪委监委派驻组"]
        #expect(bench.take("commit-list", parties.merging(["purpose": ""]) { $1 }).contains { $0.contains("不得留空") })
        #expect(bench.take("commit-list", parties.merging(["candidates": "[]"]) { $1 }).contains { $0.contains("不得留空") })
        #expect(bench.take("commit-list", parties.merging(["purpose": "二季度双随机抽查"]) { $1 }).isEmpty)
        #expect(bench.record.purpose == "二季度双随机抽查")
    }

    @Test func `名单固定以后才承诺，都承诺以后才揭示，都揭示以后才抽取`() {
        var bench = Self.listed()
        bench.take("commit-list", ["parties": "司法局,县纪委监委派驻组"])
        #expect(Self.commit(&bench, "司法局") == [])
        #expect(bench.take("seal").contains { $0.contains("县纪委监委派驻组") })
        #expect(bench.take("reveal", ["party": "司法局", "secret": Self.red]).contains { $0.contains("现处") })
        var sealed = Self.sealed()
        sealed.take("reveal", ["party": "司法局", "secret": Self.red])
        #expect(sealed.take("draw", ["witnesses": "无"]).contains { $0.contains("都已揭示密数") })
    }

    @Test func `一方只承诺一次，外人不能承诺，揭示的密数须与承诺相符`() {
        var bench = Self.listed()
        bench.take("commit-list", ["parties": "司法局,县纪委监委派驻组"])
        _ = Self.commit(&bench, "司法局")
        #expect(Self.commit(&bench, "司法局").contains { $0.contains("一方一次") })
        #expect(Self.commit(&bench, "某企业").contains { $0.contains("一方一次") })
        #expect(bench.take("commit", ["party": "县纪委监委派驻组", "commitment": "不是摘要"]).contains { $0.contains("64位") })
        var sealed = Self.sealed()
        #expect(sealed.take("reveal", ["party": "司法局", "secret": "绿0123456789abcdef"]).contains { $0.contains("与该方的承诺相符") })
        #expect(sealed.take("reveal", ["party": "司法局", "secret": Self.blue]).contains { $0.contains("与该方的承诺相符") })
    }

    @Test func `外部随机数的来源在固定名单时写明，揭示以后不能另选`() {
        var late = Self.sealed()
        for (party, secret) in Self.secrets { late.take("reveal", ["party": party, "secret": secret]) }
        let number = ["witnesses": "无", "beacon": "20200302"]
        #expect(late.take("draw", number).contains { $0.contains("没有写明的不得使用") })
        #expect(late.refusing("draw", number.merging(["beaconSource": "福彩3D第2020041期"]) { $1 }) == ["beacon-as-declared"])
        var bench = Self.listed()
        bench.take("commit-list", ["parties": "司法局,县纪委监委派驻组", "beaconSource": "福彩3D第2020041期"])
        for party in Self.secrets.keys.sorted() { _ = Self.commit(&bench, party) }
        bench.take("seal")
        for (party, secret) in Self.secrets { bench.take("reveal", ["party": party, "secret": secret]) }
        #expect(bench.take("draw", ["witnesses": "无"]).contains { $0.contains("写明的应当使用") })
        #expect(bench.take("draw", number) == [])
    }

    @Test func `一人不得代表两方承诺，密数不得短到能被猜出`() {
        var bench = Self.listed()
        bench.take("commit-list", ["parties": "司法局,县纪委监委派驻组"])
        #expect(Self.commit(&bench, "司法局") == [])
        let other = DrawSeed.Part(party: "县纪委监委派驻组", secret: "7")
        let given = ["party": other.party, "commitment": other.commitment.hex]
        #expect(bench.take("commit", by: "司法局", given).contains { $0.contains("不同的人") })
        #expect(bench.take("commit", by: "另一人", given) == [])
        bench.take("seal")
        #expect(bench.take("reveal", ["party": other.party, "secret": "7"]).contains { $0.contains("不少于16个字符") })
    }

    private static func asked() -> Bench<Draw> {
        var draw = Draw()
        (draw.purpose, draw.count) = ("一季度双随机抽查", 2)
        draw.candidates = ["甲", "乙", "丙"].map { Draw.Candidate(id: $0, name: $0) }
        var bench = Bench(draw, on: "2020-03-02")
        bench.take("prepare")
        return bench
    }

    @Test(arguments: [
        #"[{"id":"甲","weight":9},{"id":"乙"},{"id":"丙"}]"#, #"[{"id":"甲"},{"id":"乙"},{"id":"丙","exclusion":"不想抽"}]"#,
        #"[{"id":"甲"},{"id":"乙"}]"#, #"[{"id":"甲"},{"id":"乙"},{"id":"丙"},{"id":"丁"}]"#,
    ])
    func `提请的名单不得增删、改权重、另行排除`(list: String) {
        var bench = Self.asked()
        #expect(bench.take("commit-list", ["parties": "一,二", "candidates": list]).contains { $0.contains("按提请的名单抽取") })
        #expect(bench.take("commit-list", ["parties": "一,二"]) == [])
    }

    @Test func `重新抽取时可以另行排除，过大的权重不得列入`() {
        var bench = Self.asked()
        bench.take("commit-list", ["parties": "一,二"])
        bench.take("redraw", by: "head", ["redrawReason": "丙当日请假"])
        let list = #"[{"id":"甲"},{"id":"乙"},{"id":"丙","exclusion":"当日请假"}]"#
        #expect(bench.take("commit-list", ["parties": "一,二", "candidates": list]) == [])
        var heavy = Self.listed(["candidates": #"[{"id":"a","weight":1000000000000},{"id":"b"},{"id":"c"}]"#])
        #expect(heavy.take("commit-list", ["parties": "一,二"]).contains { $0.contains("权重在1至") })
    }

    @Test func `公开的内容足以重算，作废的抽取当时就公开`() {
        let bench = Self.drawn()
        let shown = bench.definition.view("result", bench.record, bench.moment)?.items ?? []
        for label in ["固定的名单", "各方承诺与密数", "在场见证人员", "抽取个数"] { #expect(shown.contains { $0.label == label }, "\(label)") }
        #expect(Digest32.sha256(bench.record.listText).hex == bench.record.listDigest)
        #expect(bench.definition.outline(bench.edition)?.action("redraw")?.publishes == ["set-aside"])
    }

    @Test func `重新抽取须有理由，此前的抽取原样留存`() {
        var bench = Self.drawn()
        let first = bench.record
        #expect(bench.take("redraw").contains { $0.contains("必须填写") })
        #expect(bench.refusing("redraw", ["redrawReason": "名单漏列一家企业"]) == ["separate-draw"], "抽取的人不得作废自己的抽取")
        bench.take("redraw", by: "head", ["redrawReason": "名单漏列一家企业"])
        #expect(bench.matter == .listing && bench.record.selected == [] && bench.record.seed == "")
        let kept = bench.record.earlier.first ?? Draw.Round()
        #expect(kept.listText == first.listText && kept.setAsideOn == bench.today)
        #expect(bench.counted("draw.redrawn", through: "2020-12-31") == 1)
        #expect(kept.selected == first.selected && kept.seed == first.seed && kept.reason == "名单漏列一家企业")
        #expect(kept.commitments.map(\.secret) == first.commitments.map(\.secret))
        #expect(bench.record.title.hasSuffix("（第2次抽取）"))
    }

    @Test func `一方逾期不揭示的作废另抽，固定名单的人员也可以办理（国发〔2019〕5号）`() {
        var bench = Self.sealed()
        let reason = ["redrawReason": "司法局的密数遗失"]
        // Neither secret lies open, so nobody can know the result; even so the day after sealing is still theirs.
        bench.take("void", on: "2020-03-03", by: "p1", reason)
        #expect(bench.refused == ["draw.void.reveal-overdue"])
        #expect(bench.take("void", on: "2020-03-04", by: "p1", reason) == [])
        #expect(bench.matter == .listing && bench.record.sealedOn == nil && bench.record.commitments.isEmpty)
        #expect(bench.record.earlier.map(\.reason) == ["司法局的密数遗失"] && bench.published["set-aside"] != nil)
        #expect(bench.take("commit-list", by: "p1", ["parties": "司法局,县纪委监委派驻组"]) == [])
    }

    @Test func `揭示密数的期限自承诺截止起算，各方揭示为止；县可以另定（国发〔2019〕5号）`() throws {
        var bench = Self.sealed()
        #expect(try bench.due(of: "reveal") == Bench<Draw>.day("2020-03-03"))
        bench.settings = Settings(["draw.reveal.days": "3"])
        #expect(try bench.due(of: "reveal") == Bench<Draw>.day("2020-03-05"))
        bench.take("reveal", on: "2020-03-03", ["party": "司法局", "secret": Self.red])
        #expect(bench.record.revealedOn == nil)
        bench.take("reveal", on: "2020-03-04", ["party": "县纪委监委派驻组", "secret": Self.blue])
        #expect(bench.record.revealedOn == bench.today)
        #expect(try bench.reading(of: "reveal")?.state == .met)
    }

    @Test(arguments: ["void", "redraw"]) func `已有一方揭示的，不揭示的一方不得自己作废抽取；都已揭示的应当抽取（国发〔2019〕5号）`(step: String) {
        var bench = Self.sealed()
        bench.take("reveal", ["party": "司法局", "secret": Self.red])
        let reason = ["redrawReason": "县纪委监委派驻组没有到场"]
        bench.take(step, on: "2020-03-04", by: "县纪委监委派驻组", reason)
        #expect(bench.refused == ["draw.\(step).not-the-silent"])
        var other = bench
        #expect(other.take(step, by: "司法局", reason) == [])
        bench.take("reveal", ["party": "县纪委监委派驻组", "secret": Self.blue])
        bench.take("void", by: "司法局", reason)
        #expect(bench.refused == ["draw.void.round-unfinished"])
    }

    @Test func `尚未承诺截止的没有人知道结果，随时可以作废（国发〔2019〕5号）`() {
        var bench = Self.listed()
        bench.take("commit-list", ["parties": "司法局,县纪委监委派驻组,无人代表的一方"])
        #expect(bench.take("void", ["redrawReason": "一方没有人员参加"]) == [])
        #expect(bench.matter == .listing)
    }

    @Test func `抽取之后公开种子和结果，统计按抽取日`() {
        let bench = Self.drawn()
        #expect(bench.counted("draw.drawn", through: "2020-03-02") == 1 && bench.counted("draw.drawn", through: "2020-03-01") == 0)
        #expect(bench.counted("draw.selected", through: "2020-12-31") == 2)
        let view = bench.definition.view("result", bench.record, bench.moment)
        #expect(view?.items.contains { $0.label == "种子" && $0.text == bench.record.seed } == true)
    }
}
