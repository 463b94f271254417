import Affairs
import Kernel
import Testing

@testable import Web

@Suite("表单填写的内容")
struct FormInputTests {
    /// A form does not show what is personal and does not send a file again: blank, both stand.
    @Test func `再次办理时，表单中已有而不再显示的附件和个人信息，留空的照原样再次填写`() throws {
        let fields = Catalogue.definitions.flatMap(\.fields)
        let file = try #require(fields.first { $0.type == .attachment || $0.type == .list(.attachment) })
        let person = try #require(fields.first { $0.type == .text && $0.holdsPersonalData })
        let plain = try #require(fields.first { $0.type == .text && !$0.holdsPersonalData })
        let paper = JSON.object([
            .init("name", .text("附件.pdf")), .init("digest", .text(String(repeating: "0a", count: 32))), .init("size", .integer(9)),
        ])
        let stored: [JSON.Member] = [
            .init(file.name, file.type == .attachment ? paper : .array([paper])), .init(person.name, .text("张三")), .init(plain.name, .text("理由")),
        ]
        let form = FormData([("f." + person.name, ""), ("f." + plain.name, "")])
        let names = [file.name, person.name, plain.name]
        let again = FormInput([file, person, plain], form, stored: .object(stored), anew: names, files: [:]).input
        #expect(again[file.name] == stored[0].value && again[person.name] == .text("张三"))
        // What is shown and emptied is empty.
        #expect(again[plain.name] == plain.type.json(typed: ""))
        let once = FormInput([file, person, plain], form, stored: .object(stored), files: [:]).input
        #expect(once[file.name] == nil && once[person.name] == nil)
    }
}
