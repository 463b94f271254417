import Kernel
import Testing

@testable import Affairs

/// What might be got round by another step, by naming somebody else's petition, or by coming to a stage a second time.
@Suite("信访的反复和规避")
struct PetitionReentryTests {
    @Test(arguments: ["2005", "2022"]) func `被检举的机关不得自己受理检举，也不得导入被检举的机关（信访工作条例第三十条）`(edition: String) {
        let accusation = ["petitionClass": "accusation", "complainedOrgan": "430626"]
        var bench = Letter.registered(edition, accusation)
        #expect(bench.refusing("accept-own", ["noticeWay": "written"]) == ["handler-not-accused"])
        #expect(bench.refusing("divert", ["noticeWay": "written", "divertedTo": "平江县人民政府办公室"]) == ["not-diverted-to-accused"])
        #expect(bench.take("divert", ["noticeWay": "written", "divertedTo": "上级纪检监察机关"]).isEmpty)
        var other = Letter.registered(edition, ["petitionClass": "accusation", "complainedOrgan": "430626-ga"])
        #expect(other.take("accept-own", ["noticeWay": "written"]).isEmpty)
    }

    @Test func `列为积案不得改变有权处理的机关`() {
        let major = ["majorKind": "longStanding", "majorReason": "信访八年", "majorLeader": "王副县长"]
        var bench = Letter.answered()
        #expect(bench.refusing("designate", major.merging(["handler": "430626-sj"]) { $1 }) == ["handler-is-competent"])
        #expect(bench.take("designate", major).isEmpty)
        var fresh = Letter.registered()
        #expect(fresh.take("designate", major.merging(["handler": "430626-sj"]) { $1 }).isEmpty)
    }

    @Test func `转送的事项不属于职权的，提出异议，不得自行不予受理（信访工作条例第二十三条第三款）`() {
        var bench = Letter.forwarded("2022")
        let input = ["declineReason": "notCompetent", "declineNote": "属于自然资源局", "noticeWay": "written"]
        #expect(bench.take("decline-forwarded", input).first?.contains("第二十三条第三款") == true)
        #expect(bench.take("object", PetitionTests.objection).isEmpty)
        var own = Letter.registered("2022")
        #expect(own.take("decline", input).isEmpty)
    }

    @Test func `重大紧急事项不予受理、导入其他途径的，也先报告（信访工作条例第二十五条）`() {
        var bench = Letter.registered("2022", ["isUrgent": "是"])
        let input = ["route": "judicial", "divertedTo": "平江县人民法院", "noticeWay": "written"]
        #expect(bench.take("divert", input).first?.contains("第二十五条") == true)
        bench.take("report-urgent", ["urgentReportedTo": "县委、县政府"])
        #expect(bench.take("divert", input).isEmpty)
    }

