import Engine
import Identity
import Kernel
import Storage
import Testing

@Suite("离岗和代管")
struct AbsenceTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private var absences: Absences { Absences(county.identity) }

    private func draft(
        _ account: String = "officer", by substitute: String = "head", from: Int = 0, days: Int = 5, reason: String = "年休假"
    ) -> Absences.Draft {
        let start = county.today.advanced(by: from)
        return Absences.Draft(account: account, substitute: substitute, from: start, until: start.advanced(by: days - 1), reason: reason)
    }

    private func rules(_ draft: Absences.Draft, by login: String) throws -> [String] {
        try problem { try absences.enter(draft, by: login) }.fields.map { "\($0.field)：\($0.rule)" }
    }

    @Test func `本人登记，或者由所在机关、上级机关的负责人登记；旁人不可以`() throws {
        let first = try absences.enter(draft(), by: "officer")
        let entry = try county.lastEntry()
        #expect(entry.kind == "administration" && entry.action == "absence.enter" && entry.content.contains("\"substitute\":\"p-head\""))
        #expect(try absences.all(of: PersonID("p-officer")).map(\.id) == [first])
        try absences.enter(draft("constable", by: "", from: 2), by: "head")
        for login in ["lawyer", "keeper", "constable"] {
            #expect(try problem { try absences.enter(draft(from: 20), by: login) }.code == .identityForbidden, "\(login)")
        }
        #expect(try problem { try absences.enter(draft("nobody"), by: "head") }.code == .identityNoAccount)
        #expect(try county.faults() == [])
    }

    @Test func `不得登记过去的、颠倒的、过长的；代管人应在同一机关有相同岗位或者是负责人`() throws {
        #expect(try rules(draft(from: -1), by: "officer") == ["from：不得早于今天（\(county.today)）"])
        #expect(try rules(draft(days: 0), by: "officer") == ["until：不得早于起始日"])
        #expect(try rules(draft(days: 367), by: "officer") == ["until：最长366天"])
        #expect(try rules(draft(reason: " "), by: "officer") == ["reason：不能为空"])
        #expect(try rules(draft(by: "officer"), by: "officer") == ["substitute：不得是本人"])
        let wrong = "substitute：应在同一机关有相同的岗位，或者是该机关的负责人"
        #expect(try rules(draft(by: "lawyer"), by: "officer") == [wrong])
        #expect(try rules(draft("head", by: "officer"), by: "head") == [wrong])
        #expect(try rules(draft("root", by: ""), by: "root") == ["account：应有办理事项的岗位"])
        #expect(try absences.all(of: PersonID("p-officer")) == [])
    }

    @Test func `日期重叠的不收；代管人自己离岗的不收；代管着别人的不能同时离岗`() throws {
        let id = try absences.enter(draft(from: 1), by: "officer")
        #expect(try problem { try absences.enter(draft(from: 5), by: "officer") }.code == .identityExists)
        #expect(try problem { try absences.enter(draft("head", by: ""), by: "head") }.message.contains("代管孙警官的事项"))
        try absences.enter(draft(from: 6), by: "officer")
        try absences.revoke(id, by: "officer")
        try absences.enter(draft("head", by: "", days: 3), by: "head")
        #expect(try problem { try absences.enter(draft(days: 2), by: "officer") }.message.contains("代管人钱局长"))
        #expect(try county.faults() == [])
    }

    @Test func `本人和负责人可以撤销，旁人不可以；撤销一次；期满的不能撤销；本人得到通知`() throws {
        let id = try absences.enter(draft(), by: "officer")
        for login in ["lawyer", "constable", "keeper"] {
            #expect(try problem { try absences.revoke(id, by: login) }.code == .identityForbidden)
        }
        try absences.revoke(id, by: "head")
        let told = try AccountNotices(county.identity).all(of: PersonID("p-officer"))
        #expect(told.map(\.row.action) == ["absence.revoke"])
        #expect(try problem { try absences.revoke(id, by: "head") }.code == .identityExists)
        #expect(try problem { try absences.revoke(9, by: "head") }.kind == .missing)
        let over = try absences.enter(draft(days: 1), by: "officer")
        county.clock.advance(days: 1)
        #expect(try problem { try absences.revoke(over, by: "officer") }.message.contains("已经期满"))
        #expect(try county.faults() == [])
    }

    @Test func `登记以后被改动的，核验说得出`() throws {
        try absences.enter(draft(), by: "officer")
        try county.database.write { try $0.executeScript("UPDATE absence SET valid_until = valid_until + 30") }
        #expect(try county.faults().map(\.part) == [.register])
    }
}
