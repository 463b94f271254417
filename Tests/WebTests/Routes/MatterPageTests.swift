import Engine
import Foundation
import HTTPTypes
import Kernel
import Storage
import TestKinds
import Testing

@testable import Web

@Suite("事项页")
struct MatterPageTests {
    @Test func `看到登记内容、过程、期限的算法、下一步和尚缺的条件，各有条文`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get("/matter/\(matter)")
            #expect(page.status == 200)
            for text in ["槐花巷界址争议", "下一步", "受理", "办理过程", "申请登记", "《人民调解法》", "记录的证明", "（不公开）"] {
                #expect(page.body.contains(text), "\(text)")
            }
            #expect(!page.body.contains("张三丰") && !page.body.contains("李四海"))
        }
    }

    @Test func `页面先说现在要办的一件事：自己的写环节，别人的写等谁办；满足的条件折叠，不隐藏环节`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get("/matter/\(matter)").body
            let now = try #require(page.firstRange(of: "<section id=\"now\""))
            let steps = try #require(page.firstRange(of: "<section class=\"panel\" id=\"steps\""))
            let record = try #require(page.firstRange(of: "id=\"record\""))
            let timeline = try #require(page.firstRange(of: "id=\"timeline\""))
            #expect(now.lowerBound < steps.lowerBound && steps.lowerBound < record.lowerBound && record.lowerBound < timeline.lowerBound)
            let banner = page[now.lowerBound..<steps.lowerBound]
            #expect(banner.contains("/matter/\(matter)/do/accept") && banner.contains("受理"))
            #expect(page.components(separatedBy: "<section id=\"now\"").count == 2, "只有一条")
            for step in ["accept", "decline"] { #expect(page.contains("/matter/\(matter)/do/\(step)"), "\(step)") }

            let above = browser.another
            try await above.signIn("county-head")
            let seen = try await above.get("/matter/\(matter)").body
            #expect(seen.contains("等待甲镇人民政府人民调解员"))
        }
    }

    @Test func `当事机关的页面没有怎样审理：内部的环节、字段、文书、附件、拟办都没有`() async throws {
        let test = try TestSite(kinds: [KindDefinition(Objection.self)])
        let id = try test.take(
            .opening(kind: "objection", organ: TestSite.townA), "file", by: "clerk-a",
            ["subject": "槐花巷界址", "respondent": TestSite.police.description]
        ).matter
        try await test.serve { browser in
            try await browser.signIn("head")
            #expect(try await browser.get("/matter/\(id)").status == 404, "受理以前")
            test.clock.advance(minutes: 1)
            try test.take(.matter(id), "accept", by: "clerk-a")
            try test.take(.matter(id), "consider", by: "clerk-a", ["opinion": "拟撤销原决定"])
            let page = try await browser.get("/matter/\(id)")
            #expect(page.status == 200 && page.body.contains("槐花巷界址"))
            for text in ["拟撤销原决定", "审批表", "审理意见", "do/decide", "do/consider"] { #expect(!page.body.contains(text), "\(text)") }
            #expect(try await browser.get("/matter/\(id)/document/approval/1").status == 404)
            #expect(try await browser.get("/matter/\(id)/do/decide").status == 404)
            let own = browser.another
            try await own.signIn("clerk")
            #expect(try await own.get("/matter/\(id)/do/answer").status == 200)
            let institution = browser.another
            try await institution.signIn("clerk-a")
            let whole = try await institution.get("/matter/\(id)").body
            #expect(whole.contains("拟撤销原决定") && whole.contains("审批表"))
            let stranger = browser.another
            try await stranger.signIn("mediator-b")
            #expect(try await stranger.get("/matter/\(id)").status == 404)
        }
    }

    @Test func `查看个人信息要写理由，写了才显示，并且留痕`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get("/matter/\(matter)")
            let refused = try await browser.submit(page, to: "/matter/\(matter)/unmask", [("reason", "")])
            #expect(refused.status == 400)
            let shown = try await browser.submit(page, to: "/matter/\(matter)/unmask", [("reason", "送达需要核对姓名")])
            #expect(shown.status == 200 && shown.body.contains("张三丰") && shown.headers[.cacheControl] == "no-store")
            let later = try await browser.get("/matter/\(matter)")
            #expect(!later.body.contains("张三丰") && later.body.contains("送达需要核对姓名") && later.body.contains("查看个人信息"))

            let above = browser.another
            try await above.signIn("county-head")
            let seen = try await above.get("/matter/\(matter)")
            #expect(seen.status == 200)
            let answer = try await above.submit(seen, to: "/matter/\(matter)/unmask", [("reason", "想看看"), ("csrf", above.token(seen))])
            #expect(answer.status == 403 && !answer.body.contains("张三丰"))
        }
    }

    @Test func `没有变化的页面只答304`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            _ = try await browser.get("/desk")
            let first = try await browser.get("/matters")
            let tag = try #require(first.headers[.eTag])
            let second = try await browser.get("/matters", headers: [.ifNoneMatch: tag])
            #expect(second.status == 304 && second.body.isEmpty)
        }
    }

    @Test func `记录的证明当场重算；有人改了库，这一页说不符`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            #expect(try await browser.get("/matter/\(matter)/proof").body.contains("与最后一条记录所载摘要相符"))
            try test.database.write { try $0.execute("UPDATE matter SET title = '改过的名称', version = version WHERE id = 1") }
            test.site.engine.forgetMatters()
            #expect(try await browser.get("/matter/\(matter)/proof").body.contains("不符"))
        }
    }

    @Test func `记录的内容不能读出的，办理过程中说出来，不当作没有内容`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            #expect(try await !browser.get("/matter/\(matter)").body.contains(MatterHistory.unreadable))
            let trigger = test.database.dialect == .sqlite ? "journal_update" : "journal_update ON journal"
            try test.database.write { connection in
                try connection.executeScript("DROP TRIGGER \(trigger)")
                try connection.execute("UPDATE journal SET content = substr(content, 2) WHERE matter = $1", [SQLValue(matter)])
            }
            test.site.engine.forgetMatters()
            #expect(try await browser.get("/matter/\(matter)").body.contains(MatterHistory.unreadable))
        }
    }

    @Test func `新的一类事项不写页面代码，就有列表、表单、详情和检索`() async throws {
        for definition in try TestSite().engine.kinds {
            let test = try TestSite()
            let edition = try #require(definition.edition(on: test.site.today))
            let outline = try #require(definition.outline(edition.id))
            try await test.serve { browser in
                try await browser.signIn("county-head")
                #expect(try await browser.get("/matters/\(definition.kind.id)").status == 200, "\(definition.kind.id)")
                #expect(try await browser.get("/matters/\(definition.kind.id)/export.csv").status == 200)
            }
            for action in outline.actions where action.isOpening && !action.isAutomatic {
                let logins = ["officer1", "clerk", "lawyer", "certifier", "mediator-a", "office", "reconsider", "head"]
                for login in logins {
                    let actor = try test.engine.actor(login)
                    let openings = Permission.openings(of: actor, definition, on: test.site.today, organs: test.engine.organs)
                    guard let organ = openings.first(where: { $0.action.id == action.id })?.organ else { continue }
                    try await test.serve { browser in
                        try await browser.signIn(login)
                        let page = try await browser.get("/matters/\(definition.kind.id)/open/\(action.id)?organ=\(organ)")
                        #expect(page.status == 200, "\(definition.kind.id) \(action.id)")
                        for field in action.needs { #expect(page.body.contains("f.\(field)"), "\(field)") }
                    }
                    break
                }
            }
        }
    }
}

extension Browser {
    func token(_ page: Answer) -> String { page.hidden("csrf") ?? "" }
}
