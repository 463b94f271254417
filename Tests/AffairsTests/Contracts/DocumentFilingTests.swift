import Kernel
import Testing

@testable import Affairs

@Suite("规范性文件备案审查")
struct DocumentFilingTests {
    static func day(_ text: String) -> Day { Bench<DocumentFiling>.day(text) }
    static let papers = "report,text,explanation,basis,legality"
    static let intake = [
        "documentTitle": "犬类管理办法", "documentNumber": "平公发〔2020〕3号", "maker": "430626-ga", "makerKind": "department", "publishedOn": "2020-04-20",
        "submittedOn": "2020-04-30", "papers": papers,
    ]

    static func bench(on day: String) -> Bench<DocumentFiling> {
        var bench = Bench<DocumentFiling>(on: day)
        bench.organ = Town.justice
        return bench
    }
    static func received(_ changes: [String: String] = [:], on day: String = "2020-05-06") -> Bench<DocumentFiling> {
        var bench = bench(on: day)
        bench.take("receive", by: "r1", intake.merging(changes) { $1 })
        return bench
    }
    static func examined(problem: LegalityReview.Item? = nil, _ changes: [String: String] = [:]) -> Bench<DocumentFiling> {
        var bench = received(changes)
        bench.take("register", on: "2020-05-07", by: "r1")
        bench.take(
            "examine", on: "2020-05-20", by: "r1",
            ["findings": LegalityReviewAnswers.all(problem: problem, note: problem == nil ? "" : "没有上位法依据"), "opinion": "审查意见"])
        return bench
    }
    static func correcting(_ changes: [String: String] = [:]) -> Bench<DocumentFiling> {
        var bench = examined(problem: .createsPowers, changes)
        bench.take("ask-correction", on: "2020-05-21", by: "r2", ["correctionAsked": "删去第七条"])
        return bench
    }

    @Test(arguments: [("2020-05-05", 0), ("2020-05-06", 1), ("2020-04-20", 0)])
    func `公布之日起十五日内报送，次日起为逾期（湖南省规范性文件管理办法第二十二条）`(submitted: String, late: Int) {
        let bench = Self.received(["submittedOn": submitted])
        #expect(bench.stage == "received")
        #expect(bench.counted("filing.late", through: "2020-12-31") == late)
        #expect(bench.counted("filing.received", through: "2020-05-05") == 0)
        #expect(bench.counted("filing.received", through: "2020-05-06") == 1)
    }

    @Test func `县设定三十日的，从其设定`() {
        var bench = Self.bench(on: "2020-05-25")
        bench.settings = Settings(["document.filing.days": "30"])
        bench.take("receive", by: "r1", Self.intake.merging(["submittedOn": "2020-05-20"]) { $1 })
        #expect(!bench.record.isLate && bench.stage == "received")
    }

    @Test(arguments: [
        (["maker": "430626", "makerKind": "government"], false), (["maker": "430626101", "makerKind": "township"], true),
        (["maker": "430626101", "makerKind": "department"], false), (["maker": "430000"], false), (["submittedOn": "2020-04-19"], false),
        (["submittedOn": "2020-05-07"], false), ([:], true),
    ])
    func `收受部门、乡镇的文件，类别相符，日期可能（国办发〔2018〕37号第十项）`(changes: [String: String], lawful: Bool) {
        #expect((Self.received(changes).stage == "received") == lawful)
    }

    @Test func `只由司法行政部门收受；同一文件不重复收受，退回的可以再报`() {
        var elsewhere = Bench<DocumentFiling>(on: "2020-05-06")
        #expect(elsewhere.refusing("receive", by: "r1", Self.intake) == ["received-by-justice"])
        for (stage, maker, lawful) in [
            (DocumentFiling.Stage.registered, "430626-ga", false), (.filed, "430626-ga", false), (.returned, "430626-ga", true),
            (.refused, "430626-ga", true), (.filed, "430626-sj", true),
        ] {
            var bench = Self.bench(on: "2020-05-06")
            var other = Self.received().record
            other.maker = OrganCode(maker)
            _ = bench.known.add(7, other, stage)
            #expect(bench.take("receive", by: "r1", Self.intake).isEmpty == lawful, "\(stage)")
        }
    }

    @Test(arguments: [
        ("平公发〔2020〕3号", "2020-04-20", "2020-04-30", true), ("平公发〔2020〕4号", "2020-04-20", "2020-04-30", false),
        ("平公发〔2020〕3号", "2020-04-21", "2020-04-30", false), ("平公发〔2020〕3号", "2020-04-20", "2020-04-29", false),
    ])
    func `系统内的文件与报送的一致`(number: String, published: String, filed: String, lawful: Bool) {
        var document = NormativeDocument()
        (document.maker, document.number, document.registrationNumber) = (Town.organ, number, "PJDR—2020—00001")
        (document.publishedOn, document.filedOn) = (Self.day(published), Self.day(filed))
        var bench = Self.bench(on: "2020-05-06")
        _ = bench.known.add(5, document, .published)
        #expect(bench.refusing("receive", by: "r1", Self.intake.merging(["document": "5"]) { $1 }) == (lawful ? [] : ["matches-filed-document"]))
    }

