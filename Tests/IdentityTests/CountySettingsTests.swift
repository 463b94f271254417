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
}
