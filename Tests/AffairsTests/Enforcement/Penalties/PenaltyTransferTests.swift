import Kernel
import Testing

@testable import Affairs

@Suite("行刑衔接")
struct PenaltyTransferTests {
    static let papers = ["transferPapers": "letter,report,inventory"]

    static func reported(on day: String = "2022-03-02") -> Bench<PenaltyCase> {
        var bench = Penalties.ready(on: day)
        bench.expect(bench.take("report-crime", by: "p1", ["crimeReport": "货值达到追诉标准"]))
        return bench
    }

    static func transferred(on day: String = "2022-03-02") -> Bench<PenaltyCase> {
        var bench = reported(on: day)
        bench.expect(bench.take("decide-transfer", by: "head", ["transferAnswer": "approved", "transferApprover": "principal"]))
        bench.expect(bench.take("transfer-crime", by: "p1", papers))
        bench.expect(bench.take("record-receipt", ["policeReceipt": "已签收"]))
        return bench
    }

    @Test func `涉嫌犯罪的不得以行政处罚代替移送（移送规定第十一条）`() {
        var bench = Self.reported()
        #expect(bench.penalise() == ["不得以行政处罚代替移送涉嫌犯罪案件（《行政执法机关移送涉嫌犯罪案件的规定》第十一条第一款）"])
        #expect(bench.refusing("spare", ["spareGround": "slight", "education": "教育"]) == ["crime-settled"])
        #expect(bench.refusing("terminate", ["terminationReason": "当事人死亡"]) == ["crime-settled"])
        #expect(bench.refusing("report-crime", by: "p1", ["crimeReport": "再报"]) == ["no-transfer-under-way"])
    }

