import Affairs
import Kernel

private let act: StatuteEdition = StatuteEdition("pass-act", "试验条例", "2018年", from: "2018-01-01")

/// A pass by which somebody may act until a day.
struct Pass: Matter, Credential {
    enum Stage: String, MatterStage {
        case held, given
        var name: String { rawValue }
        var isFinal: Bool { self == .given }
        var isResting: Bool { self == .held }
    }

    var holder = PersonID("")
    var until: Day?

    init() {}
    static let kind: MatterKind = MatterKind("pass", "通行证", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "通行证" }

    static var fields: [Field<Self>] {
        Field("holder", \.holder, "持证人").indexed()
        Field("until", \.until, "有效期至")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("issue", "发证", to: .held, by: .clerk, basis: act(1)).needs(\.holder, \.until)
        Action("give-back", "收回", .held, to: .given, by: .clerk, basis: act(2))
    }

    static var measures: [Measure<Self>] { [] }

    static var holderField: String { "holder" }
    func standing(on day: Day) -> CredentialStanding {
        let holds = until.map { day <= $0 } ?? false
        return CredentialStanding("通行证", holds: holds, holds ? "" : "已于\(until?.chinese ?? "")有效期届满")
    }
}
