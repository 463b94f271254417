package import Kernel

extension GovernmentContract {
    /// `contract.reviewed` counts a draft once, on the day of its first opinion, however often it is reviewed again; each of those
    /// reviews is itself one of `review.subject:contract`.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("contract.approved", "政府合同立项", on: \.approvedOn)
            .told("批准立项的政府合同，按批准日计入。")
        Measure.count("contract.reviewed", "审查政府合同草案", on: \.firstReviewedOn)
            .told("出具合法性审查意见的政府合同草案，一份合同计一次，按首次出具意见日计入；退回的不计入，重新送审的不重复计入。")
        Measure.counts("contract.reviewed", "审查政府合同草案", on: \.firstReviewedOn, by: \.category)
            .part(of: "contract.reviewed")
        Measure.counts("contract.outcome", "政府合同审查结论", on: \.firstReviewedOn, by: \.firstOutcome)
            .part(of: "contract.reviewed")
        opinions
        Measure.count("contract.signed", "签订政府合同", on: \.signedOn)
            .told("签订的政府合同，按签订日计入。")
        Measure.counts("contract.signed", "签订政府合同", on: \.signedOn, by: \.category)
            .part(of: "contract.signed")
        Measure.count("contract.major", "签订重大政府合同", on: \.signedOn) { $0.isMajor }
            .told("金额、类型达到县设定标准或者因影响重大而列为重大合同的，按签订日计入。")
        Measure.money("contract.amount", "签订政府合同金额", on: \.signedOn) { $0.signedAmount }
            .told("签订时的合同金额之和，按签订日计入；以后变更的差额不计入。")
        Measure.count("contract.abandoned", "不予签订的政府合同", on: \.abandonedOn)
            .told("立项以后终止谈判、审查不合法或者集体讨论不予通过的合同，按决定日计入。")
        Measure.count("contract.filed", "备案政府合同", on: \.filedOn)
            .told("签订后报送备案的合同，按备案日计入。")
        Measure.count("contract.filed-late", "逾期备案的政府合同", on: \.filedOn) { $0.isFiledLate }
            .told("超过县设定的工作日数备案的合同，按备案日计入。")
        Measure.ratio(
            "contract.late-rate", "合同备案逾期率", "contract.filed-late", of: "contract.filed", decimals: 1,
            "逾期备案件数÷备案件数，保留一位小数。")
        Measure.each("contract.changed", "变更政府合同", unit: "次") { $0.changes.compactMap(\.on) }
            .told("合同变更的次数，含不涉及权利义务的变更，按变更日计入。")
        Measure.each("contract.breached", "合同违约", unit: "次") { $0.breaches.compactMap(\.on) }
            .told("登记的违约次数，按登记日计入。")
        Measure.each("contract.disputed", "合同争议", unit: "次") { $0.disputes.compactMap(\.on) }
            .told("登记的争议次数，按登记日计入。")
        Measure.count("contract.completed", "履行完毕的政府合同", on: \.completedOn)
            .told("按登记履行完毕之日计入。")
        Measure.count("contract.terminated", "解除政府合同", on: \.terminatedOn)
            .told("按解除日计入。")
        Measure.stock("contract.performing", "在履行政府合同", during: \.periodsInForce)
            .told("年末已经签订、没有履行完毕和解除的合同。")
    }

    /// The suggestions of each review on its day, and those adopted on the day of the reply.
    @Measures
    private static var opinions: [Measure<Self>] {
        Measure.each("contract.opinions", "提出合同审查意见", unit: "条") { matter in
            matter.opinionCounts.flatMap { count in count.on.map { Array(repeating: $0, count: max(0, count.given)) } ?? [] }
        }
        .told("合法性审查对政府合同提出的修改建议，按出具意见日计入。")
        Measure.each("contract.answered", "答复合同审查意见", unit: "条") { matter in
            matter.opinionCounts.flatMap { count in count.repliedOn.map { Array(repeating: $0, count: max(0, count.given)) } ?? [] }
        }
        .told("承办单位逐条答复的修改建议，按修改回复日计入。")
        Measure.ratio(
            "contract.adoption-rate", "合同审查意见采纳率", "contract.adopted", of: "contract.answered", decimals: 1,
            "全部采纳的条数÷已经答复的条数，保留一位小数。")
        Measure.each("contract.adopted", "采纳合同审查意见", unit: "条") { matter in
            matter.opinionCounts.flatMap { count in count.repliedOn.map { Array(repeating: $0, count: max(0, count.adopted)) } ?? [] }
        }
        .told("承办单位全部采纳的修改建议，按修改回复日计入；部分采纳的不计入。")
    }
}
