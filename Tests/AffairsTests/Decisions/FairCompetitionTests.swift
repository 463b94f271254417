import Kernel
import Testing

@testable import Affairs

/// One review of what a department drafted for the county government.
enum CompetitionBench {
    static let submission = [
        "subject": "measure", "subjectTitle": "农产品加工企业奖补办法", "drafter": "430626-ga", "issuer": "government", "materials": "草案和说明",
    ]
    static let hearing = ["hearings": #"[{"party":"operators","whom":"县农产品加工企业三家","on":"DAY","opinion":"无异议"}]"#]

    static func answers(
        _ standards: [FairCompetitionReview.Standard] = FairCompetitionReview.Standard.allCases, problem: FairCompetitionReview.Standard? = nil,
        note: String = "第三条"
    ) -> String {
        let rows = standards.map {
            #"{"standard":"\#($0.rawValue)","finding":"\#($0 == problem ? "problem" : "conforms")","note":"\#($0 == problem ? note : "")"}"#
        }
        return "[\(rows.joined(separator: ","))]"
    }
    static let conforms = ["outcome": "conforms", "opinion": "不含限制竞争内容", "findings": answers()]
    static let exception = [
        "outcome": "exception", "opinion": "可以出台", "findings": answers(problem: .cost), "exception": "publicInterest", "exceptionReason": "节约能源",
        "alternatives": "没有影响更小的方案", "exceptionUntil": "2030-12-31",
    ]

    static func hear(_ bench: inout Bench<FairCompetitionReview>) {
        bench.take("hear", by: "drafter", hearing.mapValues { $0.replacing("DAY", with: bench.today.iso) })
    }

    static func examining(on day: String, _ changes: [String: String] = [:]) -> Bench<FairCompetitionReview> {
        var bench = Bench<FairCompetitionReview>(on: day)
        bench.take("submit", by: "drafter", submission.merging(changes) { $1 })
        bench.take("preliminary", by: "drafter", ["preliminary": "符合"])
        bench.take("accept", by: "r1")
        hear(&bench)
        return bench
    }

    static func concluded(on day: String, _ input: [String: String] = conforms) -> Bench<FairCompetitionReview> {
        var bench = examining(on: day)
        bench.take("opine", by: "r1", input)
        bench.take("conclude", by: "r2")
        return bench
    }
}

@Suite("公平竞争审查")
struct FairCompetitionTests {
    /// The Opinion of 2016 and the Regulation of 2024.
    static let days: [String] = ["2020-04-13", "2024-09-02"]

    @Test(arguments: [("2024-07-31", "government", Town.organ), ("2024-08-01", "government", Town.market), ("2024-08-01", "department", Town.organ)])
    func `2024年8月起政府出台的由市场监管部门会同审查，部门的由起草单位审查（公平竞争审查条例第十三条、第十四条）`(day: String, issuer: String, desk: OrganCode) {
        var bench = Bench<FairCompetitionReview>(on: day)
        #expect(bench.take("submit", by: "drafter", CompetitionBench.submission.merging(["issuer": issuer]) { $1 }).isEmpty)
        #expect(bench.record.reviewer == desk)
        #expect(bench.refusing("accept", by: "r1") == ((desk == Town.organ) ? [] : ["preliminary-review-done"]))
    }

    @Test func `政府出台的应当先由起草单位初审（公平竞争审查条例第十四条）`() {
        var bench = Bench<FairCompetitionReview>(on: "2024-09-02")
        bench.take("submit", by: "drafter", CompetitionBench.submission)
        #expect(bench.take("accept", by: "r1").first?.contains("第十四条") == true)
        bench.take("preliminary", by: "drafter", ["preliminary": "符合"])
        #expect(bench.take("accept", by: "r1").isEmpty)
    }

