package import Kernel

extension PowerItem {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.cancelled, .movedOut, means: .revoked)
        Ending.at(.rejected, means: .refused)
    }
}
