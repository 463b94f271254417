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
            .awaited { $0.hearing.noticedOn == nil }
            .notifying(hearing, ahead: .days(7), basis: law.hearingNotice).fills(hearing.closedGround)
            .requires(all: closedForMinor(law))
            .presidedOver(law).appointingPresider(hearing)
            .issues("hearing-notice")
        Action(hearing.step("hold"), "举行听证", .hearing, to: .notified, by: .hearing, basis: law.hearing)
            .awaited { $0.hearing.noticedOn != nil }
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

    /// 未成年人案件: that its hearing is not public 治安管理处罚法 says alone, since 2026; 行政处罚法 knows 国家秘密、商业秘密、个人隐私 only.
    private static func closedForMinor(_ law: PenaltyArticles) -> [Gate<Self>] {
        let (open, closed) = (law.statute(42, 1, item: 3), Law.publicSecurity2025(117, 2))
        let basis = law.isRevised ? closed : open
        return [
            Gate<Self>("closed-minor-by-law", "未成年人案件的听证不公开举行，限于2026年1月1日以后依治安管理处罚法处罚的案件；其他案件涉及个人隐私的，以个人隐私为由", basis) { matter, now in
                matter.legalBasis.contains(Law.publicSecurity2025.title) && Law.publicSecurity2025.isInForce(on: now.today)
            }
            .when("以未成年人案件为由不公开的") { matter, _ in matter.hearing.closedGround == .minor },
            minorByAge("closed-minor-fits-age", "以未成年人案件为由不公开的", basis) { $0.hearing.closedGround == .minor },
        ]
    }
}

extension Action where M == PenaltyCase {
    /// A step of the hearing's presider, who has not investigated, not even before others took the case over.
    fileprivate func presidedOver(_ law: PenaltyArticles) -> Self {
        presiding(PenaltyCase.hearing, basis: law.presider) { matter, now in matter.everyInvestigator(now) }.barring(law)
    }
}
