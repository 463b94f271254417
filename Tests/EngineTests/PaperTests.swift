import Engine
import Kernel
import Proof
import Storage
import Testing

@Suite("文书是记录")
struct PaperTests {
    let county: TestCounty
    let id: MatterID

    init() throws {
        county = try TestCounty()
        id = try #require(
            try county.take(
                .opening(kind: "bulletin", organ: TestCounty.office), "draft", by: "clerk", on: "2020-03-02",
                ["subject": "甲", "text": "第一条", "fee": "5"]
            ).receipt?.matter)
    }

    @discardableResult
    private func take(_ action: String, by login: String = "clerk", on day: String, _ input: [String: String] = [:]) throws -> Receipt {
        try #require(try county.take(.matter(id), action, by: login, on: day, input).receipt, "\(action)")
    }

    private func paper(_ document: String, _ ordinal: Int = 1) throws -> (row: PaperRow, content: DocumentContent) {
        let row = try #require(try county.database.read { try $0.paper(TestCounty.code, of: id, document, ordinal) })
        return (row, try #require(DocumentContent(json: try JSON(parsing: row.content))))
    }

    @Test func `不编号的文书也逐次存下，发出后事项再变，文书不变`() throws {
        try take("remind", on: "2020-03-03")
        try take("revise", on: "2020-03-04", ["subject": "乙"])
        try take("remind", on: "2020-03-05")
        let papers = try county.database.read { try $0.papers(TestCounty.code, of: id) }
        #expect(papers.map(\.document) == ["reminder", "reminder"] && papers.map(\.ordinal) == [1, 2] && papers.allSatisfy { $0.number == nil })
        #expect(try paper("reminder", 1).content.paragraphs == ["请速办“甲”。"] && paper("reminder", 2).content.paragraphs == ["请速办“乙”。"])
        let first = try paper("reminder").content
        #expect(first.title == "催办通知" && first.addressee == "协作单位" && first.day == Day(iso: "2020-03-03") && first.number.isEmpty)
        #expect(first.signature == "平江县公安局" && first.takesSeal)
        #expect(try county.verify().faults == [])
    }

    @Test func `全过程记录载明每份文书的摘要，编号的载明文号`() throws {
        try take("approve", by: "head", on: "2020-03-04")
        let receipt = try take("enact", by: "head", on: "2020-03-05")
        let entry = try #require(try county.database.read { try $0.entry(TestCounty.code, receipt.entry) })
        let row = try paper("text").row
        #expect(row.number?.text == "平公告〔2020〕第1号" && row.entry == receipt.entry && row.digest == Digest32.sha256(row.canonical).bytes)
        let committed = "\"papers\":[{\"id\":\"text\",\"ordinal\":1,\"number\":\"平公告〔2020〕第1号\",\"digest\":\"\(Hex.encode(row.digest))\"}]"
        #expect(entry.content.contains(committed) && !entry.content.contains("\"documents\""))
        #expect(try paper("text").content.number == "平公告〔2020〕第1号")
    }

    @Test func `审批表载明谁提请、谁批准、何时、什么意见，最后修改的人算经办人`() throws {
        try take("revise", on: "2020-03-03", ["subject": "乙"])
        try take("approve", by: "both", on: "2020-03-04")
        let content = try paper("approval").content
        let days = try ["2020-03-03", "2020-03-04"].map { try #require(Day(iso: $0)) }
        #expect(
            content.blocks == [
                .table(.init(rows: [["标题", "乙"], ["工本费", "5元"]])),
                .opinions([
                    .init(step: "经办人意见", person: "clerk", opinion: "请批准“乙”。", day: days[0]),
                    .init(step: "负责人意见", person: "both", opinion: "同意。", day: days[1]),
                ]),
            ])
        #expect(!content.takesSeal)
        #expect(try county.verify().faults == [])
    }

    @Test func `载有个人信息的事项，文书也标明`() throws {
        try take("remind", on: "2020-03-03")
        try take("revise", on: "2020-03-04", ["author": "张三丰"])
        try take("remind", on: "2020-03-05")
        #expect(try !paper("reminder", 1).row.isPersonal && paper("reminder", 2).row.isPersonal)
    }
}
