import Engine
import HTTPTypes
import Identity
import Kernel
import Testing

@testable import Web

@Suite("提请批准的页面")
struct PreparationPageTests {
    private func site() throws -> (test: TestSite, id: MatterID) {
        let test = try TestSite(kinds: [KindDefinition(Licence.self)])
        return (test, try test.take(.opening(kind: "licence", organ: TestSite.police), "file", by: "clerk", ["subject": "槐花巷占道"]).matter)
    }

    private let filled: [(String, String)] = [
        ("f.terms", "限白天"), ("f.holder", "张三丰"), ("f.visits.0.note", "到过现场"), ("f.preparation-opinion", "拟准予。"), ("prepare", "1"),
    ]

    @Test func `由别人决定的环节，表单的按钮是提请批准；填错的退回，一样不少`() async throws {
        let (test, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let matter = try await browser.get("/matter/\(id)")
            #expect(matter.body.contains("提请批准“准予许可”") && !matter.body.contains("拟办：准予许可"))
            let form = try await browser.get("/matter/\(id)/do/grant")
            #expect(form.body.contains("name=\"prepare\" value=\"1\""))
            #expect(form.body.contains("平江县公安局的机关负责人决定") && form.body.contains("承办人意见"))

            let wrong = try await browser.submit(
                form, to: "/matter/\(id)/do/grant",
                [("f.terms", "只在每日八时至十八时之间占用"), ("f.preparation-opinion", "拟准予，<请>批准。"), ("prepare", "1")])
            #expect(wrong.status == 422 && wrong.body.contains("依法现在还不能提请批准") && wrong.body.contains("许可条件不超过十字"))
            #expect(wrong.body.contains("只在每日八时至十八时之间占用") && wrong.body.contains("拟准予，&lt;请&gt;批准。") && wrong.body.contains("必须填写"))
            let silent = try await browser.submit(
                form, to: "/matter/\(id)/do/grant", filled.filter { $0.0 != "f.preparation-opinion" } + [("f.preparation-opinion", " ")])
            #expect(silent.status == 422 && silent.body.contains("必须写明意见") && silent.body.contains("限白天"))
            let check = try await browser.submit(form, to: "/matter/\(id)/do/grant", filled.filter { $0.0 != "prepare" } + [("check", "1")])
            #expect(check.status == 200 && check.body.contains("所填内容可以提请批准“准予许可”"))
            #expect(try test.engine.look { try $0.dossier(id).ledger.preparations.isEmpty })
        }
    }

    @Test func `提请以后在负责人的工作台上；退回的写明理由，回到拟办人，填过的还在；批准一键办理`() async throws {
        let (test, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let form = try await browser.get("/matter/\(id)/do/grant")
            let sent = try await browser.submit(form, to: "/matter/\(id)/do/grant", filled)
            #expect(sent.status == 303 && sent.location.hasPrefix("/matter/\(id)?done=preparation.prepare"), "\(sent.body.prefix(1_500))")
            let again = try await browser.submit(form, to: "/matter/\(id)/do/grant", filled)
            #expect(again.status == 303, "同一份表单只提请一次")
            let mine = try await browser.get(sent.location)
            #expect(mine.body.contains("已办理“提请批准”") && mine.body.contains("拟办：准予许可") && mine.body.contains("待批准"))
            #expect(mine.body.contains("撤回拟办") && !mine.body.contains("批准“准予许可”</button>") && !mine.body.contains("张三丰"))
            #expect(mine.body.contains("到过现场") && mine.body.contains("文书载有个人信息"))

            let head = browser.another
            try await head.signIn("head")
            let desk = try await head.get("/desk")
            #expect(desk.body.contains("槐花巷占道") && desk.body.contains("王经办提请批准"))
            let page = try await head.get("/matter/\(id)")
            #expect(page.body.contains("批准“准予许可”</button>") && page.body.contains("拟准予。"))
            let bare = try await head.submit(page, to: "/matter/\(id)/prepared/grant", [("act", "return")])
            #expect(bare.status == 422 && bare.body.contains("退回拟办，必须写明理由"))
            let back = try await head.submit(
                page, to: "/matter/\(id)/prepared/grant", [("act", "return"), ("preparation-opinion", "写明起止时间")])
            #expect(back.status == 303)

            let redo = try await browser.get("/matter/\(id)/do/grant")
            #expect(redo.body.contains("退回：写明起止时间") && redo.body.contains("value=\"限白天\"") && redo.body.contains("value=\"到过现场\""))
            #expect(!redo.body.contains("张三丰") && redo.body.contains("为个人信息，不在此显示"))
            // What is personal is left blank and stays as it was prepared.
            let resent = try await browser.submit(
                redo, to: "/matter/\(id)/do/grant",
                [("f.terms", "八时至十八时"), ("f.visits.0.note", "到过现场"), ("f.preparation-opinion", "已改。"), ("prepare", "1")])
            #expect(resent.status == 303, "\(resent.body.prefix(1_500))")

            let second = try await head.get("/matter/\(id)")
            let done = try await head.submit(second, to: "/matter/\(id)/prepared/grant", [("act", "approve")])
            #expect(done.status == 303 && done.location.hasPrefix("/matter/\(id)?done=grant"), "\(done.body.prefix(1_500))")
            let record = try #require(try test.engine.look { try $0.dossier(id).record } as? Licence)
            #expect(record.holder == "张三丰" && record.terms == "八时至十八时" && record.visits.map(\.note) == ["到过现场"])
            let history = try await head.get(done.location)
            #expect(history.body.contains("退回拟办") && history.body.contains("承办人意见（王经办") && history.body.contains("《许可审批表》"))
        }
    }

