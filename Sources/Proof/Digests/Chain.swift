import Crypto

/// The running digest of a county's journal: each entry seals every entry before it.
///
/// The bytes are fixed for good, so that anyone can recompute them:
///
/// ```
/// genesis = SHA-256("plumbline/journal/1\n" || county code)
/// next    = SHA-256(0x02 || previous digest, 32 bytes || content)
/// ```
///
/// Texts are UTF-8. The byte 0x02 keeps a link apart from the leaves (0x00) and nodes (0x01) of a Merkle tree.
package struct Chain: Hashable, Sendable {
    static let link: UInt8 = 0x02
    static let preamble: String = "plumbline/journal/1\n"

    /// The digest of the newest entry; the genesis while there is none.
    package private(set) var head: Digest32

    /// Begins a county's chain, from its code such as `520123`.
    package init(county code: String) { head = Self.genesis(county: code) }

    /// Goes on from a digest that was kept.
    package init(head: Digest32) { self.head = head }

    /// Seals one more entry and gives its digest.
    @discardableResult
    package mutating func append(_ content: String) -> Digest32 {
        head = Self.next(previous: head, content: content)
        return head
    }

    package static func genesis(county code: String) -> Digest32 { .sha256(preamble + code) }

    package static func next(previous: Digest32, content: String) -> Digest32 {
        var hasher = SHA256(domain: link, previous)
        hasher.update(utf8: content)
        return hasher.digest
    }

    package static func next(previous: Digest32, content: [UInt8]) -> Digest32 {
        var hasher = SHA256(domain: link, previous)
        hasher.update(bytes: content)
        return hasher.digest
    }
}
