import Kernel
import Testing

@testable import Affairs

@Suite("行刑衔接")
struct CriminalTransferTests {
    private static func day(_ text: String) -> Day { Bench<CriminalTransfer>.day(text) }
    static let report = [
        "subject": "某作坊添加非食用物质", "suspects": #"[{"citizenName":"李某"}]"#, "suspectedCrime": "生产、销售有毒、有害食品罪", "source": "监督抽检",
        "threshold": "reached", "facts": "检出非食用物质", "officers.certificates": "1,2",
    ]
    static let papers = ["papers": "letter,report,inventory", "recipient": "平江县公安局", "copiedToProcuratorate": "是"]

    static func reported(on day: String = "2020-03-02", _ changes: [String: String] = [:]) -> Bench<CriminalTransfer> {
        var bench = Bench<CriminalTransfer>(on: day)
        bench.known = Compulsion.known()
        Compulsion.expect(bench.take("report", by: "p1", report.merging(changes) { $1 }))
        return bench
    }

    static func received() -> Bench<CriminalTransfer> {
        var bench = reported()
        Compulsion.expect(bench.take("approve", by: "head", ["approver": "principal"]))
        Compulsion.expect(bench.take("transfer", by: "p1", papers))
        Compulsion.expect(bench.take("record-receipt", ["receipt": "平公收字1号"]))
        return bench
    }

    @Test func `报告、批准、移送、立案、移交物品（移送规定第五条至第十二条）`() throws {
        var bench = Self.received()
        #expect(bench.counted("crime-transfer.count", through: "2020-03-01") == 0)
        #expect(bench.counted("crime-transfer.count", through: "2020-03-02") == 1)
        #expect(try bench.due(of: "police-filing") == Self.day("2020-03-05"))
        Compulsion.expect(bench.take("police-file", on: "2020-03-05", ["answerNumber": "平公立字〔2020〕9号"]))
        #expect(try bench.reading(of: "police-filing")?.state == .met)
        #expect(try bench.due(of: "exhibits") == Self.day("2020-03-08"))
        Compulsion.expect(bench.take("hand-over", on: "2020-03-08", ["exhibits": "原料三袋、检验报告"]))
        #expect(bench.matter == .handed)
        #expect(bench.counted("crime-transfer.filed", through: "2020-12-31") == 1)
    }

    @Test func `三日审批、二十四小时移送，逐日计算不扣节假日（移送规定第五条第二款）`() throws {
        var bench = Self.reported(on: "2020-04-30")
        #expect(try bench.due(of: "approval") == Self.day("2020-05-03"))
        bench.today = Self.day("2020-05-03")
        #expect(try bench.reading(of: "approval")?.state == .running)
        bench.today = Self.day("2020-05-04")
        #expect(try bench.reading(of: "approval")?.state == .overdue)
        Compulsion.expect(bench.take("approve", on: "2020-05-03", by: "head", ["approver": "acting"]))
        let last = Instant(Self.day("2020-05-04"), hour: 10)
        #expect(try bench.reading(of: "transfer", at: last)?.state == .running)
        #expect(try bench.reading(of: "transfer", at: Instant(milliseconds: last.milliseconds + 1))?.state == .overdue)
    }

    /// Received on 2020-03-02 at ten.
    @Test(arguments: ["2001", "2020"]) func `不属于本机关管辖的，公安机关二十四小时内转送（移送规定第七条）`(edition: String) throws {
        var bench = Opening.$edition.withValue(edition) { Self.received() }
        bench.record.forwardedTo = "岳阳市公安局"
        let last = Instant(Self.day("2020-03-03"), hour: 10)
        #expect(try bench.reading(of: "forwarding", at: last)?.state == .running)
        #expect(try bench.reading(of: "forwarding", at: Instant(milliseconds: last.milliseconds + 1))?.state == .overdue)
        bench.record.forwardedTo = ""
        #expect(try bench.reading(of: "forwarding", at: last) == nil)
    }

    @Test func `不批准的理由记录在案，报告人不得批准，专案组不少于两人（移送规定第五条）`() {
        var bench = Self.reported()
        #expect(bench.take("refuse", by: "head").isEmpty == false)
        #expect(bench.take("approve", by: "p1", ["approver": "principal"]).count == 1 && bench.refused == ["crime-transfer.approve.separate-report"])
        Compulsion.expect(bench.take("refuse", by: "head", ["refusalReason": "未达追诉标准", "approver": "principal"]))
        #expect(bench.counted("crime-transfer.refused", through: "2020-12-31") == 1)
        #expect(bench.counted("crime-transfer.count", through: "2020-12-31") == 0)
        var single = Bench<CriminalTransfer>(on: "2020-03-02")
        single.known = Compulsion.known()
        #expect(single.take("report", by: "p1", Self.report.merging(["officers.certificates": "1"]) { $1 }).first?.contains("第五条第一款") == true)
        #expect(single.refused == ["crime-transfer.report.officers-two"])
    }

