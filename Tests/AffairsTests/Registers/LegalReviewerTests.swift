import Kernel
import Testing

@testable import Affairs

/// One lawful reviewer, taken to a stage; tests change one fact.
enum Reviewers {
    static let entry = [
        "person": "p9", "name": "周敏", "unit": "法规股", "staffing": "civilServant", "scopes": "penalty,licence",
        "qualificationNumber": "A20184306260001",
        "qualifiedOn": "2019-03-01",
    ]
    static let existing = entry.merging(["appointedOn": "2019-06-03"]) { $1 }

    static func nominated(_ change: [String: String] = [:], on day: String = "2020-03-02") -> Bench<LegalReviewer> {
        var bench = Bench<LegalReviewer>(on: day)
        bench.take("nominate", by: "clerk", entry.merging(change) { $1 })
        return bench
    }

    static func registered(_ change: [String: String] = [:]) -> Bench<LegalReviewer> {
        var bench = nominated(change)
        bench.take("appoint", on: "2020-03-04", by: "head")
        bench.take("enter", on: "2020-03-09", by: "keeper")
        return bench
    }
}

@Suite("行政执法法制审核人员")
struct LegalReviewerTests {
    @Test func `定义自身无误`() {
        #expect(KindDefinition(LegalReviewer.self).findings(registry: Law.registry) == [])
    }

    @Test func `提名、任用、登记入库、变更、培训、退出，可以依法走完（118号（十一）（二十三））`() {
        var bench = Reviewers.registered()
        #expect(bench.matter == .registered)
        #expect(bench.take("change", on: "2020-05-06", ["changes": #"[{"reason":"增加审核范围"}]"#, "scopes": "penalty,licence,compulsion"]).isEmpty)
        #expect(bench.record.changes.first?.scopes == [.penalty, .licence, .compulsion])
        #expect(bench.record.changes.first?.on == Day(iso: "2020-05-06"))
        #expect(bench.take("train", on: "2020-06-08", ["trainings": #"[{"on":"2020-06-05","topic":"证据审查","hours":8}]"#]).isEmpty)
        #expect(bench.take("remove", on: "2020-09-01", ["removalReason": "transferred"]).isEmpty)
        #expect(bench.matter == .removed)
    }

