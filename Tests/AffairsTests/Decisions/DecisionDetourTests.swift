import Kernel
import Testing

@testable import Affairs

/// What a gate asks cannot be got round by taking the steps in another order, or twice.
@Suite("重大行政决策程序不得绕开")
struct DecisionDetourTests {
    @Test func `名单改了，听证材料须向名单上的人重新送达（第十六条第三款）`() {
        var bench = DecisionBench.announced()
        bench.take("list-participants", on: "2020-03-24", by: "clerk", ["hearingParticipants": #"["张三","赵六"]"#])
        #expect(bench.take("hearing-hold", on: "2020-03-26", DecisionBench.hearing).contains { $0.contains("7日前送达") })
    }

    @Test func `公众参与完成以后才认定涉及特定群体的，送审、提请讨论以前仍应协商（第十四条第三款）`() {
        var bench = DecisionBench.consulting([:])
        bench.take("solicit", on: "2020-03-09", by: "clerk", DecisionBench.solicitation)
        bench.take("consult-unit", ["consultations": DecisionBench.consent])
        bench.take("close-participation", on: "2020-04-09", ["adoptionExplanation": "没有意见"])
        var late = bench
        bench.take("redeclare", by: "office", ["affectsGroups": "是", "declarationNote": "涉及出租车司机"])
        let submission = ["proceduresNote": "已履行各项程序"]
        #expect(bench.take("submit-review", on: "2020-04-17", by: "clerk", submission).contains { $0.contains("第十四条第三款") })
        bench.take("hold", ["events": #"[{"form":"symposium","on":"2020-04-16","summary":"同意"}]"#, "groupsHeard": "与出租车司机代表协商"])
        #expect(bench.take("submit-review", by: "clerk", submission).isEmpty)
        late.take("submit-review", on: "2020-04-17", by: "clerk", submission)
        late.receive(DecisionBench.legality(.lawful), by: "take-legality", on: "2020-05-06")
        late.take("redeclare", by: "office", ["affectsGroups": "是", "declarationNote": "涉及出租车司机"])
        #expect(late.take("table", by: "clerk", ["papers": "draft,publicOpinions,legality"]).contains { $0.contains("第十四条第三款") })
    }

    @Test func `先认定不予公开、完成公众参与，再更正为公开的，仍应听取公众意见（第十四条第一款）`() {
        var bench = DecisionBench.consulting(["isUndisclosed": "是", "undisclosedReason": "保守国家秘密法"])
        bench.take("consult-unit", by: "clerk", ["consultations": #"[{"unit":"430626-sj","on":"2020-03-06","position":"agrees"}]"#])
        bench.take("close-participation", ["adoptionExplanation": "不公开"])
        bench.take("redeclare", by: "office", ["isUndisclosed": "否", "declarationNote": "已经解密"])
        let refused = bench.take("submit-review", on: "2020-03-10", by: "clerk", ["proceduresNote": "已履行各项程序"])
        #expect(refused.count == 1 && refused.first?.contains("第十四条第一款") == true, "\(refused)")
    }

    @Test func `公平竞争审查进行中更正认定的，等结论作出后再送审，以免无法再修改（第二十九条第（一）项）`() {
        var bench = DecisionBench.assessed()
        bench.take("ask-competition", on: "2020-04-14", by: "clerk")
        bench.take("redeclare", by: "office", ["touchesOperators": "否", "declarationNote": "不涉及"])
        #expect(bench.refusing("submit-review", by: "clerk", ["proceduresNote": "已履行"]) == ["no-competition-review-pending"])
        bench.receive(DecisionBench.competition(.notConcerned), by: "take-competition", on: "2020-04-16")
        #expect(bench.take("submit-review", by: "clerk", ["proceduresNote": "已履行"]).isEmpty)
    }

    @Test func `目录、拟调整的决策都应是本决策机关的（第三条第三款、第三十七条）`() {
        for (organ, lawful) in [(Town.county, true), (Town.organ, false)] {
            var bench = DecisionBench.studied()
            _ = bench.known.add(7, CatalogueBench.published().record, .published, in: organ)
            let start = ["undertaker": "430626-ga", "catalogue": "7", "catalogueItem": "1"]
            #expect(bench.refusing("start", on: "2020-03-04", by: "head", start) == (lawful ? [] : ["in-catalogue"]))
            var change = Bench<MajorDecision>(on: "2020-09-01")
            change.organ = Town.county
            _ = change.known.add(9, DecisionBench.published().record, .executing, in: organ)
            let proposal = DecisionBench.proposal.merging(["adjusts": "9", "changeKind": "stop"]) { $1 }
            #expect(change.refusing("propose", by: "clerk", proposal) == (lawful ? [] : ["change-told"]))
        }
    }

    @Test func `专家论证完成以后补登的意见不改变论证；另选专家的，重新论证（第十九条第一款）`() {
        var bench = DecisionBench.argued()
        let late = #"[{"name":"丙","position":"disagrees","opinion":"不可行","signed":true}]"#
        bench.take("record-opinions", on: "2020-04-11", by: "clerk", ["opinions": late])
        #expect(bench.refused == ["decision.record-opinions.argumentation-open"])
        bench.take("appoint-experts", ["experts": #"[{"name":"戊","specialty":"财务"}]"#])
        #expect(bench.take("record-opinions", ["opinions": late]) == [])
        bench.take("close-argument", ["argumentForm": "written", "argumentConclusion": "可行", "expertAdoption": "采纳"])
        #expect(bench.refused == ["decision.close-argument.enough-experts"])
    }

    private static let text = #"{"name":"草案.pdf","digest":"\#(String(repeating: "0a", count: 32))","size":9}"#

    @Test func `公布的是讨论通过的草案：会议要求修改的才修改，请示报告以后不再修改（第三十条第一款、第三十一条）`() {
        var bench = DecisionBench.decided()
        #expect(bench.take("publish", on: "2020-05-13", by: "office", ["text": Self.text]).contains { $0.contains("不填写这个字段") })
        let change = ["revisionNote": "增加学生优惠", "text": Self.text]
        bench.take("amend-text", by: "clerk", change)
        #expect(bench.refused == ["decision.amend-text.passed-after-amendment"])
        var amended = DecisionBench.tabled()
        amended.take("decide", on: "2020-05-12", by: "office", DecisionBench.deliberation("passedAfterAmendment"))
        #expect(amended.take("amend-text", on: "2020-05-13", by: "editor", change) == [])
        #expect(amended.record.text?.name == "草案.pdf" && amended.record.revisions.last?.note == "增加学生优惠")
        #expect(amended.record.drafters.contains(PersonID("editor")))
        amended.take("report-to-party", on: "2020-05-14", by: "office")
        amended.take("amend-text", by: "editor", change)
        #expect(amended.refused == ["decision.amend-text.before-party-report"])
    }

    @Test func `按审查意见改动草案的，也是起草人，不得再审查（第二十五条、第二十八条）`() {
        var bench = DecisionBench.reviewed(.lawfulAfterAmendment)
        #expect(bench.take("answer-legality", on: "2020-05-07", by: "editor", ["legalityAnswer": "已改第三条"]) == [])
        #expect(bench.record.drafters.contains(PersonID("editor")))
    }

    @Test(arguments: [("2020-04-14", false), ("2020-04-15", true)])
    func `风险不可控而修改草案的，应就修改后的草案评估（第二十四条）`(day: String, lawful: Bool) {
        var bench = DecisionBench.assessed("notControllable")
        bench.take("revise", on: "2020-04-15", by: "clerk", ["revisionNote": "降低涨幅"])
        #expect(bench.refusing("assess-risk", on: "2020-04-16", DecisionBench.risk(on: day)) == (lawful ? [] : ["revised-draft-assessed"]))
    }

    @Test func `受托作过风险评估的第三方，不称第三方也不得承担后评估（第三十六条第二款）`() {
        var bench = DecisionBench.published()
        bench.record.risks[0].isThirdParty = true
        let input = ["evaluationGround": "necessary", "evaluator": "县社会稳定评估中心"]
        #expect(bench.take("start-evaluation", on: "2020-12-01", by: "office", input).first?.contains("第三十六条第二款") == true)
        #expect(bench.take("start-evaluation", input.merging(["evaluator": "县司法局"]) { $1 }).isEmpty)
    }

    @Test func `足期公开征求意见而写了说明的，不计为缩短；请示报告只作一次（第十五条、第三十一条）`() {
        var bench = DecisionBench.consulting()
        bench.take("solicit", on: "2020-03-09", by: "clerk", DecisionBench.solicitation.merging(["shortReason": "群众关心"]) { $1 })
        #expect(bench.counted("decision.short", through: "2020-12-31") == 0)
        var decided = DecisionBench.decided()
        #expect(decided.take("report-to-party", on: "2020-05-14", by: "office").isEmpty)
        decided.take("record-consent", on: "2020-05-20", ["partyReply": "同意"])
        #expect(decided.refusing("report-to-party", on: "2020-05-21") == ["not-yet-reported-to-party"])
        decided.take("reconsider", on: "2020-05-21", ["partyReply": "再研究"])
        decided.take("table", on: "2020-05-22", by: "clerk", DecisionBench.papers)
        decided.take("decide", on: "2020-05-25", by: "office", DecisionBench.deliberation("passed", on: "2020-05-25"))
        #expect(decided.take("report-to-party", on: "2020-05-26").isEmpty)
    }

    @Test(arguments: [
        #"[{"number":2,"kind":"underWay","reason":"未完"},{"number":2,"kind":"notStarted","reason":"未完"}]"#,
        #"[{"number":2,"kind":"underWay","reason":"未完"},{"number":1,"kind":"underWay","reason":"已公布"}]"#,
        #"[{"number":2,"kind":"underWay","reason":"未完"},{"number":9,"kind":"underWay","reason":"没有"}]"#,
    ])
    func `年终结转的只是目录现有、尚未公布的事项，每项一次（第三条第三款）`(fates: String) {
        var bench = CatalogueBench.published()
        var decision = DecisionBench.published().record
        (decision.catalogue, decision.catalogueItem) = (Ref(1), 1)
        _ = bench.known.add(20, decision, .executing, in: Town.county)
        #expect(bench.refusing("close", on: "2020-12-30", by: "office", ["fates": fates]) == ["explanations-fit-items"])
    }
}
