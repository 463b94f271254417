import Kernel

/// A matter in which enforcement officers act, each named by the certificate that entitles them (执法人员).
protocol ActedByOfficers: Matter {
    var officers: [Ref<EnforcementCertificate>] { get }
}

extension ActedByOfficers {
    /// HG-08: at least two persons, each with an enforcement certificate that is valid on the day, of an organ that may act here.
    ///
    /// - Parameters:
    ///   - count: what says that there must be two.
    ///   - qualification: what says that they must be qualified.
    ///   - organs: whose officers may act; by default those of the matter's own organ.
    static func certified(
        _ count: Basis, qualification: Basis, of organs: @escaping @Sendable (Self, Moment) -> [OrganCode] = { _, now in [now.organ] }
    ) -> [Gate<Self>] {
        [
            Gate("two-officers", "执法人员不得少于两人", count) { matter, now in matter.persons(now).count >= 2 },
            Gate(
                "officers-certified", "执法人员应当具有行政执法资格，执法证在有效期内", qualification,
                listing: { matter, now in matter.officers.filter { !Self.isCertified($0, now) }.map { Self.words($0, now) } }),
            Gate(
                "own-officers", "执法人员应当是本机关的执法人员，不得由其他单位人员代替", qualification,
                listing: { matter, now in
                    let own = organs(matter, now)
                    return matter.officers.filter { officer in !(now.organ(of: officer).map(own.contains) ?? false) }.map { Self.words($0, now) }
                }),
        ]
    }

    /// One of the matter's own officers takes the step.
    static func acting(_ basis: Basis) -> Gate<Self> {
        Gate("by-assigned-officer", "应当由本次指派的执法人员办理", basis) { matter, now in matter.persons(now).contains(now.actor.person) }
    }

    private static func isCertified(_ officer: Ref<EnforcementCertificate>, _ now: Moment) -> Bool {
        now.find(officer).map { $0.certificateClass == .enforcement && $0.isValid(on: now.today) } ?? false
    }

    private static func words(_ officer: Ref<EnforcementCertificate>, _ now: Moment) -> String {
        now.find(officer).map { "\($0.holderName)（\($0.number)）" } ?? officer.shown
    }

    /// The persons behind the certificates.
    func persons(_ now: Moment) -> Set<PersonID> { Set(officers.compactMap { now.find($0)?.holder }) }

    /// `姓名（证号）`, for documents.
    func officerWords(_ now: Moment) -> String { officers.map { Self.words($0, now) }.joined(separator: "、") }

    /// Officers whose certificates turn out not to have been valid on a day on which they acted.
    func officersInvalid(on day: Day?, _ now: Moment) -> [String] {
        guard let day else { return [] }
        return officers.filter { officer in now.find(officer).map { !$0.isValid(on: day) } ?? true }.map { Self.words($0, now) }
    }
}

extension Action where M: ActedByOfficers {
    /// An act of the matter's officers: two or more, certified today, one of them acting.
    func byOfficers(_ count: Basis, qualification: Basis) -> Self {
        requires(all: M.certified(count, qualification: qualification)).requires(M.acting(count))
    }
}
