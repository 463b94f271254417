import Kernel

/// 调查取证: evidence, recusal, preservation, report.
extension PenaltyCase {
    @Clauses
    static func investigation(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("record-evidence", "收集证据", .investigating, by: .officer, basis: law.investigation)
            .needs(\.nextEvidence)
            .byOfficers(law)
            .requires("evidence-described", "写明证据种类和内容", law.evidence) { matter, _ in
                matter.nextEvidence.map { $0.kind != nil && !$0.summary.isEmpty } ?? true
            }
            .requires(monitoring(law))
            .writes(\.evidence, \.nextEvidence) { matter, now in
                guard var item = matter.nextEvidence else { return }
                item.on = item.on ?? now.today
                matter.evidence.append(item)
                matter.nextEvidence = nil
            }
        Action("recuse", "决定回避", .investigating, .reviewing, .notified, .hearing, by: .head, basis: law.recusal)
            .needs(\.nextRecusal).fills(\.officers)
            .requires("recusal-person-and-reason", "写明被申请回避的人员和理由", law.recusal) { matter, _ in
                matter.nextRecusal.map { !$0.person.isUnset && !$0.reason.isEmpty } ?? true
            }
            .requires("head-recusal-discussed", "行政机关负责人的回避由负责人集体讨论决定", law.recusal) { matter, _ in
                matter.nextRecusal.map { !$0.isHead || !$0.discussion.isEmpty } ?? true
            }
            .requires("recused-officer-replaced", "决定回避的，更换办案人员", law.recusal) { matter, now in
                guard let asked = matter.nextRecusal, asked.granted else { return true }
                return !matter.persons(now).contains(asked.person)
            }
            .requires(certified(law))
            .excludes("not-own-recusal", "不得决定本人的回避", law.recusal) { matter, _ in matter.nextRecusal.map { [$0.person] } ?? [] }
            .writes(\.recusals, \.nextRecusal) { matter, now in
                guard var asked = matter.nextRecusal else { return }
                asked.on = now.today
                matter.recusals.append(asked)
                matter.nextRecusal = nil
            }
        Action("reassign", "更换办案人员", .investigating, .reviewing, .notified, .hearing, by: .head, basis: law.officers)
            .needs(\.officers).requires(certified(law)).barring(law)
        Action("report", "调查终结报告", .investigating, to: .reviewing, by: .officer, basis: law.investigation)
            .needs(\.facts, \.legalBasis, \.proposal, \.actEndedOn)
            .fills(
                \.proposedPenalties, \.basisDocuments, \.benchmark, \.benchmarkSet, \.benchmarkEntry, \.tier, \.departureReason, \.complicated,
                \.verificationGrounds
            )
            .fills(\.otherHearingGround, \.spareGround, \.capacity, \.harm)
            .byOfficers(law)
            .requires("facts-evidenced", "违法事实必须查明，有证据证明", law.evidence) { matter, _ in !matter.evidence.isEmpty }
            .requires(named(law), days(law), citation(law))
            .requires("proposed-penalties-complete", "拟给予处罚的，写明种类、金额和期限", law.content) { matter, _ in
                matter.proposal != .penalise || matter.proposedPenalties.isComplete
            }
            .requires(discretion(law).when { matter, _ in matter.proposal == .penalise })
            .requires(benchmarkNamed(law).when { matter, _ in matter.proposal == .penalise })
            .requires("preserved-items-dealt-with", "先行登记保存的物品已经处理", law.preservation) { matter, _ in !matter.preservedPending }
            .stamps(\.reportedOn)
            .writes(\.benchmark) { matter, now in matter.quoteBenchmark(now) }
        // A new round: what was told, heard and reviewed before concerned other facts.
        Action("reinvestigate", "补充调查", .reviewing, .notified, .hearing, to: .investigating, by: .head, basis: law.decision)
            .barring(law)
            .requires("no-verification-pending", "法制审核意见已经收到", law.verification) { matter, _ in !matter.verificationPending }
            .writes(\.reportedOn, \.verificationOpinion, \.verificationAnsweredOn) { matter, _ in
                (matter.reportedOn, matter.verificationOpinion, matter.verificationAnsweredOn) = (nil, nil, nil)
            }
            .writes(all: forgetNoticeWrites) { matter, _ in matter.forgetNotice() }
        Action("terminate", "终止调查", .investigating, .reviewing, .notified, to: .closed, by: .head, basis: law.decision)
            // The grounds (the party died or ceased to exist, and so on) stand in departmental rules; the head states which.
            .needs(\.terminationReason)
            .requires("crime-settled", "涉嫌犯罪的已经移送，或者不移送的理由已经记录", law.crime(11, 1)) { matter, _ in matter.isCrimeSettled }
            .requires("preserved-items-dealt-with", "先行登记保存的物品已经处理", law.preservation) { matter, _ in !matter.preservedPending }
            .requires("no-verification-pending", "法制审核意见已经收到", law.verification) { matter, _ in !matter.verificationPending }
            .barring(law)
            .stamps(\.closedOn)
    }

    /// HG-14; the 2017 text has no such article.
    private static func monitoring(_ law: PenaltyArticles) -> [Gate<Self>] {
        guard law.isRevised else { return [] }
        return [
            Gate("monitoring-evidence-admissible", "电子技术监控设备设置应当经过法制和技术审核，设置地点向社会公布，记录内容经审核；否则不得作为证据", law.statute(41)) { matter, _ in
                matter.nextEvidence?.isAdmissible ?? true
            }
        ]
    }

    @Clauses
    static func preservation(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("preserve", "先行登记保存", .investigating, by: .head, basis: law.preservation)
            .needs(\.preservedItems)
            .requires(certified(law)).barring(law)
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
            basis: law.preservation)
    }
}
