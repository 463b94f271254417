import Engine
import HTTPTypes
import Identity
import Kernel
import Storage
import Testing

@testable import Web

@Suite struct `账号的安全` {
    @Test func `演示的县，每一页都写明是演示数据；真实的县不写`() async throws {
        for isDemonstration in [true, false] {
            let test = try TestSite(isDemonstration: isDemonstration)
            try await test.serve { browser in
                #expect(try await browser.get("/sign-in").body.contains("演示数据") == isDemonstration)
                try await browser.signIn("officer1")
                for path in ["/desk", "/matters", "/account", "/notices"] {
                    #expect(try await browser.get(path).body.contains("<p class=\"standing\">演示数据</p>") == isDemonstration, "\(path)")
                }
            }
        }
    }

    @Test func `另开账号、重置密码，本人在今日和账户页看到，读过才不再提示，记录仍可查`() async throws {
        let test = try TestSite()
        let administration = Administration(test.identity)
        _ = try administration.createAccount(.init(login: "officer1b", person: PersonID("officer1"), name: "", post: nil), by: "admin")
        try await test.serve { browser in
            try await browser.signIn("officer1b")
            let stranger = try await browser.get("/account")
            #expect(stranger.body.contains("开立账号“officer1b”（张一）"))
            let entry = try #require(stranger.hidden("entry"))
            #expect(try await browser.submit(stranger, to: "/account/notices", [("entry", entry)]).status == 403)

            let own = browser.another
            try await own.signIn("officer1")
            for path in ["/desk", "/account", "/notices"] {
                let page = try await own.get(path)
                #expect(page.body.contains("开立账号“officer1b”（张一）") && page.body.contains("知道了"), "\(path)")
            }
            let page = try await own.get("/desk")
            #expect(try await own.submit(page, to: "/account/notices", [("entry", entry), ("back", "/desk")]).location == "/desk")
            #expect(!(try await own.get("/desk").body.contains("知道了")))
            #expect(try await own.get("/account").body.contains("开立账号“officer1b”（张一）"))
            #expect(try await own.submit(page, to: "/account/notices", [("entry", entry), ("back", "//evil.example")]).location == "/account")
        }
    }

