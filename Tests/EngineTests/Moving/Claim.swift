import Affairs
import Kernel

/// Who claims, as a part of a record.
struct Claimant: Part {
    var name = ""
    var identity = ""
    init() {}
    static var fields: [Field<Self>] {
        Field("name", \.name, "姓名").personal(.name)
        Field("identity", \.identity, "证件号码").personal(.hidden)
    }
}

/// One of several others.
struct Joined: SubRecord {
    var name = ""
    init() {}
    static var fields: [Field<Self>] { Field("name", \.name, "姓名") }
}

/// A claim of somebody who may die, with a survey that goes along, and with what its law asks of the organ that has it.
struct Claim: Matter {
    enum Stage: String, MatterStage {
        case open, decided, standing, ended
        var name: String { rawValue }
        var isFinal: Bool { self == .ended }
        var isResting: Bool { self == .standing }
    }

    /// An organ that takes no claims.
    static let barred: OrganCode = OrganCode("430626-jd")

    var claimant = Claimant()
    var others: [Joined] = []
    var desk = OrganCode("")
    var visits: [Day] = []
    var visitedOn: Day?
    var surveyed = false
    var filedOn: Day?
    var endedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("claim", "请求", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    static let claimant: Mount<Self, Claimant> = Mount("claimant", \.claimant, "请求人")
    var title: String { "请求" }

    static var fields: [Field<Self>] {
        claimant.fields
        Field("others", \.others, "其他请求人").personal(.hidden)
        Field("desk", \.desk, "办理机关").help("由环节记下")
        Field("visits", \.visits, "走访").help("由“走访”记下")
        Field("visitedOn", \.visitedOn, "走访日期")
        Field("surveyed", \.surveyed, "已查勘").help("由查勘带回")
        Field("filedOn", \.filedOn, "收到日期").help("由“收到”记下")
        Field("endedOn", \.endedOn, "终止日期").help("由“终止”记下")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "收到", to: .open, by: .clerk, basis: TestLaw.act(1)).needs(claimant.name).fills(claimant.identity, \.others)
            .requires("no-village", "村不受理请求", TestLaw.act(2)) { _, now in now.organs[now.organ]?.level != .village }
            .stamps(\.filedOn).writes(\.desk) { claim, now in claim.desk = now.organ }
        Action("visit", "走访", .open, by: .clerk, basis: TestLaw.act(3)).needs(\.visitedOn)
            .writes(\.visits) { claim, _ in claim.visits.append(claim.visitedOn ?? Day.firstDay(of: 2020)) }
        Action("survey", "交办查勘", .open, by: .clerk, basis: TestLaw.act(4)).opens(Survey.self, by: "order", at: .own) { _, _ in Survey() }
        Action("take-survey", "收到查勘", .open, by: .system, basis: TestLaw.act(4))
            .receives(Survey.self, writing: \.surveyed) { claim, _, _ in claim.surveyed = true }
        Action("decide", "决定", .open, to: .decided, by: .head, basis: TestLaw.act(5)).separate(from: "file")
        Action("settle", "存续", .decided, to: .standing, by: .head, basis: TestLaw.act(6))
        Action("end", "终止", .open, .decided, to: .ended, by: .head, basis: TestLaw.act(7)).stamps(\.endedOn)
        Limit("decision", "决定期限", .days(60), from: \.filedOn, until: \.endedOn, basis: TestLaw.act(5))
    }

    static var handing: Handing<Self> {
        Handing()
            .on("由有管辖权的机关办理", TestLaw.act(11))
            .writes(\.desk) { claim, now in claim.desk = now.organ }
            .requires("takes-claims", "接收机关受理请求", TestLaw.act(12)) { claim, now in now.organ != barred && claim.desk == now.organ }
    }

    @Successions
    static var successions: [Succession<Self>] {
        Succession("claimant", "请求人", claimant.fields.map(\.path), by: .head, named: { !$0.claimant.name.isEmpty }, name: { $0.claimant.name })
            .enters("请求人死亡的，由继承人参加", TestLaw.act(13), on: .death, at: [.open])
            .leads(to: "end", "请求人终止的，终止办理", TestLaw.act(14), on: .dissolution)
        Succession("others", "其他请求人", [\.others], by: .clerk, named: { $0.others.allSatisfy { !$0.name.isEmpty } }, name: { _ in "" })
            .enters("其他请求人死亡的，由继承人参加", TestLaw.act(13), on: .death)
    }

    static var measures: [Measure<Self>] {
        Measure.count("claim.filed", "收到", on: \.filedOn)
        Measure.each("claim.visits", "走访", unit: "次") { $0.visits }
        Measure.count("claim.ended", "终止", on: \.endedOn)
        Measure.stock("claim.open", "在办", from: \.filedOn) { $0.endedOn?.advanced(by: -1) }
        Measure.count("claim.named", "按办理机关", on: \.filedOn).attributed { $0.desk }
    }
}

/// What a claim has surveyed, at its own organ.
struct Survey: Matter {
    enum Stage: String, MatterStage {
        case ordered, done
        var name: String { rawValue }
        var isFinal: Bool { self == .done }
    }

    var note = ""
    var orderedOn: Day?
    init() {}
    static let kind: MatterKind = MatterKind("survey", "查勘", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "查勘" }
    static var fields: [Field<Self>] {
        Field("note", \.note, "情况")
        Field("orderedOn", \.orderedOn, "交办日期").help("由“交办”记下")
    }
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("order", "交办", to: .ordered, by: .system, basis: TestLaw.act(4)).stamps(\.orderedOn)
        Action("finish", "查勘完毕", .ordered, to: .done, by: .clerk, basis: TestLaw.act(4)).needs(\.note).returns()
    }
    static var measures: [Measure<Self>] { [Measure.stock("survey.open", "查勘中", from: \.orderedOn) { $0.note.isEmpty ? nil : $0.orderedOn }] }
}

/// An act that moves the powers over claims from one organ to another.
struct Reform: Matter {
    enum Stage: String, MatterStage {
        case decreed
        var name: String { rawValue }
        var isFinal: Bool { false }
        var isResting: Bool { true }
    }

    var source = OrganCode("")
    var effectiveOn: Day?
    var claims: [Ref<Claim>] = []
    init() {}
    static let kind: MatterKind = MatterKind("reform", "职权调整", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "职权调整" }
    static var fields: [Field<Self>] {
        Field("source", \.source, "原机关")
        Field("effectiveOn", \.effectiveOn, "生效日期")
        Field("claims", \.claims, "事项")
    }
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("decree", "公布", to: .decreed, by: .clerk, basis: TestLaw.act(15)).needs(\.source, \.effectiveOn).fills(\.claims)
    }
    static var handing: Handing<Self> {
        Handing().reallocating { reform, now in
            reform.effectiveOn.map {
                PowerMove(
                    from: reform.source, to: now.organ, on: $0, items: reform.claims.map(\.id), document: "试字〔2020〕1号", basis: TestLaw.act(15))
            }
        }
    }
    static var measures: [Measure<Self>] { [] }
}
