package import Kernel

/// 复议诉讼、公示与撤回、结案归档.
extension PenaltyCase {
    @Clauses
    static func remedies(_ law: PenaltyArticles) -> [Clause<Self>] {
        // Neither reconsideration nor litigation stops execution; only the surcharge stands still.
        Action("record-challenge", "登记复议诉讼", .decided, .executing, .closed, by: .clerk, basis: law.stay)
            .needs(\.challengeKind)
            .requires("no-challenge-pending", "没有正在进行的复议、诉讼", law.stay) { matter, _ in !matter.challengePending && matter.servedOn != nil }
            .writes(all: beginChallengeWrites) { matter, now in matter.beginChallenge(now) }
        Action("end-challenge", "登记复议诉讼结果", .decided, .executing, .closed, by: .clerk, basis: law.stay)
            .needs(\.challengeResult).fills(\.changedPenalties, \.fallReason)
            .requires("challenge-pending", "有正在进行的复议、诉讼", law.stay) { matter, _ in matter.challengePending }
            .requires("changed-penalties-complete", "变更处罚的，写明变更后的处罚", law.content) { matter, _ in
                matter.challengeResult != .changed || matter.changedPenalties.isComplete
            }
            .writes(all: endChallengeWrites) { matter, now in
                matter.endChallenge(now)
                if matter.fall == .changed, matter.fallenOn == now.today { matter.changesRecorded = true }
            }
        // What the reconsideration organ and the court do with the decision comes from their own files.
        Action("note-challenge", "收到受理复议、应诉通知", .decided, .executing, .closed, by: .system, basis: law.stay)
            .needs(\.challengeKind)
            .writes(all: beginChallengeWrites) { matter, now in
                guard !matter.challengePending else { return matter.challengeKind = nil }
                matter.beginChallenge(now)
            }
        Action("note-result", "收到复议决定、裁判", .decided, .executing, .closed, by: .system, basis: law.stay)
            .needs(\.challengeKind, \.challengeResult).fills(\.fallReason)
            .writes(all: endChallengeWrites) { matter, now in
                if !matter.challengePending { matter.beginChallenge(now) }
                matter.endChallenge(now)
            }
            .opens(Rectification.self, by: "assign", at: .own, when: { matter, now in matter.fallenOn == now.today }) { matter, now in
                matter.rectification(now)
            }
        // A decision that was changed: what it now says, for the paper and for what is still to be carried out.
        Action("record-changed", "登记变更后的处罚", .decided, .executing, .closed, by: .clerk, basis: law.content)
            .needs(\.changedPenalties)
            .requires("changes-unrecorded", "决定已被变更，变更后的处罚尚未登记", law.content) { matter, _ in matter.fall == .changed && !matter.changesRecorded }
            .requires("changed-penalties-complete", "写明变更后的处罚", law.content) { matter, _ in matter.changedPenalties.isComplete }
            .writes(\.changesRecorded) { matter, _ in matter.changesRecorded = true }
        Action("correct-decision", "自行或者依监督纠正", .decided, .executing, .closed, by: .head, basis: law.correction)
            .needs(\.fall, \.fallReason).fills(\.changedPenalties)
            .requires("decision-stands", "决定仍然有效", law.correction) { matter, _ in matter.fallenOn == nil }
            .requires("changed-penalties-complete", "变更处罚的，写明变更后的处罚", law.content) { matter, _ in
                matter.fall != .changed || matter.changedPenalties.isComplete
            }
            .writes(\.fallenOn, \.mustWithdraw) { matter, now in matter.noteFall(on: now.today) }
    }

    private mutating func beginChallenge(_ now: Moment) {
        var challenge = Challenge()
        (challenge.kind, challenge.from) = (challengeKind, now.today)
        challenges.append(challenge)
        challengeKind = nil
    }

    /// What `beginChallenge` changes.
    private static let beginChallengeWrites: [Path<Self>] = [\.challenges, \.challengeKind]

