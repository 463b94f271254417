import Kernel

private let law = Law.compulsion

extension CompulsoryEnforcement {
    /// Enforcement by the organ itself is set by a law alone; for fines, auction of what was seized is open to all (第四十六条第三款).
    static let empowered: Gate<CompulsoryEnforcement> = Gate<CompulsoryEnforcement>(
        "empowered-by-law", "行政强制执行由法律设定，没有法律规定的应当申请人民法院强制执行", law(13)
    ) { matter, _ in
        matter.hasPower || matter.measure != nil
    }
    .when("由行政机关自行强制执行的") { matter, _ in matter.route == .own }

    static let amountStated: Gate<CompulsoryEnforcement> = Gate<CompulsoryEnforcement>(
        "amount-stated", "涉及金钱给付的，应当有明确的金额和给付方式", law(35, item: 3)
    ) { matter, _ in
        (matter.demandAmount ?? matter.principal ?? .zero) > .zero
    }
    .when("涉及金钱给付的") { matter, _ in (matter.principal ?? .zero) > .zero }

    static let surchargeCapped: Gate<CompulsoryEnforcement> = Gate("surcharge-capped", "加处罚款或者滞纳金的数额不得超出金钱给付义务的数额", law(45, 2)) { matter, _ in
        guard let surcharge = matter.surcharge, surcharge > .zero else { return true }
        return matter.surchargeOn != nil && surcharge <= matter.principal ?? .zero
    }

    /// HG-17: no enforcement without a demand that has run out and a defence that was heard.
    static let decidable: [Gate<CompulsoryEnforcement>] =
        [
            Gate("own-enforcement", "由行政机关自行强制执行的", law(34)) { matter, _ in matter.route == .own },
            Service.served(in: demandService, "事先催告，催告书已经送达当事人", law(35)),
            Gate("demand-period-over", "催告的履行期限已经届满，有证据证明转移、隐匿财物迹象的除外", law(37)) { matter, now in
                let days = min(90, max(1, matter.demandDays ?? 1))
                return !matter.hidesProperty.isEmpty || now.hasPassed(.days(days), since: matter.demandService.servedOn)
            },
            Party.described(in: party, "强制执行决定书载明当事人的姓名或者名称、地址", with: [.name, .address], basis: law(37, 2, item: 1)),
            Gate("defence-not-adopted", "当事人提出的事实、理由或者证据成立的，应当采纳", law(36)) { matter, _ in !matter.defenceAdopted },
            surchargeCapped,
        ] + standing

    /// A challenge stands in the way until the decision has been upheld (行政复议法第七十八条、行政诉讼法第九十五条).
    var isChallengeOpen: Bool { challenged && upheldBy == nil }

    private var hasPower: Bool { powerByLaw && !powerBasis.isEmpty }
    func penalty(_ now: Moment) -> PenaltyCase? { penaltyCase.flatMap { now.find($0) } }

    /// 第四十条、第四十一条: a decision that was revoked or void obliges nobody any longer.
    static let decisionStands: Gate<CompulsoryEnforcement> = Gate("decision-stands", "据以执行的行政处罚决定没有被撤销、确认无效", law(40, item: 4)) { matter, now in
        matter.penalty(now)?.fall?.endsDuty != true
    }

    /// What the penalty case knows of reconsideration and litigation is not overruled by what is typed here.
    static func unchallenged(_ basis: Basis) -> Gate<CompulsoryEnforcement> {
        Gate("penalty-unchallenged", "行政处罚案件中没有正在进行的复议、诉讼，复议、诉讼期限已经届满", basis) { matter, now in
            guard let penalty = matter.penalty(now) else { return true }
            return !penalty.challengePending && (penalty.remediesUntil.map { now.today > $0 } ?? true)
        }
    }

    /// What must still hold on the day of execution: for a demolition, all remedies are over and none was used.
    static let standing: [Gate<CompulsoryEnforcement>] = [
        Gate<CompulsoryEnforcement>("self-removal-period-over", "强制拆除应当予以公告，限期当事人自行拆除，期限已经届满", law(44)) { matter, now in
            matter.announcedOn != nil && (matter.selfRemovalUntil.map { matter.executionDay(now) > $0 } ?? false)
        }
        .when(ofDemolition, demolishes),
        Gate<CompulsoryEnforcement>("remedies-over-unused", "当事人在法定期限内不申请行政复议或者提起行政诉讼，又不拆除的，方可强制拆除", law(44)) { matter, now in
            !matter.isChallengeOpen && (matter.remediesUntil.map { matter.executionDay(now) > $0 } ?? false)
        }
        .when(ofDemolition, demolishes),
        unchallenged(law(44)).when(ofDemolition, demolishes),
        decisionStands,
    ]

