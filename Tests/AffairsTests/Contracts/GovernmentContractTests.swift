import Kernel
import Testing

@testable import Affairs

@Suite("政府合同")
struct GovernmentContractTests {
    static func day(_ text: String) -> Day { Bench<GovernmentContract>.day(text) }

    @Test func `合法的全过程：立项、资信、起草、初审、审查、会签、签订、备案、履行、归档`() {
        var bench = ContractBench.performing()
        #expect(bench.stage == "performing")
        #expect(bench.opened.count == 1 && bench.opened.first?.organ == Town.justice)
        let request = bench.opened.first?.record as? LegalityReview
        #expect(request?.subject == .contract && request?.requester == Town.organ && request?.drafters == [PersonID("clerk")])
        #expect(bench.take("file-procurement", on: "2020-03-19").isEmpty)
        #expect(bench.take("announce", on: "2020-03-19").isEmpty)
        #expect(bench.take("record-performance", on: "2020-04-01", ContractBench.entry("payment", yuan: 300_000)).isEmpty)
        #expect(bench.refusing("complete", on: "2020-05-06", ["completionNote": "完毕"]) == ["acceptance-recorded"])
        #expect(bench.take("record-performance", ContractBench.entry("acceptance")).isEmpty)
        #expect(bench.take("complete", ["completionNote": "完毕"]).isEmpty)
        #expect(bench.take("archive", ContractBench.archive).isEmpty)
        #expect(bench.matter.isFinal && bench.record.archive.archivedOn == bench.today)
        #expect(bench.record.paid == .yuan(300_000))
    }

    @Test(arguments: [LegalityReview.Outcome.unlawful, .returned])
    func `未经合法性审查或者经审查不合法的，不得会签、讨论、签订（HG-29）`(outcome: LegalityReview.Outcome) {
        var bench = ContractBench.reviewed(outcome)
        #expect(bench.take("countersign", on: "2020-03-16", by: "reviewer").first?.contains("不得签订") == true)
        bench.record.countersignedOn = bench.today
        #expect(bench.take("sign", by: "head", ContractBench.signing).contains { $0.contains("不得签订") })
        #expect(bench.take("deliberate", ContractBench.meeting("2020-03-16")).contains { $0.contains("不得签订") })
    }

