import Kernel
import Testing

@testable import Affairs

@Suite("信访办理和复查复核")
struct PetitionHandlingTests {
    // MARK: 办理

    @Test func `未听取陈述、未调查核实，不得出具处理意见（信访工作条例第三十一条第六项）`() {
        var bench = Letter.accepted("2022")
        #expect(Set(bench.refusing("opine", Letter.opinion)) == ["petitioner-heard", "investigated"])
        bench.take("hear", ["heardNote": "…"])
        #expect(bench.refusing("opine", Letter.opinion) == ["investigated"])
        bench.take("investigate", ["investigation": "…"])
        #expect(bench.take("opine", Letter.opinion.merging(["opinion": "support"]) { $1 }).first?.contains("第三十二条第二款") == true)
        #expect(bench.take("opine", Letter.opinion.merging(["opinion": "support", "executor": "430626101"]) { $1 }).isEmpty)
        #expect(bench.take("close").contains { $0.contains("第三十二条第二款") })
        #expect(bench.take("record-execution", ["execution": "已补发"]).isEmpty)
    }

    @Test(arguments: ["2005", "2022"])
    func `信访人经约请没有陈述、无法联系、死亡的，登记以后可以出具处理意见（信访工作条例第三十一条第六项，2005年第三十一条）`(edition: String) {
        var bench = Letter.accepted(edition)
        bench.take("investigate", ["investigation": "…"])
        let accepted = bench.today.iso
        let absent = ["unheardReason": "absent", "unheardNote": "电话约请两次没有到场"]
        #expect(bench.refusing("note-unheard", absent) == ["petitioner-invited"])
        #expect(bench.refusing("note-unheard", absent.merging(["invitedOn": accepted]) { $1 }) == ["petitioner-invited"])
        let before = bench.today.advanced(by: -1).iso
        let next = bench.today.advanced(by: 1).iso
        #expect(bench.refusing("note-unheard", on: next, absent.merging(["invitedOn": before]) { $1 }) == ["petitioner-invited"])
        #expect(bench.refusing("note-unheard", ["unheardReason": "unreachable", "unheardNote": "…"]) == ["petitioner-unreachable"])
        var died = bench
        #expect(died.take("note-unheard", ["unheardReason": "died", "unheardNote": "户籍已注销"]) == [])
        #expect(bench.take("note-unheard", absent.merging(["invitedOn": accepted]) { $1 }) == [])
        #expect(bench.record.unheardOn == bench.today)
        #expect(bench.refusing("note-unheard", ["unheardReason": "died", "unheardNote": "…"]) == ["not-yet-heard"])
        #expect(bench.take("opine", Letter.opinion) == [])
    }

    @Test(arguments: [("2005", "2020-05-05", "2020-06-04"), ("2022", "2022-08-09", "2022-09-08")])
    func `自受理之日起六十日办结，经批准延长不超过三十日（信访工作条例第三十四条）`(edition: String, last: String, extended: String) throws {
        var bench = Letter.inquired(edition)
        #expect(try bench.due(of: "handle") == Letter.Case.day(last))
        var inTime = bench
        #expect(inTime.take("opine", on: last, Letter.opinion).isEmpty)
        #expect(!inTime.record.answerLate)
        let next = Letter.Case.day(last).advanced(by: 1).iso
        var late = bench
        #expect(late.take("opine", on: next, Letter.opinion).isEmpty)
        #expect(late.record.answerLate)
        #expect(late.counted("petition.answered", through: next) == 1)
        #expect(late.counted("petition.answered-in-time", through: next) == 0)
        let reason = ["extensionDays": "30", "extensionReason": "需要测绘"]
        #expect(bench.refusing("extend", on: last, reason) == ["extension-told"])
        #expect(bench.take("extend", reason.merging(["extensionTold": "是", "extensionDays": "31"]) { $1 }).count == 1)
        var over = bench
        #expect(over.refusing("extend", on: next, reason.merging(["extensionTold": "是"]) { $1 }) == ["within-handling-limit"])
        #expect(bench.take("extend", reason.merging(["extensionTold": "是"]) { $1 }).isEmpty)
        #expect(bench.take("extend", reason.merging(["extensionTold": "是"]) { $1 }).count == 1)
        #expect(try bench.due(of: "handle") == Letter.Case.day(extended))
        #expect(bench.take("opine", on: extended, Letter.opinion).isEmpty)
        #expect(!bench.record.answerLate)
    }

