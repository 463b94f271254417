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
            .told("出具合法性审查意见的全部事项，按出具意见日计入。")
        Measure.count("review.document", "合法性审查（规范性文件）", on: \.concludedOn) { $0.subject == .normativeDocument }
        Measure.count("review.other", "其他合法性审查", on: \.concludedOn) { $0.subject != .normativeDocument }
            .told("规范性文件以外的合同、决策、协议、复函等，按出具意见日计入。")
        Measure.counts("review.subject", "合法性审查", on: \.concludedOn, by: \.subject)
            .part(of: "review.all")
        Measure.count("review.outcome", "合法性审查结论", on: \.closedOn) { $0.outcome != nil }
            .told("作出结论的合法性审查，含退回材料的，按作出结论日计入。")
        Measure.counts("review.outcome", "合法性审查结论", on: \.closedOn, by: \.outcome)
            .part(of: "review.outcome")
        Measure.sum("review.opinions", "提出修改建议", unit: "条", on: \.concludedOn) { $0.suggestions.count }
        Measure.count("review.late", "逾期合法性审查", on: \.concludedOn) { $0.isLate }
            .told("超过法定审查时限出具意见的，按出具意见日计入。")
    }

    private var closedOn: Day? { concludedOn ?? returnedOn }
}
