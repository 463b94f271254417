import Engine
import HTTPTypes
import Identity
import Kernel
import Testing

@testable import Web

@Suite("登录")
struct SignInTests {
    @Test func `没有登录的，各页都转到登录页，登录后回到原页`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            for path in ["/desk", "/matters", "/matters/penalty?stage=executing", "/search?q=1", "/notices", "/matter/1", "/matter/1/do/file"] {
                let answer = try await browser.get(path)
                #expect(answer.status == 303, "\(path)")
                #expect(answer.location == "/sign-in?next=" + Percent.encode(path), "\(path)")
            }
        }
    }

    @Test func `密码正确的进入，错误的和没有这个账号的答复相同`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let issued = try test.identity.issueInitialPasswords(logins: ["clerk"], mustChange: false)
            let wrong = try await browser.post("/sign-in", [("login", "clerk"), ("password", "x")])
            let unknown = try await browser.post("/sign-in", [("login", "nobody"), ("password", "x")])
            #expect(wrong.status == 401 && unknown.status == 401)
            #expect(wrong.body.replacing("clerk", with: "") == unknown.body.replacing("nobody", with: ""))

            let right = try await browser.post(
                "/sign-in", [("login", "clerk"), ("password", issued[0].password), ("next", "/matters")])
            #expect(right.status == 303 && right.location == "/matters")
            let cookie = right.headers[.setCookie] ?? ""
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            #expect(try await browser.get("/desk").status == 200)
        }
    }

    @Test func `经HTTPS访问的，Cookie标为Secure并限于本机，发送HSTS`() async throws {
        var options = ServerOptions()
        options.isSecure = true
        let test = try TestSite(options: options)
        try await test.serve { browser in
            let issued = try test.identity.issueInitialPasswords(logins: ["clerk"], mustChange: false)
            let answer = try await browser.post("/sign-in", [("login", "clerk"), ("password", issued[0].password)])
            let cookie = answer.headers[.setCookie] ?? ""
            #expect(cookie.hasPrefix("__Host-plumbline=") && cookie.contains("Secure"))
            #expect(answer.headers[HTTPField.Name("Strict-Transport-Security")!] != nil)
        }
    }

    @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/sign-in", ""])
    func `登录后只回到本系统的页面`(next: String) async throws {
        #expect(SignInRoutes.safe(next) == "/desk")
    }

    @Test func `连续失败后要等待，等待期间密码正确也不放行`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let issued = try test.identity.issueInitialPasswords(logins: ["clerk"], mustChange: false)
            for _ in 0..<5 { _ = try await browser.post("/sign-in", [("login", "clerk"), ("password", "wrong")]) }
            let locked = try await browser.post("/sign-in", [("login", "clerk"), ("password", issued[0].password)])
            #expect(locked.status == 429 && locked.body.contains("秒以后再试") && locked.headers[.retryAfter] == "30")
            test.clock.advance(minutes: 20)
            let later = try await browser.post("/sign-in", [("login", "clerk"), ("password", issued[0].password)])
            #expect(later.status == 303)
        }
    }

    @Test func `登录过的浏览器另有一个长期的Cookie，别人怎么试这个账号，它都能登录`() async throws {
        var options = ServerOptions()
        options.isSecure = true
        let test = try TestSite(options: options)
        try await test.serve { browser in
            let issued = try test.identity.issueInitialPasswords(logins: ["clerk", "head"], mustChange: false)
            let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            func signIn(_ index: Int, _ cookie: String?) async throws -> Answer {
                var headers = form
                headers[.cookie] = cookie
                return try await browser.another.send(
                    .post, "/sign-in", headers: headers, body: "login=\(issued[index].login)&password=\(issued[index].password)")
            }
            func device(_ answer: Answer) throws -> String {
                let line = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("__Host-plumbline-device=") })
                for part in ["HttpOnly", "Secure", "SameSite=Lax", "Max-Age=34560000", "Path=/"] { #expect(line.contains(part), "\(line)") }
                return String(line.prefix { $0 != ";" })
            }
            let clerk = try device(try await signIn(0, nil))
            // Somebody else at the same desk: the browser then knows both.
            let both = try device(try await signIn(1, clerk))
            #expect(both.hasPrefix(clerk + "."))
            for _ in 0..<7 { _ = try await browser.another.post("/sign-in", [("login", "clerk"), ("password", "wrong")]) }
            #expect(try await signIn(0, nil).status == 429)
            for cookie in [clerk, both] {
                let answer = try await signIn(0, cookie)
                #expect(answer.status == 303 && answer.headers[values: .setCookie].count == 1)
            }
        }
    }

    @Test func `退出后原来的Cookie不再有效；别的浏览器拿到它也没有用`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let stolen = browser.cookieText
            let page = try await browser.get("/desk")
            #expect(page.status == 200)
            let out = try await browser.submit(page, to: "/sign-out")
            #expect(out.status == 303 && out.location == "/sign-in")

            let thief = browser.another
            thief.use(cookie: stolen)
            #expect(try await thief.get("/desk").status == 303)
        }
    }

    @Test func `由他人设定的密码要先修改，此前不能办理任何事`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let issued = try test.identity.issueInitialPasswords(logins: ["clerk"], mustChange: true)
            let answer = try await browser.post("/sign-in", [("login", "clerk"), ("password", issued[0].password)])
            #expect(answer.location.hasPrefix("/account"))
            #expect(try await browser.get("/desk").location.hasPrefix("/account"))
        }
    }
}