    static let byManner: [Gate<CompulsoryEnforcement>] = [
        Gate<CompulsoryEnforcement>("surcharge-past-thirty-days", "加处罚款或者滞纳金超过三十日，经催告仍不履行的，方可强制执行", law(46, 1)) { matter, now in
            guard let began = matter.surchargeOn, let demanded = matter.demandedOn else { return false }
            return now.hasPassed(.days(30), since: began) && demanded >= began
        }
        // Only the organ without the power of its own is spared this: it may auction what it has seized (第三款).
        .when("划拨，或者由有强制执行权的机关拍卖的") { matter, _ in
            matter.manner?.takesMoney ?? false && (matter.hasPower || matter.measure == nil)
        },
        Gate<CompulsoryEnforcement>("remittance-by-law", "划拨存款、汇款应当由法律规定的行政机关决定", law(47, 1)) { matter, _ in
            matter.hasPower
        }
        .when("划拨存款、汇款的") { matter, _ in matter.manner == .remittance },
        Gate<CompulsoryEnforcement>("auction-of-seized-only", "没有强制执行权的，只能将本机关已经查封、扣押的财物拍卖抵缴罚款，且法定期限内未复议、诉讼", law(46, 3)) { matter, now in
            guard let reference = matter.measure, let measure = now.find(reference), now.organ(of: reference) == now.organ else { return false }
            // In force still, or ended by being disposed of.
            guard now.stage(of: reference) == .imposed || measure.disposal != nil else { return false }
            let isOver = matter.remediesUntil.map { now.today > $0 } ?? false
            return matter.manner == .auction && measure.measureKind?.takesThings ?? false && !matter.isChallengeOpen && isOver
        }
        .when("没有行政强制执行权的") { matter, _ in !matter.hasPower },
        Gate<CompulsoryEnforcement>("substitute-consequence", "代履行限于后果危害交通安全、造成环境污染或者破坏自然资源的情形", law(50)) { matter, _ in matter.consequence != nil }
            .when(ofSubstitute, substitutes),
        Gate<CompulsoryEnforcement>("agent-unconnected", "代履行人应当没有利害关系，写明费用预算", law(51, 1, item: 1)) { matter, _ in
            matter.agentUnconnected && !matter.agentName.isEmpty && matter.budget != nil
        }
        .when(ofSubstitute, substitutes),
    ]

    // Which enforcements a condition concerns, in words and by the record.
    private static let ofDemolition = "强制拆除违法的建筑物、构筑物、设施的"
    private static let ofSubstitute = "代履行的"
    private static let notUrgent = "没有紧急情况的"
    @Sendable private static func demolishes(_ matter: Self, _ now: Moment) -> Bool { matter.demolition }
    @Sendable private static func substitutes(_ matter: Self, _ now: Moment) -> Bool { matter.manner == .substitute }
    @Sendable private static func isNotUrgent(_ matter: Self, _ now: Moment) -> Bool { matter.urgency.isEmpty }

    /// 第四十三条: not at night, not on holidays, unless it is urgent; never by cutting what homes live on.
    static let timely: [Gate<CompulsoryEnforcement>] = [
        Gate("execution-after-service", "实施时间在决定书送达之日以后，不晚于登记的时刻", law(37, 2, item: 3)) { matter, now in
            guard let at = matter.executionAt else { return false }
            return at <= now.now && (matter.decisionService.servedOn.map { $0 <= at.day } ?? true)
        },
        Gate<CompulsoryEnforcement>("not-at-night", "不得在夜间实施行政强制执行", law(43, 1)) { matter, now in !matter.isAtNight(now) }
            .when(notUrgent, isNotUrgent),
        Gate<CompulsoryEnforcement>("not-on-holiday", "不得在法定节假日实施行政强制执行", law(43, 1), listing: { matter, now in matter.holiday(now) })
            .when(notUrgent, isNotUrgent),
        Gate("utilities-not-cut", "不得对居民生活采取停止供水、供电、供热、供燃气等方式", law(43, 2)) { matter, _ in !(matter.cutsUtilities && matter.residential) },
    ]

    static let properly: [Gate<CompulsoryEnforcement>] = [
        Service.served(in: decisionService, "强制执行决定书已经送达", law(38)),
        surchargeCapped,
        Gate<CompulsoryEnforcement>("substitute-demanded-in-time", "代履行三日前催告当事人履行", law(51, 1, item: 2)) { matter, now in
            now.leaves(.days(3), from: matter.substituteDemandedOn, before: matter.executionDay(now), by: law.counting)
        }
        .when(ofSubstitute, substitutes),
        Gate<CompulsoryEnforcement>("supervised-on-the-spot", "代履行时决定机关应当派员到场监督", law(51, 1, item: 3)) { matter, _ in matter.supervisedOnTheSpot }
            .when(ofSubstitute, substitutes),
        Gate<CompulsoryEnforcement>("substitute-record-signed", "代履行完毕，监督人员、代履行人和当事人或者见证人签名", law(51, 1, item: 4)) { matter, _ in
            matter.recordSigned
        }
        .when(ofSubstitute, substitutes),
        Gate("proceeds-to-treasury", "所得款项上缴国库或者划入财政专户", law(49)) { matter, _ in
            (matter.executedAmount ?? .zero) == .zero || matter.handedToTreasury
        },
    ]

    private func isAtNight(_ now: Moment) -> Bool {
        guard let executionAt else { return false }
        let hour = executionAt.secondsIntoDay / 3_600
        return hour >= now.settings[Self.nightFrom] || hour < now.settings[Self.nightUntil]
    }

    /// The holiday by name; a plain week-end only where the county counts it as one. A make-up working day is none.
    ///
    /// Of a day for which no holidays were announced yet, or that lies before the calendar begins, nobody can say that it is none, so
    /// nothing is enforced on it either.
    private func holiday(_ now: Moment) -> [String] {
        guard let day = executionAt?.day else { return [] }
        let unknown = ["工作日历中没有\(day.year)年的放假安排，无法判断\(day.chinese)是否为法定节假日"]
        do {
            guard now.calendar.isPublished(day) else { return unknown }
            if try now.calendar.isWorkingDay(day) { return [] }
        } catch { return unknown }
        let reason = now.calendar.reason(for: day)
        return reason == day.chineseWeekday && !now.settings[Self.restDays] ? [] : [reason]
    }
}
