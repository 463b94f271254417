package import Kernel

extension AdministrativeMediation {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.declined, means: .withdrawn, when: "撤回申请的") { $0.declineReason == .withdrawn }
        Ending.at(.declined, means: .refused)
        Ending.at(.closed, means: .settled, when: "达成协议的") { $0.outcome == .agreed }
        Ending.at(.closed, means: .terminated)
        Ending.waits(for: .party, "record-consent", "record-refusal", "agree", "perform")
        Ending.waits(for: .party, "decline") { $0.declineReason == .refused || $0.declineReason == .withdrawn }
        Ending.waits(for: .party, "terminate") { $0.endReason == .refused || $0.endReason == .litigated || $0.endReason == .thirdParty }
        Ending.waits(for: .court, "record-confirmation")
    }
}
