package import Kernel

private let law = Law.compulsion

extension CompulsoryEnforcement {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-17", "没有催告的，没有决定强制执行", law(35)) { _, history in
            history.precede("decide", by: [demandService.step("serve")], since: ["demand-again"])
                && history.precede("execute", by: "decide")
        }
        Invariant("HG-08.certified", "实施强制执行的人员在当日都持有有效执法证", law(17, 3)) { matter, history, now in
            !history.ends(in: "execute")
                || matter.officers.certificates.allSatisfy { certificate in
                    now.find(certificate).map { $0.certificateClass == .enforcement && $0.isValid(on: now.today) } ?? false
                }
        }
        Invariant("HG-17.apart", "催告的人员没有决定强制执行", law(37)) { _, history in history.areApart(["demand", "demand-again"], ["decide"]) }
        Invariant("HG-17.night", "没有在夜间和法定节假日实施，情况紧急的除外", law(43, 1)) { matter, history in
            guard history.has("execute"), matter.urgency.isEmpty, let at = matter.executionAt else { return true }
            // The hours that the setting takes over from the law on noise.
            let seconds = at.secondsIntoDay
            return seconds >= 6 * 3_600 && seconds < 22 * 3_600 && !at.day.isNationalDay
        }
        Invariant("HG-17.utilities", "没有对居民生活采取停止供水、供电、供热、供燃气等方式", law(43, 2)) { matter, history in
            !history.has("execute") || !(matter.cutsUtilities && matter.residential)
        }
        Invariant("HG-17.demolition", "强制拆除以前公告限期自行拆除，当事人没有复议、诉讼", law(44)) { matter, history in
            guard matter.demolition, let executed = history.last("execute") else { return true }
            let isOver = matter.remediesUntil.map { executed.day > $0 } ?? false
            return history.precede("execute", by: "announce-removal") && isOver && !matter.isChallengeOpen
        }
        Invariant("HG-17.surcharge", "加处罚款或者滞纳金没有超出金钱给付义务的数额", law(45, 2)) { matter, history in
            !history.has("execute", "perform") || (matter.surcharge ?? .zero) <= (matter.principal ?? .zero)
        }
    }
}

extension Day {
    /// The first three days of October, holidays under every notice.
    fileprivate var isNationalDay: Bool { parts.month == 10 && parts.day <= 3 }
}
