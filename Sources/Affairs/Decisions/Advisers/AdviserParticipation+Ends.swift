package import Kernel

extension AdviserParticipation {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.replied, means: .completed)
        Ending.at(.withdrawn, means: .withdrawn)
        Ending.waits(for: .neighbour, "accept", "opine")
    }
}
