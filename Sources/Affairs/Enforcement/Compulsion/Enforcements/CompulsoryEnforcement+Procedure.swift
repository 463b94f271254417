package import Kernel

private let law = Law.compulsion

extension CompulsoryEnforcement {
    /// 夜间. The law names no hours; those of the noise law are taken.
    static let nightFrom: Setting<Int> = Setting(
        "compulsion.night.from", "不得强制执行的夜间开始（时）", default: 22, lawful: .within(18...23), isWeighty: true, source: "行政强制法未定夜间的时刻，参照噪声污染防治法晚二十二点，待核")
    static let nightUntil: Setting<Int> = Setting(
        "compulsion.night.until", "不得强制执行的夜间结束（时）", default: 6, lawful: .within(4...8), isWeighty: true, source: "行政强制法未定夜间的时刻，参照噪声污染防治法次日六点，待核")
    /// 法定节假日. Whether ordinary week-ends are meant is read in two ways; the stricter one is the default.
    static let restDays: Setting<Bool> = Setting(
        "compulsion.rest-days", "双休日同样不得强制执行", default: true, lawful: .any, isWeighty: true, source: "对“法定节假日”是否包括双休日有不同理解，从严，待核")

    package static var settings: [any SettingDeclaration] { [nightFrom, nightUntil, restDays] }

    package static var editions: [Edition] { [Edition("2012", "行政强制法", from: "2018-01-01")] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        following()
        Stay.clauses(in: stay, at: [.registered, .demanded, .decided, .suspended, .agreed, .applied, .accepted, .declined, .granted, .denied])
        demanding()
        deciding()
        executing()
        endings()
        court()
        publishing()
        filing()
    }

    private static let serving: ServiceArticles = ServiceArticles(law(38), civil: Law.civilProcedure2021)

    /// 第三十四条 to 第三十六条、第四十五条.
    @Clauses
    private static func demanding() -> [Clause<Self>] {
        Action("register", "登记", to: .registered, by: .officer, .clerk, basis: law(34))
            .needs(\.route, \.decisionName, \.decisionReference, \.obligation, \.performUntil).entering(party, needing: party.kind)
            .fills(
                \.principal, \.penaltyCase, \.remediesUntil, \.challenged, \.upheldBy, \.deferredUntil, \.powerBasis, \.powerByLaw, \.demolition,
                \.measure
            )
            .requires(Party.named(in: party, basis: law(37, 2, item: 1)))
            .requires("performance-period-over", "行政决定所定的履行期限已经届满", law(34)) { matter, now in matter.performUntil.map { now.today > $0 } ?? false }
            .requires(empowered)
            .stamps(\.registeredOn)
        Action("surcharge", "加处罚款或者滞纳金", .registered, .demanded, by: .officer, .head, basis: law(45, 1))
            .needs(\.surchargeRule).fills(\.surchargeTold)
            .requires("money-owed", "金钱给付义务逾期不履行的，方可加处", law(45, 1)) { matter, _ in (matter.principal ?? .zero) > .zero }
            .requires("surcharge-told", "加处罚款或者滞纳金的标准应当告知当事人", law(45, 1)) { matter, _ in matter.surchargeTold }
            .requires("surcharge-not-begun", "尚未加处", law(45, 1)) { matter, _ in matter.surchargeOn == nil }
            .stamps(\.surchargeOn)
        Action("demand", "催告", .registered, to: .demanded, by: .officer, basis: law(35)).awaited { $0.route != nil }
            .needs(\.demandDays, \.demandManner).fills(\.demandAmount, \.remediesUntil, \.challenged, \.upheldBy, \.deferredUntil)
            .requires(amountStated).requires(routeChosen).demandingWhatIsOwed().issues("demand").stamps(\.demandedOn)
        Action("demand-again", "再次催告", .demanded, by: .officer, basis: law(35))
            .needs(\.demandDays, \.demandManner).fills(\.demandAmount)
            .requires(amountStated).demandingWhatIsOwed().issues("demand").stamps(\.demandedOn).forgetting(demandService)
        Action(demandService.step("announce"), "公告送达催告书", .demanded, by: .officer, basis: law(38)).announcing(demandService, by: serving)
        Action(demandService.step("serve"), "送达催告书", .demanded, by: .officer, basis: law(38)).awaited { !$0.demandService.isDone }
            .requires(Service.unserved(in: demandService, law(38)))
            .serving(
                demandService, by: serving, methods: Service.Method.ordinary, needing: .method, "送达不早于催告，不晚于登记当日", made: \.demandedOn
            )
            .issues(demandService.step("receipt"))
        Action("hear-defence", "听取陈述申辩", .demanded, by: .officer, basis: law(36)).needs(\.defence, \.defenceReview).fills(\.defenceAdopted)
            .requires("demand-received", "当事人收到催告书以后", law(36)) { matter, _ in matter.demandService.isDone }
            .stamps(\.defendedOn).occurs("陈述申辩之日", after: \.demandedOn, demandService.servedOn)
        Action("announce-removal", "公告限期拆除", .registered, .demanded, by: .officer, basis: law(44)).needs(\.selfRemovalDays)
            .requires("demolition-case", "强制拆除违法的建筑物、构筑物、设施的", law(44)) { matter, _ in matter.demolition }
            .writes(\.selfRemovalUntil) { matter, now in
                matter.selfRemovalUntil = now.lastDay(of: .days(min(180, max(1, matter.selfRemovalDays ?? 1))), from: now.today)
            }
            .stamps(\.announcedOn).issues("removal").publishes("removal")
        Action("record-remedy", "登记复议诉讼情况", .registered, .demanded, .decided, by: .clerk, .officer, basis: law(53))
            .fills(\.remediesUntil, \.challenged, \.upheldBy, \.deferredUntil)
    }

