import Foundation

/// The head of a signed token (RFC 7515 §4).
struct TokenHeader: Decodable, Sendable {
    let algorithm: String
    let key: String?
    /// Extensions that must be understood; we understand none.
    let critical: [String]?

    private enum CodingKeys: String, CodingKey {
        case algorithm = "alg"
        case key = "kid"
        case critical = "crit"
    }

    /// The only signatures believed: whoever checks them cannot make them. So neither `none` nor any HMAC.
    private static let believed: Set<String> = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]

    /// - Throws: `ProviderFailure.badToken` for what is no token in compact form with a signature to be believed.
    static func read(_ token: String) throws -> TokenHeader {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = bytes(parts[0]), let header = try? JSONDecoder().decode(TokenHeader.self, from: bytes) else {
            throw ProviderFailure.badToken("not a signed token in compact form")
        }
        guard believed.contains(header.algorithm) else { throw ProviderFailure.badToken("algorithm is \(header.algorithm)") }
        guard header.critical == nil else { throw ProviderFailure.badToken("header has critical extensions") }
        return header
    }

    private static func bytes(_ text: Substring) -> Data? {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: standard + String(repeating: "=", count: (4 - standard.count % 4) % 4))
    }
}
