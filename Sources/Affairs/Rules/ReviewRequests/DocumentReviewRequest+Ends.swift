package import Kernel

extension DocumentReviewRequest {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.answered, means: .completed)
        Ending.at(.declined, means: .refused)
        Ending.at(.forwarded, means: .transferred)
        Ending.at(.withdrawn, means: .withdrawn)
        Ending.own("explain")
    }
}
