package import Kernel

extension CompulsoryMeasure {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.archived, means: .completed)
        Ending.at(.refused, means: .refused)
        Stay.endings(in: stay)
    }
}
