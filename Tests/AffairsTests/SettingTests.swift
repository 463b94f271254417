import Affairs
import Kernel
import Testing

@Suite struct `各类事项的设置` {
    private let declared: [any SettingDeclaration] = Catalogue.definitions.flatMap(\.settings)

    @Test func `默认值本身合法`() {
        for setting in declared where !setting.rule.isEmpty {
            #expect(setting.permitsFallback, "\(setting.key)：\(setting.rule)")
        }
    }

    @Test func `合格分数不得为999，重大的须有第二人`() throws {
        let mark = try #require(declared.first { $0.key == "certificate.exam.pass" })
        #expect(mark.problem(with: "999")?.rule == "应为60至100")
        #expect(mark.isWeighty)
        #expect(declared.first { $0.key == "document.number.letter" }?.isWeighty == false)
    }

    @Test func `执法岗位不能改任何设置`() {
        let others = Set(declared.flatMap(\.setters)).subtracting([.administrator])
        #expect(others.isEmpty)
    }
}
