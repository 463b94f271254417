import Kernel

/// The relations among the figures of litigation, petitions, rectification, the registers and the list of powers.
extension Identity {
    static func oversight(_ bench: IdentityBench) -> [Identity] {
        [
            Identity(
                id: "I-10", statement: "行政应诉：负责人出庭不大于应当出庭；败诉不大于审结；已履行不大于应当履行",
                cases: bench.ascending("litigation.appeared", "litigation.sessions-heard")
                    + bench.ascending("litigation.lost", "litigation.concluded")
                    + bench.ascending("litigation.performed", "litigation.performance-due")
                    + bench.ascending("litigation.answered", "litigation.answer-due")),
            Identity(
                id: "I-16", statement: "法制审核人员不少于行政执法人员的5%", cases: share(bench)),
            Identity(
                id: "I-25", statement: "整改：上年结转＋本年交办－撤回＝本年销号＋年末未销号；未销号＝未启动＋整改中；评查案卷＝各等次之和",
                cases: bench.equal(
                    [bench.opening("rectification.open", "上年结转")] + bench.named("rectification.assigned"),
                    less: bench.named("rectification.withdrawn"), bench.named("rectification.closed", "rectification.open"))
                    + bench.equal(bench.named("rectification.open"), bench.named("rectification.unstarted", "rectification.underway"))
                    + bench.equal(
                        bench.named("file-review.files"),
                        bench.named("file-review.excellent", "file-review.good", "file-review.passed", "file-review.failed"))),
            Identity(id: "I-27", statement: "权力事项总数＝十类之和", cases: bench.classes("power.items")),
            Identity(
                id: "I-28", statement: "一线执法人员不大于持证人员", cases: bench.ascending("certificate.front-line", "certificate.valid")),
        ]
    }

    /// What was open, came in, was concluded and is left, of litigation and of petitions.
    static func carriedOver(_ bench: IdentityBench) -> [Case] {
        ["litigation", "petition"].flatMap { kind in
            bench.equal(
                [bench.opening("\(kind).open", "\(bench.name("\(kind).open"))（上年结转）")] + bench.named("\(kind).received"),
                bench.named("\(kind).concluded", "\(kind).open"))
        }
    }

    /// 国办发〔2018〕118号: in principle at least five in a hundred; a county that has not entered its reviewers has nothing to compare.
    private static func share(_ bench: IdentityBench) -> [Case] {
        let reviewers = bench.units("legal-reviewer.registered")
        guard reviewers > 0 else { return [] }
        return [
            Case(
                terms: [bench.term("legal-reviewer.registered"), bench.term("certificate.valid")],
                holds: reviewers * 20 >= bench.units("certificate.valid"))
        ]
    }
}
