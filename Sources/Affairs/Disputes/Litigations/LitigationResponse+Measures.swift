package import Kernel

/// 应诉率 (answered in time ÷ due to answer) is not 出庭应诉率 (trials in which the head appeared ÷ trials with a session). Numerator and
/// denominator fall on the same day, so that no rate exceeds a hundred: 出庭 ≤ 应出庭 = 开庭 (I-10). The matter's own organ is the organ sued.
extension LitigationResponse {
    @Measures
    package static var measures: [Measure<Self>] {
        courseMeasures
        attendanceMeasures
        resultMeasures
    }

    @Measures
    private static var courseMeasures: [Measure<Self>] {
        Measure.count("litigation.received", "收到行政诉讼案件", on: \.receivedOn)
        Measure.counts("litigation.act", "收到行政诉讼案件", on: \.receivedOn, by: \.actKind)
        Measure.count("litigation.joint", "复议机关作共同被告的案件", on: \.receivedOn) { $0.reviewResult == .upheld }
        Measure.count("litigation.answer-due", "应当答辩举证的案件", on: \.answerSettledOn)
        Measure.count("litigation.answered", "按期答辩举证的案件", on: \.answerSettledOn) { $0.noAnswerOn == nil && !$0.answerLate }
        Measure.count("litigation.disregarded", "逾期举证视为没有证据的案件", on: \.answerSettledOn) { $0.evidenceDisregarded }
        Measure.each("litigation.appeals", "上诉案件", unit: "件") { $0.rulings.filter { $0.second != nil }.compactMap(\.on) }
        Measure.each("litigation.appealed-own", "本机关上诉的案件") { $0.ownAppeals }
        Measure.stock("litigation.open", "未审结行政诉讼案件", from: \.receivedOn, through: { $0.effectiveOn?.advanced(by: -1) })
    }

    @Measures
    private static var attendanceMeasures: [Measure<Self>] {
        Measure.each("litigation.sessions", "开庭", unit: "次") { $0.sessions.compactMap(\.on) }
        Measure.each("litigation.sessions-heard", "开庭审理、负责人应当出庭的案件") { $0.heardRounds.map(\.on) }
        Measure.each("litigation.appeared", "负责人出庭应诉的案件") { $0.heardRounds.filter(\.appeared).map(\.on) }
        Measure.each("litigation.principal-appeared", "正职负责人出庭", unit: "次") { matter in
            matter.sessions.filter { $0.headCounted && $0.headPost == .principal }.compactMap(\.on)
        }
        Measure.each("litigation.excused", "负责人不能出庭已说明", unit: "次") { matter in
            matter.sessions.filter { !$0.headCounted && $0.absence != nil }.compactMap(\.on)
        }
        Measure.each("litigation.breaches", "法院记录在案的不出庭等情形", unit: "次") { matter in
            matter.sessions.filter { !$0.breaches.isEmpty }.compactMap(\.on)
        }
    }

    @Measures
    private static var resultMeasures: [Measure<Self>] {
        Measure.count("litigation.concluded", "审结行政诉讼案件", on: \.effectiveOn)
        Measure.counts("litigation.outcome", "审结行政诉讼案件", on: \.effectiveOn, by: \.outcome)
        Measure.counts("litigation.withdrawal", "准予撤诉", on: \.effectiveOn) { $0.outcome == .withdrawn ? $0.withdrawalCause : nil }
        Measure.count("litigation.lost", "败诉案件", on: \.lostOn) { $0.lostOn == $0.effectiveOn }
        Measure.count("litigation.lost-retrial", "再审改判败诉案件", on: \.lostOn) { $0.lostOn != $0.effectiveOn }
        Measure.count("litigation.settled", "调解、和解和改变行政行为后撤诉结案", on: \.effectiveOn, where: \.endedByAgreement)
        Measure.count("litigation.performance-due", "应当履行的生效裁判", on: \.performanceSettledOn)
        Measure.count("litigation.performed", "已经履行的生效裁判", on: \.performanceSettledOn) { $0.performedOn != nil }
        Measure.count("litigation.performed-late", "逾期履行的生效裁判", on: \.performedOn) { $0.alarmedOn != nil }
        Measure.sum("litigation.compensation", "生效裁判赔偿、补偿金额", unit: "分", on: \.effectiveOn) { $0.compensation?.fen ?? 0 }
        Measure.count("litigation.loss-reviewed", "完成分析的败诉案件", on: \.reviewedOn)
        Measure.each("litigation.suggestions", "收到司法建议", unit: "份") { $0.suggestions.compactMap(\.on) }
        Measure.each("litigation.suggestions-answered", "回复司法建议", unit: "份") { $0.suggestions.compactMap(\.repliedOn) }
    }

    /// The day on which it was settled whether the organ answered in time: its answer, or the end of the fifteen days.
    private var answerSettledOn: Day? { noAnswerOn ?? answeredOn }
    private var ownAppeals: [Day] {
        (rulings.map { ($0.appealBy, $0.appealedOn) } + [(appealBy, appealedOn)]).compactMap { $0.0 == .own || $0.0 == .both ? $0.1 : nil }
    }
    /// The same for performing.
    private var performanceSettledOn: Day? { alarmedOn ?? performedOn }
    private var endedByAgreement: Bool {
        outcome == .mediated || (outcome == .withdrawn && (withdrawalCause == .settled || withdrawalCause == .actChanged))
    }
}
