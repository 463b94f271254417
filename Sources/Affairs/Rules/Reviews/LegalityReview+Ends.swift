package import Kernel

extension LegalityReview {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.concluded, means: .completed)
        Ending.at(.returned, means: .refused)
    }
}
