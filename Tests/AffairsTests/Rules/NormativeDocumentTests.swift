import Kernel
import Testing

@testable import Affairs

@Suite("行政规范性文件：立项、起草、审查")
struct NormativeDocumentTests {
    @Test func `核收过的人员不得再送审，送审的人员不得核收（国办发〔2018〕115号第五项）`() {
        var bench = DocumentBench.reviewed(.returned)
        bench.take("revise", by: "drafter", ["explanation": "补充说明"])
        bench.take("submit", by: "office", DocumentBench.submission)
        #expect(bench.refused == ["document.submit.separate-receive"])
        #expect(bench.take("submit", by: "drafter", DocumentBench.submission) == [])
        bench.take("receive", by: "drafter")
        #expect(bench.refused == ["document.receive.separate-submit"])
    }

    @Test func `定义自身无误`() {
        #expect(KindDefinition(NormativeDocument.self).findings(registry: Law.registry) == [])
        #expect(KindDefinition(LegalityReview.self).findings(registry: Law.registry) == [])
        #expect(KindDefinition(DocumentCleanup.self).findings(registry: Law.registry) == [])
    }

    @Test(arguments: ["internalManagement", "workSystem", "staffing", "minutes", "workPlan", "requestReport", "award", "personnel"])
    func `内部管理、会议纪要、人事任免等不作为规范性文件（国办发〔2018〕115号第三项）`(nature: String) {
        var bench = Bench<NormativeDocument>(on: "2020-03-02")
        #expect(bench.refusing("propose", DocumentBench.project.merging(["nature": nature]) { $1 }) == ["is-normative"])
        #expect(bench.take("propose", DocumentBench.project).isEmpty)
    }

    @Test(arguments: [
        ("430626", "department"), ("430626", "township"), ("430626-ga", "government"), ("430626101", "department"), ("430626-临时指挥部", "department"),
    ])
    func `制定机关应为政府及其办公室、部门或者乡镇，临时机构和内设机构不得制发（国办发〔2018〕37号第一项）`(maker: String, kind: String) {
        var bench = Bench<NormativeDocument>(on: "2020-03-02")
        let refused = bench.take("propose", DocumentBench.project.merging(["maker": maker, "makerKind": kind]) { $1 })
        #expect(refused.count == 1)
        #expect(refused.first?.contains("第（一）项") == true)
    }

    @Test(arguments: ["law", "document"])
    func `已有明确规定或者现行文件仍适用的，不得重复发文（国办发〔2018〕37号第二项）`(overlap: String) {
        var bench = Bench<NormativeDocument>(on: "2020-03-02")
        #expect(bench.refusing("propose", DocumentBench.project.merging(["overlap": overlap]) { $1 }) == ["no-duplication"])
    }

    @Test func `未列入年度计划的应当说明理由，且申报人不得自己批准（国办发〔2018〕37号第三项）`() {
        var bench = Bench<NormativeDocument>(on: "2020-03-02")
        let unplanned = DocumentBench.project.merging(["isPlanned": "否"]) { $1 }
        #expect(bench.refusing("propose", by: "drafter", unplanned) == ["unplanned-explained"])
        #expect(bench.take("propose", unplanned.merging(["unplannedReason": "上级交办"]) { $1 }).isEmpty)
        #expect(bench.refusing("approve-project") == ["separate-propose"])
        #expect(bench.take("approve-project", by: "office").isEmpty)
    }

    @Test(arguments: [
        ("430626", "government", "430626-sf"), ("430626-sf", "governmentOffice", "430626-sf"), ("430626-ga", "department", "430626-ga"),
        ("430626101", "township", "430626101"),
    ])
    func `政府文件由司法局审核，部门文件由部门法制机构审核，登记统一归口（国办发〔2018〕115号第四项）`(maker: String, kind: String, reviewer: String) {
        let record = DocumentBench.drafting(["maker": maker, "makerKind": kind]).record
        #expect(record.reviewer.description == reviewer)
        #expect(record.registrar == Town.justice)
        #expect(record.drafter == Town.organ)
    }

