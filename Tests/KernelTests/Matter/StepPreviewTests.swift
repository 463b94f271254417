import Kernel
import Testing

private let act: StatuteEdition = StatuteEdition("permit-act", "试验条例", "2018年", from: "2018-01-01")
private let worker: Role = Role("worker", "经办人员")
private let reader: Role = Role("reader", "查阅人员")

/// A permit with conditions on what the step asks, on what stands in the record, and on what only a register knows.
private struct Permit: Matter {
    enum Stage: String, MatterStage {
        case open, decided
        var name: String { rawValue }
        var isFinal: Bool { self == .decided }
    }

    struct Note: SubRecord {
        var text = ""
        var on: Day?
        init() {}
        static var fields: [Field<Self>] {
            Field("text", \.text, "内容")
            Field("on", \.on, "日期")
        }
    }

    var opinion = ""
    var reason = ""
    var amount: Money?
    var before: Ref<Permit>?
    var notes: [Note] = []
    var openedOn: Day?
    var decidedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("permit", "许可", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "许可" }

    static var fields: [Field<Self>] {
        Field("opinion", \.opinion, "意见")
        Field("reason", \.reason, "理由")
        Field("amount", \.amount, "金额")
        Field("before", \.before, "先前的许可")
        Field("notes", \.notes, "记录")
        Field("openedOn", \.openedOn, "登记日期")
        Field("decidedOn", \.decidedOn, "决定日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("open", "登记", to: .open, by: worker, basis: act(1)).fills(\.opinion).stamps(\.openedOn)
        Action("consult", "征求意见", .open, by: worker, basis: act(4)).needs(\.opinion)
        Action("decide", "决定", .open, to: .decided, by: .head, basis: act(2)).needs(\.reason).fills(\.amount)
            .requires("reasoned", "理由写得具体", act(3)) { permit, _ in permit.reason.count >= 6 }
            .requires("consulted", "已征求意见", act(4)) { permit, _ in !permit.opinion.isEmpty }
            .requires(Gate("small", "金额不超过一千元", act(5)) { permit, _ in (permit.amount ?? .zero) <= .yuan(1_000) }.overridable(act(9)))
            .stamps(\.decidedOn)
        Action("refer", "引用", .open, by: worker, basis: act(6)).fills(\.before)
            .requires("known", "先前的许可应当登记在册", act(6)) { permit, now in permit.before.flatMap { now.find($0) } != nil }
            .requires("opinion-given", "意见已经写明", act(6)) { permit, _ in !permit.opinion.isEmpty }
        Action("note", "记录", .open, by: worker, basis: act(7))
            .appends(\.notes, needing: \.text, checks: [Check("short", "内容不超过十字", act(7)) { note, _, _ in note.text.count <= 10 }])
        Limit("decision", "作出决定", .days(20), from: \.openedOn, until: \.decidedOn, basis: act(8))
    }

    static var measures: [Measure<Self>] { [] }
}

@Suite("办理之前的判断")
struct StepPreviewTests {
    private let definition = KindDefinition(Permit.self)
    private let organ = OrganCode("1")

    private func moment(_ roles: Role...) throws -> Moment {
        let today = try #require(Day(iso: "2020-03-02"))
        let year = CalendarEdition(
            id: "2020", year: 2020, title: "试验", document: "试验", published: Day.firstDay(of: 2019), holidays: [], workdays: [])
        let posts = roles.map { Post(organ: organ, role: $0, from: Day.firstDay(of: 2019)) }
        return Moment(
            now: Instant(today, hour: 9), actor: Actor(login: "a", person: PersonID("a"), name: "甲", posts: posts), organ: organ, matter: 1,
            organs: OrganTree([]), calendar: try WorkCalendar(editions: [year]), settings: Settings(), ledger: Ledger(), related: NothingRelated())
    }

