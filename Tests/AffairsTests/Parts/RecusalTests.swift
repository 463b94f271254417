import Kernel
import Testing

@testable import Affairs

private let act = Law.penalty2021

/// Handled by some people, from whom parties may ask to stand back.
private struct Handled: Matter {
    typealias Stage = PartStage
    var handlers: [PersonID] = []
    var recusals: [Recusal] = []
    var handledOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("handled-matter", "承办事项", .enforcement, laws: [act])
    static var editions: [Edition] { [Edition("2021", "2021年", from: "2021-07-15")] }
    var title: String { "承办事项" }

    static var fields: [Field<Self>] {
        Field("handlers", \.handlers, "承办人员")
        Field("recusals", \.recusals, "回避决定")
        Field("handledOn", \.handledOn, "办理日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("open", "登记", to: .open, by: .officer, basis: act(43)).fills(\.handlers)
        Action("recuse", "决定回避", .open, by: .head, basis: act(43))
            .fills(\.handlers)
            .deciding(\.recusals, head: .together, basis: act(43), Recusal.replaced(basis: act(43)) { matter, _ in matter.handlers })
        Action("recuse-from-above", "决定回避", .open, by: .head, basis: act(43)).deciding(\.recusals, head: .above, basis: act(43))
        Action("assign", "指定", .open, by: .head, basis: act(43))
            .fills(\.handlers).deciding(\.recusals, atLeast: 0, head: nil, basis: act(43))
        Action("handle", "办理", .open, by: .officer, basis: act(43))
            .barring(basis: act(43)) { matter, _ in matter.recusals.persons }.stamps(\.handledOn)
        Action("close", "办结", .open, to: .done, by: .officer, basis: act(43))
    }

    static var measures: [Measure<Self>] { [] }
}

@Suite("回避")
struct RecusalTests {
    private static func open() -> Bench<Handled> {
        var bench = Bench<Handled>(on: "2022-03-02")
        bench.take("open", by: "p1", ["handlers": "p1,p2"])
        return bench
    }

    private static func asked(_ more: String = "", person: String = "p2", reason: String = "与当事人是亲属") -> [String: String] {
        ["recusals": #"[{"person":"\#(person)","reason":"\#(reason)"\#(more.isEmpty ? "" : "," + more)}]"#]
    }

    @Test func `回避的决定逐一写出、读回，定义没有错误`() throws {
        var decision = Recusal()
        (decision.person, decision.origin, decision.ground, decision.reason) = (PersonID("p2"), .party, .relative, "亲属")
        (decision.askedOn, decision.granted, decision.isHead, decision.discussion) = (Day(iso: "2022-03-01"), true, true, "讨论")
        (decision.superiorDecision, decision.on, decision.decidedBy) = ("决定", Day(iso: "2022-03-02"), PersonID("head"))
        #expect(try decision.copied() == decision)
        #expect(Recusal.fields.count == Mirror(reflecting: Recusal()).children.count)
        #expect(KindDefinition(Handled.self).findings(registry: Law.registry) == [])
    }

    @Test func `写明人员和理由，记下决定人和日期；决定以前不停止办理，决定以后不得再办理`() {
        var bench = Self.open()
        #expect(bench.take("recuse", by: "head", Self.asked(reason: "")).count == 1)
        #expect(bench.take("recuse", by: "head", Self.asked(person: "")).count == 1)
        #expect(bench.take("recuse", by: "head", ["recusals": ""]).count == 1)
        #expect(bench.take("recuse", by: "head", Self.asked(#""granted":false"#)) == [])
        #expect(bench.take("handle", by: "p2") == [])
        #expect(bench.take("recuse", by: "head", Self.asked(#""granted":true"#).merging(["handlers": "p1,p3"]) { $1 }) == [])
        #expect(bench.take("handle", by: "p2") == ["已决定回避的人员不得再办理本案（《行政处罚法》第四十三条）"])
        #expect(bench.take("handle", by: "p3") == [])
        #expect(bench.record.recusals.map(\.decidedBy) == [PersonID("head"), PersonID("head")])
        #expect(bench.record.recusals.persons == [PersonID("p2")])
        #expect(bench.record.recusals.grantedOn == [Bench<Handled>.day("2022-03-02")])
    }

    @Test func `决定回避的须更换，不得决定本人的回避`() {
        var bench = Self.open()
        let granted = Self.asked(#""granted":true"#)
        #expect(bench.take("recuse", by: "head", granted).first?.contains("更换办案人员") == true)
        #expect(bench.take("recuse", by: "p2", granted.merging(["handlers": "p1"]) { $1 }).first?.contains("不得决定本人的回避") == true)
        #expect(bench.take("recuse", by: "head", granted.merging(["handlers": "p1"]) { $1 }) == [])
    }

    @Test func `负责人的回避由集体讨论或者上级决定`() {
        var bench = Self.open()
        let head = Self.asked(#""isHead":true"#, person: "head2")
        #expect(bench.take("recuse", by: "head", head).first?.contains("负责人集体讨论决定") == true)
        #expect(bench.take("recuse", by: "head", Self.asked(#""isHead":true,"discussion":"三人讨论""#, person: "head2")) == [])
        #expect(bench.take("recuse-from-above", head).first?.contains("由上级机关决定") == true)
        #expect(bench.take("recuse-from-above", Self.asked(#""isHead":true,"superiorDecision":"县政府决定""#, person: "head2")) == [])
    }

    @Test(arguments: [("2022-03-02", true), ("2022-03-03", false)])
    func `申请不晚于决定当日`(asked: String, lawful: Bool) {
        var bench = Self.open()
        #expect(bench.take("recuse-from-above", by: "head", Self.asked(#""askedOn":"\#(asked)""#)).isEmpty == lawful)
    }

    @Test func `可以没有回避的环节，没有也能办理`() {
        var bench = Self.open()
        #expect(bench.take("assign", by: "head", ["handlers": "p3"]) == [])
        #expect(bench.record.recusals.isEmpty)
        #expect(bench.take("assign", by: "head", Self.asked(reason: "")).count == 1)
    }
}
