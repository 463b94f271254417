import Kernel
import Testing

@testable import Web

@Suite("表单中填写的姓名和名称")
struct CandidatesTests {
    private let candidates = Candidates(
        people: [.init(id: "p1", name: "张三"), .init(id: "p2", name: "李四"), .init(id: "p3", name: "李四")],
        organs: [.init(id: "430626", name: "平江县人民政府"), .init(id: "430626-mz", name: "平江县民政局")])

    @Test func `多行文本框中每行一个机关，名称换成代码，浏览器的换行也认得`() {
        #expect(candidates.codes("平江县人民政府\r\n430626-mz\r\n", .list(.organ)) == "430626,430626-mz")
        #expect(candidates.codes("平江县民政局、平江县人民政府", .list(.organ)) == "430626-mz,430626")
    }

    @Test func `只填一个的，名称也换成代码`() {
        #expect(candidates.code(" 平江县民政局 ", .organ) == "430626-mz")
        #expect(candidates.code("430626", .organ) == "430626")
    }

    @Test func `同名的和不认得的照原样留着，由规则指出`() {
        #expect(candidates.codes("张三，李四", .list(.person)) == "p1,李四")
        #expect(candidates.code("某局", .organ) == "某局")
        #expect(candidates.code("张三", .text) == "张三")
    }
}
