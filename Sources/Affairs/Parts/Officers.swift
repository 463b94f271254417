package import Kernel

/// 执法人员: those who act for the organ in one matter, each named by the certificate that entitles them.
///
/// Whether two are enough, whose certificates count and who must stand back are conditions, see the clauses; what the certificates
/// say they say themselves, in the register, for every day.
package struct Officers: Part {
    package var certificates: [Ref<EnforcementCertificate>] = []

    package init() {}

    package static var fields: [Field<Self>] { Field("certificates", \.certificates, "（执法证）").usually(.last, .own("holder")) }

    /// The persons behind the certificates; whoever is named by two certificates is one person.
    func persons(_ now: Moment) -> Set<PersonID> { Set(certificates.compactMap { now.find($0)?.holder }) }

    /// `姓名（证号）`, for documents.
    func words(_ now: Moment) -> String { certificates.map { Self.words($0, now) }.joined(separator: "、") }

    /// Those whose certificates entitle them to nothing today: of another class, run out, withheld, void, or unknown.
    func uncertified(_ now: Moment) -> [String] {
        certificates.filter { certificate in
            now.find(certificate).map { $0.certificateClass != .enforcement || !$0.isValid(on: now.today) } ?? true
        }.map { Self.words($0, now) }
    }

    /// Those whose certificates belong to none of some organs.
    func outsiders(of organs: [OrganCode], _ now: Moment) -> [String] {
        certificates.filter { certificate in !(now.organ(of: certificate).map(organs.contains) ?? false) }.map { Self.words($0, now) }
    }

    /// Those whose certificates turn out not to have been valid on a day on which they acted; a certificate may be made void from an
    /// earlier day.
    func invalid(on day: Day?, _ now: Moment) -> [String] {
        guard let day else { return [] }
        return certificates.filter { certificate in now.find(certificate).map { !$0.isValid(on: day) } ?? true }.map { Self.words($0, now) }
    }

    private static func words(_ certificate: Ref<EnforcementCertificate>, _ now: Moment) -> String {
        now.find(certificate).map { "\($0.holderName)（\($0.number)）" } ?? certificate.shown
    }
}
