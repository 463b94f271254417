package import Kernel

extension EnforcementSupervision {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.closed, means: .completed)
        Ending.at(.declined, means: .refused)
        Ending.own("state", "self-correct", "confirm-correction-day", "reply")
        Ending.waits(for: .neighbour, "record-clue-receipt", "record-clue-answer")
    }
}
