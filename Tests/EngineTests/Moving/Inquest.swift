import Affairs
import Kernel

/// Who takes part, one of several.
struct Participant: SubRecord {
    var name = ""
    init() {}
    static var fields: [Field<Self>] { Field("name", \.name, "姓名") }
}

/// A case that may be joined to another of the same subject, where what is decided counts for each, and of which a part may go out.
struct Inquest: Matter {
    enum Stage: String, MatterStage {
        case open, decided, closed
        var name: String { rawValue }
        var isFinal: Bool { self == .closed }
    }

    var subject = ""
    var note = ""
    var participants: [Participant] = []
    var filedOn: Day?
    var number = ""
    var outcome = ""
    var decidedOn: Day?
    var closedOn: Day?
    var surveyed = false

    init() {}
    static let kind: MatterKind = MatterKind("inquest", "查究", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "对象").indexed()
        Field("note", \.note, "情况")
        Field("participants", \.participants, "参加人")
        Field("filedOn", \.filedOn, "收到日期").help("由“收到”记下")
        Field("number", \.number, "文号")
        Field("outcome", \.outcome, "结果")
        Field("decidedOn", \.decidedOn, "决定日期").help("由“决定”记下")
        Field("closedOn", \.closedOn, "结案日期").help("由“结案”记下")
        Field("surveyed", \.surveyed, "已查勘").help("由查勘带回")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "收到", to: .open, by: .clerk, basis: TestLaw.act(1)).needs(\.subject).fills(\.participants)
            .requires("not-barred", "接待办不收", TestLaw.act(1)) { _, now in now.organ != Claim.barred }
            .stamps(\.filedOn).issues("slip")
        Action("note", "记下", .open, by: .clerk, basis: TestLaw.act(2)).needs(\.note)
        Action("survey", "交办查勘", .open, by: .clerk, basis: TestLaw.act(4)).opens(Survey.self, by: "order", at: .own) { _, _ in Survey() }
        Action("take-survey", "收到查勘", .open, by: .system, basis: TestLaw.act(4))
            .receives(Survey.self, writing: \.surveyed) { inquest, _, _ in inquest.surveyed = true }
        Action("pause", "中止", .open, by: .head, basis: TestLaw.act(3)).suspends("decision", ground: "等候结果")
        Action("go-on", "恢复", .open, by: .head, basis: TestLaw.act(3)).resumes("decision")
        Action("decide", "决定", .open, to: .decided, by: .head, basis: TestLaw.act(5)).needs(\.outcome).stamps(\.decidedOn)
        Action("close", "结案", .decided, to: .closed, by: .head, basis: TestLaw.act(6)).stamps(\.closedOn)
        Action("reopen", "恢复办理", .closed, to: .decided, by: .head, basis: TestLaw.act(6)).writes(\.closedOn) { inquest, _ in inquest.closedOn = nil }
        Action("drop", "撤回", .open, to: .closed, by: .clerk, basis: TestLaw.act(7)).stamps(\.closedOn)
        Limit("decision", "决定期限", .days(60), from: \.filedOn, until: { $0.decidedOn ?? $0.closedOn }, basis: TestLaw.act(5))
    }

    static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.by("close", means: .completed)
        Ending.by("drop", means: .withdrawn)
    }

    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("slip", "收件单", basis: TestLaw.act(1), number: "{organ}查〔{year}〕第{n}号", in: \.number) { inquest, _ in
            DocumentContent(blocks: [.form([("对象", inquest.subject)])], signature: "", day: nil)
        }
        .numberingMatter()
    }

    static var joining: Joining<Self> {
        Joining(at: [.open], by: .head)
            .on("同一对象的，合并办理", TestLaw.act(8))
            .requires("same-subject", "对象相同", TestLaw.act(8)) { inquest, leader, _ in inquest.subject == leader.subject }
            .sharing(\.outcome, \.decidedOn, \.closedOn)
            .apart("drop")
    }

    static var splitting: Splitting<Self> {
        Splitting(at: [.open], by: .head)
            .on("参加人情况不同的，分别办理", TestLaw.act(9))
            .dividing(\.participants).telling(\.subject).leaving(\.note)
            .counting("inquest.filed")
            .requires("somebody-stays", "原案至少留一人", TestLaw.act(9)) { first, _, _ in !first.participants.isEmpty }
    }

    static var measures: [Measure<Self>] {
        Measure.count("inquest.filed", "收到", on: \.filedOn)
        Measure.sum("inquest.persons", "参加人", unit: "人", on: \.filedOn) { $0.participants.count }
        Measure.count("inquest.noted", "收到（第二口径）", on: \.filedOn)
        Measure.count("inquest.decided", "决定", on: \.decidedOn)
        Measure.stock("inquest.open", "在办", from: \.filedOn) { ($0.decidedOn ?? $0.closedOn)?.advanced(by: -1) }
    }
}

/// The same where the decision counts once.
struct Probe: Matter {
    enum Stage: String, MatterStage {
        case open, closed
        var name: String { rawValue }
        var isFinal: Bool { self == .closed }
    }

    var subject = ""
    var filedOn: Day?
    var closedOn: Day?
    init() {}
    static let kind: MatterKind = MatterKind("probe", "查核", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }
    static var fields: [Field<Self>] {
        Field("subject", \.subject, "对象")
        Field("filedOn", \.filedOn, "收到日期").help("由“收到”记下")
        Field("closedOn", \.closedOn, "结案日期").help("由“结案”记下")
    }
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "收到", to: .open, by: .clerk, basis: TestLaw.act(1)).needs(\.subject).stamps(\.filedOn)
        Action("close", "结案", .open, to: .closed, by: .head, basis: TestLaw.act(6)).stamps(\.closedOn)
    }
    static var joining: Joining<Self> { Joining(at: [.open], by: .head).on("一并查核", TestLaw.act(8)) }
    static var measures: [Measure<Self>] {
        Measure.count("probe.filed", "收到", on: \.filedOn)
        Measure.count("probe.closed", "结案", on: \.closedOn)
        Measure.stock("probe.open", "在办", from: \.filedOn) { $0.closedOn?.advanced(by: -1) }
    }
}
