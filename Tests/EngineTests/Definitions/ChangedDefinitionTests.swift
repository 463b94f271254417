import Engine
import Kernel
import Storage
import Testing

/// A year under one definition, opened by a program with the next: measures, names, a part and a mask have changed.
@Suite("定义改变以后")
struct ChangedDefinitionTests {
    let county: ChangingCounty

    /// Five charges: 1 and 3 are paid, 2 and 4 have no amount, 1 and 4 have a remark, 3 is large.
    init() throws {
        county = try ChangingCounty(KindDefinition(Levy.self))
        let items = #"[{"name":"甲","value":1250}]"#
        try county.open("levy", "file", on: "2019-03-04", ["payer": "张三丰", "ward": "东街", "amount": "12.50", "remark": "急", "items": items])
        try county.take(.matter(1), "pay", on: "2019-03-05")
        try county.open("levy", "file", on: "2019-03-06", ["payer": "李四海", "ward": "西街"])
        try county.open("levy", "file", on: "2020-02-03", ["payer": "王五", "ward": "西街", "amount": "200"])
        try county.take(.matter(3), "pay", on: "2020-02-04")
        try county.open("levy", "file", on: "2020-02-05", ["payer": "赵六", "remark": "待补"])
        try county.open("levy", "file", on: "2020-02-06", ["payer": "钱七", "ward": "东街", "amount": "30"])
        #expect(try county.verify().faults == [])
        try county.reopen(KindDefinition(RevisedLevy.self))
    }

    private func filed() throws -> [Int] { try [2019, 2020].map { try county.total("levy.filed", $0) } }

    private func counts(_ counts: [Verification.Definitions: Int]) -> [String] {
        counts.map { "\($0.key.kind.id) \($0.key.version)→\($0.key.present) \($0.value)" }.sorted()
    }

    // MARK: Before the recount

    @Test func `没有重算以前，核验相符，说明哪些是此前口径、核对了什么；数字不变`() throws {
        let before = try county.content()
        let result = try county.verify()
        #expect(result.faults == [])
        #expect(counts(result.older) == ["levy 1→2 7"] && counts(result.awaiting) == ["levy 1→2 4"])
        let words = result.statement.joined()
        #expect(words.contains("收费第1版7条（现为第2版）") && words.contains("收费第1版4件（现为第2版）"))
        #expect(words.contains("不能重演") && words.contains("plumbline recount"))
        #expect(try filed() == [2, 3] && county.total("levy.remarked", 2020) == 1 && county.total("levy.large", 2020) == 0)
        #expect(try county.content() == before)
    }

    @Test func `旧的内容读得出：改名的、移入部分的、列表中改名的照读，新的为空，不再有的略过`() throws {
        let first = try county.record(RevisedLevy.self, 1)
        #expect(first.street == "东街" && first.slip.on == Day(iso: "2019-03-05") && first.slip.keeper.isEmpty)
        #expect(first.items.map(\.worth) == [Money(fen: 1_250)] && first.amount == Money(fen: 1_250))
        #expect(try county.record(RevisedLevy.self, 4).filedOn == Day(iso: "2020-02-05"))
    }

    @Test(arguments: [
        ("UPDATE matter SET body = replace(body, '东街', '南街') WHERE id = 5", Fault.Part.matter),
        ("UPDATE fact SET value = 2 WHERE measure = 'levy.filed' AND matter = 2", .fact),
        ("DELETE FROM fact WHERE measure = 'levy.remarked'", .fact),
        ("UPDATE paper SET content = replace(content, '收到', '退回')", .paper),
        ("UPDATE publication SET view = replace(view, '张', '章')", .publication),
        ("UPDATE matter SET definition = 2 WHERE id = 2", .matter),
    ])
    func `此前办理的被改动，照样能指出`(sql: String, part: Fault.Part) throws {
        try county.database.tamper(sql)
        let faults = try county.verify().faults
        #expect(faults.contains { $0.part == part }, "\(faults)")
    }