    @Test func `用另开的账号办理和查看的，办理过程写明账号和开立的人`() async throws {
        let test = try TestSite()
        _ = try Administration(test.identity).createAccount(
            .init(login: "mediator-c", person: PersonID("mediator-a"), name: "", post: nil), by: "admin")
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-c", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-c")
            let page = try await browser.get("/matter/\(matter)")
            #expect(page.body.components("账号mediator-c，由系统管理员开立") == 2)
            #expect(try await browser.submit(page, to: "/matter/\(matter)/unmask", [("reason", "　 ，。")]).status == 400)
            #expect(try await browser.submit(page, to: "/matter/\(matter)/unmask", [("reason", "送达核对")]).status == 200)
            let seen = try await browser.get("/matter/\(matter)")
            #expect(seen.body.components("账号mediator-c，由系统管理员开立") == 3)
        }
    }

    @Test func `令牌：要密码，只显示一次，可以撤销`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let issued = try test.identity.issueInitialPasswords(logins: ["clerk"], mustChange: false)
            _ = try await browser.post("/sign-in", [("login", "clerk"), ("password", issued[0].password)])
            let page = try await browser.get("/account")
            let fields = [("purpose", "批量导入"), ("hours", "2")]
            #expect(try await browser.submit(page, to: "/account/tokens", fields + [("password", "x")]).status == 422)
            let late = [("purpose", "批量导入"), ("hours", "99"), ("password", issued[0].password)]
            #expect(try await browser.submit(page, to: "/account/tokens", late).body.contains("应为1至12"))
            let answer = try await browser.submit(page, to: "/account/tokens", fields + [("password", issued[0].password)])
            #expect(answer.status == 200 && answer.headers[.cacheControl] == "no-store" && answer.location.isEmpty)
            let text = try #require(answer.body.firstMatch(of: /<code>([-\w]{43})<\/code>/)).output.1
            let actor = try test.identity.actor(token: String(text))
            #expect(actor.login == "clerk")

            let after = try await browser.get("/account")
            #expect(after.body.contains("批量导入") && !after.body.contains(text))
            let name = try #require(after.hidden("name"))
            #expect(try await browser.submit(after, to: "/account/tokens/revoke", [("name", name)]).location == "/account?done=token-revoked")
            #expect(throws: Problem.self) { _ = try test.identity.actor(token: String(text)) }
        }
    }

    @Test func `真实的县，没有第二重验证的系统管理员进不了管理；县定为否的可以`() async throws {
        let test = try TestSite(settings: [:])
        try await test.serve { browser in
            try await browser.signIn("admin")
            for path in ["/admin", "/admin/accounts/new", "/admin/journal"] {
                #expect(try await browser.get(path).location == "/account?done=second-factor-needed", "\(path)")
            }
            let page = try await browser.get("/account?done=second-factor-needed")
            #expect(page.body.contains("系统管理员须启用动态口令"))
            #expect(try await browser.submit(page, to: "/admin/account/clerk/disable").location == "/account?done=second-factor-needed")
        }
        let relaxed = try TestSite()
        try await relaxed.serve { browser in
            try await browser.signIn("admin")
            #expect(try await browser.get("/admin").status == 200)
        }
    }

    @Test func `一小时以内多次查看个人信息，先再问密码；没有问过的，不显示也不留痕`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            let issued = try test.identity.issueInitialPasswords(logins: ["mediator-a"], mustChange: false)
            _ = try await browser.post("/sign-in", [("login", "mediator-a"), ("password", issued[0].password)])
            test.clock.advance(minutes: 11)
            let page = try await browser.get("/matter/\(matter)")
            let reason = [("reason", "送达需要核对")]
            for _ in 1...test.identity.policy.freeDisclosures {
                #expect(try await browser.submit(page, to: "/matter/\(matter)/unmask", reason).status == 200)
            }
            let entries = try test.rows("journal")
            let asked = try await browser.submit(page, to: "/matter/\(matter)/unmask", reason)
            #expect(asked.status == 403 && asked.body.contains("请再确认一次是您本人") && !asked.body.contains("张三丰"))
            #expect(try test.rows("journal") == entries)
            // What was typed stands in the page that asks, and goes where it was to go.
            let again = reason + [("proof password", issued[0].password)]
            #expect(asked.carries(reason) && asked.body.contains("action=\"/matter/\(matter)/unmask\""))
            #expect(try await browser.submit(asked, to: "/matter/\(matter)/unmask", again).body.contains("张三丰"))
            #expect(try await browser.submit(page, to: "/matter/\(matter)/unmask", reason).body.contains("张三丰"))
        }
    }

    @Test func `登录十分钟以后，开立账号、重置他人密码以前再问密码`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let issued = try test.identity.issueInitialPasswords(logins: ["admin"], mustChange: false)
            _ = try await browser.post("/sign-in", [("login", "admin"), ("password", issued[0].password)])
            test.clock.advance(minutes: 11)
            #expect(try await browser.get("/admin/accounts/new").location == "/account/proof?next=%2Fadmin%2Faccounts%2Fnew")
            let page = try await browser.get("/admin/account/clerk")
            let entries = try test.rows("journal")
            for what in ["password", "second-factor"] {
                let asked = try await browser.submit(page, to: "/admin/account/clerk/\(what)")
                #expect(asked.status == 403 && asked.body.contains("action=\"/admin/account/clerk/\(what)\""), "\(what)")
            }
            #expect(try test.rows("journal") == entries)

            let proof = try await browser.get("/account/proof?next=%2Fadmin%2Faccount%2Fclerk")
            let wrong = try await browser.submit(proof, to: "/account/proof", [("next", "/admin/account/clerk"), ("password", "x")])
            #expect(wrong.status == 422)
            let given = [("next", "/admin/account/clerk"), ("password", issued[0].password)]
            #expect(try await browser.submit(proof, to: "/account/proof", given).location == "/admin/account/clerk")
            #expect(try await browser.submit(page, to: "/admin/account/clerk/password").status == 200)
            let away = try await browser.submit(proof, to: "/account/proof", [("next", "//evil.example"), ("password", issued[0].password)])
            #expect(away.location == "/account")
        }
    }
}

