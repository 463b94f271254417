import Foundation
import Identity
import Kernel
import Storage
import Testing

@Suite("会话")
struct SessionTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private func isAlive(_ new: NewSession) throws -> Bool { try county.identity.session(token: new.token) != nil }

    @Test func `闲置三十分钟失效，不断使用就不失效`() throws {
        let used = try county.begin("head")
        let idle = try county.begin("officer")
        for _ in 1...3 {
            county.clock.advance(seconds: 29 * 60)
            #expect(try isAlive(used))
        }
        #expect(try !isAlive(idle))
        county.clock.advance(seconds: 30 * 60)
        #expect(try !isAlive(used))
    }

    @Test func `最长十二小时`() throws {
        let new = try county.begin("head")
        for _ in 1...71 {
            county.clock.advance(seconds: 600)
            #expect(try isAlive(new))
        }
        county.clock.advance(seconds: 600)
        #expect(try !isAlive(new))
    }

    @Test func `退出和全部注销在本进程立即生效`() throws {
        let first = try county.begin("head")
        let second = try county.begin("head")
        let other = try county.begin("officer")
        try county.identity.signOut(first.session)
        #expect(try !isAlive(first) && isAlive(second))
        try county.identity.revokeAll(login: "head")
        #expect(try !isAlive(second) && isAlive(other))
    }

    @Test func `别人不停地试这个账号，已有的会话照常，不因此结束`() throws {
        let held = try county.begin("head")
        for number in 1...60 {
            #expect(try county.signIn("head", "wrong", address: "10.9.0.\(number)").begun == nil)
            county.clock.advance(seconds: 20)
            #expect(try isAlive(held), "第\(number)次")
        }
        #expect(try county.signIn("head", address: "10.9.1.1").wait != nil, "别处要等")
        #expect(try county.identity.sessions(of: "head").count == 1)
    }

    @Test func `另一进程的注销五秒之内生效`() throws {
        let new = try county.begin("head")
        #expect(try isAlive(new))
        let elsewhere = Identity(county.database, county: TestCounty.code, offices: TestCounty.offices, policy: TestCounty.policy) {
            [clock = county.clock] in clock.now
        }
        try elsewhere.revokeAll(login: "head")
        county.clock.advance(seconds: 5)
        #expect(try !isAlive(new))
    }

    @Test func `另一进程停用账号，五秒之内会话失效`() throws {
        let new = try county.begin("head")
        try county.database.write { try $0.setDisabled(TestCounty.code, login: "head", true) }
        county.clock.advance(seconds: 5)
        #expect(try !isAlive(new))
    }

    @Test func `使用的时间最多一分钟写一次`() throws {
        let new = try county.begin("head")
        func stored() throws -> Instant? { try county.database.read { try $0.session(TestCounty.code, id: new.session.id)?.seen } }
        let start = county.clock.now
        for _ in 1...5 {
            county.clock.advance(seconds: 10)
            #expect(try isAlive(new))
            #expect(try stored() == start)
        }
        county.clock.advance(seconds: 10)
        #expect(try isAlive(new))
        #expect(try stored() == county.clock.now)
    }

    @Test func `换新令牌以后旧的作废，期限不延长`() throws {
        let old = try county.begin("head")
        county.clock.advance(seconds: 60)
        let new = try county.identity.rotate(old.session)
        #expect(try !isAlive(old) && isAlive(new))
        #expect(new.session.expires == old.session.expires && new.session.csrf != old.session.csrf)
        #expect(try problem { _ = try county.identity.rotate(old.session) }.code == .identitySessionEnded)
    }

    @Test func `防伪标记每个会话一个，差一位也不认`() throws {
        let first = try county.begin("head").session
        let second = try county.begin("head").session
        let csrf = county.identity.csrfToken(for: first)
        #expect(county.identity.isValid(csrf: csrf, for: first))
        for wrong in [county.identity.csrfToken(for: second), "", String(csrf.dropLast()), csrf + "A"] {
            #expect(!county.identity.isValid(csrf: wrong, for: first))
        }
    }

    @Test func `列出的是还有效的会话，新的在前`() throws {
        let first = try county.begin("head")
        county.clock.advance(seconds: 60)
        let second = try county.begin("head")
        #expect(try county.identity.sessions(of: "head").map(\.id) == [second.session.id, first.session.id])
        try county.identity.signOut(first.session)
        #expect(try county.identity.sessions(of: "head").map(\.id) == [second.session.id])
        county.clock.advance(seconds: 30 * 60)
        #expect(try county.identity.sessions(of: "head").isEmpty)
    }

    @Test func `内存中的会话有限，挤出去的仍然有效`() throws {
        var policy = TestCounty.policy
        policy.cachedSessions = 4
        policy.mostSessions = 20
        let small = try TestCounty(policy: policy)
        let all = try (0..<20).map { _ in try small.begin("head") }
        for new in all { #expect(try small.identity.session(token: new.token) != nil) }
    }

    @Test func `浏览器名称中的控制字符去掉，过长的截短`() throws {
        let result = try county.identity.signIn(
            login: "head", password: TestCounty.right, address: "10.0.0.1", agent: "甲\n\u{0}" + String(repeating: "a", count: 5_000))
        #expect(result.begun?.session.agent == "甲" + String(repeating: "a", count: 199))
    }

    @Test func `改密码要原密码，其余会话全部失效，本会话换新令牌`() throws {
        let first = try county.begin("head")
        let second = try county.begin("head")
        #expect(
            try problem { _ = try county.identity.changePassword(first.session, old: "wrong", new: "New-word 2027") }.code == .identityWrongPassword)
        let new = try county.identity.changePassword(first.session, old: TestCounty.right, new: "New-word 2027")
        #expect(try !isAlive(first) && !isAlive(second) && isAlive(new))
        #expect(try county.signIn("head").isRefused)
        #expect(try county.signIn("head", "New-word 2027").begun != nil)
    }

    @Test func `新密码不合规则，一次说明所有原因，没有更改`() throws {
        let session = try county.begin("head").session
        let told = try problem { _ = try county.identity.changePassword(session, old: TestCounty.right, new: "head") }
        #expect(told.code == .identityWeakPassword && told.fields.count == 3)
        #expect(!told.description.contains("“head”"))
        #expect(try county.signIn("head").begun != nil)
    }

    @Test func `最近五次的密码不得再用`() throws {
        var session = try county.begin("head").session
        let words = [TestCounty.right] + (1...5).map { "Number-\($0) word" }
        for (old, new) in zip(words, words.dropFirst()) { session = try county.identity.changePassword(session, old: old, new: new).session }
        for earlier in words.dropFirst() {
            #expect(try problem { _ = try county.identity.changePassword(session, old: words[5], new: earlier) }.fields.count == 1)
        }
        _ = try county.identity.changePassword(session, old: words[5], new: words[0])
    }

    @Test func `必须改密码的会话，改后不再必须`() throws {
        let issued = try county.identity.issueInitialPasswords(logins: ["head"])
        let session = try #require(try county.signIn("head", issued[0].password).begun?.session)
        #expect(session.mustChangePassword)
        let new = try county.identity.changePassword(session, old: issued[0].password, new: "New-word 2027")
        #expect(!new.session.mustChangePassword)
        #expect(try county.signIn("head", "New-word 2027").begun?.session.mustChangePassword == false)
    }

    @Test func `会话失效以后不能改密码`() throws {
        let session = try county.begin("head").session
        try county.identity.signOut(session)
        #expect(
            try problem { _ = try county.identity.changePassword(session, old: TestCounty.right, new: "New-word 2027") }.code == .identitySessionEnded
        )
        #expect(try county.signIn("head").begun != nil)
    }
}
