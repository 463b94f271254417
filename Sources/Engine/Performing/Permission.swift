import Kernel

/// The one place that says who may act.
///
/// An action belongs to roles at a place: the matter's own organ, one with a duty, or one the matter names. A person may
/// take it who holds such a post there on that day. What the law takes itself, no person may take.
enum Permission {
    static func refusal(_ actor: Actor, _ action: ActionOutline, at place: OrganCode?, on day: Day, organs: OrganTree) -> Refusal? {
        if actor.isSystem {
            return action.roles.contains(.system) ? nil : Refusal(.permission, "“\(action.name)”应由有权人员办理", action.basis)
        }
        let roles = action.roles.subtracting([.system])
        guard !roles.isEmpty else { return Refusal(.permission, "“\(action.name)”由系统依法办理，任何人不得代办", action.basis) }
        guard let place else { return Refusal(.permission, "没有能办理“\(action.name)”的机关", action.basis) }
        if actor.holds(roles, in: place, on: day) { return nil }
        let names = roles.map(\.name).sorted().joined(separator: "或者")
        return Refusal(.permission, "“\(action.name)”应由\(organs.name(of: place))的\(names)办理，\(actor.name)没有这一岗位", action.basis)
    }
}
