import Kernel
import Testing

@testable import Affairs

@Suite("重大行政决策：启动到公众参与")
struct MajorDecisionTests {
    static func day(_ text: String) -> Day { Bench<MajorDecision>.day(text) }

    @Test func `从建议到公布的完整程序（重大行政决策程序暂行条例第十条至第三十二条）`() {
        let bench = DecisionBench.published()
        #expect(bench.matter == .executing)
        #expect(bench.opened.map(\.kind.id) == ["competition-review", "legality-review"])
        #expect(bench.opened.map(\.organ) == [Town.organ, Town.justice])
        #expect(bench.record.archive.number == "〔2020〕1号")
        #expect(bench.record.isFull)
    }

    @Test(arguments: ["macroControl", "legislation", "emergency"])
    func `宏观调控、立法、应急处置决策不适用（第三条第二款）`(nature: String) {
        var bench = Bench<MajorDecision>(on: "2020-03-02")
        let refused = bench.take("propose", DecisionBench.proposal.merging(["nature": nature]) { $1 })
        #expect(refused.count == 1 && refused.first?.contains("第三条第二款") == true)
    }

    @Test func `部门建议应写明问题、理由、方案和必要性，其他建议交有关单位论证（第十条）`() {
        var bench = Bench<MajorDecision>(on: "2020-03-02")
        bench.organ = Town.county
        for missing in ["problem", "reasons", "preliminaryPlan", "necessity"] {
            #expect(bench.take("propose", DecisionBench.proposal.filter { $0.key != missing }).count == 1, "\(missing)")
        }
        #expect(bench.refusing("propose", DecisionBench.proposal.merging(["source": "leader"]) { $1 }) == ["proposed-by-organ"])
        let input = [
            "title": "老旧小区改造", "nature": "project", "source": "deputies", "suggestion": "建议改造", "studyUnit": "430626-ga", "proposerName": "赵代表",
        ]
        #expect(bench.refusing("put-forward", input.merging(["source": "department"]) { $1 }) == ["referred-for-study"])
        #expect(bench.refusing("put-forward", input.merging(["studyUnit": "none"]) { $1 }) == ["referred-for-study"])
        #expect(bench.take("put-forward", by: "office", input).isEmpty)
        #expect(bench.matter == .proposed)
        #expect(bench.take("start", by: "head", DecisionBench.start).contains { $0.contains("待研究论证") })
        #expect(bench.take("study", by: "clerk", ["study": "可行", "problem": "老旧", "preliminaryPlan": "分批", "necessity": "必要"]).isEmpty)
        #expect(bench.take("start", by: "head", DecisionBench.start).isEmpty)
    }

    @Test func `不予启动应当说明理由（第十条）`() {
        var bench = DecisionBench.studied()
        #expect(bench.take("decline", by: "head").count == 1)
        #expect(bench.take("decline", by: "head", ["declineReason": "条件不成熟"]).isEmpty)
        #expect(bench.counted("decision.started", through: "2020-12-31") == 0)
    }

    @Test func `未列入目录的应当说明理由，列入目录的应是已公布目录中未被占用的事项（第三条第三款）`() {
        var bench = DecisionBench.studied()
        #expect(bench.refusing("start", by: "head", ["undertaker": "430626-ga"]) == ["in-catalogue"])
        let list = CatalogueBench.published()
        _ = bench.known.add(7, list.record, .published, in: Town.county)
        func listed(_ item: Int) -> [String: String] { ["undertaker": "430626-ga", "catalogue": "7", "catalogueItem": String(item)] }
        #expect(bench.refusing("start", listed(9)) == ["in-catalogue"])
        var other = DecisionBench.drafting().record
        (other.catalogue, other.catalogueItem) = (Ref(7), 1)
        _ = bench.known.add(30, other, .drafting, in: Town.county)
        #expect(bench.refusing("start", listed(1)) == ["in-catalogue"])
        #expect(bench.take("start", listed(2)).isEmpty)
    }

    @Test func `目录公布以前不能作为目录事项启动（第三条第三款）`() {
        var bench = DecisionBench.studied()
        _ = bench.known.add(7, CatalogueBench.consented().record, .consented, in: Town.county)
        #expect(bench.refusing("start", by: "head", ["undertaker": "430626-ga", "catalogue": "7", "catalogueItem": "1"]) == ["in-catalogue"])
    }

