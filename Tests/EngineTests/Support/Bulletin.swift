import Affairs
import Kernel

/// A bulletin that is shown as a draft, revised, enacted, withdrawn; reminders go out about it as often as one likes.
struct Bulletin: Matter {
    enum Stage: String, MatterStage {
        case drafted, approved, ended
        var name: String { rawValue }
        var isFinal: Bool { self == .ended }
    }

    var subject = ""
    var text = ""
    var author = ""
    var firm = ""
    var contact = ""
    var owner: OrganCode = OrganCode("")
    var keeper: PersonID = PersonID("")
    var fee: Money?
    var signers: [Signer] = []
    var number = ""

    struct Signer: SubRecord {
        var name = ""
        var note = ""
        init() {}
        static var fields: [Field<Self>] {
            Field("name", \.name, "签名人").personal(.name)
            Field("note", \.note, "附言")
        }
    }

    init() {}
    static let kind: MatterKind = MatterKind("bulletin", "通告", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "标题")
        Field("text", \.text, "正文").long()
        Field("author", \.author, "起草人").personal(.name)
        Field("firm", \.firm, "协作单位").publicName()
        Field("contact", \.contact, "联系方式").publicContact()
        Field("owner", \.owner, "主管单位")
        Field("keeper", \.keeper, "保管人")
        Field("fee", \.fee, "工本费")
        Field("signers", \.signers, "签名")
        Field("number", \.number, "文号")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("draft", "起草", to: .drafted, by: .clerk, basis: TestLaw.act(12)).needs(\.subject)
            .fills(\.text, \.author, \.firm, \.contact, \.owner, \.keeper, \.fee, \.signers)
        Action("revise", "修改", .drafted, .approved, by: .clerk, basis: TestLaw.act(12))
            .fills(\.subject, \.text, \.author, \.firm, \.contact, \.owner, \.keeper, \.fee, \.signers)
        Action("show", "公开征求意见", .drafted, by: .clerk, basis: TestLaw.act(13)).publishes("draft")
        Action("approve", "批准", .drafted, to: .approved, by: .head, basis: TestLaw.act(14)).issues("approval")
        Action("remind", "催办", .drafted, .approved, by: .clerk, basis: TestLaw.act(15)).issues("reminder")
        Action("enact", "公布", .approved, by: .head, basis: TestLaw.act(16)).issues("text").publishes("text")
        Action("cancel", "撤回", .approved, by: .head, basis: TestLaw.act(17)).withdraws("text")
        Action("republish", "按期公布", .approved, by: .system, basis: TestLaw.act(16)).publishes("text")
        Action("end", "归档", .approved, to: .ended, by: .clerk, basis: TestLaw.act(18))
    }

    @Documents
    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("approval", "通告审批表", basis: TestLaw.act(14)) { matter, _ in
            DocumentContent(blocks: [.form([("标题", matter.subject), ("工本费", matter.fee?.chinese ?? "")])], signature: "", day: nil)
        }
        .opinion("经办人意见", of: "draft", "revise") { "请批准“\($0.subject)”。" }
        .opinion("负责人意见", of: "approve") { _ in "同意。" }
        OfficialDocument("reminder", "催办通知", basis: TestLaw.act(15)) { matter, now in
            DocumentContent(to: "协作单位", ["请速办“\(matter.subject)”。"], signature: now.organs.name(of: now.organ), day: nil)
        }
        OfficialDocument("text", "通告", basis: TestLaw.act(16), number: "{organ}告〔{year}〕第{n}号", in: \.number) { matter, now in
            DocumentContent([matter.text], signature: now.organs.name(of: now.organ), day: now.today)
        }
        .numberingMatter()
    }

    @Publications
    static var publications: [Publication<Self>] {
        Publication("draft", "征求意见稿", basis: TestLaw.act(13), shows: \.subject, \.text)
        Publication(
            "text", "通告", basis: TestLaw.act(16), shows: \.number, \.subject, \.text, \.author, \.firm, \.contact, \.owner, \.keeper, \.fee, \.signers
        )
        .replaces("draft").until { _, now in now.today.advanced(by: 30) }
    }

    static var measures: [Measure<Self>] { [] }
}
