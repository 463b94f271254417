import Kernel
import Testing

@testable import Affairs

@Suite("行政规范性文件：评估、修改、废止、失效和统计")
struct DocumentLifeTests {
    static func day(_ text: String) -> Day { Bench<NormativeDocument>.day(text) }

    @Test func `有效期届满自动失效，无需任何人办理（湖南省行政程序规定第五十一条）`() throws {
        var bench = DocumentBench.published()
        #expect(bench.counted("document.in-force", through: "2025-05-26") == 1)
        #expect(bench.counted("document.in-force", through: "2025-05-27") == 0)
        #expect(bench.counted("document.lapsed", through: "2025-05-26") == 0)
        #expect(bench.counted("document.lapsed", through: "2025-05-27") == 1)
        #expect(try bench.due(of: "validity") == Self.day("2025-05-26"))
        #expect(bench.refusing("lapse", on: "2025-05-26") == ["validity-expired"])
        #expect(bench.take("lapse", on: "2025-06-10").isEmpty)
        #expect(bench.stage == "lapsed")
        #expect(bench.record.lapsedOn == Self.day("2025-05-27"))
        #expect(bench.counted("document.lapsed", through: "2025-12-31") == 1)
        #expect(try bench.reading(of: "validity")?.state == .met)
    }

    @Test(arguments: [("2024-11-25", false), ("2024-11-26", true), ("2025-05-26", true), ("2025-05-27", false)])
    func `届满前六个月内评估认为继续执行的，重新公布（湖南省行政程序规定第五十一条）`(day: String, lawful: Bool) {
        var bench = DocumentBench.published()
        bench.take("evaluate", on: day, ["evaluation": "keep", "evaluationNote": "仍有必要"])
        #expect(bench.take("renew", on: day).isEmpty == lawful)
        #expect(bench.refused.contains("document.renew.shortly-before-expiry") == !lawful)
        if lawful { #expect(bench.record.isInForce(on: Self.day("2025-05-27"))) }
    }

    @Test func `未经评估或者评估认为应当修改的，不得延续（湖南省行政程序规定第五十一条）`() {
        var bench = DocumentBench.published()
        #expect(bench.refusing("renew", on: "2025-01-02") == ["evaluated-to-keep"])
        bench.take("evaluate", ["evaluation": "amend", "evaluationNote": "第三条过时"])
        #expect(bench.refusing("renew") == ["evaluated-to-keep"])
        bench.take("evaluate", ["evaluation": "keep", "evaluationNote": "仍有必要"])
        #expect(bench.take("renew").isEmpty)
        #expect(bench.record.validUntil == Self.day("2030-01-01"))
        #expect(bench.counted("document.lapsed", through: "2029-12-31") == 0)
    }

    @Test func `早于届满前六个月的评估不算数（湖南省行政程序规定第五十一条）`() {
        var bench = DocumentBench.published()
        bench.take("evaluate", on: "2024-11-25", ["evaluation": "keep", "evaluationNote": "仍有必要"])
        #expect(bench.refusing("renew", on: "2024-12-02") == ["evaluated-to-keep"])
    }

    @Test func `修改应有已公布且载明本文件的文件（国办发〔2018〕37号第八项）`() {
        var bench = DocumentBench.published()
        var amending = DocumentBench.published(["title": "关于修改户外广告管理办法的决定"]).record
        bench.known.matters = [:]
        let silent = bench.known.add(7, amending, .published)
        #expect(bench.refusing("amend", on: "2020-09-01", ["amendedBy": String(silent.id)]) == ["amendment-founded"])
        amending.replaces = [Ref(1)]
        _ = bench.known.add(7, amending, .published)
        #expect(bench.take("amend", on: "2020-09-01", ["amendedBy": "7"]).isEmpty)
        #expect(bench.record.amendedBy == nil && bench.record.amendments.map(\.by) == [Ref(7)])
        #expect(bench.take("amend", on: "2021-09-01", ["amendedBy": "7"]).isEmpty)
        amending.publishedOn = nil
        _ = bench.known.add(7, amending, .registered)
        #expect(bench.refusing("amend", on: "2021-09-02", ["amendedBy": "7"]) == ["amendment-founded"])
        #expect(bench.counted("document.amended", through: "2020-12-31") == 1)
        #expect(bench.counted("document.amended", through: "2021-12-31") == 2)
        #expect(bench.record.isInForce(on: Self.day("2021-09-02")))
    }

    private typealias Row = StepEffect<NormativeDocument>

    /// In force; a document that amends it and a clean-up that declares it lapsed are known.
    private static func found() -> Bench<NormativeDocument> {
        var bench = DocumentBench.imported("平江县城区限养犬办法", from: "2017-06-01", until: nil)
        var amending = NormativeDocument()
        (amending.number, amending.registrationNumber, amending.publishedOn) = ("平政发〔2020〕8号", "PJDR—2020—00008", day("2020-07-01"))
        amending.replaces = [Ref(1)]
        _ = bench.known.add(7, amending, .published)
        var (cleanup, entry) = (DocumentCleanup(), DocumentCleanup.Entry())
        (entry.document, entry.decision) = (Ref(1), .lapsed)
        (cleanup.entries, cleanup.announcedOn) = ([entry], day("2020-07-31"))
        _ = bench.known.add(50, cleanup, .announced)
        bench.actor = Town.person("office")
        return bench
    }

    private static let later: [Row] = [
        Row("amend", in: { found() }, on: "2020-08-03", ["amendedBy": "7"], empties: ["amendedBy"], adds: ["amendments"], publishes: ["text"]),
        Row(
            "declare-lapsed", in: { found() }, on: "2020-08-03", ["cleanup": "50", "endNote": "任务已完成"], leaves: ["lapsedOn": "2020-08-03"],
            publishes: ["text"]),
        Row("take-filing", in: { found() }, on: "2020-08-03", ["filingResult": "registered"], leaves: ["filingResultOn": "2020-08-03"]),
        Row(
            "take-correction", in: { found() }, on: "2020-08-03", ["filingResult": "selfCorrected", "filingNote": "已删去第七条"],
            leaves: ["filingResultOn": "2020-08-03"], adds: ["corrections"], publishes: ["text"]),
    ]

    @Test(arguments: later, NormativeDocument.editions.map(\.id))
    private func `公布以后的修改、失效、备案结果和纠正，各版本相同（国办发〔2018〕37号第八项、第十项）`(row: Row, edition: String) throws {
        try row.check(under: edition)
    }

    @Test(arguments: [
        (["repealGround": "cleanup"], false), (["repealGround": "replaced"], false), (["repealGround": "evaluation"], false),
        (["repealGround": "superiorLaw"], false), (["repealGround": "other"], false), (["repealGround": "superiorLaw", "endNote": "上位法已废止"], true),
        (["repealGround": "other", "endNote": "专项工作结束"], true),
    ])
    func `废止应有依据（国办发〔2018〕37号第八项）`(input: [String: String], lawful: Bool) {
        var bench = DocumentBench.published()
        #expect(bench.refusing("repeal", on: "2020-09-01", input) == (lawful ? [] : ["repeal-founded"]))
    }

    @Test func `废止之日起无效，计入当年废止数`() {
        var bench = DocumentBench.published()
        bench.take("evaluate", on: "2020-08-31", ["evaluation": "repeal", "evaluationNote": "任务完成"])
        #expect(bench.take("repeal", on: "2020-09-01", ["repealGround": "evaluation"]).isEmpty)
        #expect(bench.record.isInForce(on: Self.day("2020-08-31")))
        #expect(!bench.record.isInForce(on: Self.day("2020-09-01")))
        #expect(bench.counted("document.repealed", through: "2020-12-31") == 1)
        #expect(bench.counted("document.lapsed", through: "2026-12-31") == 0)
        #expect(bench.counted("document.in-force", through: "2020-09-01") == 0)
    }

    @Test func `已失效的文件不得再废止，不重复计数`() {
        var bench = DocumentBench.published()
        #expect(bench.refusing("repeal", on: "2025-05-27", ["repealGround": "other", "endNote": "清理"]) == ["in-force"])
        bench.record.repealedOn = Self.day("2025-06-30")
        #expect(bench.counted("document.lapsed", through: "2025-12-31") == 1)
        #expect(bench.counted("document.repealed", through: "2025-12-31") == 0)
    }

    @Test func `存量文件计入现行有效，不计入制发和应备案，没有备案期限`() throws {
        let bench = DocumentBench.imported("平江县城区限养犬办法", from: "2017-06-01", until: "2022-05-31")
        #expect(bench.stage == "published")
        #expect(bench.record.isImported)
        #expect(bench.record.isInForce(on: Self.day("2020-01-02")))
        #expect(bench.counted("document.in-force", through: "2019-12-31") == 1)
        for measure in ["document.issued", "document.issued:government", "document.filing-due", "document.filed"] {
            #expect(bench.counted(measure, through: "2022-12-31") == 0)
        }
        #expect(bench.counted("document.imported", through: "2022-12-31") == 1)
        #expect(try bench.due(of: "filing") == nil)
    }

    @Test(arguments: ["publishedOn", "number", "registrationNumber", "effectiveOn"])
    func `存量登记应当填明文号、登记号和日期`(field: String) {
        var bench = Bench<NormativeDocument>(on: "2020-01-02")
        var input = [
            "title": "旧文件", "maker": "430626", "makerKind": "government", "number": "平政发〔2017〕1号", "registrationNumber": "PJDR—2017—00001",
            "publishedOn": "2017-05-01", "effectiveOn": "2017-06-01",
        ]
        let value = input.removeValue(forKey: field)
        #expect(bench.take("import-existing", input).isEmpty == false)
        input[field] = value
        #expect(bench.refusing("import-existing", input.merging(["publishedOn": "2020-01-02"]) { $1 }) == ["published-before-entry"])
        #expect(bench.take("import-existing", input).isEmpty)
    }

    @Test func `期初有效、新施行、废止、失效与期末有效相符（I-02）`() {
        var repealed = DocumentBench.imported("甲", from: "2016-01-01", until: "2020-12-31")
        repealed.take("repeal", on: "2020-06-01", ["repealGround": "other", "endNote": "任务完成"])
        var revoked = DocumentBench.published()
        revoked.take("revoke", on: "2020-11-02", ["revoker": "岳阳市人民政府", "endNote": "越权"])
        let all = [
            repealed, revoked, DocumentBench.imported("乙", from: "2015-07-01", until: "2020-06-30"),
            DocumentBench.imported("丙", from: "2019-01-01", until: nil),
            DocumentBench.imported("丁", from: "2010-01-01", until: "2014-12-31"), DocumentBench.published(),
        ]
        func total(_ measure: String, through day: String) -> Int { all.reduce(0) { $0 + $1.counted(measure, through: day) } }
        func within(_ measure: String) -> Int { total(measure, through: "2020-12-31") - total(measure, through: "2019-12-31") }

        let opening = total("document.in-force", through: "2019-12-31")
        let closing = total("document.in-force", through: "2020-12-31")
        #expect((opening, closing) == (3, 2))
        #expect([within("document.effective"), within("document.repealed"), within("document.lapsed"), within("document.revoked")] == [2, 1, 1, 1])
        let sum = opening + within("document.effective") - within("document.repealed") - within("document.lapsed") - within("document.revoked")
        #expect(sum == closing)
        #expect(within("document.issued") == 2)
        #expect(within("document.filed") <= within("document.issued"))
        #expect(within("document.reviewed") == 2)
        #expect(within("document.consulted") == 2)
    }

    @Test func `计入制定机关，不计入起草单位`() {
        let bench = DocumentBench.published()
        let facts = bench.definition.facts(bench.record, organ: bench.organ)
        #expect(!facts.isEmpty)
        #expect(facts.allSatisfy { $0.organ == Town.county })
    }
}
