import Identity
import Kernel
import Storage
import Testing

@Suite struct `命令行上的本人` {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private func admit(_ login: String, _ password: String = TestCounty.right, code: String = "") throws -> Actor {
        try county.identity.admit(login: login, password: password, code: { code })
    }

    @Test func `密码正确的是本人，写明由命令行来，不留下会话`() throws {
        let actor = try admit("officer")
        #expect(actor.login == "officer" && actor.way == "cli")
        #expect(try county.identity.sessions(of: "officer").isEmpty)
        #expect(try county.begin("officer").session.lastSignIn?.address == Identity.machine)
    }

    @Test func `密码不对的、没有的、停用的账号，同样拒绝`() throws {
        try county.administration.disable(account: "lawyer", by: "root")
        for (login, password) in [("officer", "wrong"), ("nobody", TestCounty.right), ("lawyer", TestCounty.right)] {
            #expect(try problem { _ = try admit(login, password) }.code == .identityWrongPassword)
        }
    }

    @Test func `连续出错的要等候，正确的密码也不行`() throws {
        for _ in 1...5 { #expect(throws: Problem.self) { _ = try admit("officer", "wrong") } }
        #expect(try problem { _ = try admit("officer") }.code == .identityLocked)
    }

    @Test func `启用动态口令的，还要口令；同一口令不能用两次`() throws {
        let (totp, _, _) = try county.enrol("officer")
        #expect(try problem { _ = try admit("officer", code: "000000") }.code == .identityWrongPassword)
        let code = totp.code(step: TOTP.step(at: county.clock.now))
        #expect(try admit("officer", code: code).login == "officer")
        #expect(try problem { _ = try admit("officer", code: code) }.code == .identityWrongPassword)
    }

    @Test func `密码是他人设置而没有修改的，不能办理`() throws {
        let issued = try county.administration.resetPassword(account: "officer", by: "keeper")
        #expect(try problem { _ = try admit("officer", issued.password) }.code == .identityMustChange)
    }

    @Test func `要求两种鉴别的，只有密码不行`() throws {
        let asked = try problem { _ = try county.identity.admit(login: "root", password: TestCounty.right, mustHaveTwo: { _ in true }, code: { "" }) }
        #expect(asked.code == .identitySecondFactor)
        let (totp, _, _) = try county.enrol("root")
        let code = totp.code(step: TOTP.step(at: county.clock.now))
        let actor = try county.identity.admit(login: "root", password: TestCounty.right, mustHaveTwo: { _ in true }, code: { code })
        #expect(actor.login == "root")
    }

    @Test func `系统管理员须有两种鉴别：真实的县默认如此，演示的县默认不必，县可以另定`() throws {
        let root = try #require(try county.actor("root"))
        let officer = try #require(try county.actor("officer"))
        let key = IdentitySettings.administratorsNeedTwo.key
        func asks(_ actor: Actor, _ texts: [String: String] = [:], isDemonstration: Bool) -> Bool {
            IdentitySettings.asksTwoFactors(actor, Settings(texts), isDemonstration: isDemonstration, on: county.today)
        }
        #expect(asks(root, isDemonstration: false) && !asks(root, isDemonstration: true) && !asks(officer, isDemonstration: false))
        #expect(!asks(root, [key: "否"], isDemonstration: false) && asks(root, [key: "是"], isDemonstration: true))
    }
}

@Suite struct `令牌` {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private func issue(_ login: String = "officer", hours: Int = 2) throws -> IssuedToken {
        try county.identity.issueToken(try #require(try county.actor(login)), purpose: "批量导入", hours: hours)
    }

    @Test func `令牌代表其账号，写明是哪个令牌；库中没有令牌本身`() throws {
        let issued = try issue()
        let actor = try county.identity.actor(token: issued.text)
        #expect(actor.login == "officer" && actor.way == "token:" + issued.row.name)
        let entry = try county.lastEntry()
        #expect(entry.action == "token.create" && entry.login == "officer" && entry.content.contains(issued.row.name))
        #expect(!entry.content.contains(issued.text))
        let stored = try county.database.read { connection in
            try connection.all("SELECT id, name || login || purpose FROM access_token") { ($0.blob(0), $0.text(1)) }
        }
        #expect(stored.map(\.0) == [SecretBytes.sha256(issued.text)] && !stored[0].1.contains(issued.text))
        #expect(try AccountNotices(county.identity).all(of: PersonID("p-officer")).map(\.row.action) == ["token.create"])
        #expect(try county.faults() == [])
    }

    @Test func `到时、撤销、改密码、停用以后作废`() throws {
        let first = try issue()
        county.clock.advance(seconds: 2 * 3_600 - 1)
        #expect(try county.identity.actor(token: first.text).login == "officer")
        county.clock.advance(seconds: 1)
        #expect(try problem { _ = try county.identity.actor(token: first.text) }.code == .identityToken)

        let second = try issue()
        let other = try #require(try county.actor("head"))
        #expect(try problem { try county.identity.revokeToken(named: second.row.name, by: other) }.code == .identityToken)
        try county.identity.revokeToken(named: second.row.name, by: try #require(try county.actor("officer")))
        #expect(throws: Problem.self) { _ = try county.identity.actor(token: second.text) }

        let third = try issue()
        _ = try county.administration.resetPassword(account: "officer", by: "keeper")
        #expect(throws: Problem.self) { _ = try county.identity.actor(token: third.text) }

        let fourth = try issue()
        try county.administration.disable(account: "officer", by: "keeper")
        #expect(throws: Problem.self) { _ = try county.identity.actor(token: fourth.text) }
        #expect(throws: Problem.self) { _ = try county.identity.actor(token: "x") }
    }

    @Test func `时钟往回拨，过期的令牌不因此又能用`() throws {
        let issued = try issue()
        county.clock.advance(seconds: 3 * 3_600)
        try county.administration.disable(account: "lawyer", by: "root")
        county.clock.advance(seconds: -2 * 3_600)
        #expect(try problem { _ = try county.identity.actor(token: issued.text) }.code == .identityToken)
        #expect(try county.identity.tokens(of: "officer").isEmpty)
    }

    @Test func `时间和用途有界限，个数也有；令牌不能再开令牌`() throws {
        for hours in [0, 13, -1] { #expect(try problem { _ = try issue(hours: hours) }.fields.map(\.field) == ["hours"]) }
        let officer = try #require(try county.actor("officer"))
        #expect(try problem { _ = try county.identity.issueToken(officer, purpose: " ", hours: 1) }.fields.map(\.field) == ["purpose"])
        let last = try (1...Identity.mostTokens).map { _ in try issue() }.last
        #expect(try problem { _ = try issue() }.code == .identityToken)
        let actor = try county.identity.actor(token: try #require(last).text)
        #expect(try problem { _ = try county.identity.issueToken(actor, purpose: "再开", hours: 1) }.code == .identityToken)
        #expect(try county.identity.tokens(of: "officer").count == Identity.mostTokens)
    }

    @Test func `用令牌不能重置他人的密码，用密码可以`() throws {
        let token = Administration(county.identity, way: "token:t-1")
        #expect(try problem { _ = try token.resetPassword(account: "officer", by: "keeper") }.code == .identityToken)
        _ = try Administration(county.identity, way: "cli").resetPassword(account: "officer", by: "keeper")
        #expect(try JSON(parsing: county.lastEntry().content)["via"]?.string == "cli")
    }
}
