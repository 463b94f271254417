import Kernel

private let law = Law.peoplesMediation
private let rules = Law.mediationRules2002
private let court = Law.judicialConfirmation2011

/// What follows an agreement: a change of it, its confirmation by a court, its performance, and the file.
extension PeoplesMediation {
    @Clauses
    static var amendment: [Clause<Self>] {
        Action("open-amendment", "同意变更协议", .agreed, to: .amending, by: .mediator, basis: rules(37, item: 2))
            .needs(\.amendmentReason).fills(\.amendmentAgreed)
            .requires("amendment-agreed", "变更原协议应当征得各方当事人同意", rules(37, item: 2)) { matter, _ in matter.amendmentAgreed }
            .requires("not-confirmed-by-court", "经人民法院确认有效的协议不得以调解变更", law(33, 2)) { matter, _ in matter.confirmedOn == nil }
            .requires("not-yet-performed", "协议尚未履行完毕", rules(37)) { matter, _ in matter.performedOn == nil }
            .writes(\.formerAgreements, \.flaws) { matter, _ in
                matter.formerAgreements.append(matter.agreement)
                matter.flaws = []
            }
            .writes(all: agreementWrites) { matter, _ in matter.agreement = Agreement() }
        Action("amend", "变更协议", .amending, to: .agreed, by: .mediator, basis: rules(37, item: 2))
            .needs(\.effectiveOn)
            .fills(\.agreementFacts, \.terms, \.performanceMethod, \.performBy, \.amount, \.signedBy, \.mediatorSigned, \.sealed)
            .fills(\.flaws, \.confirmationWanted)
            .requires(notRefused, riskPrevented, riskReported, byChosenMediator, mediatorsImpartial, isFree)
            .requires(factsStated, termsStated, partiesSigned, committeeSigned, effectiveInTime, agreementLawful)
            .writes(all: confirmationWrites) { matter, _ in matter.forgetConfirmation() }
            .writes(\.agreementForm, \.confirmationAppliedOn, \.performance, \.performanceNote, \.amendmentAgreed) { matter, _ in
                matter.agreementForm = .written
                (matter.confirmationAppliedOn, matter.performance, matter.performanceNote) = (nil, nil, "")
                matter.amendmentAgreed = false
            }
            .issues("agreement")
        Action("keep-agreement", "维持原协议", .amending, to: .agreed, by: .mediator, basis: law(31, 1))
            .writes(all: agreementWrites) { matter, _ in if let former = matter.formerAgreements.last { matter.agreement = former } }
            .writes(\.formerAgreements, \.amendmentAgreed, \.mediators, \.mediatorNames) { matter, _ in
                if let former = matter.formerAgreements.popLast() {
                    // Who has been dismissed or objected to meanwhile has signed it, and does not come back for that.
                    let gone = matter.dismissedMediators + matter.objections.map(\.mediator)
                    (matter.mediators, matter.mediatorNames) = (former.mediators.filter { !gone.contains($0) }, former.mediatorNames)
                }
                matter.amendmentAgreed = false
            }
    }

