import Affairs
import Kernel

/// A subsidy that a head grants: with slips of the pen that may be put right, and values that were decided on.
struct Subsidy: Matter {
    enum Stage: String, MatterStage {
        case applied, granted, closed
        var name: String { rawValue }
        var isFinal: Bool { self == .closed }
    }

    struct Helper: SubRecord {
        var name = ""
        var note = ""
        init() {}
        static var fields: [Field<Self>] {
            Field("name", \.name, "姓名").personal(.name)
            Field("note", \.note, "附言")
        }
    }

    var subject = ""
    var applicant = ""
    var identity = ""
    var appliedOn: Day?
    var bornOn: Day?
    var amount: Money?
    var household: Int?
    var helpers: [Helper] = []
    var remark = ""
    var account = ""
    var letter: Attachment?
    var office: OrganCode = OrganCode("")
    var summary = ""
    var number = ""
    var grantedOn: Day?
    var servedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("subsidy", "补贴", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由").indexed()
        Field("applicant", \.applicant, "申请人").personal(.name)
        Field("identity", \.identity, "证件号").personal(.identityNumber).rule("证件号应为八位") { $0.identity.count == 8 }
        Field("appliedOn", \.appliedOn, "申请日期")
        Field("bornOn", \.bornOn, "出生日期")
        Field("amount", \.amount, "金额")
        Field("household", \.household, "人口")
        Field("helpers", \.helpers, "代办人")
        Field("remark", \.remark, "说明")
        Field("account", \.account, "收款账户").notCorrectable("收款账户由申请人书面变更")
        Field("letter", \.letter, "申请书")
        Field("office", \.office, "发放机关")
        Field("summary", \.summary, "摘要").help("由“申请”记下")
        Field("number", \.number, "文号")
        Field("grantedOn", \.grantedOn, "批准日期").help("由“批准”记下")
        Field("servedOn", \.servedOn, "送达日期").help("由“送达”记下")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("apply", "申请", to: .applied, by: .clerk, basis: TestLaw.act(1)).needs(\.subject, \.applicant, \.identity, \.appliedOn)
            .fills(\.bornOn, \.amount, \.household, \.helpers, \.remark, \.account, \.letter, \.office)
            .writes(\.summary) { subsidy, _ in subsidy.summary = "申请“\(subsidy.subject)”" }
        Action("amend", "补充说明", .applied, by: .clerk, basis: TestLaw.act(2)).needs(\.remark)
        Action("join", "增加代办人", .applied, by: .clerk, basis: TestLaw.act(3))
            .appends(
                \.helpers, needing: \.name, checks: [Check("known", "写明姓名", TestLaw.act(3)) { helper, _, _ in helper.name != "不明" }])
        Action("inspect", "入户核查", .applied, by: .clerk, basis: TestLaw.act(4))
        Action("grant", "批准", .applied, to: .granted, by: .head, basis: TestLaw.act(5)).fills(\.remark).separate(from: "inspect")
            .requires("adult", "申请人年满十八周岁", TestLaw.act(6)) { subsidy, now in
                subsidy.bornOn.map { $0 <= now.today.advanced(by: -18 * 366) } ?? true
            }
            .requires("small", "金额不超过一千元", TestLaw.act(7)) { subsidy, _ in (subsidy.amount ?? .zero) <= .yuan(1_000) }
            .stamps(\.grantedOn).issues("approval", "decision", "slip", "log").publishes("list")
        Action("serve", "送达", .granted, by: .clerk, basis: TestLaw.act(8)).stamps(\.servedOn)
        Action("close", "归档", .granted, to: .closed, by: .clerk, basis: TestLaw.act(9))
        Limit("grant", "批准期限", .days(30), from: \.appliedOn, until: \.grantedOn, basis: TestLaw.act(5))
    }

    @Documents
    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("approval", "补贴审批表", basis: TestLaw.act(5)) { subsidy, _ in
            DocumentContent(blocks: [.form([("事由", subsidy.subject), ("申请人", subsidy.applicant)])], signature: "", day: nil)
        }
        .opinion("负责人意见", of: "grant") { _ in "同意。" }
        OfficialDocument("decision", "补贴决定书", basis: TestLaw.act(5), number: "{organ}补〔{year}〕第{n}号", in: \.number) { subsidy, now in
            DocumentContent(
                to: subsidy.applicant, ["你（证件号\(subsidy.identity)）申请的“\(subsidy.subject)”，予以批准。", subsidy.remark],
                signature: now.organs.name(of: now.organ), day: subsidy.grantedOn)
        }
        .numberingMatter().served { $0.servedOn != nil }
        OfficialDocument("log", "发放记录", basis: TestLaw.act(5)) { subsidy, _ in
            DocumentContent([subsidy.subject], signature: "", day: nil)
        }
        OfficialDocument("slip", "领款单", basis: TestLaw.act(5)) { subsidy, now in
            DocumentContent(
                to: "财务", ["代办人：\(subsidy.helpers.map(\.name).joined(separator: "、"))。"], signature: now.organs.name(of: now.organ), day: nil)
        }
    }

    @Publications
    static var publications: [Publication<Self>] {
        Publication("list", "补贴公示", basis: TestLaw.act(5), shows: \.number, \.subject, \.applicant, \.remark)
            .until { _, now in now.today.advanced(by: 30) }
    }

    static var measures: [Measure<Self>] {
        Measure.count("subsidy.granted", "补贴", on: \.grantedOn)
        Measure.sum("subsidy.people", "人口", unit: "人", on: \.grantedOn) { $0.household ?? 0 }
    }
}
