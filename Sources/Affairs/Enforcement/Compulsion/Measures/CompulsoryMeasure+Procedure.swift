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
        Stay.clauses(in: stay, at: [.urgent, .imposed])
        publishing()
        filing()
    }

    private static let serving: ServiceArticles = ServiceArticles(law(31), civil: Law.civilProcedureSince2022)

    @Clauses
    private static func deciding() -> [Clause<Self>] {
        Action("propose", "提请批准", to: .proposed, by: .officer, basis: law(18, item: 1))
            .needs(\.measureKind, \.cause, \.reason, \.legalBasis, \.basisLevel, officers.certificates)
            .entering(party, needing: party.kind)
            .fills(\.penaltyCase, \.items, \.marks, \.bank, \.accounts, \.frozenAmount, \.involvedAmount)
            .fills(\.holdDays, \.holdRule, \.libertyHours)
            .requires(all: grounds).by(officers, count: law(18, item: 2), qualification: law(17, 3)).stamps(\.proposedOn)
        Action("approve", "批准", .proposed, to: .approved, by: .head, basis: law(18, item: 1)).separate(from: "propose")
            .apart(from: officers, "实施的执法人员不得批准自己采取的措施", law(18, item: 1))
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
            .requires(all: grounds).requires(all: onTheSpot).by(officers, count: law(18, item: 2), qualification: law(17, 3))
            .stampsInstant(\.imposedAt).stamps(\.imposedOn).issues("decision", "record")
        Action("impose-urgently", "情况紧急当场实施", to: .urgent, by: .officer, basis: law(19))
            .needs(\.measureKind, \.cause, \.reason, \.legalBasis, \.basisLevel, officers.certificates, \.urgency)
            .entering(party, needing: party.kind)
            .fills(\.penaltyCase, \.items, \.marks, \.bank, \.accounts, \.frozenAmount, \.involvedAmount)
            .fills(\.holdDays, \.holdRule, \.libertyHours)
            .fills(\.certificatesShown, \.partyPresent, \.witness, \.told, \.defence, \.defenceReview, \.record, \.recordSigned, \.unsignedNote)
            .fills(\.deliveredOnTheSpot, \.inventoryInDuplicate, \.familyTold, \.bankTold)
            .requires(all: grounds).requires(all: onTheSpot).by(officers, count: law(18, item: 2), qualification: law(17, 3))
            .writes(\.wasUrgent) { matter, _ in matter.wasUrgent = true }
            .stampsInstant(\.imposedAt).stamps(\.imposedOn).issues("decision", "record")
        Action("report", "报告负责人", .urgent, by: .officer, basis: law(19)).awaited { $0.reportedAt == nil }
            .requires("not-yet-reported", "尚未报告", law(19)) { matter, _ in matter.reportedAt == nil }
            .requires(Officers.acting(in: officers, law(19))).stampsInstant(\.reportedAt)
        Action("ratify", "补办批准", .urgent, to: .imposed, by: .head, basis: law(19)).awaited { $0.reportedAt != nil }
            .requires("officers-reported", "执法人员已经报告", law(19)) { matter, _ in matter.reportedAt != nil }
            .apart(from: officers, "实施的执法人员不得批准自己采取的措施", law(19))
            .stamps(\.approvedOn).stampsInstant(\.ratifiedAt)
        Action("reject", "不应当采取，立即解除", .urgent, to: .lifted, by: .head, basis: law(19)).needs(\.liftReason, \.returned)
            .fills(\.bankToldOfLifting).requires(bankFreed)
            .writes(\.liftGround) { matter, _ in matter.liftGround = .notRatified }
            .stamps(\.endedOn).stampsInstant(\.endedAt).issues("lifting")
        Limit("report", "报告并补办批准", .hours(24), from: \.imposedAt, until: { $0.reportedAt ?? $0.endedAt }, basis: law(19))
            .when("情况紧急当场实施，不限制人身自由的") { $0.wasUrgent && $0.measureKind != .liberty }
            .runs(from: "当场实施之时", until: "向负责人报告，或者解除")
        Limit("ratification", "补办批准", .hours(24), from: \.imposedAt, until: { $0.ratifiedAt ?? $0.endedAt }, basis: law(19))
            .when("情况紧急当场实施，不限制人身自由的") { $0.wasUrgent && $0.measureKind != .liberty }
            .runs(from: "当场实施之时", until: "补办批准，或者解除")
    }

    @Clauses
    private static func lasting() -> [Clause<Self>] {
        Action(freezingService.step("announce"), "公告送达冻结决定书", .urgent, .imposed, by: .officer, basis: law(31))
            .requires("freezing-imposed", "冻结存款、汇款的，交付冻结决定书", law(31)) { matter, _ in matter.measureKind == .freezing }
            .announcing(freezingService, by: serving)
        Action(freezingService.step("serve"), "交付冻结决定书", .urgent, .imposed, by: .officer, basis: law(31))
            .awaited(at: .imposed) { $0.measureKind == .freezing && !$0.freezingService.isDone }
            // Whether it is on record, and not its day, which the step itself may fill in.
            .requires("freezing-not-delivered", "冻结的决定书在冻结后交付当事人", law(31)) { matter, _ in
                matter.measureKind == .freezing && matter.freezingService.recordedOn == nil
            }
            .serving(
                freezingService, by: serving, methods: Service.Method.ordinary, needing: .nothing, "交付不早于冻结，不晚于登记当日", made: \.imposedOn
            )
            .issues(freezingService.step("receipt"))
        Action("entrust", "确定保管", .urgent, .imposed, by: .officer, basis: law(26)).needs(\.custody).fills(\.custodian)
            .requires("third-party-only-for-sealing", "只有查封的场所、设施或者财物可以委托第三人保管", law(26, 2)) { matter, _ in
                matter.custody == .organ || (matter.measureKind == .sealing && !matter.custodian.isEmpty)
            }
            .requires("things-taken", "查封、扣押的方有保管", law(26, 1)) { matter, _ in matter.measureKind?.takesThings ?? false }
        Action("begin-testing", "送检", .imposed, by: .officer, basis: law(25, 3))
            .appends(\.testings, needing: \.item, \.days, checks: [toldInWriting]) { test, _, now in
                (test.from, test.until) = (now.today, nil)
            }
            .requires("things-taken", "查封、扣押的物品方可因检测、鉴定扣除期间", law(25, 3)) { matter, _ in matter.measureKind?.takesThings ?? false }
            // What has lapsed cannot be kept on by a test that begins afterwards.
            .requires("hold-not-over", "查封、扣押的期限尚未届满", law(25, 1)) { matter, now in !now.hasPassed(holdLimit, of: matter) }
            .suspends("hold", ground: "检测、检验、检疫或者技术鉴定").issues("testing")
        Action("end-testing", "检测结束", .imposed, by: .officer, .system, basis: law(25, 3))
            .awaited { $0.isTesting }
            .requires("testing-under-way", "有正在进行的检测、鉴定", law(25, 3)) { matter, _ in matter.isTesting }
            .writes(\.testings) { matter, now in matter.endTesting(now) }
            .resumes("hold")
        // The time that was told in writing is all that is not counted; an unfinished test does not stop the clock any longer.
        Limit(
            "testing", "检测、检验、检疫或者技术鉴定", termText: "书面告知的期间", from: { $0.openTestings.first?.from }, until: \.endedOn,
            basis: law(25, 3)
        ) { matter, _ in .days(min(365, max(1, matter.openTestings.compactMap(\.days).max() ?? 1))) }
        .counted(.plain).deems("end-testing").runs(from: "送检之日", until: "检测、检验、检疫或者技术鉴定结束")
        Action("extend", "延长", .imposed, by: .head, basis: extending).needs(\.extensionReason, \.extensionDays)
            .requires(all: goingOn)
            .requires("property-held", "查封、扣押、冻结的期限方可延长", extending) { matter, _ in matter.measureKind?.lasts30Days ?? false }
            .requires(all: withinThirtyDays)
            .requires("no-special-term", "法律、行政法规另有规定期限的从其规定，不按三十日延长", extending) { matter, _ in (matter.holdDays ?? 30) <= 30 }
            .requires(
                Gate<Self>("hold-not-over", "期限届满前决定延长", law(25, 1)) { matter, now in !now.hasPassed(holdLimit, of: matter) }
                    .when(ofThings, takesThings),
                Gate<Self>("freezing-not-over", "期限届满前决定延长", law(32, 1)) { matter, now in !now.hasPassed(freezeLimit, of: matter) }
                    .when(ofFreezing, freezes)
            )
            .extends("hold", atMost: 1, ground: "情况复杂", says: "批准的日数，不超过30日") { matter, _ in .days(min(30, max(1, matter.extensionDays ?? 30))) }
            .extends("freeze", atMost: 1, ground: "情况复杂", says: "批准的日数，不超过30日") { matter, _ in .days(min(30, max(1, matter.extensionDays ?? 30))) }
            .writes(\.extendedUntil) { matter, now in matter.noteExtension(now) }
            .stamps(\.extendedOn).issues("extension")
        Action(extensionService.step("announce"), "公告送达延长决定书", .imposed, by: .officer, basis: tellingOfExtension)
            .requires(extensionMade).announcing(extensionService, by: tellingExtension)
        Action(extensionService.step("serve"), "送达延长决定书", .imposed, by: .officer, basis: tellingOfExtension)
            .awaited { $0.extendedOn != nil && !$0.extensionService.isDone }
            .requires(extensionMade, Service.unserved(in: extensionService, tellingOfExtension))
            .serving(
                extensionService, by: tellingExtension, methods: Service.Method.ordinary, needing: .method, "送达不早于延长，不晚于登记当日", made: \.extendedOn
            )
            .issues(extensionService.step("receipt"))
        Action("sell", "先行变卖", .imposed, by: .head, basis: law(28, 2)).needs(\.sold, \.proceeds)
            .requires(all: goingOn)
            .requires("things-seized", "鲜活物品或者其他不易保管的财物方可先行变卖、拍卖", law(28, 2)) { matter, _ in matter.measureKind == .seizure }
            .stamps(\.soldOn)
    }

    /// 查封、扣押 have their article and 冻结 has its own, in the same words.
    private static let extending: Basis = law.cited("第二十五条第一款、第三十二条第一款")
    static let tellingOfExtension: Basis = law.cited("第二十五条第二款、第三十二条第二款")
    private static let tellingExtension: ServiceArticles = ServiceArticles(tellingOfExtension, civil: Law.civilProcedureSince2022)
    private static let extensionMade: Gate<CompulsoryMeasure> = Gate("extension-made", "已经决定延长，应当及时书面告知当事人", tellingOfExtension) { matter, _ in
        matter.extendedOn != nil
    }

    /// While it is stopped its thirty days run on: they protect the party, and nothing lengthens them.
    private static let goingOn: [Gate<CompulsoryMeasure>] = Stay.gates(in: stay, of: "行政强制措施", keeping: "延长、变卖、作处理")

    private static let partly: [Check<CompulsoryMeasure, PartialLifting>] = [
        Check("part-no-longer-needed", "期满的、负责人不予补办批准的，全部解除", law(28, 1)) { part, _, _ in
            part.ground != .expired && part.ground != .notRatified
        },
        Check("part-returned", "解除查封、扣押应当立即退还财物", law(28, 2)) { part, _, _ in part.returned },
    ]

    private static let toldInWriting: Check<CompulsoryMeasure, Testing> = Check(
        "testing-told", "检测、检验、检疫或者技术鉴定的期间应当明确，并书面告知当事人", law(25, 3)
    ) { test, _, _ in test.told }

    @Clauses
    private static func ending() -> [Clause<Self>] {
        Action("lift", "解除", .imposed, to: .lifted, by: .head, basis: law(28)).needs(\.liftGround, \.liftReason)
            .awaited { !($0.measureKind?.takesThings ?? false) && !$0.awaitsPapers }
            .fills(\.returned, \.proceedsReturned, \.bankToldOfLifting)
            .requires(all: givenBack).endingMeasure().issues("lifting")
        Action("lift-part", "部分解除", .imposed, by: .head, basis: law(28))
            .appends(\.partialLiftings, needing: \.things, \.ground, atMost: 1, checks: partly) { part, _, now in part.on = now.today }
            .requires("things-held", "查封、扣押的场所、设施、财物方可部分解除", law(28, 1)) { matter, _ in matter.measureKind?.takesThings ?? false }
            .issues("partial-lifting")
        Action("dispose", "处理", .imposed, to: .disposed, by: .head, basis: law(27)).needs(\.disposal, \.disposalBasis).fills(\.penaltyCase)
            .awaited { ($0.measureKind?.takesThings ?? false) && !$0.awaitsPapers }
            .requires(all: disposable).requires(all: goingOn).endingMeasure()
        Action("transfer", "随案移送", .imposed, to: .transferred, by: .officer, basis: law(21)).needs(\.transferredTo)
            .fills(\.partyToldOfTransfer)
            .requires("property-held", "查封、扣押、冻结的财物随案移送", law(21)) { matter, _ in matter.measureKind?.lasts30Days ?? false }
            .requires("transfer-told", "移送应当书面告知当事人", law(21)) { matter, _ in matter.partyToldOfTransfer }
            .endingMeasure()
        Action("lapse", "期满失效", .urgent, .imposed, to: .lifted, by: .system, basis: law(28, 1, item: 4))
            .writes(\.liftGround, \.lapsed) { matter, _ in (matter.liftGround, matter.lapsed) = (.expired, true) }
            // No test is under way: while one is, the time of holding does not run.
            .stampingEnd()
        Action("give-back", "期满退还", .lifted, by: .officer, basis: law(28, 2)).awaited { $0.isToBeReturned }.needs(\.afterLapse)
            .requires("lapsed-not-returned", "期满自动解除，尚未退还", law(28, 2)) { matter, _ in matter.lapsed && matter.afterLapseOn == nil }
            .stamps(\.afterLapseOn).issues("lifting")
        holdLimit
        freezeLimit
        Service.limit(in: freezingService, "交付冻结决定书", .days(3), from: \.imposedOn, until: \.endedOn, basis: law(31))
            .when("冻结存款、汇款的") { $0.measureKind == .freezing }.runs(from: "冻结之日", until: "交付冻结决定书，或者解除冻结")
        Limit(
            "liberty", "限制人身自由", termText: "法律所定小时数", from: \.imposedAt, until: \.endedAt, basis: law(20, 2)
        ) { matter, _ in matter.measureKind == .liberty ? matter.libertyHours.map { .hours(min(720, max(1, $0))) } : nil }
        .runs(from: "实施之时", until: "解除")
    }

    /// 第二十五条: thirty days, once up to thirty more; then it falls of itself.
    static let holdLimit: Limit<CompulsoryMeasure> = Limit(
        "hold", "查封、扣押", termText: "30日，法律、行政法规另有规定的除外", from: \.imposedOn, until: \.endedOn, basis: law(25, 1)
    ) { matter, _ in matter.holdTerm }
    .when("查封、扣押的") { $0.measureKind?.takesThings ?? false }
    .counted(.plain).deems("lapse").runs(from: "查封、扣押之日", until: "解除，或者作出处理、随案移送")

    /// 第三十二条: the same thirty days of a freezing; only a law may say otherwise.
    static let freezeLimit: Limit<CompulsoryMeasure> = Limit(
        "freeze", "冻结", termText: "30日，法律另有规定的除外", from: \.imposedOn, until: \.endedOn, basis: law(32, 1)
    ) { matter, _ in matter.holdTerm }
    .when("冻结存款、汇款的") { $0.measureKind == .freezing }
    .counted(.plain).deems("lapse").runs(from: "冻结之日", until: "解除，或者作出处理、随案移送")

    private var holdTerm: Term { .days(min(365, max(1, holdDays ?? 30))) }

    @Clauses
    private static func publishing() -> [Clause<Self>] {
        Publicity.clauses(
            in: publicity, of: "measure", at: [.imposed, .lifted, .disposed, .transferred, .archived],
            withheldFor: WithholdingGround.general + [.underInvestigation], basis: systems.cited("第（六）项"), withdrawal: systems.cited("第（六）项")
        )
        .refining(publicity.step("publish")) { $0.awaited(at: .lifted, .disposed, .transferred) { !$0.publicity.isSettled } }
        // The time for making it public goes on when the measure has ended, so the file is closed only afterwards.
        Publicity.limit(in: publicity, from: \.imposedOn, basis: systems.cited("第（六）项"))
            .runs(from: "实施行政强制措施之日", until: "公示，或者决定不予公示")
    }

    @Clauses
    private static func filing() -> [Clause<Self>] {
        Action("archive", "归档", .lifted, .disposed, .transferred, to: .archived, by: .officer, .clerk, basis: systems.cited("第（九）项"))
            .awaited { $0.publicity.isSettled && !$0.isToBeReturned }
            .requires(Publicity.settled(in: publicity, "行政强制措施决定已经公示，或者写明不予公示的情形", systems.cited("第（六）项")), returnedAfterLapse)
            .archiving(archive, basis: systems.cited("第（九）项")).requires(fileComplete).issues(archive.step("index"))
    }

    private static var returnedAfterLapse: Gate<Self> {
        Gate("returned-after-lapse", "期满自动解除的，已经退还财物", law(28, 2)) { matter, _ in !matter.isToBeReturned }
    }

    private static var fileComplete: Gate<Self> {
        Archive.complete(in: archive, "行政强制全过程的记录资料应当归档保存", systems.cited("第（九）项")) { $0.filePapers }
    }

    /// Things that fell free of themselves and are still with the organ.
    private var isToBeReturned: Bool { lapsed && afterLapseOn == nil && measureKind?.takesThings ?? false }

    /// What the file of this measure consists of, by what happened.
    private var filePapers: [FilePaper] {
        let things: [FilePaper] = measureKind?.takesThings ?? false ? [.property] : []
        return [.opening, .decision, .evidence] + things
    }
}

extension Action where M == CompulsoryMeasure {
    /// The measure ends, and with it whatever test was still under way.
    fileprivate func endingMeasure() -> Self {
        stampingEnd().writes(\.testings) { matter, now in matter.endTesting(now) }.resumes("hold")
    }

    fileprivate func stampingEnd() -> Self { stamps(\.endedOn).stampsInstant(\.endedAt) }
}
