import Kernel
import Synchronization

/// How much somebody has under way of what is dear, and all together: requests, or bytes.
final class Turns: Sendable {
    private let perKey: Int
    private let total: Int
    private let taken: Mutex<(each: [String: Int], all: Int)> = Mutex(([:], 0))

    /// - Parameters:
    ///   - perKey: for one person or address.
    ///   - total: for all.
    init(perKey: Int, total: Int) {
        self.perKey = perKey
        self.total = total
    }

    /// A share that is held until it is ended, or forgotten.
    final class Turn: Sendable {
        private let turns: Turns
        private let key: String
        /// `nil` once it has ended.
        private let amount: Mutex<Int?>

        fileprivate init(_ turns: Turns, _ key: String, _ amount: Int) {
            self.turns = turns
            self.key = key
            self.amount = Mutex(amount)
        }

        deinit { end() }

        /// Takes more to what is held.
        ///
        /// - Returns: `false` when it would be too much, or the turn has ended.
        func grow(by more: Int) -> Bool {
            amount.withLock { amount in
                guard let held = amount, turns.isFree(more, for: key) else { return false }
                amount = held + more
                return true
            }
        }

        func end() {
            let held = amount.withLock { amount in
                defer { amount = nil }
                return amount
            }
            if let held { turns.give(back: held, key) }
        }
    }

    /// What all hold together.
    var held: Int { taken.withLock { $0.all } }

    /// - Returns: `nil` when it would be too much.
    func take(_ key: String, _ amount: Int = 1) -> Turn? { isFree(amount, for: key) ? Turn(self, key, amount) : nil }

    /// Takes so much if there is so much.
    private func isFree(_ amount: Int, for key: String) -> Bool {
        taken.withLock { taken in
            guard taken.each[key, default: 0] + amount <= perKey, taken.all + amount <= total else { return false }
            taken.each[key, default: 0] += amount
            taken.all += amount
            return true
        }
    }

    private func give(back amount: Int, _ key: String) {
        taken.withLock { taken in
            let left = taken.each[key, default: 0] - amount
            taken.each[key] = left > 0 ? left : nil
            taken.all -= amount
        }
    }
}

extension Site {
    /// A turn at the pages: one person's many requests at once do not fill the queue of all.
    ///
    /// - Throws: `web.tooMany`.
    func pageTurn(_ login: String?) throws -> Turns.Turn? {
        guard let login else { return nil }
        if let turn = pageTurns.take(login) { return turn }
        throw Problem(.unavailable, .webTooMany, "您同时打开的页面太多，这一次没有受理。", remedy: "请等前面的页面打开后再试。")
    }

    /// A turn at what costs much: exports, reports, digests of passwords.
    ///
    /// - Throws: `web.tooMany` for whoever has some under way already, and when all turns are taken.
    func costlyTurn(_ login: String) throws -> Turns.Turn {
        if let turn = costlyTurns.take(login) { return turn }
        throw Problem(.unavailable, .webTooMany, "您同时进行的导出、报告等太多，这一次没有受理。", remedy: "请等前面的完成后再试。")
    }
}
