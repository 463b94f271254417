package import Kernel

extension QualificationExam {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.closed, means: .completed)
        Ending.by("call-off", means: .terminated)
        Ending.at(.withdrawn, means: .withdrawn)
        Ending.waits(for: .superior, "record-results")
    }
}
