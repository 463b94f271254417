import Identity
import Kernel
import Storage
import Testing

@Suite("代理")
struct DelegationTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private func draft(
        _ role: Role = .head, at organ: OrganCode = TestCounty.police, to taker: String = "officer", from: Int = 0, days: Int = 10,
        reason: String = "外出学习"
    ) -> Delegations.Draft {
        let start = county.today.advanced(by: from)
        return Delegations.Draft(organ: organ, role: role, taker: taker, from: start, until: start.advanced(by: days - 1), reason: reason)
    }

    private func holdsHead(_ login: String, _ offset: Int) throws -> Bool {
        try #require(try county.actor(login)).holds([.head], in: TestCounty.police, on: county.today.advanced(by: offset))
    }

    @Test func `代理人在代理期间有这一岗位，并写明是代谁的`() throws {
        try county.delegations.grant(draft(from: 3), by: "head")
        #expect(try !holdsHead("officer", 2) && holdsHead("officer", 3) && holdsHead("officer", 12) && !holdsHead("officer", 13))
        let post = try #require(try county.actor("officer")?.posts.first { $0.role == .head })
        #expect(post.onBehalfOf == PersonID("p-head"))
        #expect(try county.actor("officer")?.posts.first { $0.role == .officer }?.onBehalfOf == nil)
        #expect(try holdsHead("head", 3), "被代理人的岗位不因代理而失去")
    }

    @Test func `撤销立即生效，只能撤销一次`() throws {
        let id = try county.delegations.grant(draft(), by: "head")
        #expect(try holdsHead("officer", 0))
        try county.delegations.revoke(id, by: "head")
        #expect(try !holdsHead("officer", 0))
        #expect(try problem { try county.delegations.revoke(id, by: "head") }.code == .identityExists)
        #expect(try problem { try county.delegations.revoke(99, by: "head") }.kind == .missing)
    }

    @Test func `时钟往回拨，届满的代理和岗位不因此又有`() throws {
        let today = county.today
        try county.delegations.grant(draft(days: 1), by: "head")
        let temporary = Post(organ: TestCounty.root, role: .administrator, from: today, until: today)
        try county.administration.grantPost(temporary, to: "lawyer", by: "root")
        #expect(try holdsHead("officer", 0) && county.administration.accounts(by: "lawyer").total > 0)
        county.clock.advance(days: 2)
        try county.administration.disable(account: "constable", by: "root")
        county.clock.advance(days: -2)
        #expect(try !holdsHead("officer", 0) && holdsHead("head", 0))
        #expect(try problem { _ = try county.administration.accounts(by: "lawyer") }.code == .identityForbidden)

        let show = try TestCounty(isDemonstration: true)
        try show.delegations.grant(draft(days: 1), by: "head")
        show.clock.advance(days: 2)
        try show.administration.disable(account: "constable", by: "root")
        #expect(try show.actor("officer")?.holds([.head], in: TestCounty.police, on: today) == true, "演示的县由人说明是哪一天")
    }

    @Test func `本机关的系统管理员也可以撤销，旁人不可以`() throws {
        let id = try county.delegations.grant(draft(), by: "head")
        for login in ["officer", "lawyer", "constable"] {
            #expect(try problem { try county.delegations.revoke(id, by: login) }.code == .identityForbidden)
        }
        try county.delegations.revoke(id, by: "keeper")
        #expect(try county.faults() == [])
    }

    @Test func `授予和撤销都留记录，列入登记，核验相符`() throws {
        let id = try county.delegations.grant(draft(), by: "head")
        let granted = try county.lastEntry()
        #expect(granted.kind == "administration" && granted.action == "delegation.grant" && granted.person == "p-head")
        #expect(granted.content.contains("p-officer") && granted.content.contains("外出学习"))
        #expect(try county.faults() == [])
        try county.delegations.revoke(id, by: "head")
        #expect(try county.lastEntry().action == "delegation.revoke")
        #expect(try county.faults() == [])
        #expect(try county.delegations.given(by: PersonID("p-head")).map(\.revokedAt) == [county.clock.now])
        #expect(try county.delegations.taken(by: PersonID("p-officer")).map(\.id) == [id])
    }

    @Test func `代理得来的岗位不能再交他人`() throws {
        try county.delegations.grant(draft(), by: "head")
        #expect(try problem { try county.delegations.grant(draft(to: "constable"), by: "officer") }.code == .identityForbidden)
    }

    @Test func `不是本人的岗位、届时不在的岗位不能代理`() throws {
        #expect(try problem { try county.delegations.grant(draft(.reviewer), by: "head") }.code == .identityForbidden)
        try county.administration.endPost(
            organ: TestCounty.police, role: .head, from: Day.firstDay(of: 2015), of: "head", lastDay: county.today.advanced(by: 5), by: "keeper")
        #expect(try problem { try county.delegations.grant(draft(days: 10), by: "head") }.code == .identityForbidden)
        try county.delegations.grant(draft(days: 6), by: "head")
    }

    @Test func `被代理人的岗位提前结束，代理随之结束`() throws {
        try county.delegations.grant(draft(days: 10), by: "head")
        try county.administration.endPost(
            organ: TestCounty.police, role: .head, from: Day.firstDay(of: 2015), of: "head", lastDay: county.today.advanced(by: 2), by: "keeper")
        #expect(try holdsHead("officer", 2) && !holdsHead("officer", 3))
    }

    @Test func `系统管理员岗位不得代理`() throws {
        let told = try problem { try county.delegations.grant(draft(.administrator, to: "head"), by: "keeper") }
        #expect(told.code == .identityForbidden && told.message.contains("系统管理员"))
    }

    @Test func `代理人应在同一机关或者上一级、下一级机关任职`() throws {
        #expect(try problem { try county.delegations.grant(draft(to: "lawyer"), by: "head") }.fields.map(\.field) == ["taker"])
        #expect(try problem { try county.delegations.grant(draft(to: "head"), by: "head") }.fields.map(\.field) == ["taker"])
        #expect(try problem { try county.delegations.grant(draft(to: "nobody"), by: "head") }.code == .identityNoAccount)
        try county.delegations.grant(draft(to: "constable"), by: "head")
        try county.delegations.grant(draft(.clerk, at: TestCounty.station, to: "head"), by: "constable")
    }

    @Test func `最长九十天，不得倒签，事由不得空白`() throws {
        #expect(try problem { try county.delegations.grant(draft(days: 91), by: "head") }.fields.map(\.field) == ["until"])
        #expect(try problem { try county.delegations.grant(draft(days: 0), by: "head") }.fields.map(\.field) == ["until"])
        #expect(try problem { try county.delegations.grant(draft(from: -1), by: "head") }.fields.map(\.field) == ["from"])
        #expect(try problem { try county.delegations.grant(draft(reason: " "), by: "head") }.fields.map(\.field) == ["reason"])
        try county.delegations.grant(draft(days: 90), by: "head")
    }

    @Test func `一个岗位同一天只交一人代理`() throws {
        let id = try county.delegations.grant(draft(days: 10), by: "head")
        #expect(try problem { try county.delegations.grant(draft(to: "constable", from: 9), by: "head") }.code == .identityExists)
        try county.delegations.grant(draft(to: "constable", from: 10), by: "head")
        try county.delegations.revoke(id, by: "head")
        try county.delegations.grant(draft(days: 5), by: "head")
    }

    @Test func `停用的账号不能代理，也不能交人代理`() throws {
        try county.administration.disable(account: "officer", by: "keeper")
        #expect(try problem { try county.delegations.grant(draft(), by: "head") }.code == .identityNoAccount)
        try county.administration.disable(account: "head", by: "keeper")
        #expect(try problem { try county.delegations.grant(draft(to: "constable"), by: "head") }.code == .identityNoAccount)
    }
}
