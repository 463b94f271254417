import Kernel
import Testing

private let act: StatuteEdition = StatuteEdition("choices-act", "试验条例", "2018年", from: "2018-01-01")
private let worker: Role = Role("worker", "经办人员")

/// A step whose conditions are on whom it names, alone and together, and on what goes with a choice.
private struct Visit: Matter {
    enum Stage: String, MatterStage {
        case open
        var name: String { rawValue }
        var isFinal: Bool { true }
    }

    enum Who: String, Choice {
        case person, company
        var name: String { rawValue }
    }

    var visitors: [PersonID] = []
    var leader = PersonID("")
    var who: Who?
    var personName = ""
    var companyName = ""
    var isTold = false
    var place = ""
    var hour = ""

    init() {}
    static let kind: MatterKind = MatterKind("visit", "走访", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "走访" }

    static var fields: [Field<Self>] {
        Field("visitors", \.visitors, "走访人员")
        Field("leader", \.leader, "带队人")
        Field("who", \.who, "类型")
        Field("personName", \.personName, "姓名").asked(with: "who", Who.person)
        Field("companyName", \.companyName, "名称").asked(with: "who", Who.company)
        Field("isTold", \.isTold, "已告知")
        Field("place", \.place, "地点")
        Field("hour", \.hour, "时间")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("visit", "走访", to: .open, by: worker, basis: act(1)).needs(\.visitors, \.who)
            .fills(\.leader, \.personName, \.companyName, \.isTold, \.place, \.hour)
            .requires("allowed", "走访人员没有停职", act(2)) { visit, _ in !visit.visitors.contains(PersonID("away")) }
            .requires("two", "走访人员不少于两人", act(3)) { visit, _ in visit.visitors.count >= 2 }
            .requires("self", "本人在内", act(4)) { visit, now in visit.visitors.contains(now.actor.person) }
            .requires("led", "带队人是甲或者乙", act(5)) { visit, _ in
                visit.leader.isUnset || [PersonID("a"), PersonID("b")].contains(visit.leader)
            }
            .requires("named", "写明是谁", act(6)) { visit, _ in visit.who == .company ? !visit.companyName.isEmpty : !visit.personName.isEmpty }
            .requires("told", "已经告知", act(7)) { visit, _ in visit.isTold }
            .requires("found", "写明地点或者时间", act(8)) { visit, _ in !visit.place.isEmpty || !visit.hour.isEmpty }
    }

    static var measures: [Measure<Self>] { [] }
}

@Suite("表单供选的和要求的")
struct StepChoicesTests {
    private let definition = KindDefinition(Visit.self)

    private func moment() throws -> Moment {
        let today = try #require(Day(iso: "2020-03-02"))
        let year = CalendarEdition(
            id: "2020", year: 2020, title: "试验", document: "试验", published: Day.firstDay(of: 2019), holidays: [], workdays: [])
        let post = Post(organ: OrganCode("1"), role: worker, from: Day.firstDay(of: 2019))
        return Moment(
            now: Instant(today, hour: 9), actor: Actor(login: "a", person: PersonID("a"), name: "甲", posts: [post]), organ: OrganCode("1"),
            matter: 1, organs: OrganTree([]), calendar: try WorkCalendar(editions: [year]), settings: Settings(), ledger: Ledger(),
            related: NothingRelated())
    }

    private func refused(_ people: [String], as field: String, in visit: Visit = Visit()) throws -> [[String]] {
        let action = try #require(definition.outline("2018")?.action("visit"))
        return try definition.refusing(people.map { .text($0) }, as: field, by: action, "2018", visit, moment())
    }

    @Test func `几个人中，本身不合条件的不供选；要几个人、要本人在内的，不因此排除同行的人`() throws {
        #expect(try refused(["a", "b", "away"], as: "visitors") == [[], [], ["走访人员没有停职"]])
        // Without the actor among them nobody can be told apart by that condition.
        #expect(try refused(["b", "away", "c"], as: "visitors") == [[], ["走访人员没有停职"], []])
    }

    @Test func `只选一个人的，不合条件的不供选；已经选了的照样重新判断`() throws {
        var visit = Visit()
        visit.leader = PersonID("x")
        #expect(try refused(["a", "x", "b"], as: "leader", in: visit) == [[], ["带队人是甲或者乙"], []])
        #expect(try refused(["a"], as: "who") == [[]] && refused([], as: "leader").isEmpty, "不是这样填的项目不判断")
    }

    @Test func `条件缺了它就不能满足的，算必填；两项填一项即可的不算，随选择而定的各算各的`() throws {
        let action = try #require(definition.outline("2018")?.action("visit"))
        #expect(try definition.demanded(by: action, "2018", Visit(), moment()) == ["personName", "companyName", "isTold"])
        var visit = Visit()
        (visit.isTold, visit.who) = (true, .company)
        #expect(try definition.demanded(by: action, "2018", visit, moment()) == ["companyName"])
    }
}
