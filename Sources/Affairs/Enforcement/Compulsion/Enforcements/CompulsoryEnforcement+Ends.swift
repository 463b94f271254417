package import Kernel

extension CompulsoryEnforcement {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.archived, means: .executionEnded, when: "终结执行的") { $0.terminatedOn != nil }
        Ending.at(.archived, means: .completed)
        Ending.waits(for: .party, "hear-defence", "perform", "agree", "agreement-kept")
        // A death, an object destroyed, a decision revoked are facts; what else asks for an end is the organ's to judge (第四十条第五项).
        Ending.waits(for: .party, "terminate") { $0.terminationGround != .other && $0.terminationGround != .defenceAdopted }
        Ending.waits(for: .court, "court-accept", "court-decline", "court-grant", "court-deny", "court-executed", "record-court-end")
        Ending.left(to: .court, at: .accepted, says: "人民法院自受理之日起七日内作出执行裁定，听取意见的三十日内", Law.compulsion(57))
        Ending.left(
            to: .court, at: .granted, says: "准予执行的，由人民法院执行；中止、终结执行由人民法院裁定", Law.administrativeProcedure2018(101, 1, item: 12))
        Ending.own("tell-party", "object-declining", "object-denial")
        Stay.endings(in: stay)
    }
}
