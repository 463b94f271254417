import Foundation
import Kernel
import Proof

/// Speaks OpenID Connect with one identity provider: the authorization code flow with PKCE, for a client with a secret.
actor ProviderClient {
    nonisolated let options: ProviderOptions
    private let transport: ProviderTransport = ProviderTransport()
    private var metadata: (value: ProviderMetadata, until: ContinuousClock.Instant)?
    private var keys: (value: ProviderKeys, until: ContinuousClock.Instant)?

    /// What a provider says of itself is believed for so long.
    private static let kept: Duration = .seconds(3_600)
    /// Its keys are believed for less: one that it has withdrawn, because it was stolen, must not open doors here for an hour.
    private static let keysKept: Duration = .seconds(60)

    init(_ options: ProviderOptions) { self.options = options }

    /// Where a browser is sent to sign in.
    func start(_ flow: ProviderFlow) async throws -> String {
        let items = [
            ("response_type", "code"), ("client_id", options.clientID), ("redirect_uri", options.redirect), ("scope", "openid"),
            ("state", flow.state), ("nonce", flow.nonce), ("code_challenge", flow.challenge), ("code_challenge_method", "S256"),
        ]
        return ProviderAddress.adding(items, to: try await discover().authorizationEndpoint)
    }

    /// Who has signed in, from the query that the browser came back with.
    ///
    /// - Parameter at: the time by the computer's clock, which the token's validity is held against.
    func finish(_ query: Query, _ flow: ProviderFlow, at: @escaping @Sendable () -> Instant) async throws -> IDToken {
        let metadata = try await discover()
        if let issuer = query["iss"], issuer != metadata.issuer { throw ProviderFailure.stale("answer of issuer \(issuer.prefix(200))") }
        if metadata.namesIssuer == true, query["iss"] == nil { throw ProviderFailure.stale("answer without its issuer") }
        if let error = query["error"] { throw ProviderFailure.refused("\(error.prefix(100)): \((query["error_description"] ?? "").prefix(200))") }
        guard let code = query["code"] else { throw ProviderFailure.stale("answer without a code") }
        let token = try await redeem(code, flow, metadata)
        let header = try TokenHeader.read(token)
        var keys = try await readKeys(metadata, anew: false)
        // The provider may have changed its keys since they were read.
        if !keys.knows(header) { keys = try await readKeys(metadata, anew: true) }
        let claims: IDToken
        do {
            claims = try await keys.verify(token, header)
        } catch {
            // Whatever was wrong, the next token is held against keys that are read anew.
            self.keys = nil
            throw error
        }
        try claims.check(issuer: metadata.issuer, client: options.clientID, nonce: flow.nonce, at: at())
        return claims
    }

    private func discover() async throws -> ProviderMetadata {
        if let metadata, metadata.until > .now { return metadata.value }
        let base = options.issuer.hasSuffix("/") ? String(options.issuer.dropLast()) : options.issuer
        let read: ProviderMetadata = try Self.decode(try await transport.get(base + "/.well-known/openid-configuration"), "discovery")
        try read.check(issuer: options.issuer)
        metadata = (read, .now + Self.kept)
        return read
    }

    private func readKeys(_ metadata: ProviderMetadata, anew: Bool) async throws -> ProviderKeys {
        if !anew, let keys, keys.until > .now { return keys.value }
        let body = try await transport.get(metadata.keysAddress)
        do {
            let read = try ProviderKeys(body)
            keys = (read, .now + Self.keysKept)
            return read
        } catch {
            throw ProviderFailure.badAnswer("key set: \(error)")
        }
    }

    /// Exchanges the code for the ID token.
    private func redeem(_ code: String, _ flow: ProviderFlow, _ metadata: ProviderMetadata) async throws -> String {
        // Both halves are encoded as in a form before they are joined (RFC 6749 §2.3.1).
        let pair = "\(Percent.encode(options.clientID)):\(Percent.encode(options.clientSecret))"
        let form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", options.redirect), ("code_verifier", flow.verifier),
        ]
        let (status, body) = try await transport.post(
            form, to: metadata.tokenEndpoint, authorization: "Basic \(Base64.encode(Array(pair.utf8)))")
        guard status == 200 else {
            let error = try? JSONDecoder().decode(TokenError.self, from: body)
            throw ProviderFailure.badAnswer("token endpoint: status \(status), error \(error?.error ?? "unknown")")
        }
        let answer: TokenAnswer = try Self.decode(body, "token endpoint")
        return answer.token
    }

    private static func decode<T: Decodable>(_ body: Data, _ what: String) throws -> T {
        do {
            return try JSONDecoder().decode(T.self, from: body)
        } catch {
            throw ProviderFailure.badAnswer("\(what): \(error)")
        }
    }

    private struct TokenAnswer: Decodable {
        let token: String
        private enum CodingKeys: String, CodingKey { case token = "id_token" }
    }

    private struct TokenError: Decodable { let error: String }
}
