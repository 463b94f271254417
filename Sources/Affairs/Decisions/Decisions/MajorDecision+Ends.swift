package import Kernel

extension MajorDecision {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.declined, .rejected, means: .refused)
        Ending.at(.withdrawn, .stopped, means: .terminated)
        Ending.at(.completed, means: .completed)
        Ending.waits(for: .superior, "reconsider")
    }
}