    @Test(arguments: [true, false]) func `县设定公开名单的，登记入库、变更即公开；没有设定的不公开（118号（二十三））`(isPublic: Bool) {
        var bench = Reviewers.nominated()
        bench.settings = Settings(["legal-reviewer.publish": isPublic ? "是" : "否"])
        bench.take("appoint", on: "2020-03-04", by: "head")
        #expect(bench.published["list"] == nil)
        bench.take("enter", on: "2020-03-09", by: "keeper")
        let listed = bench.published["list"]?.items.map(\.text)
        #expect((listed != nil) == isPublic)
        bench.take("change", on: "2020-05-06", ["changes": #"[{"reason":"增加审核范围"}]"#, "scopes": "penalty,licence,compulsion"])
        let changed = bench.published["list"]?.items.map(\.text)
        #expect((changed != listed) == isPublic)
    }

    // MARK: 法律职业资格

    @Test(arguments: [("2020-03-02", "2017", "第三十八条第三款"), ("2022-03-02", "2021", "第五十八条第二款")])
    func `初次从事处罚决定审核的，应当取得法律职业资格`(day: String, edition: String, article: String) {
        var bench = Reviewers.nominated(["qualificationNumber": "", "qualifiedOn": ""], on: day)
        #expect(bench.edition == edition)
        let refused = bench.take("appoint", by: "head")
        #expect(refused.count == 1)
        #expect(refused.first?.contains(article) == true)
    }

    /// The rule took effect on 1 January 2018: the last day before it, and the day itself.
    @Test(arguments: [("2017-12-31", 0), ("2018-01-01", 1)])
    func `2018年以前已经从事审核的不是初次（行政处罚法2017第三十八条第三款）`(since: String, refusals: Int) {
        var bench = Reviewers.nominated(["qualificationNumber": "", "qualifiedOn": "", "reviewingSince": since])
        #expect(bench.refusing("appoint", by: "head") == (refusals == 0 ? [] : ["legally-qualified"]))
    }

    @Test(arguments: [("2020-03-02", 0), ("2020-03-03", 1)]) func `资格应当已经取得`(qualified: String, refusals: Int) {
        var bench = Reviewers.nominated(["qualifiedOn": qualified])
        #expect(bench.refusing("appoint", on: "2020-03-02", by: "head") == (refusals == 0 ? [] : ["legally-qualified"]))
    }

    @Test func `不审核行政处罚的，不问法律职业资格；改为审核处罚时要问`() {
        var bench = Reviewers.registered(["scopes": "licence", "qualificationNumber": "", "qualifiedOn": ""])
        #expect(bench.matter == .registered)
        #expect(bench.refusing("change", ["changes": #"[{"reason":"增加审核范围"}]"#, "scopes": "penalty"]) == ["legally-qualified"])
        #expect(bench.take("change", ["changes": #"[{"reason":"增加审核范围"}]"#, "scopes": "penalty", "qualificationNumber": "A1"]).isEmpty)
    }

    @Test(arguments: ["contract", "dispatched", "seconded"]) func `合同工、劳务派遣和临时借调人员不从事法制审核`(staffing: String) {
        var bench = Reviewers.nominated(["staffing": staffing])
        #expect(bench.refusing("appoint", by: "head") == ["no-contract-staff"])
    }

    @Test func `从事审核起始日期不得在将来`() {
        var bench = Reviewers.nominated(["reviewingSince": "2020-03-03"])
        #expect(bench.refusing("appoint", on: "2020-03-02", by: "head") == ["reviewing-start-not-in-future"])
    }

    // MARK: 登记

    @Test func `同一人在同一机关不重复登记，退出后可以再任`() {
        var bench = Bench<LegalReviewer>(on: "2020-03-02")
        var other = LegalReviewer()
        other.person = PersonID("p9")
        _ = bench.known.add(7, other, .registered)
        #expect(bench.refusing("nominate", Reviewers.entry) == ["not-yet-listed"])
        _ = bench.known.add(7, other, .registered, in: Town.market)
        #expect(bench.take("nominate", Reviewers.entry).isEmpty)
        var again = Bench<LegalReviewer>(on: "2020-03-02")
        _ = again.known.add(7, other, .removed)
        #expect(again.take("nominate", Reviewers.entry).isEmpty)
    }

    @Test func `提名的人不得任用，也不得登记入库（职能分离）`() {
        var bench = Reviewers.nominated()
        #expect(bench.refusing("appoint", by: "clerk") == ["separate-nominate"])
        bench.take("appoint", by: "head")
        #expect(bench.refusing("enter", by: "clerk") == ["separate-nominate"])
    }

    @Test(arguments: [("2019-12-31", 0), ("2020-01-01", 1)]) func `补登的限于以前年度任用`(appointed: String, refusals: Int) {
        var bench = Bench<LegalReviewer>(on: "2020-03-02")
        #expect(
            bench.refusing("register-existing", Reviewers.existing.merging(["appointedOn": appointed]) { $1 })
                == (refusals == 0 ? [] : ["appointed-in-earlier-year"]))
    }

    @Test func `退回的清空任用，重新任用`() {
        var bench = Reviewers.nominated()
        bench.take("appoint", by: "head")
        #expect(bench.take("return", by: "keeper", ["returnReason": "缺材料"]).isEmpty)
        #expect(bench.record.appointedOn == nil)
        #expect(bench.refusing("enter", by: "keeper") == ["stage"])
    }

    @Test func `补登后退回的，原来的任用日期不变（118号（二十三））`() {
        var bench = Bench<LegalReviewer>(on: "2020-03-02")
        bench.take("register-existing", by: "clerk", Reviewers.existing)
        #expect(bench.take("return", by: "keeper", ["returnReason": "缺证书"]).isEmpty)
        #expect(bench.record.appointedOn == Day(iso: "2019-06-03"))
        // What was wrong is put right, and still only an earlier year's appointment is taken in.
        #expect(bench.take("amend", by: "clerk", ["appointedOn": "2020-01-01"]).count == 1)
        #expect(bench.refused == ["legal-reviewer.amend.appointed-in-earlier-year"])
        #expect(bench.take("amend", by: "clerk", ["appointedOn": "2019-06-10"]).isEmpty)
        #expect(bench.take("appoint", on: "2020-03-04", by: "head").isEmpty)
        #expect(bench.record.appointedOn == Day(iso: "2019-06-10"))
        #expect(bench.take("enter", on: "2020-03-09", by: "keeper").isEmpty)
    }

    @Test func `提名的人员，任用日期只由任用环节记下`() {
        var bench = Reviewers.nominated()
        #expect(bench.take("amend", by: "clerk", ["appointedOn": "2019-06-03"]).count == 1)
        #expect(bench.refused == ["legal-reviewer.amend.appointment-day-by-appointing"])
    }

    @Test(arguments: ["unfit", "unlawful", "other"]) func `不再具备条件、失职退出的应当说明（118号（十四））`(reason: String) {
        var bench = Reviewers.registered()
        #expect(bench.refusing("remove", ["removalReason": reason]) == ["removal-explained"])
        #expect(bench.take("remove", ["removalReason": reason, "removalNote": "审核失职，造成处罚被撤销"]).isEmpty)
    }

    @Test(arguments: [("2020-03-03", 1), ("2020-03-04", 0), ("2020-06-08", 0), ("2020-06-09", 1)]) func `培训日期在任用以后、登记以前`(day: String, refusals: Int) {
        var bench = Reviewers.registered()
        #expect(
            bench.refusing("train", on: "2020-06-08", ["trainings": #"[{"on":"\#(day)","topic":"证据","hours":8}]"#])
                == (refusals == 0 ? [] : ["training-date-in-order"]))
    }

    // MARK: 统计、警示、公开

    @Test func `登记入库之日计入，退出之日不计`() {
        var bench = Reviewers.registered()
        bench.take("remove", on: "2020-09-01", ["removalReason": "retired"])
        let days = ["2020-03-08", "2020-03-09", "2020-08-31", "2020-09-01"]
        #expect(days.map { bench.counted("legal-reviewer.registered", through: $0) } == [0, 1, 1, 0])
        #expect(bench.counted("legal-reviewer.qualified", through: "2020-08-31") == 1)
        #expect(bench.counted("legal-reviewer.entered", through: "2020-12-31") == 1)
        #expect(bench.counted("legal-reviewer.removed", through: "2020-08-31") == 0)
        #expect(bench.counted("legal-reviewer.removed", through: "2020-12-31") == 1)
        #expect(bench.counted("legal-reviewer.removed:retired", through: "2020-12-31") == 1)
    }

    @Test func `入库以后才取得资格的，自取得之日计入`() {
        var bench = Reviewers.registered()
        bench.record.qualifiedOn = Bench<LegalReviewer>.day("2020-05-06")
        #expect(["2020-05-05", "2020-05-06"].map { bench.counted("legal-reviewer.qualified", through: $0) } == [0, 1])
    }

    @Test func `未登记即退出的不计入退出`() {
        var bench = Reviewers.nominated()
        bench.take("appoint", by: "head")
        bench.take("remove", ["removalReason": "transferred"])
        #expect(bench.counted("legal-reviewer.removed", through: "2020-12-31") == 0)
    }

    @Test func `上一年和本年都没有培训的提示（118号（二十三））`() {
        var bench = Reviewers.registered()
        bench.today = Bench<LegalReviewer>.day("2020-12-31")
        #expect(bench.cautions.isEmpty)
        bench.today = Bench<LegalReviewer>.day("2021-01-04")
        #expect(bench.cautions.count == 1)
        bench.take("train", ["trainings": #"[{"on":"2020-05-06","topic":"证据","hours":8}]"#])
        #expect(bench.cautions.isEmpty)
    }

    @Test func `名单是否公开由各地设定，资格证号不公开`() throws {
        var bench = Reviewers.registered()
        #expect(bench.definition.view("list", bench.record, bench.moment) == nil)
        bench.settings = Settings(["legal-reviewer.publish": "是"])
        let view = try #require(bench.definition.view("list", bench.record, bench.moment))
        #expect(!"\(view)".contains("A20184306260001"))
        #expect("\(view)".contains("周敏"))
    }
}
