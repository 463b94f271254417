import Engine
import Kernel
import Storage
import Testing

@testable import Web

@Suite("搜索的页面")
struct SearchPageTests {
    private func get(_ browser: Browser, _ text: String, _ more: String = "") async throws -> String {
        try await browser.get("/search?q=" + Percent.encode(text) + more).body
    }

    @Test func `结果有文号、阶段、日期、机关，按事项分类，分类是链接；环节和指标另列`() async throws {
        let test = try TestSite()
        let id = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await get(browser, "界址")
            #expect(page.contains("槐花巷<mark>界址</mark>争议") && page.contains("甲镇人民政府") && page.contains("编号\(id)") && page.contains("2020-03-02"))
            #expect(page.contains("href=\"/search?q=%E7%95%8C%E5%9D%80&amp;kind=mediation\""))
            #expect(try await get(browser, "界址", "&kind=mediation").contains("/matter/\(id)\""))
            #expect(try await get(browser, "界址", "&kind=nothing").contains("/matter/\(id)\""))
            #expect(try await get(browser, "编号\(id)").contains("/matter/\(id)\""))
            #expect(try await get(browser, "人民调解").contains("href=\"/matters/mediation\""))
            let steps = try await get(browser, "不予受理")
            #expect(steps.contains("环节") && steps.contains("不予<mark>") == false && steps.contains("<mark>不予受理</mark>"))
            #expect(try await get(browser, "调解成功").contains("/figures/mediation.succe"))
            #expect(try await get(browser, "没有这样的词").contains("没有找到"))
            #expect(try await browser.get("/search").body.contains("46512"))
        }
    }

    /// A quote with an accent is one character that is no quote, and ends the phrase of the index all the same.
    @Test func `检索词里的引号、带附加符号的引号、专用字符，都只是文字`() async throws {
        let test = try TestSite()
        let id = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            for mark in ["\"", "\"\u{301}", "\u{E000}", "\u{E000}\u{301}"] {
                for text in ["界\(mark)址", "\(mark)界址", "界址\(mark) OR \(mark)x", "界址\(mark))"] {
                    #expect(try await browser.get("/search?q=" + Percent.encode(text)).status == 200, "\(text)")
                }
            }
            for mark in ["\"", "\u{E000}"] { #expect(try await get(browser, "界址\(mark)").contains("/matter/\(id)\"")) }
        }
    }

    @Test func `按当事人的姓名找到的，记入审计；别的机关找不到，也不记`() async throws {
        let test = try TestSite()
        let clue = [
            "source": "complaint", "clue": "群众举报", "discoveredOn": "2020-03-01", "cause": "噪声扰民", "party.kind": "citizen",
            "party.citizenName": "张三丰",
        ]
        let id = try test.take(.opening(kind: "penalty", organ: TestSite.police), "register-clue", by: "officer1", clue).matter
        try await test.serve { browser in
            try await browser.signIn("officer1")
            #expect(try await get(browser, "张三丰").contains("/matter/\(id)\""))
            let told = try test.audits(.search)
            #expect(told.map(\.subject) == ["当事人姓名"] && told.allSatisfy { !$0.chained.contains("张三丰") })
            #expect(try await !get(browser, "张三").contains("/matter/\(id)\""))
            let other = browser.another
            try await other.signIn("mediator-a")
            #expect(try await !get(other, "张三丰").contains("/matter/\(id)\""))
            #expect(try test.audits(.search).count == 1)
        }
    }
}
