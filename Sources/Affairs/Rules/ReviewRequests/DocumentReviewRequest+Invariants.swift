package import Kernel

private let tenth = Law.documentControl2018.cited("第（十）项")

extension DocumentReviewRequest {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-07", "审查发现问题的，没有认定未发现违法", tenth) { matter, history in
            !history.ends(in: "uphold") || matter.findings.allSatisfy { $0.finding != .problem }
        }
        Invariant("HG-07.apart", "审查的人员没有认定", tenth) { _, history in history.areApart(["examine"], ["uphold"]) }
    }
}
