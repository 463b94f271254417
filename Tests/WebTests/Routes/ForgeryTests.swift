import Engine
import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite("伪造的请求")
struct ForgeryTests {
    /// Every address that changes something.
    static let posts: [String] = [
        "/sign-out", "/drafts?place=%2Fmatter%2F1%2Fdo%2Faccept", "/drafts/discard", "/views", "/views/remove", "/notices", "/matter/1/unmask",
        "/matter/1/do/accept", "/matters/mediation/open/apply?organ=430626-t1",
        "/account/notices", "/account/tokens", "/account/tokens/revoke", "/account/proof",
    ]

    @Test(arguments: posts)
    func `没有本会话的令牌，什么也不改`(path: String) async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            _ = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute)
            let other = browser.another
            try await other.signIn("clerk-a")
            let before = try test.rows("journal")
            let none = try await browser.post(path, [("place", "/matter/1/do/accept")])
            let token = try await other.get("/desk").hidden("csrf") ?? ""
            let foreign = try await browser.post(path, [("csrf", token), ("place", "/matter/1/do/accept")])
            #expect(none.status == 403, "\(none.status)")
            #expect(foreign.status == 403)
            #expect(try test.rows("journal") == before)
        }
    }

    @Test func `别的网站发来的，带着令牌也不受理`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("clerk-a")
            let token = try #require(try await browser.get("/desk").hidden("csrf"))
            let answer = try await browser.send(
                .post, "/sign-out", headers: [HTTPField.Name("Sec-Fetch-Site")!: "cross-site"], body: "csrf=\(Percent.encode(token))")
            #expect(answer.status == 403)
            #expect(try await browser.get("/desk").status == 200)
        }
    }

    @Test func `每一页都带安全的响应头，不许内嵌脚本`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("clerk-a")
            for path in ["/desk", "/matters", "/nothing", "/sign-in", "/style-guide", "/matter/999"] {
                let answer = try await browser.get(path)
                let policy = answer.headers[HTTPField.Name("Content-Security-Policy")!] ?? ""
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "\(path)")
                #expect(answer.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
                #expect(answer.headers[HTTPField.Name("Referrer-Policy")!] == "same-origin")
                #expect(!answer.body.contains("<script>") && !answer.body.contains(" style=\"") && !answer.body.contains(" onclick="), "\(path)")
            }
        }
    }
}