@Suite struct `再次确认是本人` {
    /// Signed in long enough ago to be asked again.
    private func late(_ login: String, in test: TestSite, _ body: @escaping @Sendable (Browser, String) async throws -> Void) async throws {
        try await test.serve { browser in
            let issued = try test.identity.issueInitialPasswords(logins: [login], mustChange: false)
            _ = try await browser.post("/sign-in", [("login", login), ("password", issued[0].password)])
            test.clock.advance(minutes: 11)
            try await body(browser, issued[0].password)
        }
    }

    @Test func `凡给人权力的管理，登录十分钟以后先再问密码，什么也没有写入；收回的不问`() async throws {
        let test = try TestSite()
        try Administration(test.identity).disable(account: "head", by: "admin")
        try await late("admin", in: test) { browser, password in
            let page = try await browser.get("/admin/account/clerk")
            let entries = try test.rows("journal")
            let grant = [("organ", "430626-sf"), ("role", "legality"), ("from", "2020-03-02"), ("until", "")]
            let organ = [
                ("code", "430626-jt"), ("name", "平江县交通运输局"), ("short", "平交"), ("parent", "430626"), ("level", "department"),
            ]
            let acts: [(String, [(String, String)])] = [
                ("/admin/account/clerk/posts", grant), ("/admin/account/head/enable", []), ("/admin/organs", organ),
                ("/admin/accounts", [("login", "new-one"), ("name", "新人"), ("organ", "430626-sf")]),
                ("/admin/setting/document.filing.days", [("document.filing.days", "20"), ("reason", "<理由>")]),
                ("/admin/settings/confirm", [("entry", "1")]),
            ]
            for (path, fields) in acts {
                let answer = try await browser.submit(page, to: path, fields)
                #expect(answer.status == 403 && answer.body.contains("填写的内容都在"), "\(path) \(answer.status)")
                #expect(answer.body.contains("action=\"\(path)\"") && answer.carries(fields), "\(path)")
            }
            #expect(try await browser.get("/admin/organs/new").location.hasPrefix("/account/proof"))
            #expect(try test.rows("journal") == entries)
            #expect(try await browser.submit(page, to: "/admin/account/clerk/disable").location == "/admin/account/clerk?done=disable")

            let proof = try await browser.get("/account/proof?next=%2Fadmin%2Faccount%2Fclerk")
            #expect(proof.body.contains("密码") && !proof.body.contains("name=\"code\""))
            #expect(try await browser.submit(proof, to: "/account/proof", [("next", "/admin"), ("password", password)]).location == "/admin")
            #expect(try await browser.submit(page, to: "/admin/account/head/enable").location == "/admin/account/head?done=enable")
        }
    }

    @Test func `交人代理以前也问；答错的再问，填写的都还在；答对的随即办成，不必再填`() async throws {
        let test = try TestSite()
        try await late("head", in: test) { browser, password in
            let page = try await browser.get("/account")
            let fields = [("post", "430626-ga|head"), ("taker", "clerk"), ("from", "2020-03-02"), ("until", "2020-03-03"), ("reason", "\"学习\"")]
            let asked = try await browser.submit(page, to: "/account/delegations", fields)
            #expect(asked.status == 403 && asked.carries(fields) && asked.headers[.cacheControl] == "no-store")
            let wrong = try await browser.submit(asked, to: "/account/delegations", fields + [("proof password", "x")])
            #expect(wrong.status == 422 && wrong.carries(fields) && wrong.body.contains("应为本账号现在的密码"))
            #expect(!wrong.body.contains("value=\"x\""))
            #expect(try test.rows("delegation") == 0)
            let done = try await browser.submit(wrong, to: "/account/delegations", fields + [("proof password", password)])
            #expect(done.location == "/account?done=delegated")
            #expect(try test.rows("delegation") == 1)
            let told = try test.audits(.reauthentication)
            #expect(told.map(\.outcome) == ["failed", "done"] && told.first?.subject == "密码不对")
        }
    }

