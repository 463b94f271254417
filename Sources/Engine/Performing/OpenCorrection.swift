package import Kernel
import Storage

/// What somebody wants put right as another sees it: how it would be decided now, what it would correct, and what he or she may do about it.
package struct OpenCorrection: Sendable {
    package let correction: Correction
    /// Each value in words is made of these, where it lies and how it is masked.
    package let changes: [(info: FieldInfo, change: Correction.Change)]
    /// What steps have written of them, and would be put right with them.
    package let carried: [(info: FieldInfo, change: Correction.Change)]
    /// What stands in its way now.
    package let refusals: [Refusal]
    package let fields: [FieldProblem]
    /// The papers that would be corrected, by their names and numbers, and the papers of correction as they would be; those without numbers,
    /// which are drawn when they are issued.
    package let notices: [(paper: String, content: DocumentContent)]
    /// Papers that would be issued anew, having been taken back, by their names.
    package let reissues: [String]
    /// Publications that would be shown anew, by their names.
    package let publications: [String]
    package let mayDecide: Bool
    package let mayWithdraw: Bool
}

/// A value that may turn out to be a slip of the pen: whether it is one is judged when somebody says what was meant.
package struct CorrectableValue: Sendable {
    /// As forms and the command line name it: `parties.0.citizenName`.
    package let place: String
    package let info: FieldInfo
    package let value: JSON
}

extension Work {
    /// What is before those who decide in a matter; `nil` where nothing is.
    ///
    /// - Throws: what kept a matter from being read that a condition asked for.
    package func correction(in dossier: Dossier, at: Instant, as actor: Actor) throws -> OpenCorrection? {
        guard let correction = dossier.ledger.correction else { return nil }
        let definition = dossier.definition
        let moment = moment(dossier, at: max(at, dossier.touched), as: actor)
        func told(_ changes: [Correction.Change]) -> [(info: FieldInfo, change: Correction.Change)] {
            changes.compactMap { change in definition.info(of: change).map { ($0, change) } }
        }
        var (refusals, fields): ([Refusal], [FieldProblem]) = ([], [])
        var (carried, evidence, publications): ([Correction.Change], CorrectionEvidence, [String]) = ([], CorrectionEvidence(), [])
        if let input = present(correction, dossier.record, definition) {
            let course = try course(of: dossier)
            let judged = definition.judge(correcting: input, dossier.row.edition, on: dossier.record, taken: course.steps, moment)
            refusals = judged.refusals + definition.bounds(judged.changes, since: course.rectified, in: dossier.row.edition)
            (fields, carried) = (judged.fields, judged.carried)
            if refusals.isEmpty, fields.isEmpty {
                evidence = try papers(of: judged, dossier, moment)
                let shown = try self.publications(of: judged, dossier, moment)
                refusals += shown.refusals
                publications = shown.views.map(\.view.title)
            }
        } else {
            let says = "要更正的内容在提请以后又有改变；请不予更正，或者由提请人撤回以后重新提请"
            refusals.append(definition.correctionRefusal(.stage, "changed", says, in: dossier.row.edition))
        }
        let mayDecide = try deciding(on: correction, dossier, moment).post != nil
        try requireReadable()
        return OpenCorrection(
            correction: correction, changes: told(correction.changes), carried: told(carried), refusals: refusals, fields: fields,
            notices: evidence.notices.map { (Self.called($0.paper, definition), $0.content) },
            reissues: evidence.reissues.documents.map { definition.name(ofPaper: $0) },
            publications: publications, mayDecide: mayDecide, mayWithdraw: correction.proposal.person == actor.person)
    }

    /// `《行政处罚告知书》（平民告字〔2021〕第3号）`; one without a number by which issue it is and when.
    private static func called(_ paper: PaperRow, _ definition: any Definition) -> String {
        let issue = paper.ordinal > 1 ? "第\(paper.ordinal)次制发，" : ""
        let which = paper.number?.text ?? issue + paper.issued.chinese
        return "《\(definition.name(ofPaper: paper.document))》（\(which)）"
    }

    /// The values of a matter of which somebody may say that they are slips of the pen; none while one is before those who decide.
    package func correctable(in dossier: Dossier, at: Instant, as actor: Actor) throws -> [CorrectableValue] {
        guard dossier.ledger.correction == nil else { return [] }
        let (definition, edition) = (dossier.definition, dossier.row.edition)
        let moment = moment(dossier, at: max(at, dossier.touched), as: actor)
        var posts: [OrganCode: Bool] = [:]
        func handles(_ place: OrganCode) -> Bool {
            if let known = posts[place] { return known }
            let handles = definition.handlingPost(edition, dossier.record, at: place, moment) != nil
            posts[place] = handles
            return handles
        }
        let sources = try course(of: dossier).sources
        var found: [CorrectableValue] = []
        for (info, json) in definition.values(of: dossier.record) {
            guard let source = sources[info.name], handles(source.organ), definition.unfilled(info.name, edition) == nil else { continue }
            found += Self.leaves(info, json).filter { $0.info.mayBeSlip }
        }
        return found
    }

    /// Whether somebody could find anything of that kind: cheaper, for pages that only lead there.
    package func mayPropose(_ dossier: Dossier, at: Instant, as actor: Actor) -> Bool {
        guard dossier.ledger.correction == nil else { return false }
        let moment = moment(dossier, at: max(at, dossier.touched), as: actor)
        let organs = Set(actor.posts.filter { $0.isHeld(on: moment.entered) }.map(\.organ))
        return organs.contains { dossier.definition.handlingPost(dossier.row.edition, dossier.record, at: $0, moment) != nil }
    }

    private static func leaves(_ field: FieldInfo, _ json: JSON) -> [CorrectableValue] {
        func leaves(_ type: FieldType, _ json: JSON, _ path: [Correction.Step]) -> [CorrectableValue] {
            switch type {
            case .record(let parts):
                return parts.flatMap { part in part.value(in: json).map { leaves(part.type, $0, path + [.part(part.name)]) } ?? [] }
            case .list(let element) where element.parts != nil:
                return (json.items ?? []).enumerated().flatMap { leaves(element, $1, path + [.item($0)]) }
            default:
                guard json != .null, json != .text("") else { return [] }
                let change = Correction.Change(field: field.name, path: path, was: json, becomes: json)
                var info = field.leaf(path[...])
                if path.isEmpty == false, info.correcting == .computed { info = field.inheriting(info) }
                return [CorrectableValue(place: change.place, info: info, value: json)]
            }
        }
        return leaves(field.type, json, [])
    }
}