    @Test func `由决策等程序提请的在其所在机关审查，结论送回（子程序）`() throws {
        var record = FairCompetitionReview()
        (record.subject, record.subjectTitle, record.drafter, record.preliminary) = (.contract, "特许经营协议", Town.organ, "符合")
        var bench = Bench(record, on: "2024-09-02")
        bench.organ = Town.market
        #expect(bench.take("request", by: "system").isEmpty)
        #expect(bench.record.reviewer == Town.market && bench.record.preliminaryOn == bench.today)
        let outline = try #require(bench.definition.outline("2024"))
        #expect(outline.actions.filter(\.returnsResult).map(\.id) == ["return", "conclude"])
    }

    @Test(arguments: days, FairCompetitionReview.Standard.allCases)
    func `四组标准逐项审查，缺一不可、不得重复（条例第八条至第十一条、国发〔2016〕34号）`(day: String, standard: FairCompetitionReview.Standard) {
        var bench = CompetitionBench.examining(on: day)
        let rest = FairCompetitionReview.Standard.allCases.filter { $0 != standard }
        let refused = bench.take("opine", by: "r1", CompetitionBench.conforms.merging(["findings": CompetitionBench.answers(rest)]) { $1 })
        #expect(refused.count == 1 && refused.first?.contains(standard.name) == true)
        let twice = CompetitionBench.answers(FairCompetitionReview.Standard.allCases + [standard])
        #expect(bench.take("opine", CompetitionBench.conforms.merging(["findings": twice]) { $1 }).first?.contains("重复") == true)
        let silent = CompetitionBench.answers(problem: standard, note: "")
        #expect(bench.refusing("opine", ["outcome": "violates", "opinion": "违反", "findings": silent]) == ["problems-explained"])
        let told = CompetitionBench.answers(problem: standard)
        #expect(bench.refusing("opine", ["outcome": "conforms", "opinion": "符合", "findings": told]) == ["conclusion-consistent"])
        #expect(bench.take("opine", ["outcome": "violates", "opinion": "违反", "findings": told]).isEmpty)
        bench.take("conclude", by: "r2")
        #expect(bench.record.outcome?.allowsIssue == false)
        #expect(bench.counted("competition.blocked", through: day) == 1)
    }

