package import Kernel

extension PeoplesMediation {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        let mediation = Law.peoplesMediation
        Ending.at(.settled, means: .settled)
        Ending.at(.declined, means: .withdrawn, when: "撤回申请的") { $0.declineReason == .withdrawn }
        Ending.at(.declined, means: .refused)
        Ending.at(.filed, means: .settled, when: "达成协议的") { $0.outcome == .agreed }
        Ending.at(.filed, means: .terminated)
        Ending.waits(for: .party, "record-refusal", "resume-consent", "agree-in-writing", "agree-orally", "open-amendment", "amend")
        Ending.waits(for: .party, "request-confirmation", "settle")
        // That a dispute may not be mediated is a fact: what may be is mediated, and ends where no agreement is come to.
        Ending.waits(for: .party, "decline") { $0.declineReason != .elsewhere }
        Ending.waits(for: .party, "stop", "terminate") { $0.endReason != .noAgreement }
        Ending.waits(for: .court, "record-ruling")
        Ending.own("supervise")
        Ending.left(to: .court, at: .confirming, says: "人民法院应当及时对调解协议进行审查", mediation(33, 1))
    }
}
