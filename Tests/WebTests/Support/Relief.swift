import Affairs
import Kernel

private let act: StatuteEdition = StatuteEdition("relief-act", "试验条例", "2018年", from: "2018-01-01")

/// A relief with a decision that goes out, and a list before the public: for slips of the pen.
struct Relief: Matter {
    enum Stage: String, MatterStage {
        case asked, granted
        var name: String { rawValue }
        var isFinal: Bool { self == .granted }
    }

    var subject = ""
    var holder = ""
    var bornOn: Day?
    var number = ""

    init() {}
    static let kind: MatterKind = MatterKind("relief", "救助", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("holder", \.holder, "受助人").personal(.name)
        Field("bornOn", \.bornOn, "出生日期")
        Field("number", \.number, "文号")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("ask", "申请", to: .asked, by: .clerk, basis: act(1)).needs(\.subject, \.holder).fills(\.bornOn)
        Action("grant", "准予", .asked, to: .granted, by: .head, basis: act(2))
            .requires("adult", "年满十八周岁", act(3)) { relief, now in relief.bornOn.map { $0 <= now.today.advanced(by: -6_600) } ?? true }
            .issues("decision").publishes("list")
    }

    @Documents
    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("decision", "救助决定书", basis: act(2), number: "{organ}助〔{year}〕第{n}号", in: \.number) { relief, now in
            DocumentContent(to: relief.holder, ["准予“\(relief.subject)”。"], signature: now.organs.name(of: now.organ), day: now.today)
        }
        .numberingMatter()
    }

    static var publications: [Publication<Self>] {
        Publication("list", "救助公示", basis: act(2), shows: \.subject, \.holder)
    }

    static var measures: [Measure<Self>] { [] }
}
