package import Kernel
package import Storage

/// What a matter has issued and published, and the entries that did.
package struct MatterPapers: Sendable {
    package let lines: [PaperLine]
    package let entries: [JournalRow]
    package let publications: [PublicationRow]

    package init(lines: [PaperLine], entries: [JournalRow], publications: [PublicationRow]) {
        self.lines = lines
        self.entries = entries
        self.publications = publications
    }

    fileprivate func last(_ document: String) -> PaperLine? { lines.filter { $0.document == document }.max { $0.ordinal < $1.ordinal } }

    /// What the public still sees of a paper: publications that bear its number; and those without any that were made with it, also where they
    /// were corrected since.
    fileprivate func shown(of paper: PaperLine) -> [String] {
        let renewals = Set(entries.filter { $0.action == Correction.Act.approve.rawValue && $0.entry > paper.entry }.map(\.entry))
        let own = Set(publications.filter { $0.entry == paper.entry }.map(\.publication))
        let live = publications.filter { row in
            guard row.isLive else { return false }
            if let number = row.number { return number == paper.number }
            return own.contains(row.publication) && (row.entry == paper.entry || renewals.contains(row.entry))
        }
        return live.map(\.publication).sorted()
    }
}

/// Papers that are taken back before they are served (收回): what the step decided stands, the paper does not go out.
extension Work {
    /// A paper that was issued, with the post by which somebody issues such, and why it may not be taken back.
    private struct Issued {
        let post: Post?
        let refusals: [Refusal]
    }

    private func papers(of dossier: Dossier) throws -> MatterPapers {
        let id = dossier.row.id
        return MatterPapers(
            lines: try connection.papers(county, of: id), entries: try connection.entries(county, of: id),
            publications: try connection.publications(county, of: id))
    }

    private func issued(_ paper: PaperLine, _ papers: MatterPapers, _ dossier: Dossier, _ moment: Moment) -> Issued {
        let definition = dossier.definition
        let entry = papers.entries.first { $0.entry == paper.entry }
        // Each step as the law of its day has it.
        let outlines = EditionReading.outlines(of: dossier, papers.entries)
        func procedure(_ entry: JournalRow) -> ProcedureOutline { outlines[entry.entry] ?? dossier.outline }
        // One that went out anew was issued by the step all the same.
        let known = [dossier.outline] + dossier.ledger.passages.reversed().compactMap { definition.outline($0.from) }
        let action =
            entry.flatMap { procedure($0).action($0.action) } ?? known.flatMap(\.actions).first { $0.issues.contains(paper.document) }
        guard let action, let entry else {
            let says = "《\(definition.name(ofPaper: paper.document))》不是由现行程序的环节制发的，不能收回，也不能重新制发；文字有误的，应当更正"
            return Issued(post: nil, refusals: [definition.correctionRefusal(.stage, "no-step", says, in: dossier.row.edition)])
        }
        var refusals: [Refusal] = []
        let place = dossier.present(OrganCode(entry.organ))
        if let refusal = action.permission(of: moment.actor, at: place, on: moment.entered, organs: moment.organs) { refusals.append(refusal) }
        func refuse(_ word: String, _ says: String) { refusals.append(definition.correctionRefusal(.stage, word, says, action.basis)) }
        let name = definition.name(ofPaper: paper.document)
        if dossier.ledger.recall(of: paper.document, paper.ordinal) != nil { refuse("recalled", "《\(name)》已经收回") }
        if papers.last(paper.document)?.ordinal != paper.ordinal { refuse("issued-since", "《\(name)》以后又已制发，只能收回最后一次制发的") }
        switch definition.isServed(paper.document, dossier.record) {
        case true?: refuse("served", "《\(name)》已经送达，不能收回；文字有误的，应当更正")
        case nil:
            if let later = papers.entries.first(where: { $0.entry > paper.entry && procedure($0).action($0.action) != nil }) {
                let step = procedure(later).name(of: later)
                refuse("served", "制发《\(name)》以后已经办理“\(step)”，视为已经送达或者据以办理，不能收回；文字有误的，应当更正")
            }
        case false?: break
        }
        return Issued(post: moment.actor.post(action.roles, in: place, on: moment.entered), refusals: refusals)
    }

