import Kernel

private let law = Law.peoplesMediation
private let rules = Law.mediationRules2002

/// From the choice of mediators to agreement or failure. How to persuade is the mediator's art (人民调解法第二十二条) and no step.
extension PeoplesMediation {
    @Clauses
    static var preparation: [Clause<Self>] {
        Action("assign", "选定调解员", .accepted, .mediating, .amending, by: .mediator, .clerk, basis: law(19))
            .needs(\.mediators, \.chosenBy).fills(\.mediatorNames, \.nearRelatives)
            .requires(mediatorsImpartial, mediatorsUnobjected, mediatorsInOffice)
        Action("replace-mediator", "调换调解员", .accepted, .mediating, .amending, by: .mediator, .clerk, basis: rules(25, 2))
            .appends(\.objections, needing: \.mediator, checks: [objectedIsMediator], completing: { $0.on = $2.today })
            .writes(\.mediators) { matter, _ in
                let objected = matter.objections.map(\.mediator)
                matter.mediators.removeAll { objected.contains($0) }
            }
        // How grave the conduct was is for the committee to judge; a mediator dismissed leaves this dispute at once.
        Action("handle-misconduct", "处理调解员违规", .accepted, .mediating, .agreed, .amending, .terminated, by: .clerk, basis: law(15))
            .appends(\.misconducts, needing: \.mediator, \.act, \.handling, checks: misconductChecks, completing: { $0.on = $2.today })
            .writes(\.mediators) { matter, _ in
                let dismissed = matter.dismissedMediators
                matter.mediators.removeAll { dismissed.contains($0) }
            }
        Action("invite", "邀请参与调解", .accepted, .mediating, by: .mediator, basis: law(20, 1))
            .appends(\.invitees, needing: \.name, \.role, checks: [invitationConsented], completing: { $0.on = $2.today })
        Action("inquire", "调查核实", .accepted, .mediating, by: .mediator, basis: rules(26))
            .needs(\.inquiryOn, \.inquiryNote).fills(\.evidence)
            .requires("inquiry-date-in-order", "调查日期不早于受理之日，不晚于登记当日", rules(26)) { matter, now in
                isWithin(matter.inquiryOn, matter.acceptedOn, now.today)
            }
            .issues("inquiry")
    }

    private static let objectedIsMediator: Check<Self, Objection> = Check("objected-is-mediator", "被要求回避的应当是本案调解员", rules(25, 2)) {
        objection, matter, _ in matter.mediators.contains(objection.mediator)
    }
    private static let misconductChecks: [Check<Self, Misconduct>] = [
        Check("offender-is-mediator", "违规的应当是本案调解员", law(15)) { misconduct, matter, _ in matter.mediators.contains(misconduct.mediator) },
        Check("not-own-misconduct", "不得处理自己的违规行为", law(15)) { misconduct, _, now in misconduct.mediator != now.actor.person },
    ]
    private static let invitationConsented: Check<Self, Invitee> = Check("invitation-consented", "邀请他人参与调解，应当征得当事人的同意", law(20, 1)) {
        invitee, _, _ in invitee.consented
    }

    @Clauses
    static var mediation: [Clause<Self>] {
        Action("begin", "开始调解", .accepted, to: .mediating, by: .mediator, basis: law(21))
            .fills(\.rightsTold, \.closedRequested, \.feesTaken)
            .requires("rights-told", "调解前应当告知人民调解的性质、原则和效力，以及当事人的权利和义务", rules(30)) { matter, _ in matter.rightsTold }
            .requires(notRefused, mayBeMediated, riskPrevented, riskReported, isFree)
            .requires(mediatorsChosen, mediatorsImpartial, mediatorsUnobjected, mediatorsInOffice, byChosenMediator)
            .stamps(\.mediationStartedOn)
        Action("mediate", "调解", .mediating, by: .mediator, basis: law(22))
            .appends(\.sessions, needing: \.on, \.note, checks: sessionChecks).fills(\.closedRequested, \.feesTaken)
            .requires(notRefused, riskPrevented, riskReported, isFree, byChosenMediator, mediatorsImpartial)
            .issues("session")
        // “一般在一个月内调结”: the rules let it be longer and say neither how long nor how often; the parties agree on it.
        Action("extend", "约定延长调解", .accepted, .mediating, by: .mediator, basis: rules(33))
            .needs(\.extensionDays).fills(\.extensionAgreed)
            .requires("extension-agreed", "延长调解应当经各方当事人同意", law(3, item: 1)) { matter, _ in matter.extensionAgreed }
            .requires(notRefused)
            .extends("PML-1", atMost: .max, ground: "各方当事人同意延长", says: "约定延长的日数") { matter, _ in .days(matter.extensionDays ?? 0) }
            .writes(\.extensionAgreed) { matter, _ in matter.extensionAgreed = false }
        Limit("PML-1", "调解期限", .months(1), from: \.acceptedOn, until: { $0.concludedOn ?? $0.stoppedOn }, basis: rules(33))
            .runs(from: "受理", until: "调结：达成协议或者终止调解")
    }