    @Test func `不得以他人的信访事项已经复核终结为由不予受理（信访工作条例第三十六条第三款）`() {
        var theirs = Letter.registered().record
        theirs.petitioner.identityNumber = "430626199001011236"
        (theirs.sameKey, theirs.terminatedOn) = ("other", Letter.Case.day("2020-06-20"))
        var bench = Letter.Case(on: "2022-06-06")
        bench.organ = Town.county
        _ = bench.known.add(7, theirs, .closed, in: Town.county)
        bench.take("register", Letter.found.merging(["receivedOn": "2022-06-06", "earlier": "7"]) { $1 })
        #expect(
            bench.refusing("decline", ["declineReason": "terminated", "declineNote": "已经复核", "noticeWay": "written"]) == ["termination-ground-holds"])
        #expect(bench.take("forward", ["handler": "430626101"]).isEmpty)
    }

    @Test func `被撤销后正在重新办理的，也是正在办理（信访工作条例第十九条第三款）`() {
        var running = Letter.registered().record
        (running.handler, running.acceptedOn) = (OrganCode("430626101"), Letter.Case.day("2022-02-01"))
        (running.answeredOn, running.reopenedOn) = (Letter.Case.day("2022-03-01"), Letter.Case.day("2022-05-20"))
        for again in [false, true] {
            if again { running.reansweredOn = Letter.Case.day("2022-06-01") }
            var bench = Letter.Case(on: "2022-06-06")
            bench.organ = Town.county
            _ = bench.known.add(7, running, .accepted, in: Town.county)
            bench.take("register", Letter.found.merging(["receivedOn": "2022-06-06"]) { $1 })
            #expect(bench.refusing("forward", ["handler": "430626"]) == (again ? [] : ["not-already-under-way"]))
        }
    }

    @Test func `交办的事项办结以后才反馈办理结果`() {
        var bench = Letter.registered()
        bench.take("assign", on: "2020-03-04", ["handler": "430626101", "reportBy": "2020-04-30"])
        bench.take("accept", ["noticeWay": "written"])
        #expect(bench.take("report-back", ["reportBack": "已办结"]).count == 1)
        #expect(bench.refused == ["petition.report-back.already-answered"])
    }

    private static func opine(_ bench: inout Letter.Case, on day: String) {
        bench.take("hear", on: day, by: "p2", ["heardNote": "…"])
        bench.take("investigate", ["investigation": "…"])
        bench.take("opine", Letter.opinion.merging(["answer.servedOn": day]) { $1 })
    }

    /// Assigned, answered, reported back in time, settled and resolved, then revoked by the organ above.
    private static func revoked() -> Letter.Case {
        var bench = Letter.registered()
        bench.take("assign", on: "2020-03-04", ["handler": "430626101", "reportBy": "2020-04-10"])
        bench.take("accept", on: "2020-03-06", ["noticeWay": "written"])
        bench.take("settle", ["settlementKind": "mediated", "settlement": "补助二千元", "settlementAgreed": "是"])
        opine(&bench, on: "2020-04-01")
        bench.take("report-back", on: "2020-04-02", ["reportBack": "已办结"])
        bench.take("resolve", ["resolution": "settled", "resolutionNote": "达成协议"])
        bench.take("request-review", on: "2020-04-20", Letter.review.merging(["reviewRequestedOn": "2020-04-20"]) { $1 })
        bench.take("revoke-opinion", on: "2020-05-15", by: "p3", ["reviewResult": "revoke", "reviewOpinion": "事实不清"])
        return bench
    }

    @Test func `责令重新处理的，重新办结以后再行反馈，原来的反馈不作数（信访条例第二十一条第一款第四项）`() throws {
        var bench = Self.revoked()
        #expect(bench.matter == .accepted && bench.record.reportedBackOn == nil)
        #expect(try bench.reading(of: "report-back")?.state == .met)
        #expect(bench.take("report-back", ["reportBack": "仍按原意见"]).count == 1)
        #expect(bench.refused == ["petition.report-back.already-answered"])
        Self.opine(&bench, on: "2020-06-10")
        bench.take("resolve", ["resolution": "accepted", "resolutionNote": "…"])
        bench.take("close")
        #expect(bench.refused == ["petition.close.assignment-reported-back"])
        #expect(bench.take("report-back", on: "2020-06-11", ["reportBack": "重新办结"]) == [])
        #expect(bench.record.firstReportedOn == Letter.Case.day("2020-04-02"))
        #expect(try bench.reading(of: "report-back")?.state == .met)
        #expect(bench.take("close") == [])
    }

    @Test func `责令重新处理的，原来的协议和化解不作数，处理意见的依据重新写明（信访条例第三十四条）`() {
        var bench = Self.revoked()
        #expect(bench.counted("petition.resolved", through: "2020-12-31") == 0)
        bench.take("resolve", ["resolution": "settled", "resolutionNote": "…"])
        #expect(bench.refused == ["petition.resolve.settlement-reached"])
        bench.take("hear", on: "2020-06-10", by: "p2", ["heardNote": "…"])
        bench.take("investigate", ["investigation": "…"])
        #expect(bench.take("opine", Letter.opinion.filter { $0.key != "legalBasis" }).count == 1)
        #expect(bench.take("opine", Letter.opinion) == [])
        #expect(bench.record.answeredOn == Letter.Case.day("2020-04-01") && bench.counted("petition.concluded", through: "2020-12-31") == 1)
        // Nobody is resolved by what was agreed before: the time to ask for a review has to pass again.
        bench.take("report-back", ["reportBack": "重新办结"])
        bench.take("close", on: "2020-07-10")
        #expect(bench.refused == ["petition.close.remedies-exhausted-or-resolved"])
        #expect(bench.take("close", on: "2020-07-13") == [])
    }

    @Test func `信访人拒收的，留置送达记明事由、有见证，三十日自留置之日起（信访条例第三十四条，民事诉讼法第八十六条）`() {
        var bench = Letter.inquired()
        bench.take("opine", on: "2020-04-01", by: "p2", Letter.opinion)
        let left = ["answer.method": "left", "answer.servedOn": "2020-04-03"]
        bench.take("answer-serve", on: "2020-04-07", left)
        #expect(bench.refused == ["petition.answer-serve.answer-refusal-noted", "petition.answer-serve.answer-left-before-witness"])
        let noted = left.merging(["answer.refusal": "不愿签收", "answer.witness": "村主任"]) { $1 }
        bench.take("answer-serve", noted.merging(["answer.servedOn": "2020-03-31"]) { $1 })
        #expect(bench.refused == ["petition.answer-serve.answer-service-in-order"])
        bench.take("answer-serve", noted.merging(["answer.method": "announced"]) { $1 })
        #expect(bench.refused == ["petition.answer-serve.answer-method-permitted"])
        #expect(bench.take("answer-serve", noted) == [])
        let input = Letter.review.merging(["reviewRequestedOn": "2020-05-03"]) { $1 }
        var late = bench
        #expect(bench.take("request-review", on: "2020-05-06", input) == [])
        late.take("request-review", on: "2020-05-06", input.merging(["reviewRequestedOn": "2020-05-04"]) { $1 })
        #expect(late.refused == ["petition.request-review.review-asked-in-time"])
    }

    @Test func `当日送达的与处理意见、复查意见一并登记，以后送达的另行登记（信访条例第三十四条、第三十五条）`() {
        var bench = Letter.inquired()
        bench.take("opine", on: "2020-04-01", by: "p2", Letter.opinion.merging(["answer.servedOn": "2020-03-31"]) { $1 })
        #expect(bench.refused == ["petition.opine.answer-service-in-order"])
        var reviewing = Letter.reviewing()
        let upheld = ["reviewResult": "uphold", "reviewOpinion": "维持"]
        reviewing.take("conclude-review", on: "2020-05-15", by: "p3", upheld.merging(["review.servedOn": "2020-05-14"]) { $1 })
        #expect(reviewing.refused == ["petition.conclude-review.review-service-in-order"])
        #expect(reviewing.take("conclude-review", by: "p3", upheld) == [])
        reviewing.take("review-serve", on: "2020-05-20", ["review.servedOn": "2020-05-14"])
        #expect(reviewing.refused == ["petition.review-serve.review-service-in-order"])
        #expect(reviewing.take("review-serve", ["review.servedOn": "2020-05-18"]) == [])
        #expect(reviewing.record.reviewService.recordedOn == reviewing.today)
    }

    @Test func `复查撤销后再次请求复查，期限重新起算`() throws {
        var bench = Letter.reviewing()
        bench.take("revoke-opinion", on: "2020-05-15", by: "p3", ["reviewResult": "revoke", "reviewOpinion": "事实不清"])
        Self.opine(&bench, on: "2020-06-10")
        #expect(
            bench.refusing("request-review", on: "2020-06-15", Letter.review.merging(["reviewRequestedOn": "2020-06-09"]) { $1 })
                == ["review-asked-in-time"])
        #expect(bench.take("request-review", Letter.review.merging(["reviewRequestedOn": "2020-06-15"]) { $1 }).isEmpty)
        #expect(try bench.due(of: "review") == Letter.Case.day("2020-07-15"))
        #expect(try bench.reading(of: "review")?.state == .running)
    }

    @Test func `复核撤销后重新答复的，再等三十日才可归档，可以再次听证`() {
        var bench = Letter.reexamining()
        bench.take("rehearing-begin", on: "2020-06-05", by: "p4")
        bench.take("rehearing-finish", on: "2020-06-10")
        let input = Letter.final.merging(["reexaminationResult": "revoke"]) { $1 }
        #expect(bench.take("revoke-review", on: "2020-06-20", by: "p4", input).isEmpty)
        Self.opine(&bench, on: "2020-08-03")
        #expect(bench.refusing("close", on: "2020-08-10") == ["remedies-exhausted-or-resolved"])
        bench.take("request-review", on: "2020-08-10", Letter.review.merging(["reviewRequestedOn": "2020-08-10"]) { $1 })
        bench.take("conclude-review", on: "2020-08-20", by: "p3", ["reviewResult": "uphold", "reviewOpinion": "维持"])
        bench.take("request-reexamination", on: "2020-09-01", ["reexaminationOrgan": "岳阳市人民政府", "reexaminationRequestedOn": "2020-09-01"])
        #expect(bench.take("rehearing-begin", on: "2020-09-07", by: "p4").isEmpty)
        #expect(bench.take("rehearing-finish", on: "2020-09-08").isEmpty)
        #expect(bench.counted("petition.hearings", through: "2020-06-30") == 1)
        #expect(bench.counted("petition.hearings", through: "2020-12-31") == 2)
    }

    @Test func `名称和公示的文本不写信访人`() {
        var bench = Letter.Case(on: "2020-03-02", edition: "2005")
        bench.organ = Town.county
        #expect(bench.take("register", Letter.found.merging(["receivedOn": "2020-03-02", "subject": "张三丰征地补偿"]) { $1 }).count == 1)
        var heard = Letter.reexamining()
        heard.take("rehearing-begin", on: "2020-06-05", by: "p4")
        heard.take("rehearing-finish", on: "2020-06-10")
        #expect(heard.take("conclude-reexamination", Letter.final.merging(["publicText": "张三丰的请求复核维持"]) { $1 }).count == 1)
        #expect(heard.take("conclude-reexamination", Letter.final.merging(["publicText": "某某的请求复核维持"]) { $1 }).isEmpty)
    }
}