    /// What the organ has to put right when its decision has fallen; the justice bureau sees to it.
    private func rectification(_ now: Moment) -> Rectification {
        Rectification(
            challenges.last?.kind == .litigation ? .litigation : .reconsideration, problem: "\(decisionNumber)\(fall.map { "被\($0.name)" } ?? "")",
            note: fallReason, assigner: now.organs.nearest(.justice, to: now.organ) ?? now.organ)
    }

    private mutating func endChallenge(_ now: Moment) {
        guard let last = challenges.indices.last, let result = challengeResult else { return }
        challenges[last].until = now.today
        challenges[last].result = result
        // After a reconsideration the party may still sue within fifteen days (行政诉讼法第四十五条); a judgment ends it.
        let stillOpen = challenges[last].kind == .reconsideration && result != .withdrawn
        remediesUntil = stillOpen ? now.lastDay(of: .days(15), from: now.today, by: Law.rule("行政诉讼法")) : now.today
        if let fallen = result.fall {
            (fall, changesRecorded) = (fallen, false)
            noteFall(on: now.today)
        }
        (challengeKind, challengeResult) = (nil, nil)
    }

    /// What `endChallenge` changes, and `beginChallenge` before it.
    private static let endChallengeWrites: [Path<Self>] = [
        \.challenges, \.challengeKind, \.challengeResult, \.remediesUntil, \.fall, \.fallenOn, \.changesRecorded, \.mustWithdraw,
    ]

    /// A decision that stands before the public and has fallen must come down, also when it is the second one.
    private mutating func noteFall(on day: Day) {
        fallenOn = day
        if isPublic { mustWithdraw = true }
    }

    @Clauses
    static func publicity(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("publish", "公示", .decided, .executing, .closed, by: .officer, .clerk, basis: law.publicity)
            .needs(\.publicSummary)
            .requires("penalty-decided", "已经作出行政处罚决定", law.publicity) { matter, _ in matter.decision == .penalise }
            .requires("publication-not-withheld", "没有不予公示的情形", law.publicity) { matter, _ in matter.silenceGround == nil }
            .requires("party-not-minor", "当事人是未成年人的，不予公示", law.publicity) { matter, _ in matter.capacity != .minor }
            .requires("no-personal-information", "公示内容不得含有个人信息", law.publicity) { matter, _ in !matter.summaryNamesPerson }
            .requires("fallen-decision-withdrawn-first", "决定已被改变的，撤回后方可公示变更后的决定", law.withdrawal) { matter, _ in
                matter.fall == nil || (matter.fall == .changed && !matter.isPublic)
            }
            .requires("not-public-now", "尚未公示", law.publicity) { matter, _ in matter.fall != nil || !matter.isPublic }
            .writes(\.isPublic, \.firstPublishedOn) { matter, now in
                matter.isPublic = true
                matter.firstPublishedOn = matter.firstPublishedOn ?? now.today
            }
            .stamps(\.publishedOn).publishes("decision")
        Action("keep-silent", "决定不予公示", .decided, .executing, .closed, by: .head, basis: law.publicity)
            .needs(\.silenceGround)
            .requires("never-published", "尚未公示", law.publicity) { matter, _ in matter.publishedOn == nil }
            .requires(silenceAllowed(law))
        Action("withdraw", "撤回公示", .decided, .executing, .closed, by: .officer, .clerk, basis: law.withdrawal)
            .needs(\.withdrawReason)
            .requires("published-decision-fallen", "决定已经公示，并被依法变更、撤销、确认违法或者确认无效", law.withdrawal) { matter, _ in
                matter.mustWithdraw
            }
            .writes(\.isPublic, \.mustWithdraw) { matter, _ in (matter.isPublic, matter.mustWithdraw) = (false, false) }
            .stamps(\.withdrawnOn).withdraws("decision")
        Limit(
            "publication", "公示处罚决定", termText: "7个工作日，另有规定的从其规定", from: \.decidedOn, until: { $0.firstPublishedOn ?? $0.fallenOn },
            basis: law.publicity
        ) { matter, _ in
            matter.decision == .penalise && matter.silenceGround == nil ? matter.publicationDays.map { .workingDays($0) } : nil
        }
        // Before 2021 “及时” only: no day was named.
        if law.isRevised {
            Limit("withdrawal", "撤回已公开的决定", .days(3), from: \.fallenOn, until: { $0.mustWithdraw ? nil : $0.withdrawnOn }, basis: law.withdrawal)
                .when { matter in
                    guard let fallen = matter.fallenOn else { return false }
                    return matter.mustWithdraw || matter.withdrawnOn.map { $0 >= fallen } ?? false
                }
        }
    }

