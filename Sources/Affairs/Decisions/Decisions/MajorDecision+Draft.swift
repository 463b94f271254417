import Kernel

/// 拟订草案, and the units whose duties it touches (第十二条、第十三条).
extension MajorDecision {
    @Clauses
    static func drafting(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("draft", "拟订草案", .drafting, to: .consulting, by: .clerk, .office, basis: law(12)).at(atUndertaker)
            .needs(\.legalBasis, \.explanation).fills(\.text, \.options, \.singleOptionReason, \.costBenefit, \.unitsConcerned)
            // 可以提出两个以上方案 (第十二条第四款): whether to is the undertaker's choice.
            .requires(
                "units-in-county", "涉及的单位应为本县机关", law(13),
                listing: { matter, now in
                    matter.unitsConcerned.filter { now.organs[$0] == nil }.map(\.description)
                }
            )
            .writes(\.drafters) { matter, now in matter.noteDrafter(now) }
            .stamps(\.draftedOn)
        Action("consult-unit", "征求单位意见", .consulting, by: .clerk, .office, basis: law(13)).at(atUndertaker)
            .appends(\.consultations, needing: \.unit, \.on, \.position, checks: [consultationTold(law)])
        Action("report-dispute", "报告争议", .consulting, by: .clerk, .office, basis: law(13)).at(atUndertaker).needs(\.disputeReport)
            .requires("dispute-exists", "有不能取得一致的意见", law(13)) { matter, _ in !matter.disputes.isEmpty }
            .stamps(\.disputeReportedOn).issues("dispute")
        Action("settle-dispute", "协调争议", .consulting, by: .office, .head, basis: law(13)).needs(\.disputeSettlement)
            .requires("dispute-reported", "承办单位已经报告争议", law(13)) { matter, _ in matter.disputeReportedOn != nil }
        Action("revise", "修改草案", .consulting, .reviewed, to: .consulting, by: .clerk, .office, basis: law(18)).at(atUndertaker)
            .needs(\.revisionNote).fills(\.explanation, \.text, \.options)
            .requires("no-competition-review-pending", "公平竞争审查进行中，待结论作出后再修改", law(29, item: 1)) { matter, _ in !matter.awaitsCompetition }
            .writes(
                \.revisions, \.revisionNote, \.riskControl, \.competitionAskedOn, \.competitionOutcome, \.legalityOutcome, \.legalityAnswer,
                \.neededBy, \.papers, \.drafters
            ) { matter, now in matter.noteRevision(now) }
    }

    private static func consultationTold(_ law: DecisionLaw) -> Check<Self, Consultation> {
        Check("consultation-told", "应写明单位、日期（草案形成以后，不晚于今日）和意见；未取得一致的写明本单位意见、理由和依据", law(13)) { one, matter, now in
            guard let day = one.on, let drafted = matter.draftedOn, let position = one.position else { return false }
            guard now.organs[one.unit] != nil, day >= drafted, day <= now.today else { return false }
            return position == .agrees || (!one.opinion.isEmpty && !one.ownView.isEmpty)
        }
    }

    /// The last word of each unit, where it is not agreement.
    var disputes: [Consultation] {
        var last: [OrganCode: Consultation] = [:]
        for consultation in consultations { last[consultation.unit] = consultation }
        return last.values.filter { $0.position == .disagrees }.sorted { $0.unit.description < $1.unit.description }
    }

    /// All units that the draft touches were asked.
    static func unitsConsulted(_ law: DecisionLaw) -> Gate<Self> {
        Gate(
            "units-consulted", "应当与涉及职责或者关系紧密的单位充分协商", law(13),
            listing: { matter, now in
                let asked = matter.consultations.map(\.unit)
                return matter.unitsConcerned.filter { !asked.contains($0) }.map(now.organs.name(of:))
            })
    }

    static func disputesReported(_ law: DecisionLaw) -> Gate<Self> {
        Gate("open-disputes-reported", "不能取得一致意见的，应当向决策机关说明争议", law(13)) { matter, _ in
            guard let reported = matter.disputeReportedOn else { return false }
            return matter.disputes.allSatisfy { $0.on.map { $0 <= reported } ?? false }
        }
        .when("有单位不同意的") { matter, _ in !matter.disputes.isEmpty }
    }

    /// Whoever changes the draft has drafted it, and reviews it no more.
    mutating func noteDrafter(_ now: Moment) {
        if !drafters.contains(now.actor.person) { drafters.append(now.actor.person) }
    }

    /// What was changed in the text, and by whom.
    mutating func noteText(_ now: Moment) {
        var revision = Revision()
        (revision.on, revision.note) = (now.today, revisionNote)
        revisions.append(revision)
        revisionNote = ""
        noteDrafter(now)
    }

    /// A changed draft needs its risk, competition and legality looked at again; what the public and the experts said stands.
    private mutating func noteRevision(_ now: Moment) {
        noteText(now)
        riskControl = nil
        (competitionAskedOn, competitionOutcome) = (nil, nil)
        (legalityOutcome, legalityAnswer, neededBy, papers) = (nil, "", nil, [])
    }
}
