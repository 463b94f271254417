import Kernel

/// 执行: the bank takes the money, cash is the exception; who does not pay is warned and taken to court.
extension PenaltyCase {
    @Clauses
    static func payment(_ law: PenaltyArticles) -> [Clause<Self>] {
        Limit(
            "payment", "缴纳罚没款", termText: "15日，经批准暂缓、分期的从其期限", from: { $0.decisionService.servedOn },
            until: { $0.paidOn ?? $0.enforcedOn ?? $0.executionEndedOn ?? $0.endedOn }, basis: law.payment
        ) { matter, _ in matter.paymentTerm }
        .when("处以罚款、没收违法所得的") { $0.owed > .zero }
        .runs(from: "收到行政处罚决定书之日", until: "缴清罚没款，强制执行完毕、终结执行，或者结案")
        Action("pay", "登记缴款", .executing, by: .clerk, basis: law.payment)
            .awaited { matter in matter.isMoneyOutstanding }
            .appends(\.payments, needing: \.amount, \.receipt, checks: paying(law)) { payment, _, now in payment.on = payment.on ?? now.today }
            .writes(all: settleWrites) { matter, now in matter.settle(now) }
        Action("collect-cash", "当场收缴", .executing, by: .officer, basis: law.cashCollection)
            .needs(\.cashGround, \.cashReceipt).fills(\.cashAsked)
            .requires(acting(law))
            .requires("fine-unpaid", "罚款尚未缴纳", law.cashCollection) { matter, _ in matter.owed > .zero && matter.payments.isEmpty }
            .requires(all: cashGrounds(law))
            .stamps(\.cashOn)
            .writes(\.payments) { matter, now in
                var cash = Payment()
                (cash.on, cash.amount, cash.receipt) = (now.today, matter.owed, matter.cashReceipt)
                matter.payments.append(cash)
            }
            .writes(all: settleWrites) { matter, now in matter.settle(now) }
            .occurs("收缴之日", after: \.decidedOn)
        // Collected on the water, the two days run from landing: the officer then notes the collection on that day.
        Action("hand-in-cash", "交回收缴款", .executing, by: .officer, basis: law.handIn)
            .requires(acting(law))
            .requires("cash-to-hand-in", "有当场收缴而未交回的罚款", law.handIn) { matter, _ in matter.cashOn != nil && matter.cashHandedInOn == nil }
            .stamps(\.cashHandedInOn).occurs("交回之日", after: \.cashOn)
        Action("bank-cash", "缴付银行", .executing, by: .clerk, basis: law.handIn)
            .requires("cash-to-bank", "收缴款已经交回", law.handIn) { matter, _ in matter.cashHandedInOn != nil && matter.cashBankedOn == nil }
            .stamps(\.cashBankedOn).occurs("缴付银行之日", after: \.cashHandedInOn)
        Limit("cash-hand-in", "收缴款交至行政机关", .days(2), from: \.cashOn, until: \.cashHandedInOn, basis: law.handIn)
            .runs(from: "收缴罚款之日，在水上收缴的自抵岸之日", until: "交至行政机关")
        Limit("cash-bank", "收缴款缴付银行", .days(2), from: \.cashHandedInOn, until: \.cashBankedOn, basis: law.handIn)
            .runs(from: "收缴款交至行政机关之日", until: "缴付指定的银行")
        Action("defer", "准予暂缓或者分期缴纳", .executing, by: .head, basis: law.deferral)
            .needs(\.deferralAskedOn, \.deferralReason, \.deferredUntil).fills(\.instalments)
            .requires("fine-not-paid-off", "罚款尚未缴清", law.deferral) { matter, _ in !matter.isPaid }
            .requires("deferral-days-in-order", "申请日期不晚于当日，暂缓至当日以后", law.deferral) { matter, now in
                guard let asked = matter.deferralAskedOn, let until = matter.deferredUntil else { return false }
                return asked <= now.today && until > now.today
            }
            .requires(instalments(law))
            .stamps(\.deferredOn)
        Action("record-execution", "登记执行", .executing, by: .officer, basis: law.payment)
            .awaited { matter in matter.isOtherOutstanding }
            .needs(\.execution)
            .requires("other-penalty-to-execute", "有罚没款以外的处罚", law.payment) { matter, _ in matter.effectivePenalties.hasOtherThanMoney }
            .requires(all: notStayed)
            .stamps(\.executedOn).occurs("执行之日", after: \.decidedOn)
    }

