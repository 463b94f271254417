import Engine
import Foundation
import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite("按姓名、名称查找的表单")
struct PickerFormTests {
    private let opening = "/matters/ticket/open/write?organ=430626-ga"
    private let pick = "/matters/ticket/open/write/pick?organ=430626-ga"
    private let filled: [(String, String)] = [
        ("f.cause", "违停"), ("f.who", "person"), ("f.personName", "毛某"), ("f.charges.0.kind", "person"), ("f.charges.0.amount", "50"),
        ("f.isTold", "true"), ("f.rule", "试验条例第二条"),
    ]

    /// A police organ with so many badges that one is looked for.
    private func site(_ others: Int = 20) throws -> TestSite {
        let test = try TestSite(kinds: [KindDefinition(Badge.self), KindDefinition(RoadsideTicket.self)])
        func badge(_ holder: String, _ name: String, _ more: [String: String] = [:]) throws {
            try test.take(
                .opening(kind: "badge", organ: TestSite.police), "enter", by: "clerk", ["holder": holder, "holderName": name].merging(more) { $1 })
        }
        try badge("officer1", "涂晖斌")
        try badge("officer2", "李二")
        try badge("x1", "曾丽", ["isWithheld": "true"])
        try badge("x2", "李二")
        for index in 0..<others { try badge("y\(index)", "同事第\(index)号") }
        return test
    }

    private func asks(_ browser: Browser, _ text: String, field: String = "f.badges") async throws -> Answer {
        try await browser.get("\(pick)&field=\(field)&q=\(Percent.encode(text))")
    }

