package import Kernel

extension GovernmentContract {
    /// `contract.reviewed` counts a draft once, on the day of its first opinion, however often it is reviewed again; each of those
    /// reviews is itself one of `review.subject:contract`.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("contract.approved", "政府合同立项", on: \.approvedOn)
        Measure.count("contract.reviewed", "审查政府合同草案", on: \.firstReviewedOn)
        Measure.counts("contract.reviewed", "审查政府合同草案", on: \.firstReviewedOn, by: \.category)
        Measure.counts("contract.outcome", "政府合同审查结论", on: \.firstReviewedOn, by: \.firstOutcome)
        opinions
        Measure.count("contract.signed", "签订政府合同", on: \.signedOn)
        Measure.counts("contract.signed", "签订政府合同", on: \.signedOn, by: \.category)
        Measure.count("contract.major", "签订重大政府合同", on: \.signedOn) { $0.isMajor }
        Measure.sum("contract.amount", "签订政府合同金额", unit: "分", on: \.signedOn) { $0.signedAmount?.fen ?? 0 }
        Measure.count("contract.abandoned", "不予签订的政府合同", on: \.abandonedOn)
        Measure.count("contract.filed", "备案政府合同", on: \.filedOn)
        Measure.count("contract.filed-late", "逾期备案的政府合同", on: \.filedOn) { $0.isFiledLate }
        Measure.each("contract.changed", "变更政府合同", unit: "次") { $0.changes.compactMap(\.on) }
        Measure.each("contract.breached", "登记违约", unit: "次") { $0.breaches.compactMap(\.on) }
        Measure.each("contract.disputed", "合同争议", unit: "次") { $0.disputes.compactMap(\.on) }
        Measure.count("contract.completed", "履行完毕的政府合同", on: \.completedOn)
        Measure.count("contract.terminated", "解除政府合同", on: \.terminatedOn)
        Measure.stock("contract.performing", "在履行政府合同", during: \.periodsInForce)
    }

    /// The suggestions of each review on its day, and those adopted on the day of the reply.
    @Measures
    private static var opinions: [Measure<Self>] {
        Measure.each("contract.opinions", "合同审查意见", unit: "条") { matter in
            matter.opinionCounts.flatMap { count in count.on.map { Array(repeating: $0, count: max(0, count.given)) } ?? [] }
        }
        Measure.each("contract.answered", "答复合同审查意见", unit: "条") { matter in
            matter.opinionCounts.flatMap { count in count.repliedOn.map { Array(repeating: $0, count: max(0, count.given)) } ?? [] }
        }
        Measure.each("contract.adopted", "采纳合同审查意见", unit: "条") { matter in
            matter.opinionCounts.flatMap { count in count.repliedOn.map { Array(repeating: $0, count: max(0, count.adopted)) } ?? [] }
        }
    }
}
