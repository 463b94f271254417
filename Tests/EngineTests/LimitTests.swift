import Engine
import Kernel
import Storage
import Testing

@Suite("期限的届满、中止和延长")
struct LimitTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private func sweep(_ day: String) throws -> [String] {
        try county.engine.batch { try Sweep(county.engine).run(on: Day(iso: day)!, in: $0).performed.map(\.action) }
    }

    @Test func `五个工作日内未作处理的，自次日起视为受理，且只办理一次`() throws {
        let id = try county.receive(on: "2020-03-02")  // a Monday: the fifth working day is 9 March
        #expect(try sweep("2020-03-09") == [])
        #expect(try sweep("2020-03-10") == ["accept"])
        #expect(try sweep("2020-03-10") == [])
        let enquiry = try county.engine.look { try $0.dossier(id).record as? Enquiry }
        #expect(enquiry?.acceptedOn == Day(iso: "2020-03-10"))
    }

    private func answerDue(_ id: MatterID) throws -> Day? {
        try county.database.read {
            try $0.first("SELECT due FROM clock WHERE matter = $1 AND term = 'answer'", [SQLValue(id)]) { $0.optionalDay(0) }
        } ?? nil
    }

    @Test func `中止期间不计入，恢复之日起继续计算，延长一次为限`() throws {
        let id = try county.receive(on: "2020-03-02")
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        #expect(try answerDue(id) == Day(iso: "2020-04-02"))
        try county.take(.matter(id), "suspend", by: "clerk", on: "2020-03-10")
        #expect(try answerDue(id) == nil)
        #expect(try county.take(.matter(id), "suspend", by: "clerk", on: "2020-03-11").refusals.map(\.cause) == [.limit])
        try county.take(.matter(id), "resume", by: "clerk", on: "2020-03-20")
        #expect(try answerDue(id) == Day(iso: "2020-04-12"))
        try county.take(.matter(id), "extend", by: "head", on: "2020-03-23")
        #expect(try answerDue(id) == Day(iso: "2020-04-22"))
        #expect(try county.take(.matter(id), "extend", by: "head", on: "2020-03-24").refusals.map(\.cause) == [.limit])
    }

    @Test func `办结的期限不再留在待办`() throws {
        let id = try county.receive(on: "2020-03-02")
        #expect(try county.rows("clock") == 1)
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        #expect(try county.database.read { try $0.all("SELECT term FROM clock") { $0.text(0) } } == ["answer"])
    }
}
