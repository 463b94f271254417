import Kernel

/// 通知听证: when, where and about what, some days before.
extension Hearing {
    /// - Parameter told: who is to be told and how: 通知当事人, 书面通知当事人.
    static func noticedAhead<M: Matter>(in hearing: Mount<M, Self>, by term: Term, _ told: String, basis: Basis) -> Gate<M> {
        let rule = basis.statute.counting
        return hearing.gate("noticed-ahead", "在举行听证的\(rule.effective(term).chinese)前\(told)", basis) { hearing, now in
            now.leaves(term, from: now.today, before: hearing.on, by: rule)
        }
    }

    /// Where the law names no number of days.
    static func notBeforeNotice<M: Matter>(in hearing: Mount<M, Self>, basis: Basis) -> Gate<M> {
        hearing.gate("not-before-notice", "听证日期不早于通知当日", basis) { hearing, now in hearing.on.map { $0 >= now.today } ?? true }
    }

    /// Whether the hearing is public, as its notice says it.
    var openly: String { closedGround.map { "举行听证，因\($0.name)不公开进行" } ?? "公开举行听证" }
    /// 于2020年3月20日在会议室
    var whenAndWhere: String { "于\(on?.chinese ?? "")在\(place)" }
}

extension Action {
    /// 通知听证: day and place, so many days before.
    ///
    /// - Parameters:
    ///   - term: the days before the hearing; `nil` where the law names none.
    ///   - told: who is to be told and how.
    func notifying(_ hearing: Mount<M, Hearing>, ahead term: Term?, _ told: String = "通知当事人", basis: Basis) -> Self {
        needs(hearing.on, hearing.place)
            .requires(
                term.map { Hearing.noticedAhead(in: hearing, by: $0, told, basis: basis) } ?? Hearing.notBeforeNotice(in: hearing, basis: basis)
            )
            .stamps(hearing.noticedOn)
    }

    /// Whoever gives the notice presides.
    func appointingPresider(_ hearing: Mount<M, Hearing>) -> Self {
        writes(hearing.presider) { matter, now in matter[keyPath: hearing.path].presider = now.actor.person }
    }

    /// 非本案调查人员主持: nobody who investigated or examined the matter takes this step.
    ///
    /// - Parameter investigators: those who did.
    func presiding(
        _ hearing: Mount<M, Hearing>, _ says: String = "听证由行政机关指定的非本案调查人员主持", basis: Basis,
        apart investigators: @escaping @Sendable (M, Moment) -> [PersonID]
    ) -> Self {
        excludes(hearing.step("presider-apart"), says, basis, investigators)
    }
}
