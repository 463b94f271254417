import Affairs
import Engine
import Kernel
import Reporting
import Storage
import Testing

@testable import Web

@Suite("系统管理员看不到事项")
struct AdministratorSightTests {
    @Test func `只有系统管理员岗位的，导航中没有事项和指标，首页是管理`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            #expect(try await browser.get("/").location == "/admin")
            #expect(try await browser.get("/desk?done=signed-in").location == "/admin?done=signed-in")
            let page = try await browser.get("/admin?done=signed-in")
            #expect(page.status == 200 && page.body.contains("第一次登录"))
            for path in ["/desk", "/matters", "/figures", "/report", "/search"] {
                #expect(!page.body.contains("href=\"\(path)\"") && !page.body.contains("action=\"\(path)\""), "\(path)")
            }
        }
    }

    @Test func `直接打开事项、搜索和指标的地址，也什么都看不到`() async throws {
        let test = try TestSite()
        let receipt = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute)
        try await test.serve { browser in
            let mediator = browser.another
            try await mediator.signIn("mediator-a")
            // What would be seen by whoever may see it.
            #expect(try await mediator.get("/search?q=%E6%A7%90%E8%8A%B1%E5%B7%B7").body.contains("<mark>槐花巷</mark>界址争议"))
            #expect(try await mediator.get("/matter/\(receipt.matter)").status == 200)

            try await browser.signIn("admin")
            let matters = try await browser.get("/matters")
            #expect(matters.body.contains("没有可以查看的事项"))
            for path in ["/search?q=%E6%A7%90%E8%8A%B1%E5%B7%B7", "/search?q=\(receipt.matter)"] {
                let search = try await browser.get(path)
                #expect(search.body.contains("没有找到") && !search.body.contains("界址"), "\(path)")
            }
            #expect(try await browser.get("/matters/mediation").status == 403)
            #expect(try await browser.get("/matters/mediation/export.csv").status == 403)
            #expect(try await browser.get("/matter/\(receipt.matter)").status == 404)
            #expect(try await browser.get("/matter/\(receipt.matter)/proof").status == 404)
            let figures = try await browser.get("/figures")
            #expect(figures.body.contains("没有可以查看的指标") && !figures.body.contains("href=\"/figures/"))
            for id in Figures(test.engine).indicators.map(\.id) {
                for path in ["/figures/\(id)", "/figures/\(id)/records", "/figures/\(id)/records.csv"] {
                    let answer = try await browser.get(path)
                    #expect(answer.status != 200 || answer.body.contains("没有可以查看的指标"), "\(path)")
                }
            }
            #expect(try await browser.get("/report").body.contains("由县人民政府负责人查看"))
        }
    }

    @Test func `另有业务岗位的系统管理员，事项照其业务岗位看，首页仍是今日`() async throws {
        let test = try TestSite()
        let today = test.site.today
        try test.database.write { connection in
            try connection.upsertPost(TestSite.county, person: PersonID("admin"), Post(organ: TestSite.townA, role: .mediator, from: today))
        }
        try await test.serve { browser in
            try await browser.signIn("admin")
            #expect(try await browser.get("/").location == "/desk")
            let desk = try await browser.get("/desk")
            #expect(desk.body.contains("href=\"/matters\"") && desk.body.contains("href=\"/admin\""))
            #expect(try await browser.get("/matters/penalty").status == 403)
        }
    }

    @Test func `没有任何岗位的，首页是自己的账户`() async throws {
        let test = try TestSite()
        try test.database.write { connection in
            try connection.deletePost(
                TestSite.county, person: PersonID("clerk"), Post(organ: TestSite.police, role: .clerk, from: Day.firstDay(of: 2015)))
        }
        try await test.serve { browser in
            try await browser.signIn("clerk")
            #expect(try await browser.get("/desk").location == "/account")
            #expect(try await browser.get("/account").body.contains("您没有任何岗位"))
        }
    }
}
