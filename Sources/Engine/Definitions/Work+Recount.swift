import Kernel
import Proof
import Storage

/// What a recount found in one matter.
struct RecountedMatter {
    /// Entered in the journal.
    var changes: [FactChange] = []
    /// Differences in measures of which no version says that they count otherwise: nothing explains them, so nothing is entered.
    var unexplained: [FactChange] = []
    /// The version under which its facts stood.
    var from: Int
}

extension Work {
    /// Brings a matter's facts to the present version of its kind's definition, by an entry of the difference; none when they agree.
    ///
    /// - Parameters:
    ///   - person: who ordered it, or took the step before which it has to be done.
    func recount(_ dossier: inout Dossier, at: Instant, by person: PersonID, isOrdered: Bool) throws -> RecountedMatter {
        let definition = dossier.definition
        let row = dossier.row
        var found = RecountedMatter(from: try recountHistory().version(of: row.kind, row.definition, at: row.entry))
        guard found.from < definition.version else { return found }
        for change in FactChange.between(try connection.facts(county, of: row.id), dossier.facts) {
            if definition.counts(change.measure, otherwiseSince: found.from) {
                found.changes.append(change)
            } else {
                found.unexplained.append(change)
            }
        }
        guard !found.changes.isEmpty else { return found }
        let head = try journalHead()
        (dossier.row.version, dossier.row.entry, dossier.row.definition) = (row.version + 1, head.entry + 1, definition.version)
        guard try connection.update(county, dossier.row, from: row) else {
            throw Problem(.conflict, .engineConflict, "事项\(row.id)刚被他人办理。", remedy: "请重试。")
        }
        let entry = RecountEntry(
            from: found.from, to: definition.version, says: definition.changes(since: found.from).map(\.says), by: person, isOrdered: isOrdered,
            found.changes)
        try chain(
            JournalRow(
                entry: dossier.row.entry, at: at, matter: row.id, version: dossier.row.version, kind: row.kind, action: RecountEntry.action,
                login: Actor.system.login, person: Actor.system.person.description, organ: row.organ.description, request: nil,
                content: entry.content(state: dossier.digest), previous: head.hash.bytes, hash: []), after: head.hash)
        for fact in found.changes.map(\.difference) {
            try connection.append(county, fact, matter: row.id, entry: dossier.row.entry)
            rollUp(fact)
        }
        return found
    }

    /// Before a matter is written that was last touched under an earlier version: its facts are first brought to the present one by an entry
    /// of their own, so that a step changes figures by what it does and by nothing else.
    func bringForward(_ change: inout Change) throws {
        guard change.before.row.definition < change.before.definition.version, !change.action.isOpening else { return }
        _ = try recount(&change.before, at: change.at, by: change.actor.person, isOrdered: false)
        (change.after.row.version, change.after.row.entry) = (change.before.row.version, change.before.row.entry)
    }
}