    @Test func `六十日只适用于信访程序的申诉求决事项（信访工作条例第三十四条）`() throws {
        var duty = Letter.forwarded("2022")
        duty.take("accept", ["noticeWay": "written", "route": "duty"])
        #expect(try duty.due(of: "handle") == nil)
        #expect(duty.take("reply", ["opinionText": "已依法查处"]).isEmpty)
        var appeal = Letter.accepted("2022")
        #expect(appeal.refusing("reply", ["opinionText": "…"]) == ["opinion-not-required"])
        // The Regulation of 2005 spoke of every petition.
        var suggestion = Letter.forwarded("2005", ["petitionClass": "suggestion"])
        suggestion.take("accept", on: "2020-03-06", ["noticeWay": "written"])
        #expect(try suggestion.due(of: "handle") == Letter.Case.day("2020-05-05"))
        var late = suggestion
        #expect(late.take("reply", on: "2020-05-06", ["opinionText": "已列入计划", "suggestionResult": "partly"]).isEmpty && late.record.answerLate)
        #expect(suggestion.take("reply", on: "2020-05-05", ["opinionText": "已列入计划", "suggestionResult": "partly"]).isEmpty)
        #expect(!suggestion.record.answerLate)
    }

    @Test func `建议意见说明是否采纳（信访工作条例第二十九条）`() {
        var bench = Letter.forwarded("2022", ["petitionClass": "suggestion"])
        bench.take("accept", ["noticeWay": "written"])
        #expect(bench.take("reply", ["opinionText": "感谢"]).first?.contains("第二十九条") == true)
        #expect(bench.take("reply", ["opinionText": "已列入计划", "suggestionResult": "partly"]).isEmpty)
        #expect(bench.counted("petition.adopted", through: "2022-12-31") == 1)
    }

    @Test func `听证限于重大复杂疑难的事项，协议限于双方自愿`() {
        var bench = Letter.accepted("2022")
        #expect(bench.take("hearing-hold", ["hearing.heldOn": "2022-06-10", "hearing.record": "…"]).count == 1)
        #expect(bench.refused == ["petition.hearing-hold.matter-is-complex"])
        bench.take("investigate", ["investigation": "…", "isComplex": "是"])
        #expect(bench.take("hearing-hold", ["hearing.heldOn": "2022-06-09", "hearing.record": "…"]).count == 1)
        #expect(bench.refused == ["petition.hearing-hold.hearing-date-in-order"])
        #expect(bench.take("hearing-hold", ["hearing.heldOn": "2022-06-10", "hearing.record": "…"]).isEmpty)
        #expect(bench.take("settle", ["settlementKind": "mediated", "settlement": "补助二千元"]).first?.contains("第三十三条") == true)
        #expect(bench.refusing("resolve", ["resolution": "settled", "resolutionNote": "…"]) == ["settlement-reached"])
        #expect(bench.take("settle", ["settlementKind": "mediated", "settlement": "补助二千元", "settlementAgreed": "是"]).isEmpty)
        #expect(bench.take("resolve", ["resolution": "settled", "resolutionNote": "…"]).isEmpty)
        #expect(bench.refusing("resolve", ["resolution": "helped", "resolutionNote": "…"]) == ["not-yet-resolved"])
    }

    @Test(arguments: ["2005", "2022"])
    func `达成调解、和解协议的以协议办结，不再出具处理意见书，可以归档（信访工作条例第三十三条、信访条例第十三条第二款）`(edition: String) {
        var bench = Letter.accepted(edition)
        #expect(bench.refusing("conclude-settled") == ["settlement-reached"])
        bench.take("settle", ["settlementKind": "mediated", "settlement": "补助二千元", "settlementAgreed": "是"])
        #expect(bench.take("conclude-settled").isEmpty)
        #expect(bench.stage == "answered" && bench.record.opinion == nil)
        #expect(bench.refusing("request-review", Letter.review.merging(["reviewRequestedOn": bench.today.iso]) { $1 }).contains("opinion-given"))
        #expect(bench.counted("petition.concluded", through: "2022-12-31") == 1)
        #expect(bench.take("close").isEmpty)
    }

