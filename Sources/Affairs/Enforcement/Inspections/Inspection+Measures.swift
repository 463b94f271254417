package import Kernel

extension Inspection {
    /// One visit counts once, on the day of the visit; its result on the day of the result. A re-visit is no visit of its own.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("inspection.visits", "实施行政检查", unit: "次", on: \.visitedOn)
        Measure.count("inspection.business-visits", "涉企行政检查", unit: "次", on: \.visitedOn) { $0.objectKind?.isBusiness ?? false }
        Measure.count("inspection.businesses", "受检查的企业和个体工商户", unit: "户", on: \.visitedOn) {
            $0.isFirstOfYear && $0.objectKind?.isBusiness ?? false
        }
        Measure.counts("inspection.source", "行政检查", unit: "次", on: \.visitedOn, by: \.source)
        Measure.count("inspection.random", "双随机抽查检查", unit: "次", on: \.visitedOn) { $0.source == .task }
        Measure.count("inspection.caused", "抽查任务以外的检查", unit: "次", on: \.visitedOn) { $0.source != .task }
        Measure.count("inspection.concluded", "作出结果的行政检查", unit: "次", on: \.resultOn)
        Measure.counts("inspection.result", "行政检查结果", unit: "次", on: \.resultOn, by: \.result)
        Measure.count("inspection.problems", "发现问题的行政检查", unit: "次", on: \.resultOn) { $0.result?.isProblem ?? false }
        Measure.count("inspection.published", "公示行政检查结果", unit: "次", on: \.publishedOn)
        Measure.count("inspection.made-public", "作出结果的检查中已经公示", unit: "次", on: \.resultOn) { $0.publishedOn != nil }
        Measure.count("inspection.ordered", "责令改正", unit: "次", on: \.orderedOn)
        Measure.count("inspection.rectified", "责令改正后已经改正", unit: "次", on: \.rectifiedOn)
        Measure.count("inspection.handed", "检查后转后续处理", unit: "次", on: \.handedOn)
        Measure.counts("inspection.followed", "检查后续处理", unit: "次", on: \.handedOn, by: \.followUp)
        Measure.count("inspection.refused", "未批准、撤销的行政检查", unit: "次", on: \.cancelledOn)
    }
}
