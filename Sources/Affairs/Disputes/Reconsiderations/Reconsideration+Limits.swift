import Kernel

private let new = Law.reconsideration2023

/// The limits. Each ends with the case, so that nothing stays overdue that nobody can do any more.
extension Reconsideration {
    @Clauses
    static func applicationLimits(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        if law.isRevised {
            Limit("forward", "转送行政复议申请", .days(5), from: \.organReceivedOn, until: \.receivedOn, basis: new(32, 2))
                .runs(from: "作出处罚决定的机关收到行政复议申请之日", until: "转送行政复议机关")
                .when("通过作出处罚决定的机关申请的") { $0.channel == .throughOrgan }
        } else {
            Limit(
                "transfer", "转送有关行政复议机关", .days(7), from: \.receivedOn, until: { $0.transferredOn ?? $0.examinedOn }, basis: law.transfer
            )
            .runs(from: "接到行政复议申请之日", until: "转送有关行政复议机关")
            .when("属于其他行政复议机关受理的") { !$0.competentOrgan.isEmpty }
        }
        Limit("examine", "审查受理", .days(5), from: \.examinedFrom, until: { $0.examinedOn ?? $0.openSupplementOn }, basis: law.examination)
            .runs(from: "收到行政复议申请之日；补正的，收到补正材料之日", until: "决定受理或者不予受理，通知补正，转送，或者申请人撤回、放弃")
            .when("没有认定属于其他机关受理的") { $0.competentOrgan.isEmpty }.deems("deem-accepted")
        Limit("supplement-notice", "通知补正", .days(5), from: \.receivedOn, until: \.supplementRequestedOn, basis: law.supplementNotice)
            .runs(from: "收到行政复议申请之日", until: "书面通知申请人补正")
            .counted(law.counting).when("通知补正的") { $0.supplementRequestedOn != nil }
        supplementLimit(law)
    }

    @Clauses
    private static func supplementLimit(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        if law.isRevised {
            Limit("supplement", "补正", .days(10), from: \.supplementNoticedOn, until: \.supplementEndedOn, basis: law.supplement)
                .runs(from: "申请人收到补正通知之日", until: "提交补正材料，或者撤回申请").deems("abandon")
        } else {
            Limit(
                "supplement", "补正", termText: "通知书确定的合理期限", from: \.supplementNoticedOn, until: \.supplementEndedOn, basis: law.supplement
            ) { matter, _ in matter.supplementDays.map { .days($0) } }
            .runs(from: "申请人收到补正通知之日", until: "提交补正材料，或者撤回申请")
            .counted(ReconsiderationLaw.ownDays).deems("abandon")
        }
    }

    @Clauses
    static func reviewLimits(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Limit("copy", "发送申请书副本", .days(7), from: \.acceptedOn, until: { $0.copySentOn ?? $0.concludedOn }, basis: law.copy)
            .runs(from: "行政复议申请受理之日", until: "将申请书副本或者申请笔录复印件发送被申请人，或者审结")
            .when(ordinary) { !$0.isSummary }
        Limit("reply", "书面答复", .days(10), from: \.copyReceivedOn, until: \.replyEndedOn, basis: law.copy)
            .runs(from: "被申请人收到申请书副本或者申请笔录复印件之日", until: "提出书面答复并提交证据、依据，或者审结")
            .when(ordinary) { !$0.isSummary }.deems("no-reply")
        Limit("decision", "作出行政复议决定", .days(60), from: \.acceptedOn, until: \.concludedOn, basis: law.decisionPeriod)
            .runs(from: "受理行政复议申请之日", until: concluding)
            .when(ordinary) { !$0.isSummary }.counted(ReconsiderationLaw.ownDays)
        Limit("lapse", "中止满六十日应当终止", .days(60), from: \.suspendedOn, until: \.concludedOn, basis: law.lapse)
            .runs(from: "中止行政复议之日", until: "中止的原因消除而恢复审理，或者终止")
            .when("因申请人死亡、丧失行为能力或者组织终止中止的") { $0.suspensionCause?.endsTheCase ?? false }
        collateralLimits(law)
    }

    @Clauses
    private static func collateralLimits(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        // The regulation of 2026 says from when: the day of the suspension (第五十三条第二款).
        let from: @Sendable (Self) -> (any TimePoint)? = { law.hasNewRules ? $0.collateralSuspendedOn : $0.collateralRaisedOn }
        let starts = law.hasNewRules ? "行政复议中止之日" : "提出附带审查申请或者认为依据不合法之日"
        Limit("collateral", "处理附带审查", .days(30), from: from, until: \.collateralEndedOn, basis: law.requestedCollateral)
            .runs(from: starts, until: "处理完毕，或者审结")
            .when("本机关有权处理的") { $0.collateralPower == .own }
        Limit(
            "collateral-forward", "转送有权机关", .days(7), from: from, until: { $0.forwardedOn ?? $0.collateralEndedOn },
            basis: law.requestedCollateral
        )
        .runs(from: starts, until: "转送有权处理的机关，或者审结")
        .when("本机关无权处理的") { $0.collateralPower == .others }
        Limit(
            "collateral-reply", "有权机关处理、回复", .days(60), from: \.forwardReceivedOn, until: \.collateralEndedOn, basis: law.collateralReply
        )
        .runs(from: "有权处理的机关收到转送之日", until: "将处理意见回复行政复议机关，或者审结")
    }

