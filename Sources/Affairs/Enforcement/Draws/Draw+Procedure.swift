package import Kernel
package import Proof

private let law = Law.doubleRandom2019

extension Draw {
    /// The opinion only says that draws are at random and in the open; how long the parties may take to show their secrets is the county's.
    static let revealDays: Setting<Int> = Setting(
        "draw.reveal.days", "承诺截止后揭示密数的工作日数", default: 1, lawful: .within(1...10), isWeighty: true, source: "国发〔2019〕5号没有规定，由县自定")

    package static var settings: [any SettingDeclaration] { [revealDays] }

    package static var editions: [Edition] { [Edition("2019", "“双随机、一公开”监管意见施行以后", from: "2019-01-27")] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("prepare", "提请抽取", to: .listing, by: .system, basis: law.cited())
            .writes(\.asked, \.askedCount) { draw, _ in (draw.asked, draw.askedCount) = (draw.candidates, draw.count) }
        Action("open", "发起抽取", to: .listing, by: .clerk, .supervisor, .office, basis: law.cited())
            .needs(\.purpose, \.count, \.candidates).fills(\.parties)
        // Whoever asked for it has withdrawn, or nobody can be drawn from the list: without an end it would wait for ever.
        Action("abandon", "不再抽取", .listing, to: .abandoned, by: .clerk, .supervisor, .office, .head, basis: law.cited()).needs(\.abandonReason)
            .stamps(\.abandonedOn)
        Action("commit-list", "固定名单", .listing, to: .committed, by: .clerk, .supervisor, .office, basis: law.cited())
            .fills(\.purpose, \.count, \.candidates, \.beaconSource).needs(\.parties)
            .requires("list-as-asked", "按提请的名单抽取，不得增删对象、改变权重和个数；重新抽取时另行排除的写明理由", law.cited(), listing: { draw, _ in draw.strayed })
            .requires(
                "candidates-well-formed", "名单中编号各不相同，不为空，不含制表符或者换行，权重在1至\(Draw.mostLots)之间", law.cited(),
                listing: { draw, _ in draw.faultyCandidates }
            )
            .requires("enough-eligible", "可以抽取的不少于抽取个数", law.cited()) { draw, _ in
                draw.list.eligible.count >= draw.list.count && draw.list.count > 0
            }
            .requires("two-distinct-parties", "至少两方参与，各不相同", law.cited()) { draw, _ in
                draw.parties.count >= 2 && Set(draw.parties).count == draw.parties.count && draw.parties.allSatisfy { $0.isPlain && !$0.isEmpty }
            }
            .writes(\.listText, \.listDigest) { draw, _ in (draw.listText, draw.listDigest) = (draw.list.text, draw.list.digest.hex) }
            .stamps(\.committedOn).publishes("list")
        Action("commit", "提交承诺", .committed, by: .clerk, .supervisor, .office, .head, basis: law.cited())
            .needs(\.party, \.commitment)
            .requires("one-commitment-per-party", "承诺由参与各方分别提交，一方一次", law.cited()) { draw, _ in
                draw.parties.contains(draw.party) && !draw.commitments.contains { $0.party == draw.party }
            }
            .requires("one-party-per-person", "各方的承诺由不同的人提交，一人不得代表两方", law.cited()) { draw, now in !draw.committers.contains(now.actor.person) }
            .requires("commitment-is-digest", "承诺应为64位十六进制摘要", law.cited()) { draw, _ in Digest32(hex: draw.commitment) != nil }
            .writes(\.committers, \.commitments, \.party, \.commitment) { draw, now in
                draw.committers.append(now.actor.person)
                var entry = Commitment()
                (entry.party, entry.commitment) = (draw.party, draw.commitment.lowercased())
                draw.commitments.append(entry)
                (draw.party, draw.commitment) = ("", "")
            }
        Action("seal", "承诺截止", .committed, to: .sealed, by: .clerk, .supervisor, .office, basis: law.cited())
            .requires(
                "all-parties-committed", "各方都已提交承诺", law.cited(),
                listing: { draw, _ in draw.parties.filter { party in !draw.commitments.contains { $0.party == party } } }
            )
            .stamps(\.sealedOn)
        Action("reveal", "揭示密数", .sealed, by: .clerk, .supervisor, .office, .head, basis: law.cited())
            .needs(\.party, \.secret)
            .requires("secret-long-enough", "密数不少于16个字符，短的能被别人从承诺猜出", law.cited()) { draw, _ in draw.secret.count >= 16 }
            .requires("secret-matches-commitment", "密数与该方的承诺相符", law.cited()) { draw, _ in
                let given = DrawSeed.Part(party: draw.party, secret: draw.secret).commitment.hex
                return draw.commitments.contains { $0.party == draw.party && $0.commitment == given }
            }
            .writes(\.commitments, \.party, \.secret, \.revealedOn) { draw, now in
                for index in draw.commitments.indices where draw.commitments[index].party == draw.party {
                    draw.commitments[index].secret = draw.secret
                }
                (draw.party, draw.secret) = ("", "")
                if draw.silentParties.isEmpty { draw.revealedOn = draw.revealedOn ?? now.today }
            }
        Action("draw", "抽取", .sealed, to: .drawn, by: .clerk, .supervisor, .office, basis: law.cited())
            .needs(\.witnesses).fills(\.beacon)
            .requires(
                "all-secrets-revealed", "各方都已揭示密数", law.cited(),
                listing: { draw, _ in draw.silentParties }
            )
            .requires("list-unchanged", "名单与固定时相同", law.cited()) { draw, _ in draw.list.digest.hex == draw.listDigest }
            // A number chosen when all the secrets lie open would decide the result by itself.
            .requires("beacon-as-declared", "外部随机数的来源在固定名单时写明；写明的应当使用，没有写明的不得使用", law.cited()) { draw, _ in
                draw.beacon.isEmpty == draw.beaconSource.isEmpty
            }
            .writes(\.seed, \.selected) { draw, _ in
                let seed = draw.computedSeed
                (draw.seed, draw.selected) = (seed.hex, draw.list.drawn(by: seed))
            }
            .stamps(\.drawnOn).publishes("result").returns()
        // Whoever fixed the list or drew may not also put away a result that does not please.
        Action("redraw", "重新抽取", .committed, .sealed, .drawn, to: .listing, by: .clerk, .supervisor, .office, .head, basis: law.cited())
            .separate(from: "commit-list", "draw")
            .excludes("not-the-silent", "已有一方揭示的，没有揭示密数的一方提交承诺的人员不得作废抽取", law.cited()) { draw, _ in draw.silentCommitters }
            .needs(\.redrawReason).withdraws("result", because: \.redrawReason).publishes("set-aside")
            .writes(all: roundWrites + resultWrites) { draw, now in draw.setAside(now.today) }
        // While a secret is missing nobody can know the result, but for the party that keeps it back: a round that cannot be finished
        // is put away in the open by anybody else, whoever fixed the list.
        Action("void", "作废未完成的抽取", .committed, .sealed, to: .listing, by: .clerk, .supervisor, .office, .head, basis: law.cited())
            .excludes("not-the-silent", "已有一方揭示的，没有揭示密数的一方提交承诺的人员不得作废抽取", law.cited()) { draw, _ in draw.silentCommitters }
            .needs(\.redrawReason)
            .requires("round-unfinished", "承诺已经截止的，尚有一方没有揭示密数", law.cited()) { draw, _ in
                draw.sealedOn == nil || !draw.silentParties.isEmpty
            }
            .requires("reveal-overdue", "承诺已经截止的，揭示密数的期限已满", law.cited()) { draw, now in
                draw.sealedOn == nil || now.hasPassed(.workingDays(now.settings[revealDays]), since: draw.sealedOn)
            }
            .publishes("set-aside")
            .writes(all: roundWrites) { draw, now in draw.setAside(now.today) }
        Limit(
            "reveal", "揭示密数", termText: "县规定的工作日数，默认1个工作日", from: { $0.sealedOn }, until: { $0.revealedOn }, basis: law.cited()
        ) { _, settings in
            .workingDays(settings[revealDays])
        }
        .runs(from: "承诺截止之日", until: "各方都已揭示")
    }