    @Test func `随表单一起问的，与表单自己的字段不混；表单有错的照样退回，不再问`() async throws {
        let test = try TestSite()
        try await late("admin", in: test) { browser, password in
            let page = try await browser.get("/admin/account/clerk")
            // The organ's own code is no code of an authenticator.
            let organ = [("code", "430626-jt"), ("name", ""), ("short", "平交"), ("parent", "430626"), ("level", "department")]
            let asked = try await browser.submit(page, to: "/admin/organs", organ)
            #expect(asked.status == 403 && asked.carries(organ))
            let answer = try await browser.submit(asked, to: "/admin/organs", organ + [("proof password", password)])
            #expect(answer.status == 422 && answer.body.contains("登记机关") && !answer.body.contains("请再确认一次"))
            let mended = organ.filter { $0.0 != "name" } + [("name", "平江县交通运输局")]
            #expect(try await browser.submit(answer, to: "/admin/organs", mended).location == Paths.organ(OrganCode("430626-jt")) + "?done=created")
        }
    }

    @Test func `别人在登录页连续出错的，已经登录的照样可以确认`() async throws {
        let test = try TestSite()
        try await late("admin", in: test) { browser, password in
            for number in 1...9 {
                _ = try test.identity.signIn(login: "admin", password: "wrong", address: "10.9.0.\(number)", agent: "")
            }
            let proof = try await browser.get("/account/proof?next=%2Fadmin")
            #expect(try await browser.submit(proof, to: "/account/proof", [("next", "/admin"), ("password", password)]).location == "/admin")
        }
    }

    @Test func `有动态口令的，一个口令可以代替密码`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let issued = try test.identity.issueInitialPasswords(logins: ["admin"], mustChange: false)
            _ = try await browser.post("/sign-in", [("login", "admin"), ("password", issued[0].password)])
            let page = try await browser.get("/account")
            let enrol = try await browser.submit(page, to: "/account/second-factor", [("password", issued[0].password)])
            let secret = try #require(enrol.hidden("secret"))
            let totp = TOTP(secret: try #require(Base32.decode(secret)))
            func code() -> String { totp.code(step: TOTP.step(at: test.clock.now)) }
            let confirmed = try await browser.submit(enrol, to: "/account/second-factor/confirm", [("secret", secret), ("code", code())])
            #expect(confirmed.status == 200)
            test.clock.advance(minutes: 11)
            let proof = try await browser.get("/account/proof?next=%2Fadmin")
            #expect(proof.body.contains("name=\"code\""))
            #expect(try await browser.submit(proof, to: "/account/proof", [("next", "/admin"), ("code", "12345")]).status == 422)
            #expect(try await browser.submit(proof, to: "/account/proof", [("next", "/admin"), ("code", code())]).location == "/admin")
        }
    }

    @Test func `一个人同时核对的密码有限`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let proof = try await browser.get("/account/proof?next=%2Fadmin")
            let page = try await browser.get("/admin/account/clerk")
            let turns = try (0..<2).map { _ in try test.site.costlyTurn("admin") }
            #expect(try await browser.submit(proof, to: "/account/proof", [("password", "x")]).status == 429)
            #expect(try await browser.submit(page, to: "/admin/account/clerk/password").status == 429)
            turns.forEach { $0.end() }
            #expect(try await browser.submit(proof, to: "/account/proof", [("password", "x")]).status == 422)
        }
    }
}

extension Answer {
    /// Whether a page holds what was typed in another form, unseen.
    fileprivate func carries(_ fields: [(String, String)]) -> Bool {
        fields.allSatisfy { hidden($0.0) == $0.1.replacing("<", with: "&lt;").replacing(">", with: "&gt;") }
    }
}

extension String {
    /// Into how many pieces a text divides this one.
    fileprivate func components(_ text: String) -> Int { split(separator: text, omittingEmptySubsequences: false).count }
}
