package import Kernel

extension DiscretionBenchmark {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.superseded, .abolished, means: .revoked)
        Ending.at(.withdrawn, means: .terminated)
    }
}
