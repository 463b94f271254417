import Testing

@testable import Kernel

private let old: StatuteEdition = StatuteEdition("fees-2018", "收费条例", "2018年", from: "2018-01-01", until: "2019-12-31")
private let new: StatuteEdition = StatuteEdition("fees-2020", "收费条例", "2020年修订", from: "2020-01-01")

/// Two editions of one law, and a receipt that was declared for both.
private struct Fee: Matter {
    enum Stage: String, MatterStage {
        case open, closed
        var name: String { rawValue }
        var isFinal: Bool { self == .closed }
    }

    var note = ""
    init() {}
    static let kind: MatterKind = MatterKind("fee", "收费", .services, laws: [old, new])
    static var editions: [Edition] {
        [Edition("2018", "2018年", from: "2018-01-01", until: "2019-12-31"), Edition("2020", "2020年", from: "2020-01-01")]
    }
    static var concordance: Concordance { told.value }
    @TaskLocal static var told: Told = Told(value: Concordance())
    struct Told: Sendable { let value: Concordance }
    static var correcting: Correcting { Correcting(new(9)) }
    var title: String { "收费" }
    static var fields: [Field<Self>] { Field("note", \.note, "说明") }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = edition.id == "2018" ? old : new
        Action("open", "收", to: .open, by: .head, basis: law(1)).fills(\.note).issues("receipt")
        Action("close", "结", .open, to: .closed, by: .head, basis: law(2))
    }
    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("receipt", "收据", basis: new(5)) { _, _ in DocumentContent(["收讫。"], signature: "", day: nil) }
    }
    static var measures: [Measure<Self>] { [] }
}

@Suite("条文对照：各版本共有的声明，各引其法")
struct ConcordanceTests {
    private func findings(_ concordance: Concordance) -> [String] {
        Fee.$told.withValue(Fee.Told(value: concordance)) {
            KindDefinition(Fee.self).findings(registry: [old, new]).map(\.message).filter { $0.contains("从未施行") || $0.contains("条文对照") }
        }
    }

    @Test func `没有对照的，文书、更正引用了本版本期间从未施行的法律`() {
        #expect(
            findings(Concordance()).sorted() == [
                "（2018年）文书“receipt”引用的《收费条例》（2020年修订）第五条在本版本适用期间从未施行",
                "（2018年）更正引用的《收费条例》（2020年修订）第九条在本版本适用期间从未施行",
            ])
    }

    @Test func `有对照的，依版本引用；引用清单和更正都按版本`() {
        let concordance = Concordance().under("2018", [new(5): old(3), new(9): old(4)])
        #expect(findings(concordance) == [])
        Fee.$told.withValue(Fee.Told(value: concordance)) {
            let definition = KindDefinition(Fee.self)
            #expect(definition.basis(new(5), in: "2018") == old(3) && definition.basis(new(5), in: "2020") == new(5))
            #expect(definition.correctionBasis(in: "2018") == old(4) && definition.correctionBasis(in: "2020") == new(9))
            let cited = definition.citations.filter { $0.sort == .document }
            #expect(cited.map(\.edition) == ["2018", "2020"] && cited.map(\.basis) == [old(3), new(5)])
            #expect(ProcedureText(definition).markdown.contains("《收费条例》（2018年）第三条（2018年）；《收费条例》（2020年修订）第五条（2020年）"))
        }
    }

    @Test func `对照中没有的版本、没有引用的条文，定义检查指出`() {
        let concordance = Concordance().under("2018", [new(5): old(3), new(9): old(4), new(7): old(7)]).under("2019", [new(5): old(3)])
        #expect(findings(concordance) == ["条文对照（2018）中的《收费条例》（2020年修订）第七条没有文书、公示、警示、更正、并案、分案引用", "条文对照写了没有的版本“2019”"])
    }
}

@Suite("承继的依据是那一天施行的法律")
struct SuccessionBasisTests {
    @Test(arguments: [("2019-12-31", "2018年"), ("2020-01-01", "2020年修订"), ("2017-12-31", "2020年修订")])
    func `依死亡、合并之日`(day: String, edition: String) throws {
        let rule = SuccessionOutline.Rule(causes: [.merger], stages: [], says: "", basis: new(6), formerly: [old(6)], step: nil)
        #expect(rule.basis(on: try #require(Day(iso: day))).statute.edition == edition)
    }
}