    private static let ordinary: String = "适用普通程序的"
    private static let summary: String = "适用简易程序的"
    private static let concluding: String = "作出行政复议决定，或者以调解、终止结案"

    /// What the law of 2023 added: the summary procedure and the dealings with a document's maker.
    @Clauses
    static var revisedLimits: [Clause<Self>] {
        Limit("copy-summary", "发送申请书副本（简易程序）", .days(3), from: \.acceptedOn, until: { $0.copySentOn ?? $0.concludedOn }, basis: new(54, 1))
            .runs(from: "受理行政复议申请之日", until: "将申请书副本或者申请笔录复印件发送被申请人，或者审结")
            .when(summary) { $0.isSummary }
        Limit("reply-summary", "书面答复（简易程序）", .days(5), from: \.copyReceivedOn, until: \.replyEndedOn, basis: new(54, 1))
            .runs(from: "被申请人收到申请书副本或者申请笔录复印件之日", until: "提出书面答复并提交证据、依据，或者审结")
            .when(summary) { $0.isSummary }.deems("no-reply")
        Limit("decision-summary", "作出行政复议决定（简易程序）", .days(30), from: \.acceptedOn, until: \.concludedOn, basis: new(62, 2))
            .runs(from: "受理行政复议申请之日", until: concluding)
            .when(summary) { $0.isSummary }.counted(ReconsiderationLaw.ownDays)
        Limit(
            "maker-notice", "通知制定机关", .days(3), from: \.collateralSuspendedOn, until: { $0.makerNotifiedOn ?? $0.collateralEndedOn },
            basis: new(58, 1)
        )
        .runs(from: "行政复议中止之日", until: "书面通知制定机关提出书面答复，或者附带审查处理完毕")
        .when("本机关有权处理的") { $0.collateralPower == .own }
        Limit(
            "maker-reply", "制定机关书面答复", .days(10), from: \.makerNotifiedOn, until: { $0.makerRepliedOn ?? $0.collateralEndedOn },
            basis: new(58, 1)
        )
        .runs(from: "制定机关收到书面通知之日", until: "提交书面答复，或者附带审查处理完毕")
    }

    @Clauses
    static func laterLimits(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Limit(
            "performance", "履行行政复议决定", termText: "决定书确定的期限；重新作出行政行为没有确定的，六十日", from: \.performanceFrom,
            until: { $0.performedOn ?? $0.closedOn }, basis: law.remakingPeriod
        ) { matter, _ in matter.performanceTerm }
        .runs(from: "决定书送达之日，调解书生效之日", until: "履行")
        .counted(ReconsiderationLaw.ownDays)
        Limit(
            "ordered", "限期履行", termText: "责令履行通知书确定的期限", from: \.orderedOn, until: \.orderEndedOn,
            basis: law.performanceOrder
        ) { matter, _ in matter.orderDays.map { .days($0) } }
        .runs(from: "责令限期履行之日", until: "履行")
        .counted(ReconsiderationLaw.ownDays)
        Limit("rectification", "报送纠正情况", .days(60), from: \.opinionReceivedOn, until: { $0.rectifiedOn ?? $0.closedOn }, basis: law.opinion)
            .runs(from: "收到行政复议意见书之日", until: "报送纠正情况")
    }
}

extension Reconsideration {
    /// While the applicant supplements, the examination has ended for now.
    fileprivate var openSupplementOn: Day? { supplementedOn == nil ? supplementRequestedOn : nil }
    fileprivate var supplementEndedOn: Day? { supplementedOn ?? abandonedOn ?? withdrawnOn }
    /// An order to perform ends with the performance, one to heed an opinion letter with the report.
    fileprivate var orderEndedOn: Day? { performedOn ?? (awaitsPerformance ? nil : rectifiedOn) ?? closedOn }
    fileprivate var replyEndedOn: Day? { repliedOn ?? noReplyOn ?? concludedOn }
    fileprivate var collateralEndedOn: Day? { collateralDoneOn ?? concludedOn }
    fileprivate var collateralSuspendedOn: Day? { suspensions.first { $0.cause == .collateral }?.from }
}
