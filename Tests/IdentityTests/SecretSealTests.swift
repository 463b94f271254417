import Engine
import Identity
import Kernel
import Storage
import Testing

@Suite struct `封存的动态口令密钥` {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private func identity(_ key: UInt8?) -> Identity {
        Identity(
            county.database, county: TestCounty.code, offices: TestCounty.offices, policy: TestCounty.policy,
            now: { [clock = county.clock] in clock.now },
            seal: key.map { SecretSeal(key: Array(repeating: $0, count: 32)) })
    }

    private func stored(_ login: String) throws -> [UInt8]? { try county.database.read { try $0.credential(TestCounty.code, login) }?.totpSecret }

    private func enter(_ login: String, _ totp: TOTP, by identity: Identity) throws -> Bool {
        county.clock.advance(seconds: 60)
        let pending = try #require(try identity.signIn(login: login, password: TestCounty.right, address: "10.0.0.1", agent: "").pending)
        return try identity.secondFactor(pending: pending, code: totp.code(step: TOTP.step(at: county.clock.now))).begun != nil
    }

    @Test func `有钥匙的，库里没有密钥原文，口令照样有效；没有钥匙或者换了钥匙的，不能核对`() throws {
        let identity = identity(7)
        let session = try county.begin("head").session
        let enrolment = try identity.enrolTOTP(session, password: TestCounty.right)
        let totp = TOTP(secret: try #require(Base32.decode(enrolment.secret)))
        _ = try identity.confirmTOTP(session, code: totp.code(step: TOTP.step(at: county.clock.now)))
        let kept = try #require(try stored("head"))
        #expect(kept.count > totp.secret.count && !kept.indices.contains { kept[$0...].starts(with: totp.secret) })
        #expect(try enter("head", totp, by: identity))
        for other in [self.identity(8), self.identity(nil)] {
            #expect(try problem { _ = try enter("head", totp, by: other) }.code == .identitySeal)
        }
        #expect(try enter("head", totp, by: identity))
    }

    @Test func `放到别人的账号上打不开`() throws {
        let identity = identity(7)
        let session = try county.begin("head").session
        let enrolment = try identity.enrolTOTP(session, password: TestCounty.right)
        let totp = TOTP(secret: try #require(Base32.decode(enrolment.secret)))
        _ = try identity.confirmTOTP(session, code: totp.code(step: TOTP.step(at: county.clock.now)))
        let kept = try stored("head")
        try county.database.write { connection in
            var credential = try #require(try connection.credential(TestCounty.code, "officer"))
            credential.totpSecret = kept
            try connection.keep(TestCounty.code, credential, at: county.clock.now)
        }
        #expect(try problem { _ = try enter("officer", totp, by: identity) }.code == .identitySeal)
    }

    @Test func `以前没有封存的，启动时封存，口令照旧；再次启动不再改动`() throws {
        let (totp, _, _) = try county.enrol("head")
        let clear = try stored("head")
        #expect(clear == totp.secret)
        #expect(try identity(nil).sealSecrets() == 0)
        #expect(try identity(7).sealSecrets() == 1)
        let kept = try stored("head")
        #expect(kept != clear)
        #expect(try identity(7).sealSecrets() == 0)
        #expect(try stored("head") == kept)
        #expect(try enter("head", totp, by: identity(7)))
    }
}
