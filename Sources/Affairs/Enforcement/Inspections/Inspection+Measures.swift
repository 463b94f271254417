package import Kernel

extension Inspection {
    /// One visit counts once, on the day of the visit; its result on the day of the result. A re-visit is no visit of its own.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("inspection.visits", "实施行政检查", unit: "次", on: \.visitedOn)
            .told("到场实施的行政检查，一次到场计一次，按检查日计入；复查不计入。")
        Measure.count("inspection.business-visits", "涉企行政检查", unit: "次", on: \.visitedOn) { $0.objectKind?.isBusiness ?? false }
            .told("对企业和个体工商户的行政检查，按检查日计入；复查不计入。")
        Measure.count("inspection.businesses", "受检查企业和个体工商户", unit: "户", on: \.visitedOn) {
            $0.isFirstOfYear && $0.objectKind?.isBusiness ?? false
        }
        .told("本年受到检查的企业和个体工商户，按该机关本年首次检查日计入；被两个机关检查的各计一户。")
        Measure.counts("inspection.source", "行政检查", unit: "次", on: \.visitedOn, by: \.source)
            .part(of: "inspection.visits")
        Measure.count("inspection.random", "双随机抽查检查", unit: "次", on: \.visitedOn) { $0.source == .task }
            .told("由双随机抽查任务抽中而实施的检查，按检查日计入。")
        Measure.count("inspection.caused", "抽查任务以外的检查", unit: "次", on: \.visitedOn) { $0.source != .task }
            .told("因投诉举报、转办交办、数据监测、事故、企业申请和专项检查而实施的检查，按检查日计入。")
        Measure.count("inspection.concluded", "作出结果的行政检查", unit: "次", on: \.resultOn)
            .told("已经登记检查结果的检查，按作出结果日计入。")
        Measure.counts("inspection.result", "行政检查结果", unit: "次", on: \.resultOn, by: \.result)
            .part(of: "inspection.concluded")
        Measure.count("inspection.problems", "发现问题的行政检查", unit: "次", on: \.resultOn) { $0.result?.isProblem ?? false }
            .told("结果为“未发现问题”“未发现开展本次抽查涉及的经营活动”以外的检查，按作出结果日计入。")
        Measure.count("inspection.published", "公示行政检查结果", unit: "次", on: \.publicity.firstOn)
            .told("按公示日计入。")
        Measure.count("inspection.made-public", "作出结果的检查中已经公示", unit: "次", on: \.resultOn) { $0.publicity.firstOn != nil }
            .told("本年作出结果的检查中已经公示的，与作出结果的检查一样按作出结果日计入。")
        Measure.count("inspection.ordered", "责令改正", unit: "次", on: \.orderedOn)
            .told("发出责令改正通知书的检查，按责令日计入；同一检查再次责令的以最后一次为准。")
        Measure.count("inspection.rectified", "改正完成", unit: "次", on: \.rectifiedOn)
            .told("复查认定已经改正的检查，按复查日计入。")
        Measure.count("inspection.handed", "检查后转后续处理", unit: "次", on: \.handedOn)
            .told("检查后立案、移送或者列入名录的，按转出日计入。")
        Measure.counts("inspection.followed", "检查后续处理", unit: "次", on: \.handedOn, by: \.followUp)
            .part(of: "inspection.handed")
        Measure.count("inspection.refused", "未批准、撤销的行政检查", unit: "次", on: \.cancelledOn)
            .told("未经批准或者批准后撤销、没有到场的检查，按决定日计入。")
        Measure.ratio(
            "inspection.problem-rate", "检查发现问题率", "inspection.problems", of: "inspection.concluded", decimals: 1,
            "发现问题的检查次数÷作出结果的检查次数，保留一位小数。")
        Measure.ratio(
            "inspection.publication-rate", "检查结果公示率", "inspection.made-public", of: "inspection.concluded", decimals: 1,
            "作出结果的检查中已经公示的次数÷作出结果的检查次数，保留一位小数。依法不予公示的计入分母。")
        Measure.ratio(
            "inspection.per-enterprise", "每百户受检企业检查次数", "inspection.business-visits", of: "inspection.businesses", decimals: 1,
            "涉企行政检查次数÷受检查企业和个体工商户数，以百分数表示：120%即平均每户1.2次。")
        Measure.ratio(
            "inspection.random-rate", "双随机抽查占比", "inspection.random", of: "inspection.visits", decimals: 1,
            "双随机抽查检查次数÷实施行政检查次数，保留一位小数。")
        DutyClues.measures(in: dutyClues, of: "inspection")
    }
}
