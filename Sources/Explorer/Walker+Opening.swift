import Kernel

extension Walker {
    /// Opens a matter of a kind at some organ where somebody may.
    func open(_ kind: String, in walk: inout Walk) {
        guard let definition = kinds[kind], let edition = definition.edition(on: walk.now.day), let outline = definition.outline(edition.id) else {
            return
        }
        let openings = dice.shuffled(outline.actions.filter { $0.isOpening && !$0.isAutomatic })
        let ranked = openings.sorted { taken(kind, edition.id, $0) < taken(kind, edition.id, $1) }
        let order = dice.chance(50) ? ranked : openings
        for action in order {
            for organ in organs(kind, walk).prefix(6) {
                guard let blank = walk.world.blank(kind, at: organ, id: walk.world.nextID, on: walk.now) else { continue }
                if attempt(action, on: blank, budget: 120, in: &walk) { return }
            }
        }
    }

    private func taken(_ kind: String, _ edition: String, _ action: ActionOutline) -> Int {
        coverage.taken(Learning.Place(kind: kind, edition: edition, action: action.id))
    }

    /// Organs where matters of the kind came far stand first, mostly.
    private func organs(_ kind: String, _ walk: Walk) -> [OrganCode] {
        let credit = learning.credit(kind)
        let shuffled = dice.shuffled(walk.world.town.codes)
        if let order = learning.delivering, order.kind == kind { return [order.organ] }
        if let focus = walk.focus.flatMap({ walk.world[$0] }) { return [focus.organ] + shuffled }
        if dice.chance(walk.isGroundwork ? 75 : 40) {
            let focus = walk.world.town.focus
            return (dice.chance(70) ? focus : focus.reversed()) + shuffled
        }
        guard dice.chance(70) else { return shuffled }
        return shuffled.enumerated().sorted { left, right in
            let (one, other) = (credit[left.element] ?? 0, credit[right.element] ?? 0)
            return one == other ? left.offset < right.offset : one > other
        }.map(\.element)
    }
}
