package import Kernel

extension CompulsoryEnforcement {
    /// One matter counts once: by the organ itself on the day of its decision, at its manner; through the court on the day it applied.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("compulsory-enforcement.count", "行政强制执行", on: { $0.ownOn ?? $0.courtAppliedOn })
            .told("行政机关强制执行和申请法院强制执行的事项，一件计一次；前者按决定日，后者按申请日计入。")
        Measure.count("compulsory-enforcement.own", "行政机关强制执行", on: \.ownOn)
            .told("行政机关决定强制执行、立即代履行和仅加处罚款或者滞纳金的事项，按决定、实施、加处日计入；后来申请法院执行的不计入。")
        Measure.counts("compulsory-enforcement.manner", "行政机关强制执行", on: \.ownOn) { $0.ownManner }
            .part(of: "compulsory-enforcement.own")
        Measure.count("compulsory-enforcement.court", "申请法院强制执行", on: \.courtAppliedOn)
            .told("按申请日计入。")
        Measure.count("compulsory-enforcement.court-accepted", "法院受理强制执行申请", on: \.courtAcceptedOn)
            .told("按法院受理日计入。")
        Measure.count("compulsory-enforcement.court-declined", "法院不予受理强制执行申请", on: \.declinedOn)
            .told("按裁定日计入；经复议后受理的不计入。")
        Measure.count("compulsory-enforcement.court-granted", "法院准予强制执行", on: \.courtRuledOn)
            .told("按裁定日计入。")
        Measure.count("compulsory-enforcement.court-denied", "法院不准予强制执行", on: \.deniedOn)
            .told("按裁定日计入；经复议后准予的不计入。")
        Measure.count("compulsory-enforcement.executed", "强制执行完毕", on: \.executedOn)
            .told("行政机关或者法院执行完毕的事项，按执行完毕日计入。")
        Measure.count("compulsory-enforcement.performed", "当事人自行履行", on: \.performedOn)
            .told("登记强制执行以后当事人自行履行、履行执行协议的事项，按履行日计入。")
        Measure.each("compulsory-enforcement.suspended", "中止执行", unit: "次") { $0.suspensions.compactMap(\.from) }
            .told("按中止日计入，一件中止几次计几次。")
        Measure.count("compulsory-enforcement.terminated", "终结执行", on: \.terminatedOn)
            .told("按终结日计入，含中止满三年不再执行的。")
        Measure.count("compulsory-enforcement.agreed", "达成执行协议", on: \.agreedOn)
            .told("按达成协议日计入。")
        Measure.count("compulsory-enforcement.reversed", "执行回转", on: \.reversedOn)
            .told("据以执行的决定被撤销、变更或者执行错误而回转的事项，按回转日计入。")
        Measure.count("compulsory-enforcement.demolitions", "强制拆除", on: \.executedOn) { $0.demolition && $0.route == .own }
            .told("行政机关强制拆除违法的建筑物、构筑物、设施，按执行完毕日计入。")
        Measure.stock("compulsory-enforcement.open", "未结行政强制执行", from: { $0.registeredOn ?? $0.clearedOn }, through: { $0.endedOn?.advanced(by: -1) })
            .told("年末已经登记、尚未执行完毕、履行或者终结的事项。")
    }

    /// A surcharge is itself an enforcement (第十二条): where nothing further was decided, its day counts.
    private var ownOn: Day? { courtAppliedOn == nil ? decidedOn ?? clearedOn ?? surchargeOn : nil }
    private var ownManner: Manner? { manner ?? .surcharge }
    /// The day it came to an end; whoever still had something to do in it has it no longer.
    var endedOn: Day? { [executedOn, performedOn, terminatedOn, reversedOn].compactMap { $0 }.min() }

    /// A refusal that a higher court has since set aside counts no longer.
    private var declinedOn: Day? { courtAcceptedOn == nil ? courtDeclinedOn : nil }
    private var deniedOn: Day? { courtRuledOn == nil ? courtDeniedOn : nil }
}
