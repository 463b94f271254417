package import Kernel

extension NormativeDocument {
    /// Whether it may be the basis of an act on a day (优化营商环境条例第六十四条、国办发〔2018〕37号第（八）项).
    ///
    /// False before its effective day, without unified registration, number and publication, and once it is repealed,
    /// revoked, declared lapsed or past its validity. Expiry is derived from `validUntil`, never entered.
    package func isInForce(on day: Day) -> Bool {
        guard let period = periodInForce else { return false }
        return period.first <= day && (period.last.map { day <= $0 } ?? true)
    }

    /// From the day it took effect through the last day it stands or, as things are now, will stand.
    package var periodInForce: (first: Day, last: Day?)? {
        guard isUnified, let publishedOn, let effectiveOn else { return nil }
        let first = max(publishedOn, effectiveOn)
        if let last = lastDayInForce, last < first { return nil }
        return (first, lastDayInForce)
    }

    /// 三统一: registered, numbered and published as one.
    package var isUnified: Bool { !registrationNumber.isEmpty && !number.isEmpty && publishedOn != nil }

    /// What ended it, or as things are now will end it, and the first day on which it no longer stands.
    ///
    /// Only the earliest end counts, so that a document counts once: repealed after it had expired, it lapsed.
    package var ending: (on: Day, stage: Stage)? {
        guard periodInForce != nil else { return nil }
        return endings.min { $0.on < $1.on }
    }

    private var endings: [(on: Day, stage: Stage)] {
        let dated: [(Day?, Stage)] = [
            (repealedOn, .repealed), (revokedOn, .revoked), (lapsedOn, .lapsed), (validUntil?.advanced(by: 1), .lapsed),
        ]
        return dated.compactMap { day, stage in day.map { ($0, stage) } }
    }

    private var lastDayInForce: Day? { endings.map(\.on).min()?.advanced(by: -1) }

    /// The last day of validity is behind it, by expiry or by an act that ended it.
    var lastDayOnceEnded: Day? { repealedOn ?? revokedOn ?? lapsedOn == nil ? nil : lastDayInForce }

    /// The day it began to have effect, for what joined those in force.
    var tookEffectOn: Day? { periodInForce?.first }

    func ended(as stage: Stage) -> Day? { ending.flatMap { $0.stage == stage ? $0.on : nil } }
}
