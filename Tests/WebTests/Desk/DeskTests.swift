import Affairs
import Engine
import Foundation
import HTTPTypes
import Identity
import Kernel
import Storage
import Testing

@testable import Web

@Suite("今日")
struct DeskTests {
    private func site() throws -> TestSite {
        try TestSite(kinds: [KindDefinition(Licence.self), KindDefinition(Pass.self), KindDefinition(Slip.self)])
    }

    private func open(_ test: TestSite, _ subject: String, by login: String = "clerk", at organ: OrganCode = TestSite.police) throws -> MatterID {
        try test.take(.opening(kind: "licence", organ: organ), "file", by: login, ["subject": subject]).matter
    }

    /// Gives a matter a limit as if its law had one.
    private func due(_ test: TestSite, _ id: MatterID, in days: Int) throws {
        let day = test.site.today.advanced(by: days)
        try test.database.write { connection in
            try connection.execute("UPDATE matter SET due = $1, warn = $1 WHERE id = $2", [SQLValue(day), SQLValue(id)])
            for table in ["waiting", "agenda"] {
                try connection.execute("UPDATE \(table) SET due = $1 WHERE matter = $2", [SQLValue(day), SQLValue(id)])
            }
        }
    }

    /// The matters of the list, in its order.
    private func listed(_ page: Answer) -> [MatterID] {
        let list = page.body.components(separatedBy: "id=\"desk\"").dropFirst().first?.components(separatedBy: "</section>").first ?? ""
        var seen: [MatterID] = []
        for match in list.matches(of: /<a href="\/matter\/(\d+)">/) {
            if let id = Int(match.output.1), !seen.contains(id) { seen.append(id) }
        }
        return seen
    }

    private func count(_ page: Answer, _ label: String) -> Int? {
        let rest = page.body.components(separatedBy: "\(label)<span class=\"tab-count\">").dropFirst().first
        return rest.flatMap { Int($0.prefix(while: \.isNumber)) }
    }

    @Test func `各标签的件数就是打开的列表的件数，翻页都能到，一件不列两遍`() async throws {
        let test = try site()
        let ids = try (1...57).map { try open(test, "第\($0)处占道") }
        try await test.serve { browser in
            try await browser.signIn("head")
            let first = try await browser.get("/desk")
            #expect(count(first, "待我审批") == 57 && count(first, "我的") == 0 && count(first, "无人承办") == 0)
            #expect(first.body.contains("第1–25件，共57件") && first.body.contains(">更多</a>"))
            var seen: [MatterID] = []
            for page in 1...3 { seen += listed(try await browser.get("/desk?tab=approval&page=\(page)")) }
            #expect(seen == ids, "先来的在前")
            #expect(try await browser.get("/desk?tab=approval&page=3").body.contains("第51–57件，共57件"))
            #expect(try await browser.get("/desk?tab=approval&page=99").body.contains("没有等您审批的事项"))

            let clerk = browser.another
            try await clerk.signIn("clerk")
            let mine = try await clerk.get("/desk?tab=mine")
            #expect(count(mine, "我的") == 57 && count(mine, "无人承办") == 0 && count(mine, "待我审批") == 0)
            // Colleagues have nothing of it.
            let other = browser.another
            try await other.signIn("clerk-a")
            let none = try await other.get("/desk")
            for label in ["我的", "待我审批", "无人承办", "本机关逾期"] { #expect(count(none, label) == 0, "\(label)") }
        }
    }

    @Test func `逾期的在前，再是两个工作日内届满的，其余先来的在前；方块就是筛选`() async throws {
        let test = try site()
        let ids = try (1...6).map { try open(test, "第\($0)处占道") }
        try due(test, ids[4], in: -3)
        try due(test, ids[5], in: -9)
        try due(test, ids[3], in: 1)
        try due(test, ids[1], in: 30)
        try await test.serve { browser in
            try await browser.signIn("head")
            let page = try await browser.get("/desk")
            #expect(listed(page) == [ids[5], ids[4], ids[3], ids[0], ids[1], ids[2]], "没有期限的不沉底")
            #expect(listed(try await browser.get("/desk?tab=approval&part=late")) == [ids[5], ids[4]])
            #expect(listed(try await browser.get("/desk?tab=approval&part=soon")) == [ids[3]])
            #expect(listed(try await browser.get("/desk?tab=approval&part=rest")) == [ids[0], ids[1], ids[2]])
            #expect(page.body.contains("href=\"/desk?tab=approval&amp;part=late\"") && page.body.contains("逾期9日"))
            let late = try await browser.get("/desk?tab=late")
            #expect(listed(late) == [ids[5], ids[4]] && count(late, "本机关逾期") == 2)
            // What nobody asked for is the whole list, and no page is none.
            for odd in ["/desk?tab=other", "/desk?part=none", "/desk?page=-1", "/desk?page=x", "/desk?tab=late&organ=430626-t1"] {
                #expect(try await browser.get(odd).status == 200, "\(odd)")
            }
        }
    }

    @Test func `无人承办的可以就地认领，认领以后在我的；别人承办的不在我这里`() async throws {
        let test = try site()
        let id = try test.take(.opening(kind: "slip", organ: TestSite.police), "open", by: "clerk", ["subject": "槐花巷占道"]).matter
        // Whoever worked on it has left, and somebody else has the post now.
        try test.database.write { connection in
            try connection.setDisabled(TestSite.county, login: "clerk", true)
            try connection.upsertPost(
                TestSite.county, person: PersonID("reviewer"), Post(organ: TestSite.police, role: .clerk, from: Day.firstDay(of: 2015)))
        }
        try await test.serve { browser in
            try await browser.signIn("reviewer")
            let desk = try await browser.get("/desk?tab=nobody")
            #expect(listed(desk) == [id] && desk.body.contains("href=\"/matter/\(id)/do/close\">办结</a>") && desk.body.contains(">认领</button>"))
            let taken = try await browser.submit(desk, to: "/matter/\(id)/handling", [("act", "take"), ("back", "/desk?tab=nobody")])
            #expect(taken.status == 303 && taken.location == "/desk?tab=nobody&done=taken", "\(taken.body.prefix(500))")
            let after = try await browser.get(taken.location)
            #expect(after.body.contains("已经认领") && listed(after) == [] && count(after, "我的") == 1)
            let away = try await browser.submit(desk, to: "/matter/\(id)/handling", [("act", "take"), ("back", "//evil.example/desk")])
            #expect(!away.location.contains("evil"))
        }
    }

    @Test func `拟好的在待我审批，一步到批准；拟办人等着，退回的回到他手上`() async throws {
        let test = try site()
        let id = try open(test, "槐花巷占道")
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let form = try await browser.get("/matter/\(id)/do/grant")
            let fields = [("f.terms", "限白天"), ("f.holder", "张三丰"), ("f.preparation-opinion", "拟准予。"), ("prepare", "1")]
            #expect(try await browser.submit(form, to: "/matter/\(id)/do/grant", fields).status == 303)
            let mine = try await browser.get("/desk?tab=mine")
            #expect(listed(mine) == [id] && mine.body.contains("等待“准予许可”") && mine.body.contains("平江县公安局机关负责人"))

            let head = browser.another
            try await head.signIn("head")
            let desk = try await head.get("/desk")
            #expect(desk.body.contains("href=\"/matter/\(id)#prepared-grant\">批准“准予许可”</a>") && count(desk, "待我审批") == 1)
            let page = try await head.get("/matter/\(id)")
            let back = try await head.submit(
                page, to: "/matter/\(id)/prepared/grant", [("act", "return"), ("preparation-opinion", "写明起止时间")])
            #expect(back.status == 303)
            let again = try await browser.get("/desk?tab=mine")
            #expect(again.body.contains("href=\"/matter/\(id)/do/grant\">重新拟办“准予许可”</a>"))
        }
    }