    /// The parties whose secrets are not on the table yet.
    private var silentParties: [String] { commitments.filter { $0.secret.isEmpty }.map(\.party) }

    /// Who committed for a party that keeps its secret while another lies open: to them alone the result may be known already.
    private var silentCommitters: [PersonID] {
        guard commitments.contains(where: { !$0.secret.isEmpty }) else { return [] }
        // One person for each commitment, in the same order.
        return zip(commitments, committers).filter { $0.0.secret.isEmpty }.map { $0.1 }
    }

    package var list: DrawList {
        DrawList(
            purpose: purpose, count: count ?? 0,
            candidates: candidates.map { DrawCandidate(id: $0.id, weight: $0.weight ?? 1, exclusion: $0.exclusion) })
    }

    private var computedSeed: Digest32 {
        DrawSeed(list: list.digest, parts: commitments.map { .init(party: $0.party, secret: $0.secret) }, beacon: beacon).digest
    }

    /// Far beyond any weighting, and far from a sum that a machine cannot hold.
    static let mostLots: Int = 1_000_000

    private var faultyCandidates: [String] {
        let times = Dictionary(candidates.map { ($0.id, 1) }, uniquingKeysWith: +)
        return candidates.filter {
            $0.id.isEmpty || !$0.id.isPlain || !$0.exclusion.isPlain || !(1...Self.mostLots).contains($0.weight ?? 1) || times[$0.id] != 1
        }
        .map { $0.id.isEmpty ? $0.name : $0.id }
    }

