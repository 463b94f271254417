import Engine
import HTTPTypes
import Kernel
import Storage
import Testing

@testable import Web

@Suite("列表：成批办理")
struct ListBulkTests {
    @Test func `列表每行有勾选框，按钮写明办理什么；逐件判断的环节没有按钮`() async throws {
        let site = try TicketSite()
        let id = try site.write("槐花巷<占道>")
        try await site.test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await browser.get("/matters/ticket")
            #expect(page.body.contains("name=\"matter\" value=\"\(id)\" aria-label=\"选择槐花巷&lt;占道&gt;\""))
            for name in ["报备", "公示", "登记送达", "结案"] { #expect(page.body.contains(">\(name)</button>"), "\(name)") }
            for name in ["转入复核", "点名公布", "酌定", "制发通知"] { #expect(!page.body.contains(">\(name)</button>"), "\(name)") }
            #expect(page.body.contains(">催办</button>") && page.body.contains(">打印文书</button>") && !page.body.contains(">指派、改派</button>"))
            #expect(page.body.contains("选中本页全部") && !page.body.contains(" checked aria-label"))
            let all = try await browser.get("/matters/ticket?all=1")
            #expect(all.body.contains("value=\"\(id)\" checked aria-label"), "没有脚本也能选中一页")
            // What is at no stage of the list is not offered.
            #expect(try await !browser.get("/matters/ticket?stage=closed").body.contains(">报备</button>"))
            let head = browser.another
            try await head.signIn("head")
            let his = try await head.get("/matters/ticket")
            #expect(his.body.contains(">指派、改派</button>") && !his.body.contains(">报备</button>") && !his.body.contains(">复核</button>"))
        }
    }

    @Test func `没有勾选的、不存在的、超过二百件的，都说明而不办理`() async throws {
        let site = try TicketSite()
        let id = try site.write("甲")
        let entries = try site.journal().count
        try await site.test.serve { browser in
            try await browser.signIn("clerk")
            let none = try await site.confirm(browser, "step:report", [])
            #expect(none.status == 422 && none.body.contains("没有勾选任何事项") && none.body.contains("<h1>罚单</h1>"))
            #expect(try await site.confirm(browser, "step:report", Array(1...201)).body.contains("一次最多办理200件"))
            #expect(try await site.confirm(browser, "other", [id]).body.contains("没有指明要办理什么"))
            #expect(try await site.confirm(browser, "step:report", [99_999]).body.contains("都不在您的权限范围内"))
            for act in ["step:judge", "step:name", "step:notify", "step:weigh", "step:none", "step:write"] {
                #expect(try await site.confirm(browser, act, [id]).status == 404, "\(act)")
                let page = try await browser.get("/matters/ticket")
                let forged = try await browser.submit(page, to: "/matters/ticket/bulk/do", [("act", act), ("matter", "\(id)@1"), ("looked", "true")])
                #expect(forged.status == 404, "\(act)")
            }
            let stranger = browser.another
            try await stranger.signIn("clerk-a")
            let page = try await stranger.get("/matters/ticket")
            let away = try await stranger.submit(page, to: "/matters/ticket/bulk/do", [("act", "step:report"), ("matter", "\(id)@1")])
            #expect(away.status != 200 || away.body.contains("已办理0件"))
        }
        #expect(try site.journal().count == entries)
    }

    @Test func `五十件一次报备：先说明各件能否办理，各记一条，再发一次不重复`() async throws {
        let site = try TicketSite()
        let ids = try (1...50).map { try site.write("第\($0)件") }
        try site.take(ids[3], "report")
        let entries = try site.journal().count
        try await site.test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await site.confirm(browser, "step:report", ids)
            #expect(page.status == 200 && page.body.contains("49件可以报备，1件不能") && page.body.contains("尚未报备"), "\(page.body.prefix(3_000))")
            #expect(!page.body.contains("已逐件查看"), "报备没有要逐件判断的")
            #expect(try site.journal().count == entries, "只问不办")
            let done = try await site.carryOut(browser, page)
            #expect(done.status == 200 && done.body.contains("已办理49件。"))
            #expect(try site.journal().count == entries + 49)
            #expect(try await site.carryOut(browser, page).body.contains("已办理49件。"))
            #expect(try site.journal().count == entries + 49, "同一份表单只办理一次")
        }
        #expect(try ids.allSatisfy { try site.ticket($0).reportedOn != nil })
    }

