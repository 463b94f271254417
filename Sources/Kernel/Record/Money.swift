/// An amount of money in fen (分), never a fraction of one.
package struct Money: Hashable, Comparable, Sendable {
    package let fen: Int

    package init(fen: Int) { self.fen = fen }
    package static func yuan(_ yuan: Int) -> Money { Money(fen: yuan * 100) }
    package static let zero: Money = Money(fen: 0)

    /// Reads yuan such as `200`, `1,000` or `12.50`; `nil` for more than two decimals or anything that is not an amount.
    package init?(yuan text: some StringProtocol) {
        let plain = String(text.filter { $0 != "," && $0 != "，" })
        let halves = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), let whole = Int(halves[0]), whole >= 0, whole < 100_000_000_000_000,
            halves[0].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return nil }
        var fen = whole * 100
        if halves.count == 2 {
            guard (1...2).contains(halves[1].utf8.count), halves[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let part = Int(halves[1])
            else { return nil }
            fen += halves[1].utf8.count == 1 ? part * 10 : part
        }
        self.fen = fen
    }

    package static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }
    package static func + (left: Money, right: Money) -> Money { Money(fen: left.fen + right.fen) }

    /// `1000元`, `12.50元`.
    package var chinese: String { yuanText + "元" }

    package var yuanText: String { fen % 100 == 0 ? String(fen / 100) : "\(fen / 100).\(padded(fen % 100, 2))" }
}
