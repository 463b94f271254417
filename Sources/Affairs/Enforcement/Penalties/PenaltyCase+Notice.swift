import Kernel

/// 告知、陈述申辩: without them no penalty may be decided.
extension PenaltyCase {
    @Clauses
    static func notice(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("notify", "告知", .reviewing, .notified, to: .notified, by: .officer, basis: law.notice)
            .awaited(at: .reviewing)
            .fills(\.facts, \.legalBasis, \.proposedPenalties, \.otherHearingGround, \.newFacts, \.tier, \.benchmark, \.departureReason)
            .byOfficers(law)
            .requires("penalty-proposed", "拟给予行政处罚的，才须告知", law.notice) { matter, _ in matter.proposal == .penalise }
            .requires("proposed-penalties-complete", "写明拟给予处罚的种类、金额和期限", law.notice) { matter, _ in matter.proposedPenalties.isComplete }
            .requires("facts-and-basis-told", "告知拟处罚的事实和依据", law.notice) { matter, _ in !matter.facts.isEmpty && !matter.legalBasis.isEmpty }
            .requires(notHeavier(law) { $0.proposedPenalties })
            .writes(all: forgetNoticeWrites) { matter, now in
                matter.forgetNotice()
                matter.notifiedOn = now.today
                matter.notifiedPenalties = matter.proposedPenalties
                (matter.notifiedFacts, matter.notifiedBasis) = (matter.facts, matter.legalBasis)
                matter.hearing.entitled = matter.isEntitledToHearing(now)
            }
            // What was found out anew has been seen by no reviewer.
            .writes(all: opinionWrites) { matter, _ in
                if !matter.newFacts.isEmpty || !matter.isProposalReviewed { matter.forgetOpinion() }
            }
            .issues("notice")
        // The party's time to answer and to ask for a hearing runs from the day on which the notice reached it.
        Action(noticeService.step("announce"), "公告送达告知书", .notified, by: .officer, basis: law.notice)
            .requires(noticeMade(law)).announcing(noticeService, by: law.noticeServing)
        Action(noticeService.step("serve"), "送达告知书", .notified, by: .officer, basis: law.notice)
            .awaited { matter in matter.notifiedOn != nil && !matter.noticeService.isDone }
            .requires(noticeMade(law), Service.unserved(in: noticeService, law.notice))
            .serving(
                noticeService, by: law.noticeServing, methods: Service.Method.ordinary, needing: .method, "送达不早于告知，不晚于登记当日",
                made: { $0.notifiedOn }
            )
            .issues(noticeService.step("receipt"))
        Action("waive", "放弃权利", .notified, by: .officer, basis: law.unheard)
            .fills(\.waivesDefence).waiving(hearing)
            .byOfficers(law)
            .requires("waiver-express", "当事人明确放弃陈述、申辩或者听证", law.unheard) { matter, _ in matter.waivesDefence || matter.hearing.waived }
            .stamps(\.waivedOn).occurs("放弃之日", after: \.notifiedOn, noticeService.servedOn)
        Action("record-defence", "听取陈述申辩", .notified, by: .officer, basis: law.defence)
            .needs(\.defence)
            .byOfficers(law)
            .stamps(\.defendedOn).occurs("陈述申辩之日", after: \.notifiedOn, noticeService.servedOn)
            .writes(\.defendedPenalties, \.defenceReviewedOn, \.defenceReview, \.newFacts) { matter, _ in
                matter.defendedPenalties = matter.notifiedPenalties
                (matter.defenceReviewedOn, matter.defenceReview, matter.newFacts) = (nil, "", "")
            }
        Action("review-defence", "复核陈述申辩", .notified, by: .officer, basis: law.defence)
            .needs(\.defenceReview).fills(\.defenceAdopted, \.proposedPenalties, \.tier)
            .byOfficers(law)
            .requires("defence-made", "当事人已经陈述、申辩", law.defence) { matter, _ in matter.defendedOn != nil }
            .requires(notHeavier(law) { $0.proposedPenalties })
            .stamps(\.defenceReviewedOn)
            .writes(all: opinionWrites) { matter, _ in
                if !matter.isProposalReviewed { matter.forgetOpinion() }
            }
    }

    private static func noticeMade(_ law: PenaltyArticles) -> Gate<Self> {
        Gate("notice-made", "已经制作告知书", law.notice) { matter, _ in matter.notifiedOn != nil }
    }

    /// “不得因当事人陈述、申辩而给予更重的处罚”; what was newly found out is another cause.
    static func notHeavier(_ law: PenaltyArticles, _ penalties: @escaping @Sendable (Self) -> [PenaltyItem]) -> Gate<Self> {
        Gate("not-heavier-after-defence", "不得因当事人陈述、申辩而给予更重的处罚", law.noHeavier) { matter, _ in
            matter.defendedPenalties.isEmpty || !penalties(matter).isHeavier(than: matter.defendedPenalties) || !matter.newFacts.isEmpty
        }
    }

    /// The legal reviewers' opinion stands only for what they saw: without one of what is now proposed nothing may be decided.
    mutating func forgetOpinion() { (verificationOpinion, verificationAnsweredOn) = (nil, nil) }

    static let opinionWrites: [Path<Self>] = [\.verificationOpinion, \.verificationAnsweredOn]

    /// A new notice opens the party's rights anew.
    mutating func forgetNotice() {
        (notifiedOn, notifiedPenalties, notifiedFacts, notifiedBasis) = (nil, [], "", "")
        (defendedOn, defence, defenceReviewedOn, defenceReview, defenceAdopted) = (nil, "", nil, "", false)
        (waivesDefence, waivedOn) = (false, nil)
        (noticeService, hearing, hearingFinding) = (Service(), Hearing(), nil)
    }

    /// What `forgetNotice` changes.
    static let forgetNoticeWrites: [Path<Self>] = ownNoticeWrites + PenaltyCase.noticeService.paths + PenaltyCase.hearing.paths
    private static let ownNoticeWrites: [Path<Self>] = [
        \.notifiedOn, \.notifiedPenalties, \.notifiedFacts, \.notifiedBasis,
        \.defendedOn, \.defence, \.defenceReviewedOn, \.defenceReview, \.defenceAdopted, \.waivesDefence,
        \.waivedOn, \.hearingFinding,
    ]
}
