package import Kernel
import Proof
package import Storage

/// A signed-in browser.
package struct Session: Sendable {
    /// The digest of the token.
    package let id: [UInt8]
    package let login: String
    package let created: Instant
    /// The last request, to within a minute.
    package internal(set) var seen: Instant
    package let expires: Instant
    /// The sign-in before this one, for its owner to look at.
    package let lastSignIn: SignInPlace?
    /// Nothing but a change of password may be done.
    package let mustChangePassword: Bool
    package let secondFactorPassed: Bool
    package let address: String
    package let agent: String
    private let csrfSecret: [UInt8]

    init(_ row: SessionRow) {
        id = row.id
        login = row.login
        created = row.created
        seen = row.seen
        expires = row.expires
        lastSignIn = row.previous
        mustChangePassword = row.mustChange
        secondFactorPassed = row.secondFactor
        address = row.address
        agent = row.agent
        csrfSecret = row.csrf
    }

    /// What every form of this session carries against requests forged on other pages.
    package var csrf: String { Token.text(csrfBytes) }

    /// Compares in constant time.
    package func isValid(csrf given: String) -> Bool { SecretBytes.areEqual(Array(given.utf8), Array(csrf.utf8)) }

    private var csrfBytes: [UInt8] { SecretBytes.hmac(Array("csrf\n".utf8) + id, key: csrfSecret) }

    func isAlive(at: Instant, _ policy: IdentityPolicy) -> Bool { at < expires && !at.isPast(seen, bySeconds: policy.idle) }
}

/// Random tokens, of which only the digest is kept.
package enum Token {
    /// 256 bits from the system's cryptographic source: 43 characters.
    package static func random() -> String { text(SecretBytes.random(32)) }

    static func id(of token: String) -> [UInt8] { SecretBytes.sha256(token) }

    /// Base 64 for URLs (RFC 4648 §5), without padding.
    package static func text(_ bytes: [UInt8]) -> String {
        String(
            Base64.encode(bytes).compactMap { character in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }
}
