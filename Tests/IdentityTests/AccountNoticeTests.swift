import Identity
import Kernel
import Storage
import Testing

@Suite struct `关于本人账号的消息` {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private func told(_ person: String) throws -> [String] { try AccountNotices(county.identity).all(of: PersonID("p-" + person)).map(\.row.action) }
    private func unread(_ person: String) throws -> [Int] {
        try AccountNotices(county.identity).all(of: PersonID("p-" + person)).filter { !$0.isSeen }.map(\.row.entry)
    }
    private func openSecond() throws -> String {
        let second = Administration.NewAccount(login: "officer2", person: PersonID("p-officer"), name: "孙警官", post: nil)
        return try county.administration.createAccount(second, by: "keeper").password
    }

    @Test func `又开了一个账号、重置密码、重置动态口令、关联身份，本人都得到消息，记在管理员名下`() throws {
        _ = try county.enrol("officer")
        _ = try openSecond()
        _ = try county.administration.resetPassword(account: "officer", by: "keeper")
        try county.administration.resetSecondFactor(account: "officer", by: "keeper")
        try county.administration.link(issuer: "https://id.example", subject: "s-1", account: "officer", by: "keeper")
        try county.administration.unlink(issuer: "https://id.example", subject: "s-1", account: "officer", by: "keeper")
        #expect(try told("officer") == ["account.unlink", "account.link", "secondFactor.reset", "password.reset", "account.create"])
        for notice in try AccountNotices(county.identity).all(of: PersonID("p-officer")) {
            #expect(notice.row.login == "keeper" && notice.row.person == "p-keeper" && !notice.isSeen)
            #expect(try JSON(parsing: notice.row.content)["person"] == .text("p-officer"))
        }
        #expect(try told("keeper").isEmpty)
        #expect(try county.faults() == [])
    }

    @Test func `以其名义交人代理的，委托人和代理人都得到消息`() throws {
        let id = try county.delegations.grant(
            .init(organ: TestCounty.police, role: .head, taker: "constable", from: county.today, until: county.today, reason: "出差"), by: "head")
        #expect(try told("head") == ["delegation.grant"] && told("constable") == ["delegation.grant"])
        try county.delegations.revoke(id, by: "keeper")
        #expect(try told("head") == ["delegation.revoke", "delegation.grant"])
    }

    @Test func `读过才算，逐条读；事项的消息全部标为已读，不连带它们`() throws {
        _ = try openSecond()
        _ = try county.administration.resetPassword(account: "officer", by: "keeper")
        let entries = try unread("officer")
        #expect(entries.count == 2)
        try county.database.write { try $0.markNoticesSeen(TestCounty.code, to: PersonID("p-officer"), through: .max) }
        #expect(try unread("officer") == entries)
        let officer = try #require(try county.actor("officer"))
        try AccountNotices(county.identity).acknowledge(entries[0], by: officer)
        #expect(try unread("officer") == [entries[1]])
        #expect(try told("officer").count == 2)
    }

    @Test func `为他人开立的第二个账号，不能把消息标为已读；别人也不能`() throws {
        _ = try openSecond()
        let entries = try unread("officer")
        let second = try #require(try county.actor("officer2"))
        #expect(try problem { try AccountNotices(county.identity).acknowledge(entries[0], by: second) }.code == .identityForbidden)
        let keeper = try #require(try county.actor("keeper"))
        try AccountNotices(county.identity).acknowledge(entries[0], by: keeper)
        #expect(try unread("officer") == entries)
        let first = try #require(try county.actor("officer"))
        try AccountNotices(county.identity).acknowledge(entries[0], by: first)
        #expect(try unread("officer").isEmpty)
    }

    @Test func `把最初的账号停用一时，另开的账号也不能替本人标为已读`() throws {
        _ = try openSecond()
        try county.administration.disable(account: "officer", by: "keeper")
        let entries = try unread("officer")
        let second = try #require(try county.actor("officer2"))
        for entry in entries {
            #expect(try problem { try AccountNotices(county.identity).acknowledge(entry, by: second) }.code == .identityForbidden)
        }
        try county.administration.enable(account: "officer", by: "keeper")
        #expect(try unread("officer").count == entries.count + 1)
        #expect(try told("officer") == ["account.enable", "account.disable", "account.create"])
        let first = try #require(try county.actor("officer"))
        for entry in try unread("officer") { try AccountNotices(county.identity).acknowledge(entry, by: first) }
        #expect(try unread("officer").isEmpty)
    }
}

