import Testing

@testable import Proof

@Suite("随机抽取的算法")
struct DrawTests {
    private static func list(_ count: Int, _ candidates: [DrawCandidate]) -> DrawList {
        DrawList(purpose: "双随机抽查", count: count, candidates: candidates)
    }

    /// Digests that `sha256sum` gives for the same bytes.
    @Test func `名单、承诺和种子的摘要与独立计算一致`() {
        let list = Self.list(1, [DrawCandidate(id: "b", weight: 2), DrawCandidate(id: "a", exclusion: "停业")])
        #expect(list.text == "plumbline-draw-1\t双随机抽查\t1\na\t1\t停业\nb\t2\t\n")
        #expect(list.digest.hex == "be0f3fa5940cffaba63bc5d22d906119df35e6a47fdb1c76334be239152cedf2")
        let part = DrawSeed.Part(party: "司法局", secret: "s1")
        #expect(part.commitment.hex == "40f11748a3dd15ace042978dc1bada80eda2560b5fc221ae68093487443ea12e")
    }

    @Test func `名单的先后、各方的先后都不影响结果`() {
        let candidates = (1...40).map { DrawCandidate(id: "企业\($0)", weight: $0 % 3 + 1) }
        let parts = ["甲", "乙", "丙"].map { DrawSeed.Part(party: $0, secret: "\($0)的密数") }
        let one = Self.list(7, candidates)
        let other = Self.list(7, candidates.reversed())
        let seed = DrawSeed(list: one.digest, parts: parts, beacon: "")
        #expect(one.digest == other.digest)
        #expect(DrawSeed(list: other.digest, parts: parts.reversed(), beacon: "") == seed)
        #expect(one.drawn(by: seed.digest) == other.drawn(by: seed.digest))
        // As the script in docs/draws computes it.
        #expect(seed.digest.hex == "4d3e27d1eed7bd8be58c8699f1319345b29cc8d747c219e6c86676c316fb8dc2")
        #expect(one.drawn(by: seed.digest) == ["企业15", "企业22", "企业8", "企业17", "企业2", "企业16", "企业26"])
    }

    @Test func `任何一方的密数、外部随机数、名单变了，种子就变`() {
        let parts = [DrawSeed.Part(party: "甲", secret: "1"), DrawSeed.Part(party: "乙", secret: "2")]
        let list = Self.list(1, [DrawCandidate(id: "a"), DrawCandidate(id: "b")])
        let seed = DrawSeed(list: list.digest, parts: parts, beacon: "")
        #expect(DrawSeed(list: list.digest, parts: [parts[0], .init(party: "乙", secret: "3")], beacon: "") != seed)
        #expect(DrawSeed(list: list.digest, parts: parts, beacon: "20201231") != seed)
        #expect(DrawSeed(list: Self.list(2, list.candidates).digest, parts: parts, beacon: "") != seed)
    }

    @Test func `排除的和权重不是正数的抽不中，不够时全部抽中`() {
        let list = Self.list(9, [DrawCandidate(id: "a"), DrawCandidate(id: "b", exclusion: "回避"), DrawCandidate(id: "c", weight: 0)])
        #expect(list.drawn(by: Digest32.sha256("x")) == ["a"])
        #expect(Self.list(3, []).drawn(by: Digest32.sha256("x")) == [])
    }

    /// Over many seeds each is drawn in proportion to its weight: 3,000 draws, tolerance of five standard deviations.
    @Test func `抽中的机会与权重成正比`() {
        let list = Self.list(1, [DrawCandidate(id: "a", weight: 1), DrawCandidate(id: "b", weight: 2), DrawCandidate(id: "c", weight: 3)])
        var counts: [String: Int] = [:]
        for turn in 0..<3_000 { counts[list.drawn(by: Digest32.sha256("种子\(turn)"))[0], default: 0] += 1 }
        for (id, weight) in [("a", 1.0), ("b", 2.0), ("c", 3.0)] {
            let share = weight / 6
            let deviation = (3_000 * share * (1 - share)).squareRoot()
            #expect(abs(Double(counts[id] ?? 0) - 3_000 * share) < 5 * deviation, "\(id)：\(counts[id] ?? 0)")
        }
    }

    @Test func `同一种子总是同一结果`() {
        let list = Self.list(5, (0..<1_000).map { DrawCandidate(id: "\($0)", weight: 3) })
        let seed = Digest32.sha256("定")
        #expect(list.drawn(by: seed) == list.drawn(by: seed))
        #expect(list.drawn(by: seed) != list.drawn(by: Digest32.sha256("不定")))
    }
}
