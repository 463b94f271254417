package import Kernel

extension Inspection {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.closed, means: .completed)
        Ending.by("refuse", means: .refused)
        Ending.at(.cancelled, means: .dropped)
        DutyClues.endings(in: dutyClues)
        Stay.endings(in: stay)
    }
}
