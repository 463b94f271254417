import Kernel
import Testing

@testable import Affairs

@Suite("行政复议：中止、延期、调解、终止")
struct ReconsiderationCourseTests {
    typealias Cases = ReconsiderationBench
    typealias Case = Bench<Reconsideration>

    @Test func `中止期间停止计算，恢复之日继续计算，书面告知（第三十九条）`() throws {
        var bench = Cases.replied("2023")
        #expect(bench.take("suspend", on: "2024-03-20", ["suspensionCause": "otherCase", "suspensionNote": "民事案件未审结"]).isEmpty)
        #expect(try bench.reading(of: "decision")?.state == .suspended)
        #expect(bench.take("resume", on: "2024-04-20", ["resumptionReason": "已判决"]).isEmpty)
        // 5月5日加31日为6月5日。
        #expect(try bench.due(of: "decision") == Case.day("2024-06-05"))
        #expect(bench.record.suspensions.first?.until == Case.day("2024-04-20"))
        #expect(bench.record.suspensionCause == nil)
        #expect(bench.take("suspend", ["suspensionCause": "missing", "suspensionNote": "下落不明"]).isEmpty)
        #expect(bench.record.suspensions.count == 2)
    }

    @Test(arguments: ["2017", "2023"])
    func `恢复审理通知书写本次中止消除的情形，不重印以前的理由（第三十九条第三款、实施条例第四十一条第三款）`(edition: String) throws {
        var bench = Cases.replied(edition)
        bench.take("suspend", ["suspensionCause": "otherCase", "suspensionNote": "民事案件未审结"])
        bench.take("resume", ["resumptionReason": "民事判决已经生效"])
        #expect(bench.papers.last?.content.paragraphs.contains { $0.contains("民事判决已经生效") } == true)
        bench.take(
            "start-collateral",
            ["collateralDocument": "县城管办法", "collateralMaker": "县城管局", "collateralPower": "own", "collateralRaisedOn": bench.today.iso])
        if edition == "2023" {
            bench.take("notify-maker")
            bench.take("record-maker-reply", ["makerReply": "合法"])
        }
        #expect(bench.take("conclude-collateral", ["collateralFinding": "lawful", "collateralResult": "相关条款合法"]).isEmpty)
        let paper = try #require(bench.papers.last)
        #expect(paper.document == "resumption")
        #expect(paper.content.paragraphs.contains { $0.contains("附带审查已经处理完毕：相关条款合法") })
        #expect(!paper.content.paragraphs.contains { $0.contains("民事判决已经生效") })
        bench.take("suspend", ["suspensionCause": "missing", "suspensionNote": "下落不明"])
        #expect(bench.take("resume").count == 1)
        #expect(bench.take("resume", ["resumptionReason": "申请人已经回到本县"]).isEmpty)
    }

