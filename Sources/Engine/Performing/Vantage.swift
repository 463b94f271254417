package import Kernel
package import Storage

/// The organs whose figures somebody may see.
package struct Vantage: Sendable {
    /// Seen with all below them: those of a post that looks over its subtree. None lies below another.
    package let subtrees: [OrganCode]
    /// Seen by themselves, and there only what the post has a step in.
    package let own: [OrganCode]
    private let organs: OrganTree

    init(_ actor: Actor, on day: Day, organs: OrganTree) {
        let held = actor.posts.filter { $0.isHeld(on: day) }
        let heads = Set(held.filter { $0.role.reach == .subtree }.map(\.organ))
        let outermost = heads.filter { code in !organs.above(code).contains(where: heads.contains) }
        let single = Set(held.filter { $0.role.reach == .organ }.map(\.organ)).filter { code in
            !heads.contains(code) && !organs.above(code).contains(where: heads.contains)
        }
        subtrees = outermost.sorted { $0.description < $1.description }
        own = single.sorted { $0.description < $1.description }
        self.organs = organs
    }

    package var isEmpty: Bool { subtrees.isEmpty && own.isEmpty }

    package var seesCounty: Bool { organs.root.map(subtrees.contains) ?? false }

    /// Where one begins to look when nothing is asked for.
    package var first: OrganCode? { subtrees.first ?? own.first }

    /// What is seen of an organ; `nil` for one out of sight.
    package func extent(of organ: OrganCode) -> Extent? {
        if subtrees.contains(organ) || organs.above(organ).contains(where: subtrees.contains) {
            return organ == organs.root ? .county : .below(organ)
        }
        return own.contains(organ) ? .alone(organ) : nil
    }
}

extension Permission {
    /// A head's post shows the figures of its organ and all below it; any other post that shows matters, those of its organ.
    package static func vantage(of actor: Actor, on day: Day, organs: OrganTree) -> Vantage { Vantage(actor, on: day, organs: organs) }
}
