import Kernel
import Storage

/// How a matter came to the law of the day from an earlier edition, where nobody has entered that yet.
struct Crossing: Sendable {
    /// As the table holds it.
    let stored: Dossier
    let passages: [PassedMatter]
}

extension Work {
    /// What the law of a day makes of a matter that somebody acts on: the new edition where it has taken the matter over.
    ///
    /// - Parameter action: the step that is to be taken. What silence means, of a limit that had run out before the new law's day, is taken under
    ///   the law of that limit.
    func standing(_ dossier: Dossier, taking action: String? = nil, at: Instant, as actor: Actor) throws -> Dossier {
        guard dossier.row.version > 0, dossier.definition.passage(from: dossier.row.edition) != nil else { return dossier }
        var (passed, passages) = (dossier, dossier.crossing?.passages ?? [])
        while let found = next(passed, action, at: at, as: actor) {
            passed = passed.gone(over: found, at: at)
            passages.append(found)
        }
        if let unreadable { throw unreadable }
        guard !passages.isEmpty else { return dossier }
        passed.crossings = [Crossing(stored: dossier.crossing?.stored ?? dossier, passages: passages)]
        return passed
    }

    private func next(_ dossier: Dossier, _ action: String?, at: Instant, as actor: Actor) -> PassedMatter? {
        let (definition, row) = (dossier.definition, dossier.row)
        guard let passage = definition.passage(from: row.edition), passage.way == .automatic, at.day >= passage.later.from else { return nil }
        let moment = moment(dossier, at: at, as: .system)
        if actor.isSystem, let step = action.flatMap({ dossier.outline.action($0) }),
            let lapse = definition.lapse(by: step, row.edition, dossier.record, moment), lapse.last < passage.later.from
        {
            return nil
        }
        return definition.passing(from: row.edition, dossier.record, stage: row.stage, by: nil, moment)
    }

    /// Enters that a matter has gone over, before what was decided under the new law is written.
    func passOver(_ change: inout Change, by passages: [PassedMatter]) throws {
        for passed in passages {
            var passage = passage(change.before, passed, at: change.at)
            _ = try write(&passage)
            change.before = passage.after
            (change.after.row.version, change.after.row.entry) = (change.before.row.version, change.before.row.entry)
        }
    }

    /// Takes a matter over that the law of a day has taken over, where nobody acts on it.
    ///
    /// - Returns: whether it was; one may be by several laws at once.
    func pass(_ id: MatterID, at: Instant) throws -> Bool {
        let dossier = try dossier(id)
        let at = max(at, dossier.touched)
        let passages = try standing(dossier, at: at, as: .system).crossing?.passages ?? []
        var before = dossier
        for passed in passages {
            var change = passage(before, passed, at: at)
            _ = try write(&change)
            before = change.after
        }
        return !passages.isEmpty
    }

    private func passage(_ before: Dossier, _ passed: PassedMatter, at: Instant) -> Change {
        let after = before.gone(over: passed, at: at)
        let action = before.outline.actions[0].entered(as: PassageOutline.action, PassageOutline.name, from: [before.row.stage])
        return Change(
            action: action, actor: .system, place: before.row.organ, at: at, request: nil, overrides: [:], onBehalfOf: nil, before: before,
            after: after, moment: moment(before, at: at, as: .system), renderings: [:], withdrawals: [:], occurrence: nil, moving: MovingNote(passed))
    }
}

extension Change {
    /// What is decided of a matter as the law of the day has it is written after what the table holds.
    ///
    /// - Returns: what has to be entered between the two.
    mutating func standOnTable() -> [PassedMatter] {
        after.crossings = []
        guard let crossing = before.crossing else { return [] }
        before = crossing.stored
        return crossing.passages
    }
}

extension Dossier {
    var crossing: Crossing? { crossings.first }

    /// The matter under the next edition.
    func gone(over passed: PassedMatter, at: Instant) -> Dossier {
        var after = self
        (after.record, after.ledger, after.touched) = (passed.record, passed.ledger, at)
        (after.row.edition, after.row.stage) = (passed.outline.later.id, passed.stage)
        return after
    }
}

extension MovingNote {
    /// What the entry says of a matter's going over: an entry of its own, or the step's by which somebody took it over.
    init(_ passed: PassedMatter) {
        let outline = passed.outline
        let on = passed.ledger.passages.last?.on ?? outline.later.from
        self.init(
            key: PassageOutline.member,
            members: [.init("from", .text(outline.earlier.id)), .init("to", .text(outline.later.id)), .init("on", .text(on.iso))])
    }
}