    @Test func `别人先办了，拟办已经不在的，说明情况，不作改动`() async throws {
        let (test, id) = try site()
        let input: Input = ["terms": .text("限白天"), "holder": .text("张三丰")]
        _ = try test.engine.perform(
            PreparationRequest(.prepare(input), "grant", of: id, saying: "拟准予。", at: test.clock.now), as: test.engine.actor("clerk"))
        try await test.serve { browser in
            try await browser.signIn("head")
            let page = try await browser.get("/matter/\(id)")
            try test.take(.matter(id), "note", by: "clerk", ["refusedBefore": "没有"])
            let late = try await browser.submit(page, to: "/matter/\(id)/prepared/grant", [("act", "approve"), ("preparation-opinion", "同意<此>件")])
            #expect(late.status == 409 && late.body.contains("已被他人办理") && late.body.contains("同意&lt;此&gt;件"))
            #expect(late.body.contains("拟办以后，本事项又办理了“记下”"))
            let own = try await browser.get("/matter/\(id)/do/grant")
            #expect(own.body.contains("王经办") && own.body.contains("value=\"限白天\""), "负责人自己填写的，从拟办的内容开始")
            _ = try test.take(.matter(id), "grant", by: "head", ["terms": "另定", "holder": "张三丰"])
            let gone = try await browser.submit(late, to: "/matter/\(id)/prepared/grant", [("act", "approve")])
            #expect(gone.status == 409)
            #expect(try await browser.submit(late, to: "/matter/\(id)/prepared/grant", [("act", "other")]).status == 400)
        }
    }

    @Test func `一页上有两份拟办的，从同一页撤回一份，不当作另一份也撤回了`() async throws {
        let (test, id) = try site()
        let clerk = try test.engine.actor("clerk")
        let prepared: [(step: String, input: Input)] = [
            ("grant", ["terms": .text("限白天"), "holder": .text("张三丰")]), ("note", ["refusedBefore": .text("没有")]),
        ]
        for one in prepared {
            _ = try test.engine.perform(
                PreparationRequest(.prepare(one.input), one.step, of: id, saying: "拟办。", at: test.clock.now), as: clerk)
        }
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await browser.get("/matter/\(id)")
            #expect(page.body.contains("拟办：准予许可") && page.body.contains("拟办：记下"))
            #expect(try await browser.submit(page, to: "/matter/\(id)/prepared/grant", [("act", "withdraw")]).status == 303)
            let other = try await browser.submit(page, to: "/matter/\(id)/prepared/note", [("act", "withdraw")])
            #expect(other.status == 409 && other.body.contains("已被他人办理"), "\(other.status)")
            let open = try test.engine.look { try $0.dossier(id).ledger.preparations.map(\.step) }
            #expect(open == ["note"])
            #expect(try await browser.submit(other, to: "/matter/\(id)/prepared/note", [("act", "withdraw")]).status == 303)
        }
    }

    @Test func `还没有审核完毕的，负责人自己填写的表单是空的；拟办人仍算办理过`() async throws {
        let test = try TestSite(
            kinds: [KindDefinition(Licence.self)],
            settings: [IdentitySettings.administratorsNeedTwo.key: "否", Preparation.signaturesWanted.key: "1"])
        let id = try test.take(.opening(kind: "licence", organ: TestSite.police), "file", by: "clerk", ["subject": "槐花巷占道"]).matter
        let input: Input = ["terms": .text("限白天"), "holder": .text("张三丰")]
        _ = try test.engine.perform(
            PreparationRequest(.prepare(input), "grant", of: id, saying: "拟准予。", at: test.clock.now), as: test.engine.actor("clerk"))
        try await test.serve { browser in
            try await browser.signIn("head")
            let own = try await browser.get("/matter/\(id)/do/grant")
            #expect(own.status == 200 && !own.body.contains("value=\"限白天\"") && !own.body.contains("拟办的内容，可以修改"))
            let done = try await browser.submit(own, to: "/matter/\(id)/do/grant", [("f.terms", "另定"), ("f.holder", "张三丰")])
            #expect(done.status == 303, "\(done.body.prefix(1_500))")
            let history = try await browser.get("/matter/\(id)")
            #expect(history.body.contains("没有批准所拟的“准予许可”，由办理人自己填写办理"))
        }
    }
}