    @Clauses
    static func confirmation(_ articles: ConfirmationArticles) -> [Clause<Self>] {
        Action("request-confirmation", "共同申请司法确认", .agreed, to: .confirming, by: .mediator, .clerk, basis: law(33, 1))
            .needs(\.confirmationCourt, \.confirmationAppliedOn).fills(\.confirmationJoint, \.flaws)
            .requires("joint-application", "由双方当事人共同申请", articles.apply) { matter, _ in matter.confirmationJoint }
            .requires("application-date-in-order", "申请日期不早于协议生效之日，不晚于登记当日", articles.apply) { matter, now in
                isWithin(matter.confirmationAppliedOn, matter.effectiveOn, now.today)
            }
            .requires("applied-in-time", "自调解协议生效之日起三十日内申请", law(33, 1)) { matter, now in
                guard let effective = matter.effectiveOn, let applied = matter.confirmationAppliedOn else { return false }
                return applied <= now.lastDay(of: .days(30), from: effective, by: articles.apply.statute.counting)
            }
            .requires("not-confirmed-by-court", "协议尚未经人民法院确认有效", articles.apply) { matter, _ in matter.confirmedOn == nil }
            .requires(mandatoryLawKept, confirmable, notOfStatus)
            .writes(\.confirmationWanted) { matter, _ in matter.confirmationWanted = true }
            .writes(all: confirmationWrites) { matter, _ in matter.forgetConfirmation() }
            .issues("confirmation-application")
        Action("court-accept", "登记法院受理", .confirming, by: .mediator, .clerk, basis: court(4))
            .needs(\.courtCaseNumber, \.courtAcceptedOn)
            .requires("acceptance-date-in-order", "受理日期不早于申请之日，不晚于登记当日", court(4)) { matter, now in
                isWithin(matter.courtAcceptedOn, matter.confirmationAppliedOn, now.today)
            }
        // The Law lets the president say how long; the ten days of 法释〔2011〕5号 belong to its fifteen.
        Action("extend-ruling", "登记法院延长", .confirming, by: .mediator, .clerk, basis: articles.period)
            .needs(\.rulingExtensionDays)
            .requires("court-has-accepted", "人民法院已经受理", articles.period) { matter, _ in matter.courtAcceptedOn != nil }
            .extends("PML-3b", atMost: 1, ground: "有特殊情况，由本院院长批准", says: "批准的日数") { matter, _ in .days(matter.rulingExtensionDays ?? 0) }
        Action("record-ruling", "登记司法确认结果", .confirming, to: .agreed, by: .mediator, .clerk, basis: articles.ruling)
            .needs(\.rulingOutcome, \.rulingOn).fills(\.channelsTold)
            .requires("ruling-date-in-order", "结果日期不早于申请和受理之日，不晚于登记当日", articles.ruling) { matter, now in
                isWithin(matter.rulingOn, matter.courtAcceptedOn ?? matter.confirmationAppliedOn, now.today)
            }
            .requires("ruling-fits-acceptance", "先登记法院受理，再登记确认或者驳回；已经受理的不能不予受理", court(4)) { matter, _ in
                switch matter.rulingOutcome {
                case .valid, .rejected: matter.courtAcceptedOn != nil
                case .notAccepted: matter.courtAcceptedOn == nil
                default: true
                }
            }
            .requires("channels-told-if-rejected", "未获确认的，告知当事人可以变更协议、达成新的协议或者向人民法院起诉", law(33, 3)) { matter, _ in
                matter.rulingOutcome != .rejected || matter.channelsTold.contains(.litigation) && matter.channelsTold.contains(.mediationAgain)
            }
            .writes(\.confirmations, \.confirmedOn) { matter, _ in matter.takeRuling() }
        // The parties may apply and need not, so the thirty days are watched only where they mean to.
        Limit(
            "PML-2", "共同申请司法确认", .days(30), from: \.effectiveOn,
            until: { $0.confirmationAppliedOn ?? $0.performedOn ?? $0.archive.archivedOn }, basis: articles.apply
        )
        .when("双方当事人认为有必要申请的") { $0.confirmationWanted }
        .runs(from: "调解协议生效之日", until: "共同向人民法院申请；履行完毕或者归档而未申请的，至履行完毕、归档")
        Limit(
            "PML-3a", "法院决定是否受理", .days(3), from: \.confirmationAppliedOn, until: { $0.courtAcceptedOn ?? $0.rulingOn }, basis: court(4)
        )
        .runs(from: "收到司法确认申请", until: "决定是否受理")
        Limit("PML-3b", "法院审查裁定", .days(30), from: \.courtAcceptedOn, until: \.rulingOn, basis: articles.period)
            .runs(from: "人民法院立案受理之日", until: "裁定确认有效或者驳回申请")
    }

