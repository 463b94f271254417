import Affairs
import Kernel

private let act: StatuteEdition = StatuteEdition("round-act", "试验条例", "2018年", from: "2018-01-01")

/// A check that one named person makes, another may be named for it, and a clock runs over it; it can be given up.
struct Round: Matter {
    enum Stage: String, MatterStage {
        case ordered, checked, dropped
        var name: String { rawValue }
        var isFinal: Bool { self != .ordered }
    }

    var subject = ""
    var checker: PersonID?
    var found = ""
    var orderedOn: Day?
    var checkedOn: Day?
    var toldOn: Day?
    var droppedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("round", "巡查", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("checker", \.checker, "巡查人")
        Field("found", \.found, "发现的情况")
        Field("orderedOn", \.orderedOn, "布置日期")
        Field("checkedOn", \.checkedOn, "核查日期")
        Field("toldOn", \.toldOn, "告知日期")
        Field("droppedOn", \.droppedOn, "放弃日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("order", "布置", to: .ordered, by: .clerk, basis: act(1)).needs(\.subject, \.checker).stamps(\.orderedOn)
        Action("drop", "放弃", .ordered, to: .dropped, by: .officer, .head, basis: act(6)).stamps(\.droppedOn)
        Action("replace", "更换巡查人", .ordered, by: .officer, .head, basis: act(3)).needs(\.checker)
        Action("check", "核查", .ordered, to: .checked, by: .officer, basis: act(2)).needs(\.found).awaited()
            .requires("by-checker", "应当由巡查人核查", act(2)) { round, now in round.checker == now.actor.person }
            .stamps(\.checkedOn)
        Action("tell", "告知巡查时间", .ordered, by: .clerk, basis: act(5)).stamps(\.toldOn)
        Action("spare", "免予告知", .ordered, by: .head, basis: act(5)).stamps(\.toldOn)
        Limit("check", "核查", .days(20), from: \.orderedOn, until: { $0.checkedOn ?? $0.droppedOn }, basis: act(4))
        Limit("tell", "告知", .days(3), from: \.orderedOn, until: { $0.toldOn ?? $0.checkedOn ?? $0.droppedOn }, basis: act(5))
    }

    static var measures: [Measure<Self>] { [] }
}
