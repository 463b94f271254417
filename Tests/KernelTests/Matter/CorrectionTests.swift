import Testing

@testable import Kernel

/// What a correction does to stored values and to papers, without any matter.
@Suite("更正：值和文书")
struct CorrectionValueTests {
    private let parts: FieldType = .list(
        .record([FieldInfo(name: "name", label: "姓名", type: .text), FieldInfo(name: "note", label: "附言", type: .text)]))

    private func item(_ name: String, _ note: String = "") -> JSON {
        .object([.init("name", .text(name))] + (note.isEmpty ? [] : [.init("note", .text(note))]))
    }

    @Test func `列表中的差别逐处列出；多了或者少了项的不是更正`() {
        let old: JSON = .array([item("张三", "甲"), item("李四")])
        let new: JSON = .array([item("张三", "乙"), item("李司")])
        let changes = parts.differences("helpers", from: old, to: new)
        #expect(changes?.map(\.place) == ["helpers.0.note", "helpers.1.name"])
        #expect(changes?.map(\.becomes) == [.text("乙"), .text("李司")])
        #expect(parts.differences("helpers", from: old, to: .array([item("张三", "甲")])) == nil)
        #expect(parts.differences("helpers", from: old, to: old) == [])
    }

    @Test func `只有仍是原来写法的才更正；加入列表的项按加入时的位置`() {
        let change = Correction.Change(field: "helpers", path: [.item(1), .part("name")], was: .text("李四"), becomes: .text("李司"))
        #expect(change.applied(to: .array([item("张三"), item("李四")])) == .array([item("张三"), item("李司")]))
        #expect(change.applied(to: .array([item("张三"), item("王五")])) == nil)
        #expect(change.applied(to: .array([item("张三")])) == nil)
        #expect(change.applied(to: .array([item("李四")]), skipping: 1) == .array([item("李司")]), "这一项是第二个加入的")
        #expect(change.applied(to: .array([item("李四")]), skipping: 2) == nil)
        let whole = Correction.Change(field: "subject", was: .text("甲"), becomes: .text("乙"))
        #expect(whole.applied(to: .text("甲")) == .text("乙") && whole.applied(to: .text("丙")) == nil)
    }

    @Test func `一处的名称说明它在哪里，个人信息照样遮蔽`() {
        var field = FieldInfo(name: "helpers", label: "代办人", type: parts)
        #expect(field.leaf([.item(1), .part("name")]).label == "代办人第2项的姓名")
        field.mask = .hidden
        #expect(field.leaf([.item(1), .part("name")]).mask == .hidden)
    }

    private func paper(_ paragraphs: [String], to addressee: String = "张三", opinions: Bool = false) -> DocumentContent {
        var content = DocumentContent(to: addressee, paragraphs, signature: "平江县公安局", day: nil)
        if opinions, let day = Day(iso: "2020-03-02") { content.blocks.append(.opinions([.init(step: "意见", person: "甲", opinion: "同意", day: day)])) }
        return content
    }

    @Test func `文书中写到的逐句更正；没有写到的不更正`() {
        let values = [(label: "事由", was: "修缮房屋", becomes: "修缮住房")]
        let (wrong, right) = (paper(["申请修缮房屋。", "同意。"]), paper(["申请修缮住房。", "同意。"]))
        let same = DocumentCorrection(of: wrong, wrong: wrong, right: right, values: values)
        #expect(same?.lines == [.init(was: "申请修缮房屋。", becomes: "申请修缮住房。")])
        let changed = DocumentCorrection(of: paper(["你申请修缮房屋，已经受理。"]), wrong: wrong, right: right, values: values)
        #expect(changed?.lines == [.init(was: "事由：修缮房屋", becomes: "事由：修缮住房")], "句子后来变了的，写明是哪一内容")
        #expect(DocumentCorrection(of: paper(["领取水泥。"]), wrong: wrong, right: right, values: values) == nil)
        #expect(DocumentCorrection(of: wrong, wrong: wrong, right: wrong, values: values) == nil, "这种文书不载这一内容")
    }

    @Test func `审批表不另行更正；单个字到处都有，不据以认定`() {
        let (wrong, right) = (paper(["甲"], opinions: true), paper(["乙"], opinions: true))
        #expect(DocumentCorrection(of: wrong, wrong: wrong, right: right, values: [("事由", "甲", "乙")]) == nil)
        let short = DocumentCorrection(of: paper(["甲方到场。"]), wrong: paper(["甲"]), right: paper(["乙"]), values: [("事由", "甲", "乙")])
        #expect(short == nil)
    }
}
