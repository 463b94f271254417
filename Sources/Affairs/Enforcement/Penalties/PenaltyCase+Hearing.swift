import Kernel

/// 听证: asked for in time, notified in time, presided over by somebody who did not investigate, on the record.
extension PenaltyCase {
    @Clauses
    static func hearing(_ law: PenaltyArticles) -> [Clause<Self>] {
        Limit(
            "hearing-request", "要求听证", law.hearingRequest, from: \.notifiedOn,
            until: { $0.hearingRequestedOn ?? $0.waivedHearingOn ?? $0.hearingLapsedOn ?? $0.closedOn }, basis: law.hearingRequested
        )
        .when { $0.hearingEntitled }.deems("lapse-hearing")
        Action("request-hearing", "要求听证", .notified, to: .hearing, by: .officer, .clerk, basis: law.hearingRequested)
            .needs(\.hearingRequestedOn)
            .requires("hearing-entitled", "属于应当告知听证权利的处罚", law.hearing) { matter, _ in matter.hearingEntitled }
            .requires("hearing-asked-in-time", "在告知后\(law.rule.effective(law.hearingRequest).chinese)内提出", law.hearingRequested) { matter, now in
                guard let asked = matter.hearingRequestedOn, let told = matter.notifiedOn else { return false }
                return asked >= told && asked <= now.today && asked <= now.lastDay(of: law.hearingRequest, from: told, by: law.rule)
            }
            .requires("one-hearing-per-notice", "一次告知只举行一次听证", law.hearing) { matter, _ in matter.hearingFinding == nil && matter.hearingEnd == nil }
        Action("lapse-hearing", "逾期未要求听证", .notified, by: .system, basis: law.hearingRequested)
            .requires("hearing-request-term-over", "要求听证的期限届满", law.hearingRequested) { matter, now in
                matter.hearingRequestedOn == nil && now.hasPassed(law.hearingRequest, since: matter.notifiedOn, by: law.rule)
            }
            .writes(\.hearingLapsedOn) { matter, now in matter.lapseHearing(now) }
        Action("notify-hearing", "通知听证", .hearing, by: .hearing, basis: law.hearingNotice)
            .needs(\.hearingOn, \.hearingPlace).fills(\.hearingClosedReason)
            .apart("presider-not-investigator", "听证由行政机关指定的非本案调查人员主持", law.presider).barring(law)
            .requires("hearing-notified-in-advance", "在举行听证的\(law.rule.effective(.days(7)).chinese)前通知当事人", law.hearingNotice) { matter, now in
                now.leaves(.days(7), from: now.today, before: matter.hearingOn, by: law.rule)
            }
            .stamps(\.hearingNoticeOn)
            .writes(\.hearingPresider) { matter, now in matter.hearingPresider = now.actor.person }
            .issues("hearing-notice")
        Action("hold-hearing", "举行听证", .hearing, to: .notified, by: .hearing, basis: law.hearing)
            .awaited()
            .needs(\.hearingRecord, \.hearingFinding).fills(\.hearingRecordSigned)
            .apart("presider-not-investigator", "听证由行政机关指定的非本案调查人员主持", law.presider).barring(law)
            .requires("hearing-notified-and-due", "已经通知当事人，并到通知的日期", law.hearingNotice) { matter, now in
                matter.hearingNoticeOn != nil && matter.hearingOn.map { $0 <= now.today } ?? false
            }
            .requires("presider-as-notified", "由通知的听证主持人主持", law.presider) { matter, now in matter.hearingPresider == now.actor.person }
            .requires("hearing-record-signed", "笔录交当事人或者代理人核对无误后签字、盖章，拒绝的由主持人注明", law.hearingRecord) { matter, _ in matter.hearingRecordSigned }
            .writes(\.hearings, \.verificationOpinion, \.verificationAnsweredOn) { matter, _ in
                var held = Hearing()
                (held.on, held.presider, held.finding) = (matter.hearingOn, matter.hearingPresider, matter.hearingFinding)
                matter.hearings.append(held)
                // What the hearing showed has to be reviewed too.
                (matter.verificationOpinion, matter.verificationAnsweredOn) = (nil, nil)
            }
        Action("end-hearing", "终止听证", .hearing, to: .notified, by: .hearing, basis: law.hearingAbandoned)
            .needs(\.hearingEnd)
            .apart("presider-not-investigator", "听证由行政机关指定的非本案调查人员主持", law.presider).barring(law)
            .requires("absence-after-due-notice", "拒不出席、中途退出的，应当已经通知并到通知的日期", law.hearingAbandoned) { matter, now in
                matter.hearingEnd == .withdrawn || (matter.hearingNoticeOn != nil && matter.hearingOn.map { $0 <= now.today } ?? false)
            }
    }

    private var waivedHearingOn: Day? { waivesHearing ? waivedOn : nil }

    /// Silence gives the right up on the last day, whenever that is noted.
    mutating func lapseHearing(_ now: Moment) {
        guard hearingEntitled, hearingRequestedOn == nil, !waivesHearing, hearingLapsedOn == nil, let notifiedOn else { return }
        hearingLapsedOn = now.lastDay(of: law.hearingRequest, from: notifiedOn, by: law.rule)
    }
}
