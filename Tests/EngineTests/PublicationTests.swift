import Engine
import Kernel
import Proof
import Storage
import Testing

@Suite("公示是数据")
struct PublicationTests {
    let county: TestCounty
    let id: MatterID

    init() throws {
        county = try TestCounty()
        id = try #require(
            try county.take(
                .opening(kind: "bulletin", organ: TestCounty.office), "draft", by: "clerk", on: "2020-03-02", ["subject": "甲", "text": "第一条"]
            ).receipt?.matter)
    }

    private func attempt(_ action: String, by login: String = "clerk", on day: String = "2020-03-03", _ input: [String: String] = [:]) throws
        -> Outcome
    {
        try county.take(.matter(id), action, by: login, on: day, input)
    }

    @discardableResult
    private func take(_ action: String, by login: String = "clerk", on day: String = "2020-03-03", _ input: [String: String] = [:]) throws -> Receipt
    {
        let outcome = try attempt(action, by: login, on: day, input)
        return try #require(outcome.receipt, "\(outcome)")
    }

    private func rows() throws -> [PublicationRow] { try county.database.read { try $0.publications(TestCounty.code, of: id) } }
    private func content(_ entry: Int) throws -> String { try #require(try county.database.read { try $0.entry(TestCounty.code, entry) }).content }

    @Test func `再次公开只留一条在示，前后两条相连`() throws {
        let first = try take("show")
        try take("revise", on: "2020-03-04", ["text": "第一条改"])
        let second = try take("show", on: "2020-03-05")
        let rows = try rows()
        #expect(rows.map(\.place.ordinal) == [1, 2] && rows.map(\.isLive) == [false, true])
        #expect(rows[0].successor == rows[1].place && rows[0].closing?.day == Day(iso: "2020-03-05") && rows[0].withdrawn == nil)
        #expect(rows[0].view.contains("第一条\"") && rows[1].view.contains("第一条改"))
        #expect(try content(first.entry).contains("\"publications\":[{\"id\":\"draft\",\"ordinal\":1,\"digest\":\"\(Hex.encode(rows[0].digest))\"}]"))
        #expect(try content(second.entry).contains("\"replaces\":[{\"id\":\"draft\",\"ordinal\":1}]"))
        #expect(try county.verify().faults == [])
    }

    @Test func `正式文本取代征求意见稿；撤回的留下告示`() throws {
        try take("show")
        try take("approve", by: "head", on: "2020-03-04")
        try take("enact", by: "head", on: "2020-03-05")
        #expect(try rows().map(\.successor) == [PublicationPlace("text", 1), nil])
        let receipt = try take("cancel", by: "head", on: "2020-03-06")
        let text = try #require(try rows().last)
        #expect(text.withdrawn == Day(iso: "2020-03-06") && !text.view.isEmpty)
        let notice = WithdrawalNotice(reason: "撤回", organ: "平江县公安局", article: TestLaw.act(17).description)
        #expect(text.closing?.ending == .withdrawn(notice))
        #expect(try content(receipt.entry).contains("\"withdrawn\":[{\"id\":\"text\",\"ordinal\":1,\"reason\":\"撤回\",\"by\":\"平江县公安局\""))
        try take("enact", by: "head", on: "2020-03-09")
        #expect(try rows().map(\.isLive) == [false, false, true])
        #expect(try county.verify().faults == [])
    }

    @Test func `有类型的值，机关和人员用名称，个人信息遮蔽，编号和期限照写`() throws {
        try take(
            "revise", on: "2020-03-03",
            [
                "author": "张三丰", "owner": "430626-sf", "keeper": "lawyer", "fee": "12.50", "contact": "电话0730-6222222",
                "signers": #"[{"name":"李四海","note":"同意"}]"#,
            ])
        try take("approve", by: "head", on: "2020-03-04")
        try take("enact", by: "head", on: "2020-03-05")
        let row = try #require(try rows().last)
        let view = try #require(PublicView(parsing: row.view))
        #expect(view.kind == "bulletin" && view.organ == "平江县公安局" && view.number == "平公告〔2020〕第1号" && row.number == view.number)
        #expect(view.title == "通告：平公告〔2020〕第1号" && row.title == view.title && row.until == Day(iso: "2020-04-04") && view.until == row.until)
        let items = Dictionary(uniqueKeysWithValues: view.items.map { ($0.name, $0) })
        #expect(items["author"]?.text == "张某某" && items["author"]?.value == .text("张某某"))
        #expect(items["owner"]?.value == .text("平江县司法局") && items["keeper"]?.value == .text("lawyer"))
        #expect(items["fee"]?.type == "money" && items["fee"]?.value == .integer(1_250) && items["fee"]?.text == "12.50元")
        #expect(items["signers"]?.text == "签名人：李某某；附言：同意" && items["signers"]?.type == "list")
        #expect(!row.view.contains("430626-sf") && !row.view.contains("张三丰") && !row.view.contains("李四海"))
    }

    @Test(
        arguments: [
            (["text": "请联系13812345678"], "bulletin.show.public-text", "电话号码：「请联系138****」"),
            (["subject": "关于11010519491231002X"], "bulletin.show.public-subject", "公民身份号码：「关于110****」"),
            (["text": "汇至6222 0212 3456 7890 128"], "bulletin.show.public-text", "银行卡号：「汇至622****」"),
            (["author": "张三丰", "text": "由张三丰起草"], "bulletin.show.public-text", "当事人姓名：「由张某某起草」"),
            (["signers": #"[{"name":"李四海"}]"#, "text": "李四海签名"], "bulletin.show.public-text", "当事人姓名：「李某某签名」"),
        ] as [([String: String], String, String)])
    func `公开的文字中有个人信息的，拒绝并标明所在`(input: [String: String], refusal: String, says: String) throws {
        try take("revise", on: "2020-03-03", input)
        let refusals = try attempt("show", on: "2020-03-04").refusals
        #expect(refusals.map(\.id) == [refusal] && refusals.map(\.cause) == [.exposure])
        #expect(refusals.first?.says.contains(says) == true, "\(refusals.first?.says ?? "")")
        #expect(refusals.first?.isOverridable == true && refusals.first?.basis == TestLaw.act(13))
        #expect(try rows() == [])
    }

    @Test func `附言里的号码同样拒绝；遮蔽的、声明为联系方式和单位名称的、信用代码，不拒绝`() throws {
        try take(
            "revise", on: "2020-03-03",
            [
                "author": "张三丰", "firm": "张三丰商行", "contact": "13812345678", "text": "由张三丰商行（91350100M000100Y43）协作",
                "signers": #"[{"name":"李四海","note":"电话13812345678"}]"#,
            ])
        try take("approve", by: "head", on: "2020-03-04")
        #expect(try attempt("enact", by: "head", on: "2020-03-05").refusals.map(\.id) == ["bulletin.enact.public-signers"])
        try take("revise", on: "2020-03-05", ["signers": #"[{"name":"李四海","note":"同意"}]"#])
        try take("enact", by: "head", on: "2020-03-06")
        #expect(try rows().last?.view.contains("13812345678") == true)
    }

    @Test func `隐去后公开的，公开的没有个人信息，卷内的不变，逐项写入记录`() throws {
        try take(
            "revise", on: "2020-03-03",
            [
                "author": "张三丰", "subject": "关于11010519491231002X", "text": "由张三丰起草，请联系13812345678",
                "signers": #"[{"name":"李四海","note":"电话13812345678"}]"#,
            ])
        let both = ["bulletin.show.public-subject": "隐去", "bulletin.show.public-text": "隐去"]
        func show(_ overrides: [String: String]) throws -> Outcome {
            try county.take(.matter(id), "show", by: "clerk", on: "2020-03-04", overrides: overrides)
        }
        let one = try show(["bulletin.show.public-subject": "隐去", "bulletin.show.public-text": ""])
        #expect(one.refusals.map(\.id) == ["bulletin.show.public-text", "bulletin.show.public-text"])
        let outcome = try show(both)
        let receipt = try #require(outcome.receipt, "\(outcome)")
        let row = try #require(try rows().last)
        let view = try #require(PublicView(parsing: row.view))
        #expect(view.items.first { $0.name == "text" }?.text == "由×××起草，请联系×××")
        #expect(view.items.first { $0.name == "subject" }?.value == .text("关于×××") && row.title.hasSuffix("关于×××"))
        #expect(!["张三丰", "13812345678", "11010519491231002X"].contains { row.view.contains($0) || row.title.contains($0) })
        let matter = try #require(try county.database.read { try $0.matter(TestCounty.code, id) })
        #expect(matter.body.contains("由张三丰起草，请联系13812345678"))
        #expect(
            try content(receipt.entry).contains(#""overrides":{"bulletin.show.public-subject":"隐去","bulletin.show.public-text":"隐去"}"#))
        #expect(try county.verify().faults == [])
    }

    /// Nobody is there to be asked: a text that was shown without a number is not shown with it by the system.
    @Test func `由系统再次公布的，照样隐去`() throws {
        try take("revise", on: "2020-03-03", ["text": "咨询电话13812345678"])
        try take("approve", by: "head", on: "2020-03-04")
        let enacted = try county.take(
            .matter(id), "enact", by: "head", on: "2020-03-05", overrides: ["bulletin.enact.public-text": String(repeating: "长", count: 5_000)])
        #expect(try content(#require(enacted.receipt).entry).contains(#""overrides":{"bulletin.enact.public-text":"隐去"}"#))
        let at = Instant(try #require(Day(iso: "2020-03-09")), hour: 9)
        let outcome = try county.engine.perform(Request(.matter(id), "republish", at: at), as: .system)
        #expect(outcome.receipt != nil, "\(outcome)")
        let row = try #require(try rows().last)
        #expect(row.isLive && row.view.contains("咨询电话×××") && !row.view.contains("13812345678"))
        #expect(try county.verify().faults == [])
    }

    /// One piece of text within another, a contact beside the same words, and numbers without a gap.
    @Test func `几段文字互相包含、号码连写的，也都隐去`() throws {
        let pair = "430626199003077837430626199003077837"
        try take(
            "revise", on: "2020-03-03",
            [
                "contact": "电话13907300001", "text": "证号\(pair)，电话13907300001",
                "signers": #"[{"name":"李四海","note":"李13907300001"},{"name":"王五六","note":"李13907300001、15173009992"}]"#,
            ])
        try take("approve", by: "head", on: "2020-03-04")
        let outcome = try county.take(
            .matter(id), "enact", by: "head", on: "2020-03-05",
            overrides: ["bulletin.enact.public-text": "隐去", "bulletin.enact.public-signers": "隐去"])
        #expect(outcome.receipt != nil, "\(outcome)")
        let view = try #require(try rows().last?.view)
        #expect(view.contains("证号×××，电话×××") && view.contains("李×××、×××") && view.contains("电话13907300001"))
        #expect(!view.contains("15173009992") && !view.contains("430626199003077837") && !view.contains("李13907300001"))
    }

    @Test func `没有个人信息的，无可隐去；多报的不记`() throws {
        let outcome = try county.take(
            .matter(id), "show", by: "clerk", on: "2020-03-04", overrides: ["bulletin.show.public-text": "隐去", "bulletin.show.nothing": "甲"])
        let receipt = try #require(outcome.receipt, "\(outcome)")
        #expect(!(try content(receipt.entry).contains("overrides")))
    }

    /// A contact is a telephone, and may not hide an identity number.
    @Test func `联系方式只能是电话`() throws {
        try take("revise", on: "2020-03-03", ["contact": "11010519491231002X"])
        try take("approve", by: "head", on: "2020-03-04")
        #expect(try attempt("enact", by: "head", on: "2020-03-05").refusals.map(\.id) == ["bulletin.enact.public-contact"])
    }
}
