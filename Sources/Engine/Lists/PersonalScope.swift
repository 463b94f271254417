package import Kernel
import Synchronization

/// What somebody's posts show and let be opened on a day, worked out once for all kinds.
///
/// It rests on nothing but the posts, the day, the tree of organs and the definitions; whoever has the same posts shares it.
package final class PersonalScope: Sendable {
    private let scopes: [String: Scope]
    /// Kinds of which at least one organ's matters are in sight.
    package let kinds: [any Definition]
    /// What may be opened where of the kinds in sight, in the catalogue's order.
    package let openings: [Permission.Opportunity]
    private let openingsByKind: [String: [Permission.Opportunity]]

    init(_ actor: Actor, on day: Day, organs: OrganTree, _ definitions: [any Definition], _ reaches: [String: KindReach]) {
        let scopes = Dictionary(
            definitions.map { definition in
                let reach = reaches[definition.kind.id] ?? KindReach(definition)
                return (definition.kind.id, Permission.scope(actor, reach, on: day, organs: organs))
            }, uniquingKeysWith: { first, _ in first })
        self.scopes = scopes
        let kinds = definitions.filter { scopes[$0.kind.id]?.isEmpty == false }
        self.kinds = kinds
        let openings = kinds.filter { Permission.mayHaveOpenings(actor, reaches[$0.kind.id], on: day) }.flatMap {
            Permission.openings(of: actor, $0, on: day, organs: organs)
        }
        self.openings = openings
        openingsByKind = Dictionary(grouping: openings, by: \.definition.kind.id)
    }

    /// How much of a kind is in sight; nothing of one that the catalogue does not have.
    package func scope(_ kind: String) -> Scope { scopes[kind] ?? .organs([]) }
    /// What may be opened of one kind.
    package func openings(_ kind: String) -> [Permission.Opportunity] { openingsByKind[kind] ?? [] }
}

/// What the declarations of a kind give to posts, of all its editions together: read once, for a county has more requests than kinds have steps.
struct KindReach: Sendable {
    /// Posts with a step in the kind, or that may read it.
    let roles: Set<Role>
    /// For posts whose steps the law gives to whoever has a duty, these duties.
    let duties: [Role: Set<Organ.Duty>]
    /// Posts with a step that opens a matter.
    let openers: Set<Role>

    init(_ definition: any Definition) {
        var roles = Set(definition.readers)
        var duties: [Role: Set<Organ.Duty>] = [:]
        var openers: Set<Role> = []
        for action in definition.editions.compactMap({ definition.outline($0.id) }).flatMap(\.actions) {
            roles.formUnion(action.roles)
            if action.isOpening && !action.isAutomatic { openers.formUnion(action.roles) }
            if case .holding(let duty) = action.place {
                for role in action.roles { duties[role, default: []].insert(duty) }
            }
        }
        self.roles = roles
        self.duties = duties
        self.openers = openers
    }
}

/// The scopes of those who came lately. It goes with the registers that it was worked out from, so that no change of a post or an organ
/// has to be looked for.
final class ScopeMemo: Sendable {
    private struct Key: Hashable {
        let posts: [Post]
        let day: Day
    }

    private let kept: Mutex<[Key: PersonalScope]> = Mutex([:])
    private let capacity: Int

    init(capacity: Int = 2_048) { self.capacity = capacity }

    /// - Parameter make: called outside the lock: two that come at once may both work it out, and get the same.
    func scope(of actor: Actor, on day: Day, _ make: () -> PersonalScope) -> PersonalScope {
        let key = Key(posts: actor.posts, day: day)
        if let found = kept.withLock({ $0[key] }) { return found }
        let made = make()
        kept.withLock { kept in
            // A county has some hundred people a day; of more than that none is worth more than another.
            if kept.count >= capacity { kept.removeAll(keepingCapacity: true) }
            kept[key] = made
        }
        return made
    }
}
