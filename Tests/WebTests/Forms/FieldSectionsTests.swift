import Design
import Kernel
import Testing

@testable import Web

@Suite("字段归组和列表的改动")
struct FieldSectionsTests {
    struct Paid: SubRecord {
        var amount: Money?
        var by = ""
        init() {}
        static var fields: [Field<Self>] {
            Field("amount", \.amount, "金额")
            Field("by", \.by, "缴款人").personal(.name)
        }
    }

    private struct Line: Equatable {
        let label: String
        let old: String?
        let new: String?
    }

    private func paid(_ fen: Int, _ by: String) -> JSON { .object([.init("amount", .integer(fen)), .init("by", .text(by))]) }

    private func changes(_ old: [JSON], _ new: [JSON]) -> [Line] {
        guard case .record(let parts) = Paid.type else { return [] }
        return ListDifference("缴款", parts, from: old, to: new, ValueText(.codes)).changes.map { Line(label: $0.label, old: $0.old, new: $0.new) }
    }

    @Test func `添加的、删去的逐项写明，其余只写不同之处，个人信息遮蔽`() {
        let (first, second, third) = (paid(100, "张三丰"), paid(200, "李四海"), paid(300, "王五"))
        #expect(changes([first], [first, second]) == [Line(label: "缴款第2项", old: nil, new: "金额：2元；缴款人：李某某")])
        #expect(changes([first, second, third], [first, third]) == [Line(label: "缴款第2项", old: "金额：2元；缴款人：李某某", new: nil)])
        #expect(changes([first, second], [first, paid(250, "李四海")]) == [Line(label: "缴款第2项的金额", old: "2元", new: "2.50元")])
        #expect(changes([], [first]).map(\.label) == ["缴款第1项"] && changes([first], []).map(\.new) == [nil])
        #expect(changes([first, second], [first, second]) == [])
        #expect(changes([first], [.object([.init("amount", .integer(100))])]) == [Line(label: "缴款第1项的缴款人", old: "张某某", new: nil)])
    }

    private struct Place: Part {
        var town = ""
        var street = ""
        init() {}
        static var fields: [Field<Self>] {
            Field("town", \.town, "乡镇")
            Field("street", \.street, "（街道）")
        }
    }

    private struct Visit: Record {
        var subject = ""
        var home = Place()
        var note = ""
        var shop = Place()
        init() {}
        static let home: Mount<Self, Place> = Mount("home", \.home, "住所")
        static let shop: Mount<Self, Place> = Mount("shop", \.shop, "店铺", omitting: ["town"])
        static var fields: [Field<Self>] {
            Field("subject", \.subject, "事由")
            home.fields
            Field("note", \.note, "备注")
            shop.fields
        }
    }

    private func titles(_ sections: [FieldSections<FieldInfo>.Section]) -> [String] {
        sections.map { "\($0.title)：\($0.items.map(\.label).joined(separator: "、"))" }
    }

    @Test func `同一部件的归在一处，标题不再写在每一项前；只有一项的照写全称`() {
        let infos = Visit.fields.map(\.info)
        let sections = FieldSections(infos, \.self)
        #expect(titles(sections.sections) == ["：事由", "住所：乡镇、街道", "：备注、店铺（街道）"])
        #expect(titles(sections.ownFirst) == ["：事由、备注、店铺（街道）", "住所：乡镇、街道"])
        let scattered = [infos[1], infos[0], infos[2]]
        #expect(titles(FieldSections(scattered, \.self).sections) == ["住所：乡镇、街道", "：事由"])
    }
}
