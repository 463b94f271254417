import Kernel

/// HG-08: at least two persons, each with an enforcement certificate that is valid on the day, of an organ that may act here, none of
/// whom must stand back (行政处罚法第四十二条、第四十三条，行政强制法第十七条、第十八条，移送涉嫌犯罪案件的规定第五条).
extension Officers {
    /// - Parameters:
    ///   - count: what says that there must be two.
    ///   - qualification: what says that they must be qualified, and of the organ.
    ///   - organs: whose officers may act; by default those of the matter's own organ.
    static func gates<M: Matter>(
        in mount: Mount<M, Self>, count: Basis, qualification: Basis,
        of organs: @escaping @Sendable (M, Moment) -> [OrganCode] = { _, now in [now.organ] }
    ) -> [Gate<M>] {
        [two(in: mount, count)] + qualified(in: mount, qualification, of: organs)
    }

    /// 执法人员不得少于两人.
    static func two<M: Matter>(in mount: Mount<M, Self>, _ basis: Basis) -> Gate<M> {
        mount.gate("two", "执法人员不得少于两人", basis) { part, now in part.persons(now).count >= 2 }
    }

    /// The conditions on each, for acts of which a law lets one officer dispose alone.
    static func qualified<M: Matter>(
        in mount: Mount<M, Self>, _ basis: Basis, of organs: @escaping @Sendable (M, Moment) -> [OrganCode] = { _, now in [now.organ] }
    ) -> [Gate<M>] {
        [
            Gate(
                mount.step("certified"), "执法人员应当具有行政执法资格，执法证在有效期内", basis,
                listing: { matter, now in mount.read(matter).uncertified(now) }),
            Gate(
                mount.step("own"), "执法人员应当是本机关的执法人员，不得由其他单位人员代替", basis,
                listing: { matter, now in mount.read(matter).outsiders(of: organs(matter, now), now) }),
        ]
    }

    /// One of those assigned takes the step.
    ///
    /// - Parameter says: in the words of the kind, by what they are assigned: 本次指派, 本案.
    static func acting<M: Matter>(in mount: Mount<M, Self>, _ basis: Basis, says: String = "应当由本次指派的执法人员办理") -> Gate<M> {
        mount.gate("acting", says, basis) { part, now in part.persons(now).contains(now.actor.person) }
    }

    /// 回避: none of them is a party, and none was decided upon to stand back.
    ///
    /// - Parameters:
    ///   - numbers: the identity numbers of the parties, as far as they are known.
    ///   - recused: those who stand back.
    static func impartial<M: Matter>(
        in mount: Mount<M, Self>, _ basis: Basis, from numbers: @escaping @Sendable (M) -> [String],
        recused: @escaping @Sendable (M) -> [PersonID]
    ) -> [Gate<M>] {
        [
            Gate(mount.step("not-party"), "执法人员不得是本案当事人", basis) { matter, now in
                let known = numbers(matter).filter { !$0.isEmpty }
                return !mount.read(matter).certificates.contains { now.find($0).map { known.contains($0.identityNumber) } ?? false }
            },
            Gate(mount.step("not-recused"), "应当回避的人员不得办理本案", basis) { matter, now in
                mount.read(matter).persons(now).isDisjoint(with: recused(matter))
            },
        ]
    }

    /// The officers of a day on which their certificates turn out not to have been valid: what they did then must be looked at again.
    static func caution<M: Matter>(in mount: Mount<M, Self>, _ says: String, _ basis: Basis, on day: @escaping @Sendable (M) -> Day?) -> Caution<M> {
        Caution(mount.id, says, basis, listing: { matter, now in mount.read(matter).invalid(on: day(matter), now) })
    }
}

extension Action {
    /// An act of the matter's officers: two or more, certified today, one of them acting.
    func by(_ officers: Mount<M, Officers>, count: Basis, qualification: Basis) -> Self {
        requires(all: Officers.gates(in: officers, count: count, qualification: qualification)).requires(Officers.acting(in: officers, count))
    }

    /// An act that none of the matter's officers may take: who acts does not approve, who investigates does not decide.
    func apart(from officers: Mount<M, Officers>, _ says: String, _ basis: Basis) -> Self {
        excludes(officers.step("apart"), says, basis) { matter, now in Array(officers.read(matter).persons(now)) }
    }
}