    @Test(arguments: ["report", "text", "explanation", "basis", "legality"])
    func `材料不齐不得登记，通知补正后登记`(paper: String) {
        let rest = Self.papers.split(separator: ",").filter { $0 != paper }.joined(separator: ",")
        var bench = Self.received(["papers": rest])
        #expect(bench.refusing("register", by: "r1") == ["papers-complete"])
        #expect(bench.take("ask-supplement", by: "r1", ["papersNote": "缺一件"]).isEmpty)
        #expect(bench.refusing("supplement", on: "2020-05-08", by: "maker", ["papers": rest]) == ["papers-complete"])
        #expect(bench.take("supplement", by: "maker", ["papers": Self.papers]).isEmpty)
        #expect(bench.take("register", by: "r1").isEmpty)
        #expect(bench.counted("filing.registered", through: "2020-05-07") == 0)
        #expect(bench.counted("filing.registered", through: "2020-05-08") == 1)
    }

    @Test(arguments: [("2020-05-12", false), ("2020-05-13", true)])
    func `逾期不补正的才退回，五个工作日含调休上班日（县设定）`(day: String, lawful: Bool) throws {
        var bench = Self.received(["papers": "report"])
        bench.take("ask-supplement", by: "r1", ["papersNote": "缺正式文本"])
        #expect(try bench.due(of: "supplement") == Self.day("2020-05-12"))
        #expect(bench.refusing("return", on: day, by: "r1", ["returnReason": "逾期未补正"]) == (lawful ? [] : ["supplement-overdue-or-unasked"]))
        if lawful {
            bench.today = Self.day("2020-12-31")
            #expect(bench.record.returnedOn == Self.day(day))
            #expect(try bench.reading(of: "supplement")?.state == .metLate)
        }
        #expect(bench.counted("filing.concluded", through: "2020-12-31") == 0)
    }

    @Test(arguments: LegalityReview.Item.allCases)
    func `七项逐项审查，有问题的不得准予备案，没有问题的不得要求纠正（国办发〔2018〕37号第十项）`(item: LegalityReview.Item) {
        var bench = Self.received()
        bench.take("register", on: "2020-05-07", by: "r1")
        let rest = LegalityReview.Item.allCases.filter { $0 != item }
        let missing = bench.take("examine", by: "r1", ["findings": LegalityReviewAnswers.all(rest), "opinion": "意见"])
        #expect(missing.count == 1 && missing.first?.contains(item.name) == true)
        #expect(bench.refusing("examine", ["findings": LegalityReviewAnswers.all(problem: item), "opinion": "意见"]) == ["problems-explained"])
        var faulty = Self.examined(problem: item)
        #expect(faulty.refusing("grant", by: "r2") == ["no-problem-found"])
        #expect(faulty.refusing("ask-correction", by: "r1", ["correctionAsked": "删去"]) == ["not-examiner"])
        #expect(faulty.take("ask-correction", by: "r2", ["correctionAsked": "删去"]).isEmpty)
        var clean = Self.examined()
        #expect(clean.refusing("ask-correction", by: "r2", ["correctionAsked": "删去"]) == ["problem-found"])
        #expect(clean.refusing("grant", by: "r1") == ["not-examiner"])
        #expect(clean.take("grant", by: "r2").isEmpty && clean.stage == "filed")
    }

    @Test func `审查与处理分离，以现有审查意见的审查人员为准；没有其他人员的，报请县级人民政府处理（国办发〔2018〕37号第十项）`() {
        var bench = Self.examined()
        bench.take("send-back", on: "2020-05-21", by: "r2", ["sendBackReason": "对依据的核对不完整"])
        bench.take("examine", by: "r2", ["findings": LegalityReviewAnswers.all(), "opinion": "合法"])
        for action in ["grant", "send-back", "refuse", "ask-correction"] {
            bench.take(action, by: "r2", action == "send-back" ? ["sendBackReason": "再核"] : [:])
            #expect(bench.refused.contains("filing.\(action).not-examiner"), "\(action)")
        }
        var other = bench
        #expect(other.take("grant", by: "r1") == [] && other.stage == "filed")
        #expect(bench.take("refer", by: "r2") == [] && bench.record.decider == Town.county)
        bench.take("refer", by: "r1")
        #expect(bench.refused == ["filing.refer.not-yet-referred"])
        let place = bench.definition.outline(bench.edition)?.action("grant").flatMap { action in
            bench.definition.place(of: action, bench.edition, bench.record, bench.moment)
        }
        #expect(place == Town.county)
        #expect(bench.take("grant", by: "head") == [])
    }

