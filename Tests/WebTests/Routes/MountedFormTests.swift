import Engine
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing

@testable import Web

/// Parts and lists in forms, on pages, in lists and tables: what a mounted kind shows of itself.
@Suite("部件和列表的页面")
struct MountedFormTests {
    private let opening = "/matters/penalty/open/register-clue?organ=430626-ga"
    private let clue: [String: String] = [
        "source": "complaint", "clue": "群众举报", "discoveredOn": "2020-03-01", "cause": "噪声扰民", "party.kind": "legalPerson",
        "party.organisationName": "好再来商行", "party.creditCode": "91430626MA4L00000Y", "party.legalRepresentative": "欧阳锋",
    ]

    @discardableResult
    private func registered(_ test: TestSite) throws -> MatterID {
        try test.take(.opening(kind: "penalty", organ: TestSite.police), "register-clue", by: "officer1", clue).matter
    }

    private func dispute(_ test: TestSite) throws -> MatterID {
        try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
    }

    /// How often a text stands in another.
    private func count(_ text: String, in body: String) -> Int { body.components(separatedBy: text).count - 1 }

    // MARK: Parts

    @Test func `部件的字段在表单中归在其标题下，标题只写一次；按带点的名称填写`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let page = try await browser.get(opening)
            #expect(page.status == 200 && count("<h2>当事人</h2>", in: page.body) == 1 && count("<h2>基本内容</h2>", in: page.body) == 1)
            #expect(page.body.contains("<label for=\"f-party-citizenName\">姓名") && !page.body.contains("当事人姓名"))
            let filled = clue.map { ("f." + $0.key, $0.value) }
            let done = try await browser.submit(page, to: opening, filled)
            #expect(done.status == 303, "\(done.body.prefix(2_000))")
            let record = try test.engine.look { try $0.dossier(1).definition.encode($0.dossier(1).record) }
            #expect(record.contains(#""party.organisationName":"好再来商行""#) && record.contains(#""party.creditCode":"91430626MA4L00000Y""#))
        }
    }

    @Test func `事项页上部件归在标题下，只有一项的不另立标题；个人信息遮蔽，写了理由才显示`() async throws {
        let test = try TestSite()
        let id = try registered(test)
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let page = try await browser.get("/matter/\(id)")
            #expect(count("<h3>当事人</h3>", in: page.body) == 1 && page.body.contains("<dt>单位名称</dt><dd>好再来商行</dd>"))
            #expect(page.body.contains("<p class=\"part\">当事人</p>"), "办理过程中的改动也归在标题下")
            #expect(!page.body.contains("欧阳锋") && page.body.contains("欧某某"))
            let shown = try await browser.submit(page, to: "/matter/\(id)/unmask", [("reason", "送达需要核对")])
            #expect(shown.status == 200 && shown.body.contains("<dt>法定代表人、负责人</dt><dd>欧阳锋</dd>"))
        }
    }

    @Test func `填错的部件字段指到它的控件`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let page = try await browser.get(opening)
            let wrong = clue.merging(["party.creditCode": "91430626MA4L00000A"]) { $1 }.map { ("f." + $0.key, $0.value) }
            let answer = try await browser.submit(page, to: opening, wrong)
            #expect(
                answer.status == 422 && answer.body.contains("href=\"#f-party-creditCode\"")
                    && answer.body.contains("id=\"f-party-creditCode-error\""))
            #expect(answer.body.contains("当事人统一社会信用代码："))
            #expect(try test.rows("matter") == 0)
        }
    }

    @Test func `列表按部件的字段筛选和检索，导出的表格有这些列，个人信息不在其中`() async throws {
        let test = try TestSite()
        try registered(test)
        try await test.serve { browser in
            try await browser.signIn("officer1")
            #expect(try await browser.get("/matters/penalty?a.party.kind=legalPerson").body.contains("好再来商行噪声扰民案"))
            let none = try await browser.get("/matters/penalty?a.party.kind=citizen")
            #expect(!none.body.contains("好再来商行噪声扰民案") && none.body.contains("当事人类型：公民"))
            #expect(try await browser.get("/search?q=" + Percent.encode("好再来")).body.contains("<mark>好再来</mark>商行噪声扰民案"))
            // By the whole name, for whoever may see it whole.
            #expect(try await browser.get("/search?q=" + Percent.encode("欧阳锋")).body.contains("好再来商行"))
            #expect(try await !browser.get("/search?q=" + Percent.encode("欧阳")).body.contains("好再来商行"))
            let other = browser.another
            try await other.signIn("lawyer")
            #expect(try await !other.get("/search?q=" + Percent.encode("欧阳锋")).body.contains("好再来商行"))
            let table = try await browser.get("/matters/penalty/export.csv").body
            let rows = table.components(separatedBy: "\r\n").map { $0.components(separatedBy: ",") }
            let column = try #require(rows[0].firstIndex(of: "当事人单位名称"))
            let kind = try #require(rows[0].firstIndex(of: "当事人类型"))
            #expect(rows[1][column] == "好再来商行" && rows[1][kind] == "法人")
            #expect(rows[1].count == rows[0].count && !table.contains("欧阳锋"))
        }
    }

    // MARK: Lists

    @Test func `列表中一项填错，指到那一行，行号有空缺也一样`() async throws {
        let test = try TestSite()
        let path = "/matters/mediation/open/apply?organ=430626-t1"
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(path)
            let answer = try await browser.submit(
                page, to: path,
                [
                    ("f.applicationForm", "oral"), ("f.disputeKind", "neighbour"), ("f.subject", "界址争议"), ("f.parties.0.citizenName", "张三丰"),
                    ("f.parties.1.citizenName", ""), ("f.parties.4.citizenName", "李四海"), ("f.parties.4.identityNumber", "110105194912310021"),
                ])
            #expect(answer.status == 422 && answer.body.contains("href=\"#f-parties-2-identityNumber\""), "\(answer.body.prefix(3_000))")
            #expect(answer.body.contains("当事人的身份证件号码："))
            // The page numbers its rows without gaps, and the error stands at the row that was sent as the fifth.
            #expect(answer.body.contains("value=\"110105194912310021\" id=\"f-parties-2-identityNumber\""))
            #expect(answer.body.contains("id=\"f-parties-2-identityNumber-error\"") && answer.body.contains("value=\"李四海\""))
            #expect(try test.rows("matter") == 0)
        }
    }

    @Test func `添加一项的表单从一个空行开始；已有的不动，也不说要全部替换`() async throws {
        let test = try TestSite()
        let id = try dispute(test)
        let path = "/matter/\(id)/do/record-refusal"
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(path)
            #expect(
                page.body.contains("name=\"f.refusals.0.party\"") && !page.body.contains("name=\"f.refusals.1.party\"") && !page.body.contains("全部替换")
            )
            #expect(page.body.contains("拒绝的当事人<span class=\"required\">必填</span>"))
            let done = try await browser.submit(page, to: path, [("f.refusals.0.party", "张三丰"), ("f.refusals.0.note", "不愿调解")])
            #expect(done.status == 303, "\(done.body.prefix(2_000))")
            let next = try await browser.get(path)
            #expect(next.body.contains("已登记1项，这里填写的加在后面。") && !next.body.contains("张三丰"))
            let again = try await browser.submit(next, to: path, [("f.refusals.0.party", "李四海")])
            #expect(again.status == 303)
            let record = try test.engine.look { try $0.dossier(id).definition.encode($0.dossier(id).record) }
            #expect(record.contains("不愿调解") && count("\"party\":", in: record) == 2)
        }
    }

    @Test func `只能添加一项的，不给增删的按钮，各项照样标明必填`() async throws {
        let test = try TestSite()
        let id = try registered(test)
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let page = try await browser.get("/matter/\(id)/do/discuss")
            #expect(page.status == 200 && page.body.contains("<fieldset class=\"row wide\" id=\"f-meetings\">"), "\(page.body.prefix(2_000))")
            #expect(page.body.contains("name=\"f.meetings.0.note\"") && !page.body.contains("value=\"f.meetings\""))
        }
    }

    // MARK: Checking

    @Test func `检查只说还缺什么，不办理，也不算填写有误之外的失败`() async throws {
        let test = try TestSite()
        let id = try dispute(test)
        let path = "/matter/\(id)/do/record-refusal"
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let entries = try test.rows("journal")
            let page = try await browser.get(path)
            #expect(page.body.contains("name=\"check\" value=\"1\""))
            // Nothing typed: what is asked is not called unmet.
            #expect(!page.body.contains("未满足") && page.body.contains("待判断") && page.body.contains("待填写后判断"))
            let stranger = try await browser.submit(page, to: path, [("f.refusals.0.party", "王五"), ("check", "1")])
            #expect(stranger.status == 200 && stranger.body.contains("拒绝的应当是本案当事人") && stranger.body.contains("未满足"))
            #expect(stranger.body.contains("value=\"王五\""))
            let empty = try await browser.submit(page, to: path + "?check=1", [("f.refusals.0.note", "不愿调解")])
            #expect(empty.status == 200 && empty.body.contains("href=\"#f-refusals-0-party\"") && empty.body.contains("必须填写"))
            let free = try await browser.submit(page, to: path, [("f.refusals.0.party", "张三丰"), ("check", "1")])
            #expect(free.status == 200 && free.body.contains("条件全部满足。尚未办理。") && !free.body.contains("未满足"))
            #expect(try test.rows("journal") == entries)
            #expect(try await browser.submit(free, to: path, [("f.refusals.0.party", "张三丰")]).status == 303)
        }
    }

    @Test func `恢复的草稿按草稿所填判断`() async throws {
        let test = try TestSite()
        let id = try dispute(test)
        let path = "/matter/\(id)/do/record-refusal"
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(path)
            #expect(try await browser.submit(page, to: path, [("f.refusals.0.party", "王五")]).status == 422)
            let resumed = try await browser.get(path)
            #expect(resumed.body.contains("已恢复") && resumed.body.contains("value=\"王五\"") && resumed.body.contains("未满足"))
        }
    }

    @Test func `别人已经办理的，检查时就说明`() async throws {
        let test = try TestSite()
        let id = try dispute(test)
        let path = "/matter/\(id)/do/record-refusal"
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(path)
            try test.take(.matter(id), "assess-risk", by: "mediator-a", ["risk": "calm"])
            let answer = try await browser.submit(page, to: path, [("f.refusals.0.party", "张三丰"), ("check", "1")])
            #expect(answer.status == 200 && answer.body.contains("已被他人办理") && !answer.body.contains("条件全部满足"))
        }
    }
}
