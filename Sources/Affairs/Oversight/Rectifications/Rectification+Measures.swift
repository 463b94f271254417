package import Kernel

extension Rectification {
    /// I-25: what stands at the end of a day = not started + under way; a year's opening stock + assigned = closed + withdrawn + closing stock.
    @Measures
    package static var measures: [Measure<Self>] {
        counted.map { measure in measure.attributed { $0.responsible } }
    }

    @Measures
    private static var counted: [Measure<Self>] {
        Measure.count("rectification.assigned", "交办整改问题", unit: "个", on: \.assignedOn)
        Measure.counts("rectification.source", "交办整改问题", unit: "个", on: \.assignedOn, by: \.source)
        Measure.count("rectification.closed", "整改销号问题", unit: "个", on: \.closedOn)
        Measure.count("rectification.withdrawn", "撤回交办问题", unit: "个", on: \.withdrawnOn)
        Measure.stock("rectification.open", "未销号问题", unit: "个", from: \.assignedOn, through: \.lastOpenDay)
        Measure.stock("rectification.unstarted", "未启动整改问题", unit: "个", from: \.assignedOn, through: \.lastUnstartedDay)
        Measure.stock("rectification.underway", "整改中问题", unit: "个", from: \.plannedOn, through: \.lastOpenDay)
        Measure.count("rectification.late", "逾期报送整改情况", unit: "个", on: \.firstReportedOn) { $0.isLate }
        Measure.each("rectification.sent-back", "核查退回", unit: "次") { matter in
            matter.verifications.filter { $0.verdict == .notDone }.compactMap(\.on)
        }
        Measure.each("rectification.extended", "批准延期整改", unit: "次") { $0.extensions.filter(\.granted).compactMap(\.decidedOn) }
        Measure.count("rectification.escalated", "整改不力约谈、通报、建议问责", unit: "个", on: \.escalatedOn)
    }

    private var lastOpenDay: Day? { (closedOn ?? withdrawnOn).map { $0.advanced(by: -1) } }
    private var lastUnstartedDay: Day? { (plannedOn ?? withdrawnOn).map { $0.advanced(by: -1) } }
}
