/// What must be kept of a tree to add leaves to it: the roots of its complete subtrees, at most one for each bit of its size.
///
/// One more leaf costs O(log n) hashes at most, and two on average. A frontier cannot make proofs; ``MerkleTree`` can.
package struct MerkleFrontier: Hashable, Sendable {
    package private(set) var size: Int
    /// From the widest subtree, on the left, to the narrowest.
    package private(set) var nodes: [Digest32]

    package init() {
        size = 0
        nodes = []
    }

    /// Goes on from a frontier that was kept; `nil` when there are not as many nodes as the size has bits set.
    package init?(size: Int, nodes: [Digest32]) {
        guard size >= 0, nodes.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.nodes = nodes
    }

    package mutating func append(_ leaf: [UInt8]) { append(leafHash: MerkleHash.leaf(leaf)) }

    package mutating func append(leafHash: Digest32) {
        var node = leafHash
        for _ in 0..<(~size).trailingZeroBitCount { node = MerkleHash.node(nodes.removeLast(), node) }
        nodes.append(node)
        size += 1
    }

    /// The tree's root hash, RFC 9162 §2.1.1.
    package var root: Digest32 {
        guard let last = nodes.last else { return MerkleHash.empty }
        return nodes.dropLast().reversed().reduce(last) { MerkleHash.node($1, $0) }
    }
}
