package import Kernel

private let reading = Law.administrativeProcedure2018
private let act = Law.reconsideration2023

/// 条款被认定不合法: what a court or a reconsideration finds of a clause is kept with the document, and seen wherever it is cited
/// (法释〔2018〕1号第一百四十九条，行政复议法第五十九条).
///
/// Whether the clause is amended or repealed is decided by the document's own steps; here it is on record that, by whom and why.
extension NormativeDocument {
    package enum FindingSource: String, Choice {
        case court, reconsideration
        package var name: String { self == .court ? "人民法院" : "行政复议机关" }
    }

    package struct ClauseFinding: SubRecord {
        package var source: FindingSource?
        package var document = ""
        package var clauses = ""
        package var on: Day?
        package var stops = false
        /// Registered by the maker itself, which then answers for it here.
        package var isOwn = false
        package var answer = ""
        package var answeredOn: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("source", \.source, "机关")
            Field("document", \.document, "文号")
            Field("clauses", \.clauses, "条款和理由").long()
            Field("on", \.on, "收到日期")
            Field("stops", \.stops, "停止执行")
            Field("isOwn", \.isOwn, "由制定机关登记")
            Field("answer", \.answer, "答复、纠正").long()
            Field("answeredOn", \.answeredOn, "答复、纠正日期")
        }
    }

    @Clauses
    static func found() -> [Clause<Self>] {
        Action("note-finding", "收到条款不合法的认定", .published, by: .system, basis: reading(149, 1))
            .needs(\.findingSource, \.findingDocument, \.findingClauses, \.findingOn).fills(\.findingStops)
            .writes(all: findingWrites) { matter, _ in matter.noteFinding(isOwn: false) }
        Action("note-answer", "收到对条款的答复、纠正", .published, by: .system, basis: reading(149, 4))
            .needs(\.findingDocument, \.findingAnswer)
            .writes(all: answerWrites) { matter, now in matter.answerFinding(named: matter.findingDocument, now) }
        // The court writes to the maker, who may have had no part in the suit.
        Action("record-finding", "登记修改、废止本文件的司法建议", .published, by: .office, .clerk, .legality, basis: reading(149, 2)).at(atMaker)
            .needs(\.findingDocument, \.findingClauses, \.findingOn).fills(\.findingStops)
            .requires("receipt-not-in-future", "收到不晚于登记当日", reading(149, 4)) { matter, now in matter.findingOn.map { $0 <= now.today } ?? true }
            .requires("not-registered-before", "同一份司法建议尚未登记", reading(149, 2)) { matter, _ in
                !matter.findings.contains { $0.document == matter.findingDocument }
            }
            .writes(all: findingWrites + [\.findingSource]) { matter, _ in
                matter.findingSource = .court
                matter.noteFinding(isOwn: true)
            }
        Action("answer-finding", "书面答复司法建议", .published, by: .head, .office, basis: reading(149, 4)).at(atMaker)
            .awaited { $0.openFinding != nil }
            .needs(\.findingAnswer)
            .requires("suggestion-unanswered", "有本机关登记、尚未答复的司法建议", reading(149, 4)) { matter, _ in matter.openFinding != nil }
            .writes(all: answerWrites) { matter, now in matter.answerFinding(named: matter.openFinding?.document ?? "", now) }
        // Once it has fallen there is nothing left to amend or to repeal, and nobody who could answer for it.
        Limit(
            "finding-answer", "答复修改、废止本文件的司法建议", .days(60), from: { $0.openFinding?.on },
            until: { $0.repealedOn ?? $0.revokedOn ?? $0.lapsedOn }, basis: reading(149, 4)
        )
        .runs(from: "收到司法建议之日", until: "书面答复，或者文件废止、被撤销、失效")
        .when("人民法院建议修改、废止，由制定机关登记的") { $0.openFinding != nil }
    }

    private static let findingWrites: [Path<Self>] = [\.findings, \.findingDocument, \.findingClauses, \.findingOn, \.findingStops]
    private static let answerWrites: [Path<Self>] = [\.findings, \.findingDocument, \.findingAnswer]

    private mutating func noteFinding(isOwn: Bool) {
        var finding = ClauseFinding()
        (finding.source, finding.document, finding.clauses) = (findingSource, findingDocument, findingClauses)
        (finding.on, finding.stops, finding.isOwn) = (findingOn, findingStops, isOwn)
        findings.append(finding)
        (findingDocument, findingClauses, findingOn, findingStops) = ("", "", nil, false)
    }

    private mutating func answerFinding(named document: String, _ now: Moment) {
        if let index = findings.firstIndex(where: { $0.document == document && $0.answeredOn == nil }) {
            (findings[index].answer, findings[index].answeredOn) = (findingAnswer, now.today)
        }
        (findingDocument, findingAnswer) = ("", "")
    }

    /// The first that the maker has registered and not answered.
    var openFinding: ClauseFinding? { findings.first { $0.isOwn && $0.answeredOn == nil } }

    /// Findings after which the document was neither amended nor corrected, as they are told of wherever it is cited.
    var standingFindings: [ClauseFinding] {
        let mended = (amendments.compactMap(\.on) + corrections.compactMap(\.on)).max()
        return findings.filter { finding in finding.on.map { on in mended.map { $0 <= on } ?? true } ?? true }
    }

    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("unlawful-clause", "有条款被认定不合法，尚未修改、纠正或者废止", reading(149, 1)) { matter, _ in matter.findingWords }
    }

    var findingWords: [String] {
        standingFindings.map { finding in
            "\(finding.source?.name ?? "")\(finding.document)：\(finding.clauses)\(finding.stops ? "（停止执行）" : "")"
        }
    }
}

extension Action {
    /// A document learns that a clause of it was found unlawful.
    func flagging(
        _ document: @escaping @Sendable (M) -> Ref<NormativeDocument>?, filling input: @escaping @Sendable (M) -> [Filling<NormativeDocument>]
    ) -> Self {
        causes("note-finding", in: NormativeDocument.self, of: { matter, _ in document(matter).map { [$0] } ?? [] }) { matter, _ in input(matter) }
    }

    /// It learns what its maker, or whoever the court wrote to, has answered.
    func answering(
        _ document: @escaping @Sendable (M) -> Ref<NormativeDocument>?, filling input: @escaping @Sendable (M) -> [Filling<NormativeDocument>]
    ) -> Self {
        causes("note-answer", in: NormativeDocument.self, of: { matter, _ in document(matter).map { [$0] } ?? [] }) { matter, _ in input(matter) }
    }
}
