package import Kernel

/// What the steps of parts wait for, for the kinds that mount them.
extension DutyClues {
    /// The supervision organ signs and answers when it does.
    static func endings<M: Matter>(in mount: Mount<M, Self>) -> [Ending<M>] {
        [.waits(for: .neighbour, mount.step("receive"), mount.step("answer"))]
    }
}

extension Stay {
    /// Courts and reconsideration organs elsewhere stop what is carried out, and let it go on.
    static func endings<M: Matter>(in mount: Mount<M, Self>) -> [Ending<M>] {
        [.waits(for: .court, mount.step("record"), mount.step("record-lifted"))]
    }
}
