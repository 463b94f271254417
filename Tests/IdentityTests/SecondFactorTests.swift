import Identity
import Kernel
import Storage
import Testing

@Suite("第二要素")
struct SecondFactorTests {
    let county: TestCounty
    let totp: TOTP
    let codes: [String]
    let session: NewSession

    init() throws {
        county = try TestCounty()
        (totp, codes, session) = try county.enrol("head")
    }

    private var code: String { totp.code(step: TOTP.step(at: county.clock.now)) }
    private var wrong: String { String((Int(code)! + 1) % 1_000_000 + 1_000_000).suffix(6).description }

    private func pending() throws -> PendingToken { try #require(try county.signIn("head").pending) }

    @Test func `启用以后密码对只走了一半，口令对才登录`() throws {
        let token = try pending()
        let new = try #require(try county.identity.secondFactor(pending: token, code: code).begun)
        #expect(new.session.secondFactorPassed && new.session.login == "head")
        #expect(try county.identity.session(token: token.text) == nil)
        #expect(try county.identity.secondFactor(pending: token, code: code).isRefused, "半程的凭据只用一次")
    }

    @Test func `一个口令只用一次`() throws {
        #expect(try county.identity.secondFactor(pending: pending(), code: code).begun != nil)
        #expect(try county.identity.secondFactor(pending: pending(), code: code).isRefused)
        county.clock.advance(seconds: 30)
        #expect(try county.identity.secondFactor(pending: pending(), code: code).begun != nil)
    }

    @Test func `恢复码代替口令，用一次少一个`() throws {
        #expect(try county.identity.secondFactor(pending: pending(), code: codes[3]).begun != nil)
        #expect(try county.identity.secondFactorState(login: "head") == (true, 9))
        #expect(try county.identity.secondFactor(pending: pending(), code: codes[3]).isRefused)
    }

    @Test func `口令连续不对也要等，密码对不清零`() throws {
        var refused = 0
        for _ in 1...5 {
            let token = try pending()
            #expect(try county.identity.secondFactor(pending: token, code: wrong).isRefused)
            refused += 1
        }
        #expect(refused == 5)
        #expect(try county.signIn("head").wait == 30)
    }

    @Test func `等待期间口令对也不行`() throws {
        let token = try pending()
        for _ in 1...5 { _ = try county.signIn("head", "wrong") }
        #expect(try county.identity.secondFactor(pending: token, code: code).wait == 30)
        county.clock.advance(seconds: 30)
        #expect(try county.identity.secondFactor(pending: token, code: code).begun != nil)
    }

    @Test func `半程的凭据五分钟失效`() throws {
        let token = try pending()
        county.clock.advance(seconds: 300)
        #expect(try county.identity.secondFactor(pending: token, code: code).isRefused)
    }

    @Test func `半程之中重置了密码或者停用了账号，就不能走完`() throws {
        let first = try pending()
        _ = try county.administration.resetPassword(account: "head", by: "keeper")
        #expect(try county.identity.secondFactor(pending: first, code: code).isRefused)

        let other = try TestCounty()
        let (otherTOTP, _, _) = try other.enrol("head")
        let second = try #require(try other.signIn("head").pending)
        try other.administration.disable(account: "head", by: "keeper")
        #expect(try other.identity.secondFactor(pending: second, code: otherTOTP.code(step: TOTP.step(at: other.clock.now))).isRefused)
    }

    @Test func `启用时换新令牌，其余会话全部失效`() throws {
        let before = try county.begin("officer")
        let aside = try county.begin("officer")
        let enrolment = try county.identity.enrolTOTP(before.session, password: TestCounty.right)
        #expect(try county.signIn("officer").begun != nil, "未经确认不生效")
        let officer = TOTP(secret: try #require(Base32.decode(enrolment.secret)))
        #expect(enrolment.uri.contains(enrolment.secret))
        let confirmed = try county.identity.confirmTOTP(before.session, code: officer.code(step: TOTP.step(at: county.clock.now)))
        #expect(confirmed.recoveryCodes.count == 10 && confirmed.session.session.secondFactorPassed)
        for token in [before.token, aside.token] { #expect(try county.identity.session(token: token) == nil) }
        #expect(try county.identity.session(token: confirmed.session.token) != nil)
        #expect(try county.identity.sessions(of: "officer").count == 1)
    }

    @Test func `启用要再输密码，连续不对的在本次登录里等`() throws {
        let session = try county.begin("officer").session
        let told = try problem { _ = try county.identity.enrolTOTP(session, password: "wrong") }
        #expect(told.code == .identityWrongPassword && told.fields.map(\.given) == [""])
        for _ in 1...4 { _ = try? county.identity.enrolTOTP(session, password: "wrong") }
        #expect(try problem { _ = try county.identity.enrolTOTP(session, password: TestCounty.right) }.code == .identityLocked)
        #expect(try county.signIn("officer").begun != nil)
    }

    @Test func `确认的口令不对就没有启用`() throws {
        let session = try county.begin("officer").session
        _ = try county.identity.enrolTOTP(session, password: TestCounty.right)
        #expect(try problem { _ = try county.identity.confirmTOTP(session, code: "12345") }.code == .identityWrongCode)
        #expect(try county.signIn("officer").begun != nil)
    }

    @Test func `解除要口令，重发恢复码也要，旧的恢复码作废`() throws {
        #expect(try problem { try county.identity.removeTOTP(session.session, code: wrong) }.code == .identityWrongCode)
        let fresh = try county.identity.newRecoveryCodes(session.session, code: code)
        #expect(try county.identity.secondFactor(pending: pending(), code: codes[0]).isRefused)
        county.clock.advance(seconds: 60)
        try county.identity.removeTOTP(session.session, code: fresh[0])
        #expect(try county.signIn("head").begun != nil)
        #expect(try county.identity.secondFactorState(login: "head") == (false, 0))
    }

    @Test func `外部身份登录也要口令`() throws {
        try county.administration.link(issuer: "i", subject: "s", account: "head", by: "keeper")
        let token = try #require(try county.identity.signInFederated(issuer: "i", subject: "s", address: "", agent: "").pending)
        #expect(try county.identity.secondFactor(pending: token, code: code).begun != nil)
    }
}
