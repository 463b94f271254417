package import Kernel

extension Reconsideration {
    /// 统计口径. Two sums hold on every day:
    /// 收到 = 受理 + 不予受理 + 转送 + 视为放弃 + 受理前撤回 + the change of 在审查 (I-11), and
    /// 期初未结 + 受理 = 审结 + 期末未结 (I-07), with 审结 = the sum of its outcomes (I-08).
    @Measures
    package static var measures: [Measure<Self>] {
        applicationMeasures
        caseMeasures
        respondentMeasures
    }

    @Measures
    private static var applicationMeasures: [Measure<Self>] {
        Measure.count("reconsideration.received", "收到行政复议申请", on: \.receivedOn)
        Measure.count("reconsideration.accepted", "受理行政复议申请", on: \.acceptedOn)
        Measure.counts("reconsideration.act", "受理行政复议申请", on: \.acceptedOn, by: \.actKind)
        Measure.count("reconsideration.refused", "不予受理", on: \.refusedOn)
        Measure.count("reconsideration.transferred-out", "转送有权机关", on: \.transferredOn)
        Measure.count("reconsideration.abandoned", "视为放弃申请", on: \.abandonedOn)
        Measure.count("reconsideration.withdrawn-early", "受理前撤回", on: \.withdrawnOn)
        Measure.stock("reconsideration.examining", "在审查的申请", from: \.receivedOn, through: { $0.examinedUntil })
    }

    @Measures
    private static var caseMeasures: [Measure<Self>] {
        Measure.count("reconsideration.concluded", "审结行政复议案件", on: \.concludedOn)
        Measure.counts("reconsideration.outcome", "审结行政复议案件", on: \.concludedOn, by: \.outcome)
        Measure.counts("reconsideration.termination", "终止行政复议", on: \.concludedOn, by: \.terminationCause)
        Measure.count("reconsideration.corrected", "纠错", on: \.concludedOn, where: \.isCorrected)
        Measure.count("reconsideration.upheld", "维持", on: \.concludedOn) { $0.outcome == .uphold }
        Measure.count("reconsideration.settled", "调解和解", on: \.concludedOn, where: \.endedByAgreement)
        Measure.count("reconsideration.late", "超期审结", on: \.concludedOn) { $0.isLate }
        Measure.count("reconsideration.summary", "适用简易程序审结", on: \.concludedOn) { $0.isSummary }
        Measure.count("reconsideration.suspended", "中止审理的案件", on: { $0.suspensions.first?.from })
        Measure.count("reconsideration.extended", "延期审理的案件", on: \.extendedOn)
        Measure.count("reconsideration.heard", "举行听证的案件", on: \.hearingHeldOn)
        Measure.count("reconsideration.opinions", "制发行政复议意见书", unit: "份", on: \.opinionIssuedOn)
        Measure.count("reconsideration.ordered", "责令履行", on: \.orderedOn)
        Measure.sum("reconsideration.compensation", "决定赔偿金额", unit: "分", on: \.decidedOn) { $0.grantedCompensation }
        Measure.stock("reconsideration.open", "未结行政复议案件", from: \.acceptedOn, through: { $0.openUntil })
    }

    /// The same, for the organ whose act was complained of.
    @Measures
    private static var respondentMeasures: [Measure<Self>] {
        Measure.count("reconsideration.respondent.accepted", "被申请行政复议", on: \.acceptedOn).attributed(to: \.respondent)
        Measure.count("reconsideration.respondent.concluded", "被申请行政复议审结", on: \.concludedOn).attributed(to: \.respondent)
        Measure.count("reconsideration.respondent.corrected", "被行政复议纠错", on: \.concludedOn, where: \.isCorrected).attributed(to: \.respondent)
        Measure.count("reconsideration.respondent.no-reply", "未依法答复", on: { $0.noReplyOn ?? ($0.replyLate ? $0.repliedOn : nil) })
            .attributed(to: \.respondent)
        Measure.count("reconsideration.respondent.performed", "履行行政复议决定", on: \.performedOn).attributed(to: \.respondent)
    }

    private var isCorrected: Bool { outcome?.corrects ?? false }
    /// 调解结案, and withdrawal after a settlement.
    private var endedByAgreement: Bool { outcome == .mediate || (outcome == .terminate && terminationCause == .settled) }
    private var grantedCompensation: Int { compensationDecision == .granted ? compensationAmount?.fen ?? 0 : 0 }
    /// The last day on which the application was still under examination. Accepted, it was so until the day before the day of acceptance,
    /// which under the former law is that of receipt.
    private var examinedUntil: Day? { (acceptedOn ?? examinedOn)?.advanced(by: -1) }
    private var openUntil: Day? { concludedOn?.advanced(by: -1) }
}