@Suite struct `会话的个数和再次确认` {
    @Test func `一个账号的会话至多若干，多出来的，最早的结束`() throws {
        var policy = TestCounty.policy
        policy.mostSessions = 3
        let county = try TestCounty(policy: policy)
        var sessions: [NewSession] = []
        for _ in 1...4 {
            sessions.append(try county.begin("officer"))
            county.clock.advance(seconds: 1)
        }
        #expect(try county.identity.session(token: sessions[0].token) == nil)
        for session in sessions.dropFirst() { #expect(try county.identity.session(token: session.token) != nil) }
        #expect(try county.identity.sessions(of: "officer").count == 3)
    }

    @Test func `登录十分钟以后要再输密码，输对了又有十分钟`() throws {
        let county = try TestCounty()
        let session = try county.begin("keeper").session
        #expect(try county.identity.isProven(session))
        county.clock.advance(seconds: 601)
        #expect(try !county.identity.isProven(session))
        #expect(try problem { try county.identity.prove(session, password: "wrong") }.code == .identityWrongPassword)
        #expect(try !county.identity.isProven(session))
        try county.identity.prove(session, password: TestCounty.right)
        #expect(try county.identity.isProven(session))
        county.clock.advance(seconds: 601)
        #expect(try !county.identity.isProven(session))
    }

    @Test func `别人在登录页连续出错，已经登录的照样可以确认是本人、启用和解除动态口令`() throws {
        let county = try TestCounty()
        let session = try county.begin("keeper").session
        func hammer() throws {
            for number in 1...9 { _ = try county.signIn("keeper", "wrong", address: "10.9.0.\(number)") }
            #expect(try county.signIn("keeper", address: "10.9.1.1").wait.map { $0 > 0 } == true)
        }
        try hammer()
        try county.identity.prove(session, password: TestCounty.right)
        let enrolment = try county.identity.enrolTOTP(session, password: TestCounty.right)
        let totp = TOTP(secret: try #require(Base32.decode(enrolment.secret)))
        let confirmed = try county.identity.confirmTOTP(session, code: totp.code(step: TOTP.step(at: county.clock.now)))
        county.clock.advance(seconds: 60)
        try hammer()
        try county.identity.removeTOTP(confirmed.session.session, code: totp.code(step: TOTP.step(at: county.clock.now)))
    }

    @Test func `在一次登录里连续输错的，在这次登录里等，换用新的令牌也不重新计，登录页不受影响`() throws {
        let county = try TestCounty()
        let session = try county.begin("keeper").session
        for _ in 1...5 {
            #expect(try problem { try county.identity.prove(session, password: "wrong") }.code == .identityWrongPassword)
        }
        #expect(try problem { try county.identity.prove(session, password: TestCounty.right) }.code == .identityLocked)
        let renewed = try county.identity.endOthers(session).session
        #expect(try problem { try county.identity.prove(renewed, password: TestCounty.right) }.code == .identityLocked)
        #expect(try county.signIn("keeper").begun != nil)
        county.clock.advance(seconds: 30)
        try county.identity.prove(renewed, password: TestCounty.right)
    }

    @Test func `由身份提供方登录的，不算本人刚输过密码；换令牌不丢掉已经确认的`() throws {
        let county = try TestCounty()
        try county.administration.link(issuer: "i", subject: "s", account: "keeper", by: "root")
        let vouched = try #require(try county.identity.signInFederated(issuer: "i", subject: "s", address: "10.0.0.1", agent: "").begun)
        #expect(try !county.identity.isProven(vouched.session))
        try county.identity.prove(vouched.session, password: TestCounty.right)
        #expect(try county.identity.isProven(vouched.session))
        let renewed = try county.identity.endOthers(vouched.session)
        #expect(try county.identity.isProven(renewed.session) && !county.identity.isProven(vouched.session))
    }

    @Test func `有动态口令的，可以用一个口令代替密码；用过的、不对的不行`() throws {
        let county = try TestCounty()
        let (totp, _, begun) = try county.enrol("keeper")
        county.clock.advance(seconds: 601)
        #expect(try !county.identity.isProven(begun.session))
        #expect(try problem { try county.identity.prove(begun.session, code: "12345") }.code == .identityWrongCode)
        let code = totp.code(step: TOTP.step(at: county.clock.now))
        try county.identity.prove(begun.session, code: code)
        #expect(try county.identity.isProven(begun.session))
        #expect(try problem { try county.identity.prove(begun.session, code: code) }.code == .identityWrongCode)
        let other = try county.begin("officer").session
        #expect(try problem { try county.identity.prove(other, code: code) }.code == .identitySecondFactor)
    }
}
