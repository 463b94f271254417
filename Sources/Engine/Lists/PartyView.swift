package import Kernel
package import Storage

/// What the organ of a party sees of a matter that another organ considers: what came in, what it did itself, and what went out.
///
/// How the matter is considered (who proposes what, opinions, what is prepared) is not for those whom it is about.
package struct PartyView: Sendable {
    /// The organs of the party in whose name somebody looks.
    package let organs: Set<OrganCode>
    /// The steps that it takes itself, and all of which it knows.
    package let own: Set<String>
    package let steps: Set<String>
    private let fields: Set<String>
    private let papers: Set<String>
    /// Papers of correction are shown when all that they correct are.
    private let showsCorrections: Bool

    /// - Parameter own: the steps that are taken at those organs.
    init(_ organs: Set<OrganCode>, own: Set<String>, of dossier: Dossier) {
        self.organs = organs
        self.own = own
        let outgoing = Set(dossier.definition.documents.filter { !$0.isInternal }.map(\.id))
        // Steps of an earlier edition too, where the matter has gone over to a later one.
        let editions = dossier.ledger.passages.map(\.from) + [dossier.row.edition]
        let known = editions.compactMap { dossier.definition.outline($0) }.flatMap(\.actions).filter { action in
            action.isOpening || own.contains(action.id) || !action.publishes.isEmpty || action.issues.contains(where: outgoing.contains)
        }
        steps = Set(known.map(\.id))
        fields = Set(known.flatMap { $0.inputs + $0.writes + $0.given })
        papers = outgoing
        showsCorrections = dossier.ledger.corrected.allSatisfy { outgoing.contains($0.document) }
    }

    /// What its steps and those it knows of fill in or bring.
    package func shows(field name: String) -> Bool { fields.contains(name) }
    /// Papers that go out; papers of correction when all that they correct go out. None that are for the organ's own use.
    package func shows(paper document: String) -> Bool { document == Correction.paper ? showsCorrections : papers.contains(document) }
    /// What is prepared at its own organs only.
    package func shows(_ preparation: Preparation) -> Bool { organs.contains(preparation.place) }
    /// Steps that it knows of, whatever its own people entered, and that another law is followed.
    package func shows(_ entry: JournalRow) -> Bool {
        steps.contains(entry.action) || organs.contains(OrganCode(entry.organ)) || entry.action == PassageOutline.action
    }
}

/// How much of a matter somebody sees.
package enum Insight: Sendable {
    case whole
    case party(PartyView)

    /// The bounds of a party's view; `nil` for who sees all of it.
    package var party: PartyView? { if case .party(let view) = self { view } else { nil } }
}

extension ProcedureOutline {
    /// Whether a matter at a stage may have been where some steps can be taken: it stands there, or came from there.
    func isReached(_ stage: String, from steps: [ActionOutline]) -> Bool {
        var reached: Set<String> = []
        var next = steps.flatMap(\.from)
        while let place = next.popLast() {
            guard reached.insert(place).inserted else { continue }
            if place == stage { return true }
            next += actions(from: place).compactMap(\.to)
        }
        return false
    }
}
