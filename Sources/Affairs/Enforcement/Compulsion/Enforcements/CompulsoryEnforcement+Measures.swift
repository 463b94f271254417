package import Kernel

extension CompulsoryEnforcement {
    /// One matter counts once: by the organ itself on the day of its decision, at its manner; through the court on the day it applied.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("compulsory-enforcement.count", "行政强制执行", on: { $0.ownOn ?? $0.courtAppliedOn })
        Measure.count("compulsory-enforcement.own", "行政机关强制执行", on: \.ownOn)
        Measure.counts("compulsory-enforcement.manner", "行政机关强制执行", on: \.ownOn) { $0.ownManner }
        Measure.count("compulsory-enforcement.court", "申请法院强制执行", on: \.courtAppliedOn)
        Measure.count("compulsory-enforcement.court-accepted", "法院受理强制执行申请", on: \.courtAcceptedOn)
        Measure.count("compulsory-enforcement.court-declined", "法院不予受理强制执行申请", on: \.declinedOn)
        Measure.count("compulsory-enforcement.court-granted", "法院裁定准予强制执行", on: \.courtRuledOn)
        Measure.count("compulsory-enforcement.court-denied", "法院裁定不准予强制执行", on: \.deniedOn)
        Measure.count("compulsory-enforcement.executed", "强制执行完毕", on: \.executedOn)
        Measure.count("compulsory-enforcement.performed", "经催告、决定后当事人自行履行", on: \.performedOn)
        Measure.each("compulsory-enforcement.suspended", "中止执行", unit: "次") { $0.suspensions.compactMap(\.from) }
        Measure.count("compulsory-enforcement.terminated", "终结执行", on: \.terminatedOn)
        Measure.count("compulsory-enforcement.agreed", "达成执行协议", on: \.agreedOn)
        Measure.count("compulsory-enforcement.reversed", "执行回转", on: \.reversedOn)
        Measure.count("compulsory-enforcement.demolitions", "强制拆除", on: \.executedOn) { $0.demolition && $0.route == .own }
        Measure.stock("compulsory-enforcement.open", "未结行政强制执行", from: { $0.registeredOn ?? $0.clearedOn }, through: { $0.endedOn?.advanced(by: -1) })
    }

    /// A surcharge is itself an enforcement (第十二条): where nothing further was decided, its day counts.
    private var ownOn: Day? { courtAppliedOn == nil ? decidedOn ?? clearedOn ?? surchargeOn : nil }
    private var ownManner: Manner? { manner ?? .surcharge }
    private var endedOn: Day? { [executedOn, performedOn, terminatedOn, reversedOn].compactMap { $0 }.min() }

    /// A refusal that a higher court has since set aside counts no longer.
    private var declinedOn: Day? { courtAcceptedOn == nil ? courtDeclinedOn : nil }
    private var deniedOn: Day? { courtRuledOn == nil ? courtDeniedOn : nil }
}
