package import Kernel

extension FairCompetitionReview {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.returned, means: .refused)
    }
}
