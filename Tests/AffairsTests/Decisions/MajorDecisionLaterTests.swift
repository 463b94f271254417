import Kernel
import Testing

@testable import Affairs

@Suite("重大行政决策：论证到后评估")
struct MajorDecisionLaterTests {
    static let sending = ["proceduresNote": "已履行各项程序"]

    @Test func `不得选择有直接利害关系的专家，后来发现的应当回避并重新论证（第二十条）`() {
        var bench = DecisionBench.participated()
        let tied = #"[{"name":"丁","unit":"公交公司","specialty":"运营","hasInterest":true}]"#
        #expect(bench.take("appoint-experts", ["experts": tied]).first?.contains("公交公司") == true)
        bench = DecisionBench.argued()
        #expect(bench.record.arguedOn != nil)
        #expect(bench.refusing("recuse-expert", ["recusedExpert": "不在名单", "recusalReason": "持股"]) == ["recused-was-appointed"])
        #expect(bench.take("recuse-expert", ["recusedExpert": "丙", "recusalReason": "持股"]).isEmpty)
        #expect(bench.record.arguedOn == nil)
        let closing = ["argumentForm": "meeting", "argumentConclusion": "可行", "expertAdoption": "采纳"]
        #expect(bench.take("close-argument", closing).first?.contains("第十九条第二款") == true)
        bench.take("appoint-experts", ["experts": #"[{"name":"戊","unit":"院","specialty":"财务"}]"#])
        #expect(bench.refusing("close-argument", closing) == ["enough-experts"])
        #expect(
            bench.refusing("record-opinions", ["opinions": #"[{"name":"丙","position":"agrees","opinion":"可","signed":true}]"#])
                == ["opinions-signed"])
        #expect(bench.refusing("record-opinions", ["opinions": #"[{"name":"戊","position":"agrees","opinion":"可"}]"#]) == ["opinions-signed"])
        // What is said at the meeting is on its record; only what is given in writing is signed.
        var spoken = bench
        #expect(spoken.take("record-opinions", ["opinions": #"[{"name":"戊","position":"agrees","opinion":"可","isOral":true}]"#]).isEmpty)
        #expect(spoken.take("close-argument", closing).isEmpty)
        spoken = bench
        spoken.record.events = []
        #expect(
            spoken.refusing("record-opinions", ["opinions": #"[{"name":"戊","position":"agrees","opinion":"可","isOral":true}]"#])
                == ["opinions-signed"])
        bench.take("record-opinions", ["opinions": #"[{"name":"戊","position":"agrees","opinion":"可","signed":true}]"#])
        #expect(bench.take("close-argument", closing).isEmpty)
    }

    @Test(arguments: [("2", true), ("4", false)])
    func `参加论证的专家至少个数由县设定（第十九条）`(least: String, lawful: Bool) {
        var bench = DecisionBench.argued()
        bench.record.arguedOn = nil
        bench.settings = Settings(["decision.experts.least": least])
        let closing = ["argumentForm": "written", "argumentConclusion": "可行", "expertAdoption": "采纳"]
        #expect(bench.refusing("close-argument", closing) == (lawful ? [] : ["enough-experts"]))
    }

    @Test func `采取论证会的应当已经举行，论证会应当先选定专家（第二十条）`() {
        var bench = DecisionBench.participated()
        let event = ["events": DecisionBench.meeting]
        #expect(bench.take("hold", on: "2020-04-10", event).first?.contains("第二十条") == true)
        bench.take("appoint-experts", ["experts": DecisionBench.experts])
        bench.take("record-opinions", ["opinions": DecisionBench.opinions])
        let closing = ["argumentForm": "meeting", "argumentConclusion": "可行", "expertAdoption": "采纳"]
        #expect(bench.refusing("close-argument", closing) == ["argumentation-meeting-held"])
        bench.take("hold", event)
        #expect(bench.take("close-argument", closing).isEmpty)
    }

    @Test(arguments: ["departments", "points", "measures", "contingency", "methods"])
    func `风险评估报告听取部门意见，有风险点、防范措施和处置预案（第二十三条第二款）`(part: String) throws {
        var bench = DecisionBench.argued()
        let reports = try JSON(parsing: DecisionBench.risk()["risks"] ?? "")
        let report = try #require(reports.items?.first)
        let rest = JSON.object((report.members ?? []).filter { $0.key != part })
        #expect(bench.take("assess-risk", on: "2020-04-13", ["risks": JSON.array([rest]).encoded]).count == 1)
        #expect(bench.refused == ["decision.assess-risk.risk-report-complete"])
        let prior = #"[{"on":"2020-04-13","assessor":"发改局","isPrior":true,"points":"已作稳评","level":"low","control":"controllable"}]"#
        #expect(bench.take("assess-risk", ["risks": prior]).isEmpty)
    }

    @Test func `风险不可控的，调整草案并重新评估可控后方可继续（第二十四条）`() {
        var bench = DecisionBench.assessed("notControllable")
        bench.take("ask-competition", on: "2020-04-14")
        bench.receive(DecisionBench.competition(.conforms), by: "take-competition", on: "2020-04-16")
        #expect(bench.take("submit-review", Self.sending).first?.contains("第二十四条") == true)
        #expect(bench.counted("decision.step-risk", through: "2020-12-31") == 0)
        bench.take("revise", on: "2020-04-17", ["revisionNote": "降低票价"])
        #expect(bench.take("submit-review", Self.sending).count == 2)
        bench.take("assess-risk", on: "2020-04-20", DecisionBench.risk(on: "2020-04-20"))
        #expect(bench.take("submit-review", Self.sending).first?.contains("公平竞争审查") == true)
        bench.take("ask-competition")
        bench.receive(DecisionBench.competition(.conforms), by: "take-competition")
        #expect(bench.take("submit-review", Self.sending).isEmpty)
        #expect(bench.counted("decision.step-risk", through: "2020-12-31") == 1)
    }

    @Test func `涉及经营者的未经公平竞争审查或者违反标准的不得继续；退回可以再提（第二十九条第一项）`() {
        var bench = DecisionBench.assessed()
        #expect(bench.refusing("submit-review", on: "2020-04-14", Self.sending) == ["competition-passed"])
        bench.take("ask-competition")
        #expect(bench.refusing("ask-competition") == ["competition-not-yet-asked"])
        #expect(bench.refusing("revise", ["revisionNote": "改"]) == ["no-competition-review-pending"])
        bench.receive(DecisionBench.competition(nil), by: "take-competition")
        #expect(bench.take("ask-competition").isEmpty)
        bench.receive(DecisionBench.competition(.violates), by: "take-competition")
        #expect(bench.refusing("submit-review", Self.sending) == ["competition-passed"])
        bench.take("revise", ["revisionNote": "删去特定经营者优惠"])
        bench.take("assess-risk", DecisionBench.risk(on: "2020-04-14"))
        bench.take("ask-competition")
        bench.receive(DecisionBench.competition(.exception), by: "take-competition")
        #expect(bench.take("submit-review", Self.sending).isEmpty)
        var plain = DecisionBench.consulting([:])
        #expect(plain.refusing("ask-competition", by: "clerk") == ["touches-operators"])
    }

    @Test func `2024年8月以后政府决策由承办单位初审，市场监管部门审查（公平竞争审查条例第十四条）`() {
        var bench = DecisionBench.studied(on: "2024-09-02")
        bench.take("start", by: "head", DecisionBench.start.merging(["touchesOperators": "是"]) { $1 })
        bench.take("draft", by: "clerk", DecisionBench.draft)
        #expect(bench.take("ask-competition").first?.contains("第十四条") == true)
        #expect(bench.take("ask-competition", ["competitionPreliminary": "不含限制竞争内容"]).isEmpty)
        #expect(bench.opened.last?.organ == Town.market)
        #expect((bench.opened.last?.record as? FairCompetitionReview)?.preliminary == "不含限制竞争内容")
    }

    @Test(arguments: [("2020-04-27", false), ("2020-04-28", true)])
    func `送请合法性审查留足七个工作日，调休上班日计入（第二十六条第二款）`(until: String, lawful: Bool) {
        var bench = DecisionBench.competed()
        let input = Self.sending.merging(["neededBy": until]) { $1 }
        #expect(bench.refusing("submit-review", on: "2020-04-20", input) == (lawful ? [] : ["time-for-review"]))
        if !lawful { #expect(bench.take("submit-review", input.merging(["urgencyReason": "上级限期"]) { $1 }).isEmpty) }
    }

    @Test(arguments: [(LegalityReview.Outcome.lawful, true), (.lawfulAfterAmendment, false), (.unlawful, false), (.returned, false)])
    func `未经审查或者不合法的不得提交讨论，修改后合法的应当先调整（第二十五条、第二十八条）`(outcome: LegalityReview.Outcome, lawful: Bool) {
        var bench = DecisionBench.reviewed(outcome)
        #expect(bench.take("table", on: "2020-05-08", DecisionBench.papers).isEmpty == lawful)
        #expect(bench.refused.contains("decision.table.legality-answered") == (outcome == .lawfulAfterAmendment))
        bench.take("answer-legality", ["legalityAnswer": "已改第三条"])
        // What was sent back has not been reviewed.
        if outcome == .returned { #expect(bench.refused.contains("decision.answer-legality.legality-reviewed")) }
        let answered = bench.take("table", DecisionBench.papers).isEmpty
        #expect(answered == (outcome == .lawfulAfterAmendment))
        if outcome == .returned { #expect(bench.counted("decision.step-legality", through: "2020-12-31") == 0) }
    }

    @Test func `探索性改革明示法律风险的可以提交讨论，其他决策不得以此代替（第二十五条第二款）`() {
        var bench = DecisionBench.reviewed(.unlawful, ["isExploratory": "是"])
        #expect(bench.refusing("table", on: "2020-05-08", DecisionBench.papers) == ["legality-passed"])
        #expect(bench.take("disclose-risk", ["legalRisk": "国家尚无规定，可能被认定超越职权"]).isEmpty)
        #expect(bench.take("table", DecisionBench.papers).isEmpty)
        var plain = DecisionBench.reviewed(.unlawful)
        #expect(plain.refusing("disclose-risk", ["legalRisk": "有风险"]) == ["exploratory-reform"])
    }

    @Test(arguments: ["draft", "competition", "publicOpinions", "expertOpinions", "riskReport", "legality"])
    func `提请讨论的材料一件不少（第二十九条）`(paper: String) {
        var bench = DecisionBench.reviewed()
        let papers = (DecisionBench.papers["papers"] ?? "").split(separator: ",").filter { $0 != paper }.joined(separator: ",")
        #expect(bench.take("table", on: "2020-05-08", ["papers": papers]).first?.contains("第二十九条") == true)
    }

    @Test(arguments: [
        (#""noDissent":true"#, "executive", true), (#""dissents":["李某：缓行"]"#, "plenary", true), (#""noDissent":false"#, "executive", false),
        (#""noDissent":true,"dissents":["李某：缓行"]"#, "executive", false), (#""noDissent":true"#, "office", false),
        (#""againstMajority":true,"dissents":["李某：缓行"]"#, "executive", false),
        (#""againstMajority":true,"headReasons":"民生急需","dissents":["李某：缓行"]"#, "executive", true),
    ])
    func `常务会议或者全体会议讨论，不同意见如实载明，与多数不一致的说明理由（第三十条）`(more: String, form: String, lawful: Bool) {
        var bench = DecisionBench.tabled()
        let input = DecisionBench.deliberation("passed", on: "2020-05-12", more, form: form)
        let refused = bench.take("decide", on: "2020-05-12", by: "office", input)
        #expect(refused.isEmpty == lawful, "\(refused)")
        let isUnexplained = more.contains("againstMajority") && !more.contains("headReasons")
        #expect(bench.refused.contains("decision.decide.majority-answered") == isUnexplained)
    }

    @Test(arguments: [("2020-05-07", false), ("2020-05-08", true), ("2020-05-12", true), ("2020-05-13", false)])
    func `讨论在提请以后，不晚于登记当日（第三十条第一款）`(day: String, lawful: Bool) {
        var bench = DecisionBench.tabled()
        #expect(
            bench.refusing("decide", on: "2020-05-12", by: "office", DecisionBench.deliberation("passed", on: day))
                == (lawful ? [] : ["meeting-in-order"]))
    }

    @Test func `行政首长最后发表意见，结果与环节一致（第三十条第二款）`() {
        var bench = DecisionBench.tabled()
        let early = DecisionBench.deliberation("passed")["meetings"]?.replacing("\"headSpokeLast\":true,", with: "") ?? ""
        #expect(bench.take("decide", on: "2020-05-12", by: "office", ["meetings": early]).first?.contains("第三十条第二款") == true)
        #expect(bench.refusing("decide", DecisionBench.deliberation("rejected")) == ["meeting-fits-step"])
        #expect(bench.take("postpone", DecisionBench.deliberation("again")).isEmpty)
        #expect(bench.matter == .reviewed)
        bench.take("table", on: "2020-05-13", DecisionBench.papers)
        #expect(bench.take("reject", DecisionBench.deliberation("rejected", on: "2020-05-13", #""dissents":["甲：不同意","乙：缓行"]"#)).isEmpty)
        #expect(bench.counted("decision.dissents", through: "2020-12-31") == 2)
        #expect(bench.counted("decision.rejected", through: "2020-12-31") == 1)
    }

    @Test func `出台前向同级党委请示报告，需报告人大的已经报告（第三十一条、第八条第一款）`() {
        var bench = DecisionBench.decided()
        #expect(bench.take("publish", on: "2020-05-25", by: "office", DecisionBench.publishing).first?.contains("第三十一条") == true)
        #expect(bench.refusing("record-consent", ["partyReply": "同意"]) == ["reported-to-party"])
        bench.take("report-to-party")
        #expect(bench.refusing("publish", DecisionBench.publishing) == ["party-consented"])
        bench.take("record-consent", ["partyReply": "同意"])
        bench.record.needsCongress = true
        #expect(bench.take("publish", DecisionBench.publishing).first?.contains("第八条第一款") == true)
        bench.take("report-to-congress", ["congressReport": "县人大常委会第20次会议听取报告"])
        #expect(bench.take("publish", DecisionBench.publishing).isEmpty)
    }

    @Test func `党委要求重新研究的退回，讨论日期以后次为准（第三十一条）`() {
        var bench = DecisionBench.decided()
        #expect(bench.refusing("reconsider", by: "office", ["partyReply": "完善优惠"]) == ["reported-to-party"])
        bench.take("report-to-party", on: "2020-05-14")
        #expect(bench.take("reconsider", ["partyReply": "完善优惠"]).isEmpty)
        #expect(bench.counted("decision.decided", through: "2020-12-31") == 0)
        #expect(bench.take("table", on: "2020-05-18", DecisionBench.papers).isEmpty)
    }

    @Test func `公布渠道、采纳情况和宣传解读、执行单位（第三十二条、第三十四条）`() {
        var bench = DecisionBench.decided()
        bench.take("report-to-party", on: "2020-05-14", by: "office")
        bench.take("record-consent", ["partyReply": "同意"])
        let wanting = [
            ("channels", "newMedia", "public-channels-used"), ("channels", "gazette,website", "public-channels-used"),
            ("channels", "website,newspaper", "public-channels-used"), ("interpretation", "", "interpretation-given"),
            ("executors", "none", "executors-named"),
        ]
        for (key, value, condition) in wanting {
            #expect(bench.refusing("publish", DecisionBench.publishing.merging([key: value]) { $1 }) == [condition])
        }
        bench.settings = Settings(["decision.publication.gazette": "否"])
        #expect(bench.take("publish", DecisionBench.publishing.merging(["channels": "website,newspaper"]) { $1 }).isEmpty)
    }

    @Test(arguments: ["2018", "2019", "2024"])
    func `行政首长在集体讨论的基础上作出决定，讨论的三种结果都由其作出（第三十条第一款）`(edition: String) throws {
        let outline = try #require(DecisionBench.studied().definition.outline(edition))
        for step in ["decide", "reject", "postpone"] { #expect(outline.action(step)?.roles == [.head], "\(step)") }
    }

    @Test(arguments: [("2020-06-17", ClockReading.State.running), ("2020-06-18", .overdue)])
    func `党委同意以后二十个工作日以内公布（县设定，第三十二条“及时”）`(day: String, state: ClockReading.State) throws {
        var bench = DecisionBench.decided()
        bench.take("report-to-party", on: "2020-05-14", by: "office")
        bench.take("record-consent", on: "2020-05-20", ["partyReply": "同意"])
        bench.today = MajorDecisionTests.day(day)
        #expect(try bench.reading(of: "publication")?.state == state)
    }

    @Test func `中止执行须有规定情形，恢复后继续；执行单位以外的不得报告（第三十四条至第三十七条）`() {
        var bench = DecisionBench.published()
        let report = #"[{"on":"2020-07-01","content":"已执行"}]"#
        #expect(bench.take("report-execution", on: "2020-07-01", ["reporter": "430626-sj", "executionReports": report]).count == 1)
        #expect(bench.refused == ["decision.report-execution.report-by-executor"])
        #expect(bench.take("report-execution", ["executionReports": report]).isEmpty)
        #expect(bench.record.executionReports.map(\.by) == [Town.organ])
        bench.take("suspend", by: "head", ["suspensions": #"[{"note":"紧急"}]"#])
        #expect(bench.refused == ["decision.suspend.suspension-on-ground"])
        #expect(bench.take("suspend", ["suspensions": #"[{"ground":"forceMajeure","note":"洪水"}]"#]).isEmpty)
        #expect(bench.take("resume", on: "2020-07-20", ["resumeNote": "洪水已退"]).isEmpty)
        #expect(bench.record.suspensions.first?.until == MajorDecisionTests.day("2020-07-20"))
        #expect(bench.counted("decision.suspended", through: "2020-12-31") == 1)
    }

    /// The ground and the days of each suspension stand beside the decision.
    private static func shown(_ bench: Bench<MajorDecision>) -> String {
        bench.published["decision"]?.items.map { "\($0.label)：\($0.text)" }.joined(separator: "\n") ?? ""
    }

    @Test func `中止、恢复执行和执行完毕随决定公布（第三十二条、第三十七条）`() {
        var bench = DecisionBench.published()
        #expect(!Self.shown(bench).contains("洪水"))
        bench.take("suspend", on: "2020-07-01", by: "head", ["suspensions": #"[{"ground":"forceMajeure","note":"洪水"}]"#])
        #expect(Self.shown(bench).contains("洪水") && !Self.shown(bench).contains("2020年7月20日"))
        bench.take("resume", on: "2020-07-20", ["resumeNote": "洪水已退"])
        #expect(Self.shown(bench).contains("2020年7月20日") && !Self.shown(bench).contains("2020年12月1日"))
        bench.take("report-execution", on: "2020-12-01", ["executionReports": #"[{"on":"2020-12-01","content":"已执行"}]"#])
        bench.take("archive", by: "office", DecisionBench.archiving(DecisionBench.allParts + ["execution"]))
        #expect(bench.take("complete", ["completionNote": "已全面执行"]) == [])
        #expect(Self.shown(bench).contains("2020年12月1日"))
    }

    @Test func `承担过论证评估的单位不得受托后评估，评估听取公众并吸收各方（第三十六条）`() {
        var bench = DecisionBench.published()
        for barred in ["县社会稳定评估中心", "大学", "乙"] {
            let input = ["evaluationGround": "necessary", "evaluator": barred, "isThirdParty": "是"]
            #expect(bench.take("start-evaluation", on: "2020-11-02", by: "office", input).first?.contains("第三十六条第二款") == true, "\(barred)")
        }
        #expect(
            bench.refusing("evaluate", ["evaluations": #"[{"heard":["publicAtLarge","deputies"],"result":"goesOn","report":"好"}]"#])
                == ["evaluation-started"])
        bench.take("start-evaluation", ["evaluationGround": "necessary", "evaluator": "省社科院", "isThirdParty": "是"])
        #expect(bench.refusing("evaluate", ["evaluations": #"[{"heard":["publicAtLarge"],"result":"goesOn","report":"好"}]"#]) == ["parties-heard"])
        #expect(
            bench.take("evaluate", on: "2020-11-20", ["evaluations": #"[{"heard":["publicAtLarge","deputies"],"result":"adjust","report":"宜降"}]"#])
                .isEmpty)
        #expect(bench.counted("decision.evaluated", through: "2020-12-31") == 1)
        #expect(bench.cautions.map(\.id) == ["evaluation"])
    }

    /// The provincial rules before September 2019 ask for a hearing and for experts as well.
    @Test(arguments: MajorDecision.editions.map(\.id))
    func `听证、专家论证到公布，各版本都办得通（第十六条至第二十条，湖南省行政程序规定第三十六条、第三十八条）`(edition: String) {
        let bench = Opening.$edition.withValue(edition) { DecisionBench.published() }
        #expect(bench.edition == edition && bench.matter == .executing)
        #expect(bench.record.events.map(\.form) == [.hearing, .argumentation])
        #expect(bench.record.arguedOn == MajorDecisionTests.day("2020-04-10"))
    }

    @Test(arguments: [("adjust", MajorDecision.Stage.executing), ("stop", .stopped)], MajorDecision.editions.map(\.id))
    func `重大调整和停止执行由另一依法定程序作出的决策带来（第三十七条）`(change: (kind: String, stage: MajorDecision.Stage), edition: String) throws {
        let (kind, stage) = change
        var bench = Opening.$edition.withValue(edition) { DecisionBench.published() }
        let target = bench.record
        let step = kind == "adjust" ? "take-adjustment" : "take-stop"
        let before = try #require(bench.published["decision"])
        #expect(bench.take(step, on: "2020-12-01", ["changedBy": "5"]).isEmpty)
        #expect(bench.matter == stage)
        #expect(bench.record.changes.map(\.by) == [Ref(5)] && bench.record.changedBy == nil)
        #expect(bench.record.stoppedOn == (kind == "stop" ? MajorDecisionTests.day("2020-12-01") : nil))
        // What people read says so from then on.
        #expect(bench.published["decision"]?.items.map(\.text) != before.items.map(\.text))
        #expect(bench.counted("decision.adjusted", through: "2020-12-31") == (kind == "adjust" ? 1 : 0))
        var other = Opening.$edition.withValue(edition) { DecisionBench.decided() }
        _ = other.known.add(8, target, .executing, in: Town.county)
        (other.record.adjusts, other.record.changeKind) = (Ref(8), .init(rawValue: kind))
        other.take("report-to-party", by: "office")
        other.take("record-consent", ["partyReply": "同意"])
        other.take("publish", DecisionBench.publishing)
        #expect(other.followed.map(\.action) == [step] && other.followed.map(\.matter) == [8])
    }

    @Test(arguments: ["take-stop", "take-adjustment"]) func `中止执行以后停止执行、依法调整的，中止随之结束（第三十七条）`(step: String) {
        var bench = DecisionBench.published()
        bench.take("suspend", on: "2020-07-01", by: "head", ["suspensions": #"[{"ground":"forceMajeure","note":"洪水"}]"#])
        #expect(bench.take(step, on: "2020-12-01", ["changedBy": "5"]) == [])
        #expect(bench.record.suspensions.map(\.until) == [MajorDecisionTests.day("2020-12-01")])
        #expect(bench.published["decision"] != nil)
    }

    @Test func `终止程序以后，公布的期限不再计算（第三十二条）`() throws {
        var bench = DecisionBench.decided()
        bench.take("report-to-party", on: "2020-05-14", by: "office")
        bench.take("record-consent", on: "2020-05-20", ["partyReply": "同意"])
        #expect(try bench.reading(of: "publication")?.state == .running)
        #expect(bench.take("withdraw", on: "2020-05-21", by: "office", ["withdrawalReason": "上级已统一安排"]) == [])
        bench.today = MajorDecisionTests.day("2020-12-31")
        #expect(try bench.reading(of: "publication")?.state == .met)
    }

    @Test func `拟调整的决策应当正在执行（第三十七条）`() {
        var bench = Bench<MajorDecision>(on: "2020-11-02")
        bench.organ = Town.county
        _ = bench.known.add(8, DecisionBench.decided().record, .decided, in: Town.county)
        _ = bench.known.add(9, DecisionBench.published().record, .executing, in: Town.county)
        let input = DecisionBench.proposal
        #expect(bench.refusing("propose", input.merging(["adjusts": "8", "changeKind": "adjust"]) { $1 }) == ["change-told"])
        #expect(bench.refusing("propose", input.merging(["adjusts": "9"]) { $1 }) == ["change-told"])
        #expect(bench.take("propose", input.merging(["adjusts": "9", "changeKind": "adjust"]) { $1 }).isEmpty)
    }

    @Test func `一卷到底：应归档材料一件不缺才能归档，后评估报告补入后才能办结（第三十三条）`() {
        var bench = DecisionBench.published()
        let some = bench.take("archive", on: "2020-06-01", by: "office", DecisionBench.archiving(["proposal", "start"]))
        #expect(some.first?.contains("集体讨论记录") == true && bench.refused == ["decision.archive.archive-complete"])
        #expect(
            bench.refusing("archive", DecisionBench.archiving(DecisionBench.allParts).filter { $0.key != "archive.retention" }).first?
                .contains("（archive.retention）") == true)
        #expect(bench.take("archive", DecisionBench.archiving(DecisionBench.allParts)).isEmpty)
        #expect(bench.record.archive.archivist == PersonID("office") && bench.papers.last?.document == "archive-index")
        let ending = ["completionNote": "已全面执行"]
        #expect(bench.refusing("complete", ending) == ["execution-reported"])
        bench.take("report-execution", on: "2020-12-01", ["executionReports": #"[{"on":"2020-12-01","content":"已执行"}]"#])
        #expect(bench.take("complete", ending).first?.contains("执行情况报告") == true)
        bench.take("archive", DecisionBench.archiving(DecisionBench.allParts + ["execution"]))
        #expect(bench.take("complete", ending).isEmpty)
    }

    @Test func `每个程序和数字按其发生日计一次`() {
        let bench = DecisionBench.published()
        let expected: [(String, String, Int)] = [
            ("decision.started", "2020-03-04", 1), ("decision.step-participation", "2020-04-09", 1), ("decision.step-expert", "2020-04-10", 1),
            ("decision.step-risk", "2020-04-13", 1), ("decision.competition", "2020-04-16", 1), ("decision.step-legality", "2020-05-06", 1),
            ("decision.step-collective", "2020-05-12", 1), ("decision.decided", "2020-05-12", 1), ("decision.published", "2020-05-25", 1),
            ("decision.full", "2020-05-25", 1), ("decision.event:hearing", "2020-03-26", 1), ("decision.event:argumentation", "2020-04-10", 1),
            ("decision.comments", "2020-04-01", 2), ("decision.comments-adopted", "2020-04-08", 1), ("decision.in-force", "2020-05-25", 1),
        ]
        for (measure, day, count) in expected {
            let before = MajorDecisionTests.day(day).advanced(by: -1).iso
            #expect(bench.counted(measure, through: before) == 0, "\(measure)")
            #expect(bench.counted(measure, through: day) == count && bench.counted(measure, through: "2020-12-31") == count, "\(measure)")
        }
        #expect(bench.counted("decision.events", through: "2020-03-26") == 1 && bench.counted("decision.events", through: "2020-12-31") == 2)
        #expect(bench.counted("decision.open", through: "2020-05-24") == 1 && bench.counted("decision.open", through: "2020-05-25") == 0)
    }
}
