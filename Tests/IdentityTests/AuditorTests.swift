import Engine
import Identity
import Kernel
import Storage
import Testing

@Suite("审计管理员与系统管理员分设")
struct AuditorTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private func post(_ role: Role, _ organ: OrganCode = TestCounty.root, from: Int = 0, days: Int? = nil) -> Post {
        let start = county.today.advanced(by: from)
        return Post(organ: organ, role: role, from: start, until: days.map { start.advanced(by: $0 - 1) })
    }

    private func audits(_ kind: AuditKind) throws -> [AuditRow] {
        var filter = AuditFilter()
        filter.events = [kind.rawValue]
        let asked = filter
        return try county.database.read { try $0.audits(TestCounty.code, asked, before: nil, limit: 100) }
    }

    @Test func `一人不得同时担任两个岗位，先授予哪一个都一样，换账号、换机关也不行`() throws {
        let administration = county.administration
        let auditor = problemCode { try administration.grantPost(post(.auditor), to: "keeper", by: "root") }
        #expect(auditor == .identitySeparation)
        try administration.grantPost(post(.auditor), to: "lawyer", by: "root")
        let both = post(.administrator, TestCounty.justice)
        #expect(problemCode { try administration.grantPost(both, to: "lawyer", by: "root") } == .identitySeparation)
        let second = Administration.NewAccount(login: "lawyer-2", person: PersonID("p-lawyer"), name: "", post: both)
        #expect(problemCode { _ = try administration.createAccount(second, by: "root") } == .identitySeparation)
        // One after the other is no conflict.
        try administration.grantPost(post(.auditor, from: 0, days: 10), to: "officer", by: "root")
        try administration.grantPost(post(.administrator, TestCounty.police, from: 10), to: "officer", by: "root")
        #expect(try county.faults() == [])
    }

    @Test func `系统管理员不能授予本人，下级机关的系统管理员不能授予；只设在县人民政府`() throws {
        let administration = county.administration
        #expect(problemCode { try administration.grantPost(post(.auditor), to: "root", by: "root") } == .identityForbidden)
        #expect(problemCode { try administration.grantPost(post(.auditor), to: "officer", by: "keeper") } == .identityForbidden)
        let elsewhere = try problem { try administration.grantPost(post(.auditor, TestCounty.police), to: "officer", by: "root") }
        #expect(elsewhere.fields.map(\.field) == ["organ"])
    }

    @Test func `审计管理员岗位不得代理`() throws {
        try county.administration.grantPost(post(.auditor), to: "lawyer", by: "root")
        let draft = Delegations.Draft(
            organ: TestCounty.root, role: .auditor, taker: "head", from: county.today, until: county.today, reason: "出差")
        #expect(try problem { _ = try county.delegations.grant(draft, by: "lawyer") }.code == .identityForbidden)
    }

    @Test func `系统管理的行为记入审计记录；动了审计管理员的，同时告警`() throws {
        let administration = county.administration
        try administration.disable(account: "officer", by: "keeper")
        #expect(try audits(.administration).map(\.subject) == ["停用账号 officer，全过程记录第\(try county.entries())条"])
        #expect(try audits(.administration).first?.person == "p-keeper" && audits(.alertAuditor).isEmpty)
        try administration.grantPost(post(.auditor), to: "lawyer", by: "root")
        _ = try administration.resetPassword(account: "lawyer", by: "root")
        #expect(try audits(.alertAuditor).map(\.subject) == ["重置密码 lawyer", "授予岗位 lawyer"])
        let entries = try county.entries()
        #expect(throws: Problem.self) { try administration.disable(account: "nobody", by: "root") }
        #expect(try county.entries() == entries && audits(.administration).count == 3)
        #expect(try county.faults() == [])
    }

    @Test func `本机维护人员所做的，写明是本机`() throws {
        try Administration.byOperator(county.identity).disable(account: "officer", by: "operator")
        let row = try #require(try audits(.administration).first)
        #expect(row.login == "operator" && row.address == "本机")
    }

    @Test func `改动审计的设置要两个人，提出和确认都记入审计记录`() throws {
        try county.administration.grantPost(post(.administrator), to: "lawyer", by: "root")
        // Long enough ago that the two are independent.
        county.clock.advance(days: 31)
        let settings = CountySettings(county.identity, declared: [], way: "cli")
        let proposed = try settings.set(["audit.alert.exports": "500"], reason: "年终汇总", by: "root")
        guard case .proposed(_, let entry)? = proposed.first else {
            Issue.record("\(proposed)")
            return
        }
        #expect(try problem { _ = try settings.confirm(entry, by: "root") }.code == .identityForbidden)
        _ = try settings.confirm(entry, by: "lawyer")
        #expect(try audits(.administration).prefix(2).map(\.login) == ["lawyer", "root"])
        #expect(try audits(.administration).first?.subject.contains("setting.confirm audit.alert.exports") == true)
        #expect(try problem { _ = try settings.set(["audit.months": "5"], reason: "少占磁盘", by: "root") }.fields.map(\.rule) == ["应为6至120"])
    }

    private func problemCode(_ work: () throws -> Void) -> Problem.Code? {
        do {
            try work()
            return nil
        } catch {
            return (error as? Problem)?.code
        }
    }
}
