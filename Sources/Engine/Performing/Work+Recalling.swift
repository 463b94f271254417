package import Kernel
package import Storage

/// Papers that are taken back before they are served (收回): what the step decided stands, the paper does not go out.
extension Work {
    /// A paper that was issued, with the step that did and whether it may be taken back by somebody.
    private struct Issued {
        let row: PaperRow
        let post: Post?
        let refusals: [Refusal]
        /// What was published with it or of it, and is still shown.
        let publications: [String]
    }

    private func issued(_ document: String, _ ordinal: Int, _ dossier: Dossier, _ moment: Moment) throws -> Issued {
        let definition = dossier.definition
        guard definition.documents.contains(where: { $0.id == document }),
            let row = try connection.paper(county, of: dossier.row.id, document, ordinal)
        else {
            throw Problem(.missing, .engineNoPaper, "事项\(dossier.row.id)没有可以收回的这份文书。", remedy: "请核对文书及其制发的次数；更正的文书不能收回，有误的另行更正。")
        }
        let entries = try connection.entries(county, of: dossier.row.id)
        let entry = entries.first { $0.entry == row.entry }
        // One that went out anew was issued by the step all the same.
        let action = entry.flatMap { dossier.outline.action($0.action) } ?? dossier.outline.actions.first { $0.issues.contains(document) }
        guard let action, let entry else {
            throw Problem(.missing, .engineNoPaper, "不能确定这份文书由哪一环节制发。", remedy: "请用 plumbline verify 核验。")
        }
        var refusals: [Refusal] = []
        let place = OrganCode(entry.organ)
        if let refusal = action.permission(of: moment.actor, at: place, on: moment.entered, organs: moment.organs) { refusals.append(refusal) }
        func refuse(_ word: String, _ says: String) { refusals.append(definition.correctionRefusal(.stage, word, says, action.basis)) }
        let name = definition.name(ofPaper: document)
        if dossier.ledger.recall(of: document, ordinal) != nil { refuse("recalled", "《\(name)》已经收回") }
        if try connection.issues(county, of: dossier.row.id)[document] != ordinal { refuse("issued-since", "《\(name)》以后又已制发，只能收回最后一次制发的") }
        let later = entries.first { $0.entry > row.entry && dossier.outline.action($0.action) != nil }
        switch definition.isServed(document, dossier.record) {
        case true?: refuse("served", "《\(name)》已经送达，不能收回；文字有误的，应当更正")
        case nil:
            if let later {
                let step = dossier.outline.name(of: later)
                refuse("served", "制发《\(name)》以后已经办理“\(step)”，视为已经送达或者据以办理，不能收回；文字有误的，应当更正")
            }
        case false?: break
        }
        let renewals = Set(entries.filter { $0.action == Correction.Act.approve.rawValue && $0.entry > row.entry }.map(\.entry))
        let published = try connection.publications(county, of: dossier.row.id)
        // What a later step published of it bears its number.
        let shows: (PublicationRow) -> Bool = { $0.entry == row.entry || (row.number != nil && $0.number == row.number?.text) }
        let own = Set(published.filter(shows).map(\.publication))
        let live = published.filter { $0.isLive && own.contains($0.publication) && (shows($0) || renewals.contains($0.entry)) }
        return Issued(
            row: row, post: moment.actor.post(action.roles, in: place, on: moment.entered), refusals: refusals,
            publications: live.map(\.publication).sorted())
    }

    func recall(_ document: String, _ ordinal: Int, _ dossier: Dossier, _ request: CorrectionRequest, _ moment: Moment) throws -> Outcome {
        let issued = try issued(document, ordinal, dossier, moment)
        guard issued.refusals.isEmpty, let post = issued.post else { return .refused(issued.refusals, fields: []) }
        let reason = WithdrawalReason(field: CorrectionRequest.wordsField, label: "收回的理由", text: request.words)
        // The public reads why it is no longer shown.
        let exposed = issued.publications.flatMap { dossier.definition.exposures(reason, withdrawing: $0, dossier.record) }
        let problems =
            request.problems + exposed.map { FieldProblem(field: $0.field, label: $0.label, given: request.words, rule: $0.says) }
        guard problems.isEmpty else { return .refused([], fields: problems) }
        var ledger = dossier.ledger
        ledger.recalls.append(.init(document: document, ordinal: ordinal, on: request.at.day, publications: issued.publications))
        return try enter(
            .recall, dossier, ledger, by: post, request, moment,
            [.init("words", .text(request.words)), .init("papers", .array([Self.paper(document, ordinal)]))], told: [],
            withdrawing: Dictionary(issued.publications.map { ($0, reason) }, uniquingKeysWith: { first, _ in first }))
    }

    private static func paper(_ document: String, _ ordinal: Int) -> JSON {
        .object([.init("id", .text(document)), .init("ordinal", .integer(ordinal))])
    }

    /// Issues a paper anew that was taken back, with a number of its own: what the step decided goes out after all.
    func reissue(_ document: String, _ dossier: Dossier, _ request: CorrectionRequest, _ moment: Moment) throws -> Outcome {
        let last = try connection.issues(county, of: dossier.row.id)[document] ?? 0
        guard let recall = dossier.ledger.recall(of: document, last) else {
            throw Problem(.conflict, .engineNoPaper, "没有收回以后等待重新制发的这份文书。", remedy: "请查看最新情况。")
        }
        let issued = try issued(document, last, dossier, moment)
        let refusals = issued.refusals.filter { $0.cause == .permission }
        guard refusals.isEmpty, let post = issued.post else { return .refused(refusals, fields: []) }
        let problems = request.problems
        guard problems.isEmpty else { return .refused([], fields: problems) }
        return try enter(
            .reissue, dossier, dossier.ledger, by: post, request, moment,
            [.init("words", .text(request.words)), .init("papers", .array([Self.paper(document, last)]))], told: [],
            issuing: .init(documents: [document], publications: recall.publications))
    }

    /// The papers of a matter that somebody may take back, and those that he or she may issue anew.
    package func recallable(in dossier: Dossier, at: Instant, as actor: Actor) throws -> (recall: [PaperLine], reissue: [PaperLine]) {
        let moment = moment(dossier, at: max(at, dossier.touched), as: actor)
        let lines = try connection.papers(county, of: dossier.row.id)
        let last = Dictionary(lines.map { ($0.document, $0.ordinal) }, uniquingKeysWith: max)
        var found: (recall: [PaperLine], reissue: [PaperLine]) = ([], [])
        for line in lines where line.document != Correction.paper && last[line.document] == line.ordinal {
            guard dossier.definition.documents.contains(where: { $0.id == line.document }) else { continue }
            let issued = try issued(line.document, line.ordinal, dossier, moment)
            guard issued.post != nil else { continue }
            if dossier.ledger.recall(of: line.document, line.ordinal) != nil {
                found.reissue.append(line)
            } else if issued.refusals.isEmpty {
                found.recall.append(line)
            }
        }
        return found
    }
}
