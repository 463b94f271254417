package import Kernel

private let law = Law.compulsion
private let systems = Law.penaltyPublicity2018

extension CompulsoryMeasure {
    package static var editions: [Edition] { [Edition("2012", "行政强制法", from: "2018-01-01")] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        deciding()
        imposing()
        lasting()
        ending()
        publicity()
    }

    @Clauses
    private static func deciding() -> [Clause<Self>] {
        Action("propose", "提请批准", to: .proposed, by: .officer, basis: law(18, item: 1))
            .needs(\.measureKind, \.partyKind, \.cause, \.reason, \.legalBasis, \.basisLevel, \.officers)
            .fills(\.citizenName, \.citizenNumber, \.organisationName, \.creditCode, \.address, \.penaltyCase, \.items, \.marks)
            .fills(\.bank, \.accounts, \.frozenAmount, \.involvedAmount, \.holdDays, \.holdRule, \.libertyHours)
            .requires(all: grounds).byOfficers(law(18, item: 2), qualification: law(17, 3)).stamps(\.proposedOn)
        Action("approve", "批准", .proposed, to: .approved, by: .head, basis: law(18, item: 1)).separate(from: "propose")
            .excludes("approver-not-officer", "实施的执法人员不得批准自己采取的措施", law(18, item: 1)) { matter, now in Array(matter.persons(now)) }
            .requires(all: grounds).stamps(\.approvedOn)
        Action("refuse", "不批准", .proposed, to: .refused, by: .head, basis: law(16, 2)).needs(\.refusalReason).stamps(\.refusedOn)
        Action("abandon", "不再实施", .approved, to: .refused, by: .officer, basis: law(5)).needs(\.refusalReason).stamps(\.refusedOn)
    }

    /// 第十八条 to 第二十条、第二十四条、第三十条: on the spot, with approval before or within twenty-four hours after.
    @Clauses
    private static func imposing() -> [Clause<Self>] {
        Action("impose", "实施", .approved, to: .imposed, by: .officer, basis: law(18))
            .fills(\.certificatesShown, \.partyPresent, \.witness, \.told, \.defence, \.defenceReview, \.record, \.recordSigned, \.unsignedNote)
            .fills(\.deliveredOnTheSpot, \.inventoryInDuplicate, \.familyTold, \.bankTold, \.items)
            .requires(all: grounds).requires(all: onTheSpot).byOfficers(law(18, item: 2), qualification: law(17, 3))
            .stampsInstant(\.imposedAt).stamps(\.imposedOn).issues("decision", "record")
        Action("impose-urgently", "情况紧急当场实施", to: .urgent, by: .officer, basis: law(19))
            .needs(\.measureKind, \.partyKind, \.cause, \.reason, \.legalBasis, \.basisLevel, \.officers, \.urgency)
            .fills(\.citizenName, \.citizenNumber, \.organisationName, \.creditCode, \.address, \.penaltyCase, \.items, \.marks)
            .fills(\.bank, \.accounts, \.frozenAmount, \.involvedAmount, \.holdDays, \.holdRule, \.libertyHours)
            .fills(\.certificatesShown, \.partyPresent, \.witness, \.told, \.defence, \.defenceReview, \.record, \.recordSigned, \.unsignedNote)
            .fills(\.deliveredOnTheSpot, \.inventoryInDuplicate, \.familyTold, \.bankTold)
            .requires(all: grounds).requires(all: onTheSpot).byOfficers(law(18, item: 2), qualification: law(17, 3))
            .writes(\.wasUrgent) { matter, _ in matter.wasUrgent = true }
            .stampsInstant(\.imposedAt).stamps(\.imposedOn).issues("decision", "record")
        Action("report", "报告负责人", .urgent, by: .officer, basis: law(19)).awaited { $0.reportedAt == nil }
            .requires("not-yet-reported", "尚未报告", law(19)) { matter, _ in matter.reportedAt == nil }
            .requires(acting(law(19))).stampsInstant(\.reportedAt)
        Action("ratify", "补办批准", .urgent, to: .imposed, by: .head, basis: law(19)).awaited { $0.reportedAt != nil }
            .requires("officers-reported", "执法人员已经报告", law(19)) { matter, _ in matter.reportedAt != nil }
            .excludes("approver-not-officer", "实施的执法人员不得批准自己采取的措施", law(19)) { matter, now in Array(matter.persons(now)) }
            .stamps(\.approvedOn).stampsInstant(\.ratifiedAt)
        Action("reject", "不应当采取，立即解除", .urgent, to: .lifted, by: .head, basis: law(19)).needs(\.liftReason, \.returned)
            .fills(\.bankToldOfLifting).requires(bankFreed)
            .writes(\.liftGround) { matter, _ in matter.liftGround = .notRatified }
            .stamps(\.endedOn).stampsInstant(\.endedAt).issues("lifting")
        Limit("report", "报告并补办批准", .hours(24), from: \.imposedAt, until: \.reportedAt, basis: law(19))
            .when { $0.wasUrgent && $0.measureKind != .liberty }
        Limit("ratification", "补办批准", .hours(24), from: \.imposedAt, until: { $0.ratifiedAt ?? $0.endedAt }, basis: law(19))
            .when { $0.wasUrgent && $0.measureKind != .liberty }
    }

