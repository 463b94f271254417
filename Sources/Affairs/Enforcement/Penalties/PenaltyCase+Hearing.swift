import Kernel

/// 听证: asked for in time, notified in time, presided over by somebody who did not investigate, on the record.
extension PenaltyCase {
    @Clauses
    static func hearingClauses(_ law: PenaltyArticles) -> [Clause<Self>] {
        Hearing.requestLimit(
            in: hearing, within: law.hearingRequest, of: { $0.toldOn }, orUntil: { $0.decidedOn ?? $0.closedOn }, deems: hearing.step("lapse"),
            basis: law.hearingRequested
        )
        .runs(from: "告知书送达之日", until: "当事人要求听证、明确放弃，或者作出决定、结案")
        Action(hearing.step("request"), "要求听证", .notified, to: .hearing, by: .officer, .clerk, basis: law.hearingRequested)
            .requesting(hearing, within: law.hearingRequest, of: { $0.toldOn }, against: "处罚", right: law.hearing, basis: law.hearingRequested)
        Action(hearing.step("lapse"), "逾期未要求听证", .notified, by: .system, basis: law.hearingRequested)
            .lapsing(hearing, after: law.hearingRequest, of: { $0.toldOn }, basis: law.hearingRequested)
        Action(hearing.step("notify"), "通知听证", .hearing, by: .hearing, basis: law.hearingNotice)
            .notifying(hearing, ahead: .days(7), basis: law.hearingNotice).fills(hearing.closedGround)
            .requires(closedForMinor(law))
            .presidedOver(law).appointingPresider(hearing)
            .issues("hearing-notice")
        Action(hearing.step("hold"), "举行听证", .hearing, to: .notified, by: .hearing, basis: law.hearing)
            .awaited()
            .holding(hearing, dated: .asNoticed, notice: law.hearingNotice).needs(\.hearingFinding).fills(hearing.signed, hearing.report)
            .presidedOver(law)
            .requires(Hearing.presiderAsNoticed(in: hearing, basis: law.presider))
            .requires(Hearing.recordSigned(in: hearing, by: "当事人或者代理人", basis: law.hearingRecord))
            .writes(\.hearings, \.verificationOpinion, \.verificationAnsweredOn) { matter, _ in
                var held = HeldHearing()
                (held.on, held.presider) = (matter.hearing.on, matter.hearing.presider ?? held.presider)
                held.finding = matter.hearingFinding
                matter.hearings.append(held)
                // What the hearing showed has to be reviewed too.
                (matter.verificationOpinion, matter.verificationAnsweredOn) = (nil, nil)
            }
            .issues(hearing.step("record"))
        Action(hearing.step("end"), "终止听证", .hearing, to: .notified, by: .hearing, basis: law.hearingAbandoned)
            .ending(hearing, basis: law.hearingAbandoned)
            .presidedOver(law)
    }
}

extension Action where M == PenaltyCase {
    /// A step of the hearing's presider, who has not investigated, not even before others took the case over.
    fileprivate func presidedOver(_ law: PenaltyArticles) -> Self {
        presiding(PenaltyCase.hearing, basis: law.presider) { matter, now in matter.everyInvestigator(now) }.barring(law)
    }
}
