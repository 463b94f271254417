package import Kernel

private let law = Law.peoplesMediation

extension PeoplesMediation {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-25", "当事人一方明确拒绝的，没有调解", law(17)) { _, history in
            var refused = false
            for step in history.steps {
                switch step.action {
                case "record-refusal": refused = true
                case "resume-consent": refused = false
                case "begin", "mediate", "agree-in-writing", "agree-orally":
                    if refused { return false }
                default: break
                }
            }
            return true
        }
        Invariant("HG-25.begun", "没有开始调解的，没有达成协议", law(21)) { _, history in
            history.precede("agree-in-writing", by: "begin") && history.precede("agree-orally", by: "begin")
        }
    }
}
