package import Kernel

private let tenth = Law.documentControl2018.cited("第（十）项")

extension DocumentFiling {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-07", "审查发现问题的，没有准予备案", tenth) { matter, history in
            !history.ends(in: "grant") || matter.findings.allSatisfy { $0.finding != .problem }
        }
        Invariant("HG-07.examined", "没有经过审查的，没有准予备案", tenth) { _, history in
            history.precede("grant", by: ["examine"], since: ["send-back"])
        }
        Invariant("HG-07.apart", "作出现行审查意见的人员没有准予备案", tenth) { _, history in
            var examiner: PersonID?
            for step in history.steps {
                // An examination that was sent back stands no longer; the next one does.
                if step.action == "examine" { examiner = step.person }
                if step.action == "grant", step.person == examiner { return false }
            }
            return true
        }
    }
}
