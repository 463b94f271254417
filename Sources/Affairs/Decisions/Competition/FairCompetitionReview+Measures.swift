package import Kernel

extension FairCompetitionReview {
    /// Counted for the desk that reviewed, on the day of the conclusion; a returned one had no conclusion and is in no figure but its own.
    @Measures
    package static var measures: [Measure<Self>] {
        counted.map { measure in measure.attributed { $0.reviewer } }
    }

    @Measures
    private static var counted: [Measure<Self>] {
        Measure.count("competition.all", "公平竞争审查", on: \.concludedOn)
        Measure.counts("competition.outcome", "公平竞争审查结论", on: \.concludedOn, by: \.outcome)
        Measure.counts("competition.subject", "公平竞争审查", on: \.concludedOn, by: \.subject)
        Measure.count("competition.joint", "市场监管部门会同审查", on: \.concludedOn) { $0.reviewer != $0.drafter }
        Measure.count("competition.blocked", "不得出台的政策措施", on: \.concludedOn) { $0.outcome == .violates }
        Measure.count("competition.returned", "退回的公平竞争审查", on: \.returnedOn)
        Measure.sum("competition.suggestions", "公平竞争审查修改建议", unit: "条", on: \.concludedOn) { $0.suggestions.count }
        Measure.each("competition.heard", "听取利害关系人意见", unit: "次") { $0.hearings.compactMap(\.on) }
        Measure.each("competition.checked", "公平竞争审查抽查、举报核查", unit: "次") { $0.checks.compactMap(\.on) }
        Measure.each("competition.ordered", "督促整改", unit: "次") { $0.checks.filter(\.foundViolation).compactMap(\.on) }
        Measure.each("competition.rectified", "完成整改", unit: "次") { $0.checks.compactMap(\.rectifiedOn) }
    }
}
