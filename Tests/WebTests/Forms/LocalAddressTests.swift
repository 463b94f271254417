import HTTPTypes
import Identity
import Kernel
import Testing

@testable import Web

@Suite("本系统的地址")
struct LocalAddressTests {
    @Test(arguments: [
        "/desk", "/matters/penalty?stage=executing&q=%E6%9D%8E", "/matter/12/do/accept", "/matters/mediation/open/apply?organ=430626-t1",
        "/search?q=http%3A%2F%2Fa%2F%2Fb", "/report?year=2020#top", "/figures/a.b-c",
    ])
    func `自己的页面可以去`(address: String) {
        #expect(LocalAddress.isOne(address))
        #expect(SignInRoutes.safe(address) == address)
    }

    @Test(arguments: [
        "", "//evil.example", "/\t/evil.example", "/\r/evil.example", "/\n/evil.example", "\t//evil.example", " //evil.example", "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example", "https:/evil.example", "javascript:alert(1)", "desk", "/%09/evil.example", "/%5Cevil.example", "/%2F/evil.example",
        "/a//b", "/..//evil.example", "/./desk", "/a/../b", "/%2e%2e/b", "/a\u{0}b", "/a%00b", "/甲", "/a\u{202E}b", "/sign-in", "/sign-in?next=/desk",
        "/" + String(repeating: "a", count: 2_100),
    ])
    func `别处不去，写法再怪也一样`(address: String) { #expect(SignInRoutes.safe(address) == Paths.desk) }

    @Test func `登录页的链接里藏着别的网站，登录后仍在本系统`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let issued = try test.identity.issueInitialPasswords(logins: ["clerk"], mustChange: false)
            for next in ["/%09/evil.example", "%2F%09%2Fevil.example", "/%5Cevil.example", "%2F%2Fevil.example"] {
                let page = try await browser.another.get("/sign-in?next=\(next)")
                #expect(page.status == 200 && page.hidden("next") == "/desk", "\(next)")
                let answer = try await browser.another.send(
                    .post, "/sign-in", body: "login=clerk&password=\(Percent.encode(issued[0].password))&next=\(next)")
                #expect(answer.status == 303 && answer.location == "/desk?done=signed-in", "\(next) \(answer.location)")
            }
        }
    }

    /// The router takes two slashes for one: whoever compares paths, as for administrators' second factor, would not know the page again.
    @Test func `两道斜线的地址一概不办`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            for address in ["//admin/accounts", "/admin//accounts", "/%2Fadmin/accounts", "//", "///desk"] {
                let answer = try await browser.get(address)
                #expect(answer.status == 400 && answer.body.contains("斜线"), "\(address) \(answer.status)")
            }
        }
    }

    @Test func `地址中的控制字符，说明不能使用，不是意外错误`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let addresses = [
                "/search?q=a%00b", "/search?q=%07", "/matters/mediation?number=%00", "/matters/%00", "/matter/1%00", "/figures/a%00b?x=1",
                "/matters/mediation?%00=1", "/search?q=%7F",
            ]
            for address in addresses {
                let answer = try await browser.get(address)
                #expect(answer.status == 400 && answer.body.contains("控制字符"), "\(address) \(answer.status)")
            }
            #expect(try await browser.get("/search?q=a%09b").status == 200, "粘贴来的制表符不妨碍")
        }
    }
}
