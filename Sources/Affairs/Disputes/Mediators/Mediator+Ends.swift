package import Kernel

extension Mediator {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.ended, means: .revoked)
        Ending.at(.declined, means: .refused)
    }
}
