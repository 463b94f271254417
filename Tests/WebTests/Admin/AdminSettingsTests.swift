import Engine
import HTTPTypes
import Identity
import Kernel
import Storage
import Testing

@testable import Web

@Suite("设置的页面")
struct AdminSettingsTests {
    private static let days: String = "document.filing.days"
    private static let mark: String = "certificate.exam.pass"

    /// A second administrator of the county, appointed long enough ago to be independent, and one of the police alone.
    private func site() throws -> TestSite {
        let test = try TestSite()
        let administration = Administration(test.identity)
        let root = OrganCode(TestSite.county)
        try administration.grantPost(Post(organ: root, role: .administrator, from: test.site.today), to: "lawyer", by: "admin")
        try administration.grantPost(Post(organ: TestSite.police, role: .administrator, from: test.site.today), to: "clerk", by: "admin")
        test.clock.advance(days: 31)
        return test
    }

    private func value(_ test: TestSite, _ key: String) throws -> String? {
        try test.database.read { try $0.settings(TestSite.county) }.texts[key]
    }

    @Test func `列出各项设置现在的值、界限、依据；改动的写明由谁、何时`() async throws {
        let test = try site()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let list = try await browser.get("/admin/settings")
            #expect(list.status == 200 && list.body.contains("公布后报送备案天数") && list.body.contains("应为1至60"))
            #expect(list.body.contains("湖南省规范性文件管理办法第二十二条") && list.body.contains("aria-current=\"page\">设置</a>"))
            #expect(!list.body.contains("等待另一人确认的修改"))
            for key in Set(test.engine.kinds.flatMap(\.settings).map(\.key)) {
                #expect(list.body.contains("href=\"\(Paths.setting(key))\""), "\(key)")
                #expect(try await browser.get(Paths.setting(key)).status == 200, "\(key)")
            }
            let page = try await browser.get(Paths.setting(Self.days))
            let answer = try await browser.submit(page, to: Paths.setting(Self.days), [(Self.days, "20"), ("reason", "省里的规定")])
            #expect(answer.location == "/admin/settings?done=changed")
            #expect(try value(test, Self.days) == "20" && test.engine.settings.texts[Self.days] == "20", "程序随即按新的值办理")
            let after = try await browser.get("/admin/settings?done=changed")
            #expect(after.body.contains("设置已经修改") && after.body.contains("系统管理员（admin）") && after.body.contains("2020年4月2日"))
            let one = try await browser.get(Paths.setting(Self.days))
            #expect(one.body.contains("由“15”改为“20”，理由：省里的规定") && one.body.contains("20（本县）"))
            #expect(try await browser.get("/admin/setting/nothing").status == 404)
        }
    }

    @Test func `不合界限的、没写理由的退回，逐项说明，什么也没有写入`() async throws {
        let test = try site()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let page = try await browser.get(Paths.setting(Self.days))
            let entries = try test.rows("journal")
            let answer = try await browser.submit(page, to: Paths.setting(Self.days), [(Self.days, "<999>"), ("reason", " ")])
            #expect(answer.status == 422 && answer.body.contains("href=\"#set-\(Self.days)\"") && answer.body.contains("&lt;999&gt;"))
            let empty = try await browser.submit(page, to: Paths.setting(Self.days), [(Self.days, "20"), ("reason", " ")])
            #expect(empty.status == 422 && empty.body.contains("href=\"#set-reason\""))
            let over = try await browser.submit(page, to: Paths.setting(Self.days), [(Self.days, "61"), ("reason", "理由")])
            #expect(over.status == 422 && over.body.contains("应为1至60"))
            #expect(try await browser.submit(page, to: "/admin/setting/nothing", [("nothing", "1"), ("reason", "理由")]).status == 404)
            #expect(try test.rows("journal") == entries)
        }
    }

    @Test func `重大的由一人提出，另一人在页面上确认；提出人自己没有确认的按钮`() async throws {
        let test = try site()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let page = try await browser.get(Paths.setting(Self.mark))
            #expect(page.body.contains("重大，须由另一人确认") && page.body.contains("提出修改"))
            let answer = try await browser.submit(page, to: Paths.setting(Self.mark), [(Self.mark, "70"), ("reason", "提高<要求>")])
            #expect(answer.location == "/admin/settings?done=proposed")
            #expect(try value(test, Self.mark) == nil)
            let own = try await browser.get("/admin/settings")
            #expect(own.body.contains("由“60”改为“70”") && own.body.contains("提高&lt;要求&gt;"))
            #expect(!own.body.contains("action=\"/admin/settings/confirm\"") && own.body.contains("可以确认的是：吴审核（lawyer）"))
            let entry = try #require(own.hidden("entry"))
            let refused = try await browser.submit(own, to: Paths.confirmSetting, [("entry", entry)])
            #expect(refused.status == 422 && refused.body.contains("由您本人提出"))

            let second = browser.another
            try await second.signIn("lawyer")
            let list = try await second.get("/admin/settings")
            #expect(list.body.contains("action=\"/admin/settings/confirm\""))
            #expect(try await second.submit(list, to: Paths.confirmSetting, [("entry", entry)]).location == "/admin/settings?done=confirmed")
            #expect(try value(test, Self.mark) == "70")
            #expect(!(try await second.get("/admin/settings").body.contains("等待另一人确认的修改")))
            #expect(try await second.submit(list, to: Paths.confirmSetting, [("entry", entry)]).status == 422, "只确认一次")
        }
    }

    @Test func `提出人刚为其办理过的人不能确认，写明何故；可以退回`() async throws {
        let test = try site()
        _ = try Administration(test.identity).resetPassword(account: "lawyer", by: "admin")
        try await test.serve { browser in
            try await browser.signIn("admin")
            let page = try await browser.get(Paths.setting(Self.mark))
            _ = try await browser.submit(page, to: Paths.setting(Self.mark), [(Self.mark, "70"), ("reason", "提高要求")])
            let second = browser.another
            try await second.signIn("lawyer")
            let list = try await second.get("/admin/settings")
            #expect(list.body.contains("您不能确认") && list.body.contains("重置密码") && !list.body.contains("action=\"/admin/settings/confirm\""))
            let entry = try #require(list.hidden("entry"))
            #expect(try await second.submit(list, to: Paths.confirmSetting, [("entry", entry)]).status == 422)
            #expect(try await second.submit(list, to: Paths.withdrawSetting, [("entry", entry)]).location == "/admin/settings?done=withdrawn")
            #expect(try value(test, Self.mark) == nil)
            #expect(try await second.get(Paths.setting(Self.mark)).body.contains("撤回系统管理员提出的修改"))
        }
    }

    @Test func `下级机关的系统管理员看得到，不能改`() async throws {
        let test = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await browser.get(Paths.setting(Self.days))
            #expect(page.status == 200 && !page.body.contains("action=\"\(Paths.setting(Self.days))\""))
            let entries = try test.rows("journal")
            let answer = try await browser.submit(page, to: Paths.setting(Self.days), [(Self.days, "20"), ("reason", "理由")])
            #expect(answer.status == 422 && answer.body.contains("没有这样的岗位"))
            #expect(try test.rows("journal") == entries)
        }
    }
}
