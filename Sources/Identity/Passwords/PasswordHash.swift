import Crypto
import CryptoExtras
import Foundation
import Proof

/// The scrypt digest of a password (RFC 7914), with its salt and cost, so that the cost can be raised later.
///
/// Text form: `scrypt$N$r$p$salt$hash`, salt and hash in Base 64.
package struct PasswordHash: Hashable, Sendable {
    /// What one digest costs: 128 × r × N bytes of memory, p times over.
    package struct Cost: Hashable, Sendable {
        package let rounds: Int
        package let blockSize: Int
        package let parallelism: Int

        /// - Parameter rounds: N, a power of two.
        package init(rounds: Int, blockSize: Int = 8, parallelism: Int = 1) {
            self.rounds = rounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// 32 MB and some 70 ms for each attempt.
        package static let standard: Cost = Cost(rounds: 1 << 15)
    }

    package enum Verdict: Hashable, Sendable {
        case wrong
        /// Right; `needsRehash` when it was made at another cost than is now asked for.
        case right(needsRehash: Bool)
    }

    package let cost: Cost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// Digests a password with a fresh salt.
    package init(_ password: String, cost: Cost = .standard) throws {
        self.cost = cost
        salt = SecretBytes.random(16)
        hash = try Self.derive(password, salt: salt, cost)
    }

    /// Reads the text form; `nil` for anything else, and for a cost that no password here was ever made at.
    package init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
            (2...1 << 20).contains(rounds), rounds & (rounds - 1) == 0, (1...32).contains(blockSize), (1...16).contains(parallelism),
            let salt = Base64.decode(parts[4]), let hash = Base64.decode(parts[5]), salt.count >= 8, hash.count == 32
        else { return nil }
        cost = Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        self.salt = salt
        self.hash = hash
    }

    package var text: String {
        "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(Base64.encode(salt))$\(Base64.encode(hash))"
    }

    /// Compares in constant time, at the cost the digest was made at.
    package func verify(_ password: String, wanted: Cost = .standard) throws -> Verdict {
        let given = try Self.derive(password, salt: salt, cost)
        return SecretBytes.areEqual(given, hash) ? .right(needsRehash: cost != wanted) : .wrong
    }

    /// One letter can be typed as one code point or as two; both are the same password (NFC).
    private static func derive(_ password: String, salt: [UInt8], _ cost: Cost) throws -> [UInt8] {
        let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
        return try HashingGate.shared.pass {
            let key = try KDF.Scrypt.deriveKey(
                from: bytes, salt: salt, outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize, parallelism: cost.parallelism)
            return key.withUnsafeBytes { Array($0) }
        }
    }
}

extension PasswordHash {
    /// Fits no password; compared with where there is none, so that an unknown login takes as long as a wrong password.
    static func decoy(cost: Cost) -> PasswordHash { PasswordHash(cost: cost, salt: SecretBytes.random(16), hash: SecretBytes.random(32)) }

    private init(cost: Cost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }
}
