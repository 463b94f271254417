import Kernel

/// 决定: to penalise, to spare, to dismiss, or to leave the case to the criminal courts.
extension PenaltyCase {
    @Clauses
    static func decision(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("penalise", "作出行政处罚决定", .notified, to: .decided, by: .head, basis: law.decision)
            .awaited { matter in matter.noticeService.isDone && !matter.verificationPending && (matter.isVerified || !matter.needsVerification) }
            .needs(\.penalties).fills(\.decisionReason, \.rectification, \.rectifyUntil, \.rectified)
            .fills(\.tier, \.benchmark, \.benchmarkSet, \.benchmarkEntry)
            .fills(all: law.isRevised ? [\.substance, \.milderReason] : [])
            .fills(\.departureReason, \.departureApproval, \.departsFromUpper, \.makerApproval)
            .fills(publicity.ground, \.publicSummary, party.address)
            .decided(law)
            .requires(subjectStands(law)).requires(all: heard(law)).requires(all: punishable(law)).requires(all: reviewed(law))
            .requires(named(law), addressed(law), discretion(law), citation(law), benchmarkNamed(law), withinTier(law))
            .requires(all: departureApproved(law)).requires(all: fromOldAndMilder(law))
            .requires("penalties-complete", "写明处罚的种类、金额和期限", law.content) { matter, _ in matter.penalties.isComplete }
            .requires("preserved-items-dealt-with", "先行登记保存的物品已经处理", law.preservation) { matter, _ in !matter.preservedPending }
            .requires(inTime(law)).requires(Publicity.lawful(withholding(law), in: publicity, law.publicity), withheldByAge(law))
            .writes(\.benchmark) { matter, now in matter.quoteBenchmark(now) }
            .writes(all: concludeWrites) { matter, now in matter.conclude(.penalise, now) }
            .writes(\.publicationDays) { matter, now in matter.fixPublication(now) }
            .issues("decision")
        Action("spare", "决定不予行政处罚", .reviewing, .notified, to: .decided, by: .head, basis: law.decision)
            .needs(\.spareGround).fills(\.education, \.decisionReason)
            .decided(law)
            // 第三十七条: a new rule that is milder holds for what was done, and opened, before it.
            .requires("spare-ground-lawful", "不予处罚的情形为作出决定时的法律所定", law.lenient) { matter, now in
                Law.penalty2021.isInForce(on: now.today) || !(matter.spareGround?.isOnlyRevised ?? false)
            }
            .requires(sparedByAge(law)).requires(all: education(law)).requires(all: undisturbed(law))
            .writes(all: concludeWrites) { matter, now in matter.conclude(.spare, now) }
            .issues("no-penalty")
        Action("dismiss", "认定违法事实不能成立", .reviewing, .notified, to: .decided, by: .head, basis: law.decision)
            .needs(\.decisionReason)
            .decided(law)
            .requires(all: undisturbed(law))
            .writes(all: concludeWrites) { matter, now in matter.conclude(.notEstablished, now) }
            .issues("no-penalty")
        Action("conclude-transfer", "以移送司法机关结案", .investigating, .reviewing, .notified, to: .closed, by: .head, basis: law.decision)
            .barring(law)
            .requires("police-filed", "公安机关已经决定立案", law.crime(8)) { matter, _ in matter.policeAnswer == .filed }
            .requires(exhibitsHanded(law))
            .requires("preserved-items-dealt-with", "先行登记保存的物品已经处理", law.preservation) { matter, _ in !matter.preservedPending }
            .requires("no-verification-pending", "法制审核意见已经收到", law.verification) { matter, _ in !matter.verificationPending }
            .stamps(\.closedOn)
            .writes(all: concludeWrites) { matter, now in matter.conclude(.transfer, now) }
    }

    private mutating func conclude(_ result: Decision, _ now: Moment) {
        (decision, decidedOn) = (result, now.today)
        hearing.lapse(law.hearingRequest, of: toldOn, by: law.rule, now)
    }

    /// What `conclude` changes.
    private static let concludeWrites: [Path<Self>] = [\.decision, \.decidedOn, PenaltyCase.hearing.lapsedOn]

