package import Kernel

/// One action that somebody wants to take.
package struct Request: Sendable {
    package enum Target: Sendable {
        /// Opens a matter of a kind at an organ.
        case opening(kind: String, organ: OrganCode)
        /// Moves a matter on; with a version, only if it is still at that version.
        case matter(MatterID, version: Int? = nil)
    }

    package var target: Target
    package var action: String
    /// By the names of fields; the event's day and why it is entered late stand among it, see ``Occurrence``.
    package var input: Input
    package var at: Instant
    /// Names this request for good: the same id again does nothing and is answered as the first time.
    package var id: String?
    /// Gates that the law lets a head pass, each with the reason to be recorded, and what is to be withheld from the public, by the ids of
    /// the refusals.
    package var overrides: [String: String]
    /// The opinion by which a prepared step is taken.
    var approval: Endorsement?

    package init(
        _ target: Target, _ action: String, _ input: Input = [:], at: Instant, id: String? = nil, overrides: [String: String] = [:],
        happened: Day? = nil, lateReason: String = ""
    ) {
        self.target = target
        self.action = action
        self.input = input
        if happened != nil || !lateReason.isEmpty {
            self.input.merge(Occurrence.input(on: happened, late: lateReason)) { $1 }
        }
        self.at = at
        self.id = id
        self.overrides = overrides
    }
}

extension Request {
    /// Where a request came from: the first part of its id, so that none passes for one of another way.
    package enum Origin: String, CaseIterable, Sendable {
        case web, cli
        /// Rows of a table.
        case rows = "import"
        /// What the law takes itself.
        case deemed
    }

    /// The id of a person's request by one of the ways.
    package static func id(_ origin: Origin, by login: String, _ text: String) -> String { "\(origin.rawValue):\(login):\(text)" }

    /// Whether somebody may bear an id: of the ways' ids only one's own, and what the law takes itself only the system.
    static func isOwn(_ id: String, _ actor: Actor) -> Bool {
        guard let origin = Origin.allCases.first(where: { id.hasPrefix($0.rawValue + ":") }) else { return true }
        return origin == .deemed ? actor.isSystem : id.hasPrefix("\(origin.rawValue):\(actor.login):")
    }
}

/// What became of a request.
package enum Outcome: Sendable {
    case done(Receipt)
    /// The law says no, or a field is wrong: everything that stands in the way, at once. Nothing was changed.
    case refused([Refusal], fields: [FieldProblem])
}

package struct Receipt: Hashable, Sendable {
    package let matter: MatterID
    package let entry: Int
    package let version: Int
    /// Matters that the action opened.
    package let children: [MatterID]
    /// The request had been carried out before; nothing was done now.
    package let isRepeat: Bool
}
