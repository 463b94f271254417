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
            .told("本年收到应诉通知书和起诉状副本的案件，按收到日计入被诉机关。")
        Measure.counts("litigation.act", "收到行政诉讼案件", on: \.receivedOn, by: \.actKind)
            .part(of: "litigation.received")
        Measure.count("litigation.joint", "复议机关作共同被告的案件", on: \.receivedOn) { $0.reviewResult == .upheld }
            .told("复议维持后被诉的案件，按收到日计入。")
        Measure.count("litigation.answer-due", "应当答辩举证的案件", on: \.answerSettledOn)
            .told("本年提交了答辩状和证据，或者十五日届满未提交的案件，按提交日或者届满次日计入。")
        Measure.count("litigation.answered", "按期答辩举证的案件", on: \.answerSettledOn) { $0.noAnswerOn == nil && !$0.answerLate }
            .told("应当答辩举证的案件中在十五日内提交的，与应当答辩举证件数同日计入。")
        Measure.ratio(
            "litigation.response-rate", "行政应诉率", "litigation.answered", of: "litigation.answer-due", decimals: 0,
            "按期答辩举证件数÷应当答辩举证件数，四舍五入取整。不是负责人出庭应诉率。")
        Measure.count("litigation.disregarded", "逾期举证视为没有证据的案件", on: \.answerSettledOn) { $0.evidenceDisregarded }
        Measure.each("litigation.appeals", "上诉案件", unit: "件") { $0.rulings.filter { $0.second != nil }.compactMap(\.on) }
        Measure.each("litigation.appealed-own", "本机关上诉的案件") { $0.ownAppeals }
        Measure.stock("litigation.open", "未审结行政诉讼案件", from: \.receivedOn, through: { $0.effectiveOn?.advanced(by: -1) })
            .told("年末已经收到应诉通知书、裁判尚未生效的案件。")
    }

    @Measures
    private static var attendanceMeasures: [Measure<Self>] {
        Measure.each("litigation.sessions", "行政诉讼开庭", unit: "次") { $0.sessions.compactMap(\.on) }
            .told("按开庭日计入，一案开庭几次计几次。")
        Measure.each("litigation.sessions-heard", "开庭审理案件（负责人应当出庭）") { $0.heardRounds.map(\.on) }
            .told("本年首次开庭的案件，每一审级计一件，按该审级首次开庭日计入。")
        Measure.each("litigation.appeared", "负责人出庭应诉案件") { $0.heardRounds.filter(\.appeared).map(\.on) }
            .told("开庭审理案件中负责人出庭的，与开庭审理件数同日计入。只计法律规定的负责人、开庭前提交盖章身份证明的；法院通知再次出庭而未出庭的不计。")
        Measure.ratio(
            "litigation.appearance-rate", "负责人出庭应诉率", "litigation.appeared", of: "litigation.sessions-heard", decimals: 1,
            "负责人出庭应诉件数÷开庭审理件数，保留一位小数。因正当理由不能出庭的不计为出庭，仍计入分母。")
        Measure.each("litigation.principal-appeared", "正职负责人出庭", unit: "次") { matter in
            matter.sessions.filter { $0.headCounted && $0.headPost == .principal }.compactMap(\.on)
        }
        .told("按开庭日计入。")
        Measure.each("litigation.excused", "负责人不能出庭已说明", unit: "次") { matter in
            matter.sessions.filter { !$0.headCounted && $0.absence != nil }.compactMap(\.on)
        }
        .told("有法定情形并提交证明的开庭，按开庭日计入。")
        Measure.each("litigation.breaches", "法院记录在案的不出庭等情形", unit: "次") { matter in
            matter.sessions.filter { !$0.breaches.isEmpty }.compactMap(\.on)
        }
        .told("无正当理由不出庭、中途退庭等开庭，按开庭日计入。")
    }

    @Measures
    private static var resultMeasures: [Measure<Self>] {
        Measure.count("litigation.concluded", "审结行政诉讼案件", on: \.effectiveOn)
            .told("裁判在本年生效的案件，按生效日计入。上诉期内和第二审未审结的不计。")
        Measure.counts("litigation.outcome", "审结行政诉讼案件", on: \.effectiveOn, by: \.outcome)
            .part(of: "litigation.concluded")
        Measure.count("litigation.withdrawal", "准予撤诉", on: \.effectiveOn) { $0.outcome == .withdrawn && $0.withdrawalCause != nil }
            .told("法院准予撤诉而终结的案件，按生效日计入，并按撤诉原因分类。")
        Measure.counts("litigation.withdrawal", "准予撤诉", on: \.effectiveOn) { $0.outcome == .withdrawn ? $0.withdrawalCause : nil }
            .part(of: "litigation.withdrawal")
        Measure.count("litigation.lost", "败诉案件", on: \.lostOn) { $0.lostOn == $0.effectiveOn }
            .told("审结案件中裁判结果属于县里规定的败诉口径的，按生效日计入。再审改判的另计。")
        Measure.count("litigation.lost-retrial", "再审改判败诉案件", on: \.lostOn) { $0.lostOn != $0.effectiveOn }
            .told("原裁判生效后经再审改判败诉的，按收到再审裁判日计入。")
        Measure.ratio(
            "litigation.loss-rate", "行政诉讼败诉率", "litigation.lost", of: "litigation.concluded", decimals: 1,
            "败诉件数÷审结件数，保留一位小数。")
        Measure.count("litigation.settled", "调解、和解和改变行政行为后撤诉结案", on: \.effectiveOn, where: \.endedByAgreement)
            .told("按生效日计入。")
        Measure.count("litigation.performance-due", "应当履行的生效裁判", on: \.performanceSettledOn)
            .told("有履行内容、本年履行或者履行期限届满的裁判，按履行日或者届满次日计入，先者为准。")
        Measure.count("litigation.performed", "履行生效裁判", on: \.performanceSettledOn) { $0.performedOn != nil }
            .told("应当履行的生效裁判中已经履行的，含逾期履行的，与应当履行件数同日计入。")
        Measure.ratio(
            "litigation.performance-rate", "生效裁判履行率", "litigation.performed", of: "litigation.performance-due", decimals: 0,
            "已经履行件数÷应当履行件数，四舍五入取整。")
        Measure.count("litigation.performed-late", "逾期履行的生效裁判", on: \.performedOn) { $0.alarmedOn != nil }
        Measure.money("litigation.compensation", "生效裁判赔偿、补偿金额", on: \.effectiveOn) { $0.compensation }
            .told("生效裁判和调解书确定的金额，按生效日计入。")
        Measure.count("litigation.loss-reviewed", "完成分析的败诉案件", on: \.reviewedOn)
            .told("按分析日计入。")
        Measure.each("litigation.suggestions", "收到司法建议", unit: "份") { $0.suggestions.compactMap(\.on) }
            .told("行政诉讼中收到的司法建议，按收到日计入。")
        Measure.each("litigation.suggestions-answered", "回复司法建议", unit: "份") { $0.suggestions.compactMap(\.repliedOn) }
            .told("按书面回复日计入。")
    }

    /// The day on which it was settled whether the organ answered in time: its answer, or the end of the fifteen days.
    private var answerSettledOn: Day? { noAnswerOn ?? answeredOn }
    private var ownAppeals: [Day] {
        appeals.filter { $0.by == .own }.compactMap(\.on)
    }
    /// The same for performing.
    private var performanceSettledOn: Day? { alarmedOn ?? performedOn }
    private var endedByAgreement: Bool {
        outcome == .mediated || (outcome == .withdrawn && (withdrawalCause == .settled || withdrawalCause == .actChanged))
    }
}