    /// What must hold of one payment.
    private static func paying(_ law: PenaltyArticles) -> [Check<Self, Payment>] {
        [
            Check("amount-stated", "写明金额", law.payment) { payment, _, _ in (payment.amount ?? .zero) > .zero },
            Check("payment-day-in-order", "缴款日期在送达之后，不晚于当日", law.payment) { payment, matter, now in
                guard let on = payment.on else { return true }
                return on <= now.today && (matter.decisionService.servedOn.map { $0 <= on } ?? false)
            },
            .together("payment-within-due", "缴款不超过罚没款和加处罚款", law.payment) { payments, matter, now in
                matter.paid + payments.total <= matter.owed + matter.surchargeDue(now)
            },
        ]
    }

    private static func instalments(_ law: PenaltyArticles) -> Gate<Self> {
        Gate<Self>("instalments-in-order", "逐期写明日期和金额，各期在准予的期限以内，合计为尚未缴纳的数额", law.deferral) { matter, now in
            let unpaid = Money(fen: matter.owed.fen - matter.paid.fen)
            return matter.instalments.isInOrder(from: now.today, until: matter.deferredUntil ?? now.today, paying: unpaid)
        }
        .when("准予分期缴纳的") { matter, _ in !matter.instalments.isEmpty }
    }

    private var paymentTerm: Term {
        guard let deferredUntil, let servedOn = decisionService.servedOn else { return .days(15) }
        return .days(max(15, deferredUntil - servedOn))
    }

    /// What follows from a payment.
    private mutating func settle(_ now: Moment) {
        if isPaid, paidOn == nil { paidOn = payingOffOn }
        surcharge = surchargeDue(now)
    }

    private static let settleWrites: [Path<Self>] = [\.paidOn, \.surcharge]