    @Test func `复核由复查机关的上一级作出：本县人民政府复查的，由上一级复核，本县只作登记（信访工作条例第三十六条第一款、信访条例第三十五条第一款）`() {
        var bench = Letter.reviewed()
        let asked = ["reexaminationOrgan": "平江县人民政府", "reexaminationRequestedOn": "2020-06-01"]
        let own = asked.merging(["reexaminationOrganCode": "430626"]) { $1 }
        #expect(bench.refusing("request-reexamination", on: "2020-06-01", own) == ["reexamination-organ-next-above"])
        #expect(bench.take("request-reexamination", asked.merging(["reexaminationOrgan": "岳阳市人民政府"]) { $1 }).isEmpty)
        #expect(bench.refusing("conclude-reexamination", on: "2020-06-20", by: "p4", Letter.final) == ["reexamination-organ-in-county"])
        var upheld = bench
        #expect(upheld.take("record-reexamination", Letter.final).isEmpty)
        #expect(upheld.stage == "reexamined" && upheld.record.terminatedOn == upheld.today)
        #expect(bench.take("record-revocation", Letter.final.merging(["reexaminationResult": "revoke"]) { $1 }).isEmpty)
        #expect(bench.stage == "accepted" && bench.record.terminatedOn == nil && bench.record.reopenedOn == bench.today)
        // A review of a department, whose superior is in the county, is re-examined by that.
        #expect(Letter.reexamined().stage == "reexamined")
    }

    // MARK: 复查、复核

    @Test(arguments: [("2020-05-01", true), ("2020-05-02", false), ("2020-03-31", false)]) func `自收到答复三十日内请求复查（信访条例第三十四条）`(
        asked: String, lawful: Bool
    ) {
        var bench = Letter.answered()
        let input = Letter.review.merging(["reviewRequestedOn": asked]) { $1 }
        #expect(bench.refusing("request-review", on: "2020-05-06", input) == (lawful ? [] : ["review-asked-in-time"]))
    }

