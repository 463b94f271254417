import Engine
import HTTPTypes
import Kernel
import Storage
import Testing

@testable import Web

@Suite("更正和收回的页面")
struct CorrectionPageTests {
    private func site() throws -> (test: TestSite, id: MatterID) {
        let test = try TestSite(kinds: [KindDefinition(Relief.self)])
        let input = ["subject": "冬令救助", "holder": "张三丰", "bornOn": "1990-01-02"]
        let id = try test.take(.opening(kind: "relief", organ: TestSite.police), "ask", by: "clerk", input).matter
        try test.take(.matter(id), "grant", by: "head")
        return (test, id)
    }

    @Test func `提请更正：现在的写法在旁边，个人信息遮蔽；填错的退回，一样不少`() async throws {
        let (test, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let matter = try await browser.get("/matter/\(id)")
            #expect(matter.body.contains("href=\"/matter/\(id)/correct\""))
            let form = try await browser.get("/matter/\(id)/correct")
            #expect(form.status == 200 && form.body.contains("现为：冬令救助") && form.body.contains("现为：张某某") && !form.body.contains("张三丰"))
            #expect(!form.body.contains("c.number"), "系统取得的文号不能更正")
            let wrong = try await browser.submit(
                form, to: "/matter/\(id)/correct", [("c.bornOn", "2015-01-02"), ("c.subject", "冬<令>救济"), ("correction-reason", "登记时写错了字")])
            #expect(wrong.status == 422 && wrong.body.contains("年满十八周岁") && wrong.body.contains("依法重新办理"), "\(wrong.body.prefix(2_000))")
            #expect(wrong.body.contains("冬&lt;令&gt;救济") && wrong.body.contains("登记时写错了字") && wrong.body.contains("2015-01-02"))
            let silent = try await browser.submit(form, to: "/matter/\(id)/correct", [("c.subject", "冬令救济"), ("correction-reason", "错")])
            #expect(silent.status == 422 && silent.body.contains("至少4个字"))
            let empty = try await browser.submit(form, to: "/matter/\(id)/correct", [("correction-reason", "登记时写错了字")])
            #expect(empty.status == 422 && empty.body.contains("至少写明一处"))
            #expect(try test.engine.look { try $0.dossier(id).ledger.correction == nil })
        }
    }

    @Test func `另一人在工作台上看到待批更正，批准以后文书、公示一并更正；提请的人自己不能批准`() async throws {
        let (test, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let form = try await browser.get("/matter/\(id)/correct")
            let sent = try await browser.submit(
                form, to: "/matter/\(id)/correct", [("c.holder", "张三峰"), ("c.subject", "冬令救济"), ("correction-reason", "户口簿上是峰字")])
            #expect(sent.status == 303 && sent.location.hasPrefix("/matter/\(id)?done=correction.propose"), "\(sent.body.prefix(2_000))")
            let mine = try await browser.get(sent.location)
            #expect(mine.body.contains("已办理“提请更正”") && mine.body.contains("更正：待批") && mine.body.contains("撤回更正的提请"))
            #expect(!mine.body.contains("批准更正</button>") && !mine.body.contains("张三"))
            #expect(try await browser.submit(mine, to: "/matter/\(id)/correction", [("act", "approve")]).status == 422)

            let head = browser.another
            try await head.signIn("head")
            let desk = try await head.get("/desk")
            #expect(desk.body.contains("决定更正") && desk.body.contains("href=\"/matter/\(id)#correction\"") && desk.body.contains("王经办提请更正"))
            let page = try await head.get("/matter/\(id)")
            #expect(page.body.contains("批准更正</button>") && page.body.contains("户口簿上是峰字") && page.body.contains("冬令救济"))
            #expect(page.body.contains("制发《更正书》") && page.body.contains("重新公示") && !page.body.contains("张三"))
            let bare = try await head.submit(page, to: "/matter/\(id)/correction", [("act", "refuse")])
            #expect(bare.status == 422 && bare.body.contains("必须写明理由"))
            let done = try await head.submit(page, to: "/matter/\(id)/correction", [("act", "approve")])
            #expect(done.status == 303, "\(done.body.prefix(2_000))")
            let after = try await head.get(done.location)
            #expect(after.body.contains("已办理“批准更正”") && after.body.contains("见更正书") && after.body.contains("更正《救助决定书》"))
            #expect(after.body.contains("以更正书更正《救助决定书》") && after.body.contains("冬令救助") && after.body.contains("冬令救济"), "前后两种写法都可读")
            #expect(!after.body.contains("张三") && !after.body.contains("更正：待批"))
            let late = try await head.submit(page, to: "/matter/\(id)/correction", [("act", "refuse"), ("correction-reason", "不必更正了吧")])
            #expect(late.status == 409)
            #expect(try await head.submit(page, to: "/matter/\(id)/correction", [("act", "other")]).status == 400)
        }
        #expect(try test.engine.look { try ($0.dossier(id).record as? Relief)?.holder } == "张三峰")
    }

