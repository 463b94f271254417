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
        Ending.waits(for: .court, "court-accept", "court-decline", "court-grant", "court-deny", "court-executed")
        Ending.own("tell-party", "object-declining", "object-denial")
        Stay.endings(in: stay)
    }
}