    @Clauses
    private static func lasting() -> [Clause<Self>] {
        Action("deliver-freezing", "交付冻结决定书", .urgent, .imposed, by: .officer, basis: law(31))
            .awaited(at: .imposed) { $0.measureKind == .freezing && $0.deliveredOn == nil }
            .requires("freezing-not-delivered", "冻结的决定书在冻结后交付当事人", law(31)) { matter, _ in
                matter.measureKind == .freezing && matter.deliveredOn == nil
            }
            .stamps(\.deliveredOn)
        Action("entrust", "确定保管", .urgent, .imposed, by: .officer, basis: law(26)).needs(\.custody).fills(\.custodian)
            .requires("third-party-only-for-sealing", "只有查封的场所、设施或者财物可以委托第三人保管", law(26, 2)) { matter, _ in
                matter.custody == .organ || (matter.measureKind == .sealing && !matter.custodian.isEmpty)
            }
            .requires("things-taken", "查封、扣押的方有保管", law(26, 1)) { matter, _ in matter.measureKind?.takesThings ?? false }
        Action("begin-testing", "送检", .imposed, by: .officer, basis: law(25, 3)).needs(\.testingItem, \.testingDays).fills(\.testingTold)
            .requires("things-taken", "查封、扣押的物品方可因检测、鉴定扣除期间", law(25, 3)) { matter, _ in matter.measureKind?.takesThings ?? false }
            // What has lapsed cannot be kept on by a test that begins afterwards.
            .requires("hold-not-over", "查封、扣押的期限尚未届满", law(25, 1)) { matter, now in !now.hasPassed(holdLimit, of: matter) }
            .requires("testing-told", "检测、检验、检疫或者技术鉴定的期间应当明确，并书面告知当事人", law(25, 3)) { matter, _ in matter.testingTold }
            .writes(\.testings, \.testingItem, \.testingDays, \.testingTold) { matter, now in matter.beginTesting(now) }
            .suspends("hold", ground: "检测、检验、检疫或者技术鉴定").issues("testing")
        Action("end-testing", "检测结束", .imposed, by: .officer, .system, basis: law(25, 3))
            .awaited { $0.isTesting }
            .requires("testing-under-way", "有正在进行的检测、鉴定", law(25, 3)) { matter, _ in matter.isTesting }
            .writes(\.testings) { matter, now in matter.endTesting(now) }
            .resumes("hold")
        // The time that was told in writing is all that is not counted; an unfinished test does not stop the clock any longer.
        Limit(
            "testing", "检测、检验、检疫或者技术鉴定", termText: "书面告知的期间", from: { $0.isTesting ? $0.testings.last?.from : nil }, until: \.endedOn,
            basis: law(25, 3)
        ) { matter, _ in .days(min(365, max(1, matter.testings.last?.days ?? 1))) }
        .counted(.plain).deems("end-testing")
        Action("extend", "延长", .imposed, by: .head, basis: law(25, 1)).needs(\.extensionReason, \.extensionDays)
            .requires("property-held", "查封、扣押、冻结的期限方可延长", law(25, 1)) { matter, _ in matter.measureKind?.lasts30Days ?? false }
            .requires("extension-within-thirty-days", "延长期限不得超过三十日", law(25, 1)) { matter, _ in (1...30).contains(matter.extensionDays ?? 0) }
            .requires("no-special-term", "法律、行政法规另有规定期限的从其规定，不按三十日延长", law(25, 1)) { matter, _ in (matter.holdDays ?? 30) <= 30 }
            .requires("hold-not-over", "期限届满前决定延长", law(25, 1)) { matter, now in !now.hasPassed(holdLimit, of: matter) }
            .extends("hold", atMost: 1, ground: "情况复杂") { matter, _ in .days(min(30, max(1, matter.extensionDays ?? 30))) }
            .writes(\.extendedUntil) { matter, now in matter.noteExtension(now) }
            .stamps(\.extendedOn).issues("extension")
        Action("sell", "先行变卖", .imposed, by: .head, basis: law(28, 2)).needs(\.sold, \.proceeds)
            .requires("things-seized", "鲜活物品或者其他不易保管的财物方可先行变卖、拍卖", law(28, 2)) { matter, _ in matter.measureKind == .seizure }
            .stamps(\.soldOn)
    }

