package import Kernel

extension EnforcementSupervision {
    /// One for each inspection of one organ, on the day on which the inspection ended; all count for the supervising organ.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("supervision.inspected", "行政执法监督检查单位", unit: "家", on: \.inspectedOn)
        Measure.counts("supervision.inspected", "行政执法监督检查单位", unit: "家", on: \.inspectedOn, by: \.subjectLevel)
        Measure.counts("supervision.mode", "行政执法监督检查", unit: "家", on: \.inspectedOn, by: \.mode)
        Measure.sum("supervision.problems", "行政执法监督发现问题", unit: "个", on: \.inspectedOn) { $0.findings.count }
        Measure.count("supervision.clean", "监督检查未发现问题", unit: "家", on: \.inspectedOn) { $0.findings.isEmpty }
        Measure.count("supervision.opinions", "行政执法监督意见书", unit: "份", on: \.opinedOn)
        Measure.count("supervision.decisions", "行政执法监督决定书", unit: "份", on: \.decidedOn)
        Measure.count("supervision.self-corrected", "自行纠正办结", on: \.closedOn) { $0.outcome == .selfCorrected }
        Measure.count("supervision.complaints", "行政执法投诉举报", on: \.plannedOn) { $0.mode == .complaint }
        Measure.count("supervision.complaints-declined", "不予受理行政执法投诉举报", on: \.declinedOn)
        Measure.count("supervision.complaints-replied", "答复行政执法投诉举报", on: \.repliedOn)
        Measure.count("supervision.criticisms", "行政执法监督通报批评", unit: "次", on: \.criticisedOn)
        Measure.count("supervision.clues", "行政执法监督移送问题线索", on: \.clueOn)
        Measure.count("supervision.closed", "办结行政执法监督", on: \.closedOn)
        Measure.stock("supervision.open", "在办行政执法监督", from: \.plannedOn) { ($0.closedOn ?? $0.declinedOn).map { $0.advanced(by: -1) } }
    }
}
