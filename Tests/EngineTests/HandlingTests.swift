import Affairs
import Engine
import Kernel
import Proof
import Storage
import TestDatabase
import Testing

@Suite("承办人：领办、指派、改派、退出")
struct HandlingTests {
    private let office = "430626-ga"

    @Test func `没有承办人的事项，所存与从前一字不差`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        #expect(try !test.dossier(id).row.state.contains("handlers"))
        #expect(try test.entries(id).allSatisfy { !$0.content.contains("handling") && !$0.content.contains("told") })
        #expect(try test.holders(id) == ["\(office) clerk -"])
        #expect(try test.county.rows("handling") == 0 && test.county.rows("dealing") == 0)
    }

    @Test func `领办的为主办，后来领办的为协办；事项先在主办人的工作台上，别人仍可办理`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        let before = try test.dossier(id)
        _ = try #require(try test.act(.take, id, by: "both-offices").receipt)
        _ = try #require(try test.act(.take, id, by: "clerk", hour: 10).receipt)
        #expect(try test.handlers(id) == ["both-offices 主办", "clerk 协办"])
        let after = try test.dossier(id)
        #expect(after.row.body == before.row.body && after.row.stage == before.row.stage && after.row.version == before.row.version + 2)
        #expect(try test.holders(id) == ["\(office) clerk both-offices"])
        #expect(try test.desk("both-offices", .mine, on: "2020-03-04").map(\.line.id) == [id])
        for person in ["both-offices", "both"] { #expect(try test.desk(person, .nobody, on: "2020-03-04").isEmpty, "\(person)") }
        #expect(try test.desk("both", .mine, on: "2020-03-04").isEmpty, "不是他的")
        #expect(try test.act(.take, id, by: "clerk", hour: 11).fields.map(\.rule) == ["clerk已经是协办"])
        // The law gives the step to the post.
        #expect(try test.county.take(.matter(id), "examine", by: "both", on: "2020-03-05").receipt != nil)
        #expect(try test.told("both-offices") == ["examine"])
        #expect(try test.holders(id) == ["\(office) head -"])
        let mine = try test.desk("both-offices", .mine, on: "2020-03-05")
        #expect(mine.map(\.isAside) == [true], "等负责人决定")
        #expect(try test.county.take(.matter(id), "close", by: "head", on: "2020-03-06", ["result": "不成立"]).receipt != nil)
        #expect(try test.county.rows("handling") == 0, "办结的不在任何人手上")
        #expect(try test.handlers(id).count == 2, "由谁承办过仍可查")
        #expect(try test.faults() == [])
    }

    @Test func `负责人指派；改派写明理由，原主办和新主办都得到通知`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        let clerk = PersonID("clerk"), other = PersonID("both-offices")
        let first = try #require(try test.act(.assign(clerk, as: .lead), id, by: "head").receipt)
        #expect(try test.told("clerk") == ["handling.assign"])
        #expect(try test.act(.assign(other, as: .lead), id, by: "head", hour: 10).fields.map(\.field) == [HandlingRequest.reasonField])
        #expect(try test.act(.assign(other, as: .lead), id, by: "head", hour: 10, " ").fields.map(\.rule) == ["改派，必须写明理由"])
        _ = try #require(try test.act(.assign(other, as: .lead), id, by: "head", hour: 11, "熟悉情况").receipt)
        #expect(try test.handlers(id) == ["both-offices 主办"])
        #expect(try test.told("clerk") == ["handling.reassign", "handling.assign"] && test.told("both-offices") == ["handling.reassign"])
        let entry = try #require(try test.entries(id).last)
        #expect(entry.action == "handling.reassign" && entry.person == "head" && entry.content.contains("熟悉情况"))
        let words = try #require(HandlingEntry(entry, try JSON(parsing: entry.content)))
        let says = words.sentence(test.county.engine.organs, [other: "乙", clerk: "甲"])
        #expect(says == "平江县公安局由乙主办，原由甲主办，理由：熟悉情况")
        // The same person cannot be both.
        #expect(try test.act(.assign(other, as: .helper), id, by: "head", hour: 12, "人手不够").receipt != nil)
        #expect(try test.handlers(id) == ["both-offices 协办"])
        #expect(first.version == 2)
        #expect(try test.faults() == [])
    }

    @Test func `退出须写明理由，负责人得到通知；别人的只能由负责人解除`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        try test.act(.take, id, by: "clerk")
        #expect(try test.act(.release(PersonID("clerk")), id, by: "clerk", hour: 10).fields.map(\.rule) == ["退出承办，必须写明理由"])
        #expect(throws: Problem.self) { try test.act(.release(PersonID("clerk")), id, by: "both-offices", hour: 10, "我来") }
        #expect(try test.act(.release(PersonID("clerk")), id, by: "clerk", hour: 11, "与当事人相识").receipt != nil)
        #expect(try test.handlers(id) == [] && test.holders(id) == ["\(office) clerk -"])
        #expect(try test.told("head") == ["handling.release"])
        #expect(try test.act(.release(PersonID("clerk")), id, by: "head", hour: 12, "再退").fields.map(\.rule) == ["clerk不是本事项的承办人"])
        #expect(try test.faults() == [])
    }

    @Test func `登记簿的摘要按编号先后算出，十号以后也是，无论哪一种数据库`() throws {
        let test = try HandlingCounty()
        let day = try #require(Day(iso: "2020-03-02"))
        let text = try test.county.database.write { connection in
            for id in 1...11 {
                try connection.insert(
                    TestCounty.code,
                    AbsenceRow(
                        id: id, person: PersonID("clerk"), substitute: nil, from: day.advanced(by: id), until: day.advanced(by: id), reason: "出差",
                        enteredBy: "clerk"))
            }
            return try connection.registerText(TestCounty.code)
        }
        let ids = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }.filter { $0.first == "absence" }
        #expect(ids.map { String($0[1]) } == (1...11).map(String.init))
    }

    @Test func `没有岗位的、别的机关的不能承办；不是负责人的不能指派；办结的不再指派`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        #expect(throws: Problem.self) { try test.act(.take, id, by: "lawyer") }
        #expect(try test.act(.assign(PersonID("lawyer"), as: .lead), id, by: "head").fields.map(\.field) == [HandlingRequest.personField])
        let elsewhere = try test.act(.assign(PersonID("outsider"), as: .lead), id, by: "head")
        #expect(elsewhere.fields.map(\.rule) == ["应有办理本事项的岗位，并且有可以使用的账号"])
        // Of another bureau's people its own head decides, and nobody else is told which of them there are.
        let there = #expect(throws: Problem.self) { try test.act(.assign(PersonID("outsider"), as: .lead), id, by: "head", at: TestCounty.justice) }
        #expect(there?.code == .engineHandling && there?.kind == .forbidden)
        #expect(try test.act(.assign(PersonID("nobody"), as: .lead), id, by: "head").fields.map(\.rule) == ["没有这样的人员"])
        let refused = #expect(throws: Problem.self) { try test.act(.assign(PersonID("clerk"), as: .lead), id, by: "both-offices") }
        #expect(refused?.code == .engineHandling && refused?.kind == .forbidden)
        // A head of another bureau does not see it, and is not told that it is there.
        let unseen = #expect(throws: Problem.self) { try test.act(.assign(PersonID("clerk"), as: .lead), id, by: "outsider") }
        #expect(unseen?.code == .engineNoMatter)
        try test.county.take(.matter(id), "examine", by: "clerk", on: "2020-03-04")
        try test.county.take(.matter(id), "close", by: "head", on: "2020-03-05", ["result": "不成立"])
        let closed = #expect(throws: Problem.self) { try test.act(.take, id, by: "clerk", on: "2020-03-06") }
        #expect(closed?.code == .engineHandling && closed?.kind == .conflict)
        #expect(try test.handlers(id) == [] && test.faults() == [])
    }

    @Test func `账号停用的不能指派`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        try test.county.database.write { try $0.setDisabled(TestCounty.code, login: "clerk", true) }
        #expect(try test.act(.assign(PersonID("clerk"), as: .lead), id, by: "head").fields.map(\.field) == [HandlingRequest.personField])
    }

    @Test func `应当回避的不能承办；决定回避以后不再承办，本人和负责人得到通知`() throws {
        let test = try HandlingCounty()
        let id = try test.charge(apart: ["both-offices"])
        let refused = try test.act(.take, id, by: "both-offices").refusals
        #expect(refused.map(\.cause) == [.recusal] && refused.first?.says == "both-offices不能承办：决定回避的人员不得办理")
        #expect(try test.act(.assign(PersonID("both-offices"), as: .helper), id, by: "head").refusals.map(\.cause) == [.recusal])
        try test.act(.take, id, by: "clerk")
        try test.county.take(.matter(id), "recuse", by: "head", on: "2020-03-04", ["apart": "both-offices,clerk"])
        #expect(try test.handlers(id) == [] && test.holders(id) == ["\(office) clerk -"])
        #expect(try test.told("clerk") == ["recuse"] && test.told("both") == ["recuse"], "另一负责人也知道要另行指派")
        let entry = try #require(try test.entries(id).last)
        let words = HandlingEntry(entry, try JSON(parsing: entry.content))?.sentence(test.county.engine.organs, [:])
        #expect(words == "平江县公安局的clerk不再主办：决定回避的人员不得办理")
        #expect(try test.faults() == [])
    }

    @Test func `两人同时指派：后到的知道情况已变；同一请求只办理一次，不能用于另一人`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        let version = try test.dossier(id).row.version
        let deed = HandlingRequest.Deed.assign(PersonID("clerk"), as: .lead)
        let first = try #require(try test.act(deed, id, by: "head", version: version, request: "cli:head:1").receipt)
        let late = #expect(throws: Problem.self) {
            try test.act(.assign(PersonID("both-offices"), as: .lead), id, by: "both", hour: 9, version: version)
        }
        #expect(late?.code == .engineConflict)
        let again = try #require(try test.act(deed, id, by: "head", version: version, request: "cli:head:1").receipt)
        #expect(again.isRepeat && again.entry == first.entry)
        let reused = #expect(throws: Problem.self) {
            try test.act(.assign(PersonID("both-offices"), as: .lead), id, by: "head", hour: 10, "换", request: "cli:head:1")
        }
        #expect(reused?.code == .engineReusedRequest)
        #expect(try test.handlers(id) == ["clerk 主办"])
    }

    @Test func `一人一天在一件事项上变更承办人有限，不能靠反复领办退出使别人总也办不成`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        for _ in 0..<5 {
            try test.act(.take, id, by: "clerk")
            try test.act(.release(PersonID("clerk")), id, by: "clerk", "再想想")
        }
        #expect(try test.act(.take, id, by: "clerk").fields.map(\.field) == [HandlingRequest.personField])
        #expect(try test.act(.take, id, by: "both").receipt != nil && test.act(.release(PersonID("both")), id, by: "both", "退").receipt != nil)
        #expect(try test.act(.take, id, by: "clerk", on: "2020-03-04").receipt != nil)
    }

    @Test func `离岗的人不能指派；办给他的通知同时给代管人，事项在代管人的工作台上`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        try test.act(.take, id, by: "clerk")
        try test.leave("clerk", from: "2020-03-10", until: "2020-03-20", substitute: "both-offices")
        #expect(try test.desk("both-offices", .mine, on: "2020-03-09").isEmpty)
        let inCare = try test.desk("both-offices", .mine, on: "2020-03-10")
        #expect(inCare.map(\.line.id) == [id] && inCare.map(\.person) == [PersonID("clerk")] && inCare.map(\.isAside) == [false])
        #expect(try test.desk("both-offices", .mine, on: "2020-03-21").isEmpty)
        let second = try test.charge(by: "both", on: "2020-03-11")
        let away = try test.act(.assign(PersonID("clerk"), as: .lead), second, by: "head", on: "2020-03-12")
        #expect(away.fields.first?.rule == "2020-03-10至2020-03-20离岗，由both-offices代管，请另选在岗的人员")
        try test.county.take(.matter(id), "examine", by: "both", on: "2020-03-12")
        #expect(try test.told("clerk") == ["examine"] && test.told("both-offices") == ["examine"])
        #expect(try test.faults() == [])
    }

    @Test func `岗位结束的，其承办的事项转为无人承办，负责人得到一份通知`() throws {
        let test = try HandlingCounty()
        let ids = try (0..<3).map { try test.charge(hour: 9 + $0) }
        for id in ids { try test.act(.take, id, by: "clerk") }
        try test.act(.take, ids[0], by: "both-offices", hour: 10)
        let until = try #require(Day(iso: "2020-03-15"))
        try test.county.database.write { connection in
            let post = Post(organ: TestCounty.office, role: .clerk, from: Day.firstDay(of: 2015), until: until)
            try connection.upsertPost(TestCounty.code, person: PersonID("clerk"), post)
            try Register.commit(TestCounty.code, connection, at: Instant(until, hour: 9), by: "admin")
        }
        func sweep(_ day: String) throws -> (matters: Int, persons: Int) {
            let at = Instant(try #require(Day(iso: day)))
            return try test.county.engine.batch { try $0.releaseLost(at: at, limit: 2) }
        }
        #expect(try sweep("2020-03-15").matters == 0, "当天还在任")
        #expect(try sweep("2020-03-16") == (2, 1) && sweep("2020-03-16") == (1, 1) && sweep("2020-03-16") == (0, 0))
        #expect(try test.handlers(ids[0]) == ["both-offices 协办"] && test.handlers(ids[1]) == [])
        #expect(try test.holders(ids[0]) == ["\(office) clerk both-offices"] && test.holders(ids[2]) == ["\(office) clerk -"])
        let notices = try test.county.database.read { try $0.accountNotices(TestCounty.code, to: PersonID("head"), limit: 9) }
        #expect(notices.map(\.row.action) == ["handling.fall", "handling.fall"])
        #expect(try test.faults() == [])
    }

    @Test func `承办的数据可以从头重建；被改动的，核验说得出`() throws {
        let test = try HandlingCounty(.turn)
        let ids = try (0..<4).map { try test.charge(hour: 9 + $0) }
        try test.act(.assign(PersonID("head"), as: .lead), ids[0], by: "head", "亲自办")
        func rows() throws -> [String] {
            try test.county.database.read { connection in
                try [
                    "SELECT matter, organ, role, COALESCE(lead, '-'), '', '' FROM waiting ORDER BY 1, 2, 3",
                    "SELECT matter, organ, person, role, part, aside FROM handling ORDER BY 1, 2, 3",
                    "SELECT organ, person, entry, '', '', '' FROM dealing ORDER BY 1, 2",
                ].flatMap { sql in try connection.all(sql, []) { row in (0..<6).map { "\(row.value($0))" }.joined(separator: "|") } }
            }
        }
        let before = try rows()
        try Projection(test.county.engine).rebuild()
        #expect(try rows() == before && before.count == 11)
        try Projection(test.county.engine).bringUpToDate()
        #expect(try test.faults() == [])
        try test.county.database.write { try $0.executeScript("UPDATE dealing SET entry = entry + 1 WHERE person = 'clerk'") }
        try test.county.database.write { try $0.executeScript("UPDATE handling SET person = 'lawyer' WHERE matter = 2") }
        try test.county.database.write { try $0.executeScript("UPDATE waiting SET lead = NULL WHERE matter = 3") }
        #expect(Set(try test.faults().compactMap(\.table)) == ["dealing", "handling", "waiting"])
    }

    @Test func `移送以后，原机关的承办人不再承办，接收机关另行分案，各自得到通知`() throws {
        let test = try MovingCounty(settings: [Handler.dealing.key: "turn"])
        let stamp = Projection(test.engine).stamp
        try test.database.write { try $0.setProjectionStamp(MovingCounty.code, stamp) }
        let id = try test.enquiry()
        #expect(try test.dossier(id).ledger.lead(at: MovingCounty.a)?.person == PersonID("clerk-a"))
        try test.hand(id, on: "2020-03-03")
        #expect(try test.dossier(id).ledger.handlers.map { "\($0.organ) \($0.person)" } == ["430626-zf clerk-b"])
        let entry = try #require(try test.database.read { try $0.entries(MovingCounty.code, of: id) }.last)
        let words = HandlingEntry(entry, try JSON(parsing: entry.content))?.sentence(test.engine.organs, [:])
        #expect(words == "平江县综合执法局分案：由clerk-b主办（轮到）；平江县公安局的clerk-a不再主办：事项移至其他机关")
        for person in ["clerk-a", "clerk-b"] {
            let told = try test.database.read { try $0.notices(MovingCounty.code, to: PersonID(person), before: nil, limit: 9) }
            #expect(told.contains { $0.entry == entry.entry }, "\(person)")
        }
        #expect(try Verifier(test.engine, keys: [test.key.verifierKey]).verify().faults == [])
    }
}
