import Identity
import JWTKit
import Kernel

/// The claims of an ID token (OpenID Connect Core 1.0 §2), as far as they are used.
struct IDToken: JWTPayload {
    let issuer: String
    let subject: String
    let audience: Audience
    /// Seconds since 1970.
    let expires: Double
    let issued: Double
    let notBefore: Double?
    let nonce: String?
    let authorizedParty: String?

    private enum CodingKeys: String, CodingKey {
        case nonce
        case issuer = "iss"
        case subject = "sub"
        case audience = "aud"
        case expires = "exp"
        case issued = "iat"
        case notBefore = "nbf"
        case authorizedParty = "azp"
    }

    /// One name or several; both forms are allowed.
    struct Audience: Codable, Sendable {
        let names: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let name = try? container.decode(String.self) {
                names = [name]
            } else {
                names = try container.decode([String].self)
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(names)
        }
    }

    /// Claims are checked against the flow in `check`, which knows what was asked.
    func verify(using algorithm: some JWTAlgorithm) {}

    /// Clocks may differ by so many seconds.
    private static let leeway: Double = 60

    /// The checks of OpenID Connect Core 1.0 §3.1.3.7 that follow the signature's.
    ///
    /// - Throws: `ProviderFailure.badToken` with the first that fails.
    func check(issuer expected: String, client: String, nonce sent: String, at: Instant) throws {
        func require(_ holds: Bool, _ what: @autoclosure () -> String) throws {
            if !holds { throw ProviderFailure.badToken(what()) }
        }
        let now = Double(at.milliseconds) / 1_000
        try require(issuer == expected, "issuer is \(issuer)")
        try require(audience.names.contains(client), "audience is \(audience.names)")
        try require(authorizedParty.map { $0 == client } ?? (audience.names.count == 1), "authorized party is \(authorizedParty ?? "absent")")
        try require(now < expires + Self.leeway, "expired at \(expires), now \(now)")
        try require(issued < now + Self.leeway, "issued at \(issued), now \(now)")
        try require(notBefore.map { $0 < now + Self.leeway } ?? true, "not before \(notBefore ?? 0), now \(now)")
        try require(nonce.map { SecretBytes.areEqual(Array($0.utf8), Array(sent.utf8)) } ?? false, "nonce is \(nonce == nil ? "absent" : "another")")
        try require((1...255).contains(subject.utf8.count), "subject has \(subject.utf8.count) bytes")
    }
}
