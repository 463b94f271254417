package import Kernel

extension PenaltyCase {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.notFiled, means: .refused)
        Ending.by("terminate", means: .terminated)
        Ending.by("conclude-transfer", means: .transferred)
        Ending.by("close-unserved", means: .dropped)
        Ending.at(.closed, means: .completed)
        Ending.waits(for: .party, "waive", "hearing-request", "record-defence", "pay", "collect-cash", "record-challenge")
        // That the party has died or ceased is a fact that nobody here brings about.
        Ending.waits(for: .party, "terminate")
        Ending.waits(for: .court, "end-challenge", "record-restoration")
        Ending.waits(for: .police, "conclude-transfer")
        Ending.own("hand-in-cash", "bank-cash", "record-execution")
        DutyClues.endings(in: dutyClues)
    }
}
