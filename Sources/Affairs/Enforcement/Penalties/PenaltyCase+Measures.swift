package import Kernel

extension PenaltyCase {
    /// One case counts once, on the day of its decision, at its heaviest kind; money counts by decision, not by receipt.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("penalty.filed", "立案的行政处罚案件", on: \.filedOn)
        Measure.count("penalty.decided", "作出行政处罚决定的案件", on: \.penalisedOn)
        Measure.count("penalty.simple", "适用简易程序的行政处罚案件", on: \.penalisedOn) { $0.procedureKind == .simple }
        Measure.count("penalty.ordinary", "适用普通程序的行政处罚案件", on: \.penalisedOn) { $0.procedureKind == .ordinary }
        Measure.counts("penalty.kind", "行政处罚案件", on: \.penalisedOn, by: \.penalties.heaviest)
        // 行政处罚法第七十四条第三款: never tied to an assessment, not even in disguise.
        Measure.sum("penalty.fines", "罚没金额", unit: "分", on: \.penalisedOn) { $0.penalties.money.fen }.neverScored()
        Measure.count("penalty.not-punished", "不予行政处罚的案件", on: \.decidedOn) { $0.decision == .spare || $0.decision == .notEstablished }
        Measure.count("penalty.reviewed", "经法制审核的案件", on: \.verifications.first?.on)
        Measure.count("penalty.review-corrected", "法制审核纠正、退回的案件", on: \.correctedByReviewOn)
        Measure.count("penalty.hearings", "举行听证的案件", on: \.hearings.first?.on)
        Measure.count("penalty.collective", "集体讨论决定的案件", on: \.discussedOn)
        Measure.count("penalty.transferred", "移送公安机关的涉嫌犯罪案件", on: \.transferredAt?.day)
        Measure.count("penalty.published", "公示的行政处罚决定", on: \.firstPublishedOn)
        Measure.count("penalty.withdrawn", "撤回公示的行政处罚决定", on: \.withdrawnOn)
        Measure.counts("penalty.fallen", "被改变的行政处罚决定", on: \.fallenOn, by: \.fall)
        Measure.count("penalty.revoked", "被撤销的行政处罚决定", on: \.fallenOn) { $0.fall == .revoked }
        Measure.count("penalty.closed", "结案的行政处罚案件", on: \.closedOn)
        Measure.stock("penalty.open", "未结行政处罚案件", during: \.openPeriods)
    }

    private var penalisedOn: Day? { decision == .penalise ? decidedOn : nil }
    private var correctedByReviewOn: Day? { verifications.first { $0.opinion != .agree }?.on }

    /// From filing, or from the decision on the spot, through the day before it was closed: new cases are filed ones and simple ones.
    private var openPeriods: [(first: Day, last: Day?)] {
        guard let first = filedOn ?? (procedureKind == .simple ? decidedOn : nil) else { return [] }
        return [(first, closedOn?.advanced(by: -1))]
    }
}