    @Test func `要逐件判断的须勾选已逐件查看；不能办理的按条件归并，办理以后仍勾选着并写明理由`() async throws {
        let site = try TicketSite()
        let ready = try site.write("甲"), unreported = try site.write("乙"), blank = try site.write("丙", summary: "")
        let exposed = try site.write("丁", summary: "张三丰占道停车")
        for id in [ready, blank, exposed] { try site.take(id, "report") }
        try await site.test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await site.confirm(browser, "step:publish", [ready, unreported, blank, exposed])
            #expect(page.body.contains("1件可以公示，3件不能") && page.body.contains("已逐件查看"))
            #expect(page.body.contains("将向社会公开　事由：甲；当事人：张某某；公示摘要：占道停车"), "公众将看到的样子")
            #expect(page.body.contains("报备以后方可公示") && page.body.contains("公示摘要：") && page.body.contains("试验条例"), "\(page.body)")
            let bare = try await site.carryOut(browser, page)
            #expect(bare.status == 422 && bare.body.contains("请查看以后勾选"))
            #expect(try site.ticket(ready).publishedOn == nil)
            // Somebody is faster, and one is sent that the page did not offer.
            try site.take(ready, "publish")
            let late = try await browser.submit(
                page, to: "/matters/ticket/bulk/do",
                [("act", "step:publish"), ("looked", "true"), ("matter", "\(ready)@2"), ("matter", "\(unreported)@1"), ("matter", "\(exposed)@2")])
            #expect(late.status == 422 && late.body.contains("已办理0件，3件没有办理"))
            #expect(late.body.contains("在您查看以后已被他人办理") && late.body.contains("报备以后方可公示"))
            #expect(late.body.contains("value=\"\(unreported)@1\" checked"), "仍勾选着")
            #expect(try site.ticket(exposed).publishedOn == nil && site.test.rows("publication") == 1, "成批办理从不公布个人信息")
        }
    }

    @Test func `对各件相同的内容只填一次；填错的逐件拒绝，没有全有或者全无`() async throws {
        let site = try TicketSite()
        let ids = try ["甲", "乙", "丙"].map { try site.write($0) }
        try await site.test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await site.confirm(browser, "step:serve", ids)
            #expect(page.body.contains("3件可以登记送达") && page.body.contains("name=\"f.servedOn\""))
            let wrong = try await site.carryOut(browser, page, [("f.servedOn", "2020-03-09")])
            #expect(wrong.status == 422 && wrong.body.contains("送达不晚于今天") && wrong.body.contains("已办理0件，3件没有办理"))
            let again = try await site.confirm(browser, "step:serve", ids)
            #expect(try await site.carryOut(browser, again, [("f.servedOn", "2020-03-01")]).body.contains("已办理3件"))
            #expect(try ids.allSatisfy { try site.ticket($0).servedOn == Day(iso: "2020-03-01") })
        }
    }

    @Test(arguments: 0..<6) func `成批办理与逐件办理的结果、次序、全过程记录完全相同`(seed: Int) async throws {
        let one = try TicketSite(), many = try TicketSite()
        var dice = SeededDice(UInt64(seed) &* 7_919 &+ 1)
        var ids: [MatterID] = []
        for index in 0..<12 {
            let summary = Bool.random(using: &dice) ? "占道" : ""
            let taken = [[], ["report"], ["report", "publish"], ["report", "publish", "close"]].randomElement(using: &dice) ?? []
            for site in [one, many] {
                let id = try site.write("第\(index)件", summary: summary.isEmpty && taken.count > 1 ? "占道" : summary)
                for action in taken { try site.take(id, action) }
                if site.test.database === one.test.database { ids.append(id) }
            }
        }
        let chosen = ids.shuffled(using: &dice).prefix(Int.random(in: 1...12, using: &dice))
        let step = ["report", "publish", "close"].randomElement(using: &dice) ?? "report"
        let clerk = try one.test.engine.actor("clerk")
        var done = 0
        for id in chosen {
            let outcome = try one.test.engine.perform(Deed(.matter(id), step, at: one.test.clock.now), as: clerk)
            if case .done = outcome { done += 1 }
        }
        let (ordered, count) = (Array(chosen), done)
        try await many.test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await browser.get("/matters/ticket")
            let answer = try await browser.submit(
                page, to: "/matters/ticket/bulk/do",
                [("act", "step:\(step)"), ("looked", "true")] + ordered.map { ("matter", "\($0)") })
            #expect(answer.body.contains("已办理\(count)件"), "\(answer.body.prefix(2_000))")
        }
        #expect(try one.journal() == many.journal(), "\(step) \(ordered)")
        for id in ids {
            #expect(try one.dossier(id).row.body == many.dossier(id).row.body && one.dossier(id).row.stage == many.dossier(id).row.stage)
        }
    }

    @Test func `成批指派、催办：各记一条，通知应当办理的人；不能的写明`() async throws {
        let site = try TicketSite()
        let ids = try ["甲", "乙"].map { try site.write($0) }, closed = try site.write("丙")
        try site.take(closed, "report", "publish", "close")
        try await site.test.serve { browser in
            try await browser.signIn("head")
            let page = try await site.confirm(browser, "assign", ids + [closed])
            #expect(page.body.contains("2件可以指派、改派，1件不能") && page.body.contains("430626-ga|clerk") && page.body.contains("已经办结"))
            let bare = try await site.carryOut(browser, page)
            #expect(bare.status == 422 && bare.body.contains("请选择人员"))
            #expect(try await site.carryOut(browser, page, [("handling-person", "430626-ga|clerk")]).body.contains("已办理2件"))
            #expect(try ids.allSatisfy { try site.dossier($0).ledger.lead(at: TestSite.police)?.person.description == "clerk" })

            let reminding = try await site.confirm(browser, "remind", ids + [closed])
            #expect(reminding.body.contains("2件可以催办，1件不能") && reminding.body.contains("没有可以催办的"))
            let told = try await site.carryOut(browser, reminding, [("handling-reason", "请<今天>办")])
            #expect(told.body.contains("已办理2件"), "\(told.body.prefix(2_000))")
            #expect(try await site.confirm(browser, "remind", ids).body.contains("您今天已经催办过"))
            let clerk = browser.another
            try await clerk.signIn("clerk")
            #expect(try await clerk.get("/notices").body.contains("催办"))
            #expect(try await clerk.get("/matter/\(ids[0])").body.contains("请&lt;今天&gt;办"))
            #expect(try await site.confirm(clerk, "remind", ids).body.contains("除您以外没有要办理它的人"))
        }
        #expect(try site.test.engine.look { try $0.dossier(ids[0]).row.stage } == "open")
    }

    @Test func `打印：所选各件的文书在一页上，个人信息留痕`() async throws {
        let site = try TicketSite()
        let ids = try ["甲", "乙"].map { try site.write($0) }, none = try site.write("丙")
        for id in ids { try site.take(id, "notify") }
        try await site.test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await site.confirm(browser, "print", ids + [none])
            #expect(page.body.contains("通知书（2份，2份载有个人信息）") && page.body.contains("没有制发过可以打印的文书"))
            let entries = try site.test.rows("journal")
            let bare = try await site.carryOut(browser, page)
            #expect(bare.status == 422 && bare.body.contains("请至少选择一种"))
            let sheets = try await site.carryOut(browser, page, [("document", "notice")])
            #expect(sheets.status == 200 && sheets.body.matches(of: /<section class="sheet"/).count == 2 && sheets.body.contains("张三丰"))
            #expect(try site.test.rows("journal") == entries + 2, "谁看了哪一件")
            let reviewer = browser.another
            try await reviewer.signIn("head")
            let seen = try await site.confirm(reviewer, "print", ids)
            #expect(seen.status == 200)
        }
    }
}

/// A die that falls alike in each run.
private struct SeededDice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
