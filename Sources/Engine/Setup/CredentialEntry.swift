package import Kernel
import Proof
package import Storage

/// That what somebody signs in with was changed: the journal commits to it by its digest, which gives none of it away.
enum CredentialEntry {
    /// The `kind` of these entries; they move no matter.
    static let kind: String = "credential"

    static func digest(_ credential: CredentialRow) -> String { Digest32.sha256(credential.canonical).hex }
}

extension Connection {
    /// Writes a credential; where what it signs in with has changed, with an entry that commits to it. Counts of failures and the last
    /// sign-in change all the time and are evidence of nothing.
    ///
    /// - Parameter at: official time.
    package func keep(_ county: String, _ credential: CredentialRow, at: Instant) throws {
        let before = try self.credential(county, credential.login)
        try put(county, credential)
        guard before?.canonical != credential.canonical else { return }
        try RegisterEntry(
            kind: CredentialEntry.kind, action: "change", login: Actor.system.login, person: Actor.system.person.description, organ: county,
            changes: [.init("account", .text(credential.login)), .init("digest", .text(CredentialEntry.digest(credential)))],
            commitsToRegisters: false
        ).append(county, self, at: at)
    }
}
