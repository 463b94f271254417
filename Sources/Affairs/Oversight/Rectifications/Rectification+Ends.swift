package import Kernel

extension Rectification {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.closed, means: .completed)
        Ending.at(.withdrawn, means: .withdrawn)
        Ending.own("report", "confirm-report", "request-extension", "record-extension-request")
    }
}
