import Engine
import Foundation
import HTTPTypes
import Identity
import Kernel
import Testing

@testable import Web

@Suite("我的账户")
struct AccountRoutesTests {
    private let strong = "Xin-Mima 2020?"

    /// Signs in with a password that the test knows.
    private func enter(_ browser: Browser, _ login: String, mustChange: Bool = false) async throws -> String {
        let issued = try browser.test.identity.issueInitialPasswords(logins: [login], mustChange: mustChange)
        _ = try await browser.post("/sign-in", [("login", login), ("password", issued[0].password)])
        return issued[0].password
    }

    @Test func `须改密码的，只有账户页可到，改后原来的登录失效，换用新的Cookie`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let password = try await enter(browser, "clerk", mustChange: true)
            for path in ["/desk", "/matters", "/admin", "/account/second-factor"] {
                #expect(try await browser.get(path).location == "/account?done=must-change", "\(path)")
            }
            let page = try await browser.get("/account")
            #expect(page.status == 200 && page.body.contains("请先修改密码"))
            #expect(!page.body.contains("main-nav") && !page.body.contains("启用动态口令"))
            #expect(try await browser.submit(page, to: "/account/delegations").location == "/account?done=must-change")

            let before = browser.cookieText
            let fields = [("oldPassword", password), ("password", strong), ("repeat", strong)]
            let answer = try await browser.submit(page, to: "/account/password", fields)
            #expect(answer.status == 303 && answer.location == "/desk?done=signed-in")
            #expect(browser.cookieText != before)
            #expect(try await browser.get("/desk").status == 200)
            let old = browser.another
            old.use(cookie: before)
            #expect(try await old.get("/desk").location.hasPrefix("/sign-in"))
        }
    }

    @Test func `不合规则的新密码，各条一次说明，不回显`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let password = try await enter(browser, "clerk")
            let page = try await browser.get("/account")
            let weak = try await browser.submit(
                page, to: "/account/password", [("oldPassword", password), ("password", "clerk"), ("repeat", "clerk")])
            #expect(weak.status == 422)
            for rule in ["至少10个字符", "至少三种", "不得含有账号"] { #expect(weak.body.contains(rule), "\(rule)") }
            #expect(weak.body.contains("href=\"#password-password\""))
            #expect(!weak.body.contains(password) && !weak.body.contains("value=\"clerk\""))

            let other = try await browser.submit(page, to: "/account/password", [("oldPassword", password), ("password", strong), ("repeat", "x")])
            #expect(other.status == 422 && other.body.contains("两次输入的新密码不同"))
            let wrong = try await browser.submit(page, to: "/account/password", [("oldPassword", "x"), ("password", strong), ("repeat", strong)])
            #expect(wrong.status == 422 && wrong.body.contains("应为本账号现在的密码"))
            #expect(try await browser.get("/desk").status == 200)
        }
    }

    @Test func `动态口令：启用、确认、换恢复码、停用`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let password = try await enter(browser, "clerk")
            let page = try await browser.get("/account")
            #expect(try await browser.submit(page, to: "/account/second-factor", [("password", "x")]).status == 422)
            let enrol = try await browser.submit(page, to: "/account/second-factor", [("password", password)])
            let secret = try #require(enrol.hidden("secret"))
            #expect(
                enrol.body.contains(EnrolPage.grouped(secret)) && enrol.body.contains("otpauth://totp/") && enrol.body.contains("<svg class=\"qr\""))
            #expect(enrol.headers[.cacheControl] == "no-store")
            let totp = TOTP(secret: try #require(Base32.decode(secret)))

            let wrong = try await browser.submit(enrol, to: "/account/second-factor/confirm", [("secret", secret), ("code", "000000")])
            #expect(wrong.status == 422 && wrong.hidden("secret") == secret)
            let code = totp.code(step: TOTP.step(at: test.clock.now))
            let done = try await browser.submit(enrol, to: "/account/second-factor/confirm", [("secret", secret), ("code", code)])
            #expect(done.status == 200 && done.headers[.cacheControl] == "no-store")
            #expect(done.body.components(separatedBy: "<li><code>").count == 11)
            #expect(try await browser.get("/account").body.contains("未用过的恢复码还有10个"))

            test.clock.advance(minutes: 1)
            let again = try await browser.submit(
                done, to: "/account/second-factor/codes", [("code", totp.code(step: TOTP.step(at: test.clock.now)))])
            #expect(again.status == 200 && again.body.contains("恢复码已经更换"))
            #expect(try await browser.submit(again, to: "/account/second-factor/remove", [("code", code)]).status == 422)
            test.clock.advance(minutes: 1)
            let gone = try await browser.submit(
                again, to: "/account/second-factor/remove", [("code", totp.code(step: TOTP.step(at: test.clock.now)))])
            #expect(gone.location == "/account?done=second-factor-removed")
        }
    }

    @Test func `结束其他登录，本次继续`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let other = browser.another
            let issued = try test.identity.signIn(login: "clerk", password: "x", address: "10.0.0.9", agent: "")
            if case .session = issued { Issue.record("a wrong password opened a session") }
            _ = try await enter(other, "clerk")
            // Issuing a password ended the first session.
            #expect(try await browser.get("/account").status == 303)
            let third = browser.another
            third.use(cookie: other.cookieText)
            let page = try await other.get("/account")
            #expect(page.body.contains("本次"))
            #expect(try await other.submit(page, to: "/account/sessions/end").location == "/account?done=sessions")
            #expect(try await other.get("/account").status == 200)
            #expect(try await third.get("/account").status == 303)
        }
    }

    @Test func `代理：交同机关的同事，对方随即看得到，撤销后看不到`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("head")
            let page = try await browser.get("/account")
            #expect(page.body.contains("李二") && !page.body.contains("甲调解"))
            let fields = [
                ("post", "430626-ga|head"), ("taker", "officer2"), ("from", "2020-03-02"), ("until", "2020-03-06"), ("reason", "出差"),
            ]
            #expect(try await browser.submit(page, to: "/account/delegations", fields).location == "/account?done=delegated")
            let mine = try await browser.get("/account?done=delegated")
            #expect(mine.body.contains("我交他人代理的") && mine.body.contains("出差"))

            let colleague = browser.another
            try await colleague.signIn("officer2")
            let theirs = try await colleague.get("/account")
            #expect(theirs.body.contains("他人交我代理的") && theirs.body.contains("（代理孙局长）"))
            #expect(try test.engine.actor("officer2").holds([.head], in: TestSite.police, on: test.site.today))

            #expect(try await browser.submit(mine, to: "/account/delegations/revoke", [("id", "1")]).location == "/account?done=revoked")
            #expect(try await colleague.get("/account").body.contains("（代理孙局长）") == false)
        }
    }

    @Test func `代理填写不合的，逐项说明，填过的保留`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("head")
            let page = try await browser.get("/account")
            let fields = [("post", "430626-ga|head"), ("taker", "mediator-a"), ("from", "2020-03-02"), ("until", "2020-02-30"), ("reason", "<学习>")]
            let answer = try await browser.submit(page, to: "/account/delegations", fields)
            #expect(answer.status == 422)
            #expect(answer.body.contains("确有其日") && answer.body.contains("&lt;学习&gt;"))
            let far = try await browser.submit(
                page, to: "/account/delegations",
                [("post", "430626-ga|head"), ("taker", "mediator-a"), ("from", "2020-03-02"), ("until", "2020-03-03"), ("reason", "学习")])
            #expect(far.status == 422 && far.body.contains("应在同一机关或者其上一级、下一级机关任职"))
        }
    }

    @Test func `表单不带本次登录的令牌的，一律拒绝`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("head")
            for path in [
                Paths.password, Paths.authenticator, Paths.authenticatorConfirm, Paths.authenticatorRemove, Paths.recoveryCodes, Paths.endSessions,
                Paths.delegations, Paths.revokeDelegation,
            ] {
                #expect(try await browser.post(path, [("csrf", "x")]).status == 403, "\(path)")
            }
        }
    }
}
