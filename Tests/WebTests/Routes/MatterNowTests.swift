import Engine
import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite("现在要办的")
struct MatterNowTests {
    private func banner(_ page: Answer) throws -> Substring {
        let start = try #require(page.body.firstRange(of: "<section id=\"now\""))
        let end = try #require(page.body[start.upperBound...].firstRange(of: "</section>"))
        return page.body[start.lowerBound..<end.upperBound]
    }

    private func site() throws -> (test: TestSite, id: MatterID) {
        let test = try TestSite(kinds: [KindDefinition(Round.self)])
        let order = ["subject": "河道巡查", "checker": "officer1"]
        return (test, try test.take(.opening(kind: "round", organ: TestSite.police), "order", by: "clerk", order).matter)
    }

    @Test func `是本案的人，先办等待的环节；有岗位而不是本案的人，写等待谁、在哪一日前，不叫他换人，也不叫他放弃`() async throws {
        let (test, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let own = try banner(await browser.get("/matter/\(id)"))
            #expect(own.contains("/matter/\(id)/do/check") && own.contains("请办理“核查”"))

            let other = browser.another
            try await other.signIn("officer2")
            let page = try await other.get("/matter/\(id)")
            let waiting = try banner(page)
            #expect(waiting.contains("等待平江县公安局执法人员在2020年3月5日前") && waiting.contains("您不能办理：应当由巡查人核查"), "\(waiting)")
            for step in ["check", "replace", "drop"] { #expect(!waiting.contains("/do/\(step)"), "\(step)") }
            #expect(page.body.contains("由他人办理的环节") && page.body.contains("/matter/\(id)/do/replace"), "别的环节仍在下面")
        }
    }

    @Test func `负责人不被请去拟办执法人员的环节，也不被请去放弃、免除；快到期的环节由办它的人先办`() async throws {
        let (test, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("head")
            let calm = try banner(await browser.get("/matter/\(id)"))
            #expect(calm.contains("等待平江县公安局执法人员") && !calm.contains("提请批准") && !calm.contains("/do/"), "\(calm)")
            let clerk = browser.another
            try await clerk.signIn("clerk")
            #expect(try await banner(clerk.get("/matter/\(id)")).contains("/do/") == false)
            test.clock.advance(days: 5)
            try await clerk.signIn("clerk")
            try await browser.signIn("head")
            let pressed = try banner(await clerk.get("/matter/\(id)"))
            #expect(pressed.contains("告知逾期2日 → 告知巡查时间") && pressed.contains("/do/tell"), "\(pressed)")
            #expect(try await banner(browser.get("/matter/\(id)")).contains("/do/") == false, "免予告知、放弃也停住期限，从不排在前面")
            test.clock.advance(days: 20)
            let officer = browser.another
            try await officer.signIn("officer2")
            let late = try banner(await officer.get("/matter/\(id)"))
            #expect(late.contains("已逾期") && !late.contains("/do/"), "\(late)")
        }
    }
}
