import Kernel

private let new = Law.reconsideration2023

/// The limits. Each ends with the case, so that nothing stays overdue that nobody can do any more.
extension Reconsideration {
    @Clauses
    static func applicationLimits(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        if law.isRevised {
            Limit("forward", "转送行政复议申请", .days(5), from: \.organReceivedOn, until: \.receivedOn, basis: new(32, 2))
                .when { $0.channel == .throughOrgan }
        } else {
            Limit(
                "transfer", "转送有关行政复议机关", .days(7), from: \.receivedOn, until: { $0.transferredOn ?? $0.examinedOn }, basis: law.transfer
            ).when { !$0.competentOrgan.isEmpty }
        }
        Limit("examine", "审查受理", .days(5), from: \.examinedFrom, until: { $0.examinedOn ?? $0.openSupplementOn }, basis: law.examination)
            .when { $0.competentOrgan.isEmpty }.deems("deem-accepted")
        Limit("supplement-notice", "通知补正", .days(5), from: \.receivedOn, until: \.supplementRequestedOn, basis: law.supplementNotice)
            .counted(law.counting).when { $0.supplementRequestedOn != nil }
        supplementLimit(law)
    }

    @Clauses
    private static func supplementLimit(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        if law.isRevised {
            Limit("supplement", "补正", .days(10), from: \.supplementNoticedOn, until: \.supplementEndedOn, basis: law.supplement).deems("abandon")
        } else {
            Limit(
                "supplement", "补正", termText: "通知书确定的合理期限", from: \.supplementNoticedOn, until: \.supplementEndedOn, basis: law.supplement
            ) { matter, _ in matter.supplementDays.map { .days($0) } }
            .counted(ReconsiderationLaw.ownDays).deems("abandon")
        }
    }

    @Clauses
    static func reviewLimits(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Limit("copy", "发送申请书副本", .days(7), from: \.acceptedOn, until: { $0.copySentOn ?? $0.concludedOn }, basis: law.copy)
            .when { !$0.isSummary }
        Limit("reply", "书面答复", .days(10), from: \.copyReceivedOn, until: \.replyEndedOn, basis: law.copy)
            .when { !$0.isSummary }.deems("no-reply")
        Limit("decision", "作出行政复议决定", .days(60), from: \.acceptedOn, until: \.concludedOn, basis: law.decisionPeriod)
            .when { !$0.isSummary }.counted(ReconsiderationLaw.ownDays)
        Limit("lapse", "中止满六十日应当终止", .days(60), from: \.suspendedOn, until: \.concludedOn, basis: law.lapse)
            .when { $0.suspensionCause?.endsTheCase ?? false }
        Limit("collateral", "处理附带审查", .days(30), from: \.collateralRaisedOn, until: \.collateralEndedOn, basis: law.requestedCollateral)
            .when { $0.collateralPower == .own }
        Limit(
            "collateral-forward", "转送有权机关", .days(7), from: \.collateralRaisedOn, until: { $0.forwardedOn ?? $0.collateralEndedOn },
            basis: law.requestedCollateral
        ).when { $0.collateralPower == .others }
        Limit(
            "collateral-reply", "有权机关处理、回复", .days(60), from: \.forwardReceivedOn, until: \.collateralEndedOn, basis: law.collateralReply)
    }

    /// What the law of 2023 added: the summary procedure and the dealings with a document's maker.
    @Clauses
    static var revisedLimits: [Clause<Self>] {
        Limit("copy-summary", "发送申请书副本（简易程序）", .days(3), from: \.acceptedOn, until: { $0.copySentOn ?? $0.concludedOn }, basis: new(54, 1))
            .when { $0.isSummary }
        Limit("reply-summary", "书面答复（简易程序）", .days(5), from: \.copyReceivedOn, until: \.replyEndedOn, basis: new(54, 1))
            .when { $0.isSummary }.deems("no-reply")
        Limit("decision-summary", "作出行政复议决定（简易程序）", .days(30), from: \.acceptedOn, until: \.concludedOn, basis: new(62, 2))
            .when { $0.isSummary }.counted(ReconsiderationLaw.ownDays)
        Limit(
            "maker-notice", "通知制定机关", .days(3), from: \.collateralSuspendedOn, until: { $0.makerNotifiedOn ?? $0.collateralEndedOn },
            basis: new(58, 1)
        ).when { $0.collateralPower == .own }
        Limit(
            "maker-reply", "制定机关书面答复", .days(10), from: \.makerNotifiedOn, until: { $0.makerRepliedOn ?? $0.collateralEndedOn },
            basis: new(58, 1))
    }

    @Clauses
    static func laterLimits(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Limit(
            "performance", "履行行政复议决定", termText: "决定书确定的期限；重新作出行政行为没有确定的，六十日", from: \.performanceFrom,
            until: { $0.performedOn ?? $0.closedOn }, basis: Law.reconsiderationRules(49, 1)
        ) { matter, _ in matter.performanceTerm }
        .counted(ReconsiderationLaw.ownDays)
        Limit(
            "ordered", "限期履行", termText: "责令履行通知书确定的期限", from: \.orderedOn, until: { $0.performedOn ?? $0.closedOn },
            basis: law.performanceOrder
        ) { matter, _ in matter.orderDays.map { .days($0) } }
        .counted(ReconsiderationLaw.ownDays)
        Limit("rectification", "报送纠正情况", .days(60), from: \.opinionReceivedOn, until: { $0.rectifiedOn ?? $0.closedOn }, basis: law.opinion)
    }
}

extension Reconsideration {
    /// While the applicant supplements, the examination has ended for now.
    fileprivate var openSupplementOn: Day? { supplementedOn == nil ? supplementRequestedOn : nil }
    fileprivate var supplementEndedOn: Day? { supplementedOn ?? abandonedOn ?? withdrawnOn }
    fileprivate var replyEndedOn: Day? { repliedOn ?? noReplyOn ?? concludedOn }
    fileprivate var collateralEndedOn: Day? { collateralDoneOn ?? concludedOn }
    fileprivate var collateralSuspendedOn: Day? { suspensions.first { $0.cause == .collateral }?.from }
}
