import Engine
import Identity
import Kernel
import Storage
import Testing

@Suite struct `设置的修改` {
    private static let mark: Setting<Int> = Setting("test.mark", "合格分数", default: 60, lawful: .within(60...100), isWeighty: true, source: "试验")
    private static let days: Setting<Int> = Setting("test.days", "答复日数", default: 30, lawful: .within(1...90), source: "试验")

    let county: TestCounty
    init() throws {
        county = try TestCounty()
        // A second administrator of the whole county.
        let post = Post(organ: TestCounty.root, role: .administrator, from: Day.firstDay(of: 2015))
        try county.administration.grantPost(
            Post(organ: post.organ, role: post.role, from: county.today), to: "lawyer", by: "root")
        // Long enough ago that the two are independent.
        county.clock.advance(days: 31)
    }

    private var settings: CountySettings { CountySettings(county.identity, declared: [Self.mark, Self.days]) }
    private func value(_ key: String) throws -> String? { try county.database.read { try $0.settings(TestCounty.code) }.texts[key] }

    @Test func `修改载明原值、新值、何人、何故，核验相符`() throws {
        let outcomes = try settings.set(["test.days": "15"], reason: "省里的规定", by: "root")
        let entry = try county.lastEntry()
        #expect(outcomes == [.changed(key: "test.days", entry: entry.entry)])
        #expect(entry.action == "setting.change" && entry.login == "root" && entry.person == "p-root")
        let content = try JSON(parsing: entry.content)
        #expect(content["old"] == .text("30") && content["new"] == .text("15") && content["reason"] == .text("省里的规定"))
        #expect(try value("test.days") == "15")
        #expect(try county.faults() == [])
    }

    @Test func `不合界限的、没有的、没写理由的、没有改动的，什么都不改`() throws {
        let before = try county.entries()
        #expect(try problem { _ = try settings.set(["test.mark": "999"], reason: "理由", by: "root") }.fields.map(\.rule) == ["应为60至100"])
        #expect(try problem { _ = try settings.set(["test.none": "1"], reason: "理由", by: "root") }.fields.map(\.field) == ["test.none"])
        #expect(try problem { _ = try settings.set(["test.days": "15"], reason: " ", by: "root") }.fields.map(\.field) == ["reason"])
        #expect(try problem { _ = try settings.set(["test.days": "30"], reason: "理由", by: "root") }.fields.map(\.field) == ["test.days"])
        #expect(try problem { _ = try settings.set(["test.days": "15", "test.mark": "1"], reason: "理由", by: "root") }.code == .identityInvalid)
        #expect(try county.entries() == before)
        #expect(try value("test.days") == nil)
    }

    @Test func `执法人员、下级机关的系统管理员都不能改`() throws {
        for login in ["officer", "head", "keeper"] {
            #expect(try problem { _ = try settings.set(["test.days": "15"], reason: "理由", by: login) }.code == .identityForbidden)
        }
        #expect(try value("test.days") == nil)
    }

    @Test func `重大的由一人提出，另一人确认以后才生效，两人都记明`() throws {
        guard case .proposed(_, let entry) = try settings.set(["test.mark": "70"], reason: "提高要求", by: "root").first else {
            Issue.record("重大的设置没有等待确认")
            return
        }
        #expect(try value("test.mark") == nil)
        #expect(try settings.proposals().map(\.entry) == [entry])
        #expect(try problem { _ = try settings.confirm(entry, by: "root") }.code == .identityForbidden)
        #expect(try problem { _ = try settings.confirm(entry, by: "officer") }.code == .identityForbidden)
        #expect(try value("test.mark") == nil)

        _ = try settings.confirm(entry, by: "lawyer")
        #expect(try value("test.mark") == "70")
        let confirmed = try county.lastEntry()
        let content = try JSON(parsing: confirmed.content)
        #expect(confirmed.action == "setting.confirm" && confirmed.person == "p-lawyer" && content["proposer"] == .text("p-root"))
        #expect(content["old"] == .text("60") && content["new"] == .text("70") && content["reason"] == .text("提高要求"))
        #expect(try settings.proposals().isEmpty)
        #expect(try problem { _ = try settings.confirm(entry, by: "lawyer") }.code == .identityExists)
        #expect(try county.faults() == [])
    }

    @Test func `本人的第二个账号不算另一人`() throws {
        guard case .proposed(_, let entry) = try settings.set(["test.mark": "70"], reason: "提高要求", by: "root").first else { return }
        let second = Administration.NewAccount(login: "root2", person: PersonID("p-root"), name: "", post: nil)
        _ = try county.administration.createAccount(second, by: "lawyer")
        #expect(try problem { _ = try settings.confirm(entry, by: "root2") }.code == .identityForbidden)
        #expect(try value("test.mark") == nil)
    }

    @Test func `撤回以后、别人改过以后，不能再确认`() throws {
        guard case .proposed(_, let first) = try settings.set(["test.mark": "70"], reason: "提高要求", by: "root").first,
            case .proposed(_, let second) = try settings.set(["test.mark": "80"], reason: "再提高", by: "root").first
        else { return }
        _ = try settings.confirm(first, by: "lawyer")
        #expect(try problem { _ = try settings.confirm(second, by: "lawyer") }.kind == .conflict)
        _ = try settings.withdraw(second, by: "root")
        #expect(try settings.proposals().isEmpty)
        #expect(try problem { _ = try settings.confirm(second, by: "lawyer") }.code == .identityExists)
        #expect(try problem { _ = try settings.confirm(1, by: "lawyer") }.kind == .missing)
        #expect(try value("test.mark") == "70")
    }

    // MARK: - Two people who are two

