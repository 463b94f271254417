import Kernel

/// 听证会 (第十六条、第十七条).
extension MajorDecision {
    @Clauses
    static func hearingClauses(_ law: DecisionLaw) -> [Clause<Self>] {
        Action(hearing.step("announce"), "公告听证会", .consulting, by: .clerk, .office, basis: law(16, 2)).at(atUndertaker)
            .needs(hearing.on, hearing.place, \.hearingSelection)
            .requires("hearing-after-notice", "听证会日期应在公告以后", law(16, 2)) { matter, now in
                matter.hearing.on.map { $0 > now.today } ?? false
            }
            .writes(\.hearingParticipants, \.participantsOn, \.papersServedOn) { matter, _ in
                (matter.hearingParticipants, matter.participantsOn, matter.papersServedOn) = ([], nil, nil)
            }
            .stamps(hearing.noticedOn).issues("hearing-notice").publishes("hearing")
        Action("list-participants", "公布听证参加人", .consulting, by: .clerk, .office, basis: law(16, 3)).at(atUndertaker)
            .needs(\.hearingParticipants)
            .requires("list-before-hearing", "名单应当在听证会以前公布", law(16, 3)) { matter, now in
                matter.hearing.on.map { $0 > now.today } ?? false
            }
            // Whoever is on the list now has not been served what went to those on the list before.
            .writes(\.papersServedOn) { matter, _ in matter.papersServedOn = nil }
            .stamps(\.participantsOn).publishes("hearing")
        Action("serve-papers", "送达听证材料", .consulting, by: .clerk, .office, basis: law(16, 3)).at(atUndertaker)
            .requires("participants-listed", "已经确定听证参加人", law(16, 3)) { matter, _ in matter.participantsOn != nil }
            .stamps(\.papersServedOn)
        Action(hearing.step("hold"), "举行听证会", .consulting, by: .clerk, .office, .hearing, basis: law(17)).at(atUndertaker)
            .fills(\.groupsHeard)
            .requires("papers-served-in-time", "听证会材料应当于召开听证会7日前送达听证参加人", law(16, 3)) { matter, now in
                now.leaves(.days(7), from: matter.papersServedOn, before: matter.hearing.on, by: law.counting)
            }
            .appends(\.events, needing: \.form, \.on, \.summary, atMost: 1, checks: hearingChecks(law)) { event, matter, _ in event.note(matter) }
            .writes(hearing.on, hearing.noticedOn, \.participantsOn, \.papersServedOn) { matter, _ in
                (matter.hearing.on, matter.hearing.noticedOn, matter.participantsOn, matter.papersServedOn) = (nil, nil, nil, nil)
            }
            .withdraws("hearing")
    }

    private static func hearingChecks(_ law: DecisionLaw) -> [Check<Self, Event>] {
        [
            eventTold(law),
            Check("hearing-on-announced-day", "按公告的日期举行听证会", law(16, 2)) { event, matter, _ in
                event.form == .hearing && event.on != nil && event.on == matter.hearing.on
            },
            Check(
                "hearing-parts-complete", "听证会依次经介绍、陈述询问质证辩论、确认记录并签字", law(17), listing: { event, _, _ in event.hearingGaps }),
        ]
    }

    /// HG-03: a hearing that must be held has been.
    static func hearingHeld(_ law: DecisionLaw) -> Gate<Self> {
        Gate("hearing-held", "应当听证的决策已经举行听证会", law(16, 1)) { matter, _ in matter.events.contains { $0.form == .hearing } }
            .when("应当听证的") { matter, now in matter.needsHearing(law, now) }
    }
}

extension MajorDecision.Event {
    /// The days of what went before the hearing, which the next announcement overwrites.
    mutating func note(_ matter: MajorDecision) {
        (noticeOn, participantsOn, papersServedOn) = (matter.hearing.noticedOn, matter.participantsOn, matter.papersServedOn)
        if place.isEmpty { place = matter.hearing.place }
    }

    /// The parts of a hearing (第十七条) that the record does not show.
    var hearingGaps: [String] {
        [(presented, "介绍"), (debated, "陈述、询问、质证、辩论"), (signed, "确认记录并签字")].filter { !$0.0 }.map { "缺\($0.1)" }
    }
}
