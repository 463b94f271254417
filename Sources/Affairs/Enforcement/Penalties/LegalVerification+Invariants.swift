package import Kernel

private let article = Law.penalty2021(58)

extension LegalVerification {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-11.apart", "办案人员没有审核本案", article) { matter, history in
            !history.all("conclude").contains { matter.handlers.contains($0.person) }
        }
        Invariant("HG-11", "指出问题的，没有同意", article) { matter, history in
            !history.has("conclude") || matter.opinion != .agree || matter.faults.isEmpty
        }
    }
}