    @Test func `写全名的直接办理，不必另选；写的人不清楚的退回，列出可以选的，选了就办理`() async throws {
        let test = try site()
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let page = try await browser.get(opening)
            let unclear = try await browser.submit(page, to: opening, filled + [("f.badges", "涂晖斌，李二")])
            #expect(unclear.status == 422 && unclear.body.contains("“李二”有2项，请选择一项"), "\(unclear.body.prefix(3_000))")
            #expect(unclear.body.contains("name=\"choose.f.badges\"") && unclear.body.contains("value=\"毛某\""), "填过的都在")
            #expect(unclear.body.contains("编号2") && unclear.body.contains("编号4"), "同名的各有说明")
            let whole = try await browser.submit(unclear, to: opening, filled + [("f.badges", "涂晖斌")])
            #expect(whole.status == 303, "\(whole.body.prefix(3_000))")
            let next = try await browser.get(opening)
            let chosen = try await browser.submit(
                next, to: opening, filled + [("f.badges", "1"), ("f.badges", "李二"), ("asked.f.badges", "李二"), ("choose.f.badges", "4")])
            #expect(chosen.status == 303, "\(chosen.body.prefix(3_000))")
            let record = try test.engine.look { try $0.dossier(26).record } as? RoadsideTicket
            #expect(record?.badges.map(\.id) == [1, 4])
        }
    }

    @Test func `没有脚本的，按查找退回表单，列出找到的，填过的都在；不办理`() async throws {
        let test = try site()
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let page = try await browser.get(opening)
            #expect(page.body.contains("name=\"find\" value=\"f.badges\""))
            let found = try await browser.submit(page, to: opening, filled + [("f.badges", "thb"), ("find", "f.badges")])
            #expect(found.status == 200 && found.body.contains("找到1项“thb”") && found.body.contains("涂晖斌的执法证"))
            #expect(found.body.contains("value=\"毛某\"") && found.body.contains("name=\"asked.f.badges\" value=\"thb\""))
            #expect(try test.rows("matter") == 24)
        }
    }

    @Test func `边写边查与按钮查的一样：姓名、拼音、首字母；证件被暂扣的不供选，说明理由`() async throws {
        let test = try site()
        try await test.serve { browser in
            try await browser.signIn("officer1")
            for text in ["涂", "涂晖斌", "thb", "tuhuibin", "TUHB"] {
                let answer = try await asks(browser, text)
                #expect(answer.status == 200 && answer.body.contains("\"id\":\"1\""), "\(text) \(answer.body)")
            }
            let withheld = try await asks(browser, "zengli")
            #expect(withheld.body.contains("\"items\":[]") && withheld.body.contains("证件没有被暂扣"), "\(withheld.body)")
            // The condition that one of them acts is kept by a partner beside the actor.
            #expect(try await asks(browser, "李二").body.contains("\"id\":\"2\""))
            let many = try await asks(browser, "同事")
            #expect(many.body.components(separatedBy: "\"id\"").count == 16, "至多十五项")
            #expect(try await asks(browser, "涂", field: "f.cause").status == 404)
        }
    }

    @Test func `没有登录的、没有岗位的、别的机关的，什么也查不到`() async throws {
        let test = try site(1)
        try await test.serve { browser in
            let out = try await asks(browser, "涂")
            #expect(out.status != 200 && !out.body.contains("涂晖斌"))
            for login in ["clerk", "mediator-a", "county-head"] {
                let other = browser.another
                try await other.signIn(login)
                let answer = try await asks(other, "涂")
                #expect(answer.status == 403 && !answer.body.contains("涂晖斌"), "\(login)")
            }
        }
    }

    @Test func `所写与所选不一致的，以所写为准`() throws {
        let one = Candidates.Candidate(id: "7", name: "对盗窃的处罚（13）")
        let two = Candidates.Candidate(id: "8", name: "对违停的处罚（5）")
        let candidates = Candidates(matters: ["power": [one, two]])
        func read(_ form: [(String, String)]) -> String { Picks.one("f.x", FormData(form), .matter("power"), candidates, in: nil) }
        #expect(read([("f.x", "对盗窃的处罚（13）"), ("pick.f.x", "7")]) == "7")
        #expect(read([("f.x", "对违停的处罚"), ("pick.f.x", "7")]) == "8", "所写的另有其项")
        #expect(read([("f.x", "处罚"), ("pick.f.x", "7")]) == "处罚", "所写的说不清")
        #expect(read([("f.x", "处罚"), ("asked.f.x", "处罚"), ("choose.f.x", "8")]) == "8")
        #expect(read([("f.x", "对盗窃的处罚"), ("asked.f.x", "处罚"), ("choose.f.x", "8")]) == "7", "选了以后又改写的")
        #expect(read([("f.x", ""), ("pick.f.x", "7")]).isEmpty)
    }

    @Test func `必填的照条件标明；只问所选类型的项目，换了类型的不留下`() async throws {
        let test = try site(1)
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let page = try await browser.get(opening)
            #expect(page.body.contains("姓名<span class=\"required\">必填") && page.body.contains("已告知<span class=\"required\">必填"))
            #expect(page.body.contains("罚款<span class=\"required\">必填") && !page.body.contains("备注<span class=\"required\">必填"))
            #expect(page.body.contains("data-codes=\"company\"><template>"), "单位的项目等着")
            #expect(page.body.contains("value=\"person\" checked"), "类型先取通常的")
            let shown = try await browser.submit(
                page, to: opening, [("f.cause", "违停"), ("f.who", "company"), ("f.personName", "毛某"), ("show", "f.who")])
            #expect(shown.status == 200 && shown.body.contains("data-codes=\"person\"><template>") && shown.body.contains("value=\"违停\""))
            #expect(!shown.body.contains("data-codes=\"company\"><template>"))
            var company = filled.map { $0.0 == "f.who" ? ("f.who", "company") : $0 }
            company += [("f.companyName", "某公司"), ("f.badges", "1")]
            let done = try await browser.submit(shown, to: opening, company)
            #expect(done.status == 303, "\(done.body.prefix(3_000))")
            let record = try test.engine.look { try $0.dossier(6).record } as? RoadsideTicket
            #expect(record?.companyName == "某公司" && record?.personName == "")
        }
    }

    @Test func `第一次取自己的证件，再办取上次所填；已填好的和少用的收起，失效的不再取`() async throws {
        let test = try site(1)
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let first = try await browser.get(opening)
            #expect(first.body.contains("已填好的（1）") && first.body.contains("执法人员：涂晖斌的执法证"))
            #expect(first.body.contains("其他（选填）"))
            let done = try await browser.submit(first, to: opening, filled + [("f.badges", "1"), ("f.badges", "2")])
            #expect(done.status == 303, "\(done.body.prefix(3_000))")
            let second = try await browser.get(opening)
            #expect(second.body.contains("已填好的（2）") && second.body.contains("依据：试验条例第二条"))
            #expect(second.body.contains("涂晖斌的执法证、李二的执法证") && !second.body.contains("value=\"违停\""))
            #expect(second.body.contains("name=\"f.charges.0.kind\" value=\"person\" checked"), "一行已经在，种类同上次")
            // Another's is another's.
            let other = browser.another
            try await other.signIn("officer2")
            let theirs = try await other.get(opening)
            #expect(!theirs.body.contains("试验条例第二条") && theirs.body.contains("执法人员：李二的执法证"))
            try test.take(.matter(2), "end", by: "clerk")
            #expect(try await !browser.get(opening).body.contains("李二的执法证、"), "注销的不再取")
        }
    }

    @Test func `再加一项退回表单，填过的都在，新的一行在后面`() async throws {
        let test = try site(1)
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let page = try await browser.get(opening)
            #expect(page.body.contains("name=\"f.charges.0.amount\"") && page.body.contains(">再加一项"))
            let more = try await browser.submit(page, to: opening, filled + [("add", "f.charges")])
            #expect(more.status == 200 && more.body.contains("name=\"f.charges.1.amount\"") && more.body.contains("value=\"50\""))
        }
    }
}