    @Test func `口径没有改变的，旧事项也按内容重算`() throws {
        try county.database.tamper("UPDATE matter SET body = replace(body, '20000', '30000') WHERE id = 3")
        let faults = try county.verify().faults.filter { $0.part == .fact }
        #expect(faults.count == 1 && faults.first?.message.contains("levy.amount") == true, "\(faults)")
    }

    // MARK: The recount

    @Test func `重算只按逐件记入的差额改变数字`() throws {
        let old = try filed()
        let result = try #require(try county.recount().first)
        #expect(result.walked == 5 && result.changed == 4 && result.from == 1 && result.to == 2 && result.unexplained.isEmpty)
        #expect(try filed() == [1, 2])
        let changes = try (1...5).flatMap { try county.entries(of: $0).compactMap { RecountEntry($0) } }.flatMap(\.changes)
        for (index, year) in [2019, 2020].enumerated() {
            let journalled = changes.filter { $0.measure == "levy.filed" && $0.day.parts.year == year }.reduce(0) { $0 + $1.after - $1.before }
            #expect(try filed()[index] - old[index] == journalled && result.sums[.init(measure: "levy.filed", year: year)] == journalled)
        }
        #expect(try county.total("levy.remarked", 2019) == 0 && county.total("levy.remarked", 2020) == 0)
        #expect(try county.total("levy.large", 2020) == 1 && county.total("levy.amount", 2020) == 20_000)
        let verified = try county.verify()
        #expect(verified.faults == [] && verified.awaiting.isEmpty && verified.recounts == 4)
        #expect(counts(verified.older) == ["levy 1→2 7"])
    }

    @Test func `差额的记录载明由系统记入、由谁决定、为何、从第几版到第几版、前后各是多少`() throws {
        try county.recount()
        let row = try #require(try county.entries(of: 2).last)
        #expect(row.action == "recount" && row.login == "system" && row.version == 2)
        let entry = try #require(RecountEntry(row))
        #expect(entry.from == 1 && entry.to == 2 && entry.person == PersonID("head") && entry.isOrdered)
        #expect(entry.changes.map { "\($0.measure) \($0.organ) \($0.day) \($0.before)→\($0.after)" } == ["levy.filed 430626-ga 2019-03-06 1→0"])
        #expect(entry.says == RevisedLevy.versions.map(\.says) && row.content.contains("\"reason\":\"口径变更\""))
        #expect(try county.entries(of: 5).count == 1)
    }

    @Test func `再重算一次，什么也不写`() throws {
        try county.recount()
        let before = try county.content()
        #expect(try Recount(county.engine).pending() == 0)
        #expect(try county.recount().isEmpty)
        #expect(try county.content() == before)
        try county.reopen(KindDefinition(RevisedLevy.self))
        #expect(try county.recount().isEmpty)
        #expect(try county.content() == before)
    }

    @Test func `中断的，已记入的有效，核验相符；另一个程序接着办完，与一次办完的相同`() throws {
        struct Killed: Error {}
        #expect(throws: Killed.self) { try county.recount(slice: 2) { _ in throw Killed() } }
        try county.reopen(KindDefinition(RevisedLevy.self))
        let half = try county.verify()
        #expect(half.faults == [] && counts(half.awaiting) == ["levy 1→2 2"] && half.recounts == 2)

        #expect(try county.recount(slice: 2).first?.changed == 2)
        let whole = try county.verify()
        #expect(whole.faults == [] && whole.awaiting.isEmpty && whole.recounts == 4)
        let broken = try county.facts()

        let other = try ChangedDefinitionTests().county
        try other.recount()
        #expect(try other.facts() == broken)
    }