    private static let sessionChecks: [Check<Self, Session>] = [
        Check("session-date-in-order", "调解日期不早于开始调解之日，不晚于登记当日", law(27)) { session, matter, now in
            isWithin(session.on, matter.mediationStartedOn, now.today)
        },
        Check("closed-as-requested", "当事人要求不公开的，不得公开进行", law(23, item: 3)) { session, matter, _ in
            !(session.open && matter.closedRequested)
        },
    ]

    @Clauses
    static var conclusion: [Clause<Self>] {
        Action("agree-in-writing", "达成书面协议", .mediating, to: .agreed, by: .mediator, basis: law(28))
            .needs(\.effectiveOn)
            .fills(\.agreementFacts, \.terms, \.performanceMethod, \.performBy, \.amount, \.signedBy, \.mediatorSigned, \.sealed)
            .fills(\.flaws, \.confirmationWanted, \.feesTaken)
            .requires(notRefused, riskPrevented, riskReported, isFree, byChosenMediator, mediatorsImpartial, sessionRecorded)
            .requires(factsStated, termsStated, partiesSigned, committeeSigned, effectiveInTime, agreementLawful)
            .writes(all: conclusionWrites) { matter, now in matter.conclude(.written, on: now.today) }
            .issues("agreement")
        Action("agree-orally", "达成口头协议", .mediating, to: .agreed, by: .mediator, basis: law(28))
            .needs(\.effectiveOn).fills(\.terms, \.performanceMethod, \.performBy, \.amount, \.writingWaived)
            .fills(\.flaws, \.confirmationWanted, \.feesTaken)
            .requires(notRefused, riskPrevented, riskReported, isFree, byChosenMediator, mediatorsImpartial, sessionRecorded)
            .requires("writing-waived", "当事人认为无需制作调解协议书的，才可以采取口头协议方式", law(28)) { matter, _ in matter.writingWaived }
            .requires("oral-terms-recorded", "口头协议的内容应当由人民调解员记录", law(28)) { matter, _ in !matter.terms.isEmpty }
            .requires(effectiveInTime, agreementLawful)
            .writes(all: conclusionWrites) { matter, now in matter.conclude(.oral, on: now.today) }
            .issues("oral-agreement")
        Action("terminate", "终止调解", .mediating, to: .terminated, by: .mediator, basis: law(26))
            .needs(\.endReason).fills(\.endNote, \.channelsTold, \.feesTaken)
            .requires("channels-told", "终止调解应当告知当事人可以通过仲裁、行政、司法等途径维护权利", law(26)) { matter, _ in !matter.channelsTold.isEmpty }
            .requires("refusal-on-record", "以当事人拒绝为由的，应当有拒绝的记录", law(17)) { matter, _ in matter.endReason != .refused || matter.isRefused }
            .requires(riskPrevented, riskReported, isFree)
            .requires(sessionRecorded.when("调解不成的") { matter, _ in matter.endReason == .noAgreement })
            .writes(\.outcome, \.concludedOn) { matter, now in (matter.outcome, matter.concludedOn) = (.failed, now.today) }
            .issues("termination")
        // Accepted but never mediated: neither a success nor a failure.
        Action("stop", "未经调解终结", .accepted, to: .terminated, by: .mediator, basis: law(17))
            .needs(\.endReason).fills(\.endNote, \.channelsTold, \.bars)
            .requires("not-ended-as-failed", "未经调解的不以调解不成终结", law(26)) { matter, _ in matter.endReason != .noAgreement }
            .requires("channels-told", "终结调解应当告知当事人可以通过仲裁、行政、司法等途径维护权利", law(26)) { matter, _ in !matter.channelsTold.isEmpty }
            .requires("refusal-on-record", "以当事人拒绝为由的，应当有拒绝的记录", law(17)) { matter, _ in matter.endReason != .refused || matter.isRefused }
            .requires(riskPrevented, riskReported)
            .stamps(\.stoppedOn).issues("termination")
    }

    static func isWithin(_ day: Day?, _ first: Day?, _ last: Day) -> Bool {
        guard let day, let first else { return false }
        return day >= first && day <= last
    }

    /// What an agreement, written or oral, changes.
    private static let conclusionWrites: [Path<Self>] = [\.agreementForm, \.outcome, \.concludedOn]

    private mutating func conclude(_ form: AgreementForm, on day: Day) {
        agreementForm = form
        outcome = .agreed
        concludedOn = day
    }
}