    @Clauses
    static var followUp: [Clause<Self>] {
        Action("supervise", "监督履行", .agreed, .confirming, by: .mediator, .clerk, basis: law(31, 2))
            .needs(\.performance).fills(\.performanceNote, \.channelsTold)
            .requires("not-yet-performed", "履行完毕的不再登记", law(31, 2)) { matter, _ in matter.performedOn == nil }
            .requires("channels-told-if-unperformed", "拒不履行或者发生争议的，告知可以向人民法院起诉；经确认有效的，告知可以申请强制执行", law(32)) { matter, _ in
                guard matter.performance == .refused || matter.performance == .disputed else { return true }
                return matter.channelsTold.contains(matter.confirmedOn == nil ? .litigation : .enforcement)
            }
            .writes(\.performedOn) { matter, now in if matter.performance == .performed { matter.performedOn = now.today } }
            .occurs("履行情况发生之日", after: \.effectiveOn)
        Action("revisit", "回访", .agreed, .confirming, by: .mediator, .clerk, basis: rules(36))
            .appends(\.revisits, needing: \.on, \.note, checks: [revisitInOrder])
            .issues("revisit")
        Action("file", "立卷归档", .agreed, .terminated, to: .filed, by: .mediator, .clerk, basis: law(27))
            .awaited()
            .archiving(archive, basis: law(27)).fills(\.feesTaken)
            .requires(Archive.complete(in: archive, "调解登记、调解工作记录、调解协议书等材料立卷归档", law(27)) { $0.filePapers })
            .requires("performance-supervised", "协议履行情况已经监督：履行完毕，或者不履行、有争议而已告知其他途径", law(31, 2)) { matter, _ in
                switch matter.performance {
                case .performed, .refused, .disputed: true
                default: matter.outcome != .agreed
                }
            }
            .requires("performance-revisited", "协议履行情况已经回访并记录", rules(36)) { matter, _ in matter.outcome != .agreed || !matter.revisits.isEmpty }
            .requires(isFree)
    }

    private static let revisitInOrder: Check<Self, Revisit> = Check("revisit-date-in-order", "回访日期不早于协议生效之日，不晚于登记当日", rules(36)) {
        revisit, matter, now in isWithin(revisit.on, matter.effectiveOn, now.today)
    }

    /// What the file consists of by law: the register, the record of the work, and the agreement where one was made in writing.
    private var filePapers: [FilePaper] {
        [.opening, .evidence] + (outcome == .agreed && agreementForm == .written ? [.agreement] : [])
    }

    /// The fields of the agreement in force.
    private static let agreementWrites: [Path<Self>] = [
        \.agreementNumber, \.agreementForm, \.agreementFacts, \.terms, \.performanceMethod, \.performBy, \.amount, \.signedBy, \.mediatorSigned,
        \.sealed, \.effectiveOn,
    ]

    /// The agreement in force, gathered from its fields.
    var agreement: Agreement {
        get {
            var agreement = Agreement()
            (agreement.number, agreement.form, agreement.facts, agreement.terms) = (agreementNumber, agreementForm, agreementFacts, terms)
            (agreement.method, agreement.performBy, agreement.amount) = (performanceMethod, performBy, amount)
            (agreement.signedBy, agreement.mediatorSigned, agreement.sealed) = (signedBy, mediatorSigned, sealed)
            (agreement.effectiveOn, agreement.mediators, agreement.mediatorNames) = (effectiveOn, mediators, mediatorNames)
            return agreement
        }
        set {
            (agreementNumber, agreementForm, agreementFacts, terms) = (newValue.number, newValue.form, newValue.facts, newValue.terms)
            (performanceMethod, performBy, amount) = (newValue.method, newValue.performBy, newValue.amount)
            (signedBy, mediatorSigned, sealed) = (newValue.signedBy, newValue.mediatorSigned, newValue.sealed)
            effectiveOn = newValue.effectiveOn
        }
    }

    /// What an application to the court leaves, and a later one clears.
    private static let confirmationWrites: [Path<Self>] = [
        \.courtCaseNumber, \.courtAcceptedOn, \.rulingExtensionDays, \.rulingOutcome, \.rulingOn,
    ]

    /// Clears what an earlier application left; the day of applying is filled anew, what came of it is in `confirmations`.
    private mutating func forgetConfirmation() {
        (courtCaseNumber, courtAcceptedOn, rulingExtensionDays, rulingOutcome, rulingOn) = ("", nil, nil, nil, nil)
    }

    private mutating func takeRuling() {
        var confirmation = Confirmation()
        (confirmation.court, confirmation.caseNumber, confirmation.appliedOn) = (confirmationCourt, courtCaseNumber, confirmationAppliedOn)
        (confirmation.acceptedOn, confirmation.outcome, confirmation.on) = (courtAcceptedOn, rulingOutcome, rulingOn)
        confirmations.append(confirmation)
        if rulingOutcome == .valid { confirmedOn = rulingOn }
    }
}
