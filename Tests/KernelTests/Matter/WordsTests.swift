import Kernel
import Testing

private let act: StatuteEdition = StatuteEdition("words-act", "试验条例", "2018年", from: "2018-01-01")

/// A loan of things from a list: a gate that names what is missing, a limit with a suspension, things that happen again.
private struct Loan: Matter {
    enum Stage: String, MatterStage {
        case open, closed
        var name: String { rawValue }
        var isFinal: Bool { self == .closed }
    }

    var items: [String] = []
    var urgent = false
    var lentOn: Day?
    var returnedOn: Day?
    var isLate = false
    var reminders: [Day] = []
    var number = ""

    init() {}
    static let kind: MatterKind = MatterKind("loan", "借用", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    static let prefix: Setting<String> = Setting("loan.prefix", "字头", default: "PJ", lawful: .letters(1...8), source: "试验")
    var title: String { "借用" }

    static var fields: [Field<Self>] {
        Field("items", \.items, "物品")
        Field("urgent", \.urgent, "紧急")
        Field("lentOn", \.lentOn, "借出日期")
        Field("returnedOn", \.returnedOn, "归还日期")
        Field("isLate", \.isLate, "逾期")
        Field("reminders", \.reminders, "催还")
        Field("number", \.number, "编号")
    }

    static let term: Limit<Self> = Limit("return", "归还", .days(10), from: \.lentOn, until: \.returnedOn, basis: act(2))
    static let complete: Gate<Self> = Gate(
        "complete", "物品齐全", act(1), listing: { loan, _ in ["书", "尺"].filter { !loan.items.contains($0) } })

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("lend", "借出", to: .open, by: .head, basis: act(1)).fills(\.items, \.urgent)
            .requires(complete.when("不急用的") { loan, _ in !loan.urgent }.overridable(act(9))).stamps(\.lentOn)
        Action("pause", "暂停", .open, by: .head, basis: act(3)).suspends("return", ground: "放假")
        Action("go-on", "继续", .open, by: .head, basis: act(3)).resumes("return")
        Action("return", "归还", .open, to: .closed, by: .head, basis: act(2))
            .writes(\.isLate) { loan, now in loan.isLate = now.hasPassed(term, of: loan) }.stamps(\.returnedOn)
        term
    }

    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("slip", "借条", basis: act(1), number: "{prefix}借{n}", in: \.number) { _, _ in DocumentContent([], signature: "", day: nil) }
            .spelling("{prefix}", prefix)
    }

    static var measures: [Measure<Self>] {
        Measure.each("loan.reminded", "催还", unit: "次", on: \.reminders)
    }
}

@Suite("声明用语")
struct WordsTests {
    private let definition = KindDefinition(Loan.self)

    private func moment(_ day: Day, _ ledger: Ledger = Ledger()) throws -> Moment {
        let year = CalendarEdition(
            id: "2020", year: 2020, title: "试验", document: "试验", published: Day.firstDay(of: 2019), holidays: [], workdays: [])
        return Moment(
            now: Instant(day, hour: 9), actor: Actor(login: "a", person: PersonID("a"), name: "甲", posts: []), organ: OrganCode("1"), matter: 1,
            organs: OrganTree([]), calendar: try WorkCalendar(editions: [year]), settings: Settings(), ledger: ledger, related: NothingRelated())
    }

    private func action(_ id: String) throws -> ActionOutline { try #require(definition.outline("2018")?.action(id)) }
    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    @Test func `条件不满足时逐一列明所缺，可否越过不变`() throws {
        var loan = Loan()
        loan.items = ["尺"]
        let lend = try action("lend")
        let refusals = try definition.refusals(lend, "2018", loan, stage: "", moment(day("2020-03-02")))
        #expect(refusals.map(\.says) == ["物品齐全：书"])
        #expect(refusals.map(\.isOverridable) == [true])
        loan.items = ["尺", "书"]
        #expect(try definition.refusals(lend, "2018", loan, stage: "", moment(day("2020-03-02"))) == [])
        (loan.items, loan.urgent) = ([], true)
        #expect(try definition.refusals(lend, "2018", loan, stage: "", moment(day("2020-03-02"))) == [])
    }

    @Test(arguments: [("2020-03-12", false), ("2020-03-13", true)])
    func `期限在最后一日尚未届满，次日已经届满`(on: String, late: Bool) throws {
        var loan = Loan()
        loan.lentOn = try day("2020-03-02")
        #expect(try moment(day(on)).hasPassed(Loan.term, of: loan) == late)
    }

    @Test func `中止的日子不算，未起算的期限不会届满`() throws {
        var loan = Loan()
        #expect(try !moment(day("2020-12-31")).hasPassed(Loan.term, of: loan))
        loan.lentOn = try day("2020-03-02")
        var ledger = try definition.ledger(after: action("pause"), "2018", loan, moment(day("2020-03-05")))
        #expect(try !moment(day("2020-12-31"), ledger).hasPassed(Loan.term, of: loan))
        ledger = try definition.ledger(after: action("go-on"), "2018", loan, moment(day("2020-03-10"), ledger))
        #expect(try !moment(day("2020-03-17"), ledger).hasPassed(Loan.term, of: loan))
        #expect(try moment(day("2020-03-18"), ledger).hasPassed(Loan.term, of: loan))
    }

    @Test func `同一事项多次发生的，逐次计数`() throws {
        var loan = Loan()
        loan.reminders = [try day("2020-03-20"), try day("2021-01-05")]
        let facts = definition.facts(loan, organ: OrganCode("1"))
        #expect(facts.map(\.day) == loan.reminders)
        #expect(facts.allSatisfy { $0.value == 1 && $0.measure == "loan.reminded" })
    }

    @Test func `文号中县定的字用设定，没有设定用默认`() {
        let slip = definition.documents.first
        #expect(slip?.pattern(in: Settings()) == "PJ借{n}")
        #expect(slip?.pattern(in: Settings(["loan.prefix": "SN"])) == "SN借{n}")
    }
}