    @Test func `明确承办单位，牵头单位不得又列为共同承办（第十一条）`() {
        var bench = DecisionBench.studied()
        #expect(bench.refusing("start", by: "head", DecisionBench.start.merging(["undertaker": "none"]) { $1 }) == ["undertaker-named"])
        #expect(bench.refusing("start", DecisionBench.start.merging(["coUndertakers": "430626-ga"]) { $1 }) == ["undertaker-named"])
        #expect(bench.take("start", DecisionBench.start.merging(["coUndertakers": "430626-sj"]) { $1 }).isEmpty)
    }

    @Test func `存在较大分歧的可以提出两个以上方案，只提一个的不必说明（第十二条第四款）`() {
        var bench = DecisionBench.drafting()
        let one = DecisionBench.draft.merging(["options": #"[{"name":"甲","content":"一元"}]"#]) { $1 }
        #expect(bench.take("draft", on: "2020-03-06", by: "clerk", one).isEmpty)
    }

    @Test func `涉及的单位都应协商，不能取得一致的应当报告争议（第十三条）`() {
        var bench = DecisionBench.competed()
        bench.record.consultations = []
        let send = ["proceduresNote": "已履行"]
        #expect(bench.take("submit-review", on: "2020-04-17", send).first?.contains("平江县市场监督管理局") == true)
        let against = #"[{"unit":"430626-sj","on":"2020-04-17","position":"disagrees","opinion":"票价过高"}]"#
        #expect(bench.refusing("consult-unit", ["consultations": against]) == ["consultation-told"])
        let told = against.replacing("}", with: #","ownView":"成本监审支持"}"#)
        #expect(bench.refusing("report-dispute", ["disputeReport": "票价"]) == ["dispute-exists"])
        #expect(bench.take("consult-unit", ["consultations": told]).isEmpty)
        #expect(bench.take("submit-review", send).first?.contains("第十三条") == true)
        #expect(bench.take("report-dispute", ["disputeReport": "票价"]).isEmpty)
        #expect(bench.take("settle-dispute", by: "office", ["disputeSettlement": "按承办单位意见"]).isEmpty)
        #expect(bench.take("submit-review", send).isEmpty)
    }

    @Test(arguments: [("2020-04-07", false), ("2020-04-08", true)])
    func `公开征求意见一般不少于三十日，缩短的应当说明（第十五条第一款）`(until: String, lawful: Bool) {
        var bench = DecisionBench.consulting()
        let input = DecisionBench.solicitation.merging(["solicitUntil": until]) { $1 }
        #expect(bench.refusing("solicit", on: "2020-03-09", by: "clerk", input) == (lawful ? [] : ["solicitation-period"]))
        if !lawful {
            #expect(bench.take("solicit", input.merging(["shortReason": "疫情紧急"]) { $1 }).isEmpty)
            #expect(bench.counted("decision.short", through: "2020-12-31") == 1)
        }
    }

    @Test(arguments: [("2020-04-08", false), ("2020-04-09", true)])
    func `征求意见期限届满次日起才可以结束公众参与（第十五条第一款）`(day: String, lawful: Bool) {
        var bench = DecisionBench.consulting([:])
        bench.take("solicit", on: "2020-03-09", by: "clerk", DecisionBench.solicitation)
        #expect(bench.take("solicit", on: "2020-03-20", DecisionBench.solicitation).count == 2)
        #expect(bench.refusing("close-participation", on: day, ["adoptionExplanation": "无意见"]) == (lawful ? [] : ["solicitation-ended"]))
    }

    @Test(arguments: [("2019-07-22", false), ("2019-07-21", true)])
    func `2019年9月以前的期限由县设定，默认二十日（省行政程序规定，待核）`(from: String, lawful: Bool) {
        var bench = DecisionBench.studied(on: "2019-07-15")
        #expect(bench.edition == "2018")
        bench.take("start", by: "head", DecisionBench.start)
        bench.take("draft", by: "clerk", DecisionBench.draft)
        let input = DecisionBench.solicitation.merging(["solicitUntil": "2019-08-10"]) { $1 }
        #expect(bench.refusing("solicit", on: from, input) == (lawful ? [] : ["solicitation-period"]))
    }

    @Test(arguments: [("2020-03-19", true), ("2020-03-20", false)])
    func `听证会材料应当于召开七日前送达（第十六条第三款）`(served: String, lawful: Bool) {
        var bench = DecisionBench.announced(papers: served)
        let refused = bench.take("hearing-hold", on: "2020-03-26", DecisionBench.hearing)
        #expect(refused.isEmpty == lawful)
        if !lawful { #expect(refused.first?.contains("第十六条第三款") == true) }
    }

    @Test(arguments: ["presented", "debated", "signed"])
    func `听证会依次介绍、质证辩论、签字，缺一不可（第十七条）`(part: String) {
        var bench = DecisionBench.announced()
        let event = DecisionBench.hearing["events"]?.replacing("\"\(part)\":true", with: "\"\(part)\":false") ?? ""
        #expect(bench.take("hearing-hold", on: "2020-03-26", ["events": event]).first?.contains("第十七条") == true)
        #expect(bench.take("hold", ["events": DecisionBench.hearing["events"] ?? ""]).count == 1)
        #expect(bench.refused == ["decision.hold.hearing-by-its-procedure"])
    }

    @Test func `听证会依听证程序一次举行一场，记下公告、名单和材料的日期（第十六条、第十七条）`() {
        var bench = DecisionBench.announced()
        let one = DecisionBench.hearing["events"] ?? ""
        let two = bench.take("hearing-hold", on: "2020-03-26", ["events": "[\(one.dropFirst().dropLast()),\(one.dropFirst().dropLast())]"])
        #expect(two.count == 1 && bench.record.events.isEmpty)
        bench.take("hearing-hold", ["events": one.replacing("03-26", with: "03-25")])
        #expect(bench.refused == ["decision.hearing-hold.hearing-on-announced-day"])
        #expect(bench.take("hearing-hold", DecisionBench.hearing) == [])
        let held = bench.record.events.last
        #expect(held?.place == "县政务中心" && held?.noticeOn == Self.day("2020-03-10") && held?.papersServedOn == Self.day("2020-03-19"))
        #expect(bench.record.hearing.on == nil && bench.record.hearing.noticedOn == nil && bench.published["hearing"] == nil)
    }

    @Test func `听证会提前公告并公布名单，按公告的日期举行（第十六条）`() {
        var bench = DecisionBench.consulting()
        let notice = ["hearing.on": "2020-03-10", "hearing.place": "县政务中心", "hearingSelection": "报名"]
        #expect(bench.refusing("hearing-announce", on: "2020-03-10", by: "clerk", notice) == ["hearing-after-notice"])
        #expect(bench.take("hearing-announce", notice.merging(["hearing.on": "2020-03-26"]) { $1 }).isEmpty)
        #expect(bench.refusing("serve-papers") == ["participants-listed"])
        #expect(bench.refusing("list-participants", on: "2020-03-26", ["hearingParticipants": "张三"]) == ["list-before-hearing"])
        #expect(bench.take("list-participants", on: "2020-03-18", ["hearingParticipants": "张三"]).isEmpty)
        bench.take("serve-papers", on: "2020-03-19")
        #expect(
            bench.take("hearing-hold", on: "2020-03-27", ["events": DecisionBench.hearing["events"]!.replacing("03-26", with: "03-27")]).count
                == 1)
    }

    @Test func `涉及特定群体的应当沟通协商，意见归纳整理、研究论证，未采纳的说明理由（第十四条第三款、第十八条）`() {
        var bench = DecisionBench.announced()
        bench.take("receive-comments", on: "2020-04-01", ["comments": #"[{"source":"solicitation","content":"半价"}]"#])
        let closing = ["adoptionExplanation": "已研究"]
        let refused = bench.take("close-participation", on: "2020-04-09", closing)
        #expect(refused.count == 2)
        #expect(refused.contains { $0.contains("第十四条第三款") } && refused.contains { $0.contains("第1条") })
        #expect(bench.refusing("answer-comments", ["answers": #"[{"number":1,"adoption":"notAdopted"}]"#]) == ["answers-complete"])
        #expect(bench.refusing("answer-comments", ["answers": #"[{"number":2,"adoption":"adopted"}]"#]) == ["answers-complete"])
        #expect(bench.take("answer-comments", ["answers": #"[{"number":1,"adoption":"partly","reason":"只限学生"}]"#]).isEmpty)
        #expect(bench.take("close-participation", closing.merging(["groupsHeard": "已协商"]) { $1 }).isEmpty)
        #expect(bench.refusing("receive-comments", ["comments": #"[{"source":"solicitation","content":"迟到"}]"#]) == ["participation-open"])
        // Opinions of one kind are studied together.
        var several = DecisionBench.announced()
        let two = #"{"source":"solicitation","content":"半价"}"#
        several.take("receive-comments", on: "2020-04-01", ["comments": "[\(two),\(two),\(two)]"])
        let unknown = #"[{"number":1,"others":[2,4],"adoption":"adopted"}]"#
        #expect(several.refusing("answer-comments", ["answers": unknown]) == ["answers-complete"])
        #expect(several.take("answer-comments", ["answers": #"[{"number":1,"others":[2],"adoption":"adopted"}]"#]).isEmpty)
        #expect(several.take("close-participation", on: "2020-04-09", closing).contains { $0.contains("第3条") && !$0.contains("第2条") })
        #expect(several.counted("decision.comments-adopted", through: "2020-12-31") == 2)
        #expect(bench.take("close-participation", closing).contains { $0.contains("尚未完成") })
    }

    @Test(arguments: [("decision.hearing.interests", "是", false), ("decision.hearing.interests", "否", true)])
    func `涉及切身利益的是否应当听证由县设定，法律规定听证的必须听证（第十六条第一款）`(key: String, value: String, lawful: Bool) {
        var bench = DecisionBench.consulting(["affectsInterests": "是"])
        bench.settings = Settings([key: value])
        bench.take("solicit", on: "2020-03-09", by: "clerk", DecisionBench.solicitation)
        #expect(bench.refusing("close-participation", on: "2020-04-09", ["adoptionExplanation": "无"]) == (lawful ? [] : ["hearing-held"]))
        var bound = DecisionBench.consulting(["hearingByLaw": "是"])
        bound.take("solicit", on: "2020-03-09", by: "clerk", DecisionBench.solicitation)
        #expect(bound.refusing("close-participation", on: "2020-04-09", ["adoptionExplanation": "无"]) == ["hearing-held"])
    }

    @Test func `没有以任何方式听取意见的不能完成公众参与（第十四条第一款）`() {
        var bench = DecisionBench.consulting([:])
        #expect(bench.take("close-participation", on: "2020-04-09", by: "clerk", ["adoptionExplanation": "无"]).first?.contains("第十四条第一款") == true)
        bench.take("hold", ["events": #"[{"form":"questionnaire","on":"2020-04-09","summary":"八成赞成"}]"#])
        #expect(bench.take("close-participation", ["adoptionExplanation": "八成赞成"]).isEmpty)
        #expect(bench.counted("decision.events", through: "2020-12-31") == 0)
    }

    @Test func `活动应在启动以后、不晚于登记当日（第十四条第二款）`() {
        var bench = DecisionBench.consulting([:])
        for (day, lawful) in [("2020-03-03", false), ("2020-03-04", true), ("2020-03-06", true), ("2020-03-07", false)] {
            let event = #"[{"form":"symposium","on":"\#(day)","summary":"无异议"}]"#
            #expect(bench.refusing("hold", by: "clerk", ["events": event]) == (lawful ? [] : ["event-told"]), "\(day)")
        }
    }

    @Test func `依法不予公开的不征求意见，也不公示（第十四条第一款、第三十二条）`() {
        var bench = DecisionBench.studied()
        #expect(bench.refusing("start", by: "head", DecisionBench.start.merging(["isUndisclosed": "是"]) { $1 }) == ["non-disclosure-grounded"])
        bench.take("start", DecisionBench.start.merging(["isUndisclosed": "是", "undisclosedReason": "《保守国家秘密法》"]) { $1 })
        bench.take("draft", by: "clerk", DecisionBench.draft)
        #expect(bench.take("solicit", DecisionBench.solicitation).contains { $0.contains("第十四条第一款") })
        bench.take("consult-unit", ["consultations": #"[{"unit":"430626-sj","on":"2020-03-02","position":"agrees"}]"#])
        #expect(bench.take("submit-review", ["proceduresNote": "不公开"]).isEmpty)
        for publication in bench.definition.publications {
            #expect(bench.definition.view(publication.id, bench.record, bench.moment) == nil)
        }
    }
}
