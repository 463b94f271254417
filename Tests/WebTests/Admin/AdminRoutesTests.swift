import Affairs
import Engine
import HTTPTypes
import Identity
import Kernel
import Storage
import Testing

@testable import Web

@Suite("系统管理的页面")
struct AdminRoutesTests {
    private let newAccount = [
        ("login", "fresh"), ("person", ""), ("name", "新来的"), ("organ", "430626-t1"), ("role", "clerk"), ("from", "2020-03-02"), ("until", ""),
    ]

    @Test func `没有系统管理员岗位的，各页一律403`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("county-head")
            for path in [
                "/admin", "/admin/accounts/new", "/admin/account/clerk", "/admin/organs", "/admin/organs/new", "/admin/organ/430626-ga",
                "/admin/journal", "/admin/settings", "/admin/setting/document.filing.days",
            ] {
                let answer = try await browser.get(path)
                #expect(answer.status == 403 && answer.body.contains("没有权限"), "\(path)")
            }
            for path in [
                "/admin/accounts", "/admin/account/clerk/disable", "/admin/account/clerk/password", "/admin/account/clerk/posts", "/admin/organs",
                "/admin/setting/document.filing.days", "/admin/settings/confirm", "/admin/settings/withdraw",
            ] {
                #expect(try await browser.post(path, []).status == 403, "\(path)")
            }
            #expect(!(try await browser.get("/desk").body.contains("href=\"/admin\"")))
        }
    }

    @Test func `表单不带本次登录的令牌的，什么也不做`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let entries = try test.rows("journal")
            let account = ["disable", "enable", "password", "second-factor", "posts", "posts/end"].map { Paths.administer("clerk", $0) }
            let settings = [Paths.setting("document.filing.days"), Paths.confirmSetting, Paths.withdrawSetting]
            for path in account + settings + [Paths.accounts, Paths.organs, Paths.organ(TestSite.police)] {
                #expect(try await browser.post(path, newAccount + [("csrf", "x")]).status == 403, "\(path)")
            }
            #expect(try test.rows("journal") == entries)
        }
    }

    @Test func `开立账号：密码只在答复中出现一次，不留在地址和缓存中`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let form = try await browser.get("/admin/accounts/new")
            let answer = try await browser.submit(form, to: "/admin/accounts", newAccount)
            #expect(answer.status == 200 && answer.headers[.cacheControl] == "no-store" && answer.location.isEmpty)
            let password = try #require(answer.body.firstMatch(of: /[2-9a-z]{5}(?:-[2-9a-z]{5}){3}/)).output
            #expect(try await browser.get("/admin/account/fresh").body.contains(password) == false)

            let fresh = browser.another
            let entered = try await fresh.post("/sign-in", [("login", "fresh"), ("password", String(password))])
            #expect(entered.location == "/account?done=must-change")
            #expect(try test.engine.actor("fresh").holds([.clerk], in: TestSite.townA, on: test.site.today))
            #expect(test.engine.names[PersonID("fresh")] == "新来的")
        }
    }

    @Test func `填写不合的逐项说明，填过的保留，什么也没有写入`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let form = try await browser.get("/admin/accounts/new")
            let entries = try test.rows("journal")
            let empty = try await browser.submit(form, to: "/admin/accounts", [("name", "甲<乙")])
            #expect(empty.status == 422 && empty.body.contains("甲&lt;乙"))
            for field in ["new-login", "new-organ", "new-role", "new-from"] { #expect(empty.body.contains("href=\"#\(field)\""), "\(field)") }
            let odd = try await browser.submit(form, to: "/admin/accounts", newAccount.map { $0.0 == "login" ? ($0.0, "a b") : $0 })
            #expect(odd.status == 422 && odd.body.contains("只能含有字母、数字"))
            let taken = try await browser.submit(form, to: "/admin/accounts", newAccount.map { $0.0 == "login" ? ($0.0, "clerk") : $0 })
            #expect(taken.status == 422 && taken.body.contains("已经存在"))
            #expect(try test.rows("journal") == entries)
        }
    }

    @Test func `停用的账号随即不能用，启用后可以`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let clerk = browser.another
            try await clerk.signIn("clerk")
            try await browser.signIn("admin")
            let page = try await browser.get("/admin/account/clerk")
            #expect(try await browser.submit(page, to: "/admin/account/clerk/disable").location == "/admin/account/clerk?done=disable")
            #expect(try await clerk.get("/desk").status == 303)
            let after = try await browser.get("/admin/account/clerk?done=disable")
            #expect(after.body.contains("已停用") && after.body.contains("启用账号"))
            #expect(try await browser.submit(page, to: "/admin/account/clerk/disable").status == 422)
            #expect(try await browser.submit(page, to: "/admin/account/clerk/enable").status == 303)
            try await clerk.signIn("clerk")
        }
    }

    @Test func `重置密码结束登录；不能重置本人的，也不能停用最后一名系统管理员`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let clerk = browser.another
            try await clerk.signIn("clerk")
            try await browser.signIn("admin")
            let page = try await browser.get("/admin/account/clerk")
            let answer = try await browser.submit(page, to: "/admin/account/clerk/password")
            #expect(answer.status == 200 && answer.headers[.cacheControl] == "no-store" && answer.body.contains("密码只显示这一次"))
            #expect(try await clerk.get("/desk").status == 303)
            let own = try await browser.submit(page, to: "/admin/account/admin/password")
            #expect(own.status == 422 && own.body.contains("不能重置本人的密码"))
            let last = try await browser.submit(page, to: "/admin/account/admin/disable")
            #expect(last.status == 422 && last.body.contains("最后一名系统管理员"))
            #expect(try await browser.submit(page, to: "/admin/account/clerk/second-factor").body.contains("没有启用动态口令"))
            #expect(try await browser.submit(page, to: "/admin/account/nobody/disable").status == 404)
        }
    }

    @Test func `授予和结束岗位随即生效，记入管理记录`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let page = try await browser.get("/admin/account/clerk")
            let grant = [("organ", "430626-sf"), ("role", "legality"), ("from", "2020-03-02"), ("until", "")]
            #expect(try await browser.submit(page, to: "/admin/account/clerk/posts", grant).location == "/admin/account/clerk?done=granted")
            #expect(try test.engine.actor("clerk").holds([.legality], in: TestSite.justice, on: test.site.today))
            let twice = try await browser.submit(page, to: "/admin/account/clerk/posts", grant)
            #expect(twice.status == 422 && twice.body.contains("日期重叠"))
            let past = try await browser.submit(page, to: "/admin/account/clerk/posts", grant.map { $0.0 == "from" ? ($0.0, "2020-03-01") : $0 })
            #expect(past.status == 422 && past.body.contains("不得早于今天"))

            let end = [("organ", "430626-sf"), ("role", "legality"), ("from", "2020-03-02"), ("until", "2020-03-01")]
            #expect(try await browser.submit(page, to: "/admin/account/clerk/posts/end", end).location == "/admin/account/clerk?done=ended")
            #expect(try !test.engine.actor("clerk").holds([.legality], in: TestSite.justice, on: test.site.today))
            let journal = try await browser.get("/admin/journal").body
            #expect(journal.contains("授予账号“clerk”（王经办）平江县司法局合法性审核人员岗位（2020-03-02起）"))
            #expect(journal.contains("结束账号“clerk”（王经办）的平江县司法局合法性审核人员岗位"))
            #expect(journal.contains("系统管理员（admin）"))
        }
    }

    @Test func `登记机关和更名，各页随即使用新的名称`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let form = try await browser.get("/admin/organs/new")
            let fields = [
                ("code", "430626-jt"), ("name", "平江县交通运输局"), ("short", "平交"), ("parent", "430626"), ("level", "department"),
                ("duties", "enforcement"),
            ]
            #expect(try await browser.submit(form, to: "/admin/organs", fields).location == "/admin/organ/430626-jt?done=created")
            #expect(test.engine.organs[OrganCode("430626-jt")]?.duties == [.enforcement])
            let again = try await browser.submit(form, to: "/admin/organs", fields)
            #expect(again.status == 422 && again.body.contains("已经存在"))
            // A duty that no kind declares is named, not left out.
            let unknown = fields.dropLast().map { $0.0 == "code" ? ("code", "430626-fy") : $0 } + [("duties", "legal-aid")]
            let refused = try await browser.submit(form, to: "/admin/organs", unknown)
            #expect(refused.status == 422 && refused.body.contains("legal-aid") && test.engine.organs[OrganCode("430626-fy")] == nil)
            let none = try await browser.submit(form, to: "/admin/organs", [("code", "x")])
            #expect(none.status == 422 && none.body.contains("请选择一个层级"))

            let renamed = [("name", "平江县交通局"), ("short", "平交")]
            #expect(try await browser.submit(form, to: "/admin/organ/430626-jt", renamed).status == 303)
            let list = try await browser.get("/admin/organs?q=%E4%BA%A4%E9%80%9A")
            #expect(list.body.contains("平江县交通局") && !list.body.contains("甲镇人民政府"))
            #expect(try await browser.get("/admin/journal").body.contains("机关“平江县交通运输局”（430626-jt）更名为“平江县交通局”"))
            #expect(try await browser.get("/admin/organ/absent").status == 404)
        }
    }

    @Test func `账号列表可以查找，逐页不重不漏`() async throws {
        let test = try TestSite()
        try test.database.write { connection in
            for number in 100..<160 {
                try connection.upsertPerson(TestSite.county, id: PersonID("x\(number)"), name: "某\(number)")
                try connection.upsertPost(
                    TestSite.county, person: PersonID("x\(number)"), Post(organ: TestSite.townA, role: .clerk, from: Day.firstDay(of: 2019)))
                try connection.upsertAccount(TestSite.county, login: "x\(number)", person: PersonID("x\(number)"))
            }
        }
        try await test.serve { browser in
            try await browser.signIn("admin")
            let found = try await browser.get("/admin?q=%E6%9F%90")
            #expect(found.body.contains("共60个账号"))
            let next = String(try #require(found.body.firstMatch(of: /rel="next" href="([^"]*)"/)).output.1).replacing("&amp;", with: "&")
            let rest = try await browser.get(next)
            for number in 100..<160 {
                let link = "href=\"/admin/account/x\(number)\""
                #expect(found.body.contains(link) != rest.body.contains(link), "\(number)")
            }
            #expect(try await browser.get("/admin?q=%25").body.contains("没有符合条件的账号"))
        }
    }
}
