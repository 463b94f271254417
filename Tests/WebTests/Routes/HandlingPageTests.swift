import Engine
import HTTPTypes
import Identity
import Kernel
import Storage
import Testing

@testable import Web

@Suite("承办人、分工和离岗的页面")
struct HandlingPageTests {
    private func site(_ settings: [String: String] = [:]) throws -> TestSite {
        try TestSite(
            kinds: [KindDefinition(Licence.self)],
            settings: [IdentitySettings.administratorsNeedTwo.key: "否"].merging(settings) { $1 })
    }

    private func open(_ test: TestSite, _ subject: String = "槐花巷占道") throws -> MatterID {
        try test.take(.opening(kind: "licence", organ: TestSite.police), "file", by: "clerk", ["subject": subject]).matter
    }

    private func handlers(_ test: TestSite, _ id: MatterID) throws -> [String] {
        try test.engine.look { try $0.dossier(id).ledger.handlers.map { "\($0.person) \($0.part.name)" } }
    }

    @Test func `经办人领办以后，事项在今日的首位；退出写明理由，填过的还在`() async throws {
        let test = try site()
        let id = try open(test)
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await browser.get("/matter/\(id)")
            #expect(page.body.contains("还没有人承办") && page.body.contains(">领办</button>") && !page.body.contains("<summary>指派"))
            let taken = try await browser.submit(page, to: "/matter/\(id)/handling", [("act", "take")])
            #expect(taken.status == 303 && taken.location.hasPrefix("/matter/\(id)?done=handling.take"), "\(taken.body.prefix(1_000))")
            let again = try await browser.submit(page, to: "/matter/\(id)/handling", [("act", "take")])
            #expect(again.status == 303, "同一份表单只办理一次")
            let mine = try await browser.get(taken.location)
            #expect(mine.body.contains("已办理“领办”") && mine.body.contains("王经办") && mine.body.contains("由王经办主办"))
            #expect(mine.body.contains("<summary>退出承办") && !mine.body.contains(">领办</button>"))
            let desk = try await browser.get("/desk")
            #expect(desk.body.contains("拟办“准予许可”") && desk.body.contains("等待他人") && desk.body.contains("主办"))
            #expect(try await browser.get("/desk?tab=nobody").body.contains("没有无人承办的事项"))

            let bare = try await browser.submit(mine, to: "/matter/\(id)/handling", [("act", "release"), ("handling-reason", " ")])
            #expect(bare.status == 422 && bare.body.contains("退出承办，必须写明理由") && bare.body.contains("承办人没有变动"))
            let stale = try await browser.submit(page, to: "/matter/\(id)/handling", [("act", "release"), ("handling-reason", "与<当事人>相识")])
            #expect(stale.status == 409 && stale.body.contains("已被他人办理") && stale.body.contains("与&lt;当事人&gt;相识"))
            let gone = try await browser.submit(stale, to: "/matter/\(id)/handling", [("act", "release"), ("handling-reason", "与当事人相识")])
            #expect(gone.status == 303)
            #expect(try handlers(test, id) == [])
            #expect(try await browser.submit(mine, to: "/matter/\(id)/handling", [("act", "other")]).status == 400)
        }
    }

    @Test func `等负责人决定的，在其今日的首位，一步到办理的页面`() async throws {
        let test = try site()
        let id = try open(test)
        try await test.serve { browser in
            try await browser.signIn("head")
            let desk = try await browser.get("/desk")
            #expect(desk.body.contains("aria-current=\"page\">待我审批<span class=\"tab-count\">1</span>"))
            #expect(desk.body.contains("href=\"/matter/\(id)/do/grant\">准予许可</a>") && desk.body.contains("槐花巷占道"))
            #expect(!desk.body.contains(">认领</button>"))
        }
    }

    @Test func `负责人指派、改派；不是负责人的，自己造出表单也不能`() async throws {
        let test = try site()
        let id = try open(test)
        try await test.serve { browser in
            try await browser.signIn("head")
            let page = try await browser.get("/matter/\(id)")
            #expect(page.body.contains("430626-ga|clerk") && page.body.contains("王经办（主办0件）") && !page.body.contains("吴审核"))
            let given = try await browser.submit(
                page, to: "/matter/\(id)/handling", [("act", "assign"), ("handling-person", "430626-ga|clerk"), ("handling-part", "lead")])
            #expect(given.status == 303 && given.location.contains("done=handling.assign"))
            let second = try await browser.get("/matter/\(id)")
            let moved = try await browser.submit(
                second, to: "/matter/\(id)/handling", [("act", "assign"), ("handling-person", "430626-ga|head"), ("handling-part", "lead")])
            #expect(moved.status == 422 && moved.body.contains("改派，必须写明理由"))
            let outside = try await browser.submit(
                second, to: "/matter/\(id)/handling",
                [("act", "assign"), ("handling-person", "430626-sf|lawyer"), ("handling-part", "lead"), ("handling-reason", "试")])
            #expect(outside.status == 403 && outside.body.contains("由平江县司法局或者其上级机关的负责人指派、改派"))
            #expect(try handlers(test, id) == ["clerk 主办"])

            let clerk = browser.another
            try await clerk.signIn("clerk")
            let own = try await clerk.get("/matter/\(id)")
            let forged = try await clerk.submit(
                own, to: "/matter/\(id)/handling",
                [("act", "assign"), ("handling-person", "430626-ga|head"), ("handling-part", "helper"), ("handling-reason", "试")])
            #expect(forged.status == 403 && forged.body.contains("由平江县公安局或者其上级机关的负责人指派、改派"))
            let stranger = browser.another
            try await stranger.signIn("clerk-a")
            #expect(try await stranger.submit(own, to: "/matter/\(id)/handling", [("act", "take")]).status != 303)
            #expect(try handlers(test, id) == ["clerk 主办"])
        }
    }

    @Test func `分工：各人多少件、逾期多少，成批改派；别的机关看不到`() async throws {
        let test = try site()
        let ids = try ["甲路", "乙路", "丙路"].map { try open(test, $0) }
        try await test.serve { browser in
            try await browser.signIn("head")
            let page = try await browser.get("/division")
            #expect(page.status == 200 && page.body.contains("王经办") && page.body.contains("没有人主办的") && page.body.contains("href=\"/division\""))
            let bare = try await browser.submit(page, to: "/division", [("organ", "430626-ga"), ("from", ""), ("handling-reason", "<说>")])
            #expect(bare.status == 422 && bare.body.contains("请至少选择一件事项") && bare.body.contains("请选择人员") && bare.body.contains("&lt;说&gt;"))

            for id in ids.dropLast() {
                _ = try test.engine.perform(
                    HandlingRequest(.assign(PersonID("clerk"), as: .lead), id, in: TestSite.police, at: test.clock.now),
                    as: test.engine.actor("head"))
            }
            let his = try await browser.get("/division?organ=430626-ga&person=clerk")
            #expect(his.body.contains("王经办承办的") && his.body.contains("甲路") && his.body.contains("乙路") && !his.body.contains("丙路"))
            let fields = [("organ", "430626-ga"), ("from", "clerk"), ("matter", "\(ids[0])"), ("matter", "\(ids[2])"), ("handling-person", "head")]
            let partly = try await browser.submit(his, to: "/division", fields + [("handling-reason", "平衡")])
            #expect(partly.status == 422 && partly.body.contains("已改派1件") && partly.body.contains("主办人已被他人变更，现在没有人主办"))
            #expect(try handlers(test, ids[0]) == ["head 主办"] && handlers(test, ids[1]) == ["clerk 主办"] && handlers(test, ids[2]) == [])
            let rest = try await browser.submit(
                his, to: "/division",
                [("organ", "430626-ga"), ("from", "clerk"), ("matter", "\(ids[1])"), ("handling-person", "head"), ("handling-reason", "平衡")])
            #expect(rest.status == 303 && rest.location.hasPrefix("/division"))

            let other = browser.another
            try await other.signIn("justice-head")
            let theirs = try await other.get("/division?organ=430626-ga")
            #expect(theirs.status == 200 && !theirs.body.contains("甲路") && theirs.body.contains("平江县司法局"))
            let clerk = browser.another
            try await clerk.signIn("clerk")
            #expect(try await clerk.get("/division").status == 403)
            #expect(try await !clerk.get("/desk").body.contains("href=\"/division\""))
        }
    }

    @Test func `离岗：本人登记，填错的退回；负责人代为登记；代管的在今日`() async throws {
        let test = try site()
        let id = try open(test)
        _ = try test.engine.perform(HandlingRequest(.take, id, at: test.clock.now), as: test.engine.actor("clerk"))
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let account = try await browser.get("/account")
            #expect(account.body.contains("id=\"absences\"") && account.body.contains("代管不授予权力"))
            let fields = [("back", "/account"), ("account", "clerk"), ("substitute", "head"), ("until", "2020-03-10"), ("reason", "年休假<一>")]
            let past = try await browser.submit(account, to: "/account/absences", fields + [("from", "2020-03-01")])
            #expect(past.status == 422 && past.body.contains("不得早于今天") && past.body.contains("年休假&lt;一&gt;"))
            let done = try await browser.submit(account, to: "/account/absences", fields + [("from", "2020-03-02")])
            #expect(done.status == 303 && done.location == "/account?done=absent")
            let twice = try await browser.submit(account, to: "/account/absences", fields + [("from", "2020-03-05")])
            #expect(twice.status == 422 && twice.body.contains("日期重叠"))

            let head = browser.another
            try await head.signIn("head")
            let desk = try await head.get("/desk")
            #expect(desk.body.contains("待我审批<span class=\"tab-count\">1</span>") && desk.body.contains("登记王经办自2020-03-02至2020-03-10离岗"))
            let division = try await head.get("/division")
            #expect(division.body.contains("至2020-03-10") && division.body.contains("撤销"))
            let back = "/division?organ=430626-ga"
            let revoked = try await head.submit(division, to: "/account/absences/revoke", [("id", "1"), ("back", back)])
            #expect(revoked.status == 303 && revoked.location == "/division?organ=430626-ga&done=present")
            let entered = try await head.submit(
                division, to: "/account/absences",
                [
                    ("back", back), ("account", "clerk"), ("substitute", ""), ("from", "2020-03-03"), ("until", "2020-03-04"), ("reason", "出差"),
                ])
            #expect(entered.status == 303)
            let wrong = try await head.submit(
                division, to: "/account/absences",
                [("back", back), ("account", "lawyer"), ("from", "2020-03-03"), ("until", "2020-03-04"), ("reason", "出差")])
            #expect(wrong.status == 422 && wrong.body.contains("不能代为登记离岗"))
            #expect(try await head.get("/desk?tab=mine").body.contains("没有您承办的事项"), "只在待我审批中，不再列一遍")
        }
    }

    @Test func `轮流分案的，登记以后就在主办人的今日，办理过程写明为什么`() async throws {
        let test = try site([Handler.dealing.key: "turn"])
        let id = try open(test)
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await browser.get("/matter/\(id)")
            #expect(page.body.contains("平江县公安局分案：由王经办主办（轮到）") && page.body.contains("分案"))
            #expect(try await browser.get("/desk").body.contains("拟办“准予许可”"))
        }
    }
}
