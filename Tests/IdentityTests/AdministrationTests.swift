import Engine
import Identity
import Kernel
import Proof
import Storage
import Testing

@Suite("系统管理")
struct AdministrationTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private var administration: Administration { county.administration }

    private func post(_ organ: OrganCode, _ role: Role, from: Int = 0, days: Int? = nil) -> Post {
        let start = county.today.advanced(by: from)
        return Post(organ: organ, role: role, from: start, until: days.map { start.advanced(by: $0 - 1) })
    }

    private func new(_ login: String, at organ: OrganCode, _ role: Role = .clerk) -> Administration.NewAccount {
        .init(login: login, person: PersonID("p-" + login), name: "新来的", post: post(organ, role))
    }

    @Test func `新账号的密码只告知一次，首次登录必须更改`() throws {
        let issued = try administration.createAccount(new("fresh", at: TestCounty.station), by: "keeper")
        let session = try #require(try county.signIn("fresh", issued.password).begun?.session)
        #expect(session.mustChangePassword)
        #expect(try county.actor("fresh")?.posts == [post(TestCounty.station, .clerk)])
        #expect(try county.actor("fresh")?.name == "新来的")
    }

    @Test func `开立账号一次记下的几条，时间不倒退`() throws {
        let ticking = Identity(county.database, county: TestCounty.code, offices: TestCounty.offices, policy: TestCounty.policy) {
            [clock = county.clock] in
            clock.advance(seconds: 1)
            return clock.now
        }
        _ = try Administration(ticking).createAccount(new("fresh", at: TestCounty.station), by: "keeper")
        var times: [Instant] = []
        try county.database.read { connection in try connection.forEachEntry(TestCounty.code) { times.append($0.at) } }
        #expect(times.count > 2 && times == times.sorted(), "\(times)")
    }

    @Test func `已登记的人员可以有第二个账号，姓名要相符`() throws {
        var account = Administration.NewAccount(login: "officer-2", person: PersonID("p-officer"), name: "别人", post: nil)
        #expect(try problem { _ = try administration.createAccount(account, by: "keeper") }.fields.map(\.field) == ["name"])
        account.name = ""
        _ = try administration.createAccount(account, by: "keeper")
        #expect(try county.actor("officer-2")?.person == PersonID("p-officer"))
    }

    @Test func `填写不合的，逐项说明`() throws {
        let account = Administration.NewAccount(login: "a b", person: PersonID(""), name: "", post: nil)
        #expect(try problem { _ = try administration.createAccount(account, by: "root") }.fields.map(\.field) == ["login", "person"])
        let nameless = Administration.NewAccount(login: "x", person: PersonID("x"), name: "甲\n乙", post: nil)
        #expect(try problem { _ = try administration.createAccount(nameless, by: "root") }.fields.map(\.field) == ["name", "role"])
        #expect(try problem { _ = try administration.createAccount(new("head", at: TestCounty.police), by: "root") }.code == .identityExists)
        let system = Administration.NewAccount(login: "system", person: PersonID("system"), name: "系统", post: nil)
        #expect(try problem { _ = try administration.createAccount(system, by: "root") }.fields.map(\.field) == ["login", "person"])
    }

    @Test func `只能管理本机关和下级机关`() throws {
        let justice = TestCounty.justice
        let attempts: [() throws -> Void] = [
            { _ = try administration.createAccount(new("fresh", at: justice), by: "keeper") },
            { try administration.disable(account: "lawyer", by: "keeper") },
            { _ = try administration.resetPassword(account: "lawyer", by: "keeper") },
            { _ = try administration.resetPassword(account: "root", by: "keeper") },
            { try administration.resetSecondFactor(account: "lawyer", by: "keeper") },
            { try administration.grantPost(post(justice, .head), to: "officer", by: "keeper") },
            {
                try administration.endPost(
                    organ: justice, role: .legality, from: Day.firstDay(of: 2015), of: "lawyer", lastDay: county.today, by: "keeper")
            },
            { try administration.renameOrgan(justice, name: "甲", short: "乙", by: "keeper") },
            { try administration.renameOrgan(TestCounty.root, name: "甲", short: "乙", by: "keeper") },
            {
                let organ = Organ(code: OrganCode("x"), name: "甲", short: "", level: .department, parent: justice, duties: [])
                try administration.createOrgan(organ, by: "keeper")
            },
            { _ = try administration.accounts(by: "officer") },
            { try administration.disable(account: "officer", by: "head") },
        ]
        let before = try county.entries()
        for (index, attempt) in attempts.enumerated() { #expect(try problem(attempt).code == .identityForbidden, "第\(index)项") }
        #expect(try county.entries() == before)
        #expect(try county.faults() == [])
    }

    @Test func `在别处另有岗位的人，由两处共同的上级管理`() throws {
        try administration.grantPost(post(TestCounty.justice, .clerk), to: "officer", by: "root")
        #expect(try problem { _ = try administration.resetPassword(account: "officer", by: "keeper") }.code == .identityForbidden)
        _ = try administration.resetPassword(account: "officer", by: "root")
    }

    @Test func `不能为本人授予岗位，别的管理员可以`() throws {
        #expect(try problem { try administration.grantPost(post(TestCounty.police, .head), to: "keeper", by: "keeper") }.code == .identityForbidden)
        let second = Administration.NewAccount(
            login: "keeper-2", person: PersonID("p-keeper"), name: "", post: post(TestCounty.police, .head))
        #expect(try problem { _ = try administration.createAccount(second, by: "keeper") }.code == .identityForbidden)
        try administration.grantPost(post(TestCounty.police, .head), to: "keeper", by: "root")
        #expect(try county.actor("keeper")?.holds([.head], in: TestCounty.police, on: county.today) == true)
    }

    @Test func `不能重置本人的密码和动态口令`() throws {
        _ = try county.enrol("keeper")
        #expect(try problem { _ = try administration.resetPassword(account: "keeper", by: "keeper") }.code == .identityForbidden)
        #expect(try problem { try administration.resetSecondFactor(account: "keeper", by: "keeper") }.code == .identityForbidden)
        try administration.resetSecondFactor(account: "keeper", by: "root")
        #expect(try county.signIn("keeper").begun != nil)
    }

    @Test func `最后一名系统管理员不能停用，也不能结束岗位`() throws {
        let start = Day.firstDay(of: 2015)
        func end(_ login: String, _ organ: OrganCode, on day: Day) throws {
            try administration.endPost(organ: organ, role: .administrator, from: start, of: login, lastDay: day, by: "root")
        }
        #expect(try problem { try administration.disable(account: "root", by: "root") }.code == .identityLastAdministrator)
        #expect(try problem { try end("root", TestCounty.root, on: county.today.advanced(by: 30)) }.code == .identityLastAdministrator)
        try end("keeper", TestCounty.police, on: county.today)
        try administration.grantPost(post(TestCounty.root, .administrator, days: 10), to: "lawyer", by: "root")
        #expect(
            try problem { try end("root", TestCounty.root, on: county.today.advanced(by: 30)) }.code == .identityLastAdministrator,
            "另一名届时已经届满")
        try administration.grantPost(post(TestCounty.root, .administrator), to: "head", by: "root")
        try end("root", TestCounty.root, on: county.today)
        #expect(try county.faults() == [])
    }

    @Test func `停用以后会话立即失效，启用以后要重新登录`() throws {
        let session = try county.begin("officer")
        try administration.disable(account: "officer", by: "keeper")
        #expect(try county.identity.session(token: session.token) == nil)
        try administration.enable(account: "officer", by: "keeper")
        #expect(try county.identity.session(token: session.token) == nil)
        #expect(try county.signIn("officer").begun != nil)
        #expect(try problem { try administration.enable(account: "officer", by: "keeper") }.code == .identityExists)
    }

    @Test func `重置密码解除等待，结束会话，必须更改`() throws {
        let session = try county.begin("officer")
        for _ in 1...5 { _ = try county.signIn("officer", "wrong") }
        let issued = try administration.resetPassword(account: "officer", by: "keeper")
        #expect(try county.identity.session(token: session.token) == nil)
        #expect(try county.signIn("officer", issued.password).begun?.session.mustChangePassword == true)
    }

    @Test func `岗位不得倒签、不得重叠、届满不得早于任职`() throws {
        func grant(_ post: Post) throws { try administration.grantPost(post, to: "officer", by: "keeper") }
        #expect(try problem { try grant(post(TestCounty.police, .reviewer, from: -1)) }.fields.map(\.field) == ["from"])
        #expect(try problem { try grant(post(TestCounty.police, .reviewer, days: 0)) }.fields.map(\.field) == ["until"])
        #expect(try problem { try grant(post(TestCounty.police, .system)) }.fields.map(\.field) == ["role"])
        #expect(try problem { try grant(post(TestCounty.police, .officer)) }.code == .identityExists)
        try grant(post(TestCounty.police, .reviewer, from: 10, days: 5))
        #expect(try problem { try grant(post(TestCounty.police, .reviewer, from: 14)) }.code == .identityExists)
        try grant(post(TestCounty.police, .reviewer, from: 15))
    }

    @Test func `结束岗位到哪天为止就到哪天，当天授予的可以当天收回`() throws {
        func end(_ role: Role, from: Day, on day: Day) throws {
            try administration.endPost(organ: TestCounty.police, role: role, from: from, of: "officer", lastDay: day, by: "keeper")
        }
        let (today, start) = (county.today, Day.firstDay(of: 2015))
        #expect(try problem { try end(.officer, from: start, on: today.advanced(by: -2)) }.code == .identityInvalid)
        try end(.officer, from: start, on: today)
        let held = try #require(try county.actor("officer"))
        #expect(held.holds([.officer], in: TestCounty.police, on: today) && !held.holds([.officer], in: TestCounty.police, on: today.advanced(by: 1)))
        #expect(try problem { try end(.officer, from: start, on: today.advanced(by: 5)) }.code == .identityInvalid, "不能借此延长")
        try administration.grantPost(post(TestCounty.police, .reviewer), to: "officer", by: "keeper")
        try end(.reviewer, from: today, on: today.advanced(by: -1))
        #expect(try county.actor("officer")?.posts.map(\.role) == [.officer])
    }

    @Test func `新设机关在所辖之下，代码不重复，可以更名`() throws {
        let organ = Organ(
            code: OrganCode("430626-ga-2"), name: "安定派出所", short: "", level: .department, parent: TestCounty.police, duties: [.enforcement])
        try administration.createOrgan(organ, by: "keeper")
        #expect(try problem { try administration.createOrgan(organ, by: "keeper") }.code == .identityExists)
        try administration.renameOrgan(organ.code, name: "安定镇派出所", short: "安派", by: "keeper")
        let stored = try county.database.read { try $0.organs(TestCounty.code, TestCounty.offices) }.first { $0.code == organ.code }
        #expect(stored?.name == "安定镇派出所" && stored?.short == "安派" && stored?.duties == [.enforcement])
        _ = try administration.createAccount(new("fresh", at: organ.code), by: "keeper")
        #expect(try county.lastEntry().content.contains("430626-ga-2"))
    }

    @Test func `没有声明的岗位、职责不得授予、登记，指名并列出可用的`() throws {
        let aid = Role("legal-aid", "法律援助人员")
        let refused = try problem { try administration.grantPost(post(TestCounty.police, aid), to: "officer", by: "keeper") }
        #expect(refused.fields.map(\.field) == ["role"] && refused.fields.first?.given == "legal-aid")
        #expect(refused.fields.first?.rule.contains("clerk（经办人员）") == true)
        let organ = Organ(
            code: OrganCode("430626-ga-3"), name: "甲", short: "", level: .department, parent: TestCounty.police,
            duties: [Organ.Duty("legal-aid", "法律援助机构"), .enforcement])
        let unknown = try problem { try administration.createOrgan(organ, by: "keeper") }
        #expect(unknown.fields.map(\.given) == ["legal-aid"] && unknown.fields.first?.rule.contains("justice（司法行政部门）") == true)
        #expect(try county.faults() == [])
    }

    @Test func `已经登记而不再声明的岗位，仍然列出，什么也不能办，可以结束；机关更名不丢职责`() throws {
        let aid = Role("legal-aid", "法律援助人员")
        try county.database.write { connection in
            try connection.upsertPost(TestCounty.code, person: PersonID("p-officer"), Post(organ: TestCounty.police, role: aid, from: county.today))
            try connection.upsert(
                TestCounty.code,
                Organ(
                    code: TestCounty.station, name: "城关派出所", short: "城派", level: .department, parent: TestCounty.police,
                    duties: [Organ.Duty("legal-aid", "法律援助机构")]))
        }
        let held = try #require(try county.actor("officer")?.posts.first { $0.role == aid })
        #expect(held.role.name.contains("legal-aid") && held.role.reach == .none && !held.role.isDelegable)
        try administration.renameOrgan(TestCounty.station, name: "城东派出所", short: "城派", by: "keeper")
        let stored = try county.database.read { try $0.organs(TestCounty.code, TestCounty.offices) }.first { $0.code == TestCounty.station }
        #expect(stored?.duties.map(\.id) == ["legal-aid"])
        try administration.endPost(
            organ: TestCounty.police, role: held.role, from: county.today, of: "officer", lastDay: county.today.advanced(by: -1), by: "keeper")
        #expect(try county.actor("officer")?.posts.map(\.role) == [.officer])
    }

    @Test func `名单分页，可以按姓名或者账号找，只有所辖的人`() throws {
        _ = try county.begin("officer")
        let mine = try administration.accounts(by: "keeper")
        #expect(mine.accounts.map(\.login) == ["constable", "head", "keeper", "officer"] && mine.total == 4 && mine.next == nil)
        let officer = try #require(mine.accounts.last)
        #expect(officer.lastSignIn?.at == county.clock.now && officer.posts.map(\.role) == [.officer] && officer.hasPassword)
        let first = try administration.accounts(by: "root", limit: 4)
        #expect(first.accounts.count == 4 && first.total == 6)
        let rest = try administration.accounts(by: "root", after: try #require(first.next), limit: 4)
        #expect(rest.accounts.map(\.login) == ["officer", "root"] && rest.next == nil)
        #expect(try administration.accounts(by: "root", matching: "周律").accounts.map(\.login) == ["lawyer"])
        #expect(try administration.accounts(by: "root", matching: "OFFI").accounts.map(\.login) == ["officer"])
        #expect(try administration.accounts(by: "root", matching: "%").accounts.isEmpty)
        #expect(try administration.accounts(by: "keeper", matching: "周律").total == 0)
    }
}

