/// A statutory limit (法定期限): how long, from what, until what, and what happens when it runs out.
///
/// It is read off the matter's own days; nothing about it is stored but suspensions and extensions.
package struct Limit<M: Matter>: Sendable {
    package let id: String
    package let name: String
    package let basis: Basis
    /// `nil` when the limit does not concern this matter.
    package let term: @Sendable (M, Settings) -> Term?
    /// For the generated procedure: the term in words.
    package let termText: String
    package let anchor: @Sendable (M) -> Instant?
    package let stopped: @Sendable (M) -> Instant?
    /// Taken by the system on the day after the limit ran out: what silence means (视为…).
    package private(set) var deemedAction: String?
    package private(set) var counting: CountingRule
    /// Which matters it concerns, from what day it runs and what ends it, in words; empty words where nothing was said.
    package private(set) var concerns: [String] = []
    package private(set) var starts = ""
    package private(set) var ends = ""

    package init(
        _ id: String, _ name: String, _ term: Term, from anchor: @escaping @Sendable (M) -> (any TimePoint)?,
        until stopped: @escaping @Sendable (M) -> (any TimePoint)?, basis: Basis
    ) {
        self.init(id, name, termText: term.chinese, from: anchor, until: stopped, basis: basis) { _, _ in term }
    }

    /// A limit whose term depends on the matter or on what the county has set.
    package init(
        _ id: String, _ name: String, termText: String, from anchor: @escaping @Sendable (M) -> (any TimePoint)?,
        until stopped: @escaping @Sendable (M) -> (any TimePoint)?, basis: Basis, term: @escaping @Sendable (M, Settings) -> Term?
    ) {
        self.id = id
        self.name = name
        self.basis = basis
        self.term = term
        self.termText = termText
        self.anchor = { anchor($0)?.instant }
        self.stopped = { stopped($0)?.instant }
        counting = basis.statute.counting
    }

    /// Concerns only some matters.
    /// - Parameter words: which those are: “适用简易程序的”.
    package func when(_ words: String, _ applies: @escaping @Sendable (M) -> Bool) -> Limit {
        let term = self.term
        var limit = Limit(copying: self) { applies($0) ? term($0, $1) : nil }
        limit.concerns.insert(words, at: 0)
        return limit
    }

    /// For the generated procedure: the day from which it runs and what ends it, in the words of the law, as “收到申请之日”, “作出受理决定”.
    package func runs(from start: String, until end: String) -> Limit {
        var limit = self
        limit.starts = start
        limit.ends = end
        return limit
    }

    /// When it has run out without an answer, the system takes this action.
    package func deems(_ action: String) -> Limit {
        var limit = self
        limit.deemedAction = action
        return limit
    }

    /// Counts by another law's rule than the one cited.
    package func counted(_ rule: CountingRule) -> Limit {
        var limit = self
        limit.counting = rule
        return limit
    }

    private init(copying other: Limit, term: @escaping @Sendable (M, Settings) -> Term?) {
        id = other.id
        name = other.name
        basis = other.basis
        termText = other.termText
        anchor = other.anchor
        stopped = other.stopped
        counting = other.counting
        deemedAction = other.deemedAction
        concerns = other.concerns
        starts = other.starts
        ends = other.ends
        self.term = term
    }

    func clock(_ matter: M, _ settings: Settings, _ ledger: Ledger) -> Clock? {
        guard let term = term(matter, settings), let anchor = anchor(matter) else { return nil }
        return Clock(
            anchor: ledger.start(of: id, begun: anchor), term: term, rule: counting, pauses: ledger.pauses(of: id),
            extensions: ledger.extensions(of: id),
            stopped: stopped(matter))
    }
}

/// A day or a moment at which a limit starts or stops.
package protocol TimePoint: Sendable {
    var instant: Instant { get }
}
extension Day: TimePoint {
    package var instant: Instant { Instant(self) }
}
extension Instant: TimePoint {
    package var instant: Instant { self }
}
