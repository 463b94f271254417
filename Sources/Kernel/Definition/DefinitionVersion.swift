/// A version of a kind's definition after the first: what it changed in words, and which measures count otherwise (口径变更).
///
/// What was made under an earlier version stays as it was made: its body is read by the later one, and its facts are brought to it by
/// differences that the journal keeps. Not to be taken for an ``Edition``, which is the law that a matter follows.
package struct DefinitionVersion: Hashable, Sendable {
    /// 2, 3 … without gaps; what a kind was before it had any is 1.
    package let number: Int
    /// The day from which it has been in use.
    package let from: Day
    /// What changed and why, as the notes of a report tell it.
    package let says: String
    /// Measures that are new or count otherwise than before; the name of a breakdown stands for all its classes.
    package let counts: [String]
    /// Measures that are no more: what they counted is taken back.
    package let drops: [String]

    package init(_ number: Int, from: String, _ says: String, counts: [String] = [], drops: [String] = []) {
        guard let day = Day(iso: from) else { preconditionFailure("version \(number): no such day \(from)") }
        self.number = number
        self.from = day
        self.says = says
        self.counts = counts
        self.drops = drops
    }

    /// Whether matters may count otherwise for a measure than they did before.
    package func concerns(_ measure: String) -> Bool {
        let breakdown = measure.split(separator: ":").first.map(String.init)
        return [measure, breakdown ?? measure].contains { counts.contains($0) || drops.contains($0) }
    }
}

extension Definition {
    /// The version under which matters are handled now.
    package var version: Int { versions.last?.number ?? 1 }

    /// The versions after one, in words: what happened between it and now.
    package func changes(since version: Int) -> [DefinitionVersion] { versions.filter { $0.number > version } }

    /// Whether a version after one says that it counts a measure otherwise.
    package func counts(_ measure: String, otherwiseSince version: Int) -> Bool {
        versions.contains { $0.number > version && $0.concerns(measure) }
    }
}

/// A digest that catches a change by mistake: FNV-1a, 64 bits, of a text's UTF-8, as sixteen hexadecimal digits. Nobody gains by a forged
/// one, so a cryptographic one and its dependency would buy nothing.
package enum Checksum {
    package static func fnv1a(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