    @Test func `没有写明审查项目的，不算逐项审查；纠正意见逐项写明问题（国办发〔2018〕37号第十项）`() {
        var bench = Self.received()
        bench.take("register", on: "2020-05-07", by: "r1")
        let nameless = String(LegalityReviewAnswers.all().dropLast()) + #",{"finding":"problem","note":"没有依据"}]"#
        bench.take("examine", by: "r1", ["findings": nameless, "opinion": "意见"])
        #expect(bench.refused == ["filing.examine.item-by-item"])
        let letter = Self.correcting().papers.last
        let items: [[String]] = letter?.content.blocks.compactMap { if case .items(let items) = $0 { items } else { nil } } ?? []
        #expect(letter?.document == "correction" && items == [["\(LegalityReview.Item.createsPowers.name)：没有上位法依据"]])
        #expect(letter?.content.paragraphs.contains("要求：删去第七条") == true)
    }

    @Test(arguments: [("2020-06-06", 0), ("2020-06-07", 1)])
    func `登记后三十日内审查完毕，末日不算逾期（县设定）`(day: String, late: Int) throws {
        var bench = Self.received()
        bench.take("register", on: "2020-05-07", by: "r1")
        #expect(try bench.due(of: "examination") == Self.day("2020-06-06"))
        bench.take("examine", on: day, by: "r1", ["findings": LegalityReviewAnswers.all(), "opinion": "合法"])
        #expect(bench.counted("filing.examined-late", through: "2020-12-31") == late)
    }