@Suite("系统管理留痕")
struct AdministrationJournalTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    /// Every act an administrator has, in an order in which each is possible, with the action the journal shows.
    private var acts: [(action: String, act: () throws -> [String])] {
        let (administration, today) = (county.administration, county.today)
        let account = Administration.NewAccount(
            login: "fresh", person: PersonID("p-fresh"), name: "新来的", post: Post(organ: TestCounty.station, role: .clerk, from: today))
        let organ = Organ(code: OrganCode("430626-ga-2"), name: "安定派出所", short: "", level: .department, parent: TestCounty.police, duties: [])
        let reviewer = Post(organ: TestCounty.police, role: .reviewer, from: today)
        return [
            ("account.create", { [try administration.createAccount(account, by: "keeper").password] }),
            ("password.reset", { [try administration.resetPassword(account: "fresh", by: "keeper").password] }),
            (
                "account.disable",
                {
                    try administration.disable(account: "fresh", by: "keeper"); return []
                }
            ),
            (
                "account.enable",
                {
                    try administration.enable(account: "fresh", by: "keeper"); return []
                }
            ),
            (
                "post.grant",
                {
                    try administration.grantPost(reviewer, to: "fresh", by: "keeper"); return []
                }
            ),
            (
                "post.end",
                {
                    try administration.endPost(
                        organ: TestCounty.police, role: .reviewer, from: today, of: "fresh", lastDay: today, by: "keeper")
                    return []
                }
            ),
            (
                "organ.create",
                {
                    try administration.createOrgan(organ, by: "keeper"); return []
                }
            ),
            (
                "organ.rename",
                {
                    try administration.renameOrgan(organ.code, name: "安定镇派出所", short: "安派", by: "keeper"); return []
                }
            ),
            (
                "secondFactor.reset",
                {
                    let (totp, codes, _) = try county.enrol("head")
                    try administration.resetSecondFactor(account: "head", by: "keeper")
                    return codes + [Base32.encode(totp.secret), Hex.encode(totp.secret)]
                }
            ),
        ]
    }

    @Test func `每一项都留一条记录，记录中没有秘密，核验全部相符`() throws {
        for (action, act) in acts {
            let before = try county.entries()
            let secrets = try act()
            let entry = try county.lastEntry()
            #expect(entry.kind == "administration" && entry.action == action && entry.matter == nil)
            // What somebody signs in with has entries of its own before it.
            let others = try county.database.read { connection in
                try (before + 1..<entry.entry).compactMap { try connection.entry(TestCounty.code, $0) }
            }
            #expect(others.allSatisfy { $0.kind == "credential" } && entry.entry - before == others.count + 1, "\(action)")
            #expect(entry.login == "keeper" && entry.person == "p-keeper" && entry.organ == TestCounty.police.description)
            let content = try JSON(parsing: entry.content)
            #expect(content["register"]?.string?.utf8.count == 64)
            for secret in secrets + ["scrypt"] { #expect(!(others + [entry]).contains { $0.content.contains(secret) }, "\(action)") }
            #expect(try county.faults() == [], "\(action)")
        }
    }

    @Test func `再次登记相同的内容不另留记录`() throws {
        try county.administration.renameOrgan(TestCounty.station, name: "城关派出所", short: "城派", by: "keeper")
        let before = try county.entries()
        try Register(organs: [], people: []).enter(TestCounty.code, in: county.database, at: county.clock.now)
        #expect(try county.entries() == before)
    }

    @Test(arguments: [
        "UPDATE post SET role = 'head' WHERE person = 'p-officer'",
        "UPDATE account SET disabled = 0 WHERE login = 'lawyer'",
        "UPDATE organ SET name = '别的名称' WHERE code = '430626-ga'",
        "INSERT INTO post (county, person, organ, role, valid_from) VALUES ('430626', 'p-officer', '430626', 'administrator', 1)",
        "UPDATE delegation SET valid_until = valid_until + 10",
        "UPDATE delegation SET revoked_at = NULL",
    ])
    func `绕过程序改动，核验能够发现`(sql: String) throws {
        try county.administration.disable(account: "lawyer", by: "root")
        let draft = Delegations.Draft(
            organ: TestCounty.police, role: .head, taker: "officer", from: county.today, until: county.today.advanced(by: 5), reason: "出差")
        try county.delegations.revoke(try county.delegations.grant(draft, by: "head"), by: "head")
        #expect(try county.faults() == [])
        try county.database.write { try $0.execute(sql) }
        #expect(try county.faults().map(\.part) == [.register])
    }
}
