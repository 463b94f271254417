import Kernel
import Testing

private let act: StatuteEdition = StatuteEdition("leave-act", "试验条例", "2018年", from: "2018-01-01")
private let worker: Role = Role("worker", "经办人员")

/// A matter whose time may be lengthened more than once, each time for a reason.
private struct Leave: Matter {
    enum Stage: String, MatterStage {
        case open
        var name: String { rawValue }
        var isFinal: Bool { false }
    }

    var level = ""
    var finding = ""
    var number = ""
    var reason = ""
    var days: Int?

    init() {}
    static let kind: MatterKind = MatterKind("leave", "宽限", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "宽限" }

    static var fields: [Field<Self>] {
        Field("level", \.level, "等级")
        Field("finding", \.finding, "结论")
        Field("number", \.number, "文号")
        Field("reason", \.reason, "理由")
        Field("days", \.days, "日数")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("open", "登记", to: .open, by: worker, basis: act(1)).needs(\.level)
        Action("extend", "延期", .open, by: worker, basis: act(2)).needs(\.reason, \.days)
        Action("rate", "评定", .open, by: worker, basis: act(3)).needs(\.level, \.finding, \.number).issues("notice")
        Action("forget", "撤销评定", .open, by: worker, basis: act(3)).writes(\.finding) { leave, _ in leave.finding = "" }
    }

    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("notice", "通知书", basis: act(3), number: "{organ}通〔{year}〕{n}号", in: \.number) { _, _ in
            DocumentContent(["评定完毕。"], signature: "", day: nil)
        }
    }

    static var measures: [Measure<Self>] { [] }
}

@Suite("再次办理时重新填写")
struct AskedAnewTests {
    private let definition = KindDefinition(Leave.self)

    private func fill(_ id: String, _ leave: Leave, _ input: Input) throws -> [FieldProblem] {
        let action = try #require(definition.outline("2018")?.action(id))
        var record: any Record = leave
        var added = Added()
        return definition.fill(&record, action, "2018", with: input, adding: &added)
    }

    @Test func `只有这一环节填写的必填项，再次办理时重新填写；其他环节填写、写下的和文号，已有的可以沿用`() throws {
        let anew = try #require(definition.outline("2018")).actions.map { ($0.id, $0.anew) }
        #expect(anew.map(\.0) == ["open", "extend", "rate", "forget"])
        #expect(anew.map(\.1) == [[], ["reason", "days"], [], []])
    }

    @Test func `前次办理时填写的，不算这一次的回答；照样再填一次的可以`() throws {
        var leave = Leave()
        leave.level = "一"
        let input: Input = ["reason": .text("住院"), "days": .integer(5)]
        #expect(try fill("extend", leave, [:]).map(\.rule) == ["“延期”必须填写", "“延期”必须填写"])
        #expect(try fill("extend", leave, input) == [])
        (leave.reason, leave.days) = ("住院", 5)
        let problems = try fill("extend", leave, ["days": .integer(10)])
        #expect(problems.map(\.field) == ["reason"] && problems.map(\.rule) == ["再次办理“延期”，必须重新填写"])
        #expect(try fill("extend", leave, input) == [])
        #expect(try fill("extend", leave, input.merging(["reason": .text("")]) { $1 }).map(\.rule) == ["“延期”必须填写"])
        (leave.finding, leave.number) = ("合格", "通〔2018〕1号")
        #expect(try fill("rate", leave, [:]) == [])
    }
}
