package import Kernel
import Storage

/// The one place that says who may act, and who may see.
///
/// An action belongs to roles at a place: the matter's own organ, one with a duty, or one the matter names. A person may
/// take it who holds such a post there on that day. What the law takes itself, no person may take.
package enum Permission {
    /// The matters of a kind that an actor may see, by the organ they belong to.
    ///
    /// A post shows the matters of its organ if its role has a step to take in that kind, or the kind is one that it may read; a head's shows the organ and all
    /// below it; a post with a duty for others (合法性审核、执法证件管理) shows the matters of those it serves.
    package static func scope(_ actor: Actor, _ definition: any Definition, on day: Day, organs: OrganTree) -> Scope {
        scope(actor, KindReach(definition), on: day, organs: organs)
    }

    static func scope(_ actor: Actor, _ kind: KindReach, on day: Day, organs: OrganTree) -> Scope {
        var seen: Set<OrganCode> = []
        for post in actor.posts where post.isHeld(on: day) {
            switch post.role.reach {
            case .none: continue
            case .subtree:
                if post.organ == organs.root { return .everything }
                seen.formUnion(organs.subtree(of: post.organ))
            case .organ:
                if kind.roles.contains(post.role) { seen.insert(post.organ) }
            }
            for duty in kind.duties[post.role] ?? [] where organs[post.organ]?.duties.contains(duty) == true {
                for organ in organs.organs.keys where organs.nearest(duty, to: organ) == post.organ { seen.insert(organ) }
            }
        }
        if seen.count == organs.organs.count { return .everything }
        return .organs(seen)
    }

    /// Whether it is worth looking for what an actor may open of a kind.
    static func mayHaveOpenings(_ actor: Actor, _ kind: KindReach?, on day: Day) -> Bool {
        guard let kind else { return true }
        return actor.posts.contains { $0.isHeld(on: day) && kind.openers.contains($0.role) }
    }

    /// Whether personal data may be unmasked: by those whose post has a step to take in the matter, not by those who only
    /// look on from above.
    package static func mayUnmask(_ actor: Actor, _ dossier: Dossier, desks: [Desk], on day: Day) -> Bool {
        let roles = Set(dossier.outline.actions.flatMap(\.roles)).subtracting([.system])
        return actor.holds(roles, in: dossier.row.organ, on: day) || desks.contains { actor.holds([$0.role], in: $0.organ, on: day) }
    }

    /// The posts that an actor holds, as desks where matters may wait.
    package static func desks(of actor: Actor, on day: Day) -> [Desk] {
        var desks: [Desk] = []
        for post in actor.posts where post.isHeld(on: day) {
            let desk = Desk(organ: post.organ, role: post.role)
            if !desks.contains(desk) { desks.append(desk) }
        }
        return desks
    }

    /// What an actor may open at an organ where he or she holds the post for it.
    package static func openings(of actor: Actor, _ definition: any Definition, on day: Day, organs: OrganTree) -> [Opportunity] {
        guard let edition = definition.edition(on: day), let outline = definition.outline(edition.id) else { return [] }
        var found: [Opportunity] = []
        for action in outline.actions where action.isOpening && !action.isAutomatic {
            for post in actor.posts where post.isHeld(on: day) && action.roles.contains(post.role) {
                let organ = home(of: action, openedAt: post.organ, organs)
                // Where the law gives the step to a duty's holder, only the holder's own people take it.
                if case .holding(let duty) = action.place, organs.nearest(duty, to: organ) != post.organ { continue }
                if !found.contains(where: { $0.action.id == action.id && $0.organ == organ }) {
                    found.append(Opportunity(definition: definition, action: action, organ: organ))
                }
            }
        }
        return found
    }

    /// The organ that a new matter belongs to: that of the post; where a duty's holder opens it, the organ above that it acts
    /// for (行政复议机构 for the 行政复议机关).
    private static func home(of action: ActionOutline, openedAt organ: OrganCode, _ organs: OrganTree) -> OrganCode {
        guard case .holding(let duty) = action.place, let above = organs[organ]?.parent, organs.nearest(duty, to: above) == organ else {
            return organ
        }
        return above
    }

    /// An opening action that somebody may take at an organ.
    package struct Opportunity: Sendable {
        package let definition: any Definition
        package let action: ActionOutline
        package let organ: OrganCode
    }
}

/// How much of a kind of matter somebody may see.
package enum Scope: Equatable, Sendable {
    case everything
    /// Only the matters of those organs; nothing when there are none.
    case organs(Set<OrganCode>)

    package func contains(_ organ: OrganCode) -> Bool {
        switch self {
        case .everything: true
        case .organs(let organs): organs.contains(organ)
        }
    }

    package var isEmpty: Bool { self == .organs([]) }

    /// For queries: `nil` is no condition.
    package var list: [OrganCode]? {
        switch self {
        case .everything: nil
        case .organs(let organs): organs.sorted { $0.description < $1.description }
        }
    }
}
