import Kernel

/// 执行: the bank takes the money, cash is the exception; who does not pay is warned and taken to court.
extension PenaltyCase {
    @Clauses
    static func payment(_ law: PenaltyArticles) -> [Clause<Self>] {
        Limit(
            "payment", "缴纳罚没款", termText: "15日，经批准暂缓、分期的从其期限", from: \.servedOn,
            until: { $0.paidOn ?? $0.closedOn }, basis: law.payment
        ) { matter, _ in
            matter.owed > .zero ? matter.paymentTerm : nil
        }
        Action("pay", "登记缴款", .executing, by: .clerk, basis: law.payment)
            .needs(\.nextPayment)
            .requires("amount-and-receipt-stated", "写明金额和票据号", law.payment) { matter, _ in
                matter.nextPayment.map { ($0.amount ?? .zero) > .zero && !$0.receipt.isEmpty } ?? true
            }
            .requires("payment-day-in-order", "缴款日期在送达之后，不晚于当日", law.payment) { matter, now in
                guard let on = matter.nextPayment?.on else { return true }
                return on <= now.today && matter.servedOn.map { $0 <= on } ?? false
            }
            .requires("payment-within-due", "缴款不超过罚没款和加处罚款", law.payment) { matter, now in
                let total = matter.paid + (matter.nextPayment?.amount ?? .zero)
                return total <= matter.owed + matter.surchargeDue(now)
            }
            .writes(all: takePaymentWrites) { matter, now in matter.takePayment(now) }
        Action("collect-cash", "当场收缴", .executing, by: .officer, basis: law.cashCollection)
            .needs(\.cashGround, \.cashReceipt).fills(\.cashAsked)
            .requires(acting(law))
            .requires("fine-unpaid", "罚款尚未缴纳", law.cashCollection) { matter, _ in matter.owed > .zero && matter.payments.isEmpty }
            .requires(cashGrounds(law))
            .stamps(\.cashOn)
            .writes(all: takePaymentWrites) { matter, now in
                var cash = Payment()
                (cash.amount, cash.receipt) = (matter.owed, matter.cashReceipt)
                matter.nextPayment = cash
                matter.takePayment(now)
            }
        // Collected on the water, the two days run from landing: the officer then notes the collection on that day.
        Action("hand-in-cash", "交回收缴款", .executing, by: .officer, basis: law.handIn)
            .requires(acting(law))
            .requires("cash-to-hand-in", "有当场收缴而未交回的罚款", law.handIn) { matter, _ in matter.cashOn != nil && matter.cashHandedInOn == nil }
            .stamps(\.cashHandedInOn)
        Action("bank-cash", "缴付银行", .executing, by: .clerk, basis: law.handIn)
            .requires("cash-to-bank", "收缴款已经交回", law.handIn) { matter, _ in matter.cashHandedInOn != nil && matter.cashBankedOn == nil }
            .stamps(\.cashBankedOn)
        Limit("cash-hand-in", "收缴款交至行政机关", .days(2), from: \.cashOn, until: \.cashHandedInOn, basis: law.handIn)
        Limit("cash-bank", "收缴款缴付银行", .days(2), from: \.cashHandedInOn, until: \.cashBankedOn, basis: law.handIn)
        Action("defer", "准予暂缓或者分期缴纳", .executing, by: .head, basis: law.deferral)
            .needs(\.deferralAskedOn, \.deferralReason, \.deferredUntil).fills(\.instalments)
            .requires("fine-not-paid-off", "罚款尚未缴清", law.deferral) { matter, _ in !matter.isPaid }
            .requires("deferral-days-in-order", "申请日期不晚于当日，暂缓至当日以后", law.deferral) { matter, now in
                guard let asked = matter.deferralAskedOn, let until = matter.deferredUntil else { return false }
                return asked <= now.today && until > now.today
            }
        Action("record-execution", "登记执行", .executing, by: .officer, basis: law.payment)
            .awaited { matter in matter.isOutstanding }
            .needs(\.execution)
            .requires("other-penalty-to-execute", "有罚没款以外的处罚", law.payment) { matter, _ in matter.effectivePenalties.hasOtherThanMoney }
            .stamps(\.executedOn)
    }

    private var paymentTerm: Term {
        guard let deferredUntil, let servedOn else { return .days(15) }
        return .days(max(15, deferredUntil - servedOn))
    }

