package import Kernel

extension CorrectionService {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.served, means: .completed)
        Ending.at(.dropped, means: .dropped)
    }
}
