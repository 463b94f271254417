import Engine
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing

@testable import Web

@Suite("核对")
struct ReviewPageTests {
    private func site() throws -> (test: TestSite, path: String, id: MatterID) {
        let test = try TestSite(kinds: [KindDefinition(Edict.self)])
        let opened = try test.take(
            .opening(kind: "edict", organ: TestSite.police), "file", by: "clerk", ["subject": "槐花巷占道", "holder": "张三丰"])
        return (test, "/matter/\(opened.matter)/do/issue", opened.matter)
    }

    private let filled: [(String, String)] = [("f.subject", "槐花巷占道"), ("f.reason", "属实")]
    private let check: (String, String) = ("check", "1")

    /// Everything that a deed writes; the log of disclosures apart.
    private func deeds(_ test: TestSite) throws -> [Int] { try ["matter", "paper", "publication", "counter", "clock"].map { try test.rows($0) } }

    @Test func `对外的环节先核对：文书照印、文号待编、公众看到的已经遮蔽、期限写明日期；没有办理`() async throws {
        let (test, path, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("head")
            let form = try await browser.get(path)
            #expect(form.body.contains("name=\"check\" value=\"1\">下一步：核对") && !form.body.contains(">作出决定</button>"))
            let before = try deeds(test)
            let page = try await browser.submit(form, to: path, filled + [check])
            #expect(page.status == 200 && page.body.contains("核对：作出决定"), "\(page.body.prefix(3_000))")
            for text in [
                "《决定书》", "〔待编号〕", "决定如下：属实。", "<b>送达</b>　张三丰", "向社会公开：决定公示", "张某某", "决定书送达期限", "2020年3月9日届满", "怎么算的", "文号一经取得，不退回、不重用",
                "“已决定”阶段", "“送达决定书”", "没有填写的选填项（2）", "制发《决定书》并开始送达，公开“决定公示”</button>",
            ] { #expect(page.body.contains(text), "\(text)") }
            #expect(try deeds(test) == before, "核对不办理")
            #expect(page.headers[.cacheControl] == "no-store")

            let done = try await browser.submit(page, to: path, filled)
            #expect(done.status == 303 && done.location.hasPrefix("/matter/\(id)?done=issue"), "\(done.body.prefix(2_000))")
            let again = try await browser.submit(page, to: path, filled)
            #expect(again.status == 303 && again.location == done.location, "再交一次，得到第一次的结果")
            #expect(try test.rows("paper") == 1)
            let number = try test.engine.look { try $0.dossier(id).row.number }
            #expect(number == "平江决〔2020〕第1号")
        }
    }

    @Test func `确认页带着整份表单；返回修改，填过的都在`() async throws {
        let (test, path, _) = try site()
        try await test.serve { browser in
            try await browser.signIn("head")
            let page = try await browser.submit(try await browser.get(path), to: path, filled + [("f.remark", "另案<处理>"), check])
            #expect(page.hidden("f.reason") == "属实" && page.body.contains("name=\"f.remark\" value=\"另案&lt;处理&gt;\""))
            #expect(page.hidden("check") == nil, "确认就是办理")
            let back = try await browser.submit(page, to: path, filled + [("f.remark", "另案<处理>"), ("back", "1")])
            #expect(back.status == 200 && back.body.contains("value=\"属实\"") && back.body.contains("另案&lt;处理&gt;"))
            #expect(back.body.contains("下一步：核对"))
            // It is kept besides, for whoever closes the window.
            #expect(try await browser.get(path).body.contains("已恢复"))
        }
    }

    @Test func `文书中的空缺列在前面；选填而没有填的折叠列出`() async throws {
        let (test, path, _) = try site()
        try await test.serve { browser in
            try await browser.signIn("head")
            let page = try await browser.submit(try await browser.get(path), to: path, filled + [check])
            #expect(page.body.contains("《决定书》：“备注”没有内容") && page.body.contains("备注、证据"))
            let full = try await browser.submit(try await browser.get(path), to: path, filled + [("f.remark", "无"), check])
            #expect(!full.body.contains("没有内容"))
        }
    }

    @Test func `条件不满足的，说明是哪一条，表单在，不出核对页`() async throws {
        let (test, path, _) = try site()
        try await test.serve { browser in
            try await browser.signIn("head")
            let form = try await browser.get(path)
            let page = try await browser.submit(form, to: path, [("f.subject", "槐花巷占道"), ("f.reason", "理由很长很长超过十个字"), check])
            #expect(page.body.contains("理由不超过十字") && page.body.contains("《试验条例》第四条") && page.body.contains("value=\"理由很长很长超过十个字\""))
            #expect(page.body.contains("<title>错误：作出决定") && !page.body.contains("并开始送达"))
            // The summary stands above the heading.
            let empty = try await browser.submit(form, to: path, [("f.subject", "槐花巷占道"), check])
            let summary = try #require(empty.body.range(of: "class=\"error-summary\""))
            let heading = try #require(empty.body.range(of: "<h1>"))
            #expect(summary.lowerBound < heading.lowerBound && empty.body.contains("href=\"#f-reason\""))
        }
    }

    @Test func `上传的附件跟着核对页，办理以后归入事项`() async throws {
        let (test, path, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("head")
            let form = try await browser.get(path)
            let hidden = ["csrf", "version", "request"].compactMap { name in form.hidden(name).map { (name, $0) } }
            let texts = (hidden + filled + [check]).map { "--XX\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }.joined()
            let file = "--XX\r\nContent-Disposition: form-data; name=\"f.evidence\"; filename=\"证据.txt\"\r\n\r\n照片说明\r\n--XX--\r\n"
            let page = try await browser.send(.post, path, body: texts + file, type: "multipart/form-data; boundary=XX")
            let kept = try #require(page.hidden("kept.f.evidence"), "\(page.body.prefix(2_000))")
            let done = try await browser.submit(page, to: path, filled + [("kept.f.evidence", kept)])
            #expect(done.status == 303, "\(done.body.prefix(2_000))")
            let record = try #require(try test.engine.look { try $0.dossier(id).record } as? Edict)
            #expect(record.evidence?.name == "证据.txt")
        }
    }

    @Test func `文书载有早先登记的个人信息的，核对记入全过程记录`() async throws {
        let (test, path, _) = try site()
        try await test.serve { browser in
            try await browser.signIn("head")
            let form = try await browser.get(path)
            let entries = try test.rows("journal")
            _ = try await browser.submit(form, to: path, filled + [check])
            #expect(try test.rows("journal") == entries + 1)
            let last = try test.database.read { try $0.lastEntry(TestSite.county)?.content } ?? ""
            #expect(last.contains("核对“作出决定”将要制发的文书"))
        }
    }

    @Test func `别人拟办时填写的个人信息，核对时同样记入全过程记录`() async throws {
        let test = try TestSite(kinds: [KindDefinition(Edict.self)])
        let id = try test.take(.opening(kind: "edict", organ: TestSite.police), "file", by: "clerk", ["subject": "槐花巷占道"]).matter
        let path = "/matter/\(id)/do/cite"
        try await test.serve { browser in
            let clerk = browser.another
            try await clerk.signIn("clerk")
            let first = [("f.holder", "张三丰"), ("f.reason", "属实"), ("f.preparation-opinion", "拟办。"), ("prepare", "1")]
            #expect(try await clerk.submit(try await clerk.get(path), to: path, first).status == 303)
            try await browser.signIn("head")
            let form = try await browser.get(path)
            #expect(!form.body.contains("张三丰"))
            let entries = try test.rows("journal")
            let page = try await browser.submit(form, to: path, [("f.reason", "属实"), check])
            #expect(page.status == 200 && page.body.contains("核对：点名制发"), "\(page.body.prefix(3_000))")
            #expect(try test.rows("journal") == entries + 1)
            let last = try test.database.read { try $0.lastEntry(TestSite.county)?.content } ?? ""
            #expect(last.contains("核对“点名制发”将要制发的文书"))
        }
    }

    @Test func `别人先办理了，核对时就说明`() async throws {
        let (test, path, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("head")
            let form = try await browser.get(path)
            try test.take(.matter(id), "amend", by: "clerk", ["subject": "槐花巷占道二"])
            let page = try await browser.submit(form, to: path, filled + [check])
            #expect(page.status == 409 && page.body.contains("已被他人办理") && page.body.contains("value=\"属实\""))
        }
    }

    @Test func `只在内部的环节不用核对，一步办成`() async throws {
        let (test, _, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let form = try await browser.get("/matter/\(id)/do/amend")
            #expect(form.body.contains(">改事由</button>") && !form.body.contains("下一步：核对"))
        }
    }

    // MARK: Prepared by another

    @Test func `批准以前看到将要制发的文书；退回后重新拟办的，标出改动`() async throws {
        let (test, path, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let first: [(String, String)] = [("f.subject", "槐花巷占道"), ("f.reason", "属实"), ("f.preparation-opinion", "拟办。"), ("prepare", "1")]
            #expect(try await browser.submit(try await browser.get(path), to: path, first).status == 303)

            let head = browser.another
            try await head.signIn("head")
            let matter = try await head.get("/matter/\(id)")
            let reading = "/matter/\(id)/prepared/issue"
            #expect(matter.body.contains("核对后批准“作出决定”") && matter.body.contains("href=\"\(reading)\""))
            #expect(!matter.body.contains("value=\"approve\""), "没有看过文书，不能批准")
            let page = try await head.get(reading)
            #expect(page.status == 200 && page.body.contains("核对拟办：作出决定") && page.body.contains("查看全文并留痕") && !page.body.contains("张三丰"))
            #expect(!page.body.contains("与上一轮相比"))
            let whole = try await head.submit(page, to: reading, [("act", "read")])
            #expect(whole.body.contains("〔待编号〕") && whole.body.contains("决定如下：属实。") && whole.body.contains("张三丰"))
            #expect(whole.body.contains("批准“作出决定”：制发《决定书》并开始送达"))
            let back = try await head.submit(whole, to: reading, [("act", "return"), ("preparation-opinion", "理由写详细")])
            #expect(back.status == 303)

            let second: [(String, String)] = [("f.subject", "槐花巷占道"), ("f.reason", "现场查实"), ("f.preparation-opinion", "已改。"), ("prepare", "1")]
            #expect(try await browser.submit(try await browser.get(path), to: path, second).status == 303)
            let again = try await head.get(reading)
            #expect(again.body.contains("与上一轮相比（1处改动）") && again.body.contains("<del>属实</del>") && again.body.contains("<ins>现场查实</ins>"))
            let done = try await head.submit(again, to: reading, [("act", "approve")])
            #expect(done.status == 303 && done.location.contains("done=issue"), "\(done.body.prefix(2_000))")
            #expect(try await head.get(reading).status == 404)
        }
    }
}
