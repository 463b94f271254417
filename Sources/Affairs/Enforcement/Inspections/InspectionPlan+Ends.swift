package import Kernel

extension InspectionPlan {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.concluded, means: .completed)
    }
}
