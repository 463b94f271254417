import Proof
import Testing

@Suite("默克尔树") struct MerkleTreeTests {
    @Test func `参考树各个大小的根与公布的向量一致（RFC 9162第2.1.1条）`() {
        var frontier = MerkleFrontier()
        for (size, root) in ReferenceTree.roots.enumerated() {
            #expect(ReferenceTree.tree(size).root.hex == root)
            #expect(ReferenceTree.tree().root(atSize: size)?.hex == root)
            #expect(frontier.root.hex == root)
            if size < 8 { frontier.append(ReferenceTree.leaves[size]) }
        }
    }

    @Test func `参考树的存在证明与公布的向量一致（RFC 9162第2.1.3条）`() throws {
        let tree = ReferenceTree.tree()
        for vector in ReferenceTree.inclusion {
            let proof = try #require(tree.inclusionProof(of: vector.index, atSize: vector.size))
            #expect(proof.path.map(\.hex) == vector.path)
            let root = try #require(Digest32(hex: ReferenceTree.roots[vector.size]))
            #expect(proof.verify(leafHash: MerkleHash.leaf(ReferenceTree.leaves[vector.index]), root: root))
        }
    }

    @Test func `参考树的一致性证明与公布的向量一致（RFC 9162第2.1.4条）`() throws {
        let tree = ReferenceTree.tree()
        for vector in ReferenceTree.consistency {
            let proof = try #require(tree.consistencyProof(from: vector.first, to: vector.second))
            #expect(proof.path.map(\.hex) == vector.path)
            let first = try #require(Digest32(hex: ReferenceTree.roots[vector.first]))
            let second = try #require(Digest32(hex: ReferenceTree.roots[vector.second]))
            #expect(proof.verify(firstRoot: first, secondRoot: second))
        }
    }

    @Test func `逐叶追加与按定义从头计算的根相同，存下的前沿可以接着追加`() throws {
        var frontier = MerkleFrontier()
        var tree = MerkleTree()
        for size in 1...200 {
            let leaf = Array("第\(size)日".utf8)
            frontier = try #require(MerkleFrontier(size: frontier.size, nodes: frontier.nodes))
            frontier.append(leaf)
            tree.append(leaf)
            let root = definition((1...size).map { Array("第\($0)日".utf8) }[...])
            #expect(frontier.root == root && tree.root == root && tree.root(atSize: size) == root)
            #expect(frontier.size == size && frontier.nodes.count == size.nonzeroBitCount)
        }
    }

    @Test func `前沿的节点数与叶数不符时不予恢复`() {
        #expect(MerkleFrontier(size: 3, nodes: [MerkleHash.empty]) == nil)
        #expect(MerkleFrontier(size: -1, nodes: []) == nil)
        #expect(MerkleFrontier(size: 0, nodes: [])?.root == MerkleHash.empty)
    }

    @Test func `超出树的范围没有证明`() {
        let tree = ReferenceTree.tree()
        #expect(tree.inclusionProof(of: 8) == nil)
        #expect(tree.inclusionProof(of: -1) == nil)
        #expect(tree.inclusionProof(of: 4, atSize: 4) == nil)
        #expect(tree.inclusionProof(of: 0, atSize: 9) == nil)
        #expect(tree.consistencyProof(from: 5, to: 4) == nil)
        #expect(tree.consistencyProof(from: 0, to: 9) == nil)
        #expect(tree.consistencyProof(from: -1) == nil)
        #expect(tree.root(atSize: 9) == nil)
        #expect(MerkleTree().inclusionProof(of: 0) == nil)
    }

    /// MTH exactly as RFC 9162 §2.1.1 writes it.
    private func definition(_ leaves: ArraySlice<[UInt8]>) -> Digest32 {
        guard leaves.count > 1 else { return leaves.first.map { MerkleHash.leaf($0) } ?? MerkleHash.empty }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        return MerkleHash.node(definition(leaves.prefix(split)), definition(leaves.dropFirst(split)))
    }
}
