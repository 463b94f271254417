import Kernel
import Testing

import struct Explorer.Finding

@testable import Explorer

@Suite("按程序走遍")
struct ExplorerTests {
    static func calendar() throws -> WorkCalendar {
        let editions = try (2018...2022).map { year in
            CalendarEdition(
                id: String(year), year: year, title: "试验", document: "试验", published: try #require(Day(iso: "\(year - 1)-11-01")), holidays: [],
                workdays: [])
        }
        return try WorkCalendar(editions: editions)
    }

    static func explore<F: Plant>(_ plant: F.Type, walks: Int = 12, seed: UInt64 = 1) throws -> (Explorer, Exploration) {
        var options = Explorer.Options()
        (options.walks, options.seed) = (walks, seed)
        let explorer = Explorer([KindDefinition(Planted<F>.self)], calendar: try calendar(), options)
        return (explorer, explorer.explore())
    }

    /// The one finding of a sort, and that its script shows it when it is taken again from nothing.
    static func finding<F: Plant>(_ plant: F.Type, _ id: String) throws -> Finding {
        let (explorer, exploration) = try explore(plant)
        let finding = try #require(exploration.rows[0].findings.first { $0.id == id }, "\(exploration.rows[0].findings.map(\.id))")
        #expect(!exploration.isClean)
        if finding.sort != .deadEnd { #expect(explorer.replay(finding.script).findings.contains { $0.key == finding.key }) }
        return finding
    }

    @Test func `没有差错的种类，走遍全部环节，什么也没有发现`() throws {
        let (_, exploration) = try Self.explore(Sound.self)
        let row = exploration.rows[0]
        #expect(row.taken == 3 && row.notTaken.isEmpty)
        #expect(row.findings.filter { $0.sort != .note }.isEmpty, "\(row.findings.map(\.says))")
        #expect(row.papersDeclared == 1 && row.papersIssued == 1)
        #expect(exploration.isClean)
    }

    @Test func `新声明的岗位在每个机关都有四个人担任，新声明的职责有自己的机关`() {
        let (aid, centre) = (Role("legal-aid", "法律援助人员"), Organ.Duty("legal-aid", "法律援助机构"))
        let town = Town.county(Offices(roles: [.clerk, aid], duties: [centre]))
        let place = town.codes.first { town.organs[$0]?.duties == [centre] }
        #expect(place != nil)
        let day = Day.firstDay(of: 2020)
        for code in town.codes {
            for role in [Role.clerk, .head, aid] { #expect(town.people.filter { $0.holds([role], in: code, on: day) }.count == 4) }
        }
    }

    @Test func `没有人能够再办理的阶段是死路`() throws {
        let finding = try Self.finding(DeadEnd.self, "dead-end.parked")
        #expect(finding.sort == .deadEnd && finding.says.contains("parked"))
        #expect(finding.script.steps.map(\.action).last == "park")
    }

    @Test func `条件不可能满足的环节列为没有走到`() throws {
        let (_, exploration) = try Self.explore(Unreachable.self)
        #expect(exploration.rows[0].notTaken.map(\.step) == ["never"])
        #expect(exploration.rows[0].notTaken[0].why.contains("条件没有"))
    }

    @Test func `环节改变没有写明的字段是差错，脚本缩到最短`() throws {
        let finding = try Self.finding(UndeclaredWrite.self, "undeclared-write.decide.count")
        #expect(finding.script.steps.map(\.action) == ["receive", "tell", "decide"])
        #expect(finding.says.contains("次数"))
    }

    @Test func `绕过告知作出决定，打破不变的要求`() throws {
        let finding = try Self.finding(BypassedNotice.self, "HG-T")
        #expect(finding.sort == .brokenInvariant)
        #expect(finding.script.steps.map(\.action) == ["receive", "decide"])
    }

    @Test func `公示露出询问人的姓名是差错`() throws {
        let finding = try Self.finding(Leak.self, "leak.answer.摘要")
        #expect(finding.says.contains("露出了个人信息"))
    }

    @Test func `终结以后仍在计算的期限是差错`() throws {
        let finding = try Self.finding(RunningLimit.self, "running-limit.decision.decided")
        #expect(finding.says.contains("决定"))
    }

    @Test func `文书中有程序的写法是差错`() throws {
        let (_, exploration) = try Self.explore(HoledPaper.self)
        #expect(exploration.rows[0].findings.contains { $0.id.hasPrefix("paper.answer") })
    }

    @Test func `同一种子结果相同，不同种子走法不同`() throws {
        let one = try Self.explore(DeadEnd.self).1.json.encoded
        #expect(try Self.explore(DeadEnd.self).1.json.encoded == one)
        let scripts = try [1, 2, 3, 4].map { seed in
            try Self.explore(DeadEnd.self, seed: seed).1.rows[0].findings.map(\.script.text).joined()
        }
        #expect(Set(scripts).count > 1)
    }

    @Test func `输出的格式不变`() throws {
        let json = try Self.explore(DeadEnd.self).1.json
        let kind = try #require(json["kinds"]?.items?.first)
        #expect(
            kind.members?.map(\.key) == [
                "id", "edition", "steps", "taken", "notTaken", "deadEnds", "brokenInvariants", "errors", "papersDeclared", "papersIssued",
            ])
        #expect(kind["id"]?.string == "planted-deadEnd" && kind["edition"]?.string == "2018" && kind["steps"]?.int == 4)
        #expect(json["total"]?["deadEnds"]?.int == 1 && json["total"]?["papersDeclared"]?.int == 1)
    }

    @Test func `走过部件、清单的添加和子程序，各环节都走到`() throws {
        var options = Explorer.Options()
        (options.walks, options.samples) = (20, 2)
        let explorer = Explorer([KindDefinition(Composed.self), KindDefinition(PlantedAdvice.self)], calendar: try Self.calendar(), options)
        let exploration = explorer.explore()
        #expect(exploration.rows.map { $0.notTaken.map(\.step) } == [[], []], "\(exploration.rows.map(\.notTaken))")
        #expect(exploration.isClean, "\(exploration.rows.flatMap(\.findings).map(\.says))")
        // The samples are one script: what was taken once is taken again, each matter under a number of its own.
        let script = try #require(exploration.samples.first)
        let opens = script.steps.flatMap(\.opens)
        #expect(Set(opens).count == opens.count)
        let replay = explorer.replay(script)
        #expect(replay.taken == script.steps.count && replay.findings.isEmpty)
    }

    @Test func `规则的话里引号内的词和数字是提示`() {
        let hints = Hints("名称应含“人民调解委员会”，人数应为3至200")
        #expect(hints.words == ["人民调解委员会"] && hints.numbers == [3, 200])
    }

    @Test func `脚本写成文字再读回来是同一个`() throws {
        let script = try Self.finding(UndeclaredWrite.self, "undeclared-write.decide.count").script
        #expect(try Script(parsing: "# 说明\n" + script.text) == script)
        #expect(throws: (any Error).self) { try Script(parsing: "{\"action\":\"receive\"}") }
    }
}
