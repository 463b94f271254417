package import Kernel

extension MajorDecision {
    /// 草案、听证公告、采纳情况 and the decision itself; nothing of what may lawfully not be disclosed (第三十二条).
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "consultation", "重大行政决策公开征求意见", basis: Law.majorDecisions(15, 1),
            shows: \.title, \.undertaker, \.explanation, \.text, \.options, \.solicitedOn, \.solicitUntil, \.solicitChannels, \.shortReason
        )
        .when("依法可以公开的", isDisclosed)
        Publication(
            "hearing", "重大行政决策听证公告", basis: Law.majorDecisions(16),
            shows: \.title, \.undertaker, \.explanation, \.text, hearing.on, hearing.place, \.hearingSelection, \.hearingParticipants
        )
        .when("依法可以公开的", isDisclosed)
        Publication(
            "adoption", "重大行政决策意见采纳情况", basis: Law.majorDecisions(18), shows: \.title, \.undertaker, \.adoptionExplanation, \.participatedOn
        )
        .replaces("consultation")
        .when("依法可以公开的", isDisclosed)
        Publication(
            "decision", "重大行政决策", basis: Law.majorDecisions(32),
            shows: \.title, \.number, \.text, \.decidedOn, \.publishedOn, \.effectiveOn, \.executors, \.adoptionExplanation, \.expertAdoption,
            \.interpretation, \.suspensions, \.changes, \.stoppedOn, \.completedOn
        )
        .replaces("consultation", "hearing", "adoption")
        .when("依法可以公开的", isDisclosed)
    }

    private static let isDisclosed: @Sendable (Self, Moment) -> Bool = { matter, _ in !matter.isUndisclosed }

    /// What a decision rests on that has since been found wanting.
    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("competition", "所依据的公平竞争审查经核查发现问题，正在督促整改", Law.competitionReview2024(21)) { matter, now in
            guard let review = matter.competition, now.stage(of: review) == .rectifying, let found = now.find(review) else { return [] }
            return [found.checkNote]
        }
        Caution("exception", "公平竞争审查适用例外规定的实施期限已经届满", Law.competitionReview2024(12)) { matter, now in
            guard let review = matter.competition, let until = now.find(review)?.exceptionUntil, now.today > until else { return [] }
            return ["期限至\(until.chinese)"]
        }
        Caution("catalogue", "所列目录事项已经移出目录", Law.majorDecisions(3, 3)) { matter, now in
            guard let catalogue = matter.catalogue, let list = now.find(catalogue), matter.publishedOn == nil else { return [] }
            return list.entries.filter { $0.number == matter.catalogueItem && $0.removedOn != nil }.map { "\($0.name)：\($0.reason)" }
        }
        Caution("evaluation", "后评估建议调整或者停止执行，尚未依法定程序调整", Law.majorDecisions(36, 3)) { matter, now in
            guard let last = matter.evaluations.last, last.result != .goesOn, matter.stoppedOn == nil, let day = last.on else { return [] }
            return matter.changes.contains { $0.on.map { $0 >= day } ?? false } ? [] : ["\(day.chinese)评估：\(last.result?.name ?? "")"]
        }
    }
}
