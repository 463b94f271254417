import Engine
import HTTPTypes
import Identity
import Kernel
import Testing

@testable import Web

@Suite("伪造的请求")
struct ForgeryTests {
    /// Every address that changes something.
    static let posts: [String] = [
        "/sign-out", "/drafts?place=%2Fmatter%2F1%2Fdo%2Faccept", "/drafts/discard", "/views", "/views/remove", "/views/columns",
        "/matters/mediation/bulk", "/matters/mediation/bulk/do", "/notices", "/matter/1/unmask",
        "/matter/1/do/accept", "/matter/1/prepared/accept", "/matters/mediation/open/apply?organ=430626-t1",
        "/account/notices", "/account/tokens", "/account/tokens/revoke", "/account/proof",
        "/calendar/feed", "/calendar/feed/end", "/figures/pin", "/figures/unpin",
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

    /// Older browsers, and all of them over plain http, leave `Sec-Fetch-Site` out.
    @Test func `没有Sec-Fetch-Site的，按Origin，没有Origin的按Referer，与本机的名称比较`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let issued = try test.identity.issueInitialPasswords(logins: ["clerk-a"], mustChange: false)
            func enter(_ headers: HTTPFields) async throws -> Int {
                let body = "login=clerk-a&password=\(Percent.encode(issued[0].password))&next=%2Fdesk"
                return try await browser.another.send(.post, "/sign-in", headers: headers, body: body).status
            }
            for foreign in ["https://evil.example", "http://localhost.evil.example", "null", "http://evil.example:80", "localhost"] {
                #expect(try await enter([.origin: foreign]) == 403, "\(foreign)")
            }
            #expect(try await enter([.referer: "https://evil.example/localhost"]) == 403)
            #expect(try await enter([.origin: "https://evil.example", .referer: "http://localhost/sign-in"]) == 403, "Origin在先")
            #expect(try await enter([.origin: "https://evil.example", HTTPField.Name("X-Forwarded-Host")!: "evil.example"]) == 403, "没有信任的代理")
            for own in ["http://localhost", "https://LOCALHOST:8443", "http://localhost:8080"] {
                #expect(try await enter([.origin: own]) == 303, "\(own)")
            }
            #expect(try await enter([.referer: "http://localhost/sign-in?next=%2Fdesk"]) == 303)
            #expect(try await enter([:]) == 303)
            #expect(try await enter([.origin: "null", HTTPField.Name("Sec-Fetch-Site")!: "same-origin"]) == 303)
        }
    }

    @Test func `前面有信任的代理的，代理所说的名称也算`() async throws {
        var options = ServerOptions()
        options.trustsProxy = true
        let test = try TestSite(options: options)
        try await test.serve { browser in
            try await browser.signIn("clerk-a")
            let token = try #require(try await browser.get("/desk").hidden("csrf"))
            let name = HTTPField.Name("X-Forwarded-Host")!
            func leave(_ origin: String, _ forwarded: String) async throws -> Int {
                try await browser.send(.post, "/sign-out", headers: [.origin: origin, name: forwarded], body: "csrf=\(Percent.encode(token))").status
            }
            #expect(try await leave("https://evil.example", "plumbline.example") == 403)
            #expect(try await leave("https://evil.example", "evil.example, plumbline.example") == 403, "只认最近的代理写的")
            #expect(try await leave("https://plumbline.example", "plumbline.example:443") == 303)
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
