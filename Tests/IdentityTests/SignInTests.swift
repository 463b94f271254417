import Foundation
import Identity
import Kernel
import Storage
import Testing

@Suite("登录")
struct SignInTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    @Test func `密码正确就登录，所存的只有令牌的摘要`() throws {
        let new = try county.begin("head")
        #expect(new.token.count == 43 && new.session.login == "head" && !new.session.mustChangePassword && !new.session.secondFactorPassed)
        #expect(try county.identity.session(token: new.token)?.login == "head")
        let stored = try county.database.read {
            try $0.all("SELECT id, csrf, agent FROM session", [], { "\($0.value(0)) \($0.value(1)) \($0.text(2))" })
        }
        #expect(stored.count == 1 && !stored[0].contains(new.token))
        #expect(try county.identity.session(token: new.token + "x") == nil)
    }

    @Test func `账号前后的空格不计，密码的计`() throws {
        #expect(try county.signIn("  head ").begun != nil)
        #expect(try county.signIn("head", TestCounty.right + " ").isRefused)
    }

    @Test func `未知账号、停用账号、密码不对，回答和等待都相同`() throws {
        try county.administration.disable(account: "officer", by: "root")
        for attempt in 1...7 {
            let waits = try ["nobody", "officer", "head"].enumerated().map { index, login in
                try county.signIn(login, login == "officer" ? TestCounty.right : "wrong", address: "10.0.\(index).\(attempt)").described
            }
            #expect(Set(waits).count == 1, "第\(attempt)次：\(waits)")
        }
    }

    /// How long an answer takes is no other answer: what is computed for an account is computed for none as well.
    @Test func `没有的、停用的账号，核对的功夫与有的一样多`() throws {
        var policy = TestCounty.policy
        policy.cost = PasswordHash.Cost(rounds: 1 << 14)
        let county = try TestCounty(policy: policy)
        try county.administration.disable(account: "officer", by: "root")
        /// Seconds that this thread computed, the lesser of two attempts.
        func seconds(_ login: String) throws -> Double {
            func computed() -> Double {
                var time = timespec()
                clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
                return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
            }
            return try (0..<2).map { _ in
                let start = computed()
                #expect(try county.signIn(login, "wrong").isRefused)
                return computed() - start
            }.min() ?? 0
        }
        let known = try seconds("head")
        for login in ["nobody", "officer"] {
            let other = try seconds(login)
            #expect(other > known / 2 && other < known * 2, "\(login)：\(other)秒，有的\(known)秒")
        }
    }

    @Test func `连续五次不对就等三十秒，每多一次加倍，最长十五分钟`() throws {
        for _ in 1...4 { #expect(try county.signIn("head", "wrong").wait == nil) }
        var waits: [Int] = []
        for number in 0..<8 {
            let wait = try #require(try county.signIn("head", "wrong", address: "10.0.1.\(number)").wait)
            waits.append(wait)
            county.clock.advance(seconds: wait)
        }
        #expect(waits == [30, 60, 120, 240, 480, 900, 900, 900])
    }

    @Test func `等待期间密码对也不行，期满就行，然后重新计数`() throws {
        for _ in 1...5 { _ = try county.signIn("head", "wrong") }
        #expect(try county.signIn("head").wait == 30)
        county.clock.advance(seconds: 29)
        #expect(try county.signIn("head").wait == 1)
        county.clock.advance(seconds: 1)
        #expect(try county.signIn("head").begun != nil)
        for _ in 1...4 { #expect(try county.signIn("head", "wrong").wait == nil) }
    }

    @Test func `一个地址试得太多要等，别的地址不受影响，成功的不计`() throws {
        for _ in 1...40 { #expect(try county.signIn("officer", address: "10.0.0.7").begun != nil) }
        for number in 1...30 { #expect(try county.signIn("nobody\(number)", "wrong", address: "10.0.0.9").wait == nil) }
        #expect(try county.signIn("head", address: "10.0.0.9").wait == 10)
        #expect(try county.signIn("head", address: "10.0.0.8").begun != nil)
        county.clock.advance(seconds: 10)
        #expect(try county.signIn("head", address: "10.0.0.9").begun != nil)
    }

    @Test func `同一网段的IPv6地址算作一个`() throws {
        for number in 1...30 { _ = try county.signIn("nobody\(number)", "wrong", address: "2001:db8:0:1::\(number)") }
        #expect(try county.signIn("head", address: "2001:db8:0:1:ffff::1").isRefused)
        #expect(try county.signIn("head", address: "2001:db8:0:2::1").begun != nil)
        for number in 1...30 { _ = try county.signIn("nobody\(number)", "wrong", address: "::ffff:10.0.0.9") }
        #expect(try county.signIn("head", address: "10.0.0.9").isRefused, "IPv4的另一种写法")
    }

    @Test func `显示的是再上一次登录的时间和地址`() throws {
        #expect(try county.begin("head").session.lastSignIn == nil)
        let first = county.clock.now
        county.clock.advance(seconds: 600)
        let second = try #require(try county.signIn("head", address: "10.0.0.2").begun)
        #expect(second.session.lastSignIn == SignInPlace(at: first, address: "10.0.0.1"))
    }

    @Test func `代价提高以后，登录时悄悄重算`() throws {
        var policy = TestCounty.policy
        policy.cost = PasswordHash.Cost(rounds: 4)
        let identity = Identity(county.database, county: TestCounty.code, offices: TestCounty.offices, policy: policy) { [clock = county.clock] in
            clock.now
        }
        #expect(try identity.signIn(login: "head", password: TestCounty.right, address: "10.0.0.1", agent: "").begun != nil)
        let stored = try county.database.read { try $0.credential(TestCounty.code, "head")?.password }
        #expect(stored?.hasPrefix("scrypt$4$") == true)
        #expect(try county.signIn("head").begun != nil)
    }

    @Test func `没有密码的账号不能用密码登录`() throws {
        try county.database.write { try $0.execute("UPDATE credential SET password = NULL WHERE login = $1", ["head"]) }
        for password in ["", "null", TestCounty.right] {
            #expect(try county.signIn("head", password).isRefused)
        }
    }

    @Test func `同时试多次，也只当次数用`() async throws {
        let waits = try await withThrowingTaskGroup(of: SignIn.self) { group in
            for number in 0..<20 { group.addTask { try county.signIn("head", "wrong", address: "10.1.0.\(number)") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(waits.filter(\.isRefused).count == 20)
        let failures = try county.database.read { try $0.credential(TestCounty.code, "head")?.failures }
        #expect(failures == 5)
    }

    @Test func `为演示发的初始密码可以不必更改`() throws {
        let issued = try county.identity.issueInitialPasswords(logins: ["head", "officer"], mustChange: false)
        #expect(Set(issued.map(\.password)).count == 2)
        for (login, password) in issued {
            let session = try #require(try county.signIn(login, password).begun)
            #expect(!session.session.mustChangePassword)
            #expect(try county.signIn(login).isRefused)
        }
        #expect(try problem { _ = try county.identity.issueInitialPasswords(logins: ["nobody"]) }.code == .identityNoAccount)
    }

    @Test func `关联的外部身份可以登录，停用的账号不可以`() throws {
        let identity = county.identity
        func signIn() throws -> SignIn { try identity.signInFederated(issuer: "https://id.example", subject: "s-1", address: "10.0.0.1", agent: "") }
        #expect(try signIn().isRefused)
        try county.administration.link(issuer: "https://id.example", subject: "s-1", account: "head", by: "keeper")
        #expect(try signIn().begun?.session.login == "head")
        #expect(try county.faults() == [])
        let told = try problem {
            try county.administration.link(issuer: "https://id.example", subject: "s-1", account: "officer", by: "keeper")
        }
        #expect(told.code == .identityLinked && !told.message.contains("head"))
        try county.administration.disable(account: "head", by: "keeper")
        #expect(try signIn().isRefused)
        try county.administration.enable(account: "head", by: "keeper")
        let session = try #require(try signIn().begun)
        try county.administration.unlink(issuer: "https://id.example", subject: "s-1", account: "head", by: "keeper")
        #expect(try signIn().isRefused)
        #expect(try identity.session(token: session.token) == nil)
    }
}

extension SignIn {
    var described: String {
        switch self {
        case .session: "session"
        case .secondFactor: "second factor"
        case .refused(let wait): "refused \(wait.map(String.init) ?? "-")"
        }
    }
}
