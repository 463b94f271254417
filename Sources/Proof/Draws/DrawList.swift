/// One who may be drawn: how likely, and why not.
package struct DrawCandidate: Hashable, Sendable {
    /// What names the candidate on the list, such as a credit code; the list is put in the order of its bytes.
    package let id: String
    /// How many lots; at least one.
    package let weight: Int
    /// Why the candidate is left out; empty for one who is not.
    package let exclusion: String

    package init(id: String, weight: Int = 1, exclusion: String = "") {
        self.id = id
        self.weight = weight
        self.exclusion = exclusion
    }
}

/// The list that is drawn from, as it is committed to before anybody can know the seed.
///
/// Its text is what is digested: a head line, then a line a candidate with identifier, weight and exclusion parted by tabs, in the
/// order of the identifiers' bytes, each line ended by a line feed.
package struct DrawList: Hashable, Sendable {
    package let purpose: String
    package let count: Int
    package let candidates: [DrawCandidate]

    package init(purpose: String, count: Int, candidates: [DrawCandidate]) {
        self.purpose = purpose
        self.count = count
        self.candidates = candidates.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    package var eligible: [DrawCandidate] { candidates.filter { $0.exclusion.isEmpty && $0.weight > 0 } }

    package var text: String {
        let lines = candidates.map { "\($0.id)\t\($0.weight)\t\($0.exclusion)\n" }
        return "plumbline-draw-1\t\(purpose)\t\(count)\n" + lines.joined()
    }

    package var digest: Digest32 { Digest32.sha256(text) }
}

/// The seed that nobody can steer: every party first commits to a secret, then shows it, when the list can no longer change.
package struct DrawSeed: Hashable, Sendable {
    package struct Part: Hashable, Sendable {
        package let party: String
        package let secret: String

        package init(party: String, secret: String) {
            self.party = party
            self.secret = secret
        }

        /// What the party gives first: the digest of its secret, bound to its name so that nobody can copy another's.
        package var commitment: Digest32 { Digest32.sha256("plumbline-commit-1\n\(party)\n\(secret)\n") }
    }

    package let digest: Digest32

    /// - Parameter beacon: an outside number that was not known when the parties committed, such as that day's lottery; may be empty.
    package init(list: Digest32, parts: [Part], beacon: String) {
        let sorted = parts.sorted { $0.party.utf8.lexicographicallyPrecedes($1.party.utf8) }
        let shown = sorted.map { "\($0.party)=\($0.secret)\n" }.joined()
        digest = Digest32.sha256("plumbline-seed-1\n\(list.hex)\n\(shown)\(beacon)\n")
    }
}

extension DrawList {
    /// Draws by the seed: again and again one of those still in, each as likely as its weight, until there are enough or none is left.
    ///
    /// The n-th number is the first eight bytes of SHA-256 over `seed:n`; one that would favour the first on the list (modulo bias)
    /// is passed over.
    package func drawn(by seed: Digest32) -> [String] {
        var left = eligible
        var chosen: [String] = []
        var turn = 0
        while chosen.count < count, !left.isEmpty {
            let total = left.reduce(UInt64(0)) { $0 + UInt64($1.weight) }
            let bias = (UInt64.max % total + 1) % total
            var number: UInt64
            repeat {
                let bytes = Digest32.sha256("\(seed.hex):\(turn)").bytes
                number = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
                turn += 1
            } while number > UInt64.max - bias
            var place = number % total
            var index = 0
            while place >= UInt64(left[index].weight) {
                place -= UInt64(left[index].weight)
                index += 1
            }
            chosen.append(left.remove(at: index).id)
        }
        return chosen
    }
}
