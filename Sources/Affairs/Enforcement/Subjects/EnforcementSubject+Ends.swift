package import Kernel

extension EnforcementSubject {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.cancelled, .entrustmentEnded, means: .revoked)
        Ending.at(.refused, means: .refused)
    }
}