    private mutating func takePayment(_ now: Moment) {
        guard var payment = nextPayment else { return }
        payment.on = payment.on ?? now.today
        payments.append(payment)
        if isPaid, paidOn == nil { paidOn = payment.on }
        surcharge = surchargeDue(now)
        nextPayment = nil
    }

    /// What `takePayment` changes.
    private static let takePaymentWrites: [Path<Self>] = [\.payments, \.paidOn, \.surcharge, \.nextPayment]

    private static func cashGrounds(_ law: PenaltyArticles) -> [Gate<Self>] {
        let small = Gate<Self>("cash-within-limit", "当场收缴的罚款在限额以下", law.cashCollection) { matter, now in
            matter.procedureKind == .simple && matter.penalties.fine <= matter.cashLimit(law, now)
        }
        let spot = Gate<Self>("hard-later-only-on-spot", "不当场收缴事后难以执行的，限于当场处罚", law.cashCollection) { matter, _ in matter.procedureKind == .simple }
        let remote = Gate<Self>("remote-party-asked", "在边远、水上、交通不便地区，经当事人提出", law.remoteCollection) { matter, _ in matter.cashAsked }
        let road = Gate<Self>("road-user-consents", "对行人、乘车人和非机动车驾驶人的罚款，当事人无异议", Law.roadTraffic(108, 2)) { matter, _ in
            matter.spotLaw == .roadTraffic && matter.cashAsked
        }
        return [
            small.when { matter, _ in matter.cashGround == .small }, spot.when { matter, _ in matter.cashGround == .hardLater },
            remote.when { matter, _ in matter.cashGround == .remote }, road.when { matter, _ in matter.cashGround == .roadUser },
            Gate("special-receipt-issued", "当场收缴罚款的，应当出具财政部门统一制发的专用票据", law.receipt) { matter, _ in !matter.cashReceipt.isEmpty },
        ]
    }

    /// The Law's own, or that of 治安管理处罚法第一百零四条 (2025年修订: two hundred).
    private func cashLimit(_ law: PenaltyArticles, _ now: Moment) -> Money {
        guard spotLaw == .publicSecurity else { return law.cash }
        return Law.publicSecurity2025.isInForce(on: now.today) ? .yuan(200) : .yuan(50)
    }

    /// What is still to be done by force.
    var isOutstanding: Bool { !isPaid || (effectivePenalties.hasOtherThanMoney && executedOn == nil) }

    /// An organ with powers of its own notes what they brought in under 登记缴款 and 登记执行; the others go to court.
    @Clauses
    static func compulsion(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("demand", "催告", .executing, by: .officer, basis: Law.compulsion(54))
            .requires("party-overdue", "当事人逾期未履行", law.enforcement) { matter, now in
                matter.isOutstanding && (matter.lastDayToPay(now).map { $0 < now.today } ?? false)
            }
            .stamps(\.demandedOn)
            .writes(\.surcharge) { matter, now in matter.surcharge = matter.surchargeDue(now) }
            .issues("demand")
        Action("apply-to-court", "申请法院强制执行", .executing, by: .head, basis: Law.compulsion(53))
            .requires("remedies-expired", "当事人在法定期限内不复议、不诉讼，期限已经届满", Law.compulsion(53)) { matter, now in
                !matter.challengePending && (matter.remediesUntil.map { $0 < now.today } ?? false)
            }
            .requires("demand-unheeded", "催告书送达十日后仍未履行", Law.compulsion(54)) { matter, now in
                matter.isOutstanding && now.hasPassed(.days(10), since: matter.demandedOn, by: Law.compulsion.counting)
            }
            .requires("court-asked-in-time", "自期限届满之日起三个月内申请", Law.compulsion(53)) { matter, now in
                now.isWithin(.months(3), of: matter.remediesUntil, by: Law.compulsion.counting)
            }
            .stamps(\.courtAppliedOn)
            .writes(\.surcharge) { matter, now in matter.surcharge = matter.surchargeDue(now) }
            .issues("court-application")
        Action("record-ruling", "登记法院裁定", .executing, by: .clerk, basis: Law.compulsion(57))
            .needs(\.courtRuling)
            .requires("court-application-made", "已经申请强制执行", Law.compulsion(53)) { matter, _ in matter.courtAppliedOn != nil }
        Limit("court-application", "申请法院强制执行", .months(3), from: \.remediesUntil, until: \.courtAppliedOn, basis: Law.compulsion(53))
            .when { $0.isOutstanding }
    }
}
