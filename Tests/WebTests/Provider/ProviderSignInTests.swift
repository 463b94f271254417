import HTTPTypes
import HummingbirdTesting
import Identity
import Kernel
import Testing

@testable import Web

@Suite("经身份提供方登录")
struct ProviderSignInTests {
    let issuer: String

    init() throws { issuer = try ProviderProcess.shared.get().issuer }

    @Test func `提供方签发的凭据无误就登录，去原来要去的页`() async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var browser = ProviderBrowser(client)
            let back = try await browser.goToProvider(next: "/matters?stage=open")
            #expect(browser.cookies[ProviderBrowser.flow] != nil)
            let response = try await browser.get(back)
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == "/matters?stage=open")
            #expect(browser.isSignedIn)
            #expect(browser.cookies[ProviderBrowser.flow] == nil)
            let answer = try await browser.get("/desk")
            #expect(answer.status == .ok)
        }
    }

    @Test func `登录页有去提供方的链接`() async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var browser = ProviderBrowser(client)
            let page = try await browser.get("/sign-in?next=/matters").pageText
            #expect(page.contains("使用省统一身份认证登录"))
            #expect(page.contains("/sign-in/provider?next=%2Fmatters"))
        }
    }

    @Test func `去提供方的地址带质询，不带验证字，Cookie 只由服务器读，随跳转送回`() async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            let response = try await client.execute(uri: "/sign-in/provider", method: .get)
            let address = try #require(response.headers[.location])
            #expect(address.hasPrefix("\(issuer)/authorize?"))
            let query = Query(Percent.pairs(address.drop { $0 != "?" }.dropFirst().utf8))
            #expect(query["response_type"] == "code" && query["code_challenge_method"] == "S256")
            #expect(query["client_id"] == ProviderProcess.client && query["redirect_uri"] == ProviderProcess.redirect)
            let secrets = [query["state"], query["nonce"], query["code_challenge"]].compactMap { $0 }
            #expect(Set(secrets).count == 3 && secrets.allSatisfy { $0.count == 43 })
            #expect(!address.contains(Percent.encode(ProviderProcess.secret)))
            let cookie = try #require(response.headers[.setCookie])
            for part in ["HttpOnly", "Secure", "SameSite=Lax", "Max-Age=600", "Path=/"] { #expect(cookie.contains(part), "\(part)") }
            #expect(secrets.allSatisfy { !cookie.contains($0) })
        }
    }

    @Test(arguments: ["curve", "late", "good-party", "good-issuer", "rotate"])
    func `凭据的各种合规写法都接受`(fault: String) async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var browser = ProviderBrowser(client)
            let answer = try await browser.signIn(fault: fault)
            #expect(answer.status == .seeOther)
            #expect(browser.isSignedIn)
        }
    }

    @Test func `提供方更换密钥后，重取一次密钥就能登录`() async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var first = ProviderBrowser(client)
            _ = try await first.signIn()
            #expect(first.isSignedIn)
            var second = ProviderBrowser(client)
            _ = try await second.signIn(fault: "rotate")
            #expect(second.isSignedIn)
        }
    }

    @Test func `身份没有关联账号的，告知如何关联，关联后可以登录`() async throws {
        let county = try ProviderCounty(issuer: issuer, linked: [])
        try await ProviderBrowser.visiting(county) { client in
            var browser = ProviderBrowser(client)
            let response = try await browser.signIn(subject: "stranger-%3Cb%3E")
            #expect(response.status == .forbidden)
            #expect(response.pageText.contains("还没有与本系统的账号关联"))
            #expect(response.pageText.contains("stranger-&lt;b&gt;") && response.pageText.contains(issuer))
            #expect(response.pageText.contains("/sign-in?next=%2Fmatters"))
            #expect(!browser.isSignedIn)
            try ProviderCounty.link(issuer, "stranger-<b>", county.identity)
            _ = try await browser.signIn(subject: "stranger-%3Cb%3E")
            #expect(browser.isSignedIn)
        }
    }

    @Test func `启用了第二重验证的，还要输验证码`() async throws {
        let county = try ProviderCounty(issuer: issuer)
        let totp = try county.enrol()
        try await ProviderBrowser.visiting(county) { client in
            var browser = ProviderBrowser(client)
            let page = try await browser.signIn()
            #expect(page.status == .ok && page.pageText.contains("验证码"))
            #expect(!browser.isSignedIn)
            let pending = try #require(page.pageText.firstMatch(of: /name="pending" value="([^"]+)"/)?.1)
            let code = totp.code(step: TOTP.step(at: county.identity.now()))
            let answer = try await browser.post("/sign-in/code", [("pending", String(pending)), ("next", "/matters"), ("code", code)])
            #expect(answer.status == .seeOther && answer.headers[.location] == "/matters")
            #expect(browser.isSignedIn)
        }
    }

    @Test(arguments: ["https://attacker.example/", "//attacker.example", "/\\attacker.example", "/sign-in/provider"])
    func `登录后不去别处`(next: String) async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: issuer)) { client in
            var browser = ProviderBrowser(client)
            let answer = try await browser.signIn(next: next)
            #expect(answer.headers[.location] == "/desk?done=signed-in")
        }
    }

    @Test func `没有配置提供方的，没有这些地址，登录页也没有链接`() async throws {
        try await ProviderBrowser.visiting(try ProviderCounty(issuer: nil)) { client in
            var browser = ProviderBrowser(client)
            for path in ["/sign-in/provider", "/sign-in/provider/back"] {
                let answer = try await browser.get(path)
                #expect(answer.status == .notFound)
            }
            let page = try await browser.get("/sign-in")
            #expect(page.status == .ok && !page.pageText.contains("/sign-in/provider"))
        }
    }
}
