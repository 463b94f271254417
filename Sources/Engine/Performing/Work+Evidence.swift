import Kernel
import Proof
import Storage

/// What a step issues, publishes and withdraws: made before its journal entry, which commits to it, and written after.
struct Evidence {
    enum Change {
        case close(PublicationPlace, PublicationRow.Closing)
        case publish(PublicationRow)
    }

    var papers: [PaperRow] = []
    /// In the order in which they are written.
    var changes: [Change] = []

    /// The part of the journal entry that commits to it; publications that took the place of others name them.
    func write(to writer: inout JSONWriter) {
        if !papers.isEmpty {
            writer.key("papers")
            writer.value(.array(papers.map(\.committed)))
        }
        let made = publications.map { publication in
            JSON.object(
                publication.place.members + [.init("digest", .text(Hex.encode(publication.digest)))]
                    + (replaced(by: publication.place).isEmpty ? [] : [.init("replaces", .array(replaced(by: publication.place)))]))
        }
        if !made.isEmpty {
            writer.key("publications")
            writer.value(.array(made))
        }
        if !withdrawals.isEmpty {
            writer.key("withdrawn")
            writer.value(.array(withdrawals))
        }
    }

    private var publications: [PublicationRow] {
        changes.compactMap { if case .publish(let row) = $0 { row } else { nil } }
    }

    private func replaced(by successor: PublicationPlace) -> [JSON] {
        changes.compactMap { change in
            guard case .close(let place, let closing) = change, closing.ending == .replaced(by: successor) else { return nil }
            return .object(place.members)
        }
    }

    private var withdrawals: [JSON] {
        changes.compactMap { change in
            guard case .close(let place, let closing) = change, case .withdrawn(let notice) = closing.ending else { return nil }
            return .object(
                place.members + [.init("reason", .text(notice.reason)), .init("by", .text(notice.organ)), .init("article", .text(notice.article))])
        }
    }
}

extension PublicationPlace {
    fileprivate var members: [JSON.Member] { [.init("id", .text(publication)), .init("ordinal", .integer(ordinal))] }
}

extension PaperRow {
    fileprivate var committed: JSON {
        let number: [JSON.Member] = number.map { [.init("number", .text($0.text))] } ?? []
        return .object([.init("id", .text(document)), .init("ordinal", .integer(ordinal))] + number + [.init("digest", .text(Hex.encode(digest)))])
    }
}

extension Work {
    /// A number drawn for a document that the step issues.
    struct DrawnNumber {
        let document: String
        let organ: OrganCode
        let number: PaperRow.Number?
    }

    /// Draws the numbers of what the step issues and enters them in the record; papers without a number are listed too.
    ///
    /// - Parameter isTrial: nothing is drawn, and words stand where the number will.
    func drawNumbers(_ change: inout Change, isTrial: Bool = false) throws -> [DrawnNumber] {
        let definition = change.after.definition
        return try change.action.issues.compactMap { id in
            guard let document = definition.documents.first(where: { $0.id == id }) else { return nil }
            let named = definition.issuer(of: id, change.after.record, change.moment)
            let issuer = named.flatMap { registers.organs[$0]?.code } ?? change.after.row.organ
            guard let pattern = document.pattern(in: registers.settings) else { return DrawnNumber(document: id, organ: issuer, number: nil) }
            let year = change.moment.today.year
            if isTrial {
                definition.setNumber(Foresight.unnumbered, of: id, in: &change.after.record)
                if document.numbersMatter { change.after.row.number = Foresight.unnumbered }
                let number = PaperRow.Number(text: Foresight.unnumbered, series: pattern, year: year, serial: 0)
                return DrawnNumber(document: id, organ: issuer, number: number)
            }
            let serial = try nextSerial(organ: issuer, series: pattern, year: year)
            let organ = registers.organs[issuer]
            // A village has no abbreviation of its own; its full name keeps numbers of two villages apart.
            let short = organ.map { $0.short.isEmpty ? $0.name : $0.short } ?? ""
            let number = DocumentNumber.text(pattern, organ: short, year: year, serial: serial)
            definition.setNumber(number, of: id, in: &change.after.record)
            if document.numbersMatter { change.after.row.number = number }
            return DrawnNumber(
                document: id, organ: issuer, number: PaperRow.Number(text: number, series: pattern, year: year, serial: serial))
        }
    }

