/// A matter on the strength of which somebody acts (证件、资格): whoever has none that holds on a day is told so before trying in vain.
package protocol Credential: Record {
    /// The stored name of the field that says whose it is; it is indexed.
    static var holderField: String { get }
    /// How it stands on a day.
    func standing(on day: Day) -> CredentialStanding
}

/// Whether somebody can act on the strength of a credential.
package struct CredentialStanding: Hashable, Sendable {
    /// As people call it, with its number.
    package let name: String
    package let holds: Bool
    /// What happened to it and what follows, as a sentence; empty while it holds.
    package let says: String

    package init(_ name: String, holds: Bool, _ says: String = "") {
        self.name = name
        self.holds = holds
        self.says = says
    }
}
