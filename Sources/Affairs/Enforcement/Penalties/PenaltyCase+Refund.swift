package import Kernel

/// 退还罚没款: what was paid on a decision that has fallen, or that asks for less now, goes back with the interest of the bank
/// (国家赔偿法第三十六条第一项、第七项).
extension PenaltyCase {
    /// One repayment.
    package struct Refund: SubRecord {
        package var on: Day?
        package var amount: Money?
        package var interest: Money?
        package var receipt = ""

        package init() {}

        package static var fields: [Field<Self>] {
            Field("on", \.on, "退还日期")
            Field("amount", \.amount, "退还金额")
            Field("interest", \.interest, "支付的银行同期存款利息")
            Field("receipt", \.receipt, "退库、支付凭证号")
        }
    }

    private static let returning: Basis = Law.stateCompensation2012(36, item: 1)
    private static let interest: Basis = Law.stateCompensation2012(36, item: 7)

    @Clauses
    static func refunding() -> [Clause<Self>] {
        Action("refund", "退还罚没款", .executing, .closed, by: .clerk, basis: returning)
            .appends(\.refunds, needing: \.amount, \.receipt, atMost: 1, checks: repaying) { refund, _, now in
                refund.on = refund.on ?? now.today
            }
            .requires("refund-due", "决定被撤销、确认无效或者变更，已缴的罚没款多于应缴的", returning) { matter, _ in matter.refundable > .zero }
            .writes(\.paidOn) { matter, _ in if matter.fall?.endsDuty == true { matter.paidOn = nil } }
    }

    private static var repaying: [Check<Self, Refund>] {
        [
            Check("refund-positive", "写明退还的金额", returning) { refund, _, _ in (refund.amount ?? .zero) > .zero },
            Check("interest-stated", "写明支付的银行同期存款利息，没有利息的写0", interest) { refund, _, _ in refund.interest != nil },
            Check("refund-day-in-order", "退还日期在决定被改变以后，不晚于当日", returning) { refund, matter, now in
                guard let on = refund.on else { return true }
                return on <= now.today && (matter.fallenOn.map { $0 <= on } ?? false)
            },
            .together("refund-within-paid", "退还的不超过多缴的", returning) { refunds, matter, _ in
                refunds.reduce(.zero) { $0 + ($1.amount ?? .zero) } <= matter.refundable
            },
        ]
    }

    /// What has been paid back.
    var refunded: Money { refunds.reduce(.zero) { $0 + ($1.amount ?? .zero) } }

    /// What is still to be paid back: what was paid beyond what the decision, as it stands now, asks for. A surcharge falls with a decision
    /// that has fallen whole; of one that was changed it stays until somebody decides on it, and is never more than the fine is now
    /// (行政强制法第四十五条第二款).
    var refundable: Money {
        guard let fall, payments.total > .zero else { return .zero }
        guard fall.endsDuty || changesRecorded else { return .zero }
        let kept = fall.endsDuty ? 0 : owed.fen + min((surcharge ?? .zero).fen, effectivePenalties.fine.fen)
        return Money(fen: max(0, paid.fen - kept))
    }

    /// The day on which all was paid back.
    var refundedOn: Day? { refundable > .zero ? nil : refunds.last?.on }
}
