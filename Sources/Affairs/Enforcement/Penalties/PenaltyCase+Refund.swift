package import Kernel

/// 退还罚没款: what was paid on a decision that has fallen, or that asks for less now, goes back with the interest of the bank
/// (国家赔偿法第三十六条第一项、第七项). A decision that was made lighter need not have been unlawful (国家赔偿法第四条第一项): what was paid beyond
/// it goes back all the same, for the duty it was paid on is less (行政强制法第四十一条; 行政处罚法第七十四条第三款 speaks of what is to be returned).
///
/// A head answers for what leaves the treasury. Confiscated things are no money, and are given back by a step of their own.
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

    private static let lessened: Basis = Law.compulsion(41)
    private static let returning: Basis = Law.stateCompensation2012(36, item: 1)
    private static let interest: Basis = Law.stateCompensation2012(36, item: 7)

    @Clauses
    static func refunding(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("refund", "退还罚没款", .executing, .closed, by: .head, basis: law.isRevised ? law.statute(74, 3) : lessened)
            .appends(\.refunds, needing: \.amount, \.receipt, atMost: 1, checks: repaying) { refund, _, now in
                refund.on = refund.on ?? now.today
            }
            .requires(
                Gate<Self>("refund-due", "决定被撤销、确认无效，已缴的罚没款尚未全部退还", returning) { matter, _ in matter.refundable > .zero }
                    .when("决定没有被变更的") { matter, _ in matter.fall != .changed },
                Gate<Self>("overpaid-after-change", "变更后的处罚已经登记，已缴的罚没款多于变更后应缴的", lessened) { matter, _ in
                    matter.refundable > .zero
                }
                .when("决定被变更的") { matter, _ in matter.fall == .changed }
            )
            .writes(\.paidOn) { matter, _ in if matter.fall?.endsDuty == true { matter.paidOn = nil } }
    }

    private static var repaying: [Check<Self, Refund>] {
        [
            Check("refund-positive", "写明退还的金额", returning) { refund, _, _ in (refund.amount ?? .zero) > .zero },
            Check("interest-stated", "写明支付的银行同期存款利息，没有的写0", interest) { refund, _, _ in refund.interest != nil },
            Check("interest-paid", "决定被撤销、确认无效的，应当支付缴款之日至退还之日的银行同期存款利息，不写0；利息不满一分的除外", interest) { refund, matter, now in
                guard let paid = refund.interest, paid == .zero else { return true }
                return !matter.owesInterest(on: refund, now)
            },
            Check("refund-day-in-order", "退还日期在决定被改变以后，不晚于当日", returning) { refund, matter, now in
                guard let on = refund.on else { return true }
                return on <= now.today && (matter.fallenOn.map { $0 <= on } ?? false)
            },
            .together("refund-within-paid", "退还的不超过多缴的", returning) { refunds, matter, _ in
                refunds.reduce(.zero) { $0 + ($1.amount ?? .zero) } <= matter.refundable
            },
        ]
    }

    /// At least a cent of interest has accrued since the last payment. No law names the rate; five in ten thousand a year is less than any
    /// bank has paid for a deposit at call.
    private func owesInterest(on refund: Refund, _ now: Moment) -> Bool {
        guard fall?.endsDuty == true, let paid = payments.compactMap(\.on).max(), let amount = refund.amount else { return false }
        let days = (refund.on ?? now.today) - paid
        return days > 0 && amount.fen * days * 5 >= 365 * 10_000
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