    @Clauses
    private static func ending() -> [Clause<Self>] {
        Action("lift", "解除", .imposed, to: .lifted, by: .head, basis: law(28)).needs(\.liftGround, \.liftReason)
            .fills(\.returned, \.proceedsReturned, \.bankToldOfLifting)
            .requires(all: givenBack).stamps(\.endedOn).stampsInstant(\.endedAt).issues("lifting")
        Action("dispose", "处理", .imposed, to: .disposed, by: .head, basis: law(27)).needs(\.disposal, \.disposalBasis).fills(\.penaltyCase)
            .requires(all: disposable).stamps(\.endedOn).stampsInstant(\.endedAt)
        Action("transfer", "随案移送", .imposed, to: .transferred, by: .officer, basis: law(21)).needs(\.transferredTo)
            .fills(\.partyToldOfTransfer)
            .requires("property-held", "查封、扣押、冻结的财物随案移送", law(21)) { matter, _ in matter.measureKind?.lasts30Days ?? false }
            .requires("transfer-told", "移送应当书面告知当事人", law(21)) { matter, _ in matter.partyToldOfTransfer }
            .stamps(\.endedOn).stampsInstant(\.endedAt)
        Action("lapse", "期满失效", .urgent, .imposed, to: .lifted, by: .system, basis: law(28, 1, item: 4))
            .writes(\.liftGround, \.lapsed) { matter, _ in (matter.liftGround, matter.lapsed) = (.expired, true) }
            .stamps(\.endedOn).stampsInstant(\.endedAt)
        Action("give-back", "期满退还", .lifted, by: .officer, basis: law(28, 2)).needs(\.afterLapse)
            .requires("lapsed-not-returned", "期满自动解除，尚未退还", law(28, 2)) { matter, _ in matter.lapsed && matter.afterLapseOn == nil }
            .stamps(\.afterLapseOn).issues("lifting")
        holdLimit
        Limit("freeze-delivery", "交付冻结决定书", .days(3), from: \.imposedOn, until: { $0.deliveredOn ?? $0.endedOn }, basis: law(31))
            .when { $0.measureKind == .freezing }
        Limit(
            "liberty", "限制人身自由", termText: "法律所定小时数", from: \.imposedAt, until: \.endedAt, basis: law(20, 2)
        ) { matter, _ in matter.measureKind == .liberty ? matter.libertyHours.map { .hours(min(720, max(1, $0))) } : nil }
    }

    /// 第二十五条、第三十二条: thirty days, once up to thirty more; then it falls of itself.
    static let holdLimit: Limit<CompulsoryMeasure> = Limit(
        "hold", "查封、扣押、冻结", termText: "30日，法律、行政法规另有规定的除外", from: \.imposedOn, until: \.endedOn, basis: law(25, 1)
    ) { matter, _ in
        matter.measureKind?.lasts30Days ?? false ? .days(min(365, max(1, matter.holdDays ?? 30))) : nil
    }
    .counted(.plain).deems("lapse")

    @Clauses
    private static func publicity() -> [Clause<Self>] {
        Action("publish", "公示", .imposed, .lifted, .disposed, .transferred, by: .officer, .clerk, basis: systems.cited("第二部分"))
            .requires("publishable", "没有不予公示的情形，尚未公示", systems.cited("第二部分")) { matter, _ in
                matter.silenceGround == nil && matter.publishedOn == nil && matter.imposedOn != nil
            }
            .stamps(\.publishedOn).publishes("measure")
        Action("keep-silent", "决定不予公示", .imposed, .lifted, .disposed, .transferred, by: .head, basis: systems.cited("第二部分"))
            .needs(\.silenceGround)
            .requires("not-yet-published", "尚未公示", systems.cited("第二部分")) { matter, _ in matter.publishedOn == nil }
            .stamps(\.silentOn)
        Limit(
            "publication", "公示行政强制措施决定", .workingDays(20), from: \.imposedOn, until: { $0.publishedOn ?? $0.silentOn },
            basis: systems.cited("第二部分"))
    }
}