    private func propose(_ mark: String = "70", by login: String = "root") throws -> Int {
        guard case .proposed(_, let entry) = try settings.set(["test.mark": mark], reason: "提高要求", by: login).first else { throw NoProblem() }
        return entry
    }

    private func makeAdministrator(_ login: String, by giver: String) throws {
        try county.administration.grantPost(Post(organ: TestCounty.root, role: .administrator, from: county.today), to: login, by: giver)
    }

    /// What somebody is told who may not confirm.
    private func refusal(_ entry: Int, _ login: String) throws -> Problem {
        let told = try problem { _ = try settings.confirm(entry, by: login) }
        #expect(told.code == .identityForbidden)
        #expect(try value("test.mark") == nil)
        return told
    }

    @Test func `提出以前三十日以内，提出人授予岗位、重置密码的，不能确认，说明何故、谁可以；满三十日再提出的可以`() throws {
        _ = try county.administration.resetPassword(account: "lawyer", by: "root")
        try makeAdministrator("head", by: "lawyer")
        let entry = try propose()
        let told = try refusal(entry, "lawyer")
        #expect(told.message.contains("管全县") && told.message.contains("重置密码") && told.message.contains("记录第"))
        #expect(told.remedy?.contains("现在没有可以确认的人") == true)
        #expect(try refusal(entry, "head").message.contains("授予岗位"), "由可以用其名义登录的人授予的，同样")
        county.clock.advance(days: 31)
        #expect(try refusal(entry, "lawyer").message.contains("重置密码"), "提议在先，仍以提出的时候为准")
        _ = try settings.confirm(try propose("80"), by: "lawyer")
        #expect(try value("test.mark") == "80")
    }

    @Test func `提出以后才开立、启用、授予的，同样不能确认，隔多久都不能`() throws {
        let entry = try propose()
        let post = Post(organ: TestCounty.root, role: .administrator, from: county.today)
        _ = try county.administration.createAccount(.init(login: "mine", person: PersonID("p-mine"), name: "新人", post: post), by: "root")
        try county.administration.disable(account: "lawyer", by: "root")
        try county.administration.enable(account: "lawyer", by: "root")
        county.clock.advance(days: 90)
        #expect(try refusal(entry, "mine").message.contains("开立账号"))
        #expect(try refusal(entry, "lawyer").message.contains("启用账号"))
        try makeAdministrator("head", by: "lawyer")
        #expect(try refusal(entry, "mine").remedy?.contains("钱局长（head）") == true, "授予人与提出人无关的，可以")
        _ = try settings.confirm(entry, by: "head")
        #expect(try value("test.mark") == "70")
    }

    @Test func `反过来，确认人为提出人重置过的；第三人为两人都重置过的；系统维护人员为确认人重置过的`() throws {
        try makeAdministrator("head", by: "lawyer")
        county.clock.advance(days: 31)
        _ = try county.administration.resetPassword(account: "root", by: "lawyer")
        let reverse = try propose()
        #expect(try refusal(reverse, "lawyer").message.contains("周律师"))
        _ = try settings.withdraw(reverse, by: "root")

        county.clock.advance(days: 31)
        _ = try county.administration.resetPassword(account: "root", by: "head")
        _ = try county.administration.resetPassword(account: "lawyer", by: "head")
        let third = try propose()
        #expect(try refusal(third, "lawyer").message.contains("钱局长"))
        _ = try settings.withdraw(third, by: "root")

        county.clock.advance(days: 31)
        _ = try Administration.byOperator(county.identity).resetPassword(account: "lawyer", by: Actor.machineOperator.login)
        let last = try propose()
        #expect(try refusal(last, "lawyer").message.contains("系统维护人员"))
        _ = try settings.confirm(last, by: "head")
        #expect(try value("test.mark") == "70")
        #expect(try county.faults() == [])
    }

    @Test func `令牌不能修改，也不能确认`() throws {
        let entry = try propose()
        let token = CountySettings(county.identity, declared: [Self.mark, Self.days], way: "token:t-1")
        #expect(try problem { _ = try token.set(["test.days": "15"], reason: "理由", by: "root") }.code == .identityToken)
        #expect(try problem { _ = try token.confirm(entry, by: "lawyer") }.code == .identityToken)
        #expect(try value("test.days") == nil && value("test.mark") == nil)
    }

    @Test func `列出的设置写明现在的值、最近由何人修改；等待确认的写明能否由本人确认`() throws {
        _ = try settings.set(["test.days": "15"], reason: "省里的规定", by: "root")
        let changed = try county.entries()
        let states = try settings.states()
        let keys = ["test.mark", "test.days"] + IdentitySettings.declared.map { $0.key }
        #expect(states.map(\.declaration.key) == keys)
        #expect(states.map(\.value).prefix(2) == ["60", "15"] && states.map(\.isOwn).prefix(2) == [false, true])
        #expect(states.map { $0.changed?.entry }.prefix(2) == [nil, changed])
        let entry = try propose()
        func open(_ login: String) throws -> OpenProposal? { try settings.openProposals(for: try #require(try county.actor(login))).first }
        #expect(try open("root")?.obstacle != nil && open("keeper")?.obstacle?.contains("系统管理员") == true)
        #expect(try open("lawyer")?.obstacle == nil && open("lawyer")?.confirmers == ["周律师（lawyer）"])
        _ = try settings.confirm(entry, by: "lawyer")
        #expect(try open("root") == nil)
        #expect(try settings.history(of: "test.mark").map(\.action) == ["setting.confirm", "setting.propose"])
        #expect(try settings.history(of: "test.days").map(\.entry) == [changed])
    }
}
