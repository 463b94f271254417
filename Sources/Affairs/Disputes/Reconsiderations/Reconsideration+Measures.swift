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
        DutyClues.measures(in: dutyClues, of: "reconsideration")
    }

    @Measures
    private static var applicationMeasures: [Measure<Self>] {
        Measure.count("reconsideration.received", "收到行政复议申请", on: \.receivedOn)
            .told("本年收到的行政复议申请，按收到日计入。")
        Measure.count("reconsideration.accepted", "受理行政复议案件", on: \.acceptedOn)
            .told("本年决定受理和依法视为受理的申请，按受理日计入。")
        Measure.counts("reconsideration.act", "受理行政复议申请", on: \.acceptedOn, by: \.actKind)
            .part(of: "reconsideration.accepted")
        Measure.count("reconsideration.refused", "不予受理行政复议申请", on: \.refusedOn)
            .told("本年决定不予受理的申请，按决定日计入。")
        Measure.count("reconsideration.transferred-out", "转送有权机关", on: \.transferredOn)
        Measure.count("reconsideration.abandoned", "视为放弃申请", on: \.abandonedOn)
        Measure.count("reconsideration.withdrawn-early", "受理前撤回", on: \.withdrawnOn)
        Measure.stock("reconsideration.examining", "在审查的申请", from: \.receivedOn, through: { $0.examinedUntil })
    }

    @Measures
    private static var caseMeasures: [Measure<Self>] {
        Measure.count("reconsideration.concluded", "办结行政复议案件", on: \.concludedOn)
            .told("本年审理终结的案件，按结案日计入。")
        Measure.counts("reconsideration.outcome", "审结行政复议案件", on: \.concludedOn, by: \.outcome)
            .part(of: "reconsideration.concluded")
        Measure.count("reconsideration.termination", "终止行政复议", on: \.concludedOn) { $0.terminationCause != nil }
            .told("办结案件中终止的，按结案日计入，并按终止原因分类。")
        Measure.counts("reconsideration.termination", "终止行政复议", on: \.concludedOn, by: \.terminationCause)
            .part(of: "reconsideration.termination")
        Measure.count("reconsideration.corrected", "纠正原行政行为", on: \.concludedOn, where: \.isCorrected)
            .told("办结案件中撤销、变更、确认违法、确认无效、责令履行的，按结案日计入。")
        Measure.count("reconsideration.upheld", "维持原行政行为", on: \.concludedOn) { $0.outcome == .uphold }
            .told("办结案件中维持原行政行为的，按结案日计入。")
        Measure.count("reconsideration.settled", "行政复议调解、和解结案", on: \.concludedOn, where: \.endedByAgreement)
            .told("办结案件中以行政复议调解书结案或者因和解终止的，按结案日计入。")
        Measure.total(
            "reconsideration.examined", "作出受理决定的行政复议申请", of: ["reconsideration.accepted", "reconsideration.refused"],
            "本年作出受理与否决定的申请，即受理与不予受理之和。转送其他机关、当事人撤回和逾期未补正的申请没有作出受理与否的决定，不计入。")
        Measure.balance(
            "reconsideration.handled", "办理的行政复议案件", opening: "reconsideration.open", and: ["reconsideration.accepted"],
            "本年受理的案件与上年结转的案件之和。")
        Measure.ratio(
            "reconsideration.acceptance-rate", "行政复议受理率", "reconsideration.accepted", of: "reconsideration.examined", decimals: 0,
            "受理件数÷作出受理与否决定的申请件数（受理与不予受理之和），四舍五入取整。")
        Measure.ratio(
            "reconsideration.conclusion-rate", "行政复议办结率", "reconsideration.concluded", of: "reconsideration.handled", decimals: 0,
            "办结件数÷（本年受理件数与上年结转件数之和），四舍五入取整。期限未满而结转下年的案件计入分母。")
        Measure.ratio(
            "reconsideration.correction-rate", "行政复议纠错率", "reconsideration.corrected", of: "reconsideration.concluded", decimals: 1,
            "纠正件数÷办结件数，保留一位小数。分母是全部办结案件，含调解、和解和终止的。")
        Measure.ratio(
            "reconsideration.settlement-rate", "行政复议调解和解率", "reconsideration.settled", of: "reconsideration.concluded", decimals: 1,
            "调解、和解结案件数÷办结件数，保留一位小数。")
        Measure.count("reconsideration.late", "超期审结", on: \.concludedOn) { $0.isLate }
        Measure.count("reconsideration.summary", "适用简易程序审结", on: \.concludedOn) { $0.isSummary }
        Measure.count("reconsideration.suspended", "中止审理的案件", on: { $0.suspensions.first?.from })
        Measure.count("reconsideration.extended", "延期审理的案件", on: \.extendedOn)
        Measure.count("reconsideration.heard", "举行听证的案件", on: \.hearing.heldOn)
        Measure.count("reconsideration.opinions", "制发行政复议意见书", unit: "份", on: \.opinionIssuedOn)
        Measure.count("reconsideration.ordered", "责令履行", on: \.orderedOn)
        Measure.money("reconsideration.compensation", "决定赔偿金额", on: \.decidedOn) { $0.grantedCompensation }
        Measure.stock("reconsideration.open", "在办行政复议案件", from: \.acceptedOn, through: { $0.openUntil })
            .told("年末已经受理、尚未办结的案件。")
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
    private var grantedCompensation: Money? { compensationDecision == .granted ? compensationAmount : nil }
    /// The last day on which the application was still under examination. Accepted, it was so until the day before the day of acceptance,
    /// which under the former law is that of receipt.
    private var examinedUntil: Day? { (acceptedOn ?? examinedOn)?.advanced(by: -1) }
    private var openUntil: Day? { concludedOn?.advanced(by: -1) }
}
