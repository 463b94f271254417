import Kernel

/// One condition on a piece of evidence, to be asked of what is added to a list as well as of a list that is filled in whole.
struct EvidenceRule<M: Matter>: Sendable {
    /// Follows the name of the list: `evidence-described`.
    let word: String
    let says: String
    let basis: Basis
    let holds: @Sendable (Evidence, M, Moment) -> Bool
}

extension Evidence {
    /// For a step that adds to a list.
    ///
    /// - Parameter list: the stored name of the list, with which the names of the conditions begin.
    static func checks<M: Matter>(of list: String, _ rules: EvidenceRule<M>...) -> [Check<M, Evidence>] {
        rules.map { Check("\(list)-\($0.word)", $0.says, $0.basis, $0.holds) }
    }

    /// For a step that fills a list in whole; a refusal names each piece that does not do.
    static func gates<M: Matter>(
        of list: String, _ items: @escaping @Sendable (M) -> [Evidence], _ rules: EvidenceRule<M>...
    ) -> [Gate<M>] {
        rules.map { rule in
            Gate(
                "\(list)-\(rule.word)", rule.says, rule.basis,
                listing: { matter, now in items(matter).filter { !rule.holds($0, matter, now) }.map(\.label) })
        }
    }
}

extension EvidenceRule {
    /// A case file says of each piece of what sort it is and what it shows.
    static func described(_ basis: Basis) -> Self {
        Self(word: "described", says: "写明证据种类和内容", basis: basis) { item, _, _ in item.kind != nil && !item.summary.isEmpty }
    }

    /// Only with the day can it be seen whether the organ had a piece when it acted.
    static func dated(_ basis: Basis) -> Self {
        Self(word: "dated", says: "每项证据注明收集日期", basis: basis) { item, _, _ in item.collectedOn != nil }
    }

    /// A list for a court says of each piece also what it is called.
    static func listed(_ basis: Basis) -> Self {
        Self(word: "listed", says: "每项证据写明名称和收集日期", basis: basis) { item, _, _ in !item.name.isEmpty && item.collectedOn != nil }
    }

    /// Nothing was gathered on a day that is still to come.
    static func notFuture(_ basis: Basis) -> Self {
        Self(word: "not-future", says: "证据的收集日期不晚于登记当日", basis: basis) { item, _, now in
            item.collectedOn.map { $0 <= now.today } ?? true
        }
    }

    /// 先取证、后裁决: what was gathered after the act proves nothing for it.
    ///
    /// - Parameters:
    ///   - day: the last day on which the organ could still gather for its act; `nil` where the act has no one day.
    ///   - says: in the words of the law that looks at the act.
    static func notAfterAct(_ day: @escaping @Sendable (M) -> Day?, _ basis: Basis, says: String) -> Self {
        Self(word: "not-after-act", says: says, basis: basis) { item, matter, _ in
            guard let last = day(matter), let gathered = item.collectedOn else { return true }
            return gathered <= last
        }
    }

    /// While a suit is pending the defendant gathers nothing itself, not even on the day on which it learned of the suit.
    static func notDuringSuit(since day: @escaping @Sendable (M) -> Day?, _ basis: Basis) -> Self {
        Self(word: "not-during-suit", says: "在诉讼过程中，不得自行向原告、第三人和证人收集证据", basis: basis) { item, matter, _ in
            guard let first = day(matter), let gathered = item.collectedOn else { return true }
            return gathered < first
        }
    }

    /// While the act is under review (复议期间) the respondent gathers nothing itself from anybody, from the day on which the review began.
    static func notDuringReview(since day: @escaping @Sendable (M) -> Day?, _ basis: Basis) -> Self {
        Self(word: "not-during-review", says: "行政复议期间，被申请人不得自行收集证据", basis: basis) { item, matter, _ in
            guard let first = day(matter), let gathered = item.collectedOn else { return true }
            return gathered < first
        }
    }

    /// HG-14, since 2021.
    static func admissible(_ basis: Basis) -> Self {
        let says = "电子技术监控设备设置应当经过法制和技术审核，设置地点向社会公布，记录内容经审核；否则不得作为证据"
        return Self(word: "admissible", says: says, basis: basis) { item, _, _ in item.isAdmissible }
    }

    /// Gathered by those who may: the officers of the case.
    static func gathered(by persons: @escaping @Sendable (M, Moment) -> Set<PersonID>, _ basis: Basis) -> Self {
        Self(word: "by-officers", says: "证据应当由本案的执法人员收集", basis: basis) { item, matter, now in
            persons(matter, now).isSuperset(of: item.collectors)
        }
    }
}