    @Test func `不涉及经营者经济活动的不逐项审查；没有问题不得认定违反（条例第二条、第十七条）`() {
        var bench = Bench<FairCompetitionReview>(on: "2024-09-02")
        bench.take("submit", by: "drafter", CompetitionBench.submission.merging(["issuer": "department"]) { $1 })
        bench.take("accept", by: "r1")
        #expect(bench.take("opine", CompetitionBench.conforms).first?.contains("第十六条") == true)
        #expect(
            bench.refusing("opine", ["outcome": "notConcerned", "opinion": "内部事务", "findings": CompetitionBench.answers()])
                == ["conclusion-consistent"])
        #expect(bench.take("opine", ["outcome": "notConcerned", "opinion": "内部事务"]).isEmpty)
        #expect(bench.record.outcome?.allowsIssue == true)
        var clean = CompetitionBench.examining(on: "2024-09-02")
        #expect(
            clean.refusing("opine", by: "r1", ["outcome": "violates", "opinion": "违反", "findings": CompetitionBench.answers()])
                == ["conclusion-consistent"])
    }

    @Test func `听取利害关系人意见；涉及公众利益的还应听取公众意见（条例第十六条）`() {
        var old = CompetitionBench.examining(on: "2020-04-13")
        old.record.hearings = []
        #expect(old.refusing("opine", by: "r1", CompetitionBench.conforms) == ["interested-parties-heard"])
        old.take("hear", ["hearings": #"[{"party":"publicAtLarge","whom":"网站征求意见","on":"2020-04-13","opinion":"无"}]"#])
        #expect(old.take("opine", by: "r1", CompetitionBench.conforms).isEmpty)
        var new = CompetitionBench.examining(on: "2024-09-02", ["touchesPublic": "是"])
        #expect(new.refusing("opine", by: "r1", CompetitionBench.conforms) == ["public-heard"])
        #expect(new.take("hear", ["hearings": #"[{"party":"publicAtLarge","whom":"网站","on":"2024-09-03","opinion":"无"}]"#]).count == 1)
        #expect(new.refused == ["competition-review.hear.hearing-told"])
        new.take("hear-jointly", ["hearings": #"[{"party":"publicAtLarge","whom":"网站","on":"2024-09-02","opinion":"无"}]"#])
        #expect(new.take("opine", by: "r1", CompetitionBench.conforms).isEmpty)
    }

    @Test(
        arguments: days,
        [
            ("exception", "exception-on-ground"), ("exceptionReason", "exception-on-ground"), ("alternatives", "exception-necessary"),
            ("exceptionUntil", "exception-bounded"),
        ])
    func `例外须属规定情形并详细说明、没有影响更小的方案、有合理期限，缺一不可（条例第十二条）`(day: String, wanting: (String, String)) {
        let (field, condition) = wanting
        var bench = CompetitionBench.examining(on: day)
        #expect(bench.refusing("opine", by: "r1", CompetitionBench.exception.filter { $0.key != field }) == [condition])
        #expect(bench.take("opine", CompetitionBench.exception).isEmpty)
    }

    @Test(arguments: [
        ("2020-04-13", "technology", false), ("2020-04-13", "welfare", true), ("2024-09-02", "technology", true), ("2024-09-02", "welfare", false),
    ])
    func `例外的情形随规定而不同（国发〔2016〕34号、条例第十二条）`(day: String, ground: String, lawful: Bool) {
        var bench = CompetitionBench.examining(on: day)
        #expect(
            bench.refusing("opine", by: "r1", CompetitionBench.exception.merging(["exception": ground]) { $1 })
                == (lawful ? [] : ["exception-on-ground"]))
    }

    @Test(arguments: [("2020-04-13", false), ("2024-09-02", true)])
    func `2024年8月起可以终止条件代替期限，之前应当明确期限（条例第十二条）`(day: String, lawful: Bool) {
        var bench = CompetitionBench.examining(on: day)
        var input = CompetitionBench.exception
        (input["exceptionUntil"], input["endCondition"]) = (nil, "达到减排目标时")
        var over = bench
        #expect(bench.refusing("opine", by: "r1", input) == (lawful ? [] : ["exception-bounded"]))
        // A period that ends today is none.
        input["exceptionUntil"] = day
        #expect(over.refusing("opine", by: "r1", input) == ["exception-bounded"])
    }

    @Test func `修改后符合的列出建议和修改情况（条例第十七条）`() {
        var bench = CompetitionBench.examining(on: "2024-09-02")
        let input = [
            "outcome": "conformsAfterAmendment", "opinion": "已改", "findings": CompetitionBench.answers(problem: .access),
            "suggestions": #"["删去第三条"]"#,
        ]
        #expect(bench.refusing("opine", by: "r1", input) == ["amendments-told"])
        #expect(bench.take("opine", input.merging(["amendments": "已删"]) { $1 }).isEmpty)
        bench.take("conclude", by: "r2")
        #expect(bench.counted("competition.suggestions", through: "2024-12-31") == 1)
    }

    @Test func `提出结论的人不得签发（职能分离）`() {
        var bench = CompetitionBench.examining(on: "2024-09-02")
        bench.take("opine", by: "r1", CompetitionBench.conforms)
        #expect(bench.refusing("conclude", by: "r1") == ["separate-opine"])
        #expect(bench.refusing("send-back", by: "r1", ["sendBackReason": "理由不足"]) == ["separate-opine"])
        #expect(bench.take("conclude", by: "r2").isEmpty)
    }

    @Test(arguments: days) func `复核退回的人员不得再提出结论，提出过结论的人员不得签发（职能分离）`(day: String) {
        var bench = CompetitionBench.examining(on: day)
        bench.take("opine", by: "r1", CompetitionBench.conforms)
        #expect(bench.take("send-back", by: "r2", ["sendBackReason": "理由不足"]) == [])
        bench.take("opine", by: "r2", CompetitionBench.conforms)
        #expect(bench.refused == ["competition-review.opine.separate-send-back"])
        #expect(bench.take("opine", by: "r3", CompetitionBench.conforms) == [])
        bench.take("conclude", by: "r1")
        #expect(bench.refused == ["competition-review.conclude.separate-opine"])
        #expect(bench.take("conclude", by: "r2") == [])
    }

    @Test(arguments: [("2021-04-13", ClockReading.State.running), ("2021-04-14", .overdue)])
    func `例外措施逐年评估，到期不得继续（国发〔2016〕34号第三部分第四项）`(day: String, state: ClockReading.State) throws {
        var bench = CompetitionBench.concluded(on: "2020-04-13", CompetitionBench.exception)
        bench.today = Bench<FairCompetitionReview>.day(day)
        #expect(try bench.reading(of: "exception-year")?.state == state)
        #expect(bench.take("evaluate-exception", ["effectNote": "有效", "effectResult": "goesOn"]).isEmpty)
        #expect(try bench.due(of: "exception-year") == bench.moment.lastDay(of: .years(1), from: bench.today))
        #expect(
            bench.refusing("evaluate-exception", on: "2031-01-02", ["effectNote": "有效", "effectResult": "goesOn"]) == ["expired-exception-ended"])
        #expect(bench.take("evaluate-exception", ["effectNote": "到期", "effectResult": "stop"]).isEmpty)
        #expect(try bench.reading(of: "exception-year")?.state != .running)
        var plain = CompetitionBench.concluded(on: "2020-04-13")
        #expect(try plain.due(of: "exception-year") == nil)
        #expect(plain.refusing("evaluate-exception", ["effectNote": "无", "effectResult": "goesOn"]) == ["concluded-as-exception"])
    }

    @Test func `条例施行后，例外措施在实施期限以后停止或者调整，不再逐年评估（公平竞争审查条例第十二条）`() throws {
        let row = StepEffect<FairCompetitionReview>(
            "evaluate-exception", in: { CompetitionBench.concluded(on: "2024-09-02", CompetitionBench.exception) }, on: "2025-09-01", by: "drafter",
            ["effectNote": "仍有必要", "effectResult": "goesOn"], leaves: ["effectReviewedOn": "2025-09-01"], empties: ["effectNote"], adds: ["effects"])
        try row.check()
        var bench = CompetitionBench.concluded(on: "2024-09-02", CompetitionBench.exception)
        #expect(bench.edition == "2024")
        #expect(try bench.due(of: "exception-year") == nil)
        let input = ["effectNote": "期限已满", "effectResult": "goesOn"]
        #expect(bench.refusing("evaluate-exception", on: "2031-01-02", by: "drafter", input) == ["expired-exception-ended"])
        #expect(bench.refusing("evaluate-exception", on: "2030-12-31", input) == [])
    }

    @Test(arguments: [("2024-10-08", ClockReading.State.running, false), ("2024-10-09", .overdue, true)])
    func `抽查发现违反的督促整改，逾期未整改的可以约谈（条例第二十一条、第二十四条）`(day: String, state: ClockReading.State, mayTalk: Bool) throws {
        var bench = CompetitionBench.concluded(on: "2024-09-02")
        let order = ["checkSource": "report", "checkNote": "第三条限定本地企业", "rectifyBy": "2024-10-08"]
        #expect(bench.refusing("order-rectification", by: "m", order.merging(["rectifyBy": "2024-09-02"]) { $1 }) == ["rectification-date-ahead"])
        #expect(bench.take("order-rectification", order).isEmpty)
        bench.today = Bench<FairCompetitionReview>.day(day)
        #expect(try bench.reading(of: "rectification")?.state == state)
        #expect(bench.refusing("record-interview", ["interview": "约谈负责人"]) == (mayTalk ? [] : ["rectification-overdue"]))
        #expect(bench.take("rectify", by: "drafter", ["rectification": "已删去"]).isEmpty)
        #expect(bench.matter == .concluded)
        #expect(bench.record.checks.first?.rectifiedOn == bench.today)
        #expect(bench.counted("competition.ordered", through: "2024-12-31") == 1)
        #expect(bench.counted("competition.rectified", through: "2024-12-31") == 1)
    }

    @Test func `抽查结果可以公开，不公开的不公示（条例第二十一条）`() {
        var bench = CompetitionBench.concluded(on: "2024-09-02")
        bench.take("publish-check", by: "m")
        #expect(bench.refused == ["competition-review.publish-check.checked"])
        bench.take("check", ["checkSource": "spotCheck", "checkNote": "符合"])
        #expect(bench.published["check"] == nil)
        #expect(bench.take("publish-check") == [])
        #expect(bench.published["check"] != nil)
        bench.take("publish-check")
        #expect(bench.refused == ["competition-review.publish-check.check-not-public"])
        #expect(bench.counted("competition.checked", through: "2024-12-31") == 1)
    }

    @Test func `公开了违反规定的，整改以后公开整改日期；未公开的，整改也不公开（条例第二十一条）`() {
        let order = ["checkSource": "report", "checkNote": "第三条限定本地企业", "rectifyBy": "2024-10-08"]
        for isPublic in [true, false] {
            var bench = CompetitionBench.concluded(on: "2024-09-02")
            bench.take("order-rectification", by: "m", order)
            if isPublic { bench.take("publish-check", by: "m") }
            bench.take("rectify", on: "2024-09-20", by: "drafter", ["rectification": "已删去"])
            #expect((bench.published["check"] != nil) == isPublic)
            #expect(bench.published["check"]?.items.contains { $0.name == "rectifiedOn" } ?? !isPublic)
        }
    }

    @Test func `整改以后同日再督促整改的，期限重新计算（条例第二十一条）`() throws {
        var bench = CompetitionBench.concluded(on: "2024-09-02")
        let order = ["checkSource": "report", "checkNote": "第三条限定本地企业", "rectifyBy": "2024-10-08"]
        bench.take("order-rectification", by: "m", order)
        bench.take("rectify", by: "drafter", ["rectification": "已删去"])
        #expect(try bench.reading(of: "rectification")?.state == .met)
        bench.take("order-rectification", by: "m", order)
        #expect(try bench.reading(of: "rectification")?.state == .running)
    }

    @Test func `退回的没有结论，补充材料后继续；审查数等于各结论之和、各对象之和`() {
        var bench = Bench<FairCompetitionReview>(on: "2020-04-13")
        bench.take("submit", by: "drafter", CompetitionBench.submission)
        bench.take("request-papers", by: "r1", ["papersNote": "缺草案"])
        bench.take("supplement", by: "drafter", ["materials": "草案"])
        #expect(bench.take("return", by: "r1", ["returnReason": "草案未定稿"]).isEmpty)
        #expect(bench.counted("competition.all", through: "2020-12-31") == 0)
        let all = [CompetitionBench.concluded(on: "2020-04-13"), CompetitionBench.concluded(on: "2020-04-13", CompetitionBench.exception)]
        func total(_ measure: String) -> Int { all.reduce(0) { $0 + $1.counted(measure, through: "2020-12-31") } }
        #expect(total("competition.all") == 2)
        #expect(FairCompetitionReview.Outcome.allCases.reduce(0) { $0 + total("competition.outcome:\($1.rawValue)") } == 2)
        #expect(FairCompetitionReview.Subject.allCases.reduce(0) { $0 + total("competition.subject:\($1.rawValue)") } == 2)
    }

    @Test func `决策所依据的审查被督促整改或者例外期满的，决策上有警示`() {
        var review = CompetitionBench.concluded(on: "2024-09-02", CompetitionBench.exception)
        review.take("order-rectification", by: "m", ["checkSource": "spotCheck", "checkNote": "限定本地企业", "rectifyBy": "2024-10-08"])
        var bench = Bench<MajorDecision>(on: "2024-10-09")
        bench.record.competition = Ref(5)
        _ = bench.known.add(5, review.record, .rectifying)
        #expect(bench.cautions.map(\.id) == ["competition"])
        _ = bench.known.add(5, review.record, .concluded)
        #expect(bench.cautions.isEmpty)
        bench.today = Bench<MajorDecision>.day("2031-01-01")
        #expect(bench.cautions.map(\.id) == ["exception"])
    }
}
