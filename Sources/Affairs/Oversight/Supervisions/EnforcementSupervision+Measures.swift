package import Kernel

extension EnforcementSupervision {
    /// One for each inspection of one organ, on the day on which the inspection ended; all count for the supervising organ.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("supervision.inspected", "行政执法监督检查单位", unit: "家", on: \.inspectedOn)
            .told("行政执法监督检查的单位，一次检查一个单位计一家，按检查结束日计入；含投诉举报引起的检查。同一单位一年检查两次计两家。")
        Measure.counts("supervision.inspected", "行政执法监督检查单位", unit: "家", on: \.inspectedOn, by: \.subjectLevel)
            .part(of: "supervision.inspected")
        Measure.counts("supervision.mode", "行政执法监督检查", unit: "家", on: \.inspectedOn, by: \.mode)
            .part(of: "supervision.inspected")
        Measure.sum("supervision.problems", "行政执法监督发现问题", unit: "个", on: \.inspectedOn) { $0.findings.count }
            .told("监督检查记录的问题数，按检查结束日计入。")
        Measure.count("supervision.clean", "监督检查未发现问题的单位", unit: "家", on: \.inspectedOn) { $0.findings.isEmpty }
            .told("检查结束时没有发现问题的，按检查结束日计入。")
        Measure.count("supervision.opinions", "行政执法监督意见书", unit: "份", on: \.opinedOn)
            .told("发出的行政执法监督意见书，按制发日计入。")
        Measure.count("supervision.decisions", "行政执法监督决定书", unit: "份", on: \.decidedOn)
            .told("作出的行政执法监督决定书，按决定日计入。")
        Measure.count("supervision.self-corrected", "自行纠正办结", on: \.closedOn) { $0.outcome == .selfCorrected }
            .told("收到意见书后自行纠正并经核查认可的，按办结日计入。")
        Measure.count("supervision.complaints", "行政执法投诉举报", on: \.plannedOn) { $0.mode == .complaint }
            .told("收到并登记的行政执法投诉举报，按登记日计入，含不予受理的。")
        Measure.count("supervision.complaints-declined", "不予受理行政执法投诉举报", on: \.declinedOn)
            .told("按不予受理日计入。")
        Measure.count("supervision.complaints-replied", "答复行政执法投诉举报", on: \.repliedOn)
            .told("已经答复投诉举报人的，按答复日计入，不予受理的告知即为答复。")
        Measure.count("supervision.criticisms", "行政执法监督通报批评", unit: "次", on: \.criticisedOn)
            .told("按通报日计入。")
        Measure.count("supervision.clues", "行政执法监督移送问题线索", on: \.clueOn)
            .told("移送纪检监察机关、司法机关的问题线索，按移送日计入。")
        Measure.count("supervision.clues-filed", "受移送机关立案的问题线索", on: \.clueAnsweredOn) { $0.clueAnswer == .filed }
            .told("移送的问题线索中受移送机关答复立案调查的，按收到答复日计入。")
        Measure.count("supervision.closed", "办结行政执法监督", on: \.closedOn)
            .told("按办结日计入。")
        Measure.stock("supervision.open", "在办行政执法监督", from: \.plannedOn) { ($0.closedOn ?? $0.declinedOn).map { $0.advanced(by: -1) } }
            .told("年末已经立项、尚未办结的监督事项。")
    }
}