    private func action(_ id: String) throws -> ActionOutline { try #require(definition.outline("2018")?.action(id)) }

    private func preview(
        _ id: String, _ permit: Permit = Permit(), _ input: Input = [:], _ reasons: [String: String] = [:], isComplete: Bool = false,
        by roles: Role...
    ) throws -> StepPreview {
        let held = try roles.isEmpty ? moment(.head, worker) : moment(roles[0])
        return try definition.preview(
            action(id), "2018", on: permit, at: "open", filling: input, overriding: reasons, isComplete: isComplete, held)
    }

    private func states(_ preview: StepPreview) -> [String: Condition.State] {
        Dictionary(preview.conditions.map { (String($0.id.split(separator: ".").last ?? ""), $0.state) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func `还没有填写时，与所填有关的条件待判断，与所填无关的照说未满足`() throws {
        let preview = try preview("decide")
        #expect(states(preview) == ["reasoned": .asked, "consulted": .unmet, "small": .met])
        #expect(preview.missing == ["reason"] && preview.problems == [] && preview.others == [] && preview.isPermitted && !preview.isReady)
        var permit = Permit()
        permit.opinion = "同意"
        #expect(try self.preview("decide", permit).isReady, "只差填写的，可以办理")
    }

    @Test func `已经填写而不合条件的，还没有填写时也待判断：表单可以重新填写；填了以后照所填判断`() throws {
        var permit = Permit()
        (permit.opinion, permit.reason) = ("同意", "短")
        let blank = try preview("decide", permit)
        #expect(states(blank) == ["reasoned": .asked, "consulted": .met, "small": .met] && blank.isReady)
        #expect(try states(preview("decide", permit, ["reason": .text("短")]))["reasoned"] == .unmet)
        #expect(try states(preview("decide", permit, isComplete: true))["reasoned"] == .unmet)
    }

    @Test func `未满足的条件，说得出哪一个环节可以使它满足；与它无关的环节不说`() throws {
        let consulted: Set<String> = ["permit.decide.consulted"]
        func met(by other: String) throws -> Set<String> {
            try definition.meeting(consulted, of: action("decide"), by: action(other), "2018", Permit(), moment(.head))
        }
        #expect(try met(by: "consult") == consulted && met(by: "note") == [] && met(by: "refer") == [])
    }

    @Test func `说得出哪一个环节停止哪一个期限；没有起算、已经停止的不说`() throws {
        var permit = Permit()
        permit.openedOn = Day(iso: "2020-02-20")
        func stopped(by id: String) throws -> Set<String> {
            try definition.stopping(action(id), "2018", permit, Settings(), Ledger(), moment(.head))
        }
        #expect(try stopped(by: "decide") == ["decision"] && stopped(by: "note") == [])
        permit.decidedOn = Day(iso: "2020-03-01")
        #expect(try stopped(by: "decide") == [])
        (permit.openedOn, permit.decidedOn) = (nil, nil)
        #expect(try stopped(by: "decide") == [])
    }

    @Test func `说填完了，没有填的也算未满足`() throws {
        let preview = try preview("decide", isComplete: true)
        #expect(states(preview) == ["reasoned": .unmet, "consulted": .unmet, "small": .met])
        #expect(preview.missing == ["reason"] && !preview.isReady)
    }

    @Test func `填了的按所填判断；例外写明理由的算满足；读不出的指名`() throws {
        var permit = Permit()
        permit.opinion = "同意"
        let input: Input = ["reason": .text("符合法定条件"), "amount": .integer(200_000)]
        #expect(try states(preview("decide", permit, input)) == ["reasoned": .met, "consulted": .met, "small": .unmet])
        let passed = try preview("decide", permit, input, ["permit.decide.small": "县政府批准"], isComplete: true)
        #expect(states(passed) == ["reasoned": .met, "consulted": .met, "small": .met] && passed.isReady && passed.missing == [])
        let wrong = try preview("decide", permit, ["reason": .text("符合法定条件"), "amount": .text("许多")])
        #expect(wrong.problems.map(\.field) == ["amount"])
    }

    @Test func `要从登记簿里查所填的，待判断；同一环节与它无关的，照说未满足`() throws {
        #expect(try states(preview("refer")) == ["known": .asked, "opinion-given": .unmet])
        #expect(try states(preview("refer", isComplete: true)) == ["known": .unmet, "opinion-given": .unmet])
    }

    @Test func `添加的一项没有填写时，对它的条件待判断；填了的逐项指明所缺`() throws {
        #expect(try states(preview("note")) == ["short": .asked] && preview("note").missing == ["notes"])
        let long: Input = ["notes": .array([.object([.init("text", .text(String(repeating: "字", count: 11)))])])]
        #expect(try states(preview("note", Permit(), long)) == ["short": .unmet])
        let lacking = try preview(
            "note", Permit(), ["notes": .array([.object([.init("on", .text("2020-03-02"))]), .object([.init("on", .text("x"))])])])
        #expect(lacking.problems.map(\.field) == ["notes.0.text", "notes.1.on"] && lacking.problems.map(\.label) == ["记录的内容", "记录的日期"])
    }

    @Test func `没有岗位的说没有岗位`() throws {
        let preview = try preview("decide", by: reader)
        #expect(!preview.isPermitted && preview.others.map(\.cause) == [.permission])
    }

    /// What is told beforehand and what is decided afterwards are one decision.
    @Test(arguments: [[:], ["reason": "符合法定条件"], ["reason": "短"], ["reason": "符合法定条件", "amount": "2000"], ["amount": "x"]] as [[String: String]])
    func `判断与办理的结果相同`(typed: [String: String]) throws {
        for opinion in ["", "同意"] {
            var permit = Permit()
            permit.opinion = opinion
            let input = definition.input(typed: typed)
            let preview = try preview("decide", permit, input, isComplete: true)
            let isFree =
                preview.conditions.allSatisfy { $0.state == .met } && preview.others.isEmpty && preview.problems.isEmpty && preview.missing.isEmpty
            let decision = try definition.step(action("decide"), "2018", on: permit, at: "open", filling: input, moment(.head))
            if case .taken = decision { #expect(isFree, "\(typed)") } else { #expect(!isFree, "\(typed)") }
        }
    }
}