    @Test(arguments: [("2020-06-20", false), ("2020-06-21", true)])
    func `逾期不自行纠正的才责令改正、撤销（地方组织法第五十九条）`(day: String, lawful: Bool) throws {
        var bench = Self.correcting()
        #expect(try bench.due(of: "correction") == Self.day("2020-06-20"))
        var revoking = bench
        let refused = bench.take("order", on: day, by: "head", ["orderNote": "限期删去第七条"])
        #expect(refused.isEmpty == lawful)
        if !lawful { #expect(refused.first?.contains("第五十九条第（三）项") == true) }
        #expect(revoking.refusing("revoke", on: day, by: "head", ["revocationNote": "没有依据"]) == (lawful ? [] : ["correction-refused-or-overdue"]))
    }

    @Test func `制定机关书面不同意纠正的，不必等期限届满；2022年修正后依第七十三条`() {
        var bench = Self.correcting()
        bench.take("object", on: "2020-05-25", by: "maker", ["objection": "不同意"])
        #expect(bench.take("order", by: "head", ["orderNote": "限期改正"]).isEmpty)
        var later = Bench<DocumentFiling>(Self.correcting().record, on: "2022-04-01", edition: "2022")
        later.organ = Town.justice
        later.stage = "correcting"
        later.record.correctionAskedOn = Self.day("2022-04-01")
        #expect(later.take("revoke", by: "head", ["revocationNote": "没有依据"]).first?.contains("第七十三条第（三）项") == true)
    }

    @Test func `纠正、撤销随即办理到系统内的文件`() throws {
        var bench = Self.correcting()
        bench.record.document = Ref(5)
        var revoked = bench
        bench.take("report-correction", on: "2020-06-01", by: "maker", ["correctionForm": "amended", "correctionNote": "已删去第七条"])
        #expect(bench.followed.isEmpty)
        #expect(bench.take("confirm-correction", on: "2020-06-03", by: "r2").isEmpty)
        #expect(bench.followed.map(\.action) == ["take-correction"] && bench.followed.map(\.matter) == [5])
        #expect(bench.followed.first?.input["filingResult"]?.string == "selfCorrected")
        revoked.take("object", by: "maker", ["objection": "不同意"])
        revoked.take("revoke", on: "2020-06-05", by: "head", ["revocationNote": "没有依据"])
        #expect(revoked.followed.map(\.action) == ["take-revocation"])
        #expect(revoked.followed.first?.input["revoker"]?.string == "平江县人民政府")
        var document = DocumentBench.published()
        let (correction, revocation) = (try #require(bench.followed.first).input, try #require(revoked.followed.first).input)
        #expect(document.take("take-correction", on: "2020-06-03", values: correction).isEmpty)
        #expect(document.counted("document.corrected", through: "2020-12-31") == 1)
        #expect(document.take("take-revocation", on: "2020-06-05", values: revocation).isEmpty)
        #expect(document.stage == "revoked" && !document.record.isInForce(on: Self.day("2020-06-05")))
        #expect(document.counted("document.revoked", through: "2020-12-31") == 1)
    }

    @Test func `纠正不到位的退回再改；责令改正的计入责令改正`() {
        var bench = Self.correcting()
        bench.take("report-correction", on: "2020-06-01", by: "maker", ["correctionForm": "amended", "correctionNote": "改"])
        #expect(bench.take("reject-correction", by: "r2", ["rejectionReason": "第七条仍在"]).isEmpty && bench.stage == "correcting")
        bench.take("order", on: "2020-06-21", by: "head", ["orderNote": "限期改正"])
        bench.take("report-correction", on: "2020-07-01", by: "maker", ["correctionForm": "repealed", "correctionNote": "已废止"])
        bench.take("confirm-correction", on: "2020-07-02", by: "r2")
        #expect(bench.record.result == .orderedCorrected)
        #expect(bench.counted("filing.corrected", through: "2020-07-01") == 0)
        #expect(bench.counted("filing.corrected", through: "2020-07-02") == 1)
    }

    @Test func `办结等于准予、不予、纠正、撤销之和；向上级报送的不计入收到`() {
        var granted = Self.examined()
        granted.record.document = Ref(5)
        granted.take("grant", on: "2020-05-21", by: "r2")
        #expect(granted.followed.map(\.action) == ["take-filing"] && granted.followed.first?.input["filingResult"]?.string == "registered")
        var refused = Self.received()
        refused.record.document = Ref(5)
        refused.take("refuse", by: "r2", ["refusalGround": "notNormative", "refusalNote": "内部工作安排"])
        #expect(refused.followed.map(\.action) == ["take-filing"] && refused.followed.first?.input["filingNote"]?.string == "内部工作安排")
        var revoked = Self.correcting()
        revoked.take("object", by: "maker", ["objection": "不同意"])
        revoked.take("revoke", by: "head", ["revocationNote": "没有依据"])
        var sent = Self.bench(on: "2020-05-06")
        let up = [
            "documentTitle": "办法", "documentNumber": "平政发〔2020〕1号", "maker": "430626", "makerKind": "government", "publishedOn": "2020-04-21",
            "sentTo": "superiorGovernment,standingCommittee",
        ]
        #expect(sent.refusing("send", by: "r1", up.merging(["sentTo": "superiorGovernment"]) { $1 }) == ["sent-to-required-bodies"])
        #expect(sent.refusing("send", up.merging(["maker": "430626-ga", "makerKind": "department"]) { $1 }) == ["sent-to-required-bodies"])
        #expect(sent.take("send", up).isEmpty && !sent.record.isLate)
        sent.take("record-granted", on: "2020-06-01")
        let all = [granted, refused, revoked, sent]
        func total(_ measure: String) -> Int { all.reduce(0) { $0 + $1.counted(measure, through: "2020-12-31") } }
        #expect(total("filing.received") == 3 && total("filing.sent") == 1)
        #expect(total("filing.concluded") == 3)
        #expect(["filing.granted", "filing.refused", "filing.corrected", "filing.revoked"].map(total) == [1, 1, 0, 1])
        #expect(DocumentFiling.Result.allCases.reduce(0) { $0 + total("filing.concluded:\($1.rawValue)") } == 3)
    }

    @Test(arguments: [("2020-05-06", false), ("2020-05-07", true)])
    func `向上级报送逾期的记下；上级撤销的由上级，不由县政府`(on: String, late: Bool) {
        var sent = Self.bench(on: on)
        sent.take(
            "send", by: "r1",
            [
                "documentTitle": "办法", "documentNumber": "平政发〔2020〕1号", "maker": "430626", "makerKind": "government", "publishedOn": "2020-04-21",
                "sentTo": "superiorGovernment,standingCommittee",
            ])
        #expect(sent.record.isLate == late)
        sent.take("record-correction", ["correctionAsked": "修改第三条"])
        sent.record.objection = "不同意"
        #expect(sent.refusing("revoke", by: "head", ["revocationNote": "没有依据"]) == ["filed-from-below"])
        sent.record.document = Ref(5)
        #expect(sent.take("record-revoked", by: "r1", ["revoker": "岳阳市人民政府", "revocationNote": "没有依据"]).isEmpty)
        #expect(sent.followed.map(\.action) == ["take-revocation"] && sent.followed.first?.input["revoker"]?.string == "岳阳市人民政府")
    }
}

/// The seven items answered, one of them with a problem.
enum LegalityReviewAnswers {
    static func all(_ items: [LegalityReview.Item] = LegalityReview.Item.allCases, problem: LegalityReview.Item? = nil, note: String = "") -> String {
        let rows = items.map { #"{"item":"\#($0.rawValue)","finding":"\#($0 == problem ? "problem" : "conforms")","note":"\#(note)"}"# }
        return "[\(rows.joined(separator: ","))]"
    }
}
