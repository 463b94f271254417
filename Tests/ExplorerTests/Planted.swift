import Kernel

extension Role {
    static let clerk: Role = Role("clerk", "经办人员")
}

/// One fault that is planted into an otherwise sound kind.
enum Fault: String {
    case none, deadEnd, unreachable, undeclaredWrite, bypassedNotice, leak, runningLimit, holedPaper, negativeStock, unstableEffect
}

protocol Plant: Sendable { static var fault: Fault { get } }
enum Sound: Plant { static var fault: Fault { .none } }
enum DeadEnd: Plant { static var fault: Fault { .deadEnd } }
enum Unreachable: Plant { static var fault: Fault { .unreachable } }
enum UndeclaredWrite: Plant { static var fault: Fault { .undeclaredWrite } }
enum BypassedNotice: Plant { static var fault: Fault { .bypassedNotice } }
enum Leak: Plant { static var fault: Fault { .leak } }
enum RunningLimit: Plant { static var fault: Fault { .runningLimit } }
enum HoledPaper: Plant { static var fault: Fault { .holedPaper } }
enum NegativeStock: Plant { static var fault: Fault { .negativeStock } }

enum PlantedLaw {
    static let act: StatuteEdition = StatuteEdition("planted-act", "试验条例", "2018年", from: "2018-01-01")
}

/// A request that is told of, waited for, and decided by somebody else; with one fault.
struct Planted<F: Plant>: Matter {
    enum Stage: String, MatterStage {
        case received, told, parked, decided
        var name: String { rawValue }
        var isFinal: Bool { self == .decided }
    }

    var question = ""
    var asker = ""
    var amount: Money?
    var told: Day?
    var answer = ""
    var number = ""
    var receivedOn: Day?
    var decidedOn: Day?
    var summary = ""
    var count: Int?

    init() {}
    static var kind: MatterKind { MatterKind("planted-\(F.fault.rawValue)", "试验事项", .services, laws: [PlantedLaw.act]) }
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { question }

    static var fields: [Field<Self>] {
        Field("question", \.question, "问题")
        Field("asker", \.asker, "询问人").personal(.name)
        Field("amount", \.amount, "金额")
        Field("told", \.told, "告知日期")
        Field("answer", \.answer, "答复")
        Field("number", \.number, "文号")
        Field("receivedOn", \.receivedOn, "收到日期")
        Field("decidedOn", \.decidedOn, "决定日期")
        // The scan of free text withholds a name; what is declared to be an organisation's name it passes over.
        F.fault == .leak ? Field("summary", \.summary, "摘要").publicName() : Field("summary", \.summary, "摘要")
        Field("count", \.count, "次数")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = PlantedLaw.act
        Action("receive", "收到", to: .received, by: .clerk, basis: law(1)).needs(\.question, \.asker).fills(\.amount).stamps(\.receivedOn)
            .requires("amount-stated", "写明金额，不超过一千元", law(1)) { matter, _ in matter.amount.map { $0 <= .yuan(1_000) } ?? false }
        Action("tell", "告知", .received, to: F.fault == .bypassedNotice ? nil : .told, by: .clerk, basis: law(2)).stamps(\.told)
        decide(law)
        if F.fault == .deadEnd { Action("park", "搁置", .told, to: .parked, by: .clerk, basis: law(9)) }
        if F.fault == .unreachable {
            Action("never", "不可能的环节", .told, by: .clerk, basis: law(9)).needs(\.answer).requires("never", "不可能", law(9)) { matter, _ in
                matter.answer.count > 100_000
            }
        }
        Limit("decision", "决定", .days(60), from: \.receivedOn, until: { F.fault == .runningLimit ? nil : $0.decidedOn }, basis: law(3))
    }

    private static func decide(_ law: StatuteEdition) -> Action<Self> {
        let stage: Stage = F.fault == .bypassedNotice ? .received : .told
        return Action("decide", "决定", stage, to: .decided, by: .head, basis: law(4)).needs(\.answer)
            .requires("waited", "告知满五日", law(4)) { matter, now in
                F.fault == .bypassedNotice || now.hasPassed(.days(5), since: matter.told)
            }
            .writes(\.decidedOn, \.summary) { matter, now in
                matter.decidedOn = now.today
                matter.summary = F.fault == .leak ? "答复\(matter.asker)" : "已经答复"
                if F.fault == .undeclaredWrite { matter.count = 1 }
            }
            .issues("answer").publishes("answer")
    }

    @Invariants
    static var invariants: [Invariant<Self>] {
        Invariant("HG-T", "没有告知的，没有决定", PlantedLaw.act(4)) { _, history in history.precede("decide", by: "tell") }
    }

    @Documents
    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("answer", "答复书", basis: PlantedLaw.act(4), number: "{organ}答〔{year}〕第{n}号", in: \.number) { matter, now in
            DocumentContent(
                F.fault == .holedPaper ? ["答复：\(String(describing: matter.count))。"] : [matter.answer], signature: now.organs.name(of: now.organ),
                day: matter.decidedOn)
        }
    }

    @Publications
    static var publications: [Publication<Self>] {
        Publication("answer", "答复公示", basis: PlantedLaw.act(4), shows: \.question, \.asker, \.summary)
    }

    static var measures: [Measure<Self>] {
        Measure.count("planted.received", "收到", on: \.receivedOn)
        Measure.stock(
            "planted.open", "未决定",
            during: { matter in
                guard let first = matter.receivedOn else { return [] }
                // A period whose end is a day before its start is none; one that ends twice is the fault.
                return F.fault == .negativeStock ? [(first.advanced(by: 5), nil), (first, first.advanced(by: -1))] : [(first, matter.decidedOn)]
            })
    }
}
