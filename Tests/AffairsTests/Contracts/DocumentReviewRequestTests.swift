import Kernel
import Testing

@testable import Affairs

@Suite("规范性文件审查建议")
struct DocumentReviewRequestTests {
    static func day(_ text: String) -> Day { Bench<DocumentReviewRequest>.day(text) }
    static let request = [
        "applicantKind": "citizen", "applicant.citizenName": "张三", "applicant.phone": "13800001234", "documentTitle": "犬类管理办法",
        "maker": "430626-ga", "clauses": "第七条", "grounds": "没有上位法依据设定收费",
    ]

    static func received(_ changes: [String: String] = [:]) -> Bench<DocumentReviewRequest> {
        var bench = Bench<DocumentReviewRequest>(on: "2020-03-02")
        bench.organ = Town.justice
        bench.take("receive", by: "r1", request.merging(changes) { $1 })
        return bench
    }
    static func asked() -> Bench<DocumentReviewRequest> {
        var bench = received()
        bench.take("accept", on: "2020-03-05", by: "r1")
        bench.take("ask-maker", on: "2020-03-06", by: "r1")
        return bench
    }
    static func examined(problem: LegalityReview.Item? = nil) -> Bench<DocumentReviewRequest> {
        var bench = asked()
        bench.take("explain", on: "2020-03-12", by: "maker", ["makerReply": "说明"])
        bench.take(
            "examine", on: "2020-03-18", by: "r1",
            ["findings": LegalityReviewAnswers.all(problem: problem, note: problem == nil ? "" : "没有依据"), "opinion": "意见"])
        return bench
    }
    static func correcting() -> Bench<DocumentReviewRequest> {
        var bench = examined(problem: .derogation)
        bench.take("ask-correction", on: "2020-03-19", by: "r2", ["correctionAsked": "删去第七条"])
        return bench
    }

    @Test func `要求说明通知书写明条款；没有指明条款的，就文件说明（国办发〔2018〕37号第十项）`() {
        #expect(Self.asked().papers.last?.content.paragraphs.last == "请就下列条款的依据和理由书面说明：第七条。建议人的理由：没有上位法依据设定收费")
        var whole = Self.received(["clauses": ""])
        whole.take("accept", on: "2020-03-05", by: "r1")
        whole.take("ask-maker", on: "2020-03-06", by: "r1")
        #expect(whole.papers.last?.content.paragraphs.last == "请就该文件的依据和理由书面说明。建议人的理由：没有上位法依据设定收费")
    }

    @Test func `未发现违法的全过程，六十日内答复（县设定）`() throws {
        var bench = Self.examined()
        #expect(try bench.due(of: "answer") == Self.day("2020-05-01"))
        #expect(bench.refusing("ask-correction", by: "r2", ["correctionAsked": "删去"]) == ["problem-found"])
        #expect(bench.refusing("uphold", by: "r1") == ["separate-examine"])
        #expect(bench.take("uphold", by: "r2").isEmpty)
        #expect(bench.take("answer", on: "2020-03-20", by: "r1", ["answer": "有上位法依据"]).isEmpty)
        #expect(bench.matter.isFinal)
        let letter = try #require(bench.definition.content(of: "answer", bench.record, bench.moment))
        #expect(letter.addressee == "张三" && letter.paragraphs.contains { $0.contains("未发现违法") })
    }

    @Test(arguments: [("2020-05-01", 0), ("2020-05-02", 1)])
    func `答复的末日不算逾期，次日计入逾期`(day: String, late: Int) {
        var bench = Self.examined()
        bench.take("uphold", by: "r2")
        bench.take("answer", on: day, by: "r1", ["answer": "有上位法依据"])
        #expect(bench.counted("review-request.late", through: "2020-12-31") == late)
        #expect(bench.counted("review-request.answered", through: "2020-12-31") == 1)
    }

    @Test func `县自己的文件不转送，其他机关的转送，不受理的说明事由`() {
        var own = Self.received()
        #expect(own.refusing("forward", by: "r1", ["forwardedTo": "市司法局", "forwardReason": "市级文件"]) == ["made-elsewhere"])
        var other = Bench<DocumentReviewRequest>(on: "2020-03-02")
        other.organ = Town.justice
        other.take("receive", by: "r1", Self.request.filter { $0.key != "maker" })
        #expect(other.refusing("accept", by: "r1") == ["made-in-county"])
        #expect(other.take("forward", by: "r1", ["forwardedTo": "市司法局", "forwardReason": "市级文件"]).isEmpty)
        #expect(other.counted("review-request.forwarded", through: "2020-12-31") == 1)
        #expect(own.take("decline", by: "r1", ["declineGround": "repeated"]).count == 1)
        #expect(own.take("decline", ["declineGround": "repeated", "declineNote": "已于上月答复"]).isEmpty)
        #expect(own.counted("review-request.declined", through: "2020-12-31") == 1)
        #expect(own.counted("review-request.accepted", through: "2020-12-31") == 0)
    }

