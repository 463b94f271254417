import Proof
import Testing

/// Every proof of every tree up to 64 leaves. Every single bit is tried up to 8 leaves; above that, a
/// different bit of each digest in turn, so that all 256 places are met.
@Suite("默克尔证明") struct MerkleProofTests {
    static let tree: MerkleTree = MerkleTree(leafHashes: (0..<64).map { MerkleHash.leaf([$0]) })

    @Test(arguments: 1...64) func `每片叶子的存在证明成立，改动任何一位都不成立`(size: Int) throws {
        let tree = Self.tree
        let root = try #require(tree.root(atSize: size))
        var refusals = Refusals(size)
        for index in 0..<size {
            let proof = try #require(tree.inclusionProof(of: index, atSize: size))
            let leaf = MerkleHash.leaf([UInt8(index)])
            #expect(proof.verify(leafHash: leaf, root: root))

            refusals.flips(of: leaf) { proof.verify(leafHash: $0, root: root) }
            refusals.flips(of: root) { proof.verify(leafHash: leaf, root: $0) }
            refusals.changes(of: proof.path) { InclusionProof(index: index, size: size, path: $0).verify(leafHash: leaf, root: root) }
            for other in -1...64 where other != index {
                refusals.expect(!InclusionProof(index: other, size: size, path: proof.path).verify(leafHash: leaf, root: root))
            }
        }
        #expect(refusals.failed == 0 && refusals.tried > 0)
    }

    @Test(arguments: 1...64) func `每个旧树到新树的一致性证明成立，改动任何一位都不成立`(second: Int) throws {
        let tree = Self.tree
        let secondRoot = try #require(tree.root(atSize: second))
        var refusals = Refusals(second)
        for first in 0...second {
            let proof = try #require(tree.consistencyProof(from: first, to: second))
            let firstRoot = try #require(tree.root(atSize: first))
            #expect(proof.verify(firstRoot: firstRoot, secondRoot: secondRoot))

            refusals.flips(of: firstRoot) { proof.verify(firstRoot: $0, secondRoot: secondRoot) }
            if first > 0 { refusals.flips(of: secondRoot) { proof.verify(firstRoot: firstRoot, secondRoot: $0) } }
            refusals.changes(of: proof.path) {
                ConsistencyProof(first: first, second: second, path: $0).verify(firstRoot: firstRoot, secondRoot: secondRoot)
            }
        }
        #expect(refusals.failed == 0 && refusals.tried > 0)
    }

    @Test func `空树只能由它自己的根开始，且不带路径`() {
        let root = Self.tree.root
        #expect(ConsistencyProof(first: 0, second: 64, path: []).verify(firstRoot: MerkleHash.empty, secondRoot: root))
        #expect(!ConsistencyProof(first: 0, second: 64, path: []).verify(firstRoot: root, secondRoot: root))
        #expect(!ConsistencyProof(first: 0, second: 0, path: []).verify(firstRoot: root, secondRoot: root))
        #expect(!ConsistencyProof(first: 0, second: 64, path: [root]).verify(firstRoot: MerkleHash.empty, secondRoot: root))
        #expect(!InclusionProof(index: 0, size: 0, path: []).verify(leafHash: root, root: root))
    }

    @Test func `大小颠倒或为负的证明不成立`() {
        let root = Self.tree.root
        #expect(!ConsistencyProof(first: 65, second: 64, path: []).verify(firstRoot: root, secondRoot: root))
        #expect(!ConsistencyProof(first: -1, second: -1, path: []).verify(firstRoot: root, secondRoot: root))
        #expect(!InclusionProof(index: 0, size: -1, path: []).verify(leafHash: root, root: root))
    }

    @Test func `叶子的散列不能充当节点，节点也不能充当叶子（RFC 9162第2.1.1条）`() {
        let (left, right) = (MerkleHash.leaf([0]), MerkleHash.leaf([1]))
        #expect(MerkleHash.node(left, right) != MerkleHash.leaf(left.bytes + right.bytes))
        #expect(MerkleHash.node(left, right) == .sha256([[1], left.bytes, right.bytes]))
        #expect(left == .sha256([[0], [0]]))
    }
}

/// Counts the changes that were wrongly accepted, so that the 64 sizes stay quick.
private struct Refusals {
    private(set) var tried: Int = 0
    private(set) var failed: Int = 0
    private let isExhaustive: Bool
    private var bit: Int = 0

    init(_ size: Int) {
        isExhaustive = size <= 8
        bit = size * 37 % 256
    }

    mutating func expect(_ refused: Bool) {
        tried += 1
        if !refused { failed += 1 }
    }

    mutating func flips(of digest: Digest32, _ verify: (Digest32) -> Bool) {
        bit = (bit + 1) % 256
        for bit in isExhaustive ? 0..<256 : bit..<bit + 1 { expect(digest.flipping(bit).map { !verify($0) } ?? false) }
    }

    /// Each digest changed, left out, doubled; one more at either end.
    mutating func changes(of path: [Digest32], _ verify: ([Digest32]) -> Bool) {
        for place in path.indices {
            flips(of: path[place]) { changed in
                var path = path
                path[place] = changed
                return verify(path)
            }
            var shorter = path
            shorter.remove(at: place)
            expect(!verify(shorter))
            expect(!verify(path + [path[place]]))
        }
        expect(!verify(path + [MerkleHash.empty]))
        expect(!verify([MerkleHash.empty] + path))
    }
}

extension Digest32 {
    fileprivate func flipping(_ bit: Int) -> Digest32? {
        var changed = bytes
        changed[bit / 8] ^= 1 << (bit % 8)
        return Digest32(bytes: changed)
    }
}
