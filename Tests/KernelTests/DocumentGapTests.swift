import Testing

@testable import Kernel

@Suite("文书中的空缺")
struct DocumentGapTests {
    private func gaps(_ blocks: [DocumentContent.Block], remedies: String = "") -> [String] {
        DocumentContent(blocks: blocks, remedies: remedies, signature: "平江县公安局", day: nil).gaps
    }

    @Test func `有名目没有内容的，说出名目，每处一次`() {
        #expect(gaps([.paragraph("当事人：张三，住址：，电话：；依据《》第三条。"), .paragraph("住址：。")]) == ["住址", "电话", "依据《》"])
        #expect(gaps([.table(.init(rows: [["案由", "占道"], ["住址", ""], ["金额", "　"]]))]) == ["住址", "金额"])
        #expect(gaps([.items(["种类：、金额：五元"])], remedies: "可以向（）申请复议。") == ["种类", "可以向（）"])
    }

    @Test func `写全了的没有空缺；引出下文的冒号不算`() {
        #expect(gaps([.paragraph("现查明："), .items(["违法事实：在人行道上设摊。"]), .paragraph("本机关决定：罚款五元。")]) == [])
        #expect(gaps([.table(.init(headings: ["项目", "数量"], rows: [["车", ""]]))]) == [], "清单的空格不是空缺")
    }
}
