import Kernel
import Testing

@testable import Affairs

/// Each condition is asked of a lawful dispute in which one fact is changed, and refuses by its own name.
@Suite("人民调解各环节的条件")
struct PeoplesMediationConditionTests {
    typealias Row = BrokenCondition<PeoplesMediation>

    private static func amending() -> Bench<PeoplesMediation> {
        var bench = Dispute.agreed()
        bench.take("open-amendment", on: "2020-03-15", ["amendmentReason": "张三住院", "amendmentAgreed": "是"])
        return bench
    }

    private static func supervised() -> Bench<PeoplesMediation> {
        var bench = Dispute.agreed()
        bench.take("supervise", on: "2020-04-08", ["performance": "performed"])
        bench.take("revisit", on: "2020-04-20", Dispute.revisit("2020-04-20"))
        return bench
    }

    private static let fee: [String: String] = ["feesTaken": "50"]
    private static let amended: [String: String] = Dispute.written.merging(["effectiveOn": "2020-03-15", "amount": "1200"]) { $1 }

    static let free: [Row] = [
        Row("settle.no-fees-taken", in: { Dispute.registered() }, ["settlementNote": "当场说和"]) { $0.record.feesTaken = .yuan(50) },
        Row("accept.no-fees-taken", in: { Dispute.registered() }, on: "2020-03-03") { $0.record.feesTaken = .yuan(50) },
        Row("begin.no-fees-taken", in: { Dispute.accepted() }, on: "2020-03-05", ["rightsTold": "是"], but: fee),
        Row("mediate.no-fees-taken", in: { Dispute.mediating() }, Dispute.session("2020-03-10"), but: fee),
        Row("agree-in-writing.no-fees-taken", in: { Dispute.mediating() }, Dispute.written, but: fee),
        Row("agree-orally.no-fees-taken", in: { Dispute.mediating() }, Dispute.oral, but: fee),
        Row("terminate.no-fees-taken", in: { Dispute.mediating() }, Dispute.ended, but: fee),
        Row("amend.no-fees-taken", in: { amending() }, amended) { $0.record.feesTaken = .yuan(50) },
        Row("file.no-fees-taken", in: { supervised() }, Dispute.file("1"), but: fee),
    ]

    static let lawful: [Row] = [
        Row("extend.extension-agreed", in: { Dispute.mediating() }, ["extensionDays": "10", "extensionAgreed": "是"], but: ["extensionAgreed": "否"]),
        Row(
            "request-confirmation.mandatory-law-kept", in: { Dispute.agreed() }, on: "2020-03-20", Dispute.application,
            but: ["flaws": "mandatoryLaw"]),
        Row("request-confirmation.agreement-confirmable", in: { Dispute.agreed() }, on: "2020-03-20", Dispute.application, but: ["flaws": "unclear"]),
        Row(
            "supervise.channels-told-if-unperformed", in: { Dispute.agreed() }, ["performance": "refused", "channelsTold": "litigation"],
            but: ["channelsTold": "enforcement"]),
    ]

    @Test(arguments: free) func `收取费用的，每个环节都按名拒绝（人民调解法第四条）`(row: Row) { row.check() }
    @Test(arguments: lawful) func `延长、司法确认和履行监督，按名拒绝（人民调解法第三条、第三十二条，司法确认规定第七条）`(row: Row) {
        row.check()
    }
}