    /// Where the list is no longer the one that was asked for; only a repeated draw may leave out more, each with its reason.
    private var strayed: [String] {
        guard !asked.isEmpty else { return [] }
        let listed = Dictionary(candidates.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Set(asked.map(\.id))
        var faults = count == askedCount ? [] : ["抽取个数"]
        faults += candidates.map(\.id).filter { !known.contains($0) }
        faults += asked.filter { entry in
            guard let now = listed[entry.id], (now.weight ?? 1) == (entry.weight ?? 1) else { return true }
            return entry.exclusion.isEmpty ? !now.exclusion.isEmpty && earlier.isEmpty : now.exclusion.isEmpty
        }
        .map(\.id)
        return faults
    }

    /// What setting a round aside changes, finished or not.
    private static let roundWrites: [Path<Self>] = [
        \.earlier, \.listText, \.listDigest, \.commitments, \.committers, \.beaconSource, \.committedOn, \.sealedOn, \.redrawReason,
    ]
    /// What it changes besides once all secrets lie open.
    private static let resultWrites: [Path<Self>] = [\.revealedOn, \.beacon, \.witnesses, \.seed, \.selected, \.drawnOn]

    private mutating func setAside(_ today: Day) {
        var round = Round()
        (round.listText, round.listDigest, round.commitments, round.seed) = (listText, listDigest, commitments, seed)
        (round.beacon, round.beaconSource, round.witnesses, round.setAsideOn) = (beacon, beaconSource, witnesses, today)
        (round.selected, round.drawnOn, round.reason) = (selected, drawnOn, redrawReason)
        earlier.append(round)
        (listText, listDigest, commitments, committers) = ("", "", [], [])
        (beacon, beaconSource, seed, selected) = ("", "", "", [])
        (committedOn, sealedOn, revealedOn, drawnOn, redrawReason, witnesses) = (nil, nil, nil, nil, "", "")
    }
}

extension Draw {
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "list", "抽取名单摘要", basis: law.cited(), shows: \.purpose, \.count, \.listDigest, \.committedOn, \.parties, \.beaconSource)
        // Everything the result follows from: anybody can work it out again.
        Publication(
            "result", "抽取结果", basis: law.cited(),
            shows: \.purpose, \.count, \.listText, \.listDigest, \.parties, \.commitments, \.beaconSource, \.beacon, \.witnesses, \.seed, \.selected,
            \.drawnOn, \.earlier)
        Publication("set-aside", "作废的抽取", basis: law.cited(), shows: \.purpose, \.earlier)
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("draw.drawn", "随机抽取", unit: "次", on: \.drawnOn)
        Measure.sum("draw.selected", "抽中对象", unit: "个", on: \.drawnOn) { $0.selected.count }
        Measure.count("draw.abandoned", "不再抽取的", unit: "次", on: \.abandonedOn)
        Measure.each("draw.redrawn", "重新抽取", unit: "次") { $0.earlier.compactMap(\.setAsideOn) }
    }
}
