import Affairs
import Engine
import Kernel
import Storage
import Testing

@Suite("催办")
struct ReminderTests {
    @Test func `催办记一条，通知应当办理的人，不改变事项的任何内容`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        let before = try test.dossier(id)
        _ = try #require(try test.act(.remind, id, by: "head", "请本周办结").receipt)
        let after = try test.dossier(id)
        #expect(after.row.body == before.row.body && after.row.stage == before.row.stage && after.ledger.handlers == before.ledger.handlers)
        #expect(after.row.version == before.row.version + 1)
        for clerk in ["clerk", "both", "both-offices"] { #expect(try test.told(clerk) == ["handling.remind"], "没有承办人的，通知岗位上的人") }
        #expect(try test.told("head") == [])
        let entry = try #require(try test.entries(id).last)
        let words = HandlingEntry(entry, try JSON(parsing: entry.content))?.sentence(test.county.engine.organs, test.county.engine.names)
        #expect(words?.hasPrefix("催办") == true && words?.hasSuffix("：请本周办结") == true, "\(words ?? "")")
        #expect(try test.faults() == [])
    }

    @Test func `有承办人的只催承办人；一人一天催一次；同一请求只记一条`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        _ = try #require(try test.act(.take, id, by: "both-offices").receipt)
        let first = try #require(try test.act(.remind, id, by: "head", hour: 10, request: "cli:head:r1").receipt)
        let repeated = try #require(try test.act(.remind, id, by: "head", hour: 11, request: "cli:head:r1").receipt)
        #expect(repeated.entry == first.entry && repeated.isRepeat)
        #expect(try test.told("both-offices") == ["handling.remind"] && test.told("clerk") == [])
        #expect(try test.act(.remind, id, by: "head", hour: 12).fields.map(\.rule) == ["您今天已经催办过，请明天再催"])
        #expect(try test.act(.remind, id, by: "both", hour: 12).receipt != nil, "另一位负责人")
        #expect(try test.act(.remind, id, by: "head", on: "2020-03-04").receipt != nil)
        #expect(try test.act(.remind, id, by: "both-offices", on: "2020-03-04").fields.map(\.rule) == ["除您以外没有要办理它的人"])
    }

    @Test func `不是负责人也不承办的不能催；办结的没有可以催的；已催的不占承办人变更的次数`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        #expect(throws: Problem.self) { try test.act(.remind, id, by: "clerk") }
        _ = try #require(try test.county.take(.matter(id), "examine", by: "clerk", on: "2020-03-04").receipt)
        _ = try #require(try test.county.take(.matter(id), "close", by: "head", on: "2020-03-05", ["result": "成立"]).receipt)
        #expect(try test.act(.remind, id, by: "head", on: "2020-03-06").fields.map(\.rule) == ["已经办结，没有可以催办的"])
        #expect(try test.faults() == [])
    }
}
