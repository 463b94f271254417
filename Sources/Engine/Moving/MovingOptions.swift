package import Kernel
import Storage

/// What somebody may do about moving a matter, and about its parties: for the matter's page.
package struct MovingOptions: Sendable {
    /// Proposed, and not answered.
    package let open: Handover?
    package let mayPropose: Bool
    package let mayAccept: Bool
    package let mayRefuse: Bool
    package let mayWithdraw: Bool
    package let mayDesignate: Bool
    /// The articles on which such matters go, as the kind states them.
    package let grounds: [(says: String, basis: Basis)]
    /// What would keep it from the organ to which it was proposed, as things stand.
    package let obstacles: [String]
    /// The places of parties whose successor the reader may enter.
    package let successions: [SuccessionOutline]

    package var isEmpty: Bool { open == nil && !mayPropose && !mayDesignate && successions.isEmpty }
}

extension Work {
    /// - Throws: what kept a matter from being read that a condition asked for.
    package func moving(_ dossier: Dossier, at: Instant, as actor: Actor) throws -> MovingOptions {
        let moment = moment(dossier, at: max(at, dossier.touched), as: actor)
        let row = dossier.row
        let leads: (OrganCode) -> Bool = { actor.holds([.head], in: $0, on: moment.entered) }
        let open = dossier.ledger.handover
        let goes = try dossier.definition.handing.forbidden == nil && notPending(dossier) == nil
        var obstacles: [String] = []
        if let open, leads(open.to) {
            let check = try check(moving: dossier, to: open.to, moment)
            obstacles = check.refusals.map { "\($0.says)（\($0.basis)）" } + check.fields.map(\.rule)
        }
        let successions = row.closed == nil ? dossier.definition.successions : []
        return MovingOptions(
            open: open, mayPropose: goes && open == nil && leads(row.organ),
            mayAccept: open.map { leads($0.to) && $0.person != actor.person } ?? false, mayRefuse: open.map { leads($0.to) } ?? false,
            mayWithdraw: open.map { leads($0.from) } ?? false,
            mayDesignate: goes && moment.organs.above(row.organ).contains(where: leads), grounds: dossier.definition.handing.grounds,
            obstacles: obstacles,
            successions: successions.filter { succession in
                actor.posts.contains { $0.isHeld(on: moment.entered) && succession.roles.contains($0.role) }
            })
    }
}