    /// HG-09 and HG-10: told, heard, nothing heavier than told, the hearing held and followed.
    private static func heard(_ law: PenaltyArticles) -> [Gate<Self>] {
        var gates: [Gate<Self>] = [
            Gate("penalty-notified", "未告知拟处罚内容及事实、理由、依据的，不得作出处罚决定", law.unheard) { matter, _ in matter.notifiedOn != nil },
            Gate<Self>("notice-served", "告知书已经送达当事人", law.notice) { matter, _ in matter.noticeService.isDone }
                .when("已经制作告知书的") { matter, _ in matter.notifiedOn != nil },
            Gate("defence-heard", "应当听取陈述、申辩并复核；未陈述申辩的，应当等待期满或者当事人明确放弃", law.unheard) { matter, now in matter.isHeard(now) },
            Gate("not-beyond-notice", "处罚不得超出告知的内容，拟改变的应当重新告知", law.notice) { matter, _ in !matter.penalties.exceeds(matter.notifiedPenalties) },
            Gate("facts-as-notified", "认定的事实、适用的依据与告知的不同的，应当重新告知", law.notice) { matter, _ in
                matter.notifiedOn == nil || (matter.facts == matter.notifiedFacts && matter.legalBasis == matter.notifiedBasis)
            },
            notHeavier(law) { $0.penalties },
            Gate("hearing-settled", "当事人要求听证的，应当组织听证；要求听证的期限应当届满", law.hearing) { matter, now in matter.isHearingSettled(now) },
        ]
        // In the 2017 text article 43 sends the decision after a hearing to article 38 and binds it to no record.
        if law.isRevised {
            gates.append(Gate("follows-hearing-record", "应当根据听证笔录作出决定", law.byRecord) { matter, _ in matter.followsRecord })
        }
        return gates
    }

    private var followsRecord: Bool {
        switch hearingFinding {
        case nil, .upheld: true
        case .lighter: notifiedPenalties.isHeavier(than: penalties)
        case .notEstablished, .reinvestigate: false
        }
    }

    /// HG-11 and HG-12.
    private static func reviewed(_ law: PenaltyArticles) -> [Gate<Self>] {
        [
            Gate("verification-passed", "未经法制审核或者审核未通过的，不得作出决定", law.verification) { matter, _ in !matter.needsVerification || matter.isVerified },
            Gate("no-verification-pending", "法制审核意见已经收到", law.verification) { matter, _ in !matter.verificationPending },
            Gate("collectively-discussed", "情节复杂或者重大违法行为，应当由行政机关负责人集体讨论决定", law.collective) { matter, _ in
                !matter.complicated || matter.isDiscussed
            },
        ]
    }

    /// HG-13; passed only where a law, regulation or rule gives another period, and the head says which.
    private static func inTime(_ law: PenaltyArticles) -> Gate<Self> {
        Gate("within-decision-term", "在作出处罚决定的期限内", law.decisionLimit) { matter, now in matter.isInTime(now) }.overridable(law.decisionLimit)
    }

    /// What no decision may pass over.
    private static func undisturbed(_ law: PenaltyArticles) -> [Gate<Self>] {
        [
            named(law),
            Gate("crime-settled", "涉嫌犯罪的已经移送，或者不移送的理由已经记录", law.crime(11, 1)) { matter, _ in matter.isCrimeSettled },
            Gate("preserved-items-dealt-with", "先行登记保存的物品已经处理", law.preservation) { matter, _ in !matter.preservedPending },
            Gate("no-verification-pending", "法制审核意见已经收到", law.verification) { matter, _ in !matter.verificationPending },
        ]
    }

    private static func education(_ law: PenaltyArticles) -> [Gate<Self>] {
        guard law.isRevised else { return [] }
        return [Gate("party-educated", "依法不予行政处罚的，应当对当事人进行教育", law.statute(33, 3)) { matter, _ in !matter.education.isEmpty }]
    }

    /// 送达: handed over when announced, else within seven days.
    @Clauses
    static func service(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action(decisionService.step("announce"), "公告送达", .decided, by: .officer, .clerk, basis: law.service)
            .announcing(decisionService, by: law.serving)
        Action(decisionService.step("serve"), "送达", .decided, to: .executing, by: .officer, .clerk, basis: law.service)
            .awaited { matter in !matter.isUnservedAndFallen }
            .serving(
                decisionService, by: law.serving, methods: Set(Service.Method.allCases), needing: .method, "送达不早于决定，不晚于登记当日",
                made: { $0.decidedOn }
            )
            .writes(\.remediesUntil) { matter, now in matter.openRemedies(now) }
            .issues(decisionService.step("receipt"))
        Service.limit(
            in: decisionService, "送达决定书", .days(7), from: \.decidedOn, until: { $0.isUnservedAndFallen ? $0.fallenOn : $0.closedOn },
            basis: law.service
        )
        .when("不以移送司法机关结案的") { $0.decision != .transfer }
        .runs(from: "作出决定之日", until: "送达或者公告；送达以前被撤销、确认无效的，至其时，已经结案的，至结案")
    }
}
