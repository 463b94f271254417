import Engine
import Identity
import Kernel
import Storage
import Testing

/// A county's first weeks, in which all administrators come from one hand.
@Suite struct `设立期间的设置` {
    private static let mark: Setting<Int> = Setting("test.mark", "合格分数", default: 60, lawful: .within(60...100), isWeighty: true, source: "试验")

    let county: TestCounty
    private let founded: Instant

    /// On the county's first day; the one administrator makes a second.
    init() throws {
        let day = try #require(Day(iso: "2026-03-02"))
        county = try TestCounty(founded: day)
        founded = Instant(day)
        try county.administration.grantPost(Post(organ: TestCounty.root, role: .administrator, from: county.today), to: "lawyer", by: "root")
    }

    /// Seconds after the county's first entry.
    private func move(to seconds: Int) {
        county.clock.advance(seconds: Int((founded.milliseconds - county.clock.now.milliseconds) / 1_000) + seconds)
    }

    private var settings: CountySettings { CountySettings(county.identity, declared: [Self.mark]) }
    private func value() throws -> String? { try county.database.read { try $0.settings(TestCounty.code) }.texts["test.mark"] }

    private func propose() throws -> Int {
        guard case .proposed(_, let entry) = try settings.set(["test.mark": "70"], reason: "本县的规定", by: "root").first else { throw NoProblem() }
        return entry
    }

    private func alerts() throws -> [AuditRow] {
        var filter = AuditFilter()
        filter.events = [AuditKind.alertFounding.rawValue]
        let asked = filter
        return try county.database.read { try $0.audits(TestCounty.code, asked, before: nil, limit: 10) }
    }

    @Test func `设立未满三十日、没有事项的，出自一人之手的两人可以决定；记录写明，审计管理员看到告警`() throws {
        let entry = try propose()
        let lawyer = try #require(try county.actor("lawyer"))
        let open = try #require(try settings.openProposals(for: lawyer).first)
        #expect(open.obstacle == nil && open.isFounding && open.confirmers == ["周律师（lawyer）"])
        #expect(try settings.confirm(entry, by: "lawyer").isFounding)
        #expect(try value() == "70")
        let confirmed = try county.lastEntry()
        #expect(try JSON(parsing: confirmed.content)["founding"] == .flag(true))
        let alert = try #require(try alerts().first)
        #expect(alert.subject == "提出人和确认人出自同一人之手：合格分数，全过程记录第\(confirmed.entry)条" && alert.login == "lawyer")
        #expect(AuditKind.alerts.contains(.alertFounding))
        #expect(try county.faults() == [])
    }

    @Test func `提出人新开立账号的系统管理员，同样可以确认`() throws {
        let post = Post(organ: TestCounty.root, role: .administrator, from: county.today)
        let first = Administration.NewAccount(login: "first", person: PersonID("p-first"), name: "管一", post: post)
        _ = try county.administration.createAccount(first, by: "root")
        let entry = try propose()
        #expect(try settings.confirm(entry, by: "first").isFounding)
    }

    /// The last lawful second of the thirty days, and the first that is none.
    @Test(arguments: [(30 * 86_400 - 1, true), (30 * 86_400, false)])
    func `满三十日的那一刻起，照常须是互不相属的两人`(seconds: Int, isLawful: Bool) throws {
        let entry = try propose()
        move(to: seconds)
        if isLawful {
            #expect(try settings.confirm(entry, by: "lawyer").isFounding)
        } else {
            let told = try problem { _ = try settings.confirm(entry, by: "lawyer") }
            #expect(told.code == .identityForbidden && told.message.contains("授予岗位"))
        }
        #expect(try value() == (isLawful ? "70" : nil))
    }

    @Test func `时钟拨回去，设立期间不会再来`() throws {
        move(to: 10 * 86_400)
        let entry = try propose()
        // Something is entered after the thirty days.
        move(to: 31 * 86_400)
        _ = try propose()
        move(to: 11 * 86_400)
        #expect(try problem { _ = try settings.confirm(entry, by: "lawyer") }.code == .identityForbidden)
        #expect(try value() == nil)
    }

    @Test func `开了第一件事项，照常须是互不相属的两人`() throws {
        let entry = try propose()
        try county.database.write { connection in
            try connection.execute(
                """
                INSERT INTO matter (county, id, kind, edition, organ, title, stage, opened, version, entry, body, state)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """,
                [
                    SQLValue(TestCounty.code), 1, "penalty", "2021", SQLValue(TestCounty.root.description), "无证经营", "filed", SQLValue(county.today),
                    1,
                    1, "{}", "{}",
                ])
        }
        #expect(try problem { _ = try settings.confirm(entry, by: "lawyer") }.code == .identityForbidden)
        #expect(try value() == nil && alerts().isEmpty)
    }

    @Test func `一人的两个账号、重置过密码的、重新启用的，设立期间也不行`() throws {
        let second = Administration.NewAccount(login: "root2", person: PersonID("p-root"), name: "", post: nil)
        _ = try county.administration.createAccount(second, by: "lawyer")
        let entry = try propose()
        #expect(try problem { _ = try settings.confirm(entry, by: "root2") }.message.contains("由您本人提出"))
        _ = try county.administration.resetPassword(account: "lawyer", by: "root")
        #expect(try problem { _ = try settings.confirm(entry, by: "lawyer") }.message.contains("重置密码"))
        try county.administration.grantPost(Post(organ: TestCounty.root, role: .administrator, from: county.today), to: "head", by: "lawyer")
        try county.administration.disable(account: "head", by: "lawyer")
        try county.administration.enable(account: "head", by: "root")
        #expect(try problem { _ = try settings.confirm(entry, by: "head") }.message.contains("启用账号"))
        #expect(try value() == nil && alerts().isEmpty)
    }
}
