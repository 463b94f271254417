package import Kernel

/// 缴款: one payment of what is owed, with the receipt (票据) that was given for it.
///
/// A record within a kind's list and no part: that money is paid in a term, put off, or raised for being late is said by one law for
/// penalties and by another for enforcement, in other words and on other days.
package struct Payment: SubRecord {
    package var on: Day?
    package var amount: Money?
    package var receipt = ""

    package init() {}

    package static var fields: [Field<Self>] {
        Field("on", \.on, "缴款日期")
        Field("amount", \.amount, "金额")
        Field("receipt", \.receipt, "票据号")
    }
}

/// 分期: what is to be paid by one day.
package struct Instalment: SubRecord {
    package var due: Day?
    package var amount: Money?

    package init() {}

    package static var fields: [Field<Self>] {
        Field("due", \.due, "到期日")
        Field("amount", \.amount, "金额")
    }
}

extension [Payment] {
    /// 已缴.
    package var total: Money { reduce(.zero) { $0 + ($1.amount ?? .zero) } }
}

extension [Instalment] {
    package var total: Money { reduce(.zero) { $0 + ($1.amount ?? .zero) } }

    /// Each has its day and its amount, one after the other, the first not before today, the last not after the day until which it is
    /// put off, and all together are what is still owed. No instalments at all are in order too: then all is put off to one day.
    package func isInOrder(from today: Day, until last: Day, paying owed: Money) -> Bool {
        let days = compactMap(\.due)
        guard !isEmpty else { return true }
        guard days.count == count, allSatisfy({ ($0.amount ?? .zero) > .zero }), days[0] >= today, days[count - 1] <= last else { return false }
        return zip(days, days.dropFirst()).allSatisfy { $0 < $1 } && total == owed
    }
}
