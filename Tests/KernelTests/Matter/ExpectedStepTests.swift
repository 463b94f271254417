import Kernel
import Testing

private let act: StatuteEdition = StatuteEdition("leave-act", "试验条例", "2018年", from: "2018-01-01")
private let worker: Role = Role("worker", "经办人员")

/// A kind that declares nothing to be awaited but at one stage: what leads back and what stops time is declared first.
private struct Leave: Matter {
    enum Stage: String, MatterStage {
        case asked, examined, halted, granted, ended
        var name: String { rawValue }
        var isFinal: Bool { self == .ended }
    }

    var examiner: PersonID?
    var askedOn: Day?
    var endedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("leave", "请假", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "请假" }

    static var fields: [Field<Self>] {
        Field("examiner", \.examiner, "审查人")
        Field("askedOn", \.askedOn, "申请日期")
        Field("endedOn", \.endedOn, "结束日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("ask", "申请", to: .asked, by: worker, basis: act(1)).stamps(\.askedOn)
        Action("withdraw", "撤回", .asked, .examined, to: .ended, by: worker, basis: act(1)).stamps(\.endedOn)
        Action("halt", "中止", .asked, .examined, to: .halted, by: worker, basis: act(2)).suspends("answer", ground: "试验")
        Action("examine", "审查", .asked, to: .examined, by: worker, basis: act(2)).fills(\.examiner)
        Action("send-back", "退回", .examined, to: .asked, by: .head, basis: act(3))
        Action("grant", "批准", .examined, to: .granted, by: .head, basis: act(3))
            .requires("by-examiner", "由审查人批准", act(3)) { leave, now in leave.examiner == now.actor.person }
            .requires("examiner-named", "写明审查人", act(3)) { leave, _ in leave.examiner != nil }
        Action("resume", "恢复", .halted, to: .asked, by: worker, basis: act(2)).resumes("answer")
        Action("note", "登记", .granted, by: worker, basis: act(4)).awaited()
        Action("end", "结束", .granted, to: .ended, by: worker, basis: act(4)).stamps(\.endedOn)
        Limit("answer", "答复", .days(20), from: \.askedOn, until: \.endedOn, basis: act(5))
    }

    static var measures: [Measure<Self>] { [] }
}

@Suite("等待的环节")
struct ExpectedStepTests {
    private let definition = KindDefinition(Leave.self)

    @Test(arguments: [
        ("asked", ["examine"]), ("examined", ["grant"]), ("halted", ["resume"]), ("granted", ["note"]), ("ended", []),
    ])
    func `没有写明的，等待往前走的第一个环节：不是撤回、中止、退回；别无去路的，等待那一去路；写明的照写明的`(stage: String, steps: [String]) {
        #expect(definition.expected("2018", at: stage) == steps)
        #expect(definition.awaited("2018", Leave(), stage: stage) == steps)
    }

    @Test func `使时间停下来的和离开阶段的，不在等待的环节之外先办`() throws {
        let outline = try #require(definition.outline("2018"))
        #expect(outline.action("halt")?.holdsUp == true && outline.action("halt")?.isBeside("asked") == false)
        #expect(outline.action("withdraw")?.isBeside("asked") == false && outline.action("note")?.isBeside("granted") == true)
    }

    @Test func `未满足的条件，说得出哪些看由谁办理；换了那个人就满足的才是`() throws {
        let day = try #require(Day(iso: "2020-03-02"))
        let year = CalendarEdition(
            id: "2020", year: 2020, title: "试验", document: "试验", published: Day.firstDay(of: 2019), holidays: [], workdays: [])
        func moment(_ person: String) throws -> Moment {
            let actor = Actor(login: person, person: PersonID(person), name: "甲", posts: [])
            return Moment(
                now: Instant(day, hour: 9), actor: actor, organ: OrganCode("1"), matter: 1, organs: OrganTree([]),
                calendar: try WorkCalendar(editions: [year]), settings: Settings(), ledger: Ledger(), related: NothingRelated())
        }
        let grant = try #require(definition.outline("2018")?.action("grant"))
        let both: Set<String> = ["leave.grant.by-examiner", "leave.grant.examiner-named"]
        var leave = Leave()
        #expect(try definition.askingWhoActs(both, of: grant, "2018", leave, moment("a")) == ["leave.grant.by-examiner"])
        leave.examiner = PersonID("b")
        #expect(try definition.askingWhoActs(both, of: grant, "2018", leave, moment("a")) == ["leave.grant.by-examiner"])
        #expect(try definition.askingWhoActs(both, of: grant, "2018", leave, moment("b")) == [])
    }
}
