import Engine
import HTTPTypes
import Kernel
import Storage
import Testing

@testable import Web

@Suite("列表：视图、列、排序、导出")
struct ListViewTests {
    private func rows(_ page: Answer) -> [String] { page.body.matches(of: /class="row-link" href="[^"]*">([^<]*)</).map { String($0.1) } }

    @Test func `现成的视图：我承办的、无人承办的；数与列表一致`() async throws {
        let site = try TicketSite()
        let mine = try site.write("甲"), free = try site.write("乙")
        _ = try site.test.engine.perform(HandlingRequest(.take, mine, at: site.test.clock.now), as: site.test.engine.actor("clerk"))
        try await site.test.serve { browser in
            try await browser.signIn("clerk")
            #expect(try await rows(browser.get("/matters/ticket?mine=1")) == ["甲"])
            #expect(try await rows(browser.get("/matters/ticket?nobody=1&order=due")) == ["乙"])
            #expect(try await rows(browser.get("/matters/ticket?mine=1&overdue=true&order=due")) == [])
            let page = try await browser.get("/matters/ticket?mine=1")
            #expect(page.body.contains("href=\"/matters/ticket?nobody=1&amp;order=due\"") && page.body.contains("承办人") && page.body.contains("王经办"))
            let head = browser.another
            try await head.signIn("head")
            #expect(try await rows(head.get("/matters/ticket?nobody=1")) == ["乙"], "负责人看本机关的")
            #expect(try await rows(head.get("/matters/ticket?mine=1")) == [])
            let stranger = browser.another
            try await stranger.signIn("clerk-a")
            #expect(try await rows(stranger.get("/matters/ticket?nobody=1")) == [])
        }
        _ = free
    }

    @Test func `视图可以只给自己，也可以与本机关的人共用；别人的不能覆盖，负责人可以清理`() async throws {
        let site = try TicketSite()
        _ = try site.write("甲", street: "东街")
        _ = try site.write("乙", street: "西街")
        try await site.test.serve { browser in
            try await browser.signIn("clerk")
            let list = "/matters/ticket?a.street=%E4%B8%9C%E8%A1%97"
            let page = try await browser.get(list)
            #expect(try await browser.submit(page, to: "/views", [("name", "东街的"), ("path", list)]).location.contains("done=view-saved"))
            #expect(try await browser.submit(page, to: "/views", [("name", "共用"), ("path", list), ("organ", "430626-ga")]).status == 303)
            #expect(try await browser.submit(page, to: "/views", [("name", "外"), ("path", list), ("organ", "430626-sf")]).status == 403)
            #expect(try await browser.submit(page, to: "/views", [("name", "外"), ("path", "/admin")]).status == 400)
            for hidden in ["%00", "a%00b", "%1F"] {
                let bad = try await browser.submit(
                    page, to: "/views", [("name", "坏"), ("path", "/matters/ticket?q=" + hidden), ("organ", "430626-ga")])
                #expect(bad.status == 400, "共用的视图不能让别人的今日打不开：\(hidden)")
            }
            let (clerk, today) = (try site.test.engine.actor("clerk"), site.test.clock.now.day)
            let lines = try site.test.engine.look { try SavedViews.lines(Sight($0, clerk, on: today)) }
            #expect(lines.map(\.name) == ["东街的", "共用"] && lines.map(\.count) == [1, 1] && lines.map(\.isMore) == [false, false])

            #expect(try await browser.get("/desk").body.contains(">东街的</a> 1件"))

            let head = browser.another
            try await head.signIn("head")
            let his = try await head.get("/matters/ticket")
            #expect(his.body.contains(">共用</a>") && !his.body.contains(">东街的</a>"), "别人自己的看不到")
            let taken = try await head.submit(his, to: "/views", [("name", "共用"), ("path", "/matters/ticket"), ("organ", "430626-ga")])
            #expect(taken.status == 400 && taken.body.contains("已经有别人共用的视图"))
            let stranger = browser.another
            try await stranger.signIn("clerk-a")
            let away = try await stranger.get("/matters/ticket")
            #expect(!away.body.contains(">共用</a>"))
            _ = try await stranger.submit(away, to: "/views/remove", [("name", "共用"), ("organ", "430626-ga")])
            #expect(try site.test.rows("shared_view") == 1, "别的机关的人删不掉")
            _ = try await head.submit(his, to: "/views/remove", [("name", "共用"), ("organ", "430626-ga")])
            #expect(try site.test.rows("shared_view") == 0 && site.test.rows("saved_view") == 1)
        }
    }

    @Test func `另选的列以后都在，个人信息是遮盖的；视图带着自己的列`() async throws {
        let site = try TicketSite()
        _ = try site.write("甲", holder: "张三丰", amount: "50")
        try await site.test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await browser.get("/matters/ticket")
            #expect(!page.body.contains("data-label=\"罚款\""))
            let choice = try await browser.get("/views/columns?kind=ticket&path=%2Fmatters%2Fticket")
            #expect(choice.status == 200 && choice.body.contains("value=\"amount\">罚款") && choice.body.contains("（遮盖）"))
            let chosen = try await browser.submit(
                page, to: "/views/columns",
                [("kind", "ticket"), ("path", "/matters/ticket?order=oldest"), ("column", "amount"), ("column", "holder")])
            #expect(chosen.location == "/matters/ticket?order=oldest&done=columns")
            let shown = try await browser.get("/matters/ticket")
            #expect(shown.body.contains("data-label=\"罚款\">50") && shown.body.contains("data-label=\"当事人\">张某某") && !shown.body.contains("张三丰"))
            #expect(shown.body.contains("columns=amount%2Cholder"), "保存的视图带着列")
            #expect(try await !browser.get("/matters/ticket?columns=amount").body.contains("data-label=\"当事人\""))
            let file = try await browser.get("/matters/ticket/export.csv")
            #expect(file.body.contains("罚款") && file.body.contains("张某某") && !file.body.contains("张三丰"))
            let many = (1...9).map { _ in ("column", "amount") }
            #expect(try await browser.submit(page, to: "/views/columns", [("kind", "ticket"), ("path", "/matters/ticket")] + many).status == 400)
            _ = try await browser.submit(page, to: "/views/columns", [("kind", "ticket"), ("path", "/matters/ticket"), ("reset", "1")])
            #expect(try await !browser.get("/matters/ticket").body.contains("data-label=\"罚款\""))
            let other = browser.another
            try await other.signIn("head")
            #expect(try await !other.get("/matters/ticket").body.contains("data-label=\"罚款\""), "各人各选")
        }
    }