    /// 第三十七条、第三十八条、第五十一条.
    @Clauses
    private static func deciding() -> [Clause<Self>] {
        Action("decide", "决定强制执行", .demanded, to: .decided, by: .head, basis: law(37)).separate(from: "demand", "demand-again")
            .awaited { $0.route == .own && $0.demandService.isDone }
            .needs(\.manner, \.executionReason, \.executionPlan, officers.certificates)
            .fills(\.surcharge, \.hidesProperty, \.consequence, \.agentName, \.agentUnconnected, \.budget, \.measure).fills(party.address)
            .requires(all: decidable).requires(all: byManner).requires(all: asDecided)
            .requires("demanded-as-changed", "据以执行的决定变更以后，已经按变更后的数额再次催告", law(35)) { matter, _ in matter.isDemandedAsChanged }
            .requires(all: Officers.gates(in: officers, count: law(18, item: 2), qualification: law(17, 3)))
            .stamps(\.decidedOn).issues("decision")
        Action(decisionService.step("announce"), "公告送达决定书", .decided, by: .officer, basis: law(38)).announcing(decisionService, by: serving)
        Action(decisionService.step("serve"), "送达决定书", .decided, by: .officer, basis: law(38)).awaited { !$0.decisionService.isDone }
            .requires(Service.unserved(in: decisionService, law(38)))
            .serving(
                decisionService, by: serving, methods: Service.Method.ordinary, needing: .method, "送达不早于决定，不晚于登记当日", made: \.decidedOn
            )
            .issues(decisionService.step("receipt"))
        Action("demand-substitute", "代履行催告", .decided, by: .officer, basis: law(51, 1, item: 2))
            .awaited { $0.manner == .substitute && $0.decisionService.isDone && $0.substituteDemandedOn == nil }
            .requires("substitute-decision-served", "代履行决定书已经送达", law(51, 1, item: 1)) { matter, _ in
                matter.manner == .substitute && matter.decisionService.isDone
            }
            .stamps(\.substituteDemandedOn).issues("substitute-demand")
    }

