import Crypto
import Foundation

/// A signer's name and Ed25519 public key, as published for anyone to check notes with (C2SP signed-note).
package struct VerifierKey: Sendable {
    /// The signature type of Ed25519 in C2SP signed-note.
    static let algorithm: UInt8 = 0x01

    package let name: String
    /// The first four bytes, big-endian, of SHA-256(name || 0x0A || 0x01 || public key). A label, not a security check.
    package let keyID: UInt32
    /// 32 bytes, RFC 8032.
    package let publicKey: [UInt8]

    package init(name: String, publicKey: [UInt8]) throws {
        try Self.check(name: name)
        guard publicKey.count == 32 else { throw NoteFault.verifierKey(Hex.encode(publicKey)) }
        self.name = name
        self.publicKey = publicKey
        let digest = Digest32.sha256([Array(name.utf8), [0x0A, Self.algorithm], publicKey])
        keyID = UInt32(bigEndian: digest.bytes.prefix(4))
    }

    /// Reads `name+hexkeyid+base64(0x01 || public key)`; the id must follow from the rest.
    package init(_ text: String) throws {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count == 8, let id = Hex.decode(parts[1]), Hex.encode(id) == parts[1],
            let key = Base64.decode(parts[2]), let algorithm = key.first
        else { throw NoteFault.verifierKey(text) }
        guard algorithm == Self.algorithm else { throw NoteFault.algorithm(algorithm) }
        guard key.count == 33 else { throw NoteFault.verifierKey(text) }
        try self.init(name: String(parts[0]), publicKey: Array(key.dropFirst()))
        let written = UInt32(bigEndian: id)
        guard written == keyID else { throw NoteFault.keyID(written: written, computed: keyID) }
    }

    /// Whether the signature over these bytes was made with this key (RFC 8032 §5.1.7).
    package func accepts(_ signature: [UInt8], over bytes: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: bytes)
    }

    func isNamed(_ other: String, _ id: UInt32) -> Bool {
        // Byte for byte: Swift would call two spellings of one accented letter the same name.
        keyID == id && name.utf8.elementsEqual(other.utf8)
    }

    /// Key names are not empty and have no Unicode spaces, plus signs or control characters.
    static func check(name: String) throws {
        let isSound = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace }
        guard isSound, !name.isEmpty else { throw NoteFault.keyName(name) }
    }
}

extension VerifierKey: CustomStringConvertible {
    /// `name+hexkeyid+base64`, the form to publish.
    package var description: String { "\(name)+\(Hex.encode(keyID.bytes))+\(Base64.encode([Self.algorithm] + publicKey))" }
}

// A key id is four bytes, big-endian, wherever it is written.
extension UInt32 {
    init(bigEndian bytes: some Sequence<UInt8>) { self = bytes.reduce(0) { $0 << 8 | UInt32($1) } }

    var bytes: [UInt8] { withUnsafeBytes(of: bigEndian, Array.init) }
}
