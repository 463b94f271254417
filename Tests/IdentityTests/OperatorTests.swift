import Engine
import Identity
import Kernel
import Storage
import Testing

@Suite("本机维护与管理记录")
struct OperatorTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private var operatorsLogin: String { Actor.machineOperator.login }
    private var machine: Administration { .byOperator(county.identity) }

    private func post(_ organ: OrganCode, _ role: Role) -> Post { Post(organ: organ, role: role, from: county.today) }

    private func new(_ login: String, _ organ: OrganCode, _ role: Role) -> Administration.NewAccount {
        .init(login: login, person: PersonID("p-" + login), name: "首任", post: post(organ, role))
    }

    @Test func `没有任何系统管理员时，可以在本机设立第一名`() throws {
        try county.database.write { connection in
            for (login, organ) in [("root", TestCounty.root), ("keeper", TestCounty.police)] {
                let post = Post(organ: organ, role: .administrator, from: Day.firstDay(of: 2015))
                try connection.deletePost(TestCounty.code, person: PersonID("p-" + login), post)
            }
        }
        #expect(try problem { _ = try county.administration.accounts(by: "root") }.code == .identityForbidden)
        for (organ, role) in [(TestCounty.root, Role.clerk), (TestCounty.police, .administrator)] {
            #expect(try problem { _ = try machine.createAccount(new("other", organ, role), by: operatorsLogin) }.code == .identityForbidden)
        }
        let issued = try machine.createAccount(new("first", TestCounty.root, .administrator), by: operatorsLogin)
        #expect(try county.signIn("first", issued.password).begun?.session.mustChangePassword == true)
        #expect(try county.administration.accounts(by: "first").total > 0)
    }

    @Test(arguments: [-12 * 366, 3 * 366])
    func `拨动时钟，使系统管理员看来还没有任职或者已经届满，也不能在本机另设一名`(days: Int) throws {
        for (login, organ) in [("root", TestCounty.root), ("keeper", TestCounty.police)] {
            let post = Post(organ: organ, role: .administrator, from: Day.firstDay(of: 2015), until: Day.lastDay(of: 2026))
            try county.database.write { try $0.upsertPost(TestCounty.code, person: PersonID("p-" + login), post) }
        }
        county.clock.advance(days: days)
        let attempt: () throws -> Void = { _ = try machine.createAccount(new("first", TestCounty.root, .administrator), by: operatorsLogin) }
        #expect(try problem(attempt).code == .identityForbidden)
        // That time has come so far stands in the journal only when something was entered.
        try machine.disable(account: "officer", by: operatorsLogin)
        if days > 0 { try attempt() } else { #expect(try problem(attempt).code == .identityForbidden) }
    }

    @Test func `演示的县里，本机维护可以办理全部，记在维护人员名下，改动与记录相符`() throws {
        let county = try TestCounty(isDemonstration: true)
        _ = try Administration.byOperator(county.identity).createAccount(new("first", TestCounty.station, .clerk), by: operatorsLogin)
        let entry = try county.lastEntry()
        #expect(entry.login == "operator" && entry.person == "operator" && entry.organ == TestCounty.code)
        #expect(entry.kind == Administration.journalKind && entry.action == "account.create")
        #expect(try county.faults().isEmpty)
    }

    @Test func `真实的县里，有系统管理员的，本机维护不能开立账号、授予岗位、关联身份、重置他人`() throws {
        let before = try county.entries()
        for attempt: () throws -> Void in [
            { _ = try machine.createAccount(new("mine", TestCounty.station, .clerk), by: operatorsLogin) },
            { try machine.grantPost(post(TestCounty.root, .administrator), to: "officer", by: operatorsLogin) },
            { try machine.link(issuer: "i", subject: "s", account: "head", by: operatorsLogin) },
            { _ = try machine.resetPassword(account: "head", by: operatorsLogin) },
            { try machine.renameOrgan(TestCounty.police, name: "别的名称", short: "", by: operatorsLogin) },
        ] {
            #expect(try problem(attempt).code == .identityForbidden)
        }
        #expect(try county.entries() == before)
        #expect(try county.signIn("head").begun != nil)
    }

    @Test func `真实的县里，本机维护可以停用账号、解除等候、重置系统管理员的密码，本人得到消息`() throws {
        for _ in 1...5 { _ = try county.signIn("officer", "wrong") }
        #expect(try county.signIn("officer").isRefused)
        try machine.unlock(account: "officer", by: operatorsLogin)
        #expect(try county.signIn("officer").begun != nil)
        try machine.disable(account: "officer", by: operatorsLogin)
        let issued = try machine.resetPassword(account: "keeper", by: operatorsLogin)
        #expect(try county.signIn("keeper", issued.password).begun?.session.mustChangePassword == true)
        #expect(try county.lastEntry().login == "operator")
        let told = try AccountNotices(county.identity).all(of: PersonID("p-keeper"))
        #expect(told.map(\.row.action) == ["password.reset"] && told.map(\.isSeen) == [false])
    }

    @Test func `本机也不能去掉最后一名系统管理员，也不能授予系统岗位`() throws {
        let county = try TestCounty(isDemonstration: true)
        let machine = Administration.byOperator(county.identity)
        try machine.disable(account: "keeper", by: operatorsLogin)
        #expect(try problem { try machine.disable(account: "root", by: operatorsLogin) }.code == .identityLastAdministrator)
        #expect(try problem { try machine.grantPost(post(TestCounty.root, .system), to: "officer", by: operatorsLogin) }.code == .identityInvalid)
    }

    @Test func `名为system的人不因此有维护的权力`() throws {
        #expect(try problem { _ = try county.administration.accounts(by: operatorsLogin) }.code == .identityNoAccount)
        #expect(try problem { try county.administration.disable(account: "officer", by: operatorsLogin) }.code == .identityNoAccount)
    }

    @Test func `管理记录新的在前，逐页不重不漏`() throws {
        for number in 1...5 { _ = try county.administration.createAccount(new("n\(number)", TestCounty.station, .clerk), by: "root") }
        let first = try county.administration.entries(by: "root", limit: 2)
        let rest = try county.administration.entries(by: "root", before: first.last?.entry, limit: 10)
        #expect(first.map(\.entry) == first.map(\.entry).sorted(by: >))
        #expect(first.count == 2 && rest.count == 3)
        #expect(Set((first + rest).map(\.entry)).count == 5)
    }

    @Test func `下级机关的系统管理员只看得到本范围的管理记录`() throws {
        _ = try county.administration.createAccount(new("judge", TestCounty.justice, .clerk), by: "root")
        try county.administration.disable(account: "officer", by: "root")
        _ = try county.administration.resetPassword(account: "constable", by: "keeper")
        _ = try county.delegations.grant(
            .init(organ: TestCounty.police, role: .head, taker: "constable", from: county.today, until: county.today, reason: "出差"),
            by: "head")
        #expect(
            try county.administration.entries(by: "root").map(\.action) == [
                "delegation.grant", "password.reset", "account.disable", "account.create",
            ])
        #expect(try county.administration.entries(by: "keeper").map(\.action) == ["delegation.grant", "password.reset", "account.disable"])
        #expect(try problem { _ = try county.administration.entries(by: "constable") }.code == .identityForbidden)
    }

    @Test func `机关按上下级列出，只列管理范围之内的`() throws {
        #expect(
            try county.administration.organs(by: "root").map(\.code) == [TestCounty.root, TestCounty.police, TestCounty.station, TestCounty.justice])
        #expect(try county.administration.organs(by: "keeper").map(\.code) == [TestCounty.police, TestCounty.station])
        #expect(try problem { _ = try county.administration.account("lawyer", by: "keeper") }.code == .identityForbidden)
        #expect(try county.administration.account("officer", by: "keeper").name == "孙警官")
    }

    @Test func `结束其他登录，本次换用新的令牌`() throws {
        let here = try county.begin("officer")
        let there = try county.begin("officer")
        let after = try county.identity.endOthers(here.session)
        #expect(try county.identity.session(token: there.token) == nil)
        #expect(try county.identity.session(token: here.token) == nil)
        #expect(try county.identity.session(token: after.token)?.login == "officer")
        #expect(try county.identity.sessions(of: "officer").count == 1)
    }

    @Test func `岗位和记录依公务时间，登录依实际时间`() throws {
        let official = Instant(Day(iso: "2020-06-01")!, hour: 10)
        let identity = Identity(
            county.database, county: TestCounty.code, offices: TestCounty.offices, policy: TestCounty.policy, now: { county.clock.now },
            official: { official })
        let administration = Administration(identity)
        let past = Post(organ: TestCounty.station, role: .officer, from: official.day, until: nil)
        try administration.grantPost(past, to: "constable", by: "root")
        #expect(try county.lastEntry().at == official)
        let session = try #require(try identity.signIn(login: "officer", password: TestCounty.right, address: "-", agent: "").begun?.session)
        #expect(session.created == county.clock.now)
    }
}