    /// Freezes what the step issues and publishes, as the matter stands after it.
    func gather(_ change: Change, _ after: Dossier, _ numbers: [DrawnNumber], _ entry: Int) throws -> Evidence {
        guard !numbers.isEmpty || !change.action.publishes.isEmpty || !change.action.withdraws.isEmpty || change.correction != nil else {
            return Evidence()
        }
        let moment = moment(after, at: change.at, as: change.actor)
        var evidence = Evidence()
        evidence.papers = try papers(change, after, numbers, moment, entry)
        try gatherPublications(change, after, moment, entry, &evidence)
        if let correction = change.correction { try gather(correction, after, moment, entry, &evidence) }
        try requireReadable()
        return evidence
    }

    private func papers(
        _ change: Change, _ after: Dossier, _ numbers: [DrawnNumber], _ moment: Moment, _ entry: Int
    ) throws -> [PaperRow] {
        guard !numbers.isEmpty else { return [] }
        var issues = change.action.isOpening ? [:] : try connection.issues(county, of: after.row.id)
        let isPersonal = after.definition.holdsPersonalData(after.record)
        return numbers.compactMap { drawn in
            guard let content = after.definition.content(of: drawn.document, after.record, moment) else { return nil }
            issues[drawn.document, default: 0] += 1
            var row = PaperRow(
                matter: after.row.id, document: drawn.document, ordinal: issues[drawn.document] ?? 1, number: drawn.number, organ: drawn.organ,
                issued: moment.today, entry: entry, isPersonal: isPersonal, content: content.json.encoded)
            row.digest = Digest32.sha256(row.canonical).bytes
            return row
        }
    }

    private func gatherPublications(
        _ change: Change, _ after: Dossier, _ moment: Moment, _ entry: Int, _ evidence: inout Evidence
    ) throws {
        let action = change.action
        guard !action.publishes.isEmpty || !action.withdraws.isEmpty else { return }
        var last = action.isOpening ? [] : try connection.lastPublications(county, of: after.row.id)
        func end(_ publication: String, _ ending: PublicationRow.Ending) {
            guard let index = last.firstIndex(where: { $0.place.publication == publication && $0.isLive }) else { return }
            last[index].isLive = false
            evidence.changes.append(.close(last[index].place, .init(day: moment.today, entry: entry, ending: ending)))
        }
        func notice(of publication: String) -> WithdrawalNotice {
            WithdrawalNotice(
                reason: change.withdrawals[publication]?.text ?? action.name, organ: registers.organs.name(of: change.place),
                article: action.basis.description)
        }
        var made: [String] = []
        for publication in action.publishes {
            // Only what was looked through for personal data becomes public.
            guard let rendering = change.renderings[publication],
                let view = after.definition.view(publication, after.record, moment, reusing: rendering)
            else { continue }
            let earlier = last.firstIndex { $0.place.publication == publication }
            let place = PublicationPlace(publication, (earlier.map { last[$0].place.ordinal } ?? 0) + 1)
            let others = after.definition.publications.first { $0.id == publication }?.replaces ?? []
            for other in [publication] + others { end(other, .replaced(by: place)) }
            var row = PublicationRow(
                matter: after.row.id, place: place, kind: view.kind, organ: after.row.organ, title: view.title, number: view.number,
                published: view.day, until: view.until, view: view.json, entry: entry)
            row.digest = Digest32.sha256(row.canonical).bytes
            evidence.changes.append(.publish(row))
            if let earlier { last[earlier] = (place, true) } else { last.append((place, true)) }
            made.append(publication)
        }
        // What a successor has taken the place of is not withdrawn besides.
        for publication in action.withdraws where !made.contains(publication) { end(publication, .withdrawn(notice(of: publication))) }
    }

    /// Writes it, once the entry that commits to it is there.
    func write(_ evidence: Evidence, of matter: MatterID) throws {
        for paper in evidence.papers { try connection.insert(county, paper) }
        for change in evidence.changes {
            switch change {
            case .publish(let row): try connection.insert(county, row)
            case .close(let place, let closing):
                guard try connection.close(county, matter: matter, place, closing) else {
                    throw Problem(.conflict, .engineConflict, "事项\(matter)的公示刚被他人更改。", remedy: "请查看最新情况后再办理。")
                }
            }
        }
    }
}
