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
            .told("作出书面审查结论的政策措施，按结论签发日计入，计在审查机关。")
        Measure.counts("competition.outcome", "公平竞争审查结论", on: \.concludedOn, by: \.outcome)
            .part(of: "competition.all")
        Measure.counts("competition.subject", "公平竞争审查", on: \.concludedOn, by: \.subject)
            .part(of: "competition.all")
        Measure.count("competition.joint", "市场监管部门会同审查", on: \.concludedOn) { $0.reviewer != $0.drafter }
            .told("由市场监督管理部门会同起草单位审查的，按结论签发日计入；2024年8月以前为自我审查。")
        Measure.count("competition.blocked", "违反标准不得出台的政策措施", on: \.concludedOn) { $0.outcome == .violates }
            .told("结论为违反审查标准且不适用例外规定的，按结论签发日计入。")
        Measure.count("competition.returned", "退回的公平竞争审查", on: \.returnedOn)
            .told("材料不符合要求退回、没有结论的，按退回日计入。")
        Measure.sum("competition.suggestions", "公平竞争审查修改建议", unit: "条", on: \.concludedOn) { $0.suggestions.count }
            .told("审查提出的修改建议，按结论签发日计入。")
        Measure.each("competition.heard", "听取利害关系人意见", unit: "次") { $0.hearings.compactMap(\.on) }
            .told("审查中听取经营者、行业协会商会和公众意见的次数，按听取日计入。")
        Measure.each("competition.checked", "公平竞争审查抽查、举报核查", unit: "次") { $0.checks.compactMap(\.on) }
            .told("市场监督管理部门抽查和核查举报的次数，按核查日计入。")
        Measure.each("competition.ordered", "公平竞争审查督促整改", unit: "次") { $0.checks.filter(\.foundViolation).compactMap(\.on) }
            .told("核查发现违反规定、督促起草单位整改的次数，按督促日计入。")
        Measure.each("competition.rectified", "公平竞争审查完成整改", unit: "次") { $0.checks.compactMap(\.rectifiedOn) }
            .told("起草单位报告完成整改的次数，按报告日计入。")
    }
}
