package import Kernel

extension NormativeDocument {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.declined, .rejected, means: .refused)
        Ending.at(.withdrawn, means: .withdrawn)
        Ending.at(.repealed, .revoked, means: .revoked)
        Ending.at(.lapsed, means: .lapsed)
    }
}
