import Kernel
import Proof
import Storage

/// What an approved correction makes of papers and publications.
struct CorrectionEvidence {
    /// A paper that went out, and the one that corrects it.
    struct Notice {
        let paper: PaperRow
        /// Who issues it: the organ that issued the other, or the one that the matter has come to since.
        let organ: OrganCode
        let content: DocumentContent
        let ordinal: Int
    }

    struct View {
        let row: PublicationRow
        let view: PublicView
    }

    /// What is issued and published as by a step.
    struct Issues {
        var documents: [String] = []
        var publications: [String] = []
    }

    var notices: [Notice] = []
    var views: [View] = []
    /// Papers that had been taken back show what was wrong: they go out anew, and need no correction.
    var reissues: Issues = Issues()
}

extension Work {
    /// The papers that show what was wrong: those that went out are corrected, those that were taken back issued anew.
    func papers(of judged: CorrectionJudgement, _ dossier: Dossier, _ moment: Moment) throws -> CorrectionEvidence {
        let definition = dossier.definition
        var evidence = CorrectionEvidence()
        let text = ValueText(moment.valueNames, isWhole: true)
        let values = (judged.changes + judged.carried).compactMap { change in
            definition.info(of: change).map { info in
                (label: info.label, was: text.text(info, change.was), becomes: text.text(info, change.becomes))
            }
        }
        let lines = try connection.papers(county, of: dossier.row.id)
        let first = (lines.filter { $0.document == Correction.paper }.map(\.ordinal).max() ?? 0) + 1
        let last = Dictionary(lines.map { ($0.document, $0.ordinal) }, uniquingKeysWith: max)
        for document in definition.documents.map(\.id) where last[document] != nil {
            guard let wrong = definition.content(of: document, dossier.record, moment),
                let right = definition.content(of: document, judged.record, moment),
                wrong != right
            else { continue }
            for line in lines where line.document == document {
                if let recall = dossier.ledger.recall(of: document, line.ordinal) {
                    guard line.ordinal == last[document] else { continue }
                    evidence.reissues.documents.append(document)
                    evidence.reissues.publications += recall.publications
                    continue
                }
                guard let row = try connection.paper(county, of: dossier.row.id, document, line.ordinal) else { continue }
                let paper = try content(of: row)
                // What went out to nobody (minutes, receipts) stays in the file as it was written.
                guard !paper.number.isEmpty || !paper.addressee.isEmpty else { continue }
                guard let correction = DocumentCorrection(of: paper, wrong: wrong, right: right, values: values) else { continue }
                let organ = dossier.present(row.organ)
                let addressee = correction.lines.first { $0.was == paper.addressee }?.becomes ?? paper.addressee
                let content = DocumentContent.correction(
                    definition.correcting.paper, of: paper, named: definition.name(ofPaper: document), to: addressee, correction,
                    on: definition.correctionBasis(in: dossier.row.edition), signature: registers.organs.name(of: organ), day: moment.today)
                evidence.notices.append(.init(paper: row, organ: organ, content: content, ordinal: first + evidence.notices.count))
            }
        }
        return evidence
    }

    /// A paper as it went out.
    ///
    /// - Throws: `engine.damaged`, which names the paper and what its text is wrong in.
    func content(of row: PaperRow) throws -> DocumentContent {
        func damaged(_ cause: (any Error)? = nil) -> Problem {
            Problem(
                .damaged, .engineDamaged, "事项\(row.matter)第\(row.ordinal)次制发的文书“\(row.document)”已经损坏，不能读取。",
                remedy: "请用 plumbline verify 核验，并从备份恢复。", underlying: cause)
        }
        let json: JSON
        do { json = try JSON(parsing: row.content) } catch { throw damaged(error) }
        guard let content = DocumentContent(json: json) else { throw damaged() }
        return content
    }

    /// What the public sees of what was wrong, shown anew for the rest of its time.
    func publications(
        of judged: CorrectionJudgement, _ dossier: Dossier, _ moment: Moment
    ) throws -> (views: [CorrectionEvidence.View], refusals: [Refusal]) {
        let fields = Set((judged.changes + judged.carried).map(\.field))
        var views: [CorrectionEvidence.View] = []
        var refusals: [Refusal] = []
        for row in try connection.publications(county, of: dossier.row.id) where row.isLive && row.until.map({ $0 >= moment.today }) ?? true {
            guard let view = PublicView(parsing: row.view),
                let renewed = dossier.definition.renewed(view, row.publication, fields, judged.record, moment)
            else { continue }
            views.append(.init(row: row, view: renewed.view))
            let edition = dossier.row.edition
            let shown = dossier.definition.publications.first { $0.id == row.publication }
            let basis = shown.map { dossier.definition.basis($0.basis, in: edition) } ?? dossier.definition.correctionBasis(in: edition)
            refusals += renewed.left.map {
                dossier.definition.correctionRefusal(.exposure, "public-\($0.field.replacing(".", with: "-"))", $0.says, basis)
            }
        }
        return (views, refusals)
    }

    /// Freezes the papers of correction and the publications that take the place of others.
    func gather(
        _ correction: CorrectionEvidence, _ after: Dossier, _ moment: Moment, _ entry: Int, _ evidence: inout Evidence
    ) throws {
        let isPersonal = after.definition.holdsPersonalData(after.record)
        for notice in correction.notices {
            var content = notice.content
            let number = try notice.paper.number.map { _ in try correctionNumber(notice.organ, moment) }
            content.number = number?.text ?? ""
            var row = PaperRow(
                matter: after.row.id, document: Correction.paper, ordinal: notice.ordinal, number: number, organ: notice.organ,
                issued: moment.today, entry: entry, isPersonal: isPersonal, content: content.json.encoded)
            row.digest = Digest32.sha256(row.canonical).bytes
            evidence.papers.append(row)
        }
        for shown in correction.views {
            let place = PublicationPlace(shown.row.publication, shown.row.place.ordinal + 1)
            evidence.changes.append(.close(shown.row.place, .init(day: moment.today, entry: entry, ending: .replaced(by: place))))
            var row = PublicationRow(
                matter: after.row.id, place: place, kind: shown.view.kind, organ: shown.row.organ, title: shown.view.title, number: shown.view.number,
                published: shown.view.day, until: shown.view.until, view: shown.view.json, entry: entry)
            row.digest = Digest32.sha256(row.canonical).bytes
            evidence.changes.append(.publish(row))
        }
    }

    /// The next number of an organ's papers of correction.
    private func correctionNumber(_ organ: OrganCode, _ moment: Moment) throws -> PaperRow.Number {
        let year = moment.today.year
        let serial = try nextSerial(organ: organ, series: Correction.series, year: year)
        let issuer = registers.organs[organ]
        let short = issuer.map { $0.short.isEmpty ? $0.name : $0.short } ?? ""
        return PaperRow.Number(
            text: DocumentNumber.text(Correction.series, organ: short, year: year, serial: serial), series: Correction.series, year: year,
            serial: serial)
    }
}
