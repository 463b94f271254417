import Kernel
import Testing

@testable import Affairs

@Suite("政府合同、法律顾问、备案程序不得绕开")
struct ContractDetourTests {
    @Test func `修改回复时抬高金额达到重大合同标准的，须经集体讨论才能签订（县级政府合同管理办法）`() {
        var bench = ContractBench.reviewed(.lawfulAfterAmendment, ["补充验收条款"])
        bench.take("reply", on: "2020-03-14", by: "clerk", ["replies": #"[{"item":1,"adoption":"full"}]"#, "amount": "6000000"])
        #expect(bench.record.isMajor)
        bench.take("countersign", on: "2020-03-16", by: "reviewer")
        #expect(bench.take("sign", on: "2020-03-17", by: "head", ContractBench.signing).contains { $0.contains("集体讨论") })
    }

    @Test(arguments: [(Town.organ, true), (Town.justice, true), (Town.market, false)])
    func `所引法律顾问意见应由承办单位、签约主体或者司法行政部门委派取得`(organ: OrganCode, lawful: Bool) {
        var bench = ContractBench.drafted()
        var participation = AdviserParticipation()
        (participation.subject, participation.verdict, participation.opinedOn) = (.contract, .lawful, bench.today)
        _ = bench.known.add(9, participation, .opined, in: organ)
        let input = ["adviser": "李律师", "adviserOpinion": "见意见书", "participation": "9"]
        #expect(bench.refusing("hear-adviser", by: "clerk", input) == (lawful ? [] : ["cited-participation-fits"]))
    }

    @Test func `2024年8月以后拟由政府订立的，公平竞争审查由市场监督管理部门会同（公平竞争审查条例第十四条）`() {
        func drafted(on day: String, party: String) -> Bench<GovernmentContract> {
            var bench = ContractBench.proposed(["party": party, "category": "investment", "touchesCompetition": "是"], on: day)
            bench.take("approve", by: "head")
            bench.take("investigate", by: "clerk", ContractBench.standing)
            bench.take("select", ["selection": "direct", "selectionNote": "招商引资"])
            bench.take("draft", ["terms": "条款", "guarantee": "none"])
            return bench
        }
        let conforms = ["competitionConclusion": "conforms"]
        var own = drafted(on: "2024-09-02", party: "430626-ga")
        #expect(own.take("review-competition", conforms).isEmpty)
        var earlier = drafted(on: "2024-07-01", party: "430626")
        #expect(earlier.take("review-competition", conforms).isEmpty)
        var bench = drafted(on: "2024-09-02", party: "430626")
        #expect(bench.take("review-competition", conforms).first?.contains("第十四条") == true)
        var review = FairCompetitionReview()
        (review.subject, review.issuer, review.drafter, review.outcome) = (.contract, .government, Town.organ, .conforms)
        let input = conforms.merging(["competitionReview": "9"]) { $1 }
        for (outcome, stage, lawful) in [
            (.conforms, .examining, false), (.violates, .concluded, false), (.conforms, .concluded, true),
        ] as [(FairCompetitionReview.Outcome, FairCompetitionReview.Stage, Bool)] {
            review.outcome = outcome
            _ = bench.known.add(9, review, stage, in: Town.market)
            var tried = bench
            #expect(tried.refusing("review-competition", input) == (lawful ? [] : ["reviewed-jointly"]))
        }
        var afterwards = drafted(on: "2024-09-02", party: "430626")
        afterwards.record.touchesCompetition = false
        afterwards.take("review-competition", conforms)
        afterwards.record.touchesCompetition = true
        #expect(afterwards.take("check", by: "reviewer", ["checkOpinion": "同意"]).contains { $0.contains("第十四条") })
        review.drafter = Town.market
        _ = bench.known.add(9, review, .concluded, in: Town.market)
        #expect(bench.refusing("review-competition", input) == ["reviewed-jointly"])
    }

    @Test func `续聘看最近年度的考核，一次考核只能续聘一次；考核年度在聘期以内`() {
        var bench = AdviserEngagementTests.engaged()
        func evaluation(_ year: Int, _ grade: String) -> [String: String] { AdviserEngagementTests.evaluation(year, grade) }
        #expect(bench.refusing("evaluate", on: "2021-12-01", by: "office", evaluation(2019, "excellent")) == ["evaluation-year-open"])
        bench.take("evaluate", evaluation(2021, "incompetent"))
        bench.take("evaluate", evaluation(2020, "excellent"))
        #expect(bench.refusing("renew", by: "head", ["renewedUntil": "2023-03-15"]) == ["last-evaluation-competent"])
        bench.take("evaluate", on: "2022-01-10", by: "office", evaluation(2022, "competent"))
        #expect(bench.take("renew", by: "head", ["renewedUntil": "2023-03-15"]).isEmpty)
        #expect(bench.refusing("renew", by: "head", ["renewedUntil": "2026-03-15"]) == ["evaluated-since-renewal"])
    }

    @Test func `同一文件只向上级报送一次，由政府或者司法行政部门报送，与系统内的文件一致（国办发〔2018〕37号第（十）项）`() {
        let up = [
            "documentTitle": "办法", "documentNumber": "平政发〔2020〕1号", "maker": "430626", "makerKind": "government", "publishedOn": "2020-04-21",
            "sentTo": "superiorGovernment,standingCommittee",
        ]
        func bench(at organ: OrganCode) -> Bench<DocumentFiling> {
            var bench = Bench<DocumentFiling>(on: "2020-04-24")
            bench.organ = organ
            return bench
        }
        var first = bench(at: Town.justice)
        #expect(first.take("send", by: "r1", up).isEmpty)
        var second = bench(at: Town.county)
        _ = second.known.add(20, first.record, .sent, in: Town.justice)
        #expect(second.refusing("send", by: "r1", up) == ["not-yet-filed"])
        var stranger = bench(at: Town.market)
        #expect(stranger.refusing("send", by: "r1", up) == ["competent-sender"])
        var other = bench(at: Town.county)
        var document = NormativeDocument()
        (document.maker, document.number) = (Town.county, "平政发〔2020〕2号")
        _ = other.known.add(21, document, .published, in: Town.county)
        #expect(other.refusing("send", by: "r1", up.merging(["document": "21"]) { $1 }) == ["matches-document"])
    }

    @Test func `要求说明只作一次，逐项审查每项一次（审查建议）`() {
        var bench = DocumentReviewRequestTests.asked()
        #expect(bench.refusing("ask-maker", on: "2020-03-10", by: "r1") == ["explanation-not-yet-asked"])
        bench.take("explain", on: "2020-03-12", by: "maker", ["makerReply": "说明"])
        let twice = LegalityReviewAnswers.all(LegalityReview.Item.allCases + [.maker])
        #expect(bench.take("examine", on: "2020-03-18", by: "r1", ["findings": twice, "opinion": "意见"]).first?.contains("重复") == true)
    }
}
