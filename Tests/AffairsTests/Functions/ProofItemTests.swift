import Kernel
import Testing

@testable import Affairs

@Suite("证明事项清理")
struct ProofItemTests {
    static func proposed(on day: String = "2020-11-02", _ changes: [String: String] = [:]) -> Bench<ProofItem> {
        var bench = Bench<ProofItem>(on: day)
        bench.take(
            "survey", by: "clerk",
            ["name": "无房产证明", "purpose": "申请公租房", "issuer": "不动产登记机构", "level": "regulation", "basisText": "某条例第十条"].merging(
                changes.filter { $0.key == "level" }
            ) { $1 })
        let proposal = ["proposal": "cancel", "reason": "可以部门间核查", "replacement": "sharing"]
        bench.take("propose", by: "clerk", proposal.merging(changes) { $1 })
        return bench
    }

    @Test func `取消的，公告并退出清单，按取消日计一次（国办发〔2018〕47号）`() {
        var bench = Self.proposed()
        #expect(bench.take("cancel", on: "2020-11-09", by: "lawyer") == [])
        #expect(bench.matter == .cancelled && !bench.record.number.isEmpty)
        #expect(
            bench.counted("proof-item.cancelled", through: "2020-11-08") == 0 && bench.counted("proof-item.cancelled", through: "2020-12-31") == 1)
    }

    @Test(arguments: ["rule", "document", "none"])
    func `没有法律、法规或者国务院决定依据的不得保留（优化营商环境条例第四十四条）`(level: String) {
        var bench = Self.proposed(["proposal": "keep", "level": level])
        #expect(bench.take("keep", by: "lawyer").contains { $0.contains("一律取消") && $0.contains("第四十四条") })
    }

    @Test(arguments: ["law", "regulation", "stateCouncil", "localRegulation"])
    func `有依据的可以保留，列入清单公布`(level: String) {
        var bench = Self.proposed(["proposal": "keep", "level": level])
        #expect(bench.take("keep", by: "lawyer") == [])
        #expect(bench.counted("proof-item.listed", through: "2020-12-31") == 1)
        #expect(bench.definition.view("list", bench.record, bench.moment) != nil)
    }

    @Test(arguments: [
        (["pledgeText": "", "checkMethod": "抽查"], "格式文本和核查办法"), (["pledgeText": "本人承诺", "checkMethod": "抽查", "concernsSafety": "是"], "风险较大"),
        (["pledgeText": "本人承诺", "checkMethod": "抽查", "level": "document"], "不以承诺保留"),
    ])
    func `告知承诺的条件（国办发〔2020〕42号）`(changes: [String: String], refusal: String) {
        var bench = Self.proposed(changes.merging(["proposal": "pledge"]) { $1 })
        #expect(bench.take("pledge", by: "lawyer").contains { $0.contains(refusal) })
    }

    @Test func `实行告知承诺的仍在清单内，以后可以再清理`() {
        var bench = Self.proposed(["proposal": "pledge", "pledgeText": "本人承诺", "checkMethod": "抽查"])
        #expect(bench.take("pledge", by: "lawyer") == [])
        #expect(bench.counted("proof-item.pledged", through: "2020-12-31") == 1)
        bench.take("propose", on: "2020-12-01", by: "clerk", ["proposal": "cancel", "reason": "数据已共享", "replacement": "sharing"])
        #expect(bench.take("cancel", on: "2020-12-07", by: "lawyer") == [])
        #expect(bench.counted("proof-item.listed", through: "2020-12-06") == 1 && bench.counted("proof-item.listed", through: "2020-12-07") == 0)
    }

    @Test func `提出意见的人不得自己决定，意见与决定须一致，取消须写明办理方式`() {
        var bench = Self.proposed(["replacement": ""])
        #expect(bench.take("cancel", by: "clerk").contains { $0.contains("不得再办理") })
        #expect(bench.take("cancel", by: "lawyer").contains { $0.contains("办理方式") })
        #expect(bench.take("keep", by: "lawyer").contains { $0.contains("意见为保留") })
    }
}
