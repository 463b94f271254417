package import Kernel

extension Petition {
    /// Nobody is turned away for it; whoever receives them asks them to choose.
    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("representatives", "多人走访的，应当推选代表，代表人数不得超过5人", Law.petitions2022(20, 3)) { matter, _ in
            let persons = matter.visits.compactMap(\.persons).max() ?? 1
            return persons > 5 && matter.petitioners.representatives.isEmpty && matter.closedOn == nil ? ["来访\(persons)人"] : []
        }
    }
}
