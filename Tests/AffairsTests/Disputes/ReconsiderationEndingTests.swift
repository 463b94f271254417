import Kernel
import Testing

@testable import Affairs

@Suite("行政复议：终止")
struct ReconsiderationEndingTests {
    typealias Cases = ReconsiderationBench

    @Test(arguments: [("2017", "《行政复议法实施条例》第四十二条第二款"), ("2023", "《行政复议法》第四十一条第（五）项")])
    func `中止满六十日终止的，终止决定书引用其专门条款（实施条例第四十二条第二款、第四十一条第五项）`(edition: String, article: String) {
        var bench = Cases.replied(edition)
        bench.take("suspend", ["suspensionCause": "died", "suspensionNote": "申请人死亡"])
        let later = bench.today.advanced(by: 65).iso
        #expect(bench.take("terminate", on: later, ["terminationCause": "suspendedLong", "terminationNote": "近亲属没有表明"]).isEmpty)
        let text = bench.definition.content(of: "termination", bench.record, bench.moment)?.paragraphs.joined() ?? ""
        #expect(text.contains("依照\(article)的规定，本机关决定终止行政复议"))
    }

    @Test func `撤回申请终止的，终止决定书引用第四十二条第一款（实施条例）`() {
        var bench = Cases.replied()
        bench.take("terminate", ["terminationCause": "withdrawn", "terminationNote": "自愿撤回", "withdrawalAllowed": "是"])
        let text = bench.definition.content(of: "termination", bench.record, bench.moment)?.paragraphs.joined() ?? ""
        #expect(text.contains("第四十二条第一款的规定"))
    }
}
