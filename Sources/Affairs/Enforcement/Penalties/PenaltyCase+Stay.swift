import Kernel

/// 停止执行: while the reconsideration of a penalty says so, nothing is done by force (行政复议法第四十二条，2017年第二十一条).
extension PenaltyCase {
    static let notStayed: Gate<PenaltyCase> = Gate("execution-not-stayed", "行政复议期间停止执行的，不催告、不强制执行", Law.reconsiderationLaw.cited()) { _, now in
        stays(now).isEmpty
    }

    /// The cases in which its execution stands still, by their numbers.
    static func stays(_ now: Moment) -> [String] {
        now.citing(now.matter, by: Reconsideration.self).map(\.record).filter(\.staysExecution).map { "\($0.caseNumber)" }
    }
}
