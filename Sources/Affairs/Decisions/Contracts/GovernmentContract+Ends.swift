package import Kernel

extension GovernmentContract {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.archived, means: .terminated, when: "解除的") { $0.terminatedOn != nil }
        Ending.at(.archived, means: .completed)
        Ending.at(.declined, .abandoned, means: .refused)
        Ending.waits(for: .neighbour, "sign", "sign-change", "complete", "settle-dispute")
    }
}