    @Test func `县设定乡镇文件由司法局审核、制定机关自行登记的，从其设定`() {
        var bench = Bench<NormativeDocument>(on: "2020-03-02")
        bench.settings = Settings(["document.review.township-by-justice": "是", "document.registration.justice": "否"])
        bench.take("propose", DocumentBench.project.merging(["maker": "430626101", "makerKind": "township"]) { $1 })
        #expect(bench.record.reviewer == Town.justice)
        #expect(bench.record.registrar.description == "430626101")
    }

    @Test(arguments: [("2020-04-08", true), ("2020-04-07", false)])
    func `与生产经营密切相关的，公开征求意见不少于三十日（优化营商环境条例第六十二条）`(until: String, lawful: Bool) {
        var bench = DocumentBench.drafting()
        #expect(bench.refusing("consult", on: "2020-03-09", ["consultUntil": until]) == (lawful ? [] : ["comment-period-sufficient"]))
    }

    @Test func `缩短征求意见期限的，应当公布理由（优化营商环境条例第六十二条）`() {
        var bench = DocumentBench.drafting()
        #expect(bench.refusing("consult", on: "2020-03-09", ["consultUntil": "2020-03-16"]) == ["comment-period-sufficient"])
        #expect(bench.take("consult", on: "2020-03-09", ["consultUntil": "2020-03-16", "urgencyReason": "防汛紧急"]).isEmpty)
        let shown = bench.definition.view("consultation", bench.record, bench.moment)?.items
        #expect(shown?.contains { $0.text == "防汛紧急" } == true)
    }

    @Test(arguments: [("2020-03-16", true), ("2020-03-15", false)])
    func `与生产经营无关的，按县设定的天数`(until: String, lawful: Bool) {
        var bench = DocumentBench.drafting(["touchesBusiness": "否"])
        #expect(bench.refusing("consult", on: "2020-03-09", ["consultUntil": until]) == (lawful ? [] : ["comment-period-sufficient"]))
    }

    @Test func `条例施行以前开始的文件不适用三十日`() {
        var bench = Bench<NormativeDocument>(on: "2019-12-31")
        #expect(bench.edition == "2018")
        bench.take("propose", by: "drafter", DocumentBench.project)
        bench.take("approve-project", by: "office")
        bench.take("assess", ["assessment": "可行"])
        bench.take("draft", ["legalBasis": "依据", "explanation": "说明"])
        #expect(bench.take("consult", on: "2020-01-02", ["consultUntil": "2020-01-09"]).isEmpty)
    }

    @Test func `未经评估论证、未形成草案的不得征求意见（国办发〔2018〕37号第四项）`() {
        var bench = Bench<NormativeDocument>(on: "2020-03-02")
        bench.take("propose", by: "drafter", DocumentBench.project)
        bench.take("approve-project", by: "office")
        #expect(bench.take("consult", ["consultUntil": "2020-06-30"]).count == 2)
    }

