import Affairs
import Almanac
import Engine
import Foundation
import Kernel
import Storage
import Testing

@testable import Reporting

/// The quarrels as a later program defines them: only those that were agreed count as mediated.
private struct LaterQuarrel: Matter {
    typealias Stage = Quarrel.Stage

    var title = ""
    var screenedOn: Day?
    var mediatedOn: Day?
    var outcome: Quarrel.Outcome?
    var amount: Money?

    init() {}
    static let kind: MatterKind = Quarrel.kind
    static var editions: [Edition] { Quarrel.editions }
    static var versions: [DefinitionVersion] {
        DefinitionVersion(
            2, from: "2021-02-01", "达成协议的才计为调解", counts: ["mediation.mediated"],
            drops: ["mediation.accepted", "mediation.succeeded", "mediation.failed", "mediation.amount"])
    }

    static var fields: [Field<Self>] {
        Field("title", \.title, "名称")
        Field("screenedOn", \.screenedOn, "排查日期")
        Field("mediatedOn", \.mediatedOn, "调解日期")
        Field("outcome", \.outcome, "结果")
        Field("amount", \.amount, "金额")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("screen", "排查", to: .screened, by: .clerk, basis: Quarrel.law(1)).needs(\.title).stamps(\.screenedOn)
        Action("mediate", "调解", .screened, to: .mediated, by: .clerk, basis: Quarrel.law(2)).needs(\.outcome).fills(\.amount).stamps(\.mediatedOn)
        Action("correct", "更正", .mediated, by: .clerk, basis: Quarrel.law(3)).needs(\.outcome).fills(\.amount)
    }

    static var measures: [Measure<Self>] {
        Measure.count("mediation.screened", "排查", on: \.screenedOn)
        Measure.count("mediation.mediated", "调解", on: \.mediatedOn) { $0.outcome == .agreed }
    }
}

@Suite("报告中的口径变更")
struct CountingChangeTests {
    private static let template = "# 2020年甲县法治政府建设年度报告\n\n排查{{mediation.screened}}件，调解{{mediation.mediated}}件。"

    private static func written(_ figures: Figures, _ scratch: Scratch, asOf entry: Int? = nil) throws -> (
        text: String, page: String, changes: [String]
    ) {
        let report = AnnualReport(figures, template: template, year: 2020, on: date("2021-03-02"), asOf: entry)
        let result = try report.write(to: scratch.url)
        let read: (String) throws -> String = { try String(contentsOf: result.folder.appendingPathComponent($0), encoding: .utf8) }
        return (try read("report.md"), try read("report.html"), result.changes.map(\.text))
    }

    /// The same county under the later definition.
    private static func opened(_ county: SmallCounty) throws -> (engine: Engine, figures: Figures) {
        let kinds: [any Definition] = [KindDefinition(EnforcementCertificate.self), KindDefinition(LaterQuarrel.self)]
        let engine = try Engine(county.engine.database, county: SmallCounty.code, kinds: kinds, calendar: Almanac.load())
        return (engine, Figures(engine))
    }

    @Test func `重算以前数字不变；重算以后，新的报告用新口径，说明列出变更前后；印发的报告数字不变，说明列出以后的变更`() throws {
        let county = try SmallCounty()
        for (title, outcome) in [("甲", "agreed"), ("乙", "agreed"), ("丙", "failed")] {
            try county.quarrel(title, SmallCounty.town, on: "2020-02-03", mediated: "2020-02-04", outcome)
        }
        let entry = try #require(try county.engine.database.read { try $0.lastEntry(SmallCounty.code)?.entry })
        let later = try Self.opened(county)
        let scratch = try Scratch()
        let before = try Self.written(later.figures, scratch)
        #expect(before.text.hasSuffix("排查3件，调解3件。") && before.changes == [] && !before.page.contains("统计口径变更"))

        try Recount(later.engine).run(by: PersonID("li"), at: Instant(date("2021-03-01"), hour: 9))

        let now = try Self.written(later.figures, scratch)
        #expect(now.text.contains("排查3件，调解2件。"))
        #expect(
            now.changes == [
                "“测试纠纷”的统计口径于2021年3月1日由第1版变更为第2版（达成协议的才计为调解）。本报告的数字已按变更后的口径：“调解”由3件变为2件。"
            ])
        #expect(now.text.contains("## 统计口径变更") && now.text.contains("“调解”由3件变为2件") && now.page.contains("“调解”由3件变为2件"))

        let issued = try Self.written(later.figures, scratch, asOf: entry)
        #expect(issued.text.contains("排查3件，调解3件。"))
        #expect(issued.changes.count == 1 && issued.changes.first?.contains("第\(entry)号记录以后，本报告的数字不变") == true)
        #expect(issued.changes.first?.contains("“调解”由3件变为2件") == true)
    }

    @Test func `别的年度的变更不列入`() throws {
        let county = try SmallCounty()
        try county.quarrel("去年的", SmallCounty.town, on: "2019-02-03", mediated: "2019-02-04", "failed")
        let later = try Self.opened(county)
        try Recount(later.engine).run(by: PersonID("li"), at: Instant(date("2021-03-01"), hour: 9))
        #expect(try Self.written(later.figures, Scratch()).changes == [])
    }

    @Test func `实时报告也列出`() throws {
        let county = try SmallCounty()
        try county.quarrel("丙", SmallCounty.town, on: "2020-02-03", mediated: "2020-02-04", "failed")
        let later = try Self.opened(county)
        try Recount(later.engine).run(by: PersonID("li"), at: Instant(date("2021-03-01"), hour: 9))
        let live = try later.engine.database.read {
            try LiveReport(later.figures, template: Self.template, year: 2020, on: date("2021-03-02"), in: $0)
        }
        #expect(live.changes.map { $0.lines.map(\.text) } == [["“调解”由1件变为0件"]])
    }
}
