package import Kernel
package import Storage

/// What a matter is joined to, what is joined to it, whence it came, and what somebody may do about it: for the matter's page.
package struct JoiningOptions: Sendable {
    /// The matter to which it is joined now.
    package let leader: MatterLine?
    package let joined: [Fellow]
    package let origin: MatterLine?
    package let parts: [MatterLine]
    package let mayJoin: Bool
    package let mayPart: Bool
    package let maySplit: Bool
    package let joining: JoiningOutline
    package let splitting: SplittingOutline

    /// A matter that is joined to this one.
    package struct Fellow: Sendable {
        package let line: MatterLine
        /// Of its own limits that which would end first if it were by itself; `nil` where none runs.
        package let due: Day?
        /// Its file goes with it: the papers that were issued in it, as far as the reader sees them.
        package let papers: [PaperLine]
    }

    package var isEmpty: Bool {
        leader == nil && joined.isEmpty && origin == nil && parts.isEmpty && !mayJoin && !mayPart && !maySplit
    }
}

extension Sight {
    /// - Returns: `nil` where there is nothing to say, as in most kinds.
    /// - Throws: what kept a matter from being read.
    package func joining(_ dossier: Dossier) throws -> JoiningOptions? {
        let (definition, ledger) = (dossier.definition, dossier.ledger)
        let (joining, splitting) = (definition.joining, definition.splitting)
        let isPlain = ledger.joinings.isEmpty && ledger.joined.isEmpty && ledger.origin == nil && ledger.parts.isEmpty
        if isPlain, !joining.isPossible, !splitting.isPossible { return nil }
        let moment = work.moment(dossier, at: dossier.touched, as: actor)
        func may(_ roles: Set<Role>, _ place: OrganCode?) -> Bool { place.map { actor.holds(roles, in: $0, on: day) } ?? false }
        let mayDecide = joining.isPossible && may(joining.roles, definition.joiningPlace(dossier.record, moment))
        let stands = dossier.row.closed == nil && ledger.handover == nil
        let isBefore = joining.stages.contains(dossier.row.stage)
        let leading = try ledger.joinedTo.flatMap { try work.find($0) }
        let joined = try ledger.joined.compactMap { id -> JoiningOptions.Fellow? in
            guard let line = try line(id), let fellow = try work.find(id) else { return nil }
            // A party reads of its file no more than on its own page.
            let party = try insight(into: fellow)?.party
            let papers = try work.connection.papers(work.county, of: id).filter { party?.shows(paper: $0.document) ?? true }
            return JoiningOptions.Fellow(line: line, due: try work.due(apart: fellow), papers: papers)
        }
        return JoiningOptions(
            leader: try ledger.joinedTo.flatMap { try line($0) }, joined: joined, origin: try ledger.origin.flatMap { try line($0.matter) },
            parts: try ledger.parts.compactMap { try line($0) },
            mayJoin: mayDecide && stands && isBefore && !ledger.isJoined && ledger.joined.isEmpty,
            mayPart: mayDecide && dossier.row.closed == nil && (leading.map { joining.stages.contains($0.row.stage) } ?? false),
            maySplit: splitting.isPossible && stands && !ledger.isJoined && ledger.joined.isEmpty && splitting.stages.contains(dossier.row.stage)
                && may(splitting.roles, definition.splittingPlace(dossier.record, moment)),
            joining: joining, splitting: splitting)
    }
}

extension Work {
    /// When a matter was last acted on; `nil` for a number that is none's.
    package func touched(_ matter: MatterID) throws -> Instant? { try find(matter)?.touched }

    /// The end of the first of a joined matter's limits, as if it stood by itself.
    func due(apart dossier: Dossier) throws -> Day? {
        var ledger = dossier.ledger
        ledger.joinings = []
        let clocks = dossier.definition.clocks(dossier.row.edition, dossier.record, registers.settings, ledger)
        return try clocks.compactMap { $0.clock.stopped == nil ? try $0.clock.due(in: engine.calendar)?.day : nil }.min()
    }
}
