import Engine
import HTTPTypes
import Kernel
import Storage
import Testing

@testable import Web

@Suite("文书的页面")
struct DocumentPageTests {
    private func site() throws -> TestSite { try TestSite(kinds: [KindDefinition(Slip.self)]) }

    private func slip(_ test: TestSite, _ input: [String: String], subjects: String...) throws -> MatterID {
        let id = try test.take(.opening(kind: "slip", organ: TestSite.police), "open", by: "clerk", input).matter
        for subject in subjects {
            test.clock.advance(days: 1)
            try test.take(.matter(id), "remind", by: "clerk", ["subject": subject])
        }
        return id
    }

    @Test func `每次制发各有一页，照发出时的样子，事项后来的变化不影响它`() async throws {
        let test = try site()
        let id = try slip(test, ["subject": "甲"], subjects: "乙", "丙")
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let matter = try await browser.get("/matter/\(id)")
            for text in ["/matter/\(id)/document/reminder/1\"", "/matter/\(id)/document/reminder/2\"", "第2次制发", "与上一次比较", "《催办通知》"] {
                #expect(matter.body.contains(text), "\(text)")
            }
            let first = try await browser.get("/matter/\(id)/document/reminder/1")
            #expect(first.status == 200 && first.body.contains("请速办&lt;乙&gt;。") && !first.body.contains("丙"))
            for text in [
                "平江县公安局", "（印章）", "2020年3月3日", "<th scope=\"row\">期限</th><td>五日</td>", "<li>当面</li>", "<li>清单</li>", "经办人意见", "王经办",
            ] { #expect(first.body.contains(text), "\(text)") }
            #expect(try await browser.get("/matter/\(id)/document/reminder/2").body.contains("请速办&lt;丙&gt;。"))
            for path in ["reminder/3", "reminder/0", "reminder/x", "other/1"] {
                #expect(try await browser.get("/matter/\(id)/document/\(path)").status == 404, "\(path)")
            }
        }
    }

    @Test func `与上一次制发的逐段比较；只制发一次的没有比较`() async throws {
        let test = try site()
        let id = try slip(test, ["subject": "甲"], subjects: "乙", "丙")
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await browser.get("/matter/\(id)/document/reminder/2/comparison")
            #expect(page.status == 200 && page.body.contains("<del>请速办&lt;乙&gt;。</del>") && page.body.contains("<ins>请速办&lt;丙&gt;。</ins>"))
            #expect(page.body.contains("2处删去，2处新增") && page.body.contains("期限｜五日"))
            #expect(try await browser.get("/matter/\(id)/document/reminder/1/comparison").status == 404)
        }
    }

    @Test func `载有个人信息的，全文和比较都先问、后留痕；旁人不能看`() async throws {
        let test = try site()
        let id = try slip(test, ["subject": "甲", "asker": "张三丰"], subjects: "乙", "丙")
        try await test.serve { browser in
            try await browser.signIn("clerk")
            for path in ["/matter/\(id)/document/reminder/2", "/matter/\(id)/document/reminder/2/comparison"] {
                let entries = try test.rows("journal")
                let asked = try await browser.get(path)
                #expect(asked.status == 200 && asked.body.contains("查看全文并留痕") && !asked.body.contains("张三丰") && !asked.body.contains("请速办"))
                let shown = try await browser.submit(asked, to: path)
                #expect(shown.status == 200 && shown.body.contains("张三丰") && shown.headers[.cacheControl] == "no-store")
                #expect(try test.rows("journal") == entries + 1)
            }
            let above = browser.another
            try await above.signIn("county-head")
            for path in ["/matter/\(id)/document/reminder/2", "/matter/\(id)/document/reminder/2/comparison"] {
                #expect(try await above.get(path).status == 403, "\(path)")
            }
        }
    }

    @Test func `事项页写明公示由谁撤回、为何、依据，或者由什么取代`() async throws {
        let test = try site()
        let id = try slip(test, ["subject": "甲"], subjects: "乙", "丙")
        try test.take(.matter(id), "close", by: "clerk")
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let body = try await browser.get("/matter/\(id)").body
            #expect(body.contains("由“催办清单”取代") && body.contains("由平江县公安局撤回：办结（《试验条例》"))
        }
    }

    // MARK: What must not become public

    @Test func `公开的文字中有个人信息的，勾选隐去以后可以办理，卷内照旧，过程写明`() async throws {
        let test = try site()
        let subject = "请张三丰回电13812345678"
        let id = try test.take(.opening(kind: "slip", organ: TestSite.police), "open", by: "clerk", ["subject": subject, "asker": "张三丰"]).matter
        let path = "/matter/\(id)/do/remind"
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await browser.get(path)
            #expect(page.body.contains("隐去后公开") && page.body.contains("slip.remind.public-subject"))
            let refused = try await browser.submit(page, to: path, [("f.subject", subject)])
            #expect(refused.status == 422 && refused.body.contains("隐去后公开") && refused.body.contains("「请张某某回电1381"))
            let withheld = try [
                ("f.subject", subject), ("override.0", "true"), ("override.0.gate", #require(refused.hidden("override.0.gate"))),
            ]
            let checked = try await browser.submit(refused, to: path, withheld + [("check", "1")])
            #expect(checked.status == 200 && checked.body.contains("条件全部满足") && checked.body.contains("请×××回电×××"), "核对的是隐去以后的")
            let done = try await browser.submit(checked, to: path, withheld)
            #expect(done.status == 303, "\(done.body.prefix(2_000))")
            let view = try test.engine.look { try $0.connection.publications(test.engine.county, of: id) }.last?.view ?? ""
            #expect(view.contains("请×××回电×××") && !view.contains("张三丰"))
            let matter = try await browser.get("/matter/\(id)")
            #expect(matter.body.contains("公开的“事由”中的个人信息已经隐去") && matter.body.contains("13812345678"))
        }
    }
}
