/// A matter on its way from one organ of the county to another (移送、移交、指定管辖、提级办理): proposed by the organ that has it, and open
/// until the other accepts or refuses it.
///
/// It moves nothing. Whose matter it is changes when it is accepted, or when the organ above both decides.
package struct Handover: Equatable, Sendable {
    package let from: OrganCode
    package let to: OrganCode
    /// Why, and on what article or paper, as they were typed.
    package let reason: String
    package let article: String
    package let person: PersonID
    package let at: Instant

    package init(from: OrganCode, to: OrganCode, reason: String, article: String, person: PersonID, at: Instant) {
        self.from = from
        self.to = to
        self.reason = reason
        self.article = article
        self.person = person
        self.at = at
    }

    /// What is done about moving a matter, as the journal names it; no step of a kind may be called so.
    package enum Act: String, Sendable, CaseIterable {
        case propose = "handover.propose"
        case accept = "handover.accept"
        case refuse = "handover.refuse"
        case withdraw = "handover.withdraw"
        /// By the organ above both (指定管辖), or by the organ above that takes it itself (提级).
        case designate = "handover.designate"
        /// By an act that moves the powers of one organ to another: with all that are pending.
        case carry = "handover.carry"
        /// Along with the matter that opened it.
        case follow = "handover.follow"

        package static var prefix: String { "handover." }

        package var name: String {
            switch self {
            case .propose: "提出移送"
            case .accept: "接收移送"
            case .refuse: "不予接收"
            case .withdraw: "撤回移送"
            case .designate: "指定办理机关"
            case .carry: "随职权移交"
            case .follow: "随主案移交"
            }
        }

        /// Whether the matter is another organ's after it.
        package var moves: Bool {
            switch self {
            case .accept, .designate, .carry, .follow: true
            case .propose, .refuse, .withdraw: false
            }
        }
    }
}

/// The time in which a matter was an earlier organ's (原办理机关).
///
/// What happened in it stays counted there, and whoever saw the matter there may read it on.
package struct Tenure: Equatable, Sendable {
    package let organ: OrganCode
    /// The first day that is no longer its own.
    package let until: Day
    /// What had been counted there for that day or later when the matter went: it stays where it was counted.
    package let kept: [Kept]

    /// A flow that had been counted.
    package struct Kept: Hashable, Sendable {
        package let measure: String
        package let day: Day
        package let value: Int

        package init(measure: String, day: Day, value: Int) {
            self.measure = measure
            self.day = day
            self.value = value
        }
    }

    package init(organ: OrganCode, until: Day, kept: [Kept] = []) {
        self.organ = organ
        self.until = until
        self.kept = kept
    }
}

extension Ledger {
    /// The organ that has a matter is told by the matter; those that had it, the earliest first, each once.
    package var earlierOrgans: [OrganCode] {
        var organs: [OrganCode] = []
        for tenure in tenures where !organs.contains(tenure.organ) { organs.append(tenure.organ) }
        return organs
    }

    /// Ends everything that is on its way in the hands of the organ that the matter leaves.
    ///
    /// - Returns: the prepared steps that end.
    package mutating func leave(_ organ: OrganCode, on day: Day, keeping kept: [Tenure.Kept]) -> [Preparation] {
        let ended = preparations
        preparations = []
        handover = nil
        tenures.append(Tenure(organ: organ, until: day, kept: kept))
        return ended
    }
}

/// To which organ a matter's facts belong, when it has been more than one's.
///
/// Nothing is counted twice: the sum over all organs is that of the facts as they come from the record. A flow belongs to the organ whose
/// matter it was on its day. A stock belongs to the organ whose matter it is at the day's end: on the day of the hand-over one organ has one
/// less and the other one more.
struct FactAllotment {
    let tenures: [Tenure]
    let organ: OrganCode

    /// - Parameters:
    ///   - facts: of one measure that counts for the organ that has the matter, in their order.
    ///   - isStock: whether the measure is a stock.
    func allot(_ facts: [FactValue], isStock: Bool) -> [Fact] {
        isStock ? stock(facts) : flow(facts)
    }

    /// The organ whose matter it was on a day: on that of a hand-over, the one that took it.
    func organ(on day: Day) -> OrganCode { tenures.first { day < $0.until }?.organ ?? organ }

    private func flow(_ facts: [FactValue]) -> [Fact] {
        var kept = tenures.map(\.kept)
        return facts.map { fact in
            let place = tenures.indices.first { index in
                if fact.day < tenures[index].until { return true }
                let wanted = Tenure.Kept(measure: fact.measure, day: fact.day, value: fact.value)
                guard let found = kept[index].firstIndex(of: wanted) else { return false }
                kept[index].remove(at: found)
                return true
            }
            return Fact(measure: fact.measure, organ: place.map { tenures[$0].organ } ?? organ, day: fact.day, value: fact.value)
        }
    }

    private func stock(_ facts: [FactValue]) -> [Fact] {
        guard let measure = facts.first?.measure else { return [] }
        var allotted = facts.map { Fact(measure: measure, organ: organ(on: $0.day), day: $0.day, value: $0.value) }
        for (index, tenure) in tenures.enumerated() {
            let level = facts.reduce(0) { $1.day < tenure.until ? $0 + $1.value : $0 }
            let next = index + 1 < tenures.count ? tenures[index + 1].organ : organ
            guard level != 0, next != tenure.organ else { continue }
            allotted.append(Fact(measure: measure, organ: tenure.organ, day: tenure.until, value: -level))
            allotted.append(Fact(measure: measure, organ: next, day: tenure.until, value: level))
        }
        return allotted
    }
}
