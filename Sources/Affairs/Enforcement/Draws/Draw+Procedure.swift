package import Kernel
package import Proof

private let law = Law.doubleRandom2019

extension Draw {
    package static var editions: [Edition] { [Edition("2019", "“双随机、一公开”监管意见施行以后", from: "2019-01-27")] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("prepare", "提请抽取", to: .listing, by: .system, basis: law.cited())
        Action("open", "发起抽取", to: .listing, by: .clerk, .supervisor, .office, basis: law.cited())
            .needs(\.purpose, \.count, \.candidates).fills(\.parties)
        Action("commit-list", "固定名单", .listing, to: .committed, by: .clerk, .supervisor, .office, basis: law.cited())
            .fills(\.purpose, \.count, \.candidates).needs(\.parties)
            .requires("名单中编号各不相同，不为空，不含制表符或者换行", law.cited(), listing: { draw, _ in draw.faultyCandidates })
            .requires("可以抽取的不少于抽取个数", law.cited()) { draw, _ in draw.list.eligible.count >= draw.list.count && draw.list.count > 0 }
            .requires("至少两方参与，各不相同", law.cited()) { draw, _ in
                draw.parties.count >= 2 && Set(draw.parties).count == draw.parties.count && draw.parties.allSatisfy { $0.isPlain && !$0.isEmpty }
            }
            .then { draw, _ in draw.listDigest = draw.list.digest.hex }
            .stamps(\.committedOn).publishes("list")
        Action("commit", "提交承诺", .committed, by: .clerk, .supervisor, .office, .head, basis: law.cited())
            .needs(\.party, \.commitment)
            .requires("承诺由参与各方分别提交，一方一次", law.cited()) { draw, _ in
                draw.parties.contains(draw.party) && !draw.commitments.contains { $0.party == draw.party }
            }
            .requires("承诺应为64位十六进制摘要", law.cited()) { draw, _ in Digest32(hex: draw.commitment) != nil }
            .then { draw, _ in
                var entry = Commitment()
                (entry.party, entry.commitment) = (draw.party, draw.commitment.lowercased())
                draw.commitments.append(entry)
                (draw.party, draw.commitment) = ("", "")
            }
        Action("seal", "承诺截止", .committed, to: .sealed, by: .clerk, .supervisor, .office, basis: law.cited())
            .requires(
                "各方都已提交承诺", law.cited(), listing: { draw, _ in draw.parties.filter { party in !draw.commitments.contains { $0.party == party } } }
            )
            .stamps(\.sealedOn)
        Action("reveal", "揭示密数", .sealed, by: .clerk, .supervisor, .office, .head, basis: law.cited())
            .needs(\.party, \.secret)
            .requires("密数与该方的承诺相符", law.cited()) { draw, _ in
                let given = DrawSeed.Part(party: draw.party, secret: draw.secret).commitment.hex
                return draw.commitments.contains { $0.party == draw.party && $0.commitment == given }
            }
            .then { draw, _ in
                for index in draw.commitments.indices where draw.commitments[index].party == draw.party {
                    draw.commitments[index].secret = draw.secret
                }
                (draw.party, draw.secret) = ("", "")
            }
        Action("draw", "抽取", .sealed, to: .drawn, by: .clerk, .supervisor, .office, basis: law.cited())
            .needs(\.witnesses).fills(\.beacon, \.beaconSource)
            .requires("各方都已揭示密数", law.cited(), listing: { draw, _ in draw.commitments.filter { $0.secret.isEmpty }.map(\.party) })
            .requires("名单与固定时相同", law.cited()) { draw, _ in draw.list.digest.hex == draw.listDigest }
            .requires("使用外部随机数的写明来源", law.cited()) { draw, _ in draw.beacon.isEmpty || !draw.beaconSource.isEmpty }
            .then { draw, _ in
                let seed = draw.computedSeed
                (draw.seed, draw.selected) = (seed.hex, draw.list.drawn(by: seed))
            }
            .stamps(\.drawnOn).publishes("result").returns()
        Action("redraw", "重新抽取", .committed, .sealed, .drawn, to: .listing, by: .clerk, .supervisor, .office, basis: law.cited())
            .needs(\.redrawReason).withdraws("result")
            .then { draw, _ in draw.setAside() }
    }

    package var list: DrawList {
        DrawList(
            purpose: purpose, count: count ?? 0,
            candidates: candidates.map { DrawCandidate(id: $0.id, weight: $0.weight ?? 1, exclusion: $0.exclusion) })
    }

    private var computedSeed: Digest32 {
        DrawSeed(list: list.digest, parts: commitments.map { .init(party: $0.party, secret: $0.secret) }, beacon: beacon).digest
    }

    private var faultyCandidates: [String] {
        let ids = candidates.map(\.id)
        let repeated = Set(ids.filter { id in ids.filter { $0 == id }.count > 1 })
        return candidates.filter { $0.id.isEmpty || !$0.id.isPlain || !$0.exclusion.isPlain || ($0.weight ?? 1) < 1 || repeated.contains($0.id) }
            .map { $0.id.isEmpty ? $0.name : $0.id }
    }

    private mutating func setAside() {
        var round = Round()
        (round.listDigest, round.commitments, round.beacon, round.seed) = (listDigest, commitments, beacon, seed)
        (round.selected, round.drawnOn, round.reason) = (selected, drawnOn, redrawReason)
        earlier.append(round)
        (listDigest, commitments, beacon, beaconSource, seed, selected) = ("", [], "", "", "", [])
        (committedOn, sealedOn, drawnOn, redrawReason, witnesses) = (nil, nil, nil, "", "")
    }
}

extension Draw {
    @Publications
    package static var publications: [Publication<Self>] {
        Publication("list", "抽取名单摘要", basis: law.cited(), shows: \.purpose, \.count, \.listDigest, \.committedOn, \.parties)
        Publication("result", "抽取结果", basis: law.cited(), shows: \.purpose, \.listDigest, \.parties, \.seed, \.selected, \.drawnOn, \.earlier)
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("draw.drawn", "随机抽取", unit: "次", on: \.drawnOn)
        Measure.sum("draw.selected", "抽中对象", unit: "个", on: \.drawnOn) { $0.selected.count }
        Measure.sum("draw.redrawn", "重新抽取", unit: "次", on: \.drawnOn) { $0.earlier.count }
    }
}
