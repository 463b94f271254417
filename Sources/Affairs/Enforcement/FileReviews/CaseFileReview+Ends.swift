package import Kernel

extension CaseFileReview {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.closed, means: .completed)
        Ending.at(.calledOff, means: .terminated)
    }
}