    private func send(_ browser: Browser, _ page: Answer, _ id: MatterID, _ fields: [(String, String)], file: (name: String, text: String)? = nil)
        async throws -> Answer
    {
        let hidden = ["csrf", "version", "request"].compactMap { name in page.hidden(name).map { (name, $0) } }
        var parts = (hidden + fields).map { "--XX\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
        if let file {
            parts.append(
                "--XX\r\nContent-Disposition: form-data; name=\"correction-file\"; filename=\"\(file.name)\"\r\n\r\n\(file.text)\r\n")
        }
        return try await browser.send(
            .post, "/matter/\(id)/correct", body: parts.joined() + "--XX--\r\n", type: "multipart/form-data; boundary=XX")
    }

    @Test func `证明材料可以随提请上传：填错的退回时不丢，提请以后归入事项，决定的人看得到`() async throws {
        let (test, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let form = try await browser.get("/matter/\(id)/correct")
            #expect(form.body.contains("multipart/form-data") && form.body.contains("name=\"correction-file\""))
            let wrong = try await send(
                browser, form, id, [("c.subject", "冬令救济"), ("correction-reason", "错")], file: ("户口簿.txt", "峰"))
            #expect(wrong.status == 422 && wrong.body.contains("户口簿.txt") && wrong.body.contains("冬令救济"), "\(wrong.status)")
            let kept = try #require(wrong.hidden("kept.correction-file"))
            let done = try await send(
                browser, wrong, id, [("c.subject", "冬令救济"), ("correction-reason", "以户口簿为准"), ("kept.correction-file", kept)])
            #expect(done.status == 303, "\(done.body.prefix(2_000))")
            let evidence = try #require(try test.engine.look { try $0.dossier(id).ledger.correction?.evidence })
            #expect(evidence.name == "户口簿.txt")
            let head = browser.another
            try await head.signIn("head")
            #expect(try await head.get("/matter/\(id)").body.contains("/matter/\(id)/attachment/\(evidence.digest)"))
            #expect(try await head.get("/matter/\(id)/attachment/\(evidence.digest)").body == "峰")
            let left = try test.database.read { try $0.first("SELECT COUNT(*) FROM upload WHERE matter IS NULL") { $0.int(0) } }
            #expect(try test.rows("attachment") == 1 && left == 0, "归入事项的上传记着事项，日后清理")
        }
    }

    @Test func `别人上传的、不是这份表单的附件，不能作证明材料`() async throws {
        let (test, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let form = try await browser.get("/matter/\(id)/correct")
            let named = JSON.object([
                .init("name", .text("a.txt")), .init("digest", .text(String(repeating: "ab", count: 32))), .init("size", .integer(12)),
            ]).encoded
            let answer = try await send(
                browser, form, id, [("c.subject", "冬令救济"), ("correction-reason", "以户口簿为准"), ("kept.correction-file", named)])
            #expect(answer.status == 422 && answer.body.contains("请重新选择") && answer.body.contains("冬令救济"), "\(answer.status)")
            #expect(try test.engine.look { try $0.dossier(id).ledger.correction == nil })
        }
    }

    @Test func `收回没有送达的文书，可以重新制发；别的机关的人看不到`() async throws {
        let (test, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("head")
            let page = try await browser.get("/matter/\(id)")
            #expect(page.body.contains("收回文书"))
            let path = "/matter/\(id)/paper/decision/1"
            let silent = try await browser.submit(page, to: path, [("act", "recall"), ("correction-reason", "错")])
            #expect(silent.status == 422 && silent.body.contains("收回文书”必须写明理由"))
            let done = try await browser.submit(page, to: path, [("act", "recall"), ("correction-reason", "印章盖得不清")])
            #expect(done.status == 303, "\(done.body.prefix(2_000))")
            let after = try await browser.get(done.location)
            #expect(after.body.contains("2020-03-02收回") && after.body.contains("重新制发") && after.body.contains("印章盖得不清"))
            let again = try await browser.submit(after, to: path, [("act", "reissue")])
            #expect(again.status == 303)
            #expect(try await browser.get(again.location).body.contains("第2次制发"))

            let stranger = browser.another
            try await stranger.signIn("clerk-a")
            #expect(try await stranger.get("/matter/\(id)/correct").status == 404)
            let home = try await stranger.get("/desk")
            #expect(try await stranger.submit(home, to: path, [("act", "recall"), ("correction-reason", "印章盖得不清")]).status == 404)
        }
    }
}
