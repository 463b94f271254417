import Affairs
import Kernel

private let act: StatuteEdition = StatuteEdition("ticket-act", "试验条例", "2018年", from: "2018-01-01")

/// Whoever writes tickets has one of these.
struct Badge: Matter {
    enum Stage: String, MatterStage {
        case inForce, over
        var name: String { self == .inForce ? "有效" : "失效" }
        var isFinal: Bool { self == .over }
        var isResting: Bool { self == .inForce }
    }

    var holder = PersonID("")
    var holderName = ""
    var isWithheld = false

    init() {}
    static var readers: [Role] { [.officer] }
    static let kind: MatterKind = MatterKind("badge", "证件", .enforcement, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "\(holderName)的执法证" }

    static var fields: [Field<Self>] {
        Field("holder", \.holder, "持证人").indexed()
        Field("holderName", \.holderName, "姓名")
        Field("isWithheld", \.isWithheld, "暂扣")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("enter", "登记", to: .inForce, by: .clerk, basis: act(1)).needs(\.holder, \.holderName).fills(\.isWithheld)
        Action("end", "注销", .inForce, to: .over, by: .clerk, basis: act(1))
    }

    static var measures: [Measure<Self>] { [] }
}

/// A ticket written at the roadside.
struct RoadsideTicket: Matter {
    enum Stage: String, MatterStage {
        case written
        var name: String { "已开" }
        var isFinal: Bool { true }
    }

    enum Who: String, Choice {
        case person, company
        var name: String { self == .person ? "个人" : "单位" }
    }

    struct Charge: SubRecord {
        var kind: Who?
        var amount: Money?
        init() {}
        static var fields: [Field<Self>] {
            Field("kind", \.kind, "种类").usually(.last)
            Field("amount", \.amount, "金额")
        }
    }

    var cause = ""
    var badges: [Ref<Badge>] = []
    var who: Who?
    var personName = ""
    var companyName = ""
    var charges: [Charge] = []
    var isTold = false
    var note = ""
    var rule = ""

    init() {}
    static let kind: MatterKind = MatterKind("ticket", "罚单", .enforcement, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { cause }

    static var fields: [Field<Self>] {
        Field("cause", \.cause, "案由")
        Field("badges", \.badges, "执法人员").usually(.last, .own("holder"))
        Field("who", \.who, "类型").usually(.last, .code(Who.person.rawValue))
        Field("personName", \.personName, "姓名").asked(with: "who", Who.person)
        Field("companyName", \.companyName, "单位名称").asked(with: "who", Who.company)
        Field("charges", \.charges, "罚款")
        Field("isTold", \.isTold, "已告知")
        Field("note", \.note, "备注")
        Field("rule", \.rule, "依据").usually(.last)
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("write", "开罚单", to: .written, by: .officer, basis: act(2))
            .needs(\.cause, \.badges, \.who, \.charges, \.rule).fills(\.personName, \.companyName, \.isTold, \.note)
            .requires(
                Gate(
                    "valid", "证件没有被暂扣", act(3),
                    listing: { ticket, now in ticket.badges.compactMap { now.find($0) }.filter(\.isWithheld).map(\.holderName) })
            )
            .requires("acting", "由证件持有人办理", act(4)) { ticket, now in
                ticket.badges.contains { now.find($0)?.holder == now.actor.person }
            }
            .requires("named", "写明姓名或者单位名称", act(5)) { ticket, _ in
                ticket.who == .company ? !ticket.companyName.isEmpty : !ticket.personName.isEmpty
            }
            .requires("told", "应当当场告知", act(6)) { ticket, _ in ticket.isTold }
            .aside(\.note, \.rule, \.badges)
    }

    static var measures: [Measure<Self>] { [] }
}