    @Test(arguments: [("2017", "是", false), ("2023", "否", false), ("2023", "是", true)])
    func `因调解和解中止须双方同意，旧法没有这一项（第三十九条第一款第六项）`(edition: String, agreed: String, lawful: Bool) {
        var bench = Cases.replied(edition)
        #expect(
            bench.refusing("suspend", ["suspensionCause": "mediation", "suspensionNote": "调解", "suspensionAgreed": agreed])
                == (lawful ? [] : ["suspension-agreed"]))
    }

    @Test(arguments: [
        ("died", true), ("incapacitated", true), ("dissolved", true), ("missing", false), ("forceMajeure", false), ("otherCase", false),
    ])
    func `死亡、丧失行为能力、组织终止的中止满六十日应当终止，其他原因不因此终止（第四十一条第五项）`(cause: String, ends: Bool) throws {
        var bench = Cases.replied("2023")
        bench.take("suspend", on: "2024-03-20", ["suspensionCause": cause, "suspensionNote": "经查属实"])
        #expect(try (bench.due(of: "lapse") != nil) == ends)
        let input = ["terminationCause": "suspendedLong", "terminationNote": "原因仍未消除"]
        #expect(bench.refusing("terminate", on: "2024-05-19", input) == ["suspended-sixty-days"])
        #expect(bench.refusing("terminate", on: "2024-05-20", input) == (ends ? [] : ["suspended-sixty-days"]))
        #expect((bench.stage == "effective") == ends)
        #expect((bench.record.suspensions.last?.until == bench.today) == ends)
    }

    @Test(arguments: ["2017", "2023"])
    func `延期不超过三十日，期限届满前批准，只延一次（第六十二条、2017年第三十一条）`(edition: String) throws {
        var bench = Cases.replied(edition)
        let due = try #require(try bench.due(of: "decision"))
        #expect(due == Case.day(edition == "2017" ? "2020-05-06" : "2024-05-06"))
        #expect(bench.take("extend", ["extensionDays": "31", "extensionReason": "复杂"]).count == 1)
        var late = bench
        #expect(late.refusing("extend", on: due.advanced(by: 1).iso, ["extensionDays": "30", "extensionReason": "复杂"]) == ["within-decision-period"])
        #expect(bench.take("extend", on: due.iso, ["extensionDays": "30", "extensionReason": "复杂"]).isEmpty)
        #expect(try bench.due(of: "decision") == Case.day(edition == "2017" ? "2020-06-01" : "2024-06-04"))
        #expect(bench.take("extend", ["extensionDays": "1", "extensionReason": "复杂"]) != [])
    }

    @Test func `延长十日是十个日历日，不因十日指工作日而变长（第八十八条只说本法的期限）`() throws {
        var bench = Cases.replied("2023")
        bench.take("extend", ["extensionDays": "10", "extensionReason": "复杂"])
        #expect(try bench.due(of: "decision") == Case.day("2024-05-15"))
    }

    // MARK: Mediation

    static let mediation = ["mediationAgreement": "退还罚款一百元", "mediationScope": "discretion", "mediationSigned": "是", "mediationLawful": "是"]

    @Test(arguments: ["2017", "2023"])
    func `调解书经各方签字即生效，计入调解（第七十三条、实施条例第五十条）`(edition: String) {
        var bench = Cases.replied(edition)
        #expect(bench.take("mediate", Self.mediation).isEmpty)
        #expect(bench.stage == "effective")
        #expect(bench.record.outcome == .mediate)
        #expect(bench.record.mediationNumber != "")
    }

    @Test(arguments: [("2024-03-18", true), ("2024-03-05", false), ("2024-03-21", false)])
    func `调解书自各方签字之日生效，履行期限自该日起算（第七十三条第一款）`(effective: String, lawful: Bool) throws {
        var bench = Cases.replied("2023")
        let input = Self.mediation.merging(["performanceDays": "10", "mediationEffectiveOn": effective]) { $1 }
        #expect(bench.take("mediate", on: "2024-03-20", input).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["reconsideration.mediate.effect-day-in-order"]))
        #expect(try bench.due(of: "performance") == (lawful ? Case.day("2024-03-28") : nil))
    }

    @Test(arguments: [("mediationSigned", "agreement-voluntary-signed"), ("mediationLawful", "mediation-lawful")])
    func `调解须自愿并签字，不得损害公共利益和他人权益（第五条第二款、第七十三条）`(flag: String, condition: String) {
        var bench = Cases.replied("2023")
        #expect(bench.refusing("mediate", Self.mediation.merging([flag: "否"]) { $1 }) == [condition])
    }

    @Test(arguments: [("2017", false), ("2023", true)])
    func `旧法只有自由裁量和赔偿补偿可以调解（实施条例第五十条）`(edition: String, lawful: Bool) {
        var bench = Cases.replied(edition)
        #expect(
            bench.refusing("mediate", Self.mediation.merging(["mediationScope": "other"]) { $1 }) == (lawful ? [] : ["mediation-scope-permitted"]))
    }

    // MARK: Termination

    static let settlement = [
        "terminationCause": "settled", "terminationNote": "双方和解", "withdrawalAllowed": "是", "settlement": "和解协议", "settlementLawful": "是",
        "settlementDiscretion": "是",
    ]

    @Test(arguments: [
        ("2017", "withdrawalAllowed", "withdrawal-permitted"), ("2017", "settlement", "settlement-submitted"),
        ("2017", "settlementLawful", "settlement-lawful"), ("2017", "settlementDiscretion", "settlement-scope-permitted"),
        ("2023", "withdrawalAllowed", "withdrawal-permitted"), ("2023", "settlement", "settlement-submitted"),
        ("2023", "settlementLawful", "settlement-lawful"),
    ])
    func `和解须有协议、合法并经准予撤回；旧法限于自由裁量（第七十四条、实施条例第四十条）`(edition: String, missing: String, condition: String) {
        var bench = Cases.replied(edition)
        var input = Self.settlement
        input[missing] = nil
        #expect(bench.refusing("terminate", input) == [condition])
        #expect(bench.take("terminate", Self.settlement).isEmpty)
        #expect(bench.record.outcome == .terminate)
    }

    @Test func `撤回申请须经行政复议机构准予（第四十一条第一项）`() {
        var bench = Cases.replied("2023")
        #expect(bench.refusing("terminate", ["terminationCause": "withdrawn", "terminationNote": "申请人要求"]) == ["withdrawal-permitted"])
        #expect(bench.take("terminate", ["terminationCause": "withdrawn", "terminationNote": "申请人要求", "withdrawalAllowed": "是"]).isEmpty)
    }

    @Test(arguments: [("", false), ("liberty", true)])
    func `因涉嫌犯罪终止，限于拘留和限制人身自由的案件（第四十一条第四项）`(trait: String, lawful: Bool) {
        var bench = Cases.replied("2023", ["actTraits": trait])
        #expect(bench.refusing("terminate", ["terminationCause": "criminal", "terminationNote": "刑事拘留"]) == (lawful ? [] : ["liberty-act-disputed"]))
    }
}
