package import Kernel
import Storage

/// Which matter somebody wants to do something about, as of which version of it, when, and under which name for good: what every request
/// says that takes no step of the law.
package struct MatterAct: Sendable {
    package var matter: MatterID
    /// Only if the matter is still at that version.
    package var version: Int?
    package var at: Instant
    /// As of a ``Request``.
    package var id: String?

    package init(_ matter: MatterID, version: Int? = nil, at: Instant, id: String? = nil) {
        self.matter = matter
        self.version = version
        self.at = at
        self.id = id
    }
}

/// A request about a matter beside the steps of the law: preparing one, putting something right, handling, moving, a successor.
package protocol MatterRequest: Sendable {
    var on: MatterAct { get set }
}

extension MatterRequest {
    package var matter: MatterID { on.matter }
    package var version: Int? { on.version }
    package var at: Instant {
        get { on.at }
        set { on.at = newValue }
    }
    package var id: String? {
        get { on.id }
        set { on.id = newValue }
    }
}

extension Work {
    /// The entry that a request has made before; `nil` for one that is new.
    ///
    /// - Throws: `engine.foreignRequest` where its name is another's, `engine.reusedRequest` where it was used for another matter.
    func earlier(_ request: some MatterRequest, as actor: Actor) throws -> JournalRow? {
        try requireOwn(request.id, actor)
        guard let id = request.id, let entry = try connection.entry(county, request: id) else { return nil }
        guard entry.matter == request.matter else { throw Self.reused(id) }
        return entry
    }

    /// The matter that a request is about, as the law of the day has it, for somebody who sees it.
    ///
    /// Whether it is in sight is asked before its version: to whoever does not see it, it is not there, whatever version is asked for.
    func target(of request: some MatterRequest, _ what: (Dossier) -> String, as actor: Actor) throws -> Dossier {
        let dossier = try find(request.matter)
        guard let dossier, try Sight(self, actor, on: request.at.day).sees(dossier) else {
            throw Self.unseen(request.matter)
        }
        try requireVersion(request.version, of: dossier)
        try requireInOrder(request.at, what(dossier), on: dossier)
        return try standing(dossier, at: request.at, as: actor)
    }
}
