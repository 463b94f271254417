package import Kernel

extension DecisionCatalogue {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.closed, means: .completed)
        Ending.at(.withdrawn, means: .withdrawn)
        Ending.waits(for: .superior, "consent", "send-back")
    }
}