    @Test func `移送材料齐备（移送规定第六条）`() {
        var bench = Self.reported()
        Compulsion.expect(bench.take("approve", by: "head", ["approver": "principal"]))
        let refused = bench.take("transfer", by: "p1", Self.papers.merging(["papers": "letter,appraisal"]) { $1 })
        #expect(refused.count == 1 && refused.first?.contains("调查报告、涉案物品清单") == true, "\(refused)")
        #expect(bench.refused == ["crime-transfer.transfer.transfer-papers-attached"])
        #expect(bench.take("transfer", by: "p3", Self.papers).count == 1 && bench.refused == ["crime-transfer.transfer.officers-acting"])
    }

    @Test func `知识产权领域的合理嫌疑自2020年8月7日起为移送条件（移送规定第三条第二款）`() {
        for (day, holds) in [("2020-08-06", false), ("2020-08-07", true)] {
            var bench = Bench<CriminalTransfer>(on: day)
            bench.known = Compulsion.known()
            #expect(bench.take("report", by: "p1", Self.report.merging(["threshold": "reasonableSuspicion"]) { $1 }).isEmpty == holds)
            #expect(bench.refused == (holds ? [] : ["crime-transfer.report.reasonable-suspicion-since-revision"]))
        }
    }

    @Test func `处罚案件中已经提出移送的，不另行登记`() {
        var penalty = PenaltyCase()
        var bench = Bench<CriminalTransfer>(on: "2020-03-02")
        bench.known = Compulsion.known()
        penalty.suspectedCrime = true
        _ = bench.known.add(60, penalty, .investigating)
        #expect(bench.take("report", by: "p1", Self.report.merging(["penaltyCase": "60"]) { $1 }).count == 1)
        #expect(bench.refused == ["crime-transfer.report.not-transferred-in-penalty-case"])
        penalty.suspectedCrime = false
        _ = bench.known.add(60, penalty, .investigating)
        #expect(bench.take("report", by: "p1", Self.report.merging(["penaltyCase": "60"]) { $1 }).isEmpty)
    }

    @Test(arguments: [("2020-03-07", true), ("2020-03-08", false)])
    func `接到不予立案通知三日内提请复议、建议立案监督（移送规定第九条）`(day: String, holds: Bool) throws {
        for (step, name) in [("contest", "contested-in-time"), ("ask-supervision", "supervision-asked-in-time")] {
            var bench = Self.received()
            Compulsion.expect(bench.take("police-decline", on: "2020-03-04", ["answerNumber": "平公不立字1号", "answerReason": "证据不足"]))
            #expect(bench.take(step, on: day, by: "p1").isEmpty == holds)
            #expect(bench.refused == (holds ? [] : ["crime-transfer.\(step).\(name)"]))
        }
    }

