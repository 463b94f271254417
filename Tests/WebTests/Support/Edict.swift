import Affairs
import Kernel

private let act: StatuteEdition = StatuteEdition("edict-act", "试验条例", "2018年", from: "2018-01-01")

/// A matter whose decision goes out with a number, is published and has to be served.
struct Edict: Matter {
    enum Stage: String, MatterStage {
        case filed, issued, served
        var name: String {
            switch self {
            case .filed: "已立案"
            case .issued: "已决定"
            case .served: "已送达"
            }
        }
        var isFinal: Bool { self == .served }
    }

    var subject = ""
    var holder = ""
    var reason = ""
    var remark = ""
    var evidence: Attachment?
    var number = ""
    var issuedOn: Day?
    var servedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("edict", "决定", .enforcement, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("holder", \.holder, "当事人").personal(.name)
        Field("reason", \.reason, "理由")
        Field("remark", \.remark, "备注")
        Field("evidence", \.evidence, "证据")
        Field("number", \.number, "文号")
        Field("issuedOn", \.issuedOn, "决定日期")
        Field("servedOn", \.servedOn, "送达日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "立案", to: .filed, by: .clerk, basis: act(1)).needs(\.subject).fills(\.holder)
        Action("amend", "改事由", .filed, by: .clerk, basis: act(2)).needs(\.subject)
        Action("issue", "作出决定", .filed, to: .issued, by: .head, basis: act(3)).needs(\.reason).fills(\.subject, \.remark, \.evidence)
            .requires("brief", "理由不超过十字", act(4)) { edict, _ in edict.reason.count <= 10 }
            .stamps(\.issuedOn).issues("edict").publishes("edict")
        Action("cite", "点名制发", .filed, to: .issued, by: .head, basis: act(6)).needs(\.holder, \.reason).issues("edict")
        Action("serve", "送达决定书", .issued, to: .served, by: .clerk, basis: act(5)).stamps(\.servedOn)
        Limit("service", "决定书送达期限", .days(7), from: \.issuedOn, until: \.servedOn, basis: act(5)).runs(from: "作出决定之日", until: "送达决定书")
    }

    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("edict", "决定书", basis: act(3), number: "{organ}决〔{year}〕第{n}号", in: \.number) { edict, now in
            DocumentContent(
                to: edict.holder, ["决定如下：\(edict.reason)。", "备注：\(edict.remark)。"], signature: now.organs.name(of: now.organ), day: nil)
        }
        .numberingMatter()
    }

    static var publications: [Publication<Self>] {
        Publication("edict", "决定公示", basis: act(3), shows: \.number, \.subject, \.holder)
    }
    static var measures: [Measure<Self>] { [] }
}