    @Test(arguments: [("2020-03-11", ClockReading.State.running), ("2020-03-12", .overdue)])
    func `七个工作日内受理或者转送（县设定）`(on: String, state: ClockReading.State) throws {
        var bench = Self.received()
        bench.today = Self.day(on)
        #expect(try bench.reading(of: "acceptance")?.state == state)
    }

    @Test(arguments: [("2020-03-20", false), ("2020-03-21", true)])
    func `听取制定机关的说明，其逾期不说明的径行审查（十个工作日，县设定）`(day: String, lawful: Bool) {
        var bench = Self.asked()
        #expect(
            bench.refusing("examine", on: day, by: "r1", ["findings": LegalityReviewAnswers.all(), "opinion": "意见"])
                == (lawful ? [] : ["maker-heard-or-overdue"]))
        var unasked = Self.received()
        unasked.take("accept", by: "r1")
        #expect(unasked.refusing("explain", by: "maker", ["makerReply": "说明"]) == ["explanation-asked"])
    }

    @Test(arguments: [("2020-04-18", false), ("2020-04-19", true)])
    func `逾期不纠正的由县政府撤销（地方组织法第五十九条），撤销办理到系统内的文件`(day: String, lawful: Bool) throws {
        var bench = Self.correcting()
        bench.record.document = Ref(5)
        #expect(try bench.due(of: "correction") == Self.day("2020-04-18"))
        let refused = bench.take("revoke", on: day, by: "head", ["revocationNote": "没有依据"])
        #expect(refused.isEmpty == lawful)
        if !lawful { #expect(refused.first?.contains("第五十九条第（三）项") == true) }
        #expect(bench.followed.map(\.action) == (lawful ? ["take-revocation"] : []))
    }

    @Test func `制定机关纠正的，办理到系统内的文件，再答复建议人`() {
        var bench = Self.correcting()
        bench.record.document = Ref(5)
        #expect(bench.refusing("answer", by: "r1", ["answer": "正在纠正"]) == ["stage"])
        #expect(bench.take("correct", on: "2020-04-01", by: "maker", ["correctionForm": "amended", "correctionNote": "已删去"]).isEmpty)
        #expect(bench.followed.map(\.action) == ["take-correction"])
        #expect(bench.take("answer", by: "r1", ["answer": "已纠正"]).isEmpty)
        #expect(bench.counted("review-request.concluded:corrected", through: "2020-04-01") == 1)
        #expect(bench.counted("review-request.concluded", through: "2020-12-31") == 1)
        #expect(bench.counted("review-request.received", through: "2020-03-01") == 0)
        #expect(bench.counted("review-request.received", through: "2020-03-02") == 1)
    }

    @Test func `有问题的不得认定未发现违法；已失效的文件不再审查`() {
        var bench = Self.examined(problem: .powers)
        #expect(bench.refusing("uphold", by: "r2") == ["no-problem-found"])
        var lapsed = Self.received()
        var document = DocumentBench.published().record
        document.maker = Town.organ
        lapsed.record.document = Ref(5)
        _ = lapsed.known.add(5, document, .lapsed)
        #expect(lapsed.refusing("accept", by: "r1") == ["document-in-force"])
        _ = lapsed.known.add(5, document, .published)
        #expect(lapsed.take("accept", by: "r1").isEmpty)
    }

    @Test func `建议人的姓名、电话、地址按个人信息处理`() {
        let fields = KindDefinition(DocumentReviewRequest.self).fields
        let masked = Set(fields.filter { $0.mask != nil }.map(\.name))
        #expect(masked == ["applicant.citizenName", "applicant.phone", "applicant.address"])
    }

    @Test func `写明建议人，公民写姓名，企业和组织写名称；国办发〔2018〕37号没有要求的不问`() {
        #expect(Self.received(["applicant.citizenName": ""]).refused == ["review-request.receive.applicant-named"])
        let association = ["applicantKind": "association", "applicant.citizenName": "", "applicant.organisationName": "平江县个体劳动者协会"]
        var bench = Self.received(association)
        #expect(bench.matter == .received)
        bench.take("decline", by: "r1", ["declineGround": "repeated", "declineNote": "已于上月答复"])
        #expect(bench.papers.last?.content.addressee == "平江县个体劳动者协会")
        let asked = KindDefinition(DocumentReviewRequest.self).fields.map(\.name).filter { $0.hasPrefix("applicant.") }
        #expect(asked == ["applicant.citizenName", "applicant.organisationName", "applicant.address", "applicant.phone"])
    }
}
