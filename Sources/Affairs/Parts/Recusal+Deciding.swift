import Kernel

/// What must hold of each decision on 回避.
extension Recusal {
    /// Who decides on the recusal of a head of the organ.
    enum Head {
        /// 由负责人集体讨论决定 (市场监督管理行政处罚程序规定第四条).
        case together
        /// 由上一级机关、本级人民政府决定 (治安管理处罚法第九十五条第二款, 湖南省行政程序规定第十八条第二款).
        case above
    }

    /// - Parameter head: who decides on a head; `nil` where the law leaves it open.
    static func checks<M: Matter>(head: Head?, basis: Basis) -> [Check<M, Self>] {
        var checks: [Check<M, Self>] = [
            Check("recusal-asked-in-order", "申请日期不晚于决定当日", basis) { asked, _, now in asked.askedOn.map { $0 <= now.today } ?? true },
            Check("recusal-not-own", "不得决定本人的回避", basis) { asked, _, now in asked.person != now.actor.person },
        ]
        if let head { checks.append(decided(by: head, basis: basis)) }
        return checks
    }

    private static func decided<M: Matter>(by head: Head, basis: Basis) -> Check<M, Self> {
        switch head {
        case .together:
            Check("recusal-head-discussed", "行政机关负责人的回避由负责人集体讨论决定", basis) { asked, _, _ in !asked.isHead || !asked.discussion.isEmpty }
        case .above:
            Check("recusal-head-from-above", "行政机关负责人的回避由上级机关决定", basis) { asked, _, _ in !asked.isHead || !asked.superiorDecision.isEmpty }
        }
    }

    /// Whoever stands back is no longer among those who handle the matter.
    ///
    /// - Parameter handlers: those who handle it from this step on.
    static func replaced<M: Matter>(
        _ says: String = "决定回避的，更换办案人员", basis: Basis, among handlers: @escaping @Sendable (M, Moment) -> [PersonID]
    ) -> Check<M, Self> {
        Check("recusal-replaced", says, basis) { asked, matter, now in !asked.granted || !handlers(matter, now).contains(asked.person) }
    }
}

extension Action {
    /// 决定回避. Until then nothing stops; from then on those who stand back take no further part, see `barring`.
    ///
    /// - Parameters:
    ///   - recusals: the list of the kind.
    ///   - least: 0 where the step may also be taken without one.
    ///   - head: who decides on the recusal of a head.
    ///   - further: what the kind's own law asks beside.
    func deciding(
        _ recusals: WritablePath<M, [Recusal]>, atLeast least: Int = 1, head: Recusal.Head?, basis: Basis, _ further: Check<M, Recusal>...
    ) -> Self {
        let checks: [Check<M, Recusal>] = Recusal.checks(head: head, basis: basis)
        return appends(recusals, needing: \.person, \.reason, atLeast: least, checks: checks + further) { decision, _, now in
            (decision.on, decision.decidedBy) = (now.today, now.actor.person)
        }
    }

    /// Those decided to stand back take no further part, nor do others who must: a party, the accused.
    func barring(
        _ says: String = "已决定回避的人员不得再办理本案", basis: Basis, recused: @escaping @Sendable (M, Moment) -> [PersonID]
    ) -> Self {
        excludes("recused-stand-back", says, basis, fromMatter: true, recused)
    }
}
