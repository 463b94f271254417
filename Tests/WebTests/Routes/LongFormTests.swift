import Engine
import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite("分页填写和草稿")
struct LongFormTests {
    private let opening = "/matters/penalty/open/register-clue?organ=430626-ga"
    private let first: [(String, String)] = [("f.source", "complaint"), ("f.clue", "群众举报"), ("f.discoveredOn", "2020-03-01"), ("f.cause", "噪声扰民")]
    private let party: [(String, String)] = [
        ("f.party.kind", "legalPerson"), ("f.party.organisationName", "好再来商行"), ("f.party.creditCode", "91430626MA4L00000Y"),
        ("f.party.legalRepresentative", "欧阳锋"),
    ]

    @Test func `长的表单一次一部分，前后都可以去，填过的不丢，最后一页才办理`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let page = try await browser.get(opening)
            #expect(page.body.contains("第1步，共") && page.body.contains("name=\"next\" value=\"1\">下一步"))
            #expect(page.hidden("section") == "0")
            #expect(!page.body.contains(">登记线索</button>"), "\(page.body.prefix(4_000))")
            let second = try await browser.submit(page, to: opening, first + [("section", "0"), ("next", "1")])
            #expect(second.status == 200 && second.body.contains("第2步，共") && second.body.contains("群众举报"))
            let back = try await browser.submit(second, to: opening, first + party + [("section", "1"), ("go", "0")])
            #expect(back.body.contains("第1步，共") && back.body.contains("value=\"好再来商行\"") && back.body.contains("群众举报"))
            // Left half-way, it is a draft, at the page where one was.
            let resumed = try await browser.get(opening)
            #expect(resumed.body.contains("已恢复") && resumed.body.contains("value=\"好再来商行\""))
            let done = try await browser.submit(resumed, to: opening, first + party + [("section", "1")])
            #expect(done.status == 303, "\(done.body.prefix(3_000))")
        }
    }

    @Test func `这一页有错的，去不了下一页，只说这一页的`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let page = try await browser.get(opening)
            let wrong = try await browser.submit(
                page, to: opening, [("f.source", "complaint"), ("f.discoveredOn", "2020-02-30"), ("section", "0"), ("next", "1")])
            #expect(wrong.status == 422 && wrong.body.contains("第1步，共") && wrong.body.contains("<title>错误："))
            #expect(wrong.body.contains("确有其日") && wrong.body.contains("线索内容：必须填写"))
            // By the list of parts one may go anywhere.
            let free = try await browser.submit(page, to: opening, [("f.discoveredOn", "2020-02-30"), ("section", "0"), ("go", "1")])
            #expect(free.status == 200 && free.body.contains("第2步，共"))
        }
    }

    @Test func `反复办理的环节不分页`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let page = try await browser.get("/matters/penalty/open/decide-on-the-spot?organ=430626-ga")
            #expect(page.status == 200 && !page.body.contains("class=\"form-steps\"") && page.body.contains("下一步：核对"))
        }
    }

    // MARK: Drafts

    @Test func `草稿以后别人办过的，写明办了什么、哪些项不同；放弃以后从头填`() async throws {
        let test = try TestSite(kinds: [KindDefinition(Edict.self)])
        let id = try test.take(
            .opening(kind: "edict", organ: TestSite.police), "file", by: "clerk", ["subject": "槐花巷占道", "holder": "张三丰"]
        ).matter
        let path = "/matter/\(id)/do/issue"
        try await test.serve { browser in
            try await browser.signIn("head")
            let form = try await browser.get(path)
            #expect(try await browser.submit(form, to: path, [("f.subject", "槐花巷占道"), ("f.reason", "这个理由超过了十个字吗")]).status == 422)
            #expect(try await !browser.get(path).body.contains("本事项又办理了"))
            test.clock.advance(minutes: 5)
            try test.take(.matter(id), "amend", by: "clerk", ["subject": "桂花巷占道"])
            let late = try await browser.get(path)
            #expect(late.body.contains("本事项又办理了1项") && late.body.contains("“改事由”，王经办，2020年3月2日"))
            #expect(late.body.contains("“事由”：草稿写的是“槐花巷占道”，现在登记的是“桂花巷占道”"))

            let list = try await browser.get("/drafts")
            #expect(list.body.contains("有1份草稿已经过时") && list.body.contains("决定：作出决定") && list.body.contains("又有办理"))
            let none = try await browser.submit(list, to: "/drafts/discard", [("list", "1")])
            #expect(none.status == 303 && none.location == "/drafts?done=0")
            let gone = try await browser.submit(list, to: "/drafts/discard", [("list", "1"), ("place", path)])
            #expect(gone.location == "/drafts?done=1")
            #expect(try await browser.get("/drafts").body.contains("没有草稿"))
            #expect(try await browser.get(path).body.contains("value=\"桂花巷占道\""))
        }
    }

    @Test func `草稿只列自己的；看不到的事项只有编号，没有名称`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-b")
            let page = try await browser.get("/drafts")
            let id = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
            let saved = try await browser.submit(
                try await browser.get("/account"), to: "/drafts?place=/matter/\(id)/do/accept", [("f.note", "不该看到的")])
            #expect(page.status == 200 && saved.status == 200)
            let list = try await browser.get("/drafts")
            #expect(list.body.contains("不在您能看到的范围内") && !list.body.contains("槐花巷"))
        }
    }
}
