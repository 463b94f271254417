import Foundation
import JWTKit

/// The keys that a provider signs with.
struct ProviderKeys: Sendable {
    private let keys: [JWK]

    /// Reads a key set (RFC 7517 §5); keys of other kinds or for other uses are passed over.
    init(_ json: Data) throws { keys = try JSONDecoder().decode(KeySet.self, from: json).keys.compactMap(\.key) }

    /// Whether the set has the key that a token names; for a token that names none, whether there is one to try.
    func knows(_ header: TokenHeader) -> Bool { key(header) != nil }

    /// The token's claims, its signature being right.
    ///
    /// - Throws: `ProviderFailure.badToken`.
    func verify(_ token: String, _ header: TokenHeader) async throws -> IDToken {
        guard let key = key(header) else { throw ProviderFailure.badToken("no key \(header.key ?? "without a name") for \(header.algorithm)") }
        do {
            // The only key of its collection, so that no other can be fallen back on.
            let collection = try await JWTKeyCollection().add(jwk: key)
            return try await collection.verify(token, as: IDToken.self)
        } catch {
            throw ProviderFailure.badToken("signature or claims: \(error)")
        }
    }

    /// A token without a key's name is only clear where one key fits.
    private func key(_ header: TokenHeader) -> JWK? {
        var fitting = keys.filter { key in
            key.keyType == Self.type(of: header.algorithm) && (key.algorithm.map { $0.rawValue == header.algorithm } ?? true)
                && (header.key == nil || key.keyIdentifier?.string == header.key)
        }
        guard fitting.count == 1 else { return nil }
        if fitting[0].keyIdentifier == nil { fitting[0].keyIdentifier = "only" }
        return fitting[0]
    }

    private static func type(of algorithm: String) -> JWK.KeyType {
        switch algorithm.prefix(2) {
        case "ES": .ecdsa
        case "Ed": .octetKeyPair
        default: .rsa
        }
    }

    private struct KeySet: Decodable { let keys: [Entry] }

    /// A key, or `nil` for what JWTKit cannot read or what is not for signatures.
    private struct Entry: Decodable {
        let key: JWK?

        private enum CodingKeys: String, CodingKey { case use }

        init(from decoder: any Decoder) throws {
            let use = try? decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .use)
            key = (use ?? "sig") == "sig" ? try? JWK(from: decoder) : nil
        }
    }
}
