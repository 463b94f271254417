package import Kernel

private let duty = Law.lawfulGovernment2010.cited("第二十三条")

extension AdministrativeMediation {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-25", "当事人一方不同意的，没有受理和调解", duty) { _, history in
            var refused = false
            for step in history.steps {
                switch step.action {
                case "record-refusal": refused = true
                case "record-consent": refused = false
                case "accept", "begin", "mediate", "agree": if refused { return false }
                default: break
                }
            }
            return true
        }
    }
}
