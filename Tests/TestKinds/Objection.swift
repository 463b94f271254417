import Affairs
package import Kernel

private let act: StatuteEdition = StatuteEdition("objection-act", "试验条例", "2018年", from: "2018-01-01")

/// An objection against what another organ did: considered here, answered there.
package struct Objection: Matter {
    package enum Stage: String, MatterStage {
        case filed, accepted, decided, rejected
        package var name: String { rawValue }
        package var isFinal: Bool { self == .rejected }
    }

    package var subject = ""
    package var respondent: OrganCode?
    package var beside: [OrganCode] = []
    package var answer = ""
    package var evidence: Attachment?
    package var opinion = ""
    package var file: Attachment?
    package var result = ""
    package var number = ""
    package var performed = ""

    package init() {}
    package static let kind: MatterKind = MatterKind("objection", "异议", .services, laws: [act])
    package static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    package var title: String { subject }
    package var partyOrgans: [OrganCode] { [respondent].compactMap { $0 } + beside }

    package static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("respondent", \.respondent, "被异议机关")
        Field("beside", \.beside, "共同被异议机关")
        Field("answer", \.answer, "答复")
        Field("evidence", \.evidence, "证据")
        Field("opinion", \.opinion, "审理意见")
        Field("file", \.file, "审理附件")
        Field("result", \.result, "决定")
        Field("number", \.number, "文号")
        Field("performed", \.performed, "履行情况")
    }

    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "登记", to: .filed, by: .clerk, basis: act(1)).needs(\.subject, \.respondent).fills(\.beside)
        Action("accept", "受理", .filed, to: .accepted, by: .clerk, basis: act(2))
        Action("reject", "不予受理", .filed, to: .rejected, by: .head, basis: act(3))
        Action("answer", "答复", .accepted, by: .clerk, basis: act(4)).at(atRespondent).needs(\.answer).fills(\.evidence)
        Action("consider", "审理", .accepted, by: .clerk, basis: act(5)).needs(\.opinion).fills(\.file).issues("approval").awaited()
        Action("decide", "决定", .accepted, to: .decided, by: .head, basis: act(6)).needs(\.result).issues("decision")
        Action("perform", "报告履行", .decided, by: .head, basis: act(7)).at(atRespondent).needs(\.performed)
    }

    private static let atRespondent: Place<Self> = .named { $0.respondent }

    package static var joining: Joining<Self> { Joining(at: [.accepted], by: .head).on("对同一机关的异议，一并审理", act(7)) }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("approval", "审批表", basis: act(5)) { objection, _ in
            DocumentContent(blocks: [.form([("事由", objection.subject)])], signature: "", day: nil)
        }
        .opinion("承办意见", of: "consider") { $0.opinion }
        OfficialDocument("decision", "决定书", basis: act(6), number: "{organ}异〔{year}〕第{n}号", in: \.number) { objection, now in
            DocumentContent([objection.result], signature: now.organs.name(of: now.organ), day: now.today)
        }
        .numberingMatter()
    }

    package static var measures: [Measure<Self>] { [] }
}