    @Test func `征求意见期限届满前不得结束，届满之次日可以（优化营商环境条例第六十二条）`() {
        var bench = DocumentBench.drafting()
        bench.take("consult", on: "2020-03-09", ["consultUntil": "2020-04-08"])
        let result = ["opinionsReceived": "0", "adoptionExplanation": "未收到意见", "operatorsHeard": "无异议"]
        #expect(bench.refusing("close-consultation", on: "2020-04-08", result) == ["comment-period-over"])
        #expect(
            bench.refusing("close-consultation", on: "2020-04-09", ["opinionsReceived": "0", "adoptionExplanation": "未收到意见"]) == ["operators-heard"])
        #expect(bench.take("close-consultation", result.merging(["opinionsAdopted": "1"]) { $1 }).count == 1)
        #expect(bench.take("close-consultation", result.merging(["opinionsAdopted": "0"]) { $1 }).isEmpty)
        #expect(bench.record.consultationClosedOn == bench.today)
    }

    @Test func `涉及群众重大利益调整的，未经听证论证不得送审（国办发〔2018〕37号第五项）`() {
        var bench = DocumentBench.consulted()
        bench.record.hearings = []
        bench.take("competition-review", ["competitionConclusion": "conforms"])
        #expect(bench.refusing("submit", DocumentBench.submission) == ["affected-heard"])
        bench.record.touchesVitalInterests = false
        #expect(bench.take("submit", DocumentBench.submission).isEmpty)
    }

    @Test func `审查认为不涉及经营者经济活动的，也是审查结论，可以送审（公平竞争审查条例第十八条）`() {
        var bench = DocumentBench.consulted()
        bench.take("competition-review", ["competitionConclusion": "notConcerned"])
        #expect(bench.take("submit", DocumentBench.submission).isEmpty)
    }

    @Test(arguments: [nil, "violates"])
    func `未经公平竞争审查或者违反标准的不得出台（国发〔2016〕34号第三部分）`(conclusion: String?) {
        var bench = DocumentBench.consulted()
        if let conclusion { bench.take("competition-review", ["competitionConclusion": conclusion, "competitionNote": "限定本地企业"]) }
        #expect(bench.refusing("submit", DocumentBench.submission) == ["fair-competition-passed"])
        bench.record.touchesCompetition = false
        #expect(bench.take("submit", DocumentBench.submission).isEmpty)
    }

    @Test func `适用例外规定的应当详细说明（公平竞争审查条例第十七条）`() {
        var bench = DocumentBench.consulted()
        #expect(bench.refusing("competition-review", ["competitionConclusion": "exception"]) == ["exception-or-violation-explained"])
        #expect(bench.take("competition-review", ["competitionConclusion": "exception", "competitionNote": "节能环保，期限两年"]).isEmpty)
        #expect(bench.take("submit", DocumentBench.submission).isEmpty)
    }

    @Test func `2024年8月1日起政府文件先经起草单位初审（公平竞争审查条例第十四条）`() {
        var bench = Bench<NormativeDocument>(on: "2024-08-01")
        bench.take("propose", by: "drafter", DocumentBench.project)
        bench.take("approve-project", by: "office")
        #expect(bench.refusing("competition-review", Self.conforms) == ["preliminary-competition-review"])
        #expect(bench.take("competition-preliminary", ["competitionPreliminary": "符合标准"]).isEmpty)
        #expect(bench.take("competition-review", Self.conforms).isEmpty)
        #expect(DocumentBench.drafting().definition.outline("2022")?.action("competition-preliminary") == nil)
    }

    @Test func `部门文件由起草单位自行审查（公平竞争审查条例第十三条）`() {
        var bench = Bench<NormativeDocument>(on: "2024-08-01")
        bench.take("propose", by: "drafter", DocumentBench.project.merging(["maker": "430626-ga", "makerKind": "department"]) { $1 })
        bench.take("approve-project", by: "office")
        #expect(bench.take("competition-review", Self.conforms).isEmpty)
        #expect(bench.record.competitionReviewer == Town.organ)
    }

    private static let conforms = ["competitionConclusion": "conforms", "competitionHeard": "县广告协会和三家经营者无异议"]

    /// A department's own document, in drafting since August 2024.
    private static func departmental() -> Bench<NormativeDocument> {
        var bench = Bench<NormativeDocument>(on: "2024-08-01")
        bench.take("propose", by: "drafter", DocumentBench.project.merging(["maker": "430626-ga", "makerKind": "department"]) { $1 })
        bench.take("approve-project", by: "office")
        return bench
    }

    @Test func `公平竞争审查应当听取经营者、行业协会商会的意见，不涉及的除外（公平竞争审查条例第十六条）`() {
        var bench = Self.departmental()
        #expect(bench.refusing("competition-review", ["competitionConclusion": "conforms"]) == ["interested-parties-heard"])
        var unconcerned = bench
        #expect(unconcerned.take("competition-review", ["competitionConclusion": "notConcerned"]).isEmpty)
        #expect(bench.take("competition-review", Self.conforms).isEmpty)
    }

    @Test(arguments: [
        (["competitionException": ""], "exception-on-ground"), (["competitionException": "welfare"], "exception-on-ground"),
        (["competitionAlternatives": ""], "exception-necessary"), (["competitionUntil": ""], "exception-bounded"),
        (["competitionUntil": "2024-08-01"], "exception-bounded"), (["competitionNote": ""], "exception-or-violation-explained"),
    ])
    func `适用例外规定的，属于法定情形，没有影响更小的替代方案，有实施期限或者终止条件（公平竞争审查条例第十二条）`(change: [String: String], condition: String) {
        var bench = Self.departmental()
        let lawful = Self.conforms.merging([
            "competitionConclusion": "exception", "competitionNote": "节约能源", "competitionException": "publicInterest",
            "competitionAlternatives": "比较三种方案，均不能达到目的", "competitionUntil": "2026-07-31",
        ]) { $1 }
        #expect(bench.refusing("competition-review", lawful.merging(change) { $1 }) == [condition])
        var conditioned = bench
        #expect(
            conditioned.take("competition-review", lawful.merging(["competitionUntil": "", "competitionEndCondition": "国家标准出台"]) { $1 }).isEmpty)
        #expect(bench.take("competition-review", lawful).isEmpty)
    }

    @Test(arguments: [("major", true), ("minor", false)])
    func `修改后内容发生重大变化的，重新开展公平竞争审查（公平竞争审查条例实施办法第二十七条）`(scope: String, again: Bool) {
        var bench = Self.departmental()
        bench.take("competition-review", Self.conforms)
        bench.stage = "reviewed"
        bench.record.reviewOutcome = .unlawful
        #expect(bench.refusing("revise", ["explanation": "删去三条"]).first?.contains("修改的程度") == true)
        #expect(bench.take("revise", ["explanation": "删去三条", "revisionScope": scope]).isEmpty)
        #expect((bench.record.competitionConclusion == nil) == again)
        bench.take("submit", DocumentBench.submission)
        #expect(bench.refused.contains("document.submit.fair-competition-passed") == again)
    }

    @Test func `内容发生重大变化的，原来的公平竞争初审、审查和合法性审核都不作数（公平竞争审查条例实施办法第二十七条）`() throws {
        let row = StepEffect<NormativeDocument>(
            "revise",
            in: {
                Self.departmental().after { bench in
                    bench.take("competition-review", Self.conforms)
                    (bench.stage, bench.record.reviewOutcome) = ("reviewed", .unlawful)
                }
            }, ["explanation": "删去三条", "revisionScope": "major"], leaves: ["drafters": #"["drafter","office"]"#],
            empties: [
                "competitionPreliminary", "competitionConclusion", "competitionOn", "reviewOutcome", "reviewAdoption", "papers", "neededBy",
            ])
        try row.check()
    }

    @Test(arguments: ["draft", "explanation", "basis", "consultation", "legalUnitOpinion", "competition"])
    func `送审材料缺一不可，逐件列明（国办发〔2018〕115号第五项）`(missing: String) {
        var bench = DocumentBench.consulted()
        bench.take("competition-review", ["competitionConclusion": "conforms"])
        let papers = DocumentBench.papers.split(separator: ",").filter { $0 != missing }.joined(separator: ",")
        let refused = bench.take("submit", ["legalUnitOpinion": "合法", "papers": papers])
        #expect(refused.count == 1)
        #expect(refused.first?.contains(NormativeDocument.Paper(rawValue: missing)!.name) == true)
    }

    @Test(arguments: [("2020-04-17", true), ("2020-04-16", false)])
    func `要求审核完成日至少留足五个工作日（国办发〔2018〕115号第五项）`(day: String, lawful: Bool) {
        var bench = DocumentBench.consulted()
        bench.take("competition-review", ["competitionConclusion": "conforms"])
        let input = DocumentBench.submission.merging(["neededBy": day]) { $1 }
        #expect(bench.refusing("submit", on: "2020-04-10", input) == (lawful ? [] : ["time-left-for-review"]))
    }

    @Test func `突发事件和紧急命令不受五个工作日限制（国办发〔2018〕115号第五项）`() {
        var bench = DocumentBench.consulted()
        bench.take("competition-review", ["competitionConclusion": "conforms"])
        let urgent = DocumentBench.submission.merging(["neededBy": "2020-04-11", "emergencyReason": "疫情防控"]) { $1 }
        #expect(bench.take("submit", on: "2020-04-10", urgent).isEmpty)
    }

    @Test func `核收后转合法性审核，起草人随案载明（国办发〔2018〕115号第五项）`() throws {
        var bench = DocumentBench.submitted()
        #expect(bench.refusing("receive", by: "drafter") == ["separate-submit"])
        #expect(bench.take("receive", by: "office").isEmpty)
        let opening = try #require(bench.opened.first)
        let review = try #require(opening.record as? LegalityReview)
        #expect(opening.organ == Town.justice)
        #expect(opening.action == "request")
        #expect(review.subject == .normativeDocument)
        #expect(review.drafters == [PersonID("drafter")])
        #expect(review.requester == Town.organ)
    }

    @Test(arguments: [LegalityReview.Outcome.unlawful, .returned, nil])
    func `未经合法性审核或者经审核不合法的，不得提交集体审议（国办发〔2018〕115号第七项）`(outcome: LegalityReview.Outcome?) {
        for action in ["pass", "reject", "postpone"] {
            var bench = DocumentBench.reviewed()
            bench.record.reviewOutcome = outcome
            let input = action == "pass" ? DocumentBench.passing : DocumentBench.meeting()
            let refused = bench.take(action, on: "2020-04-22", input)
            #expect(refused.count == 1)
            #expect(refused.first?.contains("不得提交集体审议") == true)
            bench.record.reviewOutcome = .lawful
            #expect(bench.take(action, input).isEmpty)
        }
    }

    @Test func `未征求意见又无理由的不得提交集体审议（地方组织法第七十五条）`() {
        var bench = DocumentBench.reviewed()
        bench.record.consultationClosedOn = nil
        #expect(bench.refusing("pass", on: "2020-04-22", DocumentBench.passing) == ["public-consulted"])
        (bench.record.exemption, bench.record.exemptionNote) = (.secret, "涉密")
        #expect(bench.take("pass", DocumentBench.passing).isEmpty)
    }

    @Test func `审核要求修改的先修改，未完全采纳的应当说明（国办发〔2018〕115号第六项）`() {
        var bench = DocumentBench.reviewed(.lawfulAfterAmendment)
        #expect(bench.refusing("pass", on: "2020-04-22", DocumentBench.passing) == ["opinion-answered"])
        bench.take("answer-opinion", by: "drafter", ["reviewAdoption": "partial"])
        #expect(bench.refusing("pass", DocumentBench.passing) == ["opinion-answered"])
        bench.take("answer-opinion", ["reviewAdoption": "partial", "unadoptedExplanation": "第三条有《广告法》第四十一条为据"])
        #expect(bench.take("pass", DocumentBench.passing).isEmpty)
    }

    @Test func `听证论证的日期不晚于登记当日（国办发〔2018〕37号第五项）`() {
        var bench = DocumentBench.consulted()
        bench.take("hear", on: "2020-04-09", ["hearings": #"[{"form":"symposium","on":"2020-04-10","outcome":"无异议"}]"#])
        #expect(bench.refused == ["document.hear.hearing-not-in-future"])
        #expect(bench.take("hear", ["hearings": #"[{"form":"symposium","on":"2020-04-09","outcome":"无异议"}]"#]) == [])
        #expect(bench.record.hearings.map(\.form) == [.hearing, .symposium])
    }

    @Test func `按审核意见修改、重新送审的也是起草人，不得审核（国办发〔2018〕115号第六项、第七项）`() {
        var amended = DocumentBench.reviewed(.lawfulAfterAmendment)
        amended.take("answer-opinion", on: "2020-04-21", by: "editor", ["reviewAdoption": "full"])
        #expect(amended.record.drafters == [PersonID("drafter"), PersonID("editor")])
        var revised = DocumentBench.reviewed(.unlawful)
        revised.take("revise", on: "2020-04-21", by: "editor", ["explanation": "删去设定处罚的条款"])
        revised.take("submit", by: "sender", DocumentBench.submission)
        #expect(revised.record.drafters == [PersonID("drafter"), PersonID("editor"), PersonID("sender")])
        revised.take("receive", by: "office")
        #expect((revised.opened.last?.record as? LegalityReview)?.drafters == revised.record.drafters)
    }

    @Test func `不合法的修改后重新送审，原审核结论不再有效`() {
        var bench = DocumentBench.reviewed(.unlawful)
        #expect(bench.take("revise", on: "2020-04-21", by: "drafter", ["explanation": "删去设定处罚的条款"]).isEmpty)
        #expect(bench.stage == "consulted")
        #expect(bench.record.reviewOutcome == nil)
        #expect(bench.record.firstReviewedOn == Day(iso: "2020-04-20"))
    }

    @Test(arguments: [
        ("government", "executive", true), ("government", "plenary", true), ("government", "office", false), ("department", "office", true),
        ("department", "executive", false), ("department", "plenary", false), ("township", "office", true), ("township", "plenary", true),
        ("township", "executive", false), ("governmentOffice", "executive", true),
    ])
    func `政府文件经常务会议或者全体会议，部门文件经办公会议（国办发〔2018〕37号第七项）`(maker: String, form: String, lawful: Bool) {
        var bench = DocumentBench.reviewed()
        bench.record.makerKind = NormativeDocument.MakerKind(rawValue: maker)
        bench.take("pass", on: "2020-04-22", DocumentBench.meeting(["form": form, "result": "passed"]))
        #expect(bench.refused == (lawful ? [] : ["document.pass.meeting-competent"]))
    }

    @Test(arguments: [("2020-04-19", false), ("2020-04-20", true), ("2020-04-22", true), ("2020-04-23", false)])
    func `审议不早于合法性审核，不晚于登记当日（国办发〔2018〕115号第七项）`(day: String, lawful: Bool) {
        var bench = DocumentBench.reviewed()
        bench.take("pass", on: "2020-04-22", DocumentBench.meeting(["on": day, "result": "passed"]))
        #expect(bench.refused == (lawful ? [] : ["document.pass.meeting-in-order"]))
    }

    @Test func `每次审议及不同意见如实载明（国办发〔2018〕37号第七项）`() {
        var bench = DocumentBench.reviewed()
        let first = #"[{"form":"executive","name":"县政府第12次常务会议","on":"2020-04-22","dissents":["王某认为期限过短"]}]"#
        bench.take("postpone", on: "2020-04-22", ["meetings": first])
        #expect(bench.stage == "reviewed")
        bench.take("pass", DocumentBench.meeting(["result": "again"]))
        #expect(bench.refused == ["document.pass.meeting-fits-step"])
        bench.take("pass", DocumentBench.meeting(["result": "passedAfterAmendment"]))
        #expect(bench.record.meetings.map(\.result) == [.again, .passedAfterAmendment])
        #expect(bench.record.meetings.first?.dissents == ["王某认为期限过短"] && bench.record.deliberatedOn == Day(iso: "2020-04-22"))
        #expect(bench.take("pass", DocumentBench.passing).isEmpty == false)
    }
}
