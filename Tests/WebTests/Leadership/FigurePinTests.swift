import Kernel
import Testing

@testable import Web

@Suite("关注的指标") struct FigurePinTests {
    @Test func `关注的放在最前，取消即去，各人的互不相干，没有的指标和别处的地址不收`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("county-head")
            let page = try await browser.get("/figures?family=mediation")
            let back = "/figures?family=mediation"
            let done = try await browser.submit(page, to: "/figures/pin", [("figure", "mediation.mediated"), ("back", back)])
            #expect(done.status == 303 && done.location == back)
            #expect(try await browser.get("/figures").body.contains("我关注的"))
            let away = try await browser.submit(page, to: "/figures/pin", [("figure", "mediation.success"), ("back", "//elsewhere.example/figures")])
            #expect([303, 404].contains(away.status) && !away.location.contains("elsewhere"))
            #expect(try await browser.submit(page, to: "/figures/pin", [("figure", "nothing")]).status == 404)
            let other = browser.another
            try await other.signIn("justice-head")
            #expect(try await !other.get("/figures").body.contains("我关注的"))
            _ = try await browser.submit(page, to: "/figures/unpin", [("figure", "mediation.mediated"), ("back", back)])
            _ = try await browser.submit(page, to: "/figures/unpin", [("figure", "mediation.success"), ("back", back)])
            #expect(try await !browser.get("/figures").body.contains("我关注的"))
            #expect(try test.rows("figure_pin") == 0)
        }
    }
}
