package import Kernel

extension NormativeDocument {
    /// Whether it may be the basis of an act on a day (优化营商环境条例第六十四条、国办发〔2018〕37号).
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
    package var isUnified: Bool { !registrationNumber.isEmpty && publishedOn != nil }

    /// The earliest of what ends it.
    package var lastDayInForce: Day? {
        let ended = [repealedOn, revokedOn, lapsedOn].compactMap { $0?.advanced(by: -1) }
        return (ended + [validUntil].compactMap { $0 }).min()
    }
}
