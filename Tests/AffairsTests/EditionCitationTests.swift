import Kernel
import Testing

@testable import Affairs

/// What is declared once for all editions cites, under each, the law that its matters follow.
@Suite("各版本事项引用各自的法律")
struct EditionCitationTests {
    @Test(arguments: [("2017", "《行政处罚法》（2017年修正）第五十四条"), ("2021", "《行政处罚法》（2021年修订）第七十五条第二款")])
    func `更正书依本案适用的行政处罚法（2017年第五十四条，2021年第七十五条第二款）`(edition: String, article: String) {
        #expect(Definitions.of(PenaltyCase.self).correctionBasis(in: edition).withEdition == article)
    }

    @Test(arguments: [("2017", "行政复议法（2017年修正）"), ("2023", "行政复议法（2023年修订）"), ("2026", "行政复议法（2023年修订）")])
    func `没有另行规定更正的，引用事项立案时施行的法律`(edition: String, law: String) {
        let basis = Definitions.of(Reconsideration.self).correctionBasis(in: edition)
        #expect("\(basis.statute.title)（\(basis.statute.edition)）" == law && basis.clause.isEmpty)
    }

    @Test(arguments: [
        ("penalty", "2017", "filing", "第三十六条"), ("penalty", "2021", "filing", "第五十四条第二款"), ("penalty", "2017", "correction", "第五十四条"),
        ("reconsideration", "2017", "supplement-notice", "第二十九条"), ("reconsideration", "2026", "supplement-notice", "第三十一条第一款"),
        ("petition", "2005", "opinion", "第三十二条"), ("petition", "2022", "opinion", "第三十二条第一款"),
        ("decision", "2018", "start", "第三十二条第五款"), ("decision", "2019", "start", "第十一条"),
        ("supervision", "2018", "criticism", "第三十七条"), ("supervision", "2026", "criticism", "第三十一条"),
    ])
    func `文书的依据按版本`(kind: String, edition: String, paper: String, clause: String) throws {
        let definition = try #require(Catalogue.definitions.first { $0.kind.id == kind })
        let document = try #require(definition.documents.first { $0.id == paper })
        #expect(definition.basis(document.basis, in: edition).clause == clause)
        let shown = definition.citations.filter { $0.sort == .document && $0.id == paper && $0.edition == edition }
        #expect(shown.map(\.basis.clause) == [clause], "引用清单按版本列出")
    }

    /// What a step of the edition issues or publishes, and how slips are put right, under a law that was in force when such matters were
    /// opened. A handful of older texts have no end and are cited still.
    @Test func `没有文书、公示、更正引用本版本期间从未施行的法律`() {
        for definition in Catalogue.definitions {
            let found = definition.findings(registry: Law.registry).map(\.message).filter { $0.contains("从未施行") || $0.contains("条文对照") }
            #expect(found == [], "\(definition.kind.name)")
        }
    }
}
