import Affairs
import Kernel

/// A permit that a head grants: on conditions of the matter, of the day and of who decides.
struct Permit: Matter {
    enum Stage: String, MatterStage {
        case filed, granted, refused
        var name: String { rawValue }
        var isFinal: Bool { self == .refused }
    }

    var subject = ""
    var applicant = ""
    var filedOn: Day?
    var terms = ""
    var letter: Attachment?
    var hearer = PersonID("")
    var refusal = ""
    var note = ""
    var apart: [PersonID] = []
    var number = ""
    var grantedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("permit", "许可", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("applicant", \.applicant, "申请人").personal(.name)
        Field("filedOn", \.filedOn, "收到日期").help("由“收到”记下")
        Field("terms", \.terms, "许可条件")
        Field("letter", \.letter, "附图")
        Field("hearer", \.hearer, "听证主持人")
        Field("refusal", \.refusal, "不予许可的理由")
        Field("note", \.note, "勘验记录")
        Field("apart", \.apart, "回避的人员")
        Field("number", \.number, "文号")
        Field("grantedOn", \.grantedOn, "许可日期").help("由“准予许可”记下")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "收到", to: .filed, by: .clerk, basis: TestLaw.act(1)).needs(\.subject).fills(\.applicant, \.hearer).stamps(\.filedOn)
        Action("inspect", "勘验", .filed, by: .clerk, basis: TestLaw.act(2)).needs(\.note)
        Action("amend", "更正事由", .filed, by: .clerk, basis: TestLaw.act(3)).needs(\.subject)
        Action("recuse", "决定回避", .filed, by: .head, basis: TestLaw.act(3)).needs(\.apart)
        Action("grant", "准予许可", .filed, to: .granted, by: .head, basis: TestLaw.act(4)).needs(\.terms).fills(\.letter)
            .separate(from: "inspect")
            .excludes("apart", "决定回避的人员不得办理", TestLaw.act(4), fromMatter: true) { permit, _ in permit.apart }
            .requires("waited", "收到满五日", TestLaw.act(5)) { permit, now in now.hasPassed(.days(5), since: permit.filedOn) }
            .requires("by-hearer", "举行听证的，由听证主持人决定", TestLaw.act(6)) { permit, now in
                permit.hearer.description.isEmpty || permit.hearer == now.actor.person
            }
            .requires("lawful", "事由合法", TestLaw.act(7)) { permit, _ in permit.subject != "违法" }
            .requires(
                Gate("short", "许可条件不超过十字", TestLaw.act(8)) { permit, _ in permit.terms.count <= 10 }.overridable(TestLaw.act(8, 2))
            )
            .stamps(\.grantedOn).issues("approval", "permit")
        Action("refuse", "不予许可", .filed, to: .refused, by: .head, basis: TestLaw.act(9)).needs(\.refusal)
        Action("archive", "归档核对", .granted, by: .clerk, basis: TestLaw.act(10)).separate(from: "grant").needs(\.note)
    }

    @Documents
    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("approval", "许可审批表", basis: TestLaw.act(4)) { permit, _ in
            DocumentContent(blocks: [.form([("事由", permit.subject), ("条件", permit.terms)])], signature: "", day: nil)
        }
        .opinion("受理意见", of: "file") { "收到“\($0.subject)”。" }
        .opinion("负责人意见", of: "grant") { _ in "准予许可。" }
        OfficialDocument("permit", "许可证", basis: TestLaw.act(4), number: "{organ}许〔{year}〕第{n}号", in: \.number) { permit, now in
            DocumentContent([permit.terms], signature: now.organs.name(of: now.organ), day: now.today)
        }
        .numberingMatter()
    }

    static var measures: [Measure<Self>] { [Measure.count("permit.granted", "许可", on: \.grantedOn)] }
}
