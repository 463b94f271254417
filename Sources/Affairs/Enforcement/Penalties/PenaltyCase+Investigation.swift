import Kernel

/// 调查取证: evidence, recusal, preservation, report.
extension PenaltyCase {
    @Clauses
    static func investigation(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("record-evidence", "收集证据", .investigating, by: .officer, basis: law.investigation)
            .appends(\.evidence, checks: gathering(law)) { item, _, now in item.collectedOn = item.collectedOn ?? now.today }
            .byOfficers(law)
        Action("recuse", "决定回避", .investigating, .reviewing, .notified, .hearing, by: .head, basis: law.recusal)
            .fills(officers.certificates)
            .deciding(\.recusals, head: .together, basis: law.recusal, replaced(law))
            .requires(all: certified(law)).requires(notPresider(law)).assigning()
        Action("reassign", "更换办案人员", .investigating, .reviewing, .notified, .hearing, by: .head, basis: law.officers)
            .needs(officers.certificates).requires(all: certified(law)).requires(notPresider(law)).barring(law).assigning()
        Action("report", "调查终结报告", .investigating, to: .reviewing, by: .officer, basis: law.investigation).awaited()
            .needs(\.facts, \.legalBasis, \.proposal, \.actEndedOn)
            .fills(
                \.proposedPenalties, \.basisDocuments, \.benchmark, \.benchmarkSet, \.benchmarkEntry, \.tier, \.departureReason, \.complicated,
                \.verificationGrounds
            )
            .fills(\.otherHearingGround, \.spareGround, \.capacity, \.harm).fills(party.address)
            .byOfficers(law)
            .requires("facts-evidenced", "违法事实必须查明，有证据证明", law.evidence) { matter, _ in !matter.evidence.isEmpty }
            .requires(named(law), days(law), citation(law), capacityByAge(law))
            .requires(proposed(law).when("拟给予行政处罚的") { matter, _ in matter.proposal == .penalise })
            .requires(discretion(law).when("拟给予行政处罚的") { matter, _ in matter.proposal == .penalise })
            .requires(benchmarkNamed(law).when("拟给予行政处罚的") { matter, _ in matter.proposal == .penalise })
            .requires("preserved-items-dealt-with", "先行登记保存的物品已经处理", law.preservation) { matter, _ in !matter.preservedPending }
            .stamps(\.reportedOn)
            .writes(\.benchmark) { matter, now in matter.quoteBenchmark(now) }
        // 责令改正 is no penalty and waits for none; where it was not ordered before, the decision does it.
        Action("order-rectification", "责令改正", .investigating, .reviewing, .notified, by: .officer, basis: law.rectification)
            .needs(\.rectification).fills(\.rectifyUntil)
            .byOfficers(law)
            .requires(rectificationAhead(law))
            .stamps(\.rectificationOrderedOn).issues("rectification")
        // A new round: what was told, heard, reviewed and discussed before concerned other facts.
        Action("reinvestigate", "补充调查", .reviewing, .notified, .hearing, to: .investigating, by: .head, basis: law.decision)
            .barring(law)
            .requires("no-verification-pending", "法制审核意见已经收到", law.verification) { matter, _ in !matter.verificationPending }
            .writes(\.reportedOn, \.discussedOn, \.discussedProposal, \.verificationOpinion, \.verificationAnsweredOn) { matter, _ in
                (matter.reportedOn, matter.discussedOn, matter.discussedProposal) = (nil, nil, "")
                (matter.verificationOpinion, matter.verificationAnsweredOn) = (nil, nil)
            }
            .writes(all: forgetNoticeWrites) { matter, _ in matter.forgetNotice() }
        Action("terminate", "终止调查", .investigating, .reviewing, .notified, to: .closed, by: .head, basis: law.decision)
            // The grounds (the party died or ceased to exist, and so on) stand in departmental rules; the head states which.
            .needs(\.terminationReason)
            .requires("crime-settled", "涉嫌犯罪的已经移送，或者不移送的理由已经记录", law.crime(11, 1)) { matter, _ in matter.isCrimeSettled }
            .requires(exhibitsHanded(law))
            .requires("preserved-items-dealt-with", "先行登记保存的物品已经处理", law.preservation) { matter, _ in !matter.preservedPending }
            .requires("no-verification-pending", "法制审核意见已经收到", law.verification) { matter, _ in !matter.verificationPending }
            .barring(law)
            .stamps(\.closedOn)
    }

    static func rectificationAhead(_ law: PenaltyArticles) -> Gate<Self> {
        Gate("rectification-ahead", "责令限期改正的，期限在当日以后", law.rectification) { matter, now in
            matter.rectified || matter.rectifyUntil.map { $0 > now.today } ?? true
        }
    }

    /// HG-14 among them; the 2017 text has no such article.
    private static func gathering(_ law: PenaltyArticles) -> [Check<Self, Evidence>] {
        let always: [Check<Self, Evidence>] = Evidence.checks(
            of: "evidence", .described(law.evidence), .notFuture(law.evidence), .gathered(by: { $0.officers.persons($1) }, law.officers))
        let monitored: [Check<Self, Evidence>] = law.isRevised ? Evidence.checks(of: "evidence", .admissible(law.statute(41))) : []
        return always + monitored
    }

    /// Whoever stands back is none of the officers from this step on.
    private static func replaced(_ law: PenaltyArticles) -> Check<Self, Recusal> {
        Recusal.replaced(basis: law.recusal) { matter, now in Array(matter.officers.persons(now)) }
    }

    private static func proposed(_ law: PenaltyArticles) -> Gate<Self> {
        Gate("proposed-penalties-complete", "写明拟给予处罚的种类、金额和期限", law.content) { matter, _ in matter.proposedPenalties.isComplete }
    }

    @Clauses
    static func preservation(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("preserve", "先行登记保存", .investigating, by: .head, basis: law.preservation)
            .needs(\.preservedItems)
            .requires(all: certified(law)).barring(law)
            .requires("preserved-items-dealt-with", "前次登记保存的物品已经处理", law.preservation) { matter, _ in !matter.preservedPending }
            .writes(\.preservations, \.preservedItems) { matter, now in
                var batch = Preservation()
                batch.on = now.today
                batch.items = matter.preservedItems
                matter.preservations.append(batch)
                matter.preservedItems = ""
            }
            .issues("preservation")
        Action("dispose-preserved", "处理登记保存物品", .investigating, by: .officer, basis: law.preservation)
            .needs(\.preservedOutcome)
            .byOfficers(law)
            .requires("preserved-items-pending", "有尚未处理的登记保存物品", law.preservation) { matter, _ in matter.preservedPending }
            .writes(\.preservations, \.preservedOutcome) { matter, now in
                guard let last = matter.preservations.indices.last else { return }
                matter.preservations[last].disposedOn = now.today
                matter.preservations[last].outcome = matter.preservedOutcome
                matter.preservedOutcome = nil
            }
        Limit(
            "preservation", "处理先行登记保存的证据", .days(7), from: { $0.preservations.last?.on }, until: { $0.preservations.last?.disposedOn },
            basis: law.preservation
        )
        .runs(from: "先行登记保存之日", until: "作出处理决定")
    }
}
