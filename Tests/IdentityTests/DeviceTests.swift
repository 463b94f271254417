import Identity
import Kernel
import Storage
import Testing

/// Somebody hammers an account or an address from elsewhere, while its owner wants to work.
@Suite("认得的设备")
struct DeviceTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private func signIn(_ login: String, _ tokens: [String], _ password: String = TestCounty.right, address: String = "10.0.0.1") throws -> SignIn {
        try county.identity.signIn(login: login, password: password, address: address, agent: "试验", devices: tokens)
    }

    private func device(_ login: String) throws -> String { try #require(try county.begin(login).device) }

    @Test func `登录成功的浏览器得到令牌，库中只有摘要；已经认得的不再另发`() throws {
        let token = try device("head")
        let devices = "SELECT key, content FROM memo WHERE kind = 'sign-in/device'"
        let kept = try county.database.read { try $0.all(devices) { "\($0.text(0)) \($0.text(1))" } }
        #expect(token.utf8.count == 43 && kept.count == 1 && !kept[0].contains(token))
        #expect(try signIn("head", [token]).begun?.device == nil)
        #expect(try signIn("head", ["x", token]).begun?.device == nil)
        #expect(try signIn("head", []).begun?.device != nil)
    }

    @Test func `别人不停地试这个账号，认得的设备上密码正确照样登录，别处仍要等`() throws {
        let token = try device("head")
        for number in 1...40 {
            _ = try county.signIn("head", "wrong", address: "10.9.0.\(number)")
            county.clock.advance(seconds: 20)
            #expect(try signIn("head", [token]).begun != nil, "第\(number)次")
        }
        #expect(try county.signIn("head", address: "10.9.1.1").wait.map { $0 > 0 } == true, "设备上的登录不替别处清零")
    }

    @Test func `地址的次数用完了，认得的设备不受影响`() throws {
        let token = try device("head")
        for number in 1...30 { _ = try county.signIn("nobody\(number)", "wrong", address: "10.0.0.9") }
        #expect(try county.signIn("officer", address: "10.0.0.9").wait == 10)
        #expect(try signIn("head", [token], address: "10.0.0.9").begun != nil)
    }

    @Test func `认得的设备上也不能没完没了地试`() throws {
        let token = try device("head")
        var waits: [Int?] = []
        for _ in 1...5 { waits.append(try signIn("head", [token], "wrong").wait) }
        #expect(waits == [nil, nil, nil, nil, 30])
        #expect(try signIn("head", [token]).wait == 30)
        // Elsewhere nothing of it counts.
        #expect(try county.signIn("head", address: "10.0.0.7").begun != nil)
        county.clock.advance(seconds: 30)
        #expect(try signIn("head", [token]).begun != nil)
    }

    @Test func `令牌只对它的账号有用，编造的没有用，半年不用就忘记`() throws {
        let token = try device("head")
        for number in 1...5 { _ = try county.signIn("officer", "wrong", address: "10.9.0.\(number)") }
        let made = String(repeating: "a", count: 43)
        #expect(try signIn("officer", [token, made, "", "\(token)x"]).wait.map { $0 > 0 } == true)
        #expect(try county.identity.knows(devices: [token], login: "head") && !county.identity.knows(devices: [token], login: "officer"))
        county.clock.advance(days: 181)
        #expect(try !county.identity.knows(devices: [token], login: "head"))
    }

    @Test func `有动态口令的，别人不停地试时，认得的设备上口令也照样能用`() throws {
        let (totp, _, _) = try county.enrol("head")
        let pending = try #require(try county.signIn("head").pending)
        let begun = try #require(try county.identity.secondFactor(pending: pending, code: totp.code(step: TOTP.step(at: county.clock.now))).begun)
        let token = try #require(begun.device)
        county.clock.advance(seconds: 60)
        for number in 1...9 { _ = try county.signIn("head", "wrong", address: "10.9.0.\(number)") }
        let again = try #require(try signIn("head", [token]).pending)
        #expect(try county.identity.secondFactor(pending: again, code: "000000").isRefused)
        let code = totp.code(step: TOTP.step(at: county.clock.now))
        #expect(try county.identity.secondFactor(pending: again, code: code).begun != nil)
        #expect(try county.signIn("head", address: "10.9.1.1").wait.map { $0 > 0 } == true)
    }

    @Test func `有人登录过的地址、本机的代理，次数用完了，还没有错过的账号仍可以试一次`() throws {
        for (address, opens) in [("10.0.0.9", true), ("127.0.0.1", false)] {
            if opens { #expect(try county.signIn("officer", address: address).begun != nil) }
            for number in 1...31 { _ = try county.signIn("nobody-\(address)-\(number)", "wrong", address: address) }
            #expect(try county.signIn("nobody-\(address)-1", "wrong", address: address).wait.map { $0 > 0 } == true)
            #expect(try county.signIn("lawyer", "wrong", address: address).wait == nil)
            #expect(try county.signIn("lawyer", address: address).wait.map { $0 > 0 } == true, "错过一次的要等")
            #expect(try county.signIn("head", address: address).begun != nil)
            #expect(try county.signIn("lawyer", address: "10.0.5.5").begun != nil)
        }
    }

    @Test func `由身份提供方登录的浏览器，账号不因此认得；也不替别处清零，认得的不再另发`() throws {
        try county.administration.link(issuer: "i", subject: "s", account: "head", by: "keeper")
        func vouched(_ tokens: [String]) throws -> NewSession? {
            try county.identity.signInFederated(issuer: "i", subject: "s", address: "10.0.0.1", agent: "", devices: tokens).begun
        }
        for number in 1...5 { _ = try county.signIn("head", "wrong", address: "10.9.0.\(number)") }
        #expect(try #require(try vouched([])).device == nil)
        #expect(try county.signIn("head", address: "10.9.1.1").wait.map { $0 > 0 } == true)
        let devices = "SELECT COUNT(*) FROM memo WHERE kind = 'sign-in/device'"
        #expect(try county.database.read { try $0.first(devices) { $0.int(0) } } == 0)
        county.clock.advance(seconds: 900)
        let token = try device("head")
        #expect(try #require(try vouched([token])).device == nil)
        #expect(try county.database.read { try $0.first(devices) { $0.int(0) } } == 1)
    }

    @Test func `由身份提供方登录、再输口令的，别人不停地试时，认得的设备上口令照样能用`() throws {
        let (totp, _, _) = try county.enrol("head")
        try county.administration.link(issuer: "i", subject: "s", account: "head", by: "keeper")
        func vouched(_ tokens: [String]) throws -> PendingToken {
            try #require(try county.identity.signInFederated(issuer: "i", subject: "s", address: "10.0.0.1", agent: "", devices: tokens).pending)
        }
        func code() -> String { totp.code(step: TOTP.step(at: county.clock.now)) }
        let begun = try #require(try county.identity.secondFactor(pending: vouched([]), code: code()).begun)
        let token = try #require(begun.device)
        county.clock.advance(seconds: 60)
        for number in 1...9 { _ = try county.signIn("head", "wrong", address: "10.9.0.\(number)") }
        #expect(try county.identity.secondFactor(pending: vouched([]), code: code()).wait.map { $0 > 0 } == true)
        #expect(try county.identity.secondFactor(pending: vouched([token]), code: code()).begun != nil)
    }
}