    /// The day of the payment with which all that is owed was paid.
    private var payingOffOn: Day? {
        var sum = Money.zero
        for payment in payments {
            sum = sum + (payment.amount ?? .zero)
            if sum >= owed { return payment.on }
        }
        return nil
    }

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
            small.when("以数额在限额以下为由的") { matter, _ in matter.cashGround == .small },
            spot.when("以事后难以执行为由的") { matter, _ in matter.cashGround == .hardLater },
            remote.when("以缴款确有困难为由的") { matter, _ in matter.cashGround == .remote },
            road.when("对行人、乘车人和非机动车驾驶人的") { matter, _ in matter.cashGround == .roadUser },
            Gate("special-receipt-issued", "当场收缴罚款的，应当出具财政部门统一制发的专用票据", law.receipt) { matter, _ in !matter.cashReceipt.isEmpty },
        ]
    }

    /// The Law's own, or that of 治安管理处罚法第一百零四条 (2025年修订: two hundred).
    private func cashLimit(_ law: PenaltyArticles, _ now: Moment) -> Money {
        guard spotLaw == .publicSecurity else { return law.cash }
        return Law.publicSecurity2025.isInForce(on: now.today) ? .yuan(200) : .yuan(50)
    }

    /// What is still to be done by force.
    var isOutstanding: Bool { isMoneyOutstanding || isOtherOutstanding }
    private var isBeingCarriedOut: Bool { enforcedOn == nil && executionEndedOn == nil }
    private var isMoneyOutstanding: Bool { isBeingCarriedOut && !isPaid }
    /// What is no money: a licence revoked, a business stopped, a detention.
    private var isOtherOutstanding: Bool { isBeingCarriedOut && effectivePenalties.hasOtherThanMoney && executedOn == nil }

    /// An organ with powers of its own notes what they brought in under 登记缴款 and 登记执行; the others go to court.
    @Clauses
    static func compulsion(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("demand", "催告", .executing, by: .officer, basis: Law.compulsion(54))
            .requires("party-overdue", "当事人逾期未履行", law.enforcement) { matter, now in
                matter.isOutstanding && (matter.lastDayToPay(now).map { $0 < now.today } ?? false)
            }
            .requires(changesRecorded(law)).requires(all: notStayed)
            .stamps(\.demandedOn)
            .writes(\.surcharge) { matter, now in matter.surcharge = matter.surchargeDue(now) }
            .forgetting(demandService)
            .issues("demand")
        Action(demandService.step("announce"), "公告送达催告书", .executing, by: .officer, basis: Law.compulsion(54))
            .requires(demanded)
            .announcing(demandService, by: law.demandServing)
        Action(demandService.step("serve"), "送达催告书", .executing, by: .officer, basis: Law.compulsion(54))
            .awaited { matter in matter.demandedOn != nil && !matter.demandService.isDone && matter.isOutstanding }
            .requires(demanded, Service.unserved(in: demandService, Law.compulsion(54)))
            .serving(
                demandService, by: law.demandServing, methods: Service.Method.ordinary, needing: .method, "送达不早于催告，不晚于登记当日",
                made: { $0.demandedOn }
            )
            .issues(demandService.step("receipt"))
        Action("apply-to-court", "申请法院强制执行", .executing, by: .head, basis: Law.compulsion(53))
            .requires("remedies-expired", "当事人在法定期限内不复议、不诉讼，期限已经届满", Law.compulsion(53)) { matter, now in
                !matter.challengePending && (matter.remediesUntil.map { $0 < now.today } ?? false)
            }
            .requires("demand-unheeded", "催告书送达十日后仍未履行", Law.compulsion(54)) { matter, now in
                matter.isOutstanding && now.hasPassed(.days(10), since: matter.demandService.servedOn, by: Law.compulsion.counting)
            }
            .requires(all: courtTerm(law))
            .requires(changesRecorded(law)).requires(all: notStayed)
            .stamps(\.courtAppliedOn)
            .writes(\.surcharge) { matter, now in matter.surcharge = matter.surchargeDue(now) }
            .issues("court-application")
        Action("record-ruling", "登记法院裁定", .executing, by: .clerk, basis: Law.compulsion(57))
            .needs(\.courtRuling)
            .requires("court-application-made", "已经申请强制执行", Law.compulsion(53)) { matter, _ in matter.courtAppliedOn != nil }
        Limit(
            "court-application", "申请法院强制执行", termText: "3个月，判决变更处罚的2年（法释〔2018〕1号第一百五十三条）", from: { $0.courtPeriodFrom },
            until: { $0.courtAppliedOn ?? $0.endedOn }, basis: Law.compulsion(53)
        ) { matter, _ in matter.courtTerm }
        .when("尚未履行的") { $0.isOutstanding }
        .runs(
            from: (law.isRevised ? "复议、诉讼期限届满之日，准予暂缓、分期缴纳而届满更晚的自其届满之日" : "复议、诉讼期限届满之日")
                + "；判决变更处罚的自判决规定的履行期间届满之日", until: "申请人民法院强制执行，或者结案")
    }

    /// 终结执行: a party that is gone, or a court that can be asked no more, keeps no case open for ever.
    @Clauses
    static func enforcementEnds(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("end-enforcement", "终结执行", .executing, by: .head, basis: Law.compulsion(40))
            .needs(\.executionEnd, \.executionEndNote)
            .barring(law)
            .requires("duty-outstanding", "处罚尚未履行", Law.compulsion(40)) { matter, _ in matter.isOutstanding }
            .requires(
                Gate<Self>("court-term-over", "申请人民法院强制执行的期限（三个月；判决变更处罚的二年，法释〔2018〕1号第一百五十三条）已经届满而没有申请", Law.compulsion(53)) { matter, now in
                    matter.courtAppliedOn == nil && now.hasPassed(matter.courtTerm, since: matter.courtPeriodFrom, by: Law.compulsion.counting)
                }
                .when("以申请期限届满为由的") { matter, _ in matter.executionEnd == .courtTermOver }
            )
            .stamps(\.executionEndedOn)
            .issues("enforcement-end")
        // What a matter of enforcement over this decision came to.
        Action("note-enforcement", "收到强制执行的结果", .executing, by: .system, basis: Law.compulsion(37))
            .needs(\.enforcementResult).fills(\.executionEndNote)
            .writes(\.enforcedOn, \.executionEnd, \.executionEndedOn) { matter, now in
                switch matter.enforcementResult {
                case .carriedOut: matter.enforcedOn = now.today
                case .ended: (matter.executionEnd, matter.executionEndedOn) = (.other, now.today)
                case nil: break
                }
            }
    }

    /// 转入强制执行: what is known of the decision goes along, so that nothing is typed twice; its result comes back of itself.
    @Clauses
    static func enforcing(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("open-enforcement", "转入强制执行", .executing, by: .officer, .clerk, basis: law.enforcement)
            .requires("party-overdue", "当事人逾期未履行", law.enforcement) { matter, now in
                matter.isOutstanding && (matter.lastDayToPay(now).map { $0 < now.today } ?? false)
            }
            .requires(changesRecorded(law))
            .requires("not-being-enforced", "没有进行中的强制执行，本案没有自行申请法院强制执行", law.enforcement) { matter, now in
                matter.courtAppliedOn == nil
                    && !now.citing(now.matter, by: CompulsoryEnforcement.self).contains { now.stage(of: $0.id)?.isUnderWay ?? false }
            }
            .requires(all: notStayed)
            .opens(CompulsoryEnforcement.self, by: "receive-penalty", at: .own) { matter, now in matter.enforcement(now) }
    }

    /// What is demanded is what the decision says now.
    private static func changesRecorded(_ law: PenaltyArticles) -> Gate<Self> {
        Gate("change-recorded", "决定被变更的，变更后的处罚已经登记", law.content) { matter, _ in matter.fall != .changed || matter.changesRecorded }
    }

    private func enforcement(_ now: Moment) -> CompulsoryEnforcement {
        var enforcement = CompulsoryEnforcement()
        (enforcement.decisionName, enforcement.decisionReference, enforcement.penaltyCase) = (Self.decisionName, decisionNumber, Ref(now.matter))
        (enforcement.party, enforcement.obligation) = (party, effectivePenalties.words)
        enforcement.principal = unpaid > .zero ? unpaid : nil
        (enforcement.performUntil, enforcement.deferredUntil) = (lastDayToPay(now), deferredUntil)
        enforcement.remediesUntil = isChangedByJudgment ? changeDueOn ?? remediesUntil : remediesUntil
        enforcement.challenged = challenges.contains { $0.result != .withdrawn }
        if !challengePending, let last = challenges.last, last.result == .upheld {
            enforcement.upheldBy = last.kind == .litigation ? .court : .reconsideration
        }
        if isChangedByJudgment { enforcement.upheldBy = .changingJudgment }
        return enforcement
    }

    private static let demanded: Gate<PenaltyCase> = Gate("demand-made", "已经催告当事人履行", Law.compulsion(54)) { matter, _ in matter.demandedOn != nil }

    /// A judgment that changed the penalty is what the party has to perform (法释〔2018〕1号第一百五十二条); one that dismissed the claim lets the
    /// organ's own decision stand, and that is enforced as any other (行政强制法第五十三条).
    var isChangedByJudgment: Bool { fall == .changed && challenges.last?.kind == .litigation && challenges.last?.result == .changed }
    private var courtTerm: Term { isChangedByJudgment ? .years(2) : .months(3) }

    static let changeDueInOrder: Gate<PenaltyCase> = Gate(
        "judgment-term-in-order", "判决规定的履行期间最后一日，限于诉讼改变决定的填写，不早于起诉之日", Law.administrativeProcedure2018(153)
    ) { matter, _ in
        guard let due = matter.changeDueOn else { return true }
        guard let last = matter.challenges.last, last.kind == .litigation else { return false }
        return last.from.map { $0 <= due } ?? true
    }

    /// 三个月; since 2021 they run from the end of a deferral, during which nobody is in default.
    private static func courtTerm(_ law: PenaltyArticles) -> [Gate<Self>] {
        let deferred: @Sendable (Self, Moment) -> Bool = { matter, _ in matter.deferredUntil != nil }
        let over = Gate<Self>("deferral-over", "准予暂缓、分期缴纳的期限已经届满", law.deferral) { matter, now in
            matter.deferredUntil.map { $0 < now.today } ?? true
        }
        let general = Gate<Self>("court-asked-in-time", "自期限届满之日起三个月内申请", Law.compulsion(53)) { matter, now in
            now.isWithin(.months(3), of: matter.remediesUntil, by: Law.compulsion.counting)
        }
        let changed: @Sendable (Self, Moment) -> Bool = { matter, _ in matter.isChangedByJudgment }
        let judged = Gate<Self>("judgment-asked-in-time", "自判决规定的履行期间届满之日起二年内申请，没有规定的自判决送达当事人之日起算", Law.administrativeProcedure2018(153)) {
            matter, now in
            matter.changeDueOn.map { $0 < now.today } ?? true
                && now.isWithin(.years(2), of: matter.courtPeriodFrom, by: Law.administrativeProcedure2018.counting)
        }
        .when("判决变更处罚的", changed)
        guard law.isRevised else {
            return [over.when("准予暂缓、分期缴纳的", deferred), general.when("判决没有变更处罚的") { !changed($0, $1) }, judged]
        }
        let later = Gate<Self>("court-asked-after-deferral", "自暂缓、分期缴纳期限结束之日起三个月内申请", law.statute(72, 2)) { matter, now in
            now.isWithin(.months(3), of: matter.courtPeriodFrom, by: Law.compulsion.counting)
        }
        return [
            over.when("准予暂缓、分期缴纳的", deferred),
            general.when("没有准予暂缓、分期缴纳，判决没有变更处罚的") { matter, now in matter.deferredUntil == nil && !changed(matter, now) },
            later.when("准予暂缓、分期缴纳，判决没有变更处罚的") { matter, now in matter.deferredUntil != nil && !changed(matter, now) }, judged,
        ]
    }
}