    @Test func `按列排序，翻页前后不重不漏，没有填的排在后面`() async throws {
        let site = try TicketSite()
        let streets = (0..<60).map { "街\(($0 * 37) % 60 + 100)" }
        for (index, street) in streets.enumerated() { _ = try site.write("第\(index)件", street: index % 20 == 7 ? "" : street) }
        let filled = streets.enumerated().filter { $0.offset % 20 != 7 }.map(\.element).sorted()
        try await site.test.serve { browser in
            try await browser.signIn("clerk")
            for (order, expected) in [("f.street", filled), ("-f.street", filled.reversed())] {
                var found: [String] = []
                var path: String? = "/matters/ticket?order=\(order)&columns=street"
                var pages = 0
                while let next = path, pages < 5 {
                    let page = try await browser.get(next)
                    #expect(page.body.contains("aria-sort=\"\(order.hasPrefix("-") ? "descending" : "ascending")\""))
                    found += page.body.matches(of: /data-label="路段">([^<]*)</).map { String($0.1) }
                    path = page.body.firstMatch(of: /rel="next" href="([^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
                    pages += 1
                }
                #expect(found == expected + ["", "", ""], "\(order)")
            }
            let odd = try await browser.get("/matters/ticket?order=f.holder")
            #expect(odd.status == 200 && odd.body.contains("不能按“f.holder”排序"), "个人信息不排序")
        }
    }

    @Test func `一件也没有的，说明是什么条件，还可以试什么`() async throws {
        let site = try TicketSite()
        _ = try site.write("甲")
        try await site.test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await browser.get("/matters/ticket?q=%E4%B9%99%E8%B7%AF&overdue=true")
            #expect(page.body.contains("没有符合“关键词：乙路；只看逾期”的罚单") && page.body.contains("去掉“只看逾期”"))
            #expect(page.body.contains("href=\"/search?q=%E4%B9%99%E8%B7%AF\"") && page.body.contains("清除条件"))
        }
    }

    @Test func `导出的恰是这一列表`() async throws {
        let site = try TicketSite()
        for index in 0..<230 { _ = try site.write("第\(index)件", street: index % 2 == 0 ? "东街" : "西街") }
        try await site.test.serve { browser in
            try await browser.signIn("clerk")
            let file = try await browser.get("/matters/ticket/export.csv?a.street=%E4%B8%9C%E8%A1%97&order=oldest&after=")
            let lines = file.body.split(separator: "\r\n").dropFirst()
            #expect(lines.count == 115 && lines.allSatisfy { $0.contains("东街") })
            #expect(lines.first?.contains("第0件") == true && lines.last?.contains("第228件") == true)
        }
    }
}
