package import Kernel

extension EnforcementCertificate {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.voided, means: .revoked)
        Ending.at(.refused, means: .refused)
        Ending.waits(for: .superior, "examine", "issue")
    }
}