    @Test(arguments: [("2020-03-07", true), ("2020-03-08", false)])
    func `提请复议、建议立案监督一周以后才登记的，由负责人登记，三日从实际提请之日看（移送规定第九条）`(happened: String, holds: Bool) {
        for (step, name) in [("contest", "contested-in-time"), ("ask-supervision", "supervision-asked-in-time")] {
            var bench = Self.received()
            Compulsion.expect(bench.take("police-decline", on: "2020-03-04", ["answerNumber": "平公不立字1号", "answerReason": "证据不足"]))
            // The officer whom the three days bind does not date himself into them.
            let own = bench.enter(step, happened: happened, on: "2020-03-16", by: "p1", late: "承办人出差")
            #expect(own.contains { $0.contains("由机关负责人写明理由登记") } == holds, "\(own)")
            #expect(bench.refused == ["crime-transfer.\(step).\(name)"])
            let post = Post(organ: Town.organ, role: .head, from: Self.day("2018-01-01"))
            bench.actor = Actor(login: "head", person: PersonID("head"), name: "负责人", posts: [post])
            #expect(bench.enter(step, happened: happened, on: "2020-03-16", late: "承办人出差").isEmpty == holds)
            #expect(bench.refused == (holds ? [] : ["crime-transfer.\(step).\(name)"]))
            if holds { #expect((step == "contest" ? bench.record.contestedOn : bench.record.supervisionOn) == Self.day(happened)) }
        }
    }

    @Test func `复议维持以后建议立案监督，不早于收到复议决定（移送规定第九条）`() {
        var bench = Self.received()
        Compulsion.expect(bench.take("police-decline", on: "2020-03-04", ["answerNumber": "平公不立字1号", "answerReason": "证据不足"]))
        Compulsion.expect(bench.take("contest", on: "2020-03-06", by: "p1"))
        Compulsion.expect(bench.take("police-uphold", on: "2020-03-09", ["answerReason": "维持"]))
        let early = bench.enter("ask-supervision", happened: "2020-03-08", on: "2020-03-11", late: "承办人出差")
        #expect(early.contains { $0.contains("不得早于") && $0.contains("2020年3月9日") }, "\(early)")
        #expect(bench.enter("ask-supervision", happened: "2020-03-09", on: "2020-03-11", late: "承办人出差").isEmpty)
    }

    @Test func `复议、立案监督以后立案的，不计入不予立案（移送规定第九条）`() throws {
        var bench = Self.received()
        Compulsion.expect(bench.take("police-decline", on: "2020-03-04", ["answerNumber": "1号", "answerReason": "证据不足"]))
        #expect(bench.counted("crime-transfer.not-filed", through: "2020-12-31") == 1)
        Compulsion.expect(bench.take("contest", on: "2020-03-06", by: "p1"))
        #expect(try bench.due(of: "police-review") == Self.day("2020-03-09"))
        Compulsion.expect(bench.take("police-uphold", on: "2020-03-09", ["answerReason": "维持"]))
        #expect(!bench.take("contest").isEmpty && bench.refused.contains("crime-transfer.contest.not-yet-contested"))
        Compulsion.expect(bench.take("ask-supervision", on: "2020-03-12"))
        Compulsion.expect(bench.take("police-file", on: "2020-04-01", ["answerNumber": "2号"]))
        #expect(bench.counted("crime-transfer.not-filed", through: "2020-12-31") == 0)
        #expect(bench.counted("crime-transfer.filed", through: "2020-12-31") == 1)
    }

    @Test func `不予立案和反向移送的依法处理，应当处罚的写明案件（移送规定第十条、第十三条）`() {
        var bench = Bench<CriminalTransfer>(on: "2020-03-02")
        bench.known = Compulsion.known()
        Compulsion.expect(bench.take("receive", by: "p1", ["subject": "无证采矿", "policeOrgan": "县公安局", "policeOpinion": "犯罪事实显著轻微", "facts": "采挖二十方"]))
        let penalty = ["disposition": "penaltyFiled", "dispositionNote": "立案"]
        #expect(bench.take("handle", by: "head", penalty).first?.contains("第十三条") == true)
        #expect(bench.refused == ["crime-transfer.handle.penalty-case-named"])
        _ = bench.known.add(60, PenaltyCase(), .investigating)
        Compulsion.expect(bench.take("handle", penalty.merging(["penaltyCase": "60"]) { $1 }))
        #expect(bench.counted("crime-transfer.received", through: "2020-12-31") == 1)
        #expect(bench.counted("crime-transfer.handled", through: "2020-12-31") == 1)
        #expect(bench.counted("crime-transfer.count", through: "2020-12-31") == 0)
        var returned = Self.received()
        Compulsion.expect(returned.take("police-decline", ["answerNumber": "1号", "answerReason": "证据不足"]))
        #expect(returned.take("dispose", by: "head", penalty).first?.contains("第十条") == true)
        #expect(returned.take("dispose", by: "head", ["disposition": "noCase", "dispositionNote": "没有违法行为"]).isEmpty)
    }

    @Test func `职务违法犯罪线索移送监察机关（移送规定第十九条）`() {
        var bench = Bench<CriminalTransfer>(on: "2021-03-02")
        Compulsion.expect(bench.take("refer", by: "head", ["subject": "工作人员收受财物线索", "source": "检查", "facts": "有转账记录", "recipient": "县监察委员会"]))
        #expect(bench.counted("crime-transfer.referred", through: "2021-12-31") == 1)
        #expect(bench.counted("crime-transfer.count", through: "2021-12-31") == 0)
    }

    @Test func `复议以后才立案的，不使第一次答复逾期（移送规定第八条）`() throws {
        var bench = Self.received()
        Compulsion.expect(bench.take("police-decline", on: "2020-03-04", ["answerNumber": "1号", "answerReason": "证据不足"]))
        Compulsion.expect(bench.take("ask-supervision", on: "2020-03-06", by: "p1"))
        Compulsion.expect(bench.take("police-file", on: "2020-04-01", ["answerNumber": "2号"]))
        #expect(try bench.reading(of: "police-filing")?.state == .met)
    }

    @Test(arguments: [("2020-03-05", false), ("2020-03-06", true)])
    func `公安机关接受移送三日以后仍不作决定的，建议立案监督（移送规定第十七条第一款）`(day: String, holds: Bool) {
        var bench = Self.received()
        #expect(bench.take("ask-supervision", on: day, by: "p1").isEmpty == holds)
        #expect(bench.refused == (holds ? [] : ["crime-transfer.ask-supervision.supervision-of-silence"]))
        guard holds else { return }
        // The procuratorate makes the police decide; what they decide is entered as ever.
        #expect(bench.stage == "supervised" && !bench.take("supervision-ends", by: "p1", ["answerReason": "不予监督"]).isEmpty)
        #expect(bench.refused == ["crime-transfer.supervision-ends.police-answered"])
        var filed = bench
        Compulsion.expect(filed.take("police-file", on: "2020-03-09", ["answerNumber": "1号"]))
        #expect(filed.stage == "filed")
        Compulsion.expect(bench.take("police-decline", on: "2020-03-09", ["answerNumber": "1号", "answerReason": "证据不足"]))
        #expect(bench.stage == "notFiled")
    }

    @Test(arguments: [("2020-03-13", false), ("2020-03-14", true)], CriminalTransfer.editions.map(\.id))
    func `公安机关复议逾期未决的，建议立案监督，只建议一次（移送规定第九条、第十七条第一款）`(asked: (day: String, holds: Bool), edition: String) {
        let (day, holds) = asked
        var bench = Opening.$edition.withValue(edition) { Self.received() }
        Compulsion.expect(bench.take("police-decline", on: "2020-03-09", ["answerNumber": "1号", "answerReason": "证据不足"]))
        Compulsion.expect(bench.take("contest", on: "2020-03-10", by: "p1"))
        var again = bench
        again.record.supervisionOn = Self.day("2020-03-06")
        #expect(bench.take("ask-supervision-of-review", on: day, by: "p1").isEmpty == holds)
        #expect(bench.refused == (holds ? [] : ["crime-transfer.ask-supervision-of-review.review-overdue"]))
        guard holds else { return }
        #expect(bench.record.supervisionOn == Self.day(day))
        #expect(again.refusing("ask-supervision-of-review", on: day, by: "p1") == ["supervision-not-yet-asked"])
        Compulsion.expect(bench.take("supervision-ends", on: "2020-03-20", by: "p1", ["answerReason": "不予监督"]))
        #expect(bench.stage == "notFiled")
        Compulsion.expect(bench.take("dispose", on: "2020-03-23", by: "head", ["disposition": "noCase", "dispositionNote": "没有违法行为"]))
        #expect(bench.stage == "returned")
    }

    @Test func `建议立案监督以后，公安机关已经决定不予立案的不再登记一次（移送规定第八条）`() {
        var bench = Self.received()
        Compulsion.expect(bench.take("police-decline", on: "2020-03-04", ["answerNumber": "1号", "answerReason": "证据不足"]))
        Compulsion.expect(bench.take("ask-supervision", on: "2020-03-06", by: "p1"))
        #expect(!bench.take("police-decline", on: "2020-03-09", ["answerNumber": "2号", "answerReason": "证据不足"]).isEmpty)
        #expect(bench.refused == ["crime-transfer.police-decline.not-yet-declined"])
    }

    @Test func `报告人不得自己决定不移送（移送规定第五条）`() {
        var bench = Self.reported()
        #expect(bench.take("refuse", by: "p1", ["refusalReason": "未达追诉标准", "approver": "principal"]).count == 1)
        #expect(bench.refused == ["crime-transfer.refuse.separate-report"])
    }

    @Test func `写明涉嫌人员或者单位，可以有几个（移送规定第五条）`() {
        for (suspects, lawful) in [
            ("[]", false), (#"[{"phone":"13800000000"}]"#, false),
            (#"[{"citizenName":"李某"},{"organisationName":"某作坊","kind":"organisation"}]"#, true),
        ] {
            var bench = Bench<CriminalTransfer>(on: "2020-03-02")
            bench.known = Compulsion.known()
            #expect(bench.take("report", by: "p1", Self.report.merging(["suspects": suspects]) { $1 }).isEmpty == lawful)
            #expect(bench.refused == (lawful ? [] : ["crime-transfer.report.suspect-named"]))
        }
    }

    @Test func `公安机关接受以后才登记其决定和转送，回执登记一次，立案监督建议一次（移送规定第七条至第九条）`() {
        var bench = Self.reported()
        Compulsion.expect(bench.take("approve", by: "head", ["approver": "principal"]))
        Compulsion.expect(bench.take("transfer", by: "p1", Self.papers))
        for (step, input) in [
            ("police-file", ["answerNumber": "1号"]), ("police-decline", ["answerNumber": "1号", "answerReason": "证据不足"]),
            ("record-forwarding", ["forwardedTo": "岳阳市公安局"]),
        ] {
            #expect(!bench.take(step, input).isEmpty && bench.refused == ["crime-transfer.\(step).police-received"])
        }
        Compulsion.expect(bench.take("record-receipt", ["receipt": "平公收字1号"]))
        #expect(!bench.take("record-receipt", ["receipt": "平公收字2号"]).isEmpty)
        #expect(bench.refused == ["crime-transfer.record-receipt.receipt-unrecorded"])
        Compulsion.expect(bench.take("police-decline", ["answerNumber": "1号", "answerReason": "证据不足"]))
        Compulsion.expect(bench.take("ask-supervision"))
        Compulsion.expect(bench.take("supervision-ends", ["answerReason": "不予监督"]))
        #expect(!bench.take("ask-supervision").isEmpty)
        #expect(bench.refused == ["crime-transfer.ask-supervision.supervision-not-yet-asked"])
    }

    @Test func `办结的归档，目录逐项写明材料和页数，归档一次（国办发〔2018〕118号第三部分）`() {
        var bench = Self.reported()
        Compulsion.expect(bench.take("refuse", by: "head", ["refusalReason": "未达追诉标准", "approver": "principal"]))
        let index = ["archive.index": #"[{"paper":"report"}]"#]
        let filed = FiledPapers.input("2020-移-1", "report", "closing")
        #expect(!bench.take("archive", by: "clerk", filed.merging(index) { $1 }).isEmpty)
        #expect(bench.refused == ["crime-transfer.archive.archive-described"])
        Compulsion.expect(bench.take("archive", filed))
        #expect(bench.record.archive.archivedOn == bench.today && bench.papers.last?.document == "archive-index")
        #expect(!bench.take("archive", filed).isEmpty && bench.refused == ["crime-transfer.archive.not-archived"])
    }

    @Test(arguments: ["2001", "2020"])
    func `公安机关逾期不作决定、不接受移送的，报请人民政府责令改正，只报一次（移送规定第十七条第一款）`(edition: String) {
        let order = ["silenceReportedTo": "平江县人民政府"]
        let received = Opening.$edition.withValue(edition) { Self.received() }
        var bench = received
        #expect(bench.edition == edition)
        #expect(bench.take("report-silence", on: "2020-03-05", by: "head", order).count == 1)
        #expect(bench.refused == ["crime-transfer.report-silence.police-overdue"])
        Compulsion.expect(bench.take("report-silence", on: "2020-03-06", order))
        #expect(bench.matter == .transferred && bench.record.silenceReportedOn == Self.day("2020-03-06"))
        #expect(bench.counted("crime-transfer.silence-reported", through: "2020-12-31") == 1)
        #expect(bench.take("report-silence", order).count == 1)
        #expect(bench.refused == ["crime-transfer.report-silence.not-yet-reported"])
        // Nobody has signed for it.
        var refused = Opening.$edition.withValue(edition) { Self.reported() }
        Compulsion.expect(refused.take("approve", by: "head", ["approver": "principal"]))
        Compulsion.expect(refused.take("transfer", by: "p1", Self.papers))
        #expect(refused.take("report-silence", by: "head", order).count == 1)
        Compulsion.expect(refused.take("report-silence", on: "2020-03-03", order))
        // Asked again, the police have three days again.
        var contested = received
        Compulsion.expect(contested.take("police-decline", on: "2020-03-04", ["answerNumber": "平公不立字1号", "answerReason": "情节显著轻微"]))
        Compulsion.expect(contested.take("contest", on: "2020-03-05", by: "p1"))
        #expect(contested.take("report-silence", on: "2020-03-08", by: "head", order).count == 1)
        Compulsion.expect(contested.take("report-silence", on: "2020-03-09", order))
    }
}
