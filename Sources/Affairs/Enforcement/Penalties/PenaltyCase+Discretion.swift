import Kernel

/// 裁量: the published benchmark of the organ, its entry and tier, and what it takes to depart from it.
extension PenaltyCase {
    /// Where the organ has a published benchmark, the case names its entry or says why none applies (国办发〔2022〕27号).
    static func benchmarkNamed(_ law: PenaltyArticles) -> Gate<PenaltyCase> {
        Gate("own-benchmark-named", "本机关已公布裁量权基准的，写明适用的基准和条目，不适用的写明理由", law.benchmark) { matter, now in
            if !matter.departureReason.isEmpty { return true }
            let own = now.matching(DiscretionBenchmark.self, "maker", now.organ).filter { $0.record.isApplicable(on: now.today) }
            guard let set = matter.benchmarkSet else { return own.isEmpty }
            // Another organ's, such as that of the department whose powers were moved here, only where there is none of its own.
            return matter.benchmarkEntryInForce(now) != nil && (own.isEmpty || own.contains { $0.id == set })
        }
    }

    /// The fine lies in the tier that was chosen; a departure needs its reason.
    static func withinTier(_ law: PenaltyArticles) -> Gate<PenaltyCase> {
        Gate(
            "fine-within-tier", "罚款在所选裁量阶次的幅度以内，超出的写明理由", law.benchmark,
            listing: { matter, now in
                guard matter.departureReason.isEmpty, matter.benchmarkSet != nil else { return [] }
                guard let entry = matter.benchmarkEntryInForce(now) else { return ["裁量权基准在当日不能适用，或者没有条目“\(matter.benchmarkEntry)”"] }
                return matter.isWithin(entry) ? [] : ["条目\(entry.code)"]
            })
    }

    /// Asked for since the opinion of 2022: of the organ's own benchmark 本机关主要负责人批准或者集体讨论通过, of a superior's the approval of
    /// whoever made it.
    static func departureApproved(_ law: PenaltyArticles) -> [Gate<PenaltyCase>] { law.isRevised ? [approvedDeparture, approvedByMaker] : [] }

    private static let approvedDeparture: Gate<PenaltyCase> = Gate<PenaltyCase>(
        "departure-approved", "不适用裁量权基准的，经本机关主要负责人批准或者集体讨论通过", Law.discretion2022.cited("第（十二）项")
    ) { matter, _ in matter.departureReason.isEmpty || !matter.departureApproval.isEmpty || matter.discussedOn != nil }
    .when("不适用本机关制定的基准的") { matter, _ in !matter.departsFromUpper }
    .when("国办发〔2022〕27号施行以后作出决定的") { _, now in Law.discretion2022.isInForce(on: now.today) }

    private static let approvedByMaker: Gate<PenaltyCase> = Gate<PenaltyCase>(
        "departure-approved-by-maker", "不适用上级机关制定的裁量权基准的，报请该基准制定机关批准", Law.discretion2022.cited("第（十二）项")
    ) { matter, _ in matter.departureReason.isEmpty || !matter.makerApproval.isEmpty }
    .when("不适用上级机关制定的基准的") { matter, _ in matter.departsFromUpper }
    .when("国办发〔2022〕27号施行以后作出决定的") { _, now in Law.discretion2022.isInForce(on: now.today) }

    private func benchmarkEntryInForce(_ now: Moment) -> DiscretionBenchmark.Entry? {
        guard let benchmarkSet, let set = now.find(benchmarkSet), set.isApplicable(on: now.today) else { return nil }
        return set.entry(benchmarkEntry, on: now.today)
    }

    /// A warning alone, or an entry whose law leaves no fine, has no amount to be measured.
    private func isWithin(_ entry: DiscretionBenchmark.Entry) -> Bool {
        let fine = penalties.fine
        guard entry.hasFine, fine > .zero else { return true }
        guard let degree = entry.tier(for: fine)?.degree else { return false }
        switch tier {
        case .mitigated: return degree == .mitigated
        case .lighter: return degree == .lenient
        case .general: return degree == .ordinary
        case .heavier: return degree == .severe
        case nil: return false
        }
    }

    /// The words the documents quote, where only the entry was chosen.
    mutating func quoteBenchmark(_ now: Moment) {
        guard benchmark.isEmpty, let benchmarkSet, let set = now.find(benchmarkSet) else { return }
        benchmark = "《\(set.title)》\(benchmarkEntry)"
    }
}
