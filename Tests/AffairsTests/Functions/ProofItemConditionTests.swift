import Kernel
import Testing

@testable import Affairs

@Suite("证明事项清理各环节的条件")
struct ProofItemConditionTests {
    typealias Row = BrokenCondition<ProofItem>

    private static let surveyed: [String: String] = [
        "name": "无房产证明", "purpose": "申请公租房", "issuer": "不动产登记机构", "level": "regulation", "basisText": "某条例第十条",
    ]
    private static let pledging: [String: String] = ["proposal": "pledge", "pledgeText": "本人承诺", "checkMethod": "抽查"]

    private static func unfounded() -> Bench<ProofItem> {
        var bench = Bench<ProofItem>(on: "2020-11-02")
        bench.take("survey", by: "clerk", surveyed.merging(["level": "none", "basisText": ""]) { $1 })
        return bench
    }

    static let conditions: [Row] = [
        Row("survey.basis-stated", in: { Bench<ProofItem>(on: "2020-11-02") }, on: "2020-11-02", by: "clerk", surveyed, but: ["basisText": ""]),
        // Found to have none when it was surveyed: whoever says later that it has one says which.
        Row(
            "propose.basis-stated", in: { unfounded() }, on: "2020-11-03", by: "clerk",
            ["proposal": "keep", "reason": "上位法已有规定", "level": "law", "basisText": "某法第十条"], but: ["basisText": ""]),
        Row("pledge.proposed-for-commitment", in: { ProofItemTests.proposed(pledging) }, on: "2020-11-09", by: "lawyer") {
            $0.record.proposal = .keep
        },
        Row("pledge.no-safety-concern", in: { ProofItemTests.proposed(pledging) }, on: "2020-11-09", by: "lawyer") {
            $0.record.concernsSafety = true
        },
        Row("cancel.proposed-to-cancel", in: { ProofItemTests.proposed() }, on: "2020-11-09", by: "lawyer") { $0.record.proposal = .keep },
        Row("cancel.replacement-stated", in: { ProofItemTests.proposed() }, on: "2020-11-09", by: "lawyer") { $0.record.replacement = nil },
    ]

    @Test(arguments: conditions) func `合法的可以办理，改变一项事实即以该条件拒绝（国办发〔2018〕47号、〔2020〕42号）`(row: Row) {
        row.check()
    }

    @Test func `没有设定依据的，不必写明依据及条款（国办发〔2018〕47号）`() {
        var bench = Bench<ProofItem>(on: "2020-11-02")
        #expect(bench.take("survey", by: "clerk", Self.surveyed.merging(["level": "none", "basisText": ""]) { $1 }) == [])
    }
}
