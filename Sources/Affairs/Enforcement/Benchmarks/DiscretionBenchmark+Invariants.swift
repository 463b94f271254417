package import Kernel

private let legality = Law.documentReview2018

extension DiscretionBenchmark {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-06", "没有经过合法性审核或者经审核不合法的，没有集体讨论通过", legality.cited("第（六）项")) { matter, history in
            guard history.ends(in: "deliberate") else { return true }
            let isLawful = matter.reviewOutcome == .lawful || matter.reviewOutcome == .lawfulAfterAmendment
            return isLawful && history.precede("deliberate", by: ["take-opinion"], since: ["revise"])
        }
        Invariant("HG-06.range", "裁量阶次的罚款没有超出法定幅度", Law.discretion2022.cited("第（六）项")) { matter, history in
            guard history.ends(in: "deliberate", "publish", "register-existing") else { return true }
            // Licences and levies have no fine to divide, whatever else was typed into them.
            return matter.entries.filter(\.hasFine).allSatisfy { entry in
                guard let most = entry.legalMost else { return true }
                return entry.tiers.allSatisfy { ($0.most ?? .zero) <= most }
            }
        }
    }
}
