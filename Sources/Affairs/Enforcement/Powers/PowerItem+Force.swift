package import Kernel

extension PowerItem {
    /// Whether an act may rest on it on a day: published and in force, neither paused nor ended, and on at least one basis that stands.
    ///
    /// An item whose adjustment is under way stands until the adjustment is decided.
    package func isInForce(on day: Day) -> Bool {
        hasGround(on: day) && periodsInForce.contains { $0.first <= day && ($0.last.map { day <= $0 } ?? true) }
    }

    /// Whether it is of the type that a procedure exercises and in force: what a case asks of the item it refers to.
    package func allows(_ type: PowerType, on day: Day) -> Bool { self.type == type && isInForce(on: day) }

    package func hasGround(on day: Day) -> Bool { grounds.contains { $0.isInForce(on: day) } }

    /// From its in-force day to its end, less the pauses.
    package var periodsInForce: [(first: Day, last: Day?)] {
        guard publishedOn != nil, isConfirmed, let inForceOn else { return [] }
        return pauses.parting(from: inForceOn, through: lastListedDay)
    }

    /// In the list: from the decision that put it there to its end; a paused item is still listed, as paused.
    var periodsListed: [(first: Day, last: Day?)] { listed(from: approvedOn) }
    var periodsPublished: [(first: Day, last: Day?)] { listed(from: publishedOn) }
    var periodsFilled: [(first: Day, last: Day?)] {
        guard let filledOn, let approvedOn else { return [] }
        return listed(from: max(filledOn, approvedOn))
    }

    private func listed(from first: Day?) -> [(first: Day, last: Day?)] {
        guard isConfirmed, let first else { return [] }
        if let lastListedDay, lastListedDay < first { return [] }
        return [(first, lastListedDay)]
    }

    /// What was entered as listed before counts only once 编办 has found it in the list.
    private var isConfirmed: Bool { !isImported || confirmedOn != nil }

    private var lastListedDay: Day? { endedOn?.advanced(by: -1) }
}