    @Test func `涉嫌犯罪案件未移送又无不移送记录的，不得结案（移送规定第五条、第十一条）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("pay", by: "cashier", PenaltyAftermathTests.payment))
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        bench.expect(bench.take("report-crime", ["crimeReport": "货值达到追诉标准"]))
        #expect(bench.refusing("close", by: "head") == ["crime-settled"])
        bench.expect(bench.take("decide-transfer", ["transferAnswer": "approved", "transferApprover": "principal"]))
        #expect(bench.refusing("close") == ["crime-settled"])
        #expect(bench.refusing("record-receipt", by: "p1", ["policeReceipt": "已签收"]) == ["crime-transferred"])
        bench.expect(bench.take("transfer-crime", by: "p1", Self.papers))
        #expect(bench.refusing("record-answer", ["policeAnswer": "filed"]) == ["police-received"])
        bench.expect(bench.take("record-receipt", ["policeReceipt": "已签收"]))
        #expect(bench.refusing("close", by: "head") == ["crime-settled"])
        #expect(bench.refusing("hand-over-exhibits", by: "p1") == ["exhibits-still-to-hand-over"])
        bench.expect(bench.take("record-answer", by: "p1", ["policeAnswer": "filed"]))
        #expect(bench.refusing("close", by: "head") == ["exhibits-handed-over"])
        bench.expect(bench.take("hand-over-exhibits", by: "p1"))
        #expect(bench.take("close", by: "head") == [])
    }

    @Test func `不批准移送的将理由记录在案，此后可以处罚（移送规定第五条第二款）`() {
        var bench = Self.reported()
        #expect(bench.refusing("decide-transfer", by: "head", ["transferAnswer": "refused", "transferApprover": "acting"]) == ["refusal-reasoned"])
        bench.expect(bench.take("decide-transfer", ["transferAnswer": "refused", "transferApprover": "acting", "transferRefusal": "未达到追诉标准"]))
        #expect(bench.penalise() == [])
    }

    @Test func `移送由正职负责人或者主持工作的负责人决定，写明其身份（移送规定第五条）`() {
        var bench = Self.reported()
        #expect(bench.take("decide-transfer", by: "head", ["transferAnswer": "approved"]).first?.contains("transferApprover") == true)
        bench.expect(bench.take("decide-transfer", by: "head", ["transferAnswer": "approved", "transferApprover": "acting"]))
        #expect(bench.record.transferApprover == .acting)
        let steps: [(String, [String: String])] = [("approve", [:]), ("refuse", ["refusalReason": "未达追诉标准"])]
        for (step, input) in steps {
            var crime = CriminalTransferTests.reported()
            #expect(crime.take(step, by: "head", input).first?.contains("approver") == true)
            Compulsion.expect(crime.take(step, by: "head", input.merging(["approver": "principal"]) { $1 }))
            #expect(crime.record.approver == .principal)
        }
    }

    @Test func `三日内审批，批准后二十四小时内移送（移送规定第五条第二款）`() throws {
        var bench = Self.reported()
        #expect(try bench.due(of: "crime-approval") == Day(iso: "2022-03-05"))
        #expect(bench.refusing("transfer-crime", by: "p1", Self.papers) == ["transfer-approved"])
        bench.expect(bench.take("decide-transfer", on: "2022-03-04", by: "head", ["transferAnswer": "approved", "transferApprover": "principal"]))
        let last = try #require(Instant(iso: "2022-03-05T10:00"))
        #expect(try bench.reading(of: "crime-transfer", at: last)?.state == .running)
        #expect(try bench.reading(of: "crime-transfer", at: Instant(milliseconds: last.milliseconds + 1))?.state == .overdue)
        #expect(bench.refusing("transfer-crime", by: "p1", ["transferPapers": "letter,report"]) == ["transfer-papers-attached"])
        bench.expect(bench.take("transfer-crime", on: "2022-03-05", Self.papers))
        #expect(try bench.reading(of: "crime-transfer")?.state == .met)
        #expect(bench.counted("penalty.transferred", through: "2022-12-31") == 1)
        let tooLate = ["transferAnswer": "refused", "transferApprover": "acting", "transferRefusal": "迟"]
        #expect(bench.refusing("decide-transfer", by: "head", tooLate) == ["transfer-report-pending"])
    }

    @Test func `公安机关不予立案的可以处罚；三日内可以提请复议或者建议立案监督，其间不得处罚（移送规定第九条、第十条）`() {
        var bench = Self.transferred()
        #expect(bench.refusing("record-answer", ["policeAnswer": "notFiled"]) == ["police-refusal-reasoned"])
        bench.expect(bench.take("record-answer", ["policeAnswer": "notFiled", "policeReason": "情节显著轻微"]))
        var late = bench
        #expect(late.refusing("contest-answer", on: "2022-03-06", ["contestRoute": "procuratorate"]) == ["contested-in-time"])
        var contested = bench
        contested.expect(contested.take("contest-answer", on: "2022-03-05", ["contestRoute": "reconsideration"]))
        #expect(contested.refusing("penalise", by: "head", ["penalties": Penalties.fine]) == ["transfer-not-replaced"])
        #expect(bench.penalise() == [])
    }

    @Test func `公安机关立案的，三日内移交涉案物品，以移送结案（移送规定第八条、第十二条）`() throws {
        var bench = Self.transferred()
        #expect(bench.refusing("conclude-transfer", by: "head") == ["police-filed"])
        bench.expect(bench.take("record-answer", by: "p1", ["policeAnswer": "filed"]))
        #expect(try bench.due(of: "exhibits") == Day(iso: "2022-03-05"))
        #expect(bench.refusing("penalise", by: "head", ["penalties": Penalties.fine]) == ["transfer-not-replaced"])
        #expect(bench.refusing("conclude-transfer", by: "head") == ["exhibits-handed-over"])
        bench.expect(bench.take("hand-over-exhibits", by: "p1"))
        #expect(bench.take("conclude-transfer", by: "head") == [])
        #expect(bench.stage == "closed")
    }

    @Test func `专组两名以上执法人员核实，由其中的人员报告（移送规定第五条第一款）`() {
        var bench = Penalties.ready(on: "2022-03-02")
        #expect(bench.refusing("report-crime", by: "p3", ["crimeReport": "货值达到追诉标准"]) == ["officers-acting"])
        bench.record.officers.certificates = [Ref(1)]
        #expect(bench.refusing("report-crime", by: "p1", ["crimeReport": "货值达到追诉标准"]) == ["task-group-of-two"])
    }
}
