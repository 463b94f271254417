package import Kernel

extension Draw {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.abandoned, means: .dropped)
    }
}
