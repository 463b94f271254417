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
        Invariant("HG-07.apart", "审查的人员没有准予备案", tenth) { _, history in history.areApart(["examine"], ["grant"]) }
    }
}
