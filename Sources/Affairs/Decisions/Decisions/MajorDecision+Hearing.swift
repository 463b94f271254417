import Kernel

/// 听证会 (第十六条、第十七条).
extension MajorDecision {
    @Clauses
    static func hearing(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("announce-hearing", "公告听证会", .consulting, by: .clerk, .office, basis: law(16, 2)).at(atUndertaker)
            .needs(\.hearingOn, \.hearingPlace, \.hearingSelection)
            .requires("hearing-after-notice", "听证会日期应在公告以后", law(16, 2)) { matter, now in matter.hearingOn.map { $0 > now.today } ?? false }
            .writes(\.hearingParticipants, \.participantsOn, \.papersServedOn) { matter, _ in
                (matter.hearingParticipants, matter.participantsOn, matter.papersServedOn) = ([], nil, nil)
            }
            .stamps(\.hearingNoticeOn).issues("hearing-notice").publishes("hearing")
        Action("list-participants", "公布听证参加人", .consulting, by: .clerk, .office, basis: law(16, 3)).at(atUndertaker)
            .needs(\.hearingParticipants)
            .requires("list-before-hearing", "名单应当在听证会以前公布", law(16, 3)) { matter, now in matter.hearingOn.map { $0 > now.today } ?? false }
            // Whoever is on the list now has not been served what went to those on the list before.
            .writes(\.papersServedOn) { matter, _ in matter.papersServedOn = nil }
            .stamps(\.participantsOn).publishes("hearing")
        Action("serve-papers", "送达听证材料", .consulting, by: .clerk, .office, basis: law(16, 3)).at(atUndertaker)
            .requires("participants-listed", "已经确定听证参加人", law(16, 3)) { matter, _ in matter.participantsOn != nil }
            .stamps(\.papersServedOn)
        Action("hold-hearing", "举行听证会", .consulting, by: .clerk, .office, .hearing, basis: law(17)).at(atUndertaker)
            .needs(\.nextEvent).fills(\.groupsHeard)
            .requires(eventTold(law))
            .requires("hearing-on-announced-day", "按公告的日期举行听证会", law(16, 2)) { matter, _ in
                matter.nextEvent?.form == .hearing && matter.hearingOn != nil && matter.nextEvent?.on == matter.hearingOn
            }
            .requires("papers-served-in-time", "听证会材料应当于召开听证会7日前送达听证参加人", law(16, 3)) { matter, now in
                now.leaves(.days(7), from: matter.papersServedOn, before: matter.hearingOn, by: law.counting)
            }
            .requires(
                "hearing-parts-complete", "听证会依次经介绍、陈述询问质证辩论、确认记录并签字", law(17),
                listing: { matter, _ in matter.nextEvent?.hearingGaps ?? ["缺听证记录"] }
            )
            .writes(\.nextEvent, \.events, \.hearingOn, \.hearingNoticeOn, \.participantsOn, \.papersServedOn) { matter, _ in
                matter.noteHearing()
            }
            .withdraws("hearing")
    }

    /// HG-03: a hearing that must be held has been.
    static func hearingHeld(_ law: DecisionLaw) -> Gate<Self> {
        Gate("hearing-held", "应当听证的决策已经举行听证会", law(16, 1)) { matter, _ in matter.events.contains { $0.form == .hearing } }
            .when { matter, now in matter.needsHearing(law, now) }
    }

    private mutating func noteHearing() {
        nextEvent?.noticeOn = hearingNoticeOn
        nextEvent?.participantsOn = participantsOn
        nextEvent?.papersServedOn = papersServedOn
        if nextEvent?.place.isEmpty == true { nextEvent?.place = hearingPlace }
        noteEvent()
        (hearingOn, hearingNoticeOn, participantsOn, papersServedOn) = (nil, nil, nil, nil)
    }
}

extension MajorDecision.Event {
    /// The parts of a hearing (第十七条) that the record does not show.
    var hearingGaps: [String] {
        [(presented, "介绍"), (debated, "陈述、询问、质证、辩论"), (signed, "确认记录并签字")].filter { !$0.0 }.map { "缺\($0.1)" }
    }
}
