import Kernel
import Testing

@testable import Affairs

@Suite("送达")
struct ServiceTests {
    private static func day(_ text: String) -> Day { Bench<ServedPaper>.day(text) }

    /// What a lawful service in each way fills in.
    static let ways: [Service.Method: [String: String]] = [
        .onTheSpot: [:], .direct: ["decision.receiver": "household", "decision.receiverName": "李大同"],
        .left: ["decision.refusal": "拒绝签收", "decision.witness": "社区干部王某"], .entrusted: ["decision.entrustee": "邻县市场监督管理局"],
        .forwarded: ["decision.entrustee": "某监狱"], .mailed: ["decision.mailReceipt": "1012345678901"], .electronic: ["decision.consented": "是"],
    ]

    // MARK: The record

    @Test func `部分的字段都有环节填写，环节、条件、期限的标识以挂载处为首`() throws {
        let definition = KindDefinition(ServedPaper.self)
        #expect(definition.findings(registry: Law.registry) == [])
        #expect(definition.fields.filter { $0.name.hasPrefix("decision.") }.count == Service.fields.count)
        #expect(definition.fields.first { $0.name == "answer.servedOn" }?.label == "答复送达日期")
        let serve = try #require(definition.outline("2021")?.action("decision-serve"))
        #expect(serve.needs == ["decision.method"] && Set(serve.writes) == ["decision.servedOn", "decision.refusedOn", "decision.recordedOn"])
        #expect(!serve.fills.contains("decision.announcedOn") && serve.fills.contains("decision.witness"))
    }

    @Test func `逐项存入，读回一样`() throws {
        var record = ServedPaper()
        var service = Service()
        (service.method, service.servedOn, service.receiver, service.receiverName) = (.left, Self.day("2022-03-04"), .agent, "赵某")
        (service.refusal, service.refusedOn, service.witness, service.recording) = ("拒收", Self.day("2022-03-03"), "王某", "光盘1号")
        (service.entrustee, service.mailReceipt, service.consented) = ("某局", "101", true)
        (service.announcedOn, service.announcementReason, service.recordedOn) = (Self.day("2022-03-02"), "下落不明", Self.day("2022-03-07"))
        record.decisionService = service
        let definition = KindDefinition(ServedPaper.self)
        let body = definition.encode(record)
        #expect(try JSON(parsing: body).members?.count == Service.fields.count)
        let read = try #require(try definition.decode(body) as? ServedPaper)
        #expect(read.decisionService == service && read.answerService == Service())
    }

    @Test func `送达方式、签收人身份的存储值不变`() {
        let methods = ["onTheSpot", "direct", "left", "entrusted", "forwarded", "mailed", "electronic", "announced"]
        #expect(Service.Method.allCases.map(\.rawValue) == methods)
        #expect(Service.Receiver.allCases.map(\.rawValue) == ["addressee", "household", "representative", "mailroom", "agent", "nominee"])
    }

    @Test func `所依条文随民事诉讼法的版本`() {
        let former = ServiceArticles(Law.penalty2017(40), civil: Law.civilProcedure2017)
        let present = ServedPaper.articles
        #expect(former.left.description == "《民事诉讼法》第八十六条" && present.left.description == "《民事诉讼法》第八十九条")
        #expect(former.announced.description == "《民事诉讼法》第九十二条第一款" && present.announced.description == "《民事诉讼法》第九十五条第一款")
        #expect(former.electronic.description == "《民事诉讼法》第八十七条第一款" && present.electronic == Law.penalty2021(61, 2))
        #expect(former.receipt.statute == Law.civilProcedure2017 && present.forwarded.description == "《民事诉讼法》第九十四条")
    }

    // MARK: The ways

    @Test(arguments: ways.keys.sorted { $0.rawValue < $1.rawValue }) func `各种方式依法送达，送达日期为登记当日`(method: Service.Method) throws {
        var bench = Bench<ServedPaper>.made(on: "2022-03-02")
        #expect(bench.take("decision-serve", (Self.ways[method] ?? [:]).merging(["decision.method": method.rawValue]) { $1 }) == [])
        #expect(bench.stage == "served" && bench.record.decisionService.servedOn == Self.day("2022-03-02") && bench.record.decisionService.isDone)
        #expect(bench.record.decisionService.refusedOn == (method == .left ? Self.day("2022-03-02") : nil))
    }

    @Test(
        arguments: [
            ("left", ["decision.refusal": "拒收"], "应当有见证人在场"), ("left", ["decision.witness": "王某"], "记明拒收事由"),
            ("left", ["decision.refusal": "拒收", "decision.witness": "王某", "decision.refusedOn": "2022-03-03"], "拒收不晚于送达"),
            ("entrusted", [:], "写明受委托的机关"), ("forwarded", [:], "写明代为转交"), ("mailed", [:], "写明回执"),
            ("electronic", [:], "电子送达应当经当事人同意并签订确认书（《行政处罚法》第六十一条第二款）"),
            ("direct", ["decision.receiver": "agent"], "写明签收人"), ("announced", [:], "公告期满视为送达（《民事诉讼法》第九十五条第一款）"),
        ] as [(String, [String: String], String)])
    func `缺了该方式的要件不算送达`(method: String, input: [String: String], says: String) throws {
        var bench = Bench<ServedPaper>.made(on: "2022-03-02")
        let refusals = bench.take("decision-serve", input.merging(["decision.method": method]) { $1 })
        #expect(refusals.count == 1 && refusals.first?.contains(says) == true, "\(refusals)")
        #expect(!bench.record.decisionService.isDone)
    }

    @Test func `留置送达也可以采用拍照、录像等方式记录，拒收可以在先`() {
        var bench = Bench<ServedPaper>.made(on: "2022-03-02")
        let left = ["decision.method": "left", "decision.refusal": "拒收", "decision.recording": "光盘1号", "decision.refusedOn": "2022-03-02"]
        #expect(bench.take("decision-serve", on: "2022-03-04", left) == [])
        #expect(bench.record.decisionService.refusedOn == Self.day("2022-03-02") && bench.record.decisionService.servedOn == Self.day("2022-03-04"))
    }

    @Test func `法律没有规定的方式不得采用`() {
        var bench = Bench<ServedPaper>.served(on: "2022-03-02")
        let refusals = bench.take("answer", ["answer.method": "onTheSpot"])
        #expect(refusals.count == 1 && refusals.first?.contains("采用法律规定的送达方式") == true)
        let outline = bench.definition.outline("2021")
        let names = { (step: String) in outline?.action(step)?.gates.filter { $0.says.contains("当场交付") || $0.says.contains("公告期满") }.count }
        #expect(names("decision-serve") == 3 && names("answer-serve") == 0)
    }

    @Test func `没有填写方式的不得送达`() {
        var bench = Bench<ServedPaper>.made(on: "2022-03-02")
        #expect(bench.take("decision-serve").count == 1)
    }
}