    @Test func `复查机关是原办理机关的上一级，没有处理意见的不复查`() {
        var bench = Letter.answered()
        let input = Letter.review.merging(["reviewRequestedOn": "2020-04-20"]) { $1 }
        #expect(
            bench.refusing("request-review", on: "2020-04-20", input.merging(["reviewOrganCode": "430626-ga"]) { $1 }) == ["review-organ-next-above"])
        var suggestion = Letter.forwarded("2005", ["petitionClass": "suggestion"])
        suggestion.take("accept", ["noticeWay": "written"])
        suggestion.take("reply", ["opinionText": "…", "suggestionResult": "declined"])
        #expect(suggestion.refusing("request-review", on: "2020-04-20", input) == ["opinion-given"])
    }

    @Test func `复查三十日，办理人不得复查（信访条例第三十四条）`() throws {
        var bench = Letter.reviewing()
        #expect(try bench.due(of: "review") == Letter.Case.day("2020-05-20"))
        let input = ["reviewResult": "uphold", "reviewOpinion": "维持"]
        #expect(bench.refusing("conclude-review", on: "2020-05-20", by: "p2", input) == ["separate-opine"])
        #expect(bench.refusing("record-review", by: "p3", input.merging(["reviewNumber": "1"]) { $1 }) == ["review-organ-outside-county"])
        var late = bench
        #expect(bench.take("conclude-review", by: "p3", input).isEmpty)
        #expect(!bench.record.reviewLate)
        #expect(late.take("conclude-review", on: "2020-05-21", by: "p3", input).isEmpty)
        #expect(late.record.reviewLate)
        var revoked = Letter.reviewing()
        #expect(revoked.take("revoke-opinion", on: "2020-05-21", by: "p3", ["reviewResult": "revoke", "reviewOpinion": "事实不清"]).isEmpty)
        #expect(revoked.record.reviewLate)
        // The county keeps the time of the organ above as well.
        var above = Letter.answered()
        above.take("request-review", on: "2020-04-20", ["reviewOrgan": "岳阳市人民政府", "reviewRequestedOn": "2020-04-20"])
        #expect(above.take("record-review", on: "2020-05-21", by: "p3", input.merging(["reviewNumber": "岳信复查〔2020〕3号"]) { $1 }).isEmpty)
        #expect(above.record.reviewLate)
    }

    @Test func `复查撤销的，重新听取、调查、答复，只办结一次`() throws {
        var bench = Letter.reviewing()
        #expect(bench.refusing("revoke-opinion", on: "2020-05-15", by: "p3", ["reviewResult": "uphold", "reviewOpinion": "…"]) == ["review-revokes"])
        #expect(bench.refusing("conclude-review", by: "p3", ["reviewResult": "revoke", "reviewOpinion": "…"]) == ["review-upholds-or-modifies"])
        #expect(bench.take("revoke-opinion", by: "p3", ["reviewResult": "revoke", "reviewOpinion": "事实不清"]).isEmpty)
        #expect(bench.matter == .accepted)
        #expect(try bench.due(of: "handle-again") == Letter.Case.day("2020-07-14"))
        #expect(Set(bench.refusing("opine", by: "p2", Letter.opinion)) == ["petitioner-heard", "investigated"])
        bench.take("hear", ["heardNote": "…"])
        bench.take("investigate", ["investigation": "…"])
        #expect(bench.take("opine", on: "2020-06-10", Letter.opinion.merging(["opinion": "support", "executor": "430626101"]) { $1 }).isEmpty)
        #expect(bench.record.answeredOn == Letter.Case.day("2020-04-01"))
        #expect(bench.record.reansweredOn == Letter.Case.day("2020-06-10"))
        #expect(bench.counted("petition.concluded", through: "2020-12-31") == 1)
        #expect(bench.counted("petition.opinion:explain", through: "2020-12-31") == 0)
        #expect(bench.counted("petition.opinion:support", through: "2020-12-31") == 1)
    }

    @Test(arguments: [("2020-06-14", true), ("2020-06-15", false)]) func `自收到复查意见三十日内请求复核（信访条例第三十五条）`(asked: String, lawful: Bool) {
        var bench = Letter.reviewed()
        let input = ["reexaminationOrgan": "岳阳市人民政府", "reexaminationRequestedOn": asked]
        #expect(bench.refusing("request-reexamination", on: "2020-06-16", input) == (lawful ? [] : ["reexamination-asked-in-time"]))
    }

    @Test func `复核三十日，听证所需时间不计算在内（信访条例第三十五条第二款）`() throws {
        var bench = Letter.reexamining()
        #expect(try bench.due(of: "reexamine") == Letter.Case.day("2020-07-01"))
        let shown = Letter.final.merging(["publicText": "复核维持"]) { $1 }
        #expect(bench.take("conclude-reexamination", on: "2020-06-10", by: "p4", shown).count == 1)
        #expect(bench.refused == ["petition.conclude-reexamination.publicized-only-after-hearing"])
        #expect(bench.take("rehearing-finish").count == 1)
        #expect(bench.refused == ["petition.rehearing-finish.rehearing-under-way"])
        #expect(bench.take("rehearing-begin", on: "2020-06-15").isEmpty)
        bench.take("rehearing-begin")
        #expect(bench.refused.first == "petition.rehearing-begin.rehearing-not-begun")
        #expect(bench.take("conclude-reexamination", by: "p4", Letter.final).count == 1)
        #expect(bench.refused == ["petition.conclude-reexamination.rehearing-over"])
        #expect(bench.take("rehearing-finish", on: "2020-06-25").isEmpty)
        #expect(try bench.due(of: "reexamine") == Letter.Case.day("2020-07-11"))
        #expect(bench.refusing("conclude-reexamination", by: "p3", shown) == ["separate-conclude-review"])
        #expect(bench.take("conclude-reexamination", by: "p4", shown).isEmpty)
        #expect(bench.record.terminatedOn != nil)
    }

    @Test(arguments: ["2005", "2022"]) func `复核终结后做好疏导帮扶才归档（信访工作条例第三十七条第三款）`(edition: String) {
        var bench = Letter.reexamined(edition)
        #expect(bench.edition == edition && bench.matter == .reexamined && bench.record.terminatedOn == bench.today)
        #expect(bench.refusing("close") == ["follow-up-after-termination"])
        #expect(bench.take("close", ["followUp": "包联干部每月走访，申请临时救助"]).isEmpty)
    }

    @Test(arguments: [("2005", "2020-06-20"), ("2022", "2022-09-20")])
    func `复核撤销的不终结，重新处理（信访条例第三十五条第一款，信访工作条例第三十六条第一款）`(edition: String, day: String) {
        var bench = Letter.reexamining(edition)
        #expect(bench.edition == edition)
        let input = Letter.final.merging(["reexaminationResult": "revoke"]) { $1 }
        #expect(bench.refusing("conclude-reexamination", on: day, by: "p4", input) == ["reexamination-upholds-or-modifies"])
        #expect(bench.take("revoke-review", by: "p4", input).isEmpty)
        #expect(bench.matter == .accepted)
        #expect(bench.record.terminatedOn == nil)
    }

    @Test(arguments: [("2020-05-01", false), ("2020-05-02", true)]) func `请求复查的期限届满，才可归档`(day: String, lawful: Bool) {
        var bench = Letter.answered()
        #expect(bench.refusing("close", on: day) == (lawful ? [] : ["remedies-exhausted-or-resolved"]))
    }

    // MARK: 领导、重点和积案、督办

    @Test func `积案有包案领导，化解申请和销号不由同一人`() throws {
        var bench = Letter.answered()
        let major = ["majorKind": "longStanding", "majorReason": "信访八年", "majorLeader": "王副县长", "majorDue": "2020-10-31"]
        #expect(bench.take("propose-strike", by: "p5", ["majorProposal": "…", "majorProof": "promise"]).count == 2)
        #expect(bench.refused.contains("petition.propose-strike.designated-and-not-struck"))
        #expect(bench.take("designate", on: "2020-04-10", by: "p6", major).isEmpty)
        #expect(bench.refusing("designate", major) == ["not-yet-designated"])
        #expect(try bench.due(of: "major") == Letter.Case.day("2020-10-31"))
        let proposal = ["majorProposal": "签订协议并履行", "majorProof": "agreement"]
        #expect(bench.take("propose-strike", by: "p5", proposal).first?.contains("第十条") == true)
        let visit = #"[{"leader":"王副县长","post":"副县长","deed":"goingDown","on":"2020-01-01"}]"#
        bench.take("record-leader", on: "2020-05-09", ["leaderDeeds": visit])
        #expect(bench.record.leaderDeeds.map(\.on) == [bench.today])
        #expect(bench.refusing("propose-strike", proposal.merging(["majorProof": "termination"]) { $1 }) == ["termination-proof-holds"])
        #expect(bench.refusing("strike", by: "p6") == ["strike-proposed-with-proof"])
        #expect(bench.take("propose-strike", by: "p5", proposal).isEmpty)
        #expect(bench.refusing("strike", by: "p5") == ["separate-propose-strike"])
        #expect(bench.take("return-strike", by: "p6", ["majorReturn": "没有履行凭证"]).isEmpty)
        #expect(bench.refusing("strike", by: "p6") == ["strike-proposed-with-proof"])
        bench.take("propose-strike", on: "2020-06-01", by: "p5", proposal)
        #expect(bench.take("strike", on: "2020-06-03", by: "p6").isEmpty)
        #expect(bench.counted("petition.major", through: "2020-04-09") == 0)
        #expect(bench.counted("petition.major-kind:longStanding", through: "2020-04-10") == 1)
        #expect(bench.counted("petition.major-open", through: "2020-06-02") == 1)
        #expect(bench.counted("petition.major-open", through: "2020-06-03") == 0)
        #expect(bench.counted("petition.major-resolved", through: "2020-06-03") == 1)
        #expect(bench.counted("petition.leader-visits", through: "2020-12-31") == 1)
    }

    @Test func `督办的建议三十日内书面反馈，未反馈不得归档（信访条例第三十六条）`() throws {
        var bench = Letter.answered()
        let item = #"{"reason":"evading","advice":"improve","text":"公开补偿标准","adopted":true}"#
        let advice = ["supervisions": "[\(item)]"]
        #expect(bench.refusing("answer-supervision", ["adviceAnswer": "…"]) == ["supervision-open"])
        #expect(bench.take("supervise", on: "2020-04-10", advice).isEmpty)
        #expect(bench.counted("petition.advice-adopted", through: "2020-12-31") == 0)
        #expect(bench.take("supervise", advice).count == 1)
        #expect(bench.refused == ["petition.supervise.supervision-answered"])
        #expect(try bench.due(of: "advice") == Letter.Case.day("2020-05-10"))
        bench.take("resolve", ["resolution": "accepted", "resolutionNote": "…"])
        #expect(bench.refusing("close") == ["supervision-answered"])
        #expect(bench.take("answer-supervision", ["adviceAnswer": "已公开", "adviceAdopted": "是"]).isEmpty)
        #expect(bench.take("close").isEmpty)
        #expect(bench.counted("petition.advice-adopted", through: "2020-12-31") == 1)
        var two = Letter.answered()
        two.take("supervise", ["supervisions": "[\(item),\(item)]"])
        #expect(two.refused == ["petition.supervise.one-supervision"])
    }

    @Test(arguments: ["decline-forwarded", "divert-forwarded"])
    func `督办的建议未书面反馈，不予受理、导入其他途径也不了结（信访工作条例第四十条第四款）`(step: String) {
        var bench = Letter.forwarded("2022")
        bench.take("supervise", ["supervisions": #"[{"reason":"evading","advice":"improve","text":"尽快告知"}]"#])
        let input =
            step == "divert-forwarded"
            ? ["route": "judicial", "divertedTo": "平江县人民法院", "noticeWay": "written"]
            : ["declineReason": "underWay", "declineNote": "…", "noticeWay": "written"]
        bench.take(step, input)
        #expect(bench.refused.contains("petition.\(step).supervision-answered"))
        bench.take("answer-supervision", ["adviceAnswer": "已经告知"])
        bench.take(step, input)
        // Nothing else is under way, so that this ground does not hold.
        #expect(bench.refused == (step == "decline-forwarded" ? ["petition.decline-forwarded.under-way-ground-holds"] : []))
    }

    @Test func `督办的建议未书面反馈的，先反馈再同意异议（信访工作条例第四十条第四款）`() {
        var bench = Letter.forwarded("2022")
        bench.take("supervise", ["supervisions": #"[{"reason":"evading","advice":"improve","text":"尽快告知"}]"#])
        #expect(bench.take("object", ["objections": #"[{"reason":"拆迁补偿由县自然资源局负责"}]"#]) == [])
        bench.take("uphold-objection", ["objectionAnswer": "同意"])
        #expect(bench.refused == ["petition.uphold-objection.supervision-answered"])
        #expect(bench.take("answer-supervision", ["adviceAnswer": "已经说明"]) == [])
        #expect(bench.take("uphold-objection", ["objectionAnswer": "同意"]) == [])
    }

    @Test(arguments: ["decline", "divert"]) func `不予受理、导入其他途径的，化解重点、积案的期限随之终了（信访工作条例第十八条第二款）`(step: String) throws {
        var bench = Letter.registered("2022")
        let major = ["majorKind": "longStanding", "majorReason": "信访八年", "majorLeader": "王副县长", "majorDue": "2022-10-31", "handler": "430626101"]
        #expect(bench.take("designate", on: "2022-06-07", by: "p6", major) == [])
        #expect(try bench.reading(of: "major")?.state == .running)
        let input =
            step == "divert"
            ? ["route": "judicial", "divertedTo": "平江县人民法院", "noticeWay": "written"]
            : ["declineReason": "notCompetent", "declineNote": "…", "noticeWay": "written"]
        #expect(bench.take(step, by: "p1", input) == [])
        #expect(try bench.reading(of: "major")?.state == .met)
    }

    @Test func `办结归档的，化解的期限随之终了；归档以后列入的没有期限（信访工作条例第十八条第二款）`() throws {
        var bench = Letter.answered()
        let major = ["majorKind": "longStanding", "majorReason": "信访八年", "majorLeader": "王副县长", "majorDue": "2020-10-31"]
        bench.take("resolve", ["resolution": "accepted", "resolutionNote": "…"])
        var later = bench
        bench.take("designate", on: "2020-04-10", by: "p6", major)
        #expect(bench.take("close", on: "2020-04-20") == [])
        #expect(try bench.reading(of: "major")?.state == .met)
        #expect(later.take("close", on: "2020-04-20") == [])
        #expect(later.take("designate", on: "2020-04-21", by: "p6", major) == [])
        #expect(try later.reading(of: "major") == nil)
    }

    @Test func `登记、告知、办结、在办各计一次，各在其日`() {
        var bench = Letter.answered()
        bench.take("resolve", ["resolution": "accepted", "resolutionNote": "…"])
        for (measure, day) in [
            ("received", "2020-03-02"), ("channel:letter", "2020-03-02"), ("class:appeal", "2020-03-02"), ("forwarded", "2020-03-04"),
            ("notice-due", "2020-03-06"), ("accepted", "2020-03-06"), ("answered", "2020-04-01"), ("answered-in-time", "2020-04-01"),
            ("concluded", "2020-04-01"), ("first", "2020-04-01"), ("first-resolved", "2020-04-01"), ("opinion:explain", "2020-04-01"),
        ] {
            #expect(bench.counted("petition.\(measure)", through: Letter.Case.day(day).advanced(by: -1).iso) == 0, "\(measure)")
            #expect(bench.counted("petition.\(measure)", through: "2021-12-31") == 1, "\(measure)")
        }
        #expect(bench.counted("petition.open", through: "2020-03-31") == 1)
        #expect(bench.counted("petition.open", through: "2020-04-01") == 0)
        #expect(bench.counted("petition.visitors", through: "2021-12-31") == 0)
    }
}