    @Test func `县长看全县：各机关逾期多少件，每个数字都打得开；下级看不到别处`() async throws {
        let test = try site()
        let police = try (1...3).map { try open(test, "警\($0)") }
        let town = try open(test, "镇", by: "clerk-a", at: TestSite.townA)
        for id in police { try due(test, id, in: -4) }
        try due(test, town, in: -2)
        try await test.serve { browser in
            try await browser.signIn("county-head")
            let desk = try await browser.get("/desk?tab=late")
            #expect(count(desk, "全县逾期") == 4 && listed(desk) == police + [town])
            #expect(desk.body.contains("href=\"/desk?tab=late&amp;organ=430626-ga\">平江县公安局</a> 3件"))
            let one = try await browser.get("/desk?tab=late&organ=430626-t1")
            #expect(listed(one) == [town] && one.body.contains("甲镇人民政府：全县逾期"))
            #expect(try await browser.get("/desk").body.contains("全县逾期"), "别无待办的，先看逾期")

            let clerk = browser.another
            try await clerk.signIn("clerk-b")
            let none = try await clerk.get("/desk?tab=late&organ=430626-ga")
            #expect(count(none, "本机关逾期") == 0 && listed(none) == [] && !none.body.contains("警1"))
        }
    }

    @Test func `证件失效的，今日就告诉本人；另有有效的不告诉`() async throws {
        let test = try site()
        func issue(_ person: String, until: String) throws {
            try test.take(.opening(kind: "pass", organ: TestSite.police), "issue", by: "clerk", ["holder": person, "until": until])
        }
        try issue("clerk-a", until: "2020-02-28")
        try issue("clerk-b", until: "2020-02-28")
        try issue("clerk-b", until: "2021-02-28")
        try await test.serve { browser in
            try await browser.signIn("clerk-a")
            #expect(try await browser.get("/desk").body.contains("您的通行证已于2020年2月28日有效期届满，须持证办理的环节今天不能办理"))
            for login in ["clerk-b", "clerk"] {
                let other = browser.another
                try await other.signIn(login)
                #expect(try await !other.get("/desk").body.contains("须持证办理"), "\(login)")
            }
        }
    }

    @Test func `提醒在今日和消息里，计入未读，看过即消；办结的不再提示`() async throws {
        let test = try site()
        let id = try open(test, "槐花巷<占道>")
        try due(test, id, in: -1)
        var reminding = Reminding(test.engine, at: test.clock.now, sendsOut: false)
        #expect(try reminding.run() && reminding.matters == 1)
        try await test.serve { browser in
            try await browser.signIn("head")
            let desk = try await browser.get("/desk")
            #expect(desk.body.contains("id=\"reminders\"") && desk.body.contains("槐花巷&lt;占道&gt;") && desk.body.contains("<b class=\"count\">1</b>"))
            let notices = try await browser.get("/notices")
            let until = try #require(notices.hidden("reminded"))
            #expect(try await browser.submit(notices, to: "/notices", [("reminded", until)]).status == 303)
            let after = try await browser.get("/desk")
            #expect(!after.body.contains("id=\"reminders\"") && !after.body.contains("<b class=\"count\">"))
            #expect(try await browser.get("/notices").body.contains("id=\"reminders\""), "看过的仍可查")
            let clerk = browser.another
            try await clerk.signIn("clerk")
            #expect(try await !clerk.get("/desk").body.contains("id=\"reminders\""), "等负责人的，不提醒经办人")
        }
    }
}
