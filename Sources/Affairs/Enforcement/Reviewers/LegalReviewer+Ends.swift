package import Kernel

extension LegalReviewer {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.removed, means: .revoked)
        Ending.at(.dropped, means: .refused)
    }
}
