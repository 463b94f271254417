import Affairs
import Kernel

private let act: StatuteEdition = StatuteEdition("slip-act", "试验条例", "2018年", from: "2018-01-01")

/// A matter whose one paper goes out again and again.
struct Slip: Matter {
    enum Stage: String, MatterStage {
        case open, closed
        var name: String { rawValue }
        var isFinal: Bool { self == .closed }
    }

    var subject = ""
    var asker = ""

    init() {}
    static let kind: MatterKind = MatterKind("slip", "催办单", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("asker", \.asker, "申请人").personal(.name)
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("open", "登记", to: .open, by: .clerk, basis: act(1)).needs(\.subject).fills(\.asker)
        Action("remind", "催办", .open, by: .clerk, basis: act(2)).fills(\.subject).issues("reminder").publishes("list")
        Action("close", "办结", .open, to: .closed, by: .clerk, basis: act(3)).withdraws("list")
    }

    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("reminder", "催办通知", basis: act(2)) { slip, now in
            DocumentContent(
                to: slip.asker, blocks: [.paragraph("请速办<\(slip.subject)>。"), .form([("期限", "五日")]), .items(["当面", "电话"])],
                signature: now.organs.name(of: now.organ), day: nil, attachments: ["清单"])
        }
        .opinion("经办人意见", of: "open") { _ in "请办理。" }
    }

    static var publications: [Publication<Self>] { Publication("list", "催办清单", basis: act(2), shows: \.subject) }
    static var measures: [Measure<Self>] { [] }
}
