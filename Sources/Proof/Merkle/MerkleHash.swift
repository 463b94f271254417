import Crypto

/// The three hashes that RFC 9162 §2.1.1 builds a tree from.
package enum MerkleHash {
    private static let leafDomain: UInt8 = 0x00
    private static let nodeDomain: UInt8 = 0x01

    /// The root of a tree without leaves: SHA-256 of nothing.
    package static let empty: Digest32 = .sha256([UInt8]())

    /// SHA-256(0x00 || leaf).
    package static func leaf(_ bytes: [UInt8]) -> Digest32 { .sha256([[leafDomain], bytes]) }

    /// SHA-256(0x01 || left || right).
    package static func node(_ left: Digest32, _ right: Digest32) -> Digest32 {
        var hasher = SHA256(domain: nodeDomain, left)
        hasher.update(right)
        return hasher.digest
    }
}
