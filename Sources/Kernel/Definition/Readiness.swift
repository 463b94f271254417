/// 准备: what the registers of a county must hold before the law lets a step be taken, in the order in which a new county fills them.
///
/// Declared by modules, as all that the law asks for. Nothing is ticked by hand: whoever shows it looks into the registers.
package struct Readiness: Sendable {
    package enum Place: Sendable {
        /// Once in the county.
        case county
        /// At the county's own government.
        case government
        /// At each organ with the duty.
        case each(Organ.Duty)
        /// At the organ with the duty, of which a county needs one.
        case holder(Organ.Duty)
    }

    package enum Need: Sendable {
        /// An organ that has the duty.
        case organ(Organ.Duty)
        /// So many people who hold one of the posts.
        case people(Set<Role>, Int)
        /// So many matters of a register in one of these stages.
        ///
        /// - Parameter naming: the field that holds the organ's name, where they are not the organ's own.
        case register(kind: String, stages: Set<String>, least: Int, naming: String? = nil)
    }

    /// Stable.
    package let id: String
    /// As a noun: what is there when it is done.
    package let title: String
    package let place: Place
    package let need: Need
    /// Which step it opens, as a clause.
    package let opens: String
    /// The article that asks for it; `nil` where no text does.
    package let basis: Basis?
    /// The opening step of the register by which what was before is taken in.
    package let intake: String?
    /// What becomes of it after that, and by whom; empty where nothing.
    package let afterwards: String

    package init(
        _ id: String, _ title: String, _ place: Place, _ need: Need, opens: String, _ basis: Basis? = nil, intake: String? = nil,
        afterwards: String = ""
    ) {
        (self.id, self.title, self.place, self.need, self.opens, self.basis) = (id, title, place, need, opens, basis)
        (self.intake, self.afterwards) = (intake, afterwards)
    }
}
