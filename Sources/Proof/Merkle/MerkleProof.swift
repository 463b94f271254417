/// Shows that a leaf is in a tree, without the other leaves (RFC 9162 §2.1.3).
///
/// The size must come from a signed checkpoint: a root alone does not say how many leaves it covers.
package struct InclusionProof: Hashable, Sendable {
    /// Counted from zero.
    package var index: Int
    package var size: Int
    /// From the leaf's sibling to the root's child.
    package var path: [Digest32]

    package init(index: Int, size: Int, path: [Digest32]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// Follows RFC 9162 §2.1.3.2 step by step, with its names.
    package func verify(leafHash: Digest32, root: Digest32) -> Bool {
        guard index >= 0, index < size else { return false }
        var walk = Walk(fn: index, sn: size - 1)
        var hash = leafHash
        for sibling in path {
            guard walk.sn != 0 else { return false }
            hash = walk.siblingIsLeft ? MerkleHash.node(sibling, hash) : MerkleHash.node(hash, sibling)
            walk.climb()
        }
        return walk.sn == 0 && hash == root
    }
}

/// Shows that an earlier tree is the beginning of a later one: nothing was changed, only added (RFC 9162 §2.1.4).
package struct ConsistencyProof: Hashable, Sendable {
    package var first: Int
    package var second: Int
    package var path: [Digest32]

    package init(first: Int, second: Int, path: [Digest32]) {
        self.first = first
        self.second = second
        self.path = path
    }

    /// Follows RFC 9162 §2.1.4.2 step by step, with its names.
    ///
    /// The standard speaks of `0 < first < second`. Equal trees need equal roots, an empty first tree needs its own root, and neither takes a path.
    package func verify(firstRoot: Digest32, secondRoot: Digest32) -> Bool {
        guard first >= 0, first <= second else { return false }
        if first == second { return path.isEmpty && firstRoot == secondRoot && (first > 0 || firstRoot == MerkleHash.empty) }
        if first == 0 { return path.isEmpty && firstRoot == MerkleHash.empty }
        guard !path.isEmpty else { return false }

        let nodes = first.nonzeroBitCount == 1 ? [firstRoot] + path : path
        var walk = Walk(fn: first - 1, sn: second - 1)
        while walk.fn & 1 == 1 { walk.shift() }
        var (fr, sr) = (nodes[0], nodes[0])
        for node in nodes.dropFirst() {
            guard walk.sn != 0 else { return false }
            if walk.siblingIsLeft {
                fr = MerkleHash.node(node, fr)
                sr = MerkleHash.node(node, sr)
            } else {
                sr = MerkleHash.node(sr, node)
            }
            walk.climb()
        }
        return fr == firstRoot && sr == secondRoot && walk.sn == 0
    }
}

/// The two counters of the standard's verification: a node's place at its height, and the last place there.
private struct Walk {
    var fn: Int
    var sn: Int

    var siblingIsLeft: Bool { fn & 1 == 1 || fn == sn }

    mutating func shift() {
        fn >>= 1
        sn >>= 1
    }

    /// Up one height; a last node without a sibling rises until it has one.
    mutating func climb() {
        if siblingIsLeft, fn & 1 == 0 {
            while fn & 1 == 0, fn != 0 { shift() }
        }
        shift()
    }
}
