package import Kernel

extension AdviserEngagement {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.declined, means: .refused)
        Ending.at(.ended, means: .lapsed)
        Ending.at(.dismissed, means: .revoked)
        Ending.waits(for: .neighbour, "engage")
    }
}
