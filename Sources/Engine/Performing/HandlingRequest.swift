package import Kernel

/// What somebody wants to do about who answers for a matter.
package struct HandlingRequest: MatterRequest {
    package enum Deed: Hashable, Sendable {
        /// Takes it over (领办): leads it where nobody does, helps where somebody else leads.
        case take
        /// Gives it to somebody (指派); where another led it, from that one to this one (改派).
        case assign(PersonID, as: Handler.Part)
        /// Takes it from somebody; of oneself, gives it back.
        case release(PersonID)
        /// Tells whoever must act that somebody waits (催办): it is entered, and changes nothing.
        case remind
    }

    /// Who is thought to lead the matter at the organ.
    package enum Former: Hashable, Sendable {
        case any, nobody
        case person(PersonID)
    }

    package var on: MatterAct
    package var deed: Deed
    /// Where; `nil` for where it waits, or else its own organ, as far as the persons have a post there.
    package var organ: OrganCode?
    /// Only if it is led by whom the sender saw.
    package var former: Former = .any
    package var reason: String

    package init(
        _ deed: Deed, _ matter: MatterID, in organ: OrganCode? = nil, version: Int? = nil, because reason: String = "", at: Instant,
        id: String? = nil
    ) {
        self.init(deed, on: MatterAct(matter, version: version, at: at, id: id), in: organ, because: reason)
    }

    package init(_ deed: Deed, on act: MatterAct, in organ: OrganCode? = nil, because reason: String = "") {
        self.deed = deed
        self.organ = organ
        self.reason = reason
        on = act
    }

    /// The names under which it is asked for, and refused; no field of a kind can bear them.
    package static let personField: String = "handling-person"
    package static let partField: String = "handling-part"
    package static let reasonField: String = "handling-reason"

    /// The entries that may come of it, as the journal names them.
    var acts: Set<Handler.Act> {
        switch deed {
        case .take: [.take]
        case .assign: [.assign, .reassign]
        case .release: [.release]
        case .remind: [.remind]
        }
    }

    var person: PersonID? {
        switch deed {
        case .take, .remind: nil
        case .assign(let person, _), .release(let person): person
        }
    }
}
