import Affairs
import Kernel

private let act: StatuteEdition = StatuteEdition("ticket-act", "试验条例", "2018年", from: "2018-01-01")

/// A small penalty of which a bureau has fifty a day: reported, made public under a mask, served on a day, closed; and steps that nobody takes in bulk.
struct Ticket: Matter {
    enum Stage: String, MatterStage {
        case open, appealed, closed
        var name: String {
            switch self {
            case .open: "执行中"
            case .appealed: "复核中"
            case .closed: "已结案"
            }
        }
        var isFinal: Bool { self == .closed }
    }

    var subject = ""
    var holder = ""
    var summary = ""
    var street = ""
    var amount: Money?
    var reportedOn: Day?
    var publishedOn: Day?
    var servedOn: Day?
    var opinion = ""

    init() {}
    static let kind: MatterKind = MatterKind("ticket", "罚单", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("holder", \.holder, "当事人").personal(.name)
        Field("summary", \.summary, "公示摘要")
        Field("street", \.street, "路段").indexed()
        Field("amount", \.amount, "罚款")
        Field("reportedOn", \.reportedOn, "报备日期").indexed()
        Field("publishedOn", \.publishedOn, "公示日期")
        Field("servedOn", \.servedOn, "送达日期").indexed()
        Field("opinion", \.opinion, "复核意见")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("write", "开具", to: .open, by: .clerk, basis: act(1)).needs(\.subject).fills(\.holder, \.summary, \.street, \.amount)
        Action("report", "报备", .open, by: .clerk, .officer, basis: act(2))
            .requires("unreported", "尚未报备", act(2)) { ticket, _ in ticket.reportedOn == nil }
            .stamps(\.reportedOn)
        Action("publish", "公示", .open, by: .clerk, basis: act(3)).needs(\.summary)
            .requires("reported-first", "报备以后方可公示", act(3)) { ticket, _ in ticket.reportedOn != nil }
            .requires("unpublished", "尚未公示", act(3)) { ticket, _ in ticket.publishedOn == nil }
            .stamps(\.publishedOn).publishes("list")
        Action("serve", "登记送达", .open, by: .clerk, basis: act(4)).needs(\.servedOn)
            .requires("not-later", "送达不晚于今天", act(4)) { ticket, now in ticket.servedOn.map { $0 <= now.today } ?? false }
        Action("close", "结案", .open, to: .closed, by: .clerk, basis: act(5))
            .requires("published", "已经公示", act(5)) { ticket, _ in ticket.publishedOn != nil }
        Action("appeal", "转入复核", .open, to: .appealed, by: .clerk, basis: act(6))
        Action("judge", "复核", .appealed, to: .open, by: .head, basis: act(6)).needs(\.opinion).issues("review")
        Action("name", "点名公布", .open, by: .clerk, basis: act(7)).publishes("named").inBulk()
        Action("weigh", "酌定", .open, by: .clerk, basis: act(8)).oneByOne()
        Action("notify", "制发通知", .open, by: .clerk, basis: act(9)).issues("notice")
    }

    @Documents
    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("review", "复核决定书", basis: act(6)) { ticket, now in
            DocumentContent(["\(ticket.opinion)"], signature: now.organs.name(of: now.organ), day: now.today)
        }
        OfficialDocument("notice", "通知书", basis: act(9)) { ticket, now in
            DocumentContent(to: ticket.holder, ["请办理“\(ticket.subject)”。"], signature: now.organs.name(of: now.organ), day: now.today)
        }
    }

    @Publications
    static var publications: [Publication<Self>] {
        Publication("list", "罚单公示", basis: act(3), shows: \.subject, \.holder, \.summary)
        Publication("named", "点名公布", basis: act(7), shows: \.subject, \.holder).unmasked(\.holder)
    }

    static var measures: [Measure<Self>] { [] }
}
