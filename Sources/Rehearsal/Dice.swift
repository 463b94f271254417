import Kernel

/// What a scenario's chance begins from: a number, and the county for which things are invented.
package struct Seed: Sendable {
    package let number: UInt64
    package let place: Place
}

/// Repeatable chance (SplitMix64): the same seed and name always give the same throws, whatever else is replayed.
package final class Dice: RandomNumberGenerator {
    /// Where what is invented belongs.
    let place: Place
    private var state: UInt64

    /// - Parameter name: mixed in by FNV-1a, so that each play has dice of its own.
    package init(seed: Seed, _ name: String) {
        place = seed.place
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        state = seed.number ^ hash
    }

    package func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    package func number(_ range: ClosedRange<Int>) -> Int {
        var generator = self
        return Int.random(in: range, using: &generator)
    }

    func shuffled<Items: Sequence>(_ items: Items) -> [Items.Element] {
        var generator = self
        return items.shuffled(using: &generator)
    }

    /// True so many times in a thousand.
    package func chance(_ perMille: Int) -> Bool { number(0...999) < perMille }

    func any<Items: Collection>(of items: Items) -> Items.Element? {
        var generator = self
        return items.randomElement(using: &generator)
    }

    /// One of some things that are not none.
    func pick<Item>(_ items: [Item]) -> Item {
        precondition(!items.isEmpty, "nothing to pick from")
        return items[number(0...items.count - 1)]
    }

    /// At some minute of some of the hours of a day.
    func time(_ hours: ClosedRange<Int>, on day: Day) -> Instant { Instant(day, hour: number(hours), minute: number(0...59)) }

    /// An index, each as likely as its weight.
    package func weighted(_ weights: [Int]) -> Int {
        var left = number(1...max(1, weights.reduce(0, +)))
        for (index, weight) in weights.enumerated() {
            left -= weight
            if left <= 0 { return index }
        }
        return weights.count - 1
    }
}
