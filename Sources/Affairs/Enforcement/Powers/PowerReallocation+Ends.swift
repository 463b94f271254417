package import Kernel

extension PowerReallocation {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.refused, means: .refused)
        Ending.by("retract", means: .withdrawn)
        Ending.at(.ended, means: .terminated)
        Ending.waits(for: .superior, "record-approval", "record-refusal")
    }
}
