import Affairs
import Kernel

/// Whoever complains: a part that is mounted, and an item of a list.
struct Complainant: Part, SubRecord {
    enum Side: String, Choice {
        case citizen, firm
        var name: String { self == .citizen ? "公民" : "单位" }
    }

    var side: Side?
    var name = ""
    var firm = ""
    var code = ""

    init() {}
    static var fields: [Field<Self>] {
        Field("side", \.side, "类型").indexed()
        Field("name", \.name, "姓名").personal(.name)
        Field("firm", \.firm, "单位名称").indexed().publicName()
        Field("code", \.code, "代码").rule("代码应为四位") { $0.code.count == 4 }
    }
}

/// A complaint of one, joined by others, with a notice before the public that can be taken back.
struct Grievance: Matter {
    enum Stage: String, MatterStage {
        case filed, closed
        var name: String { rawValue }
        var isFinal: Bool { self == .closed }
    }

    var subject = ""
    var complainant = Complainant()
    var others: [Complainant] = []
    var takenBackFor = ""

    init() {}
    static let kind: MatterKind = MatterKind("grievance", "投诉", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    static let complainant: Mount<Self, Complainant> = Mount("complainant", \.complainant, "投诉人")
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        complainant.fields
        Field("others", \.others, "共同投诉人")
        Field("takenBackFor", \.takenBackFor, "撤回公示的理由")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "提出", to: .filed, by: .clerk, basis: TestLaw.act(1)).needs(\.subject).fills(\.others)
            .fills(complainant.side, complainant.name, complainant.firm, complainant.code)
        Action("amend", "更正", .filed, by: .clerk, basis: TestLaw.act(2)).fills(\.subject, \.others)
            .fills(complainant.side, complainant.name, complainant.firm, complainant.code)
        Action("join", "加入", .filed, by: .clerk, basis: TestLaw.act(3))
            .appends(
                \.others, needing: \.side,
                checks: [
                    Check("named", "写明名称", TestLaw.act(3)) { other, _, _ in !(other.name + other.firm).isEmpty }
                ])
        Action("show", "公示", .filed, by: .clerk, basis: TestLaw.act(4)).publishes("list")
        Action("take-back", "撤回公示", .filed, by: .clerk, basis: TestLaw.act(5)).fills(\.takenBackFor).withdraws("list", because: \.takenBackFor)
            // Put away by the step itself, and still the reason that was given.
            .writes(\.takenBackFor) { grievance, _ in grievance.takenBackFor = "" }
        Action("close", "办结", .filed, to: .closed, by: .clerk, basis: TestLaw.act(6))
    }

    static var publications: [Publication<Self>] { Publication("list", "投诉公示", basis: TestLaw.act(4), shows: \.subject) }
    static var measures: [Measure<Self>] { [] }
}
