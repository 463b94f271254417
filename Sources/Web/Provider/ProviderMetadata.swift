/// What a provider says of itself (OpenID Connect Discovery 1.0 §3), as far as it is used.
struct ProviderMetadata: Decodable, Sendable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let keysAddress: String
    /// Answers name their issuer (RFC 9207), so that one without is not this provider's.
    let namesIssuer: Bool?

    private enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case keysAddress = "jwks_uri"
        case namesIssuer = "authorization_response_iss_parameter_supported"
    }

    /// - Throws: `ProviderFailure.badAnswer` for another issuer, or an address that secrets must not be sent to.
    func check(issuer expected: String) throws {
        guard issuer == expected else { throw ProviderFailure.badAnswer("discovery names issuer \(issuer), expected \(expected)") }
        for address in [authorizationEndpoint, tokenEndpoint, keysAddress] where !ProviderAddress.isSafe(address) {
            throw ProviderFailure.badAnswer("discovery names an address that is not https: \(address)")
        }
    }
}