    func recall(_ document: String, _ ordinal: Int, _ dossier: Dossier, _ request: CorrectionRequest, _ moment: Moment) throws -> Outcome {
        let papers = try papers(of: dossier)
        guard dossier.definition.documents.contains(where: { $0.id == document }),
            let paper = papers.lines.first(where: { $0.document == document && $0.ordinal == ordinal })
        else {
            throw Problem(.missing, .engineNoPaper, "事项\(dossier.row.id)没有可以收回的这份文书。", remedy: "请核对文书及其制发的次数；更正的文书不能收回，有误的另行更正。")
        }
        let issued = issued(paper, papers, dossier, moment)
        guard issued.refusals.isEmpty, let post = issued.post else { return .refused(issued.refusals, fields: []) }
        // Each time it goes out again it takes a number of a series without gaps.
        let often = try connection.countEntries(
            county, of: dossier.row.id, Correction.Act.recall.rawValue, by: moment.actor.person, since: Instant(request.at.day))
        guard often < Self.mostADay else {
            let says = "今天已由\(moment.actor.name)收回本事项的文书\(Self.mostADay)次，请明天再收回，或者由别人收回"
            let refusal = dossier.definition.correctionRefusal(.limit, "recalled-often", says, in: dossier.row.edition)
            return .refused([refusal], fields: [])
        }
        let shown = papers.shown(of: paper)
        let reason = WithdrawalReason(field: CorrectionRequest.wordsField, label: "收回的理由", text: request.words)
        // The public reads why it is no longer shown.
        let exposed = shown.flatMap { dossier.definition.exposures(reason, withdrawing: $0, dossier.record) }
        let problems = request.problems + exposed.map { FieldProblem(field: $0.field, label: $0.label, given: request.words, rule: $0.says) }
        guard problems.isEmpty else { return .refused([], fields: problems) }
        var ledger = dossier.ledger
        ledger.recalls.append(.init(document: document, ordinal: ordinal, on: request.at.day, publications: shown))
        return try enter(
            .recall, dossier, ledger, by: post, request, moment,
            [.init("words", .text(request.words)), .init("papers", .array([Self.paper(document, ordinal)]))], told: [],
            withdrawing: Dictionary(shown.map { ($0, reason) }, uniquingKeysWith: { first, _ in first }))
    }

    private static func paper(_ document: String, _ ordinal: Int) -> JSON {
        .object([.init("id", .text(document)), .init("ordinal", .integer(ordinal))])
    }

    /// Issues a paper anew that was taken back, with a number of its own: what the step decided goes out after all.
    func reissue(_ document: String, _ dossier: Dossier, _ request: CorrectionRequest, _ moment: Moment) throws -> Outcome {
        let papers = try papers(of: dossier)
        guard let paper = papers.last(document), let recall = dossier.ledger.recall(of: document, paper.ordinal) else {
            throw Problem(.conflict, .engineNoPaper, "没有收回以后等待重新制发的这份文书。", remedy: "请查看最新情况。")
        }
        let issued = issued(paper, papers, dossier, moment)
        let refusals = issued.refusals.filter { $0.cause == .permission }
        guard refusals.isEmpty, let post = issued.post else {
            return .refused(refusals.isEmpty ? issued.refusals : refusals, fields: [])
        }
        let problems = request.problems
        guard problems.isEmpty else { return .refused([], fields: problems) }
        return try enter(
            .reissue, dossier, dossier.ledger, by: post, request, moment,
            [.init("words", .text(request.words)), .init("papers", .array([Self.paper(document, paper.ordinal)]))], told: [],
            issuing: .init(documents: [document], publications: recall.publications))
    }

    /// The papers of a matter that somebody may take back, and those that he or she may issue anew.
    package func recallable(
        _ papers: MatterPapers, in dossier: Dossier, at: Instant, as actor: Actor
    ) -> (recall: [PaperLine], reissue: [PaperLine]) {
        let moment = moment(dossier, at: max(at, dossier.touched), as: actor)
        var found: (recall: [PaperLine], reissue: [PaperLine]) = ([], [])
        for document in dossier.definition.documents.map(\.id) {
            guard let paper = papers.last(document) else { continue }
            let issued = issued(paper, papers, dossier, moment)
            guard issued.post != nil else { continue }
            if dossier.ledger.recall(of: document, paper.ordinal) != nil {
                found.reissue.append(paper)
            } else if issued.refusals.isEmpty {
                found.recall.append(paper)
            }
        }
        return found
    }
}
