import Affairs
import Kernel

private let act: StatuteEdition = StatuteEdition("licence-act", "试验条例", "2018年", from: "2018-01-01")

/// A licence that one post prepares and another grants.
struct Licence: Matter {
    enum Stage: String, MatterStage {
        case filed, granted
        var name: String { rawValue }
        var isFinal: Bool { self == .granted }
    }

    var subject = ""
    var terms = ""
    var holder = ""
    var plan: Attachment?
    var visits: [Visit] = []
    var refusedBefore = ""

    struct Visit: SubRecord {
        var note = ""
        init() {}
        static var fields: [Field<Self>] { Field("note", \.note, "情况") }
    }

    init() {}
    static let kind: MatterKind = MatterKind("licence", "许可", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("terms", \.terms, "许可条件")
        Field("holder", \.holder, "被许可人").personal(.name)
        Field("plan", \.plan, "附图")
        Field("visits", \.visits, "走访")
        Field("refusedBefore", \.refusedBefore, "以前的情况")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "收到", to: .filed, by: .clerk, basis: act(1)).needs(\.subject)
        Action("note", "记下", .filed, by: .clerk, basis: act(2)).needs(\.refusedBefore)
        Action("grant", "准予许可", .filed, to: .granted, by: .head, basis: act(3)).needs(\.terms, \.holder).fills(\.plan)
            .appends(\.visits, needing: \.note, atLeast: 0)
            .requires("brief", "许可条件不超过十字", act(4)) { licence, _ in licence.terms.count <= 10 }
            .issues("approval")
    }

    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("approval", "许可审批表", basis: act(3)) { licence, _ in
            DocumentContent(blocks: [.form([("条件", licence.terms)])], signature: "", day: nil)
        }
        .opinion("负责人意见", of: "grant") { _ in "准予许可。" }
    }

    static var measures: [Measure<Self>] { [] }
}
