package import Kernel
import Proof

/// What walks cannot guess: a secret has to match its digest.
extension Draw {
    private static var secretOfWalks: String { "secret-0123456789abcdef" }

    @Samples
    package static var samples: [Sample<Self>] {
        Sample(\.parties) { _ in [.array([.text("提请抽取的单位"), .text("见证单位")])] }
        Sample(\.party) { draw in
            let open = draw.commitments.filter { $0.secret.isEmpty }.map(\.party)
            let silent = draw.parties.filter { party in !draw.commitments.contains { $0.party == party } }
            return (draw.sealedOn == nil ? silent : open).map { .text($0) }
        }
        Sample(\.commitment) { draw in [.text(DrawSeed.Part(party: draw.party, secret: secretOfWalks).commitment.hex)] }
        Sample(\.secret) { _ in [.text(secretOfWalks)] }
        // As it was asked for where another matter asked; who conducts the draw changes nothing in it.
        Sample(\.candidates) { draw in
            let own = [Candidate(id: "A-001", name: "甲"), Candidate(id: "A-002", name: "乙", weight: 2), Candidate(id: "A-003", name: "丙")]
            return [(draw.asked.isEmpty ? own : draw.asked).json]
        }
        Sample(\.count) { draw in [.integer(draw.askedCount ?? 1)] }
    }
}
