import Testing

@testable import Kernel

@Suite("记录中的姓名")
struct PersonalNamesTests {
    private static let name: FieldInfo = {
        var info = FieldInfo(name: "applicant", label: "申请人", type: .text)
        info.mask = .name
        return info
    }()

    @Test(arguments: [
        ("张三丰", ["张三丰"]), ("张三丰、李四", ["张三丰", "李四"]), ("张某某", []), ("李某", []), ("张三丰、李某", ["张三丰"]), ("张", []), ("", []),
    ])
    func `已经隐去的姓名不是姓名`(stored: String, names: [String]) {
        #expect(PersonalNames.all(in: [(info: Self.name, json: .text(stored))]) == names)
    }

    @Test func `没有标为姓名的字段不看`() {
        let plain = FieldInfo(name: "subject", label: "标题", type: .text)
        #expect(PersonalNames.all(in: [(info: plain, json: .text("张三丰"))]) == [])
    }
}
