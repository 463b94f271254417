package import Kernel

extension Reconsideration {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.refused, means: .refused)
        Ending.at(.transferred, means: .transferred)
        Ending.at(.abandoned, means: .abandoned)
        Ending.at(.withdrawn, means: .withdrawn)
        Ending.at(.closed, means: .withdrawn, when: "撤回申请而终止的") {
            $0.terminationCause == .withdrawn || $0.terminationCause == .settled
        }
        Ending.at(.closed, means: .terminated, when: "因其他原因终止的") { $0.terminationCause != nil }
        Ending.at(.closed, means: .completed)
        Ending.waits(for: .party, "withdraw-early", "supplement", "mediate")
        // A withdrawal is the applicant's; a death, a dissolution, an arrest are facts that nobody here brings about.
        Ending.waits(for: .party, "terminate")
        if ReconsiderationLaw.of(edition).isRevised {
            Ending.waits(for: .neighbour, "record-maker-reply", "record-correction")
            Ending.own("consult-committee")
        }
        Ending.own(
            "acknowledge-copy", "reply", "record-reply", "begin-inquiry", "end-inquiry", "acknowledge-opinion", "report-rectification",
            "record-rectification", "report-performance", "record-performance", "file-decision")
        DutyClues.endings(in: dutyClues)
    }
}