    @Test func `按新名称筛选，重算以后找得到`() throws {
        func found() throws -> [MatterID] {
            try county.database.read { try $0.matters(ChangingCounty.code, kind: "levy", field: "street", value: "东街") }
        }
        #expect(try found() == [])
        try county.recount()
        #expect(try found() == [1, 5])
    }

    // MARK: Going on

    @Test func `没有重算的事项先办下一环节的，先单独记入它的口径变更`() throws {
        try county.take(.matter(2), "change", on: "2020-07-01", ["amount": "40"])
        let entries = try county.entries(of: 2)
        #expect(entries.map(\.action) == ["file", "recount", "change"] && entries.map(\.version) == [1, 2, 3])
        let entry = try #require(RecountEntry(entries[1]))
        #expect(!entry.isOrdered && entry.person == PersonID("clerk") && entries[1].login == "system")
        #expect(entries[2].content.hasPrefix("{\"definition\":2,"))
        let body = try #require(try county.database.read { try $0.matter(ChangingCounty.code, 2) }).body
        #expect(body.contains("\"street\":\"西街\"") && !body.contains("ward"))
        // One taken back, one counted anew.
        #expect(try filed() == [2, 3])
        #expect(try county.verify().faults == [])

        let result = try #require(try county.recount().first)
        #expect(result.walked == 4 && result.changed == 3)
        let verified = try county.verify()
        #expect(verified.faults == [] && verified.awaiting.isEmpty)
    }

    @Test func `口径变更不影响正在填写的人：版本变了，告诉他，再办即可`() throws {
        let version = try county.engine.look { try $0.dossier(2).row.version }
        try county.recount()
        let request = Request(.matter(2, version: version), "change", ["amount": .integer(4_000)], at: Instant(try #require(Day(iso: "2021-03-02"))))
        #expect(throws: Problem.self) { try county.engine.perform(request, as: county.engine.actor("clerk")) }
        try county.take(.matter(2), "change", on: "2021-03-02", ["amount": "40"])
        #expect(try county.verify().faults == [])
    }

    @Test func `遮蔽改变了，已经公示的照旧，再次公示才按新的`() throws {
        func views() throws -> [PublicationRow] { try county.database.read { try $0.publications(ChangingCounty.code, of: 1) } }
        try county.recount()
        #expect(try views().map { $0.view.contains("张某某") } == [true])
        #expect(try county.verify().faults == [])
        try county.take(.matter(1), "show", on: "2021-03-02")
        let rows = try views()
        #expect(rows.map(\.isLive) == [false, true])
        #expect(rows[0].view.contains("张某某") && rows[1].view.contains("不公开") && !rows[1].view.contains("张某某"))
        #expect(try county.verify().faults == [])
    }

    @Test func `文书的写法改变了，已经制发的一字不变`() throws {
        try county.recount()
        let paper = try #require(try county.database.read { try $0.paper(ChangingCounty.code, of: 1, "receipt", 1) })
        #expect(paper.content.contains("收到12.50元") && !paper.content.contains("今收到"))
        #expect(try county.verify().faults == [])
    }

    @Test func `旧程序不再办理新定义的事项，核验也说明要用新程序`() throws {
        try county.recount()
        try county.reopen(KindDefinition(Levy.self))
        let problem = #expect(throws: Problem.self) { try county.record(Levy.self, 2) }
        #expect(problem?.code == .engineNewerDefinition)
        let faults = try county.verify().faults
        #expect(faults.map(\.part) == Array(repeating: Fault.Part.definition, count: 4), "\(faults)")
    }

    @Test func `变更前后的数被改动，能指出`() throws {
        try county.recount()
        let entry = try #require(try county.entries(of: 3).last)
        try county.database.tamper("UPDATE fact SET value = 2 WHERE entry = \(entry.entry) AND measure = 'levy.large'")
        let messages = try county.verify().faults.filter { $0.part == .fact && $0.entry == entry.entry }.map(\.message)
        #expect(messages.contains { $0.contains("口径变更前后") }, "\(messages)")
    }
}
