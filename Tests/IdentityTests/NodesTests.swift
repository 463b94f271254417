import Identity
import Kernel
import Storage
import Testing

/// Several servers of one county: each has an `Identity` of its own on the same database.
@Suite("几个节点")
struct NodesTests {
    let county: TestCounty
    let other: Identity

    init() throws {
        county = try TestCounty()
        other = Identity(county.database, county: TestCounty.code, offices: TestCounty.offices, policy: TestCounty.policy) { [clock = county.clock] in
            clock.now
        }
    }

    private func signIn(_ identity: Identity, _ login: String, _ password: String, _ address: String) throws -> SignIn {
        try identity.signIn(login: login, password: password, address: address, agent: "试验")
    }

    @Test func `一个节点上登录，别的节点认；退出以后几秒内都不认`() throws {
        let new = try county.begin("head")
        #expect(try other.session(token: new.token)?.login == "head")
        try county.identity.signOut(new.session)
        county.clock.advance(seconds: 6)
        #expect(try other.session(token: new.token) == nil)
    }

    @Test(arguments: ["head", "nobody"])
    func `轮流在两个节点上试密码，合起来计次`(login: String) throws {
        for number in 1...4 {
            let identity = number % 2 == 0 ? county.identity : other
            #expect(try signIn(identity, login, "wrong", "10.0.0.\(number)").wait == nil)
        }
        #expect(try signIn(other, login, "wrong", "10.0.0.5").wait == 30)
        #expect(try signIn(county.identity, login, TestCounty.right, "10.0.0.6").wait == 30)
    }

    @Test func `同一地址在两个节点上试，合起来计次`() throws {
        for number in 1...30 { _ = try signIn(number % 2 == 0 ? county.identity : other, "nobody\(number)", "wrong", "10.0.0.9") }
        #expect(try signIn(county.identity, "head", TestCounty.right, "10.0.0.9").isRefused)
        #expect(try signIn(other, "head", TestCounty.right, "10.0.0.9").isRefused)
        #expect(try signIn(other, "head", TestCounty.right, "10.0.0.8").begun != nil)
    }

    @Test func `密码在一个节点上输，口令在另一个节点上输；口令试完次数，哪里都不认`() throws {
        let codes = try county.enrol("head").1
        let pending = try #require(try county.signIn("head").pending)
        #expect(try other.secondFactor(pending: pending, code: codes[0]).begun != nil)
        #expect(try county.identity.secondFactor(pending: pending, code: codes[1]).isRefused)
    }

    @Test func `过期的便条不认，也不留`() throws {
        let now = county.clock.now
        try county.database.write(for: TestCounty.code) { connection in
            try connection.setMemo(TestCounty.code, "k", "a", to: "1", expires: now)
            try connection.setMemo(TestCounty.code, "k", "b", to: "2", expires: Instant(milliseconds: now.milliseconds + 1))
        }
        let read = try county.database.read { connection in
            try ["a", "b"].map { try connection.memo(TestCounty.code, "k", $0, at: now) }
        }
        #expect(read == [nil, "2"])
        try county.database.write(for: TestCounty.code) { try $0.deleteMemos(TestCounty.code, expiredBefore: now) }
        #expect(try county.database.read { try $0.first("SELECT COUNT(*) FROM memo WHERE kind = 'k'") { $0.int(0) } } == 1)
    }
}
