/// A tree whose nodes are all in memory, for making proofs about any of its past sizes (RFC 9162 §2.1).
package struct MerkleTree: Sendable {
    /// `levels[h][i]` is the root over the leaves from `i << h` up to `(i + 1) << h`; complete subtrees only.
    private var levels: [[Digest32]] = [[]]

    package init() {}

    package init(leafHashes: some Sequence<Digest32>) {
        for hash in leafHashes { append(leafHash: hash) }
    }

    package var size: Int { levels[0].count }

    package mutating func append(_ leaf: [UInt8]) { append(leafHash: MerkleHash.leaf(leaf)) }

    package mutating func append(leafHash: Digest32) {
        var height = 0
        levels[0].append(leafHash)
        while let right = levels[height].last, levels[height].count.isMultiple(of: 2) {
            let parent = MerkleHash.node(levels[height][levels[height].count - 2], right)
            height += 1
            if levels.count == height { levels.append([]) }
            levels[height].append(parent)
        }
    }

    package var root: Digest32 { size == 0 ? MerkleHash.empty : hash(0..<size) }

    /// The root that the tree had at an earlier size.
    package func root(atSize past: Int) -> Digest32? {
        guard (0...size).contains(past) else { return nil }
        return past == 0 ? MerkleHash.empty : hash(0..<past)
    }

    /// Proves that a leaf is in the tree of a given size, now when not said (RFC 9162 §2.1.3.1).
    package func inclusionProof(of index: Int, atSize past: Int? = nil) -> InclusionProof? {
        let past = past ?? size
        guard (0...size).contains(past), (0..<past).contains(index) else { return nil }
        return InclusionProof(index: index, size: past, path: path(to: index, in: 0..<past))
    }

    /// Proves that the tree of one size begins the tree of another (RFC 9162 §2.1.4.1).
    ///
    /// Between equal sizes, and from the empty tree, the path is empty: there is nothing to show.
    package func consistencyProof(from first: Int, to second: Int? = nil) -> ConsistencyProof? {
        let second = second ?? size
        guard (0...size).contains(second), (0...second).contains(first) else { return nil }
        let path = first == 0 || first == second ? [] : subproof(first, in: 0..<second, whole: true)
        return ConsistencyProof(first: first, second: second, path: path)
    }

    /// MTH of the standard, over a range that is not empty and starts where a subtree does.
    private func hash(_ range: Range<Int>) -> Digest32 {
        let height = range.count.trailingZeroBitCount
        if range.count == 1 << height { return levels[height][range.lowerBound >> height] }
        let split = range.lowerBound + Self.split(range.count)
        return MerkleHash.node(hash(range.lowerBound..<split), hash(split..<range.upperBound))
    }

    /// PATH of the standard: from the leaf's sibling up.
    private func path(to index: Int, in range: Range<Int>) -> [Digest32] {
        guard range.count > 1 else { return [] }
        let split = range.lowerBound + Self.split(range.count)
        let (left, right) = (range.lowerBound..<split, split..<range.upperBound)
        return index < split ? path(to: index, in: left) + [hash(right)] : path(to: index, in: right) + [hash(left)]
    }

    /// SUBPROOF of the standard; `whole` while the range is still the first tree itself, whose root the verifier has.
    private func subproof(_ count: Int, in range: Range<Int>, whole: Bool) -> [Digest32] {
        if count == range.count { return whole ? [] : [hash(range)] }
        let width = Self.split(range.count)
        let split = range.lowerBound + width
        let (left, right) = (range.lowerBound..<split, split..<range.upperBound)
        if count <= width { return subproof(count, in: left, whole: whole) + [hash(right)] }
        return subproof(count - width, in: right, whole: false) + [hash(left)]
    }

    /// The largest power of two below `count`, which is at least two.
    private static func split(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }
}
