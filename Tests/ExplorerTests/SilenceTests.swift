import Kernel
import Testing

@testable import Explorer

/// What is wrong with the ends of a planted kind.
enum Hole: String {
    case none, noWay, fixedAmount, outsideGround, noGround, untoldEvent, left, staleLeft
}

protocol Holed: Sendable { static var hole: Hole { get } }
enum Whole: Holed { static var hole: Hole { .none } }
enum NoWay: Holed { static var hole: Hole { .noWay } }
enum FixedAmount: Holed { static var hole: Hole { .fixedAmount } }
enum OutsideGround: Holed { static var hole: Hole { .outsideGround } }
enum NoGround: Holed { static var hole: Hole { .noGround } }
enum UntoldEvent: Holed { static var hole: Hole { .untoldEvent } }
enum LeftToCourt: Holed { static var hole: Hole { .left } }
enum StaleLeft: Holed { static var hole: Hole { .staleLeft } }

/// A claim that a party has to answer, and that may be dropped.
struct Claim<H: Holed>: Matter {
    enum Stage: String, MatterStage {
        case received, asked, answered, dropped
        var name: String { rawValue }
        var isFinal: Bool { self == .answered || self == .dropped }
    }

    enum Reason: String, Choice {
        case withdrawn, pointless
        var name: String { rawValue }
    }

    var amount: Int?
    var reason: Reason?
    var answeredOn: Day?

    init() {}
    static var kind: MatterKind { MatterKind("claim-\(H.hole.rawValue)", "试验申请", .services, laws: [PlantedLaw.act]) }
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "" }

    static var fields: [Field<Self>] {
        Field("amount", \.amount, "数额")
        Field("reason", \.reason, "理由")
        Field("answeredOn", \.answeredOn, "答复日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = PlantedLaw.act
        Action("receive", "收到", to: .received, by: .clerk, basis: law(1)).needs(\.amount)
            .requires("large", "数额超过一百", law(1)) { matter, _ in H.hole != .fixedAmount || (matter.amount ?? 0) > 100 }
        Action("ask", "通知答复", .received, to: .asked, by: .clerk, basis: law(2))
        Action("answer", "登记答复", .asked, to: .answered, by: .clerk, basis: law(3)).stamps(\.answeredOn).occurs("答复之日")
        if H.hole != .noWay, H.hole != .left {
            Action("drop", "撤销", .asked, to: .dropped, by: .head, basis: law(4)).needs(\.reason)
                .requires("small", "数额不超过一百", law(4)) { matter, _ in H.hole != .fixedAmount || (matter.amount ?? 0) <= 100 }
                .requires("withdrawn", "申请人撤回", law(4)) { matter, _ in H.hole != .outsideGround || matter.reason == .withdrawn }
        } else {
            Action("drop", "撤销", .received, to: .dropped, by: .head, basis: law(4)).needs(\.reason)
        }
    }

    @Endings
    static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.answered, means: .completed)
        if H.hole != .noGround {
            Ending.at(.dropped, means: .withdrawn, when: "撤回的") { $0.reason == .withdrawn }
            Ending.at(.dropped, means: .dropped)
        }
        if H.hole != .untoldEvent { Ending.waits(for: .party, "answer") }
        if H.hole == .outsideGround { Ending.waits(for: .party, "drop") { $0.reason == .withdrawn } }
        if H.hole == .left || H.hole == .staleLeft { Ending.left(to: .court, at: .asked, says: "法院应当裁定", PlantedLaw.act(5)) }
    }

    static var measures: [Measure<Self>] { Measure.count("claim.answered", "答复", on: \.answeredOn) }
}

@Suite("结束的方式和外部不再回应")
struct SilenceTests {
    private static func findings<H: Holed>(_ hole: H.Type) -> [String] {
        KindDefinition(Claim<H>.self).findings(registry: [PlantedLaw.act]).map(\.message)
    }

    private static func silence<H: Holed>(_ hole: H.Type) throws -> Silence {
        var options = Explorer.Options()
        (options.walks, options.keepsWalks) = (16, true)
        let explorer = Explorer([KindDefinition(Claim<H>.self)], calendar: try ExplorerTests.calendar(), options)
        let corpus = CorpusBuilder(explorer).build(on: Corpus(), adding: explorer.explore())
        return try #require(explorer.silence(Claim<H>.kind.id, corpus))
    }

    @Test func `有自己的出路的种类没有发现，每一状态都能结束`() throws {
        #expect(Self.findings(Whole.self).isEmpty, "\(Self.findings(Whole.self))")
        let silence = try Self.silence(Whole.self)
        #expect(silence.states > 0 && silence.stuck.isEmpty)
    }

    @Test func `只能等待外部的阶段，定义的检查就能发现`() throws {
        #expect(Self.findings(NoWay.self).contains { $0.contains("“asked”阶段只能等待外部") })
        let silence = try Self.silence(NoWay.self)
        #expect(silence.stuck.contains { $0.id == "silence.asked" })
    }

    @Test func `到了该阶段已经不能再改变的数额，走查才能发现`() throws {
        #expect(Self.findings(FixedAmount.self).isEmpty)
        let silence = try Self.silence(FixedAmount.self)
        let finding = try #require(silence.stuck.first { $0.id == "silence.asked" })
        #expect(finding.says.contains("claim-fixedAmount.drop.small"))
        #expect(finding.script.steps.last?.action == "ask")
    }

    @Test func `只有申请人撤回才成立的理由，外部不回应时不算出路`() throws {
        #expect(Self.findings(OutsideGround.self).isEmpty)
        #expect(try Self.silence(OutsideGround.self).stuck.contains { $0.id == "silence.asked" })
    }

    @Test func `结束的环节没有写明方式、发生的事没有写明等待谁，都是发现`() {
        #expect(Self.findings(NoGround.self).contains("环节“drop”结束事项，却没有写明是怎样结束"))
        #expect(Self.findings(UntoldEvent.self).contains("环节“answer”登记发生的事，却没有写明是等待谁，还是本县自己办理"))
    }

    @Test func `依法只能由外部结束的阶段写明条文，本县能够结束的不得这样写`() throws {
        #expect(Self.findings(LeftToCourt.self).isEmpty)
        let silence = try Self.silence(LeftToCourt.self)
        #expect(silence.left > 0 && silence.stuck.isEmpty)
        #expect(Self.findings(StaleLeft.self).contains("“asked”阶段本县能够结束，不必写明只能由外部结束"))
    }

    @Test func `结束的方式由记录决定`() {
        let definition = KindDefinition(Claim<Whole>.self)
        var matter = Claim<Whole>()
        matter.reason = .withdrawn
        #expect(definition.ground("drop", to: "dropped", "2018", matter) == .withdrawn)
        matter.reason = .pointless
        #expect(definition.ground("drop", to: "dropped", "2018", matter) == .dropped)
        #expect(definition.ground("ask", to: "asked", "2018", matter) == nil)
    }
}
