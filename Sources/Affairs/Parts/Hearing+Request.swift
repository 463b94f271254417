import Kernel

/// 要求听证: the right, told, is used within some days or lost.
extension Hearing {
    /// The time to ask for a hearing; silence gives the right up.
    ///
    /// - Parameters:
    ///   - told: the day on which the party was told of the right.
    ///   - other: what else ends the matter before.
    ///   - lapse: the step that the system takes when it has run out.
    static func requestLimit<M: Matter>(
        in hearing: Mount<M, Self>, within term: Term, of told: @escaping @Sendable (M) -> Day?,
        orUntil other: @escaping @Sendable (M) -> Day? = { _ in nil }, deems lapse: String, basis: Basis
    ) -> Limit<M> {
        Limit<M>(
            hearing.step("request"), "要求\(hearing.title)", term, from: { told($0) },
            until: { matter in
                let part = hearing.read(matter)
                return part.requestedOn ?? part.waivedOn ?? part.lapsedOn ?? other(matter)
            }, basis: basis
        )
        .when("有权要求\(hearing.title)的") { hearing.read($0).entitled }.deems(lapse)
    }

    /// The time in which a hearing that was asked for is to be held (行政许可法第四十七条: twenty days).
    static func holdingLimit<M: Matter>(in hearing: Mount<M, Self>, within term: Term, basis: Basis) -> Limit<M> {
        Limit<M>(
            hearing.step("holding"), "组织\(hearing.title)", term, from: { hearing.read($0).requestedOn },
            until: { matter in
                let part = hearing.read(matter)
                return part.heldOn ?? part.endedOn
            }, basis: basis)
    }
}

extension Action {
    /// 当事人要求听证.
    ///
    /// - Parameters:
    ///   - told: the day on which the party was told of the right.
    ///   - what: what carries the right: 处罚、许可.
    ///   - right: the article that gives it; `basis` is that of the time to ask.
    func requesting(
        _ hearing: Mount<M, Hearing>, within term: Term, of told: @escaping @Sendable (M) -> Day?, against what: String, right: Basis, basis: Basis
    ) -> Self {
        let rule = basis.statute.counting
        return needs(hearing.requestedOn)
            .requires(
                hearing.gate("entitled", "属于应当告知听证权利的\(what)", right) { hearing, _ in hearing.entitled },
                Gate(hearing.step("asked-in-time"), "在告知后\(rule.effective(term).chinese)内提出", basis) { matter, now in
                    guard let asked = hearing.read(matter).requestedOn, let day = told(matter) else { return false }
                    return asked >= day && asked <= now.today && asked <= now.lastDay(of: term, from: day, by: rule)
                },
                hearing.gate("once-per-notice", "一次告知只举行一次听证", right) { hearing, _ in !hearing.isDone }
            )
            // Asked for in time and entered later, it was not given up by silence.
            .writes(hearing.lapsedOn) { matter, _ in matter[keyPath: hearing.path].lapsedOn = nil }
    }

    /// 逾期未要求听证, noted by the system.
    func lapsing(_ hearing: Mount<M, Hearing>, after term: Term, of told: @escaping @Sendable (M) -> Day?, basis: Basis) -> Self {
        let rule = basis.statute.counting
        return requires(
            Gate(hearing.step("request-term-over"), "要求听证的期限届满", basis) { matter, now in
                hearing.read(matter).requestedOn == nil && now.hasPassed(term, since: told(matter), by: rule)
            }
        )
        .writes(hearing.lapsedOn) { matter, now in
            let day = told(matter)
            matter[keyPath: hearing.path].lapse(term, of: day, by: rule, now)
        }
    }

    /// 放弃听证权利: the day is kept once the right was expressly given up.
    func waiving(_ hearing: Mount<M, Hearing>) -> Self {
        fills(hearing.waived)
            .writes(hearing.waivedOn) { matter, now in
                let earlier = hearing.read(matter)
                guard earlier.waived, earlier.waivedOn == nil else { return }
                matter[keyPath: hearing.path].waivedOn = now.today
            }
    }
}
