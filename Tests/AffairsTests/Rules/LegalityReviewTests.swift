import Kernel
import Testing

@testable import Affairs

@Suite("合法性审查")
struct LegalityReviewTests {
    static func day(_ text: String) -> Day { Bench<NormativeDocument>.day(text) }

    static func answers(_ items: [LegalityReview.Item] = LegalityReview.Item.allCases, problem: LegalityReview.Item? = nil, note: String = "")
        -> String
    {
        let rows = items.map { #"{"item":"\#($0.rawValue)","finding":"\#($0 == problem ? "problem" : "conforms")","note":"\#(note)"}"# }
        return "[\(rows.joined(separator: ","))]"
    }
    static let lawful = ["outcome": "lawful", "opinion": "合法", "findings": answers()]
    static let contract = ["subject": "contract", "subjectTitle": "污水处理特许经营协议", "requester": "430626-ga", "materials": "合同文本"]

    /// A document's review on the justice bureau's desk, its papers complete on 2020-04-13.
    static func examining() -> Bench<LegalityReview> {
        var record = LegalityReview()
        record.subject = .normativeDocument
        record.subjectTitle = "户外广告管理办法"
        record.requester = Town.organ
        record.drafters = [PersonID("drafter")]
        var bench = Bench(record, on: "2020-04-13")
        bench.organ = Town.justice
        bench.take("request", by: "system")
        bench.take("accept", by: "r1")
        return bench
    }

    static func submitted(_ changes: [String: String] = [:]) -> Bench<LegalityReview> {
        var bench = Bench<LegalityReview>(on: "2020-04-13")
        bench.take("submit", by: "drafter", contract.merging(changes) { $1 })
        bench.take("accept", by: "r1")
        return bench
    }

    @Test(arguments: [("review", "15个工作日", "第（五）项"), ("agreed", "合同、协议5个工作日，其他15个工作日（县设定）", "")])
    func `期限与条文一致`(id: String, term: String, article: String) throws {
        let outline = try #require(KindDefinition(LegalityReview.self).outline("2018"))
        let limit = try #require(outline.limits.first { $0.id == id })
        #expect(limit.term == term)
        #expect(limit.basis.clause == article)
        #expect(outline.limits.count == 2)
    }

    @Test func `规范性文件审核最长十五个工作日，自材料齐全起算（国办发〔2018〕115号第五项）`() throws {
        var bench = Self.examining()
        #expect(try bench.due(of: "review") == Self.day("2020-05-06"))
        #expect(try bench.due(of: "agreed") == nil)
        bench.today = Self.day("2020-05-06")
        #expect(try bench.reading(of: "review")?.state == .running)
        bench.today = Self.day("2020-05-07")
        #expect(try bench.reading(of: "review")?.state == .overdue)
    }

    @Test(arguments: [("2020-05-06", 0), ("2020-05-07", 1)])
    func `最后一日签发不算逾期，次日签发计入逾期（国办发〔2018〕115号第五项）`(day: String, late: Int) {
        var bench = Self.examining()
        bench.take("opine", on: day, by: "r1", Self.lawful)
        #expect(bench.take("conclude", by: "r2").isEmpty)
        #expect(bench.counted("review.late", through: "2020-12-31") == late)
        #expect(bench.counted("review.all", through: "2020-12-31") == 1)
    }

    @Test func `等待补充材料的时间不计入（国办发〔2018〕115号第五项）`() throws {
        var bench = Self.examining()
        bench.take("suspend", on: "2020-04-14", by: "r1", ["papersNote": "补制定依据"])
        #expect(try bench.due(of: "review") == nil)
        bench.take("resume", on: "2020-04-21", by: "drafter", ["materials": "依据已补"])
        #expect(try bench.due(of: "review") == Self.day("2020-05-12"))
        bench.take("opine", on: "2020-05-12", by: "r1", Self.lawful)
        bench.take("conclude", by: "r2")
        #expect(!bench.record.isLate)
    }

    @Test func `材料不齐的要求补充，齐全之日起才计时（国办发〔2018〕115号第五项）`() throws {
        var bench = Bench<LegalityReview>(on: "2020-04-13")
        bench.take("submit", by: "drafter", Self.contract)
        bench.take("request-papers", by: "r1", ["papersNote": "缺可行性报告"])
        #expect(bench.refusing("accept") == ["stage"])
        bench.take("supplement", on: "2020-04-15", by: "drafter", ["materials": "可行性报告"])
        #expect(try bench.due(of: "agreed") == nil)
        bench.take("accept", on: "2020-04-16", by: "r1")
        #expect(try bench.due(of: "agreed") == Self.day("2020-04-23"))
    }

    @Test(arguments: LegalityReview.Item.allCases)
    func `七项内容逐项作出结论，缺一不可（国办发〔2018〕115号第六项）`(item: LegalityReview.Item) {
        var bench = Self.examining()
        let rest = LegalityReview.Item.allCases.filter { $0 != item }
        let refused = bench.take("opine", by: "r1", Self.lawful.merging(["findings": Self.answers(rest)]) { $1 })
        #expect(refused.count == 1)
        #expect(refused.first?.contains(item.name) == true)
        let twice = bench.take("opine", by: "r1", Self.lawful.merging(["findings": Self.answers(LegalityReview.Item.allCases + [item])]) { $1 })
        #expect(twice.first?.contains("重复") == true)
        #expect(bench.take("opine", Self.lawful).isEmpty)
    }

    @Test(arguments: LegalityReview.Item.allCases)
    func `任何一项存在问题都不得作出合法结论，且应当说明问题（国办发〔2018〕115号第六项）`(item: LegalityReview.Item) {
        var bench = Self.examining()
        let silent = Self.answers(problem: item)
        let told = Self.answers(problem: item, note: "违反上位法")
        #expect(bench.refusing("opine", by: "r1", ["outcome": "lawful", "opinion": "合法", "findings": told]) == ["conclusion-consistent"])
        #expect(bench.refusing("opine", ["outcome": "unlawful", "opinion": "不合法", "findings": silent]) == ["problems-explained"])
        #expect(bench.refusing("opine", ["outcome": "lawfulAfterAmendment", "opinion": "修改", "findings": told]) == ["suggestions-listed"])
        #expect(
            bench.take("opine", ["outcome": "lawfulAfterAmendment", "opinion": "修改", "findings": told, "suggestions": #"["删去第三条","改第五条"]"#]).isEmpty)
        bench.take("conclude", by: "r2")
        #expect(bench.counted("review.opinions", through: "2020-12-31") == 2)
    }

    @Test func `没有问题不得作出不合法结论，退回不是审查意见（国办发〔2018〕115号第六项）`() {
        var bench = Self.examining()
        for outcome in ["unlawful", "returned"] {
            #expect(bench.refusing("opine", by: "r1", Self.lawful.merging(["outcome": outcome]) { $1 }) == ["conclusion-consistent"])
        }
    }

    @Test func `起草人不得审查，提出意见的人不得签发（职能分离）`() {
        var bench = Self.examining()
        #expect(bench.refusing("opine", by: "drafter", Self.lawful) == ["not-drafter"])
        #expect(bench.take("opine", by: "r1", Self.lawful).isEmpty)
        #expect(bench.refusing("conclude", by: "r1") == ["separate-opine"])
        #expect(bench.refusing("conclude", by: "drafter") == ["not-drafter"])
        #expect(bench.refusing("send-back", by: "r1", ["sendBackReason": "理由不足"]) == ["separate-opine"])
        #expect(bench.take("conclude", by: "r2").isEmpty)
    }

    @Test func `单独送审不得用于规范性文件（国办发〔2018〕115号第五项）`() {
        var bench = Bench<LegalityReview>(on: "2020-04-13")
        #expect(bench.refusing("submit", Self.contract.merging(["subject": "normativeDocument"]) { $1 }) == ["not-normative-document"])
    }

    @Test(arguments: [("contract", "2020-04-20"), ("agreement", "2020-04-20"), ("reply", "2020-05-06"), ("other", "2020-05-06")])
    func `合同、协议和其他文件按县设定的期限`(subject: String, due: String) throws {
        let bench = Self.submitted(["subject": subject])
        #expect(try bench.due(of: "agreed") == Self.day(due))
        #expect(try bench.due(of: "review") == nil)
    }

    @Test(arguments: [("2020-04-22", true), ("2020-04-21", false)])
    func `重大行政决策一般留足七个工作日（重大行政决策程序暂行条例第二十六条）`(day: String, lawful: Bool) {
        var bench = Bench<LegalityReview>(on: "2020-04-13")
        #expect(
            bench.refusing("submit", Self.contract.merging(["subject": "majorDecision", "neededBy": day]) { $1 })
                == (lawful ? [] : ["time-left-for-review"]))
    }

    @Test func `重大行政决策三项内容逐项审查，并应有法律顾问、公职律师意见（重大行政决策程序暂行条例第二十七条、第二十八条）`() {
        var bench = Self.submitted(["subject": "majorDecision"])
        let three = Self.answers([.powers, .procedure, .conformity])
        let input = ["outcome": "lawful", "opinion": "合法", "findings": three]
        #expect(bench.refusing("opine", by: "r1", input) == ["legal-counsel-heard"])
        bench.take("consult-adviser", ["adviser": "李律师", "adviserOpinion": "同意"])
        #expect(bench.refusing("opine", input.merging(["findings": Self.answers([.powers, .procedure])]) { $1 }) == ["item-by-item"])
        #expect(bench.take("opine", input).isEmpty)
        #expect(bench.definition.clocks("2018", bench.record, bench.settings, bench.ledger).isEmpty)
    }

    @Test func `县设定规范性文件须听取法律顾问意见的，从其设定（国办发〔2018〕115号第九项）`() {
        var bench = Self.examining()
        bench.settings = Settings(["legality.adviser.documents": "是"])
        #expect(bench.refusing("opine", by: "r1", Self.lawful) == ["legal-counsel-heard"])
        bench.take("consult-adviser", ["adviser": "李律师", "adviserOpinion": "同意"])
        #expect(bench.take("opine", Self.lawful).isEmpty)
    }

    @Test func `部门送审归司法局审查，由本单位法制机构审查的归本单位`() {
        #expect(Self.submitted().record.reviewer == Town.justice)
        #expect(Self.submitted(["byOwnUnit": "是"]).record.reviewer == Town.organ)
        #expect(Self.examining().record.reviewer == Town.justice)
        let bench = Self.submitted()
        #expect(bench.definition.facts(bench.record, organ: bench.organ).allSatisfy { $0.organ == Town.justice })
    }

    @Test func `退回的没有审查意见，不计入审查数`() {
        var bench = Bench<LegalityReview>(on: "2020-04-13")
        bench.take("submit", by: "drafter", Self.contract)
        #expect(bench.take("return", by: "r1", ["returnReason": "材料不齐"]).isEmpty)
        #expect(bench.record.outcome == .returned)
        #expect(bench.counted("review.all", through: "2020-12-31") == 0)
        #expect(bench.counted("review.outcome:returned", through: "2020-12-31") == 1)
    }

    @Test func `中止待补以后退回的，期限随之终止，不再中止（国办发〔2018〕115号第五项）`() throws {
        var bench = Self.examining()
        bench.take("suspend", on: "2020-04-14", by: "r1", ["papersNote": "补制定依据"])
        #expect(bench.take("return", on: "2020-04-30", by: "r1", ["returnReason": "逾期没有补充"]) == [])
        bench.today = Self.day("2020-12-31")
        #expect(try bench.reading(of: "review")?.state == .met)
        #expect(!bench.ledger.isSuspended("review"))
    }

    @Test func `没有写明审查项目的，不算逐项审查（国办发〔2018〕115号第六项）`() {
        var bench = Self.examining()
        let nameless = String(Self.answers().dropLast()) + #",{"finding":"conforms"}]"#
        bench.take("opine", by: "r1", Self.lawful.merging(["findings": nameless]) { $1 })
        #expect(bench.refused == ["legality-review.opine.item-by-item"])
    }

    @Test func `审查数等于规范性文件与其他之和，等于分类之和，等于结论之和（I-04、I-08）`() {
        var all: [Bench<LegalityReview>] = [Self.examining()]
        for subject in ["contract", "agreement", "reply", "other"] { all.append(Self.submitted(["subject": subject])) }
        for index in all.indices {
            let hasItems = all[index].record.subject == .normativeDocument
            all[index].take("opine", by: "r1", hasItems ? Self.lawful : ["outcome": "lawful", "opinion": "合法"])
            all[index].take("conclude", on: "2020-04-14", by: "r2")
        }
        func total(_ measure: String) -> Int { all.reduce(0) { $0 + $1.counted(measure, through: "2020-12-31") } }
        #expect(total("review.all") == 5)
        #expect(total("review.all") == total("review.document") + total("review.other"))
        #expect(total("review.document") == 1)
        #expect(LegalityReview.Subject.allCases.reduce(0) { $0 + total("review.subject:\($1.rawValue)") } == 5)
        #expect(LegalityReview.Outcome.allCases.reduce(0) { $0 + total("review.outcome:\($1.rawValue)") } == 5)
    }

    @Test func `意见书逐项载明，由审查机构署名`() throws {
        var bench = Self.examining()
        bench.take("opine", by: "r1", Self.lawful)
        bench.take("conclude", by: "r2")
        let letter = try #require(bench.definition.content(of: "opinion", bench.record, bench.moment))
        #expect(letter.addressee == "平江县公安局")
        #expect(letter.signature == "平江县司法局")
        for item in LegalityReview.Item.allCases { #expect(letter.paragraphs.contains { $0.contains(item.name) }) }
        #expect(bench.definition.documents.first?.pattern == "{organ}审字〔{year}〕第{n}号")
    }
}
