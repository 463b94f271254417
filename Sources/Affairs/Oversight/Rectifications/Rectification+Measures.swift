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
            .told("交办的问题，一个问题计一次，按交办日计入。")
        Measure.counts("rectification.source", "交办整改问题", unit: "个", on: \.assignedOn, by: \.source)
            .part(of: "rectification.assigned")
        Measure.count("rectification.closed", "整改销号问题", unit: "个", on: \.closedOn)
            .told("经另一人核查通过而销号的问题，按销号日计入。")
        Measure.count("rectification.withdrawn", "撤回交办问题", unit: "个", on: \.withdrawnOn)
            .told("经复核不成立等撤回的，按撤回日计入。")
        Measure.stock("rectification.open", "未销号问题", unit: "个", from: \.assignedOn, through: \.lastOpenDay)
            .told("年末没有销号也没有撤回的问题，等于未启动与整改中之和。")
        Measure.stock("rectification.unstarted", "未启动整改问题", unit: "个", from: \.assignedOn, through: \.lastUnstartedDay)
            .told("年末尚未制定整改方案的问题。")
        Measure.stock("rectification.underway", "整改中问题", unit: "个", from: \.plannedOn, through: \.lastOpenDay)
            .told("年末已有整改方案、尚未销号的问题，含待核查和长期坚持的。")
        Measure.balance(
            "rectification.handled", "应当整改问题", unit: "个", opening: "rectification.open", and: ["rectification.assigned"],
            "本年交办的问题与上年结转的问题之和。")
        Measure.ratio(
            "rectification.closing-rate", "整改销号率", "rectification.closed", of: "rectification.handled", decimals: 1,
            "销号问题÷（本年交办与上年结转之和），保留一位小数。期限未满而结转下年的计入分母。")
        Measure.count("rectification.late", "逾期报送整改情况", unit: "个", on: \.firstReportedOn) { $0.isLate }
            .told("超过期限才首次报送整改情况的问题，按报送日计入。")
        Measure.each("rectification.sent-back", "核查退回", unit: "次") { matter in
            matter.verifications.filter { $0.verdict == .notDone }.compactMap(\.on)
        }
        .told("核查认为整改不到位而退回的次数，按退回日计入。")
        Measure.each("rectification.extended", "批准延期整改", unit: "次") { $0.extensions.filter(\.granted).compactMap(\.decidedOn) }
            .told("按批准日计入。")
        Measure.count("rectification.escalated", "整改不力约谈、通报、建议问责", unit: "个", on: \.escalatedOn)
            .told("按约谈、通报、建议问责日计入。")
    }

    private var lastOpenDay: Day? { (closedOn ?? withdrawnOn).map { $0.advanced(by: -1) } }
    private var lastUnstartedDay: Day? { (plannedOn ?? withdrawnOn).map { $0.advanced(by: -1) } }
}