    private var summaryNamesPerson: Bool {
        [citizenName, citizenNumber, representative, address, phone].contains { !$0.isEmpty && publicSummary.contains($0) }
    }

    /// Since 2021 the Law makes public those decisions “具有一定社会影响的”; before, 118号 made all of them public.
    static func silenceAllowed(_ law: PenaltyArticles) -> Gate<Self> {
        Gate("silence-permitted", "不予公示的情形为当时的规定所许", law.publicity) { matter, _ in law.isRevised || matter.silenceGround != .noInfluence }
    }

    @Clauses
    static func closing(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("close", "结案", .executing, to: .closed, by: .head, basis: law.archive)
            .awaited { matter in matter.procedureKind == .ordinary && !matter.isOutstanding }
            .requires("ordinary-procedure", "普通程序案件", law.archive) { matter, _ in matter.procedureKind == .ordinary }
            .requires(finished(law)).barring(law)
            .stamps(\.closedOn)
            .issues("closing")
        Action("close-spot", "当场处罚结案", .executing, to: .closed, by: .officer, .clerk, basis: law.archive)
            .awaited { matter in matter.procedureKind == .simple && !matter.isOutstanding }
            .requires("spot-decision-reported", "当场处罚案件，已报所属机关备案", law.spotRecord) { matter, _ in
                matter.procedureKind == .simple && matter.spotReportedOn != nil
            }
            .requires(finished(law))
            .stamps(\.closedOn)
        Action("archive", "归档", .closed, by: .clerk, basis: law.archive)
            .needs(\.archiveNumber)
            .stamps(\.archivedOn)
    }

    /// A case is closed when nothing is left to do. Waiving a surcharge (行政强制法第四十二条) is for people.
    private static func finished(_ law: PenaltyArticles) -> [Gate<Self>] {
        [
            Gate("penalty-carried-out", "处罚已经履行，或者法院已经裁定", law.enforcement) { matter, _ in !matter.isOutstanding || matter.courtRuling != nil },
            Gate("cash-banked", "当场收缴的罚款已经缴付银行", law.handIn) { matter, _ in matter.cashOn == nil || matter.cashBankedOn != nil },
            Gate("published-or-withheld", "处罚决定已经公示，或者写明不予公示的情形", law.publicity) { matter, _ in
                matter.decision != .penalise || matter.publishedOn != nil || matter.silenceGround != nil || matter.fallenOn != nil
            },
            Gate("crime-settled", "涉嫌犯罪的已经移送，或者不移送的理由已经记录", law.crime(11, 1)) { matter, _ in matter.isCrimeSettled },
            Gate("exhibits-handed-over", "公安机关立案的，涉案物品和材料已经移交", law.crime(12)) { matter, _ in
                matter.policeAnswer != .filed || matter.exhibitsHandedOn != nil
            },
        ]
    }

    /// 行政处罚决定: an organisation by its full name, a person masked; numbers, addresses and reasons stay inside.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "decision", "行政处罚决定公示", basis: Law.penaltyPublicity2018.cited("第二部分"),
            shows: \.decisionNumber, \.organisationName, \.creditCode, \.citizenName, \.cause, \.publicSummary, \.legalBasis, \.penalties,
            \.changedPenalties, \.decidedOn
        )
        .until { matter, now in
            let years = now.settings[matter.partyKind == .organisation ? shownForOrganisation : shownForCitizen]
            return matter.publishedOn.map { now.lastDay(of: .years(years), from: $0) }
        }
        .when { matter, _ in matter.decision == .penalise && matter.silenceGround == nil }
    }
}
