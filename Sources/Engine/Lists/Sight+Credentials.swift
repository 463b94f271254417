package import Kernel
import Storage

extension Engine {
    /// The kinds whose matters are credentials, with the field that says whose each is.
    static func credentials(_ kinds: [any Definition]) -> [(kind: String, field: String)] {
        kinds.compactMap { definition in
            guard let record = definition.blank() as? any Credential else { return nil }
            return (definition.kind.id, type(of: record).holderField)
        }
    }
}

extension Sight {
    /// The person's credentials by which nothing can be done on the day, where there is none of the kind that holds. Whoever never had one is
    /// told nothing: it is then no part of the work.
    package func lapsedCredentials() throws -> [CredentialStanding] {
        let engine = work.engine
        guard !engine.credentials.isEmpty else { return [] }
        let value = try engine.deskMemo.value(.credentials(actor.person, today: day), asOf: work.readEntry()) {
            .credentials(try readLapsed())
        }
        guard case .credentials(let lapsed) = value else { return [] }
        return lapsed
    }

    private func readLapsed() throws -> [CredentialStanding] {
        var lapsed: [CredentialStanding] = []
        for (kind, field) in work.engine.credentials {
            let ids = try work.connection.matters(work.engine.county, kind: kind, field: field, value: actor.person.description)
            let standings = try ids.suffix(20).compactMap { id in
                (try work.dossier(id).record as? any Credential)?.standing(on: day)
            }
            if let last = standings.last, !standings.contains(where: \.holds) { lapsed.append(last) }
        }
        return lapsed
    }
}