    /// 第四十三条、第四十四条、第四十九条、第五十一条、第五十二条.
    @Clauses
    private static func executing() -> [Clause<Self>] {
        Action("execute", "实施强制执行", .decided, to: .executed, by: .officer, basis: law(37))
            .awaited { $0.decisionService.isDone && ($0.manner != .substitute || $0.substituteDemandedOn != nil) }
            .needs(\.executionAt, \.executionRecord)
            .fills(\.urgency, \.cutsUtilities, \.residential, \.supervisedOnTheSpot, \.recordSigned, \.executedAmount, \.handedToTreasury, \.costs)
            .fills(\.surcharge)
            .requires(all: timely).requires(all: properly).requires(all: standing).requires(all: byManner).requires(all: asDecided)
            .requires("decided-as-changed", "强制执行决定作出以后据以执行的决定被变更的，终结执行，按变更后的决定另行催告、决定", law(41)) { matter, _ in
                matter.principalChangedOn.flatMap { changed in matter.decidedOn.map { changed <= $0 } } ?? true
            }
            .by(officers, count: law(18, item: 2), qualification: law(17, 3))
            .writes(\.executedOn) { matter, now in matter.executedOn = matter.executionDay(now) }
            .tellingPenalty(.carriedOut).issues("execution")
        Action("clear-at-once", "立即实施代履行", to: .cleared, by: .officer, basis: law(52))
            .needs(\.decisionName, \.obligation, officers.certificates, \.urgency, \.executionRecord).entering(party, needing: party.kind)
            .fills(\.partyPresent, \.costs, \.recordSigned, \.agentName)
            .requires(Party.named(in: party, basis: law(52)))
            .by(officers, count: law(18, item: 2), qualification: law(17, 3))
            .writes(\.route, \.manner) { matter, _ in (matter.route, matter.manner) = (.own, .substitute) }
            .stamps(\.clearedOn)
        Action("tell-party", "事后通知当事人", .cleared, by: .officer, basis: law(52)).awaited { !$0.partyPresent && $0.partyToldOn == nil }
            .requires("absent-party-not-told", "当事人不在场的，事后立即通知", law(52)) { matter, _ in !matter.partyPresent && matter.partyToldOn == nil }
            .stamps(\.partyToldOn).occurs("通知之日", after: \.clearedOn)
        Action("finish-clearing", "立即代履行办结", .cleared, to: .executed, by: .officer, basis: law(52)).fills(\.costs)
            .awaited { $0.partyPresent || $0.partyToldOn != nil }
            .requires("absent-party-told", "当事人不在场的，已经事后通知", law(52)) { matter, _ in matter.partyPresent || matter.partyToldOn != nil }
            .stamps(\.executedOn)
        Action(
            "perform", "登记当事人履行", .registered, .demanded, .decided, .suspended, .applied, .accepted, .granted, to: .performed, by: .officer, .clerk,
            basis: law(37)
        )
        .needs(\.performance).fills(\.surcharge, \.executedAmount).requires(surchargeCapped).stamps(\.performedOn).endingSuspension()
        .tellingPenalty(.carriedOut).occurs("履行之日", after: \.suspendedOn)
        Action("reverse", "执行回转", .decided, .suspended, .agreed, .executed, .performed, to: .terminated, by: .head, basis: law(41)).reversing()
            .endingSuspension()
        Action("reverse-archived", "终结、归档后执行回转", .terminated, .archived, by: .head, basis: law(41)).reversing()
    }
}

extension CompulsoryEnforcement {
    /// When it was carried out, which may be before it is entered.
    func executionDay(_ now: Moment) -> Day { executionAt?.day ?? now.today }

    /// All that was owed has been brought in; less leaves the penalty's own case open.
    fileprivate var isWhole: Bool {
        guard let principal, let executedAmount else { return true }
        return executedAmount >= principal
    }
}

extension Action where M == CompulsoryEnforcement {
    /// The penalty case that is enforced learns what came of it.
    func tellingPenalty(_ result: PenaltyCase.EnforcementResult) -> Self {
        causes(
            "note-enforcement", in: PenaltyCase.self,
            of: { matter, _ in result == .ended || matter.isWhole ? matter.penaltyCase.map { [$0] } ?? [] : [] }
        ) { matter, _ in
            [.set(\.enforcementResult, result), .set(\.executionEndNote, result == .ended ? matter.terminationGround?.name ?? "" : "")]
        }
    }

    /// 催告的金额 that nobody has stated otherwise is what is owed (第三十五条第三项).
    fileprivate func demandingWhatIsOwed() -> Self {
        writes(\.demandAmount) { matter, _ in
            if let principal = matter.principal, principal > .zero { matter.demandAmount = matter.demandAmount ?? principal }
        }
    }

    /// 第四十一条: in the course of the enforcement or when it is over, however long ago.
    fileprivate func reversing() -> Self {
        needs(\.reversalGround).fills(\.restoration, \.compensation)
            .requires("not-yet-reversed", "执行中或者执行完毕后，尚未回转", law(41)) { matter, _ in matter.reversedOn == nil }
            .requires("restored-or-compensated", "不能恢复原状或者退还财物的，依法给予赔偿", law(41)) { matter, _ in
                !matter.restoration.isEmpty || matter.compensation != nil
            }
            .stamps(\.reversedOn)
            // What the public still sees of it comes down with it.
            .writes(CompulsoryEnforcement.publicity.isPublic, CompulsoryEnforcement.publicity.withdrawnOn) { matter, now in
                if matter.publicity.isPublic { matter.publicity.withdraw(now) }
            }
            .withdraws("enforcement")
    }
}
