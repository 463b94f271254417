import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Storage
import Testing

@testable import Web

@Suite("经身份提供方登录，拒绝的情形")
struct ProviderRefusalTests {
    let issuer: String

    init() throws { issuer = try ProviderProcess.shared.get().issuer }

    /// A refusal is a page in Chinese with a way out; what exactly was wrong is for the log.
    private func expectRefusal(_ response: TestResponse, _ browser: ProviderBrowser, _ status: HTTPResponse.Status, _ code: String) {
        #expect(response.status == status)
        #expect(response.pageText.contains("没有登录") && response.pageText.contains(code) && response.pageText.contains("回到登录页"))
        for word in ["nonce", "audience", "Error", "JWT", "HS256", "127.0.0.1"] { #expect(!response.pageText.contains(word), "\(word)") }
        #expect(!browser.isSignedIn)
        #expect(browser.cookies[ProviderBrowser.flow] == nil)
    }

    @Test(arguments: [
        "nonce", "no-nonce", "audience", "audiences", "empty-audience", "party", "no-party", "expired", "no-expiry", "early", "future", "issuer",
        "no-subject", "rogue", "changed", "unsigned", "none", "None", "hmac", "hmac-key", "critical", "unknown-key", "mixed",
    ])
    func `凭据有一处不对就不登录`(fault: String) async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var browser = ProviderBrowser(client)
            let response = try await browser.signIn(fault: fault)
            expectRefusal(response, browser, .forbidden, "provider.badToken")
        }
    }

    @Test func `去提供方的路上没有成的，记入审计记录，写明何故；多了的合并；不写提供方说的是谁`() async throws {
        let county = try ProviderCounty(issuer: issuer)
        @Sendable func failures() throws -> [AuditRow] {
            county.site.audit.flush()
            return try county.identity.database.read { try $0.audits(ProviderCounty.code, AuditFilter(), before: nil, limit: 1_000) }.reversed()
        }
        try await ProviderBrowser.visiting(county) { client in
            var browser = ProviderBrowser(client)
            _ = try await browser.signIn(fault: "expired")
            let rows = try failures().filter { $0.event == "sign-in" }
            #expect(rows.map(\.subject) == ["统一身份：身份凭据没有通过核验"] && rows.map(\.outcome) == ["failed"])
            #expect(rows.allSatisfy { $0.login.isEmpty && $0.person.isEmpty && !$0.request.isEmpty && !$0.chained.contains("official-1") })
            for _ in 0..<40 { _ = try await client.execute(uri: "/sign-in/provider/back?state=x&code=y", method: .get) }
            let more = try failures().filter { $0.event == "sign-in" }.dropFirst()
            #expect(more.map(\.amount).reduce(0, +) == 40 && more.count < 40)
            #expect(more.first?.subject == "统一身份：登录已经过期，或者不是从这个浏览器开始的")
        }
    }

    @Test func `提供方收回的钥匙，一次签名不对以后就不再认`() async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var before = ProviderBrowser(client)
            _ = try await before.signIn(fault: "lent")
            #expect(before.isSignedIn)
            _ = try ProviderProcess.curl("\(issuer)/withdraw")
            var rogue = ProviderBrowser(client)
            expectRefusal(try await rogue.signIn(fault: "rogue"), rogue, .forbidden, "provider.badToken")
            var after = ProviderBrowser(client)
            expectRefusal(try await after.signIn(fault: "lent"), after, .forbidden, "provider.badToken")
        }
    }

    @Test func `没有登录的人反复去提供方，占不满数据库，过期的随即清理`() async throws {
        let county = try ProviderCounty(issuer: issuer)
        try await ProviderBrowser.visiting(county) { client in
            var statuses: [Int] = []
            for _ in 0..<160 { statuses.append(try await client.execute(uri: "/sign-in/provider", method: .get).status.code) }
            #expect(statuses == Array(repeating: 303, count: 100) + Array(repeating: 429, count: 60))
            let waiting = "SELECT COUNT(*) FROM memo WHERE kind = 'sign-in/provider'"
            let count = try county.identity.database.read { try $0.first(waiting) { $0.int(0) } ?? 0 }
            #expect(count == 100)
            county.advance(seconds: 601)
            let last = try await client.execute(uri: "/sign-in/provider", method: .get).status.code
            #expect(last == 303)
            #expect(try county.identity.database.read { try $0.first(waiting) { $0.int(0) } } == 1)
        }
    }

    @Test func `一个IPv6网段算一处；陌生人用完了全体的次数，有人登录过的地址照样可以去`() async throws {
        let county = try ProviderCounty(issuer: issuer, trustsProxy: true)
        _ = try county.identity.signIn(login: "head", password: ProviderCounty.password, address: "10.1.1.1", agent: "")
        try await ProviderBrowser.visiting(county) { client in
            func start(_ address: String) async throws -> Int {
                let headers: HTTPFields = [HTTPField.Name("X-Forwarded-For")!: address]
                return try await client.execute(uri: "/sign-in/provider", method: .get, headers: headers).status.code
            }
            let first = try await start("2001:db8:0:1::1")
            #expect(first == 303)
            // What is left to the network is used up at once.
            let (network, now) = (Identity.network(of: "2001:db8:0:1::ffff"), county.site.ticks())
            while county.site.providerPace.take(network, at: now) {}
            let (same, another) = (try await start("2001:db8:0:1::2"), try await start("2001:db8:0:2::1"))
            #expect(same == 429 && another == 303)
            // Then what there is for all strangers together, who have a network each.
            var strangers = 0
            while county.site.providerPace.take("stranger \(strangers)", at: now) { strangers += 1 }
            #expect(strangers > 50)
            let known = try await start("10.1.1.1")
            #expect(known == 303)
        }
    }

    @Test func `一次答复只用一次`() async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var browser = ProviderBrowser(client)
            let back = try await browser.goToProvider()
            let cookie = try #require(browser.cookies[ProviderBrowser.flow])
            _ = try await browser.get(back)
            #expect(browser.isSignedIn)
            let headers: HTTPFields = [.cookie: "\(ProviderBrowser.flow)=\(cookie)"]
            let again = try await client.execute(uri: back, method: .get, headers: headers)
            expectRefusal(again, ProviderBrowser(client), .badRequest, "provider.stale")
        }
    }

    @Test func `别的浏览器开始的登录，在这个浏览器里不能走完`() async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var attacker = ProviderBrowser(client)
            let back = try await attacker.goToProvider()
            // Without any flow of its own, and with one of its own.
            var victim = ProviderBrowser(client)
            expectRefusal(try await victim.get(back), victim, .badRequest, "provider.stale")
            var busy = ProviderBrowser(client)
            _ = try await busy.goToProvider()
            expectRefusal(try await busy.get(back), busy, .badRequest, "provider.stale")
        }
    }

    @Test func `改动了 state 的答复不认，那次登录也就作废`() async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var browser = ProviderBrowser(client)
            let back = try await browser.goToProvider()
            let cookie = try #require(browser.cookies[ProviderBrowser.flow])
            expectRefusal(try await browser.get(back + "x"), browser, .badRequest, "provider.stale")
            let headers: HTTPFields = [.cookie: "\(ProviderBrowser.flow)=\(cookie)"]
            #expect(try await client.execute(uri: back, method: .get, headers: headers).status == .badRequest)
        }
    }

    @Test func `十分钟内没有回来的登录作废`() async throws {
        let county = try ProviderCounty(issuer: issuer)
        try await ProviderBrowser.visiting(county) { client in
            var browser = ProviderBrowser(client)
            let back = try await browser.goToProvider()
            county.advance(seconds: 600)
            expectRefusal(try await browser.get(back), browser, .badRequest, "provider.stale")
        }
    }

    @Test func `提供方不同意的，说明没有同意，不照抄它的话`() async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var browser = ProviderBrowser(client)
            let response = try await browser.signIn(fault: "denied")
            expectRefusal(response, browser, .forbidden, "provider.refused")
            #expect(!response.pageText.contains("<b>no</b>"))
        }
    }

    @Test func `别的提供方的答复不认`() async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var browser = ProviderBrowser(client)
            expectRefusal(try await browser.signIn(fault: "other-issuer"), browser, .badRequest, "provider.stale")
        }
    }

    @Test(arguments: ["broken", "tokenless", "redirected"])
    func `提供方答非所问的，说明不能读出`(fault: String) async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var browser = ProviderBrowser(client)
            expectRefusal(try await browser.signIn(fault: fault), browser, .badGateway, "provider.badAnswer")
        }
        #expect(try ProviderProcess.curl("\(issuer)/followed").contains("\"followed\": 0"), "带有密钥的请求不随跳转走")
    }

    @Test func `伪造的授权码换不到凭据`() async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var browser = ProviderBrowser(client)
            let back = try await browser.goToProvider()
            let state = try #require(back.split(separator: "&").first { $0.hasPrefix("state=") })
            expectRefusal(try await browser.get("/sign-in/provider/back?code=made-up&\(state)"), browser, .badGateway, "provider.badAnswer")
        }
    }

    @Test(arguments: [
        ("", "provider.unreachable"), ("/elsewhere", "provider.badAnswer"), ("/plain", "provider.badAnswer"), ("/endless", "provider.badAnswer"),
    ])
    func `提供方不在，或者发现文档不可信，登录页仍可用密码`(place: String, code: String) async throws {
        // Nothing listens on the port for discarding.
        let other = place.isEmpty ? "http://127.0.0.1:9" : issuer + place
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: other)) { client in
            var browser = ProviderBrowser(client)
            expectRefusal(try await browser.get("/sign-in/provider?next=/matters"), browser, .badGateway, code)
            let answer = try await browser.get("/sign-in")
            #expect(answer.status == .ok)
        }
    }

    @Test func `登录不成的页面，标记成对，外来的文字不成标记`() {
        let page = ProviderPage(place: "<县>", provider: "<省>", next: "/matters?a=1&b=\"2\"")
        let failures: [ProviderFailure] = [.stale("d"), .refused("d"), .unreachable("d"), .badAnswer("d"), .badToken("d")]
        let pages = failures.map { page.failed($0, request: "1") } + [page.unlinked(issuer: "<i>", subject: "<s>")]
        for html in pages {
            #expect(html.unbalancedTags == [])
            #expect(!html.source.contains("<省>") && !html.source.contains("<i>") && !html.source.contains("<s>"))
        }
    }
}
