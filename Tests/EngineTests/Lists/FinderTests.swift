import Engine
import Kernel
import Storage
import Testing

/// Search over everything, as somebody sees it.
@Suite("全局检索")
struct FinderTests {
    private let county: TestCounty

    init() throws { county = try TestCounty() }

    private func search(_ text: String, as login: String = "clerk", kind: String? = nil, page: Int = 1) throws -> SearchFindings {
        let actor = try county.engine.actor(login)
        return try county.engine.look { try Sight($0, actor, on: Day(iso: "2020-03-20")!).search(SearchRequest(text, kind: kind, page: page)) }
    }

    private func titles(_ text: String, as login: String = "clerk") throws -> [String] { try search(text, as: login).hits.map(\.line.title) }

    /// Answered, with a number.
    private func answer(_ question: String, asker: String = "") throws -> MatterID {
        let id = try county.receive(["question": question, "asker": asker])
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        try county.take(.matter(id), "consult", by: "clerk", on: "2020-03-03")
        try county.take(.matter(id + 1), "give", by: "lawyer", on: "2020-03-04", ["text": "可"])
        try county.take(.matter(id), "answer", by: "head", on: "2020-03-05", ["answer": "是"])
        return id
    }

    @Test func `文号的任何一段都找得到，整段号码相同的在前；内部编号照样找得到`() throws {
        for index in 1...12 { _ = try answer("事项\(index)") }
        let third = try search("第3号")
        #expect(third.hits.first?.line.number?.hasSuffix("第3号") == true && third.count == 1)
        let twelve = try search("12")
        // 第12号 and the matter with the internal number 12, before numbers that only contain the digits.
        #expect(twelve.hits.prefix(2).allSatisfy { $0.fit == .wholeNumber })
        #expect(twelve.hits.contains { $0.line.id == 12 } && twelve.hits.contains { $0.line.number?.hasSuffix("第12号") == true })
        #expect(try search("答〔2020〕第11").hits.map(\.line.number) == [try search("第11号").hits.first?.line.number])
        #expect(try search("编号5").hits.map(\.line.id) == [5])
    }

    @Test func `连写的词没有，就找隔开的：超速即超过规定时速`() throws {
        _ = try county.receive(["question": "驾驶机动车超过规定时速未达百分之五十"])
        _ = try county.receive(["question": "超载"])
        let found = try search("超速")
        #expect(found.hits.map(\.line.title) == ["驾驶机动车超过规定时速未达百分之五十"] && found.hits[0].fit == .close)
    }

    @Test func `几个词都要有，其中一个可以是事项或者机关的名称`() throws {
        _ = try answer("秋粮收购")
        #expect(try search("询问 秋粮").hits.map(\.line.kind) == ["enquiry"])
        #expect(try titles("公安局 秋粮") == ["秋粮收购"])
        #expect(try titles("司法局 秋粮", as: "clerk") == [])
    }

    @Test func `经办人按姓名的一部分找`() throws {
        let id = try county.receive(["question": "甲"])
        let found = try search("cler")
        #expect(found.hits.map(\.line.id) == [id] && found.hits[0].fit == .officer)
        let fast = try county.receive(["question": "驾驶机动车超过规定时速"])
        #expect(try search("cler 超速").hits.map(\.line.id) == [fast])
        #expect(try search("cler 超载").hits.isEmpty)
    }

    @Test func `按当事人的全名和证件号码找，只有可以查看其个人信息的人找得到，件数也不泄露`() throws {
        let id = try county.receive(["question": "甲", "asker": "欧阳锋"])
        let found = try search("欧阳锋")
        #expect(found.hits.map(\.line.id) == [id] && found.hits[0].fit == .party && found.byParty == 1)
        // Part of a name finds nobody.
        #expect(try search("欧阳").count == 0)
        let other = try search("欧阳锋", as: "outsider")
        #expect(other.count == 0 && other.facets.isEmpty && other.byParty == 0)
    }

    @Test func `不在权限范围内的，结果、件数、分类里都没有`() throws {
        _ = try answer("秋粮收购")
        for text in ["秋粮", "收购 秋粮", "第1号", "1", "平公答"] {
            let found = try search(text, as: "certifier")
            #expect(found.count == 0 && found.facets.isEmpty && !found.isMore, "\(text)")
        }
        // The lawyer sees the opinion that was asked for, and not the matter.
        let seen = try search("秋粮", as: "lawyer")
        #expect(Set(seen.hits.map(\.line.kind)) == ["opinion"] && seen.facets.map(\.kind.id) == ["opinion"])
    }

    @Test func `按事项分类计数，选了一类只列这一类；一页二十件，翻完不重不漏`() throws {
        for index in 0..<23 { _ = try county.receive(["question": "收购\(index)"]) }
        _ = try answer("收购末")
        let all = try search("收购")
        #expect(all.count == 24 && all.hits.count == 20 && !all.isMore)
        #expect(all.facets.map(\.kind.id) == ["enquiry"])
        #expect(all.facets.first?.count == 24)
        let pages = try (1...2).flatMap { try search("收购", kind: "enquiry", page: $0).hits.map(\.line.id) }
        #expect(pages.count == 24 && Set(pages).count == 24)
        #expect(try search("收购", kind: "enquiry", page: 99).hits.isEmpty)
    }

    @Test func `检索走全文索引，当事人检索走自己的索引`() throws {
        _ = try county.receive()
        try county.database.read { connection in
            let key = try connection.plan(of: "SELECT matter FROM party_key WHERE county = 'a' AND digest = 1 ORDER BY matter DESC LIMIT 5").joined()
            #expect(!key.contains("SCAN party_key") && !key.contains("Seq Scan"), "\(key)")
        }
    }

    @Test(arguments: ["\"", "* ", "NEAR(", "a AND", "text:", "(", "'; DROP TABLE matter; --", "𠮷野家", "😀", "\u{0}", "\u{E000}kenquiry", "-", "12 号"])
    func `任何字样都能查，不会出错`(text: String) throws {
        _ = try county.receive()
        _ = try search(text)
    }
}
