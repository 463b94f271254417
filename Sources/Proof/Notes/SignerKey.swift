import Crypto
import Foundation

/// A secret Ed25519 key with its name. It prints as its public half.
package struct SignerKey: Sendable {
    package let verifierKey: VerifierKey
    private let secret: Curve25519.Signing.PrivateKey

    package var name: String { verifierKey.name }

    /// Takes the 32 secret bytes of RFC 8032 §5.1.5; the same seed always gives the same key.
    package init(name: String, seed: [UInt8]) throws {
        guard seed.count == 32 else { throw NoteFault.seed }
        secret = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        verifierKey = try VerifierKey(name: name, publicKey: Array(secret.publicKey.rawRepresentation))
    }

    func signature(over bytes: [UInt8]) throws -> SignedNote.Signature {
        let signature = try secret.signature(for: bytes)
        return SignedNote.Signature(name: name, keyID: verifierKey.keyID, bytes: Array(signature))
    }
}

extension SignerKey: CustomStringConvertible, CustomReflectable {
    package var description: String { verifierKey.description }
    package var customMirror: Mirror { Mirror(self, children: ["verifierKey": verifierKey]) }
}
