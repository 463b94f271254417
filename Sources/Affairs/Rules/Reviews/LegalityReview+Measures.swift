package import Kernel

extension LegalityReview {
    /// I-04: all = document + other = Σ subject. What was returned had no opinion: it is in no figure but its own outcome.
    @Measures
    package static var measures: [Measure<Self>] {
        counted.map { measure in measure.attributed { $0.reviewer } }
    }

    @Measures
    private static var counted: [Measure<Self>] {
        Measure.count("review.all", "合法性审查", on: \.concludedOn)
        Measure.count("review.document", "合法性审查（规范性文件）", on: \.concludedOn) { $0.subject == .normativeDocument }
        Measure.count("review.other", "合法性审查（规范性文件以外）", on: \.concludedOn) { $0.subject != .normativeDocument }
        Measure.counts("review.subject", "合法性审查", on: \.concludedOn, by: \.subject)
        Measure.counts("review.outcome", "合法性审查结论", on: \.closedOn, by: \.outcome)
        Measure.sum("review.opinions", "提出修改建议", unit: "条", on: \.concludedOn) { $0.suggestions.count }
        Measure.count("review.late", "逾期的合法性审查", on: \.concludedOn) { $0.isLate }
    }

    private var closedOn: Day? { concludedOn ?? returnedOn }
}