    @Test(arguments: [("2020-03-02", "《担保法》第八条"), ("2021-03-02", "《民法典》第六百八十三条第一款")])
    func `机关法人不得为保证人，2021年起依民法典，以前依担保法`(on: String, article: String) {
        for (guarantee, lawful) in [("given", false), ("none", true), ("received", true), ("relending", true)] {
            var bench = Bench<GovernmentContract>(ContractBench.drafted().record, on: on)
            bench.stage = "drafting"
            bench.record.guarantee = GovernmentContract.Guarantee(rawValue: guarantee)
            let refused = bench.take("check", by: "reviewer", ["checkOpinion": "同意"])
            #expect(refused.isEmpty == lawful, "\(guarantee)：\(refused)")
            if !lawful { #expect(refused.first?.contains(article) == true) }
        }
    }

    @Test(arguments: [("2020-06-01", "《关于在市场体系建设中建立公平竞争审查制度的意见》"), ("2024-08-01", "《公平竞争审查条例》第十八条")])
    func `给予优惠的，未经公平竞争审查不得订立（HG-05）`(on: String, article: String) {
        var bench = Bench<GovernmentContract>(ContractBench.drafted().record, on: on)
        bench.stage = "drafting"
        bench.record.touchesCompetition = true
        #expect(bench.take("check", by: "reviewer", ["checkOpinion": "同意"]).first?.contains(article) == true)
        #expect(bench.refusing("review-competition", ["competitionConclusion": "violates"]) == ["competition-finding-explained"])
        bench.take("review-competition", ["competitionConclusion": "violates", "competitionNote": "限定经营者"])
        #expect(bench.refusing("check", by: "reviewer", ["checkOpinion": "同意"]) == ["competition-passed"])
        bench.take("review-competition", ["competitionConclusion": "conforms"])
        #expect(bench.take("check", by: "reviewer", ["checkOpinion": "同意"]).isEmpty)
    }

    @Test(arguments: [("draft", "合同草案"), ("basis", "立项批复"), ("credit", "资信调查"), ("check", "初审意见"), ("approval", "采购和审批")])
    func `送审材料缺一不可，缺什么说什么`(paper: String, word: String) {
        var bench = ContractBench.drafted()
        bench.take("check", on: "2020-03-09", by: "reviewer", ["checkOpinion": "同意"])
        let rest = ContractBench.papers.split(separator: ",").filter { $0 != paper }.joined(separator: ",")
        let refused = bench.take("submit", by: "clerk", ["papers": rest])
        #expect(refused.count == 1 && refused.first?.contains(word) == true)
        #expect(bench.take("submit", ["papers": ContractBench.papers]).isEmpty)
    }

    @Test(arguments: [
        (#"[{"item":1,"adoption":"full"},{"item":2,"adoption":"full"}]"#, true),
        (#"[{"item":1,"adoption":"full"},{"item":2,"adoption":"none","reason":"相对方不同意，风险可控"}]"#, true),
        (#"[{"item":1,"adoption":"full"}]"#, false), (#"[{"item":1,"adoption":"full"},{"item":1,"adoption":"full"}]"#, false),
        (#"[{"item":1,"adoption":"full"},{"item":2,"adoption":"none"}]"#, false),
        (#"[{"item":1,"adoption":"full"},{"item":2,"adoption":"partial"}]"#, false),
        (#"[{"item":1,"adoption":"full"},{"item":2}]"#, false),
        (#"[{"item":1,"adoption":"full"},{"item":2,"adoption":"full"},{"item":3,"adoption":"full"}]"#, false),
    ])
    func `修改建议逐条采纳或者说明理由，否则不得签订`(replies: String, lawful: Bool) {
        var bench = ContractBench.reviewed(.lawfulAfterAmendment, ["明确违约责任", "约定管辖"])
        let before = bench.take("countersign", on: "2020-03-16", by: "reviewer")
        #expect(before.count == 1 && before.first?.contains("第2条“约定管辖”") == true)
        #expect(bench.refusing("reply", by: "clerk", ["replies": replies]) == (lawful ? [] : ["replies-complete"]))
        #expect(bench.refusing("countersign", by: "reviewer") == (lawful ? [] : ["suggestions-answered"]))
    }

    @Test func `改动、报送合同文本的，也是起草人，不得审查（县级政府合同管理办法）`() throws {
        var bench = ContractBench.reviewed(.lawfulAfterAmendment, ["明确违约责任"])
        bench.take("reply", on: "2020-03-16", by: "legal", ["replies": #"[{"item":1,"adoption":"full"}]"#, "terms": "标的、价款、违约金"])
        bench.take("revise", by: "clerk", ["reviseNote": "价款变化"])
        bench.take("draft", by: "clerk", ["terms": "标的、新价款", "guarantee": "none"])
        bench.take("check", by: "reviewer", ["checkOpinion": "同意"])
        #expect(bench.take("submit", by: "sender", ["papers": ContractBench.papers]) == [])
        let request = try #require(bench.opened.last?.record as? LegalityReview)
        #expect(request.drafters == ["clerk", "legal", "sender"].map { PersonID($0) })
    }

    @Test func `起草人不得初审、会签，会签人不得签订，申报人不得批准立项（职能分离）`() {
        var project = ContractBench.proposed()
        #expect(project.refusing("approve", by: "clerk") == ["separate-propose"])
        var bench = ContractBench.drafted()
        #expect(bench.refusing("check", on: "2020-03-09", by: "clerk", ["checkOpinion": "同意"]) == ["separate-draft"])
        var reviewed = ContractBench.reviewed()
        #expect(reviewed.take("sign", by: "head", ContractBench.signing).first?.contains("会签") == true)
        #expect(reviewed.refusing("countersign", on: "2020-03-16", by: "clerk") == ["separate-draft"])
        #expect(reviewed.take("countersign", by: "reviewer").isEmpty)
        #expect(reviewed.refusing("sign", by: "reviewer", ContractBench.signing) == ["separate-countersign"])
        #expect(reviewed.refusing("sign", by: "clerk", ContractBench.signing) == ["separate-draft"])
        #expect(reviewed.take("sign", by: "head", ContractBench.signing).isEmpty)
    }

    @Test(arguments: [
        ("4999999.99", "procurement", false), ("5000000", "procurement", true), ("10000", "investment", true), ("10000", "service", false),
    ])
    func `金额达到县设定或者类型重大的，是重大合同，须评估、听取意见、集体讨论`(amount: String, category: String, isMajor: Bool) {
        var bench = ContractBench.drafted(["amount": amount, "category": category])
        #expect(bench.record.isMajor == isMajor)
        #expect(bench.take("check", on: "2020-03-09", by: "reviewer", ["checkOpinion": "同意"]).count == (isMajor ? 2 : 0))
        var signing = ContractBench.countersigned(["amount": amount, "category": category])
        let refused = signing.take("sign", on: "2020-03-17", by: "head", ContractBench.signing)
        #expect(refused.isEmpty == !isMajor)
        if isMajor { #expect(refused.first?.contains("集体讨论") == true) }
    }

    @Test(arguments: [("2020-03-12", false), ("2020-03-13", true), ("2020-03-16", true), ("2020-03-17", false)])
    func `集体讨论在合法性审查以后，不晚于登记当日`(meeting: String, lawful: Bool) {
        var bench = ContractBench.reviewed(.lawful, [], ["amount": "6000000"])
        #expect(bench.take("deliberate", on: "2020-03-16", by: "office", ContractBench.meeting(meeting)).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["contract.deliberate.meeting-in-order"]))
    }

    @Test func `集体讨论写明会议，同意和不同意的不多于出席的；不予通过的不签订（县级政府合同管理办法）`() {
        var bench = ContractBench.reviewed(.lawful, [], ["amount": "6000000"])
        #expect(
            bench.refusing("deliberate", on: "2020-03-16", by: "office", ["meetings": #"[{"on":"2020-03-16"}]"#]).first?.contains("（meetings.0.name）")
                == true)
        bench.take("deliberate", ContractBench.meeting("2020-03-16", #","present":5,"inFavour":4,"against":2"#))
        #expect(bench.refused == ["contract.deliberate.meeting-votes-counted"])
        var rejected = bench
        bench.take("deliberate", ContractBench.meeting("2020-03-16", #","present":5,"inFavour":3,"against":2,"dissents":["张某：价格偏高"]"#))
        #expect(bench.record.deliberatedOn == Self.day("2020-03-16") && bench.record.meetings.isPassed)
        #expect(rejected.take("reject", ContractBench.meeting("2020-03-16").merging(["abandonReason": "价格偏高"]) { $1 }) == [])
        #expect(rejected.record.meetings.map(\.result) == [.rejected] && rejected.matter == .abandoned)
    }

    @Test func `写明合同相对方，代码的校验码正确，自然人写姓名（民法典第四百七十条）`() {
        var bench = Bench<GovernmentContract>(on: "2021-03-02")
        let unnamed = ContractBench.project.filter { $0.key != "counterparty.organisationName" }
        bench.take("propose", unnamed)
        #expect(bench.refused == ["contract.propose.counterparty-named"])
        #expect(
            bench.refusing("propose", ContractBench.project.merging(["counterparty.creditCode": "91430626MA4L00000X"]) { $1 }).first?
                .contains("（counterparty.creditCode）") == true)
        let person = ["counterparty.citizenName": "张三", "counterpartyKind": "naturalPerson", "counterparty.identityNumber": "430626198001011231"]
        #expect(bench.take("propose", unnamed.merging(person) { $1 }) == [])
        #expect(bench.record.counterparty.name == "张三")
    }

    @Test func `初审退回的、重新谈判的，再行起草以后才初审（县级政府合同管理办法）`() {
        var bench = ContractBench.drafted()
        bench.take("check", on: "2020-03-09", by: "reviewer", ["checkOpinion": "同意"])
        bench.take("return-draft", ["checkReturn": "违约责任不明确"])
        bench.take("check", ["checkOpinion": "同意"])
        #expect(bench.refused == ["contract.check.drafted"])
        #expect(bench.take("draft", by: "clerk", ["terms": "补充违约责任", "guarantee": "none"]) == [])
        #expect(bench.take("check", by: "reviewer", ["checkOpinion": "同意"]) == [])
        var revised = ContractBench.countersigned()
        revised.take("revise", by: "clerk", ["reviseNote": "相对方要求调整价款"])
        revised.take("check", by: "reviewer", ["checkOpinion": "同意"])
        #expect(revised.refused == ["contract.check.drafted"])
    }

    @Test func `高风险、资信不合格的不得初审通过；存疑的须有防范措施`() {
        var bench = ContractBench.drafted(["amount": "6000000"])
        bench.take("hear-adviser", ["adviser": "李律师", "adviserOpinion": "同意"])
        #expect(bench.refusing("assess-risk", ["riskLevel": "medium", "riskReport": "评估"]) == ["risk-measures-proposed"])
        bench.take("assess-risk", ["riskLevel": "high", "riskReport": "评估", "riskMeasures": "无"])
        #expect(bench.take("check", by: "reviewer", ["checkOpinion": "同意"]).first?.contains("风险可控") == true)
        var credit = ContractBench.proposed()
        credit.take("approve", by: "head")
        #expect(credit.refusing("investigate", ContractBench.standing.merging(["standing": "subject"]) { $1 }) == ["subject-and-credit-examined"])
        for (conclusion, safeguard, lawful) in [("unfit", "保函", false), ("doubtful", "", false), ("doubtful", "提供保函", true)] {
            var each = credit
            each.take("investigate", ContractBench.standing.merging(["credit": conclusion, "creditSafeguard": safeguard]) { $1 })
            #expect(each.refusing("select", on: "2020-03-05", ContractBench.selection) == (lawful ? [] : ["credit-sound"]))
        }
    }

    @Test func `依法须经批准的，未经批准不得签订；属于重大行政决策的，先履行决策程序（重大行政决策程序暂行条例第三条）`() {
        var bench = ContractBench.countersigned()
        bench.record.needsApproval = true
        #expect(bench.take("sign", on: "2020-03-17", by: "head", ContractBench.signing).first?.contains("《合同法》第四十四条第二款") == true)
        #expect(bench.take("sign", ContractBench.signing.merging(["approvalNumber": "岳发改〔2020〕9号"]) { $1 }).isEmpty)
        var decision = ContractBench.drafted(["isMajorDecision": "是"])
        decision.take("assess-risk", ["riskLevel": "low", "riskReport": "评估"])
        decision.take("hear-adviser", ["adviser": "李律师", "adviserOpinion": "同意"])
        #expect(decision.take("check", by: "reviewer", ["checkOpinion": "同意"]).first?.contains("第三条") == true)
    }

    @Test func `法律顾问认为不合法的，不得提交（关于推行法律顾问制度的意见）`() {
        for (verdict, opined, lawful) in [(AdviserParticipation.Verdict.unlawful, true, false), (.risky, true, true), (.lawful, false, false)] {
            var participation = AdviserParticipation()
            (participation.subject, participation.verdict) = (.contract, verdict)
            participation.opinedOn = opined ? Self.day("2020-03-06") : nil
            var bench = ContractBench.drafted()
            _ = bench.known.add(9, participation, opined ? .opined : .advising)
            bench.take("hear-adviser", ["adviser": "李律师", "adviserOpinion": "见意见书", "participation": "9"])
            bench.record.participation = Ref(9)
            #expect(bench.refusing("check", on: "2020-03-09", by: "reviewer", ["checkOpinion": "同意"]) == (lawful ? [] : ["adviser-heard"]))
        }
    }

    @Test func `退回、不合法的修改后再送审，原审查意见和会签不再有效`() {
        var bench = ContractBench.countersigned()
        #expect(bench.take("revise", by: "clerk", ["reviseNote": "相对方要求调整价款"]).isEmpty)
        #expect(bench.record.reviewOutcome == nil && bench.record.countersignedOn == nil)
        bench.take("draft", ["terms": "新条款", "guarantee": "none"])
        bench.take("check", by: "reviewer", ["checkOpinion": "同意"])
        bench.take("submit", by: "clerk", ["papers": ContractBench.papers])
        #expect(bench.opened.count == 2)
        bench.receive(ContractBench.opinion(.lawful), by: "take-opinion", on: "2020-03-25")
        #expect(bench.counted("contract.reviewed", through: "2020-12-31") == 1)
        #expect(bench.record.firstReviewedOn == Self.day("2020-03-13"))
    }
}
