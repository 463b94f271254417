import Kernel

/// What laws ask of a party's particulars before a step.
extension Party {
    /// 写明当事人: papers must give its name (行政处罚法第五十九条、行政强制法第二十四条、第三十七条、信访条例第十七条).
    ///
    /// - Parameters:
    ///   - says: in the words of the kind, by what its law calls the party.
    ///   - kindNeeded: whether it must also be said whether it is a citizen, because amounts or periods depend on it.
    static func named<M: Matter>(
        in mount: Mount<M, Self>, _ says: String = "写明当事人", kindNeeded: Bool = true, basis: Basis
    ) -> Gate<M> {
        mount.gate("named", says, basis) { party, _ in !party.name.isEmpty && (!kindNeeded || party.kind != nil) }
    }

    /// 载明当事人的基本情况: all that an article lists; the refusal names what is wanting (行政复议法实施条例第十九条、2026年第二十七条，
    /// 行政处罚法第五十九条第一款第一项，行政强制法第二十四条第二款第一项).
    static func described<M: Matter>(
        in mount: Mount<M, Self>, _ says: String = "载明当事人的基本情况", named name: String = "described", with details: [Detail], basis: Basis
    ) -> Gate<M> {
        Gate(mount.step(name), says, basis, listing: { matter, _ in mount.read(matter).missing(details) })
    }

    /// A text for the public does not expose the party (个人信息保护法第二十五条；行政处罚法第四十八条、
    /// 行政复议法第七十九条、信访工作条例第三十六条第二款).
    static func unexposed<M: Matter>(
        in mount: Mount<M, Self>, _ says: String, basis: Basis, by text: @escaping @Sendable (M) -> String
    ) -> Gate<M> {
        Gate(mount.step("unexposed"), says, basis) { matter, _ in !mount.read(matter).isExposed(by: text(matter)) }
    }
}

extension Action {
    /// Takes a party's particulars, each as far as it is known.
    ///
    /// - Parameter needed: those of them that the step cannot be taken without.
    func entering(_ party: Mount<M, Party>, needing needed: Path<M>...) -> Self {
        let start = needed.reduce(self) { $0.needs($1) }
        let others = party.paths.filter { path in !needed.contains { $0 == path } }
        return others.reduce(start) { $0.fills($1) }
    }

    /// The party comes with the matter whose step opens this one.
    func taking(_ party: Mount<M, Party>) -> Self { party.paths.reduce(self) { $0.given($1) } }
}
