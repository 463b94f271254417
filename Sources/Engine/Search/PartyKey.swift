import Kernel
import Proof

/// By what a person is looked for: a digest of the whole name, or of the whole number of the identity card.
///
/// Part of a name finds nobody, so that nobody can be found by trying: and of what is found, each matter is asked who may see its personal data.
enum PartyKey {
    static func digest(_ text: String, in county: String) -> Int64 {
        let plain = text.filter { !$0.isWhitespace }.uppercased()
        let bytes = Digest32.sha256("\(county)\u{1F}\(plain)").bytes
        return bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }

    /// The number of a paper rather than a name: 平公罚决字〔2020〕第1386号.
    static func isNumber(_ text: String) -> Bool {
        text.utf8.count <= 120 && (text.hasSuffix("号") || text.contains("〔")) && text.utf8.contains { (0x30...0x39).contains($0) }
    }
}
