package import Kernel

extension GuidingCase {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.withdrawn, means: .revoked)
        Ending.at(.rejected, means: .refused)
    }
}
