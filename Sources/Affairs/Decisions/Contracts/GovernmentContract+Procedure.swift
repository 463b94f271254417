package import Kernel

private let local = Law.localContracts
private let advisers = Law.legalAdvisers2016

extension GovernmentContract {
    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = ContractLaw(edition)
        project()
        investigation(law)
        drafting(law)
        review(law)
        decision(law)
        signature(law)
        filing()
        performance(law)
        ending(law)
    }

    /// 立项: type, amount, other party, where the money comes from.
    @Clauses
    private static func project() -> [Clause<Self>] {
        Action("propose", "立项", to: .proposed, by: .clerk, .office, basis: local.cited())
            .needs(\.title, \.category, \.party, \.counterpartyKind, \.necessity).entering(counterparty)
            .fills(
                \.amount, \.fundSource, \.majorReason, \.isMajorDecision, \.decisionReference, \.touchesCompetition, \.isConfidential
            )
            .requires(counterpartyNamed)
            .requires("party-is-organ", "签约主体应为县级人民政府、政府部门或者乡镇人民政府，内设机构、临时机构不得以自己名义签订", local.cited()) { matter, now in
                now.organs[matter.party].map { $0.level != .village } ?? false
            }
            .requires(
                Gate("fund-source-stated", "应当有资金来源", local.cited()) { matter, _ in !matter.fundSource.isEmpty }
                    .when("使用财政资金的") { matter, _ in matter.category?.isPurchase == true }
            )
            .writes(\.undertaker, \.isMajor) { matter, now in
                matter.undertaker = now.organ
                matter.isMajor = matter.isMajor(now)
            }
            .stamps(\.proposedOn)
        Action("approve", "批准立项", .proposed, to: .investigating, by: .head, .office, basis: local.cited()).separate(from: "propose")
            .stamps(\.approvedOn)
        Action("decline", "不予立项", .proposed, to: .declined, by: .head, .office, basis: local.cited()).needs(\.declineReason)
    }

    /// 资信调查、风险评估、相对方的确定.
    @Clauses
    private static func investigation(_ law: ContractLaw) -> [Clause<Self>] {
        Action("investigate", "资信调查", .investigating, by: .clerk, basis: local.cited()).awaited { $0.investigatedOn == nil }
            .needs(\.standing, \.diligence, \.credit).fills(\.creditSafeguard)
            .requires("subject-and-credit-examined", "至少查明主体资格和信用记录", local.cited()) { matter, _ in
                matter.standing.contains(.subject) && matter.standing.contains(.credit)
            }
            .stamps(\.investigatedOn)
        Action("assess-risk", "风险评估", .investigating, .drafting, by: .clerk, basis: local.cited()).needs(\.riskLevel, \.riskReport)
            .fills(\.riskMeasures)
            .requires("risk-measures-proposed", "有风险的，应当提出防范措施", local.cited()) { matter, _ in
                matter.riskLevel == .low || !matter.riskMeasures.isEmpty
            }
            .stamps(\.riskAssessedOn)
        Action("select", "确定相对方", .investigating, to: .drafting, by: .clerk, basis: local.cited()).awaited { $0.investigatedOn != nil }
            .needs(\.selection).fills(\.selectionNote, \.awardedOn, \.amount).entering(counterparty)
            .requires(creditSound, counterpartyNamed)
            .requires("direct-selection-explained", "依法直接协商确定的，应当说明依据", local.cited()) { matter, _ in
                matter.selection != .direct || !matter.selectionNote.isEmpty
            }
            .requires("award-notice-dated", "招标、采购的，应当登记中标、成交通知书发出日期，不晚于登记当日", Law.governmentProcurement(46)) { matter, now in
                matter.selection?.isAwarded != true || matter.awardedOn.map { $0 <= now.today } ?? false
            }
            .writes(\.isMajor) { matter, now in matter.isMajor = matter.isMajor(now) }
    }

    /// 起草、法律顾问意见、承办单位初审.
    @Clauses
    private static func drafting(_ law: ContractLaw) -> [Clause<Self>] {
        Action("draft", "起草", .drafting, by: .clerk, basis: local.cited()).awaited { $0.draftedOn == nil }
            .needs(\.terms, \.guarantee).fills(\.draft, \.amount, \.needsApproval, \.touchesCompetition)
            .writes(\.drafters, \.isMajor) { matter, now in
                matter.noteDrafter(now)
                matter.isMajor = matter.isMajor(now)
            }
            .stamps(\.draftedOn)
        Action("hear-adviser", "听取法律顾问意见", .drafting, by: .clerk, basis: advisers.cited()).needs(\.adviser, \.adviserOpinion)
            .fills(\.participation)
            .requires(adviserRefersHere).stamps(\.adviserOn)
        Action("review-competition", "公平竞争审查", .drafting, by: .clerk, .reviewer, basis: law.competition)
            .needs(\.competitionConclusion).fills(\.competitionNote, \.competitionReview)
            .requires("competition-finding-explained", "适用例外或者违反标准的，应当详细说明", law.competition) { matter, _ in
                (matter.competitionConclusion != .exception && matter.competitionConclusion != .violates) || !matter.competitionNote.isEmpty
            }
            .requires(all: jointReview(law))
        Action("check", "承办单位初审", .drafting, to: .checked, by: .reviewer, .office, .head, basis: local.cited())
            .awaited { $0.draftedOn != nil }
            .separate(from: "draft").needs(\.checkOpinion)
            .requires("drafted", "已经起草", local.cited()) { matter, _ in matter.draftedOn != nil }
            .requires(creditSound, riskControllable, decided, competitionPassed(law), adviserHeard, noSurety(law))
            .requires(all: jointReview(law))
            .stamps(\.checkedOn)
        Action("return-draft", "初审退回修改", .checked, to: .drafting, by: .reviewer, .office, .head, basis: local.cited()).needs(\.checkReturn)
            .writes(\.draftedOn, \.checkedOn) { matter, _ in (matter.draftedOn, matter.checkedOn) = (nil, nil) }
    }

    private static let counterpartyNamed: Gate<Self> = Party.named(in: counterparty, "写明合同相对方", kindNeeded: false, basis: local.cited())

    /// The adviser's participation that is cited was in a contract.
    private static let adviserRefersHere: Gate<Self> = Gate(
        "cited-participation-fits", "所引法律顾问参与事务应为承办单位、签约主体或者司法行政部门就合同委派，已经提出书面意见", advisers.cited()
    ) { matter, now in
        guard let reference = matter.participation, let participation = now.find(reference), let desk = now.organ(of: reference) else {
            return false
        }
        let isOurs = [matter.undertaker, matter.party].contains(desk) || now.organs[desk]?.duties.contains(.justice) ?? false
        return isOurs && participation.subject == .contract && participation.isHeard
    }
    .when("引用法律顾问参与事务的") { matter, _ in matter.participation != nil }

    /// 合法性审查 on the justice bureau's desk, and the answer to it.
    @Clauses
    private static func review(_ law: ContractLaw) -> [Clause<Self>] {
        Action("submit", "送审", .checked, to: .reviewing, by: .clerk, basis: local.cited()).awaited().needs(\.papers).fills(\.neededBy, \.draft)
            .requires(papersComplete)
            .writes(\.drafters) { matter, now in matter.noteDrafter(now) }
            .stamps(\.submittedOn).issues("submission")
            .opens(LegalityReview.self, by: "request", at: .holding(.justice)) { matter, _ in
                matter.reviewRequest(matter.title, matter.papers.shown)
            }
        Action("take-opinion", "接收合法性审查意见", .reviewing, to: .reviewed, by: .system, basis: local.cited())
            .receives(
                LegalityReview.self,
                writing: \.review, \.reviewOutcome, \.suggestions, \.firstReviewedOn, \.firstOutcome, \.opinionCounts
            ) { matter, review, now in matter.take(review, now) }
            .stamps(\.reviewedOn)
        Action("reply", "修改回复", .reviewed, by: .clerk, basis: local.cited())
            .awaited { !$0.suggestions.isEmpty && $0.repliedOn == nil }
            .needs(\.replies).fills(\.terms, \.draft, \.amount)
            .requires(lawful, repliesComplete)
            .requires("reply-still-due", "审查提出了修改建议，尚未答复", local.cited()) { matter, _ in !matter.suggestions.isEmpty && matter.repliedOn == nil }
            .writes(\.drafters, \.isMajor, \.opinionCounts) { matter, now in
                matter.noteDrafter(now)
                matter.isMajor = matter.isMajor(now)
                guard let last = matter.opinionCounts.indices.last else { return }
                matter.opinionCounts[last].repliedOn = now.today
                matter.opinionCounts[last].adopted = matter.replies.count { $0.adoption == .full }
            }
            .stamps(\.repliedOn).issues("reply")
        Action("revise", "重新谈判、修改后再送审", .reviewed, .deliberated, to: .drafting, by: .clerk, basis: local.cited()).needs(\.reviseNote)
            .writes(
                \.reviewOutcome, \.suggestions, \.replies, \.repliedOn, \.papers, \.neededBy, \.draftedOn, \.checkedOn, \.countersignedOn,
                \.deliberatedOn
            ) { matter, _ in matter.forgetReview() }
    }

    /// 集体讨论（重大合同）、会签.
    @Clauses
    private static func decision(_ law: ContractLaw) -> [Clause<Self>] {
        Action("deliberate", "集体讨论通过", .reviewed, to: .deliberated, by: .office, .clerk, basis: local.cited()).at(atParty)
            .awaited { $0.isMajor && $0.isReadyToDecide }
            .appends(\.meetings, needing: \.name, \.on, checks: meetingChecks, completing: Meeting.completed(as: .passed))
            .requires(lawful, answered, riskControllable, adviserHeard)
            .writes(\.deliberatedOn) { matter, _ in matter.deliberatedOn = matter.meetings.last?.on }
        Action("reject", "集体讨论不予通过", .reviewed, to: .abandoned, by: .office, .clerk, basis: local.cited()).at(atParty)
            .appends(\.meetings, needing: \.name, \.on, checks: meetingChecks, completing: Meeting.completed(as: .rejected))
            .needs(\.abandonReason).stamps(\.abandonedOn)
        Action("countersign", "会签", .reviewed, .deliberated, by: .reviewer, .office, .head, basis: local.cited()).separate(from: "draft")
            .awaited { $0.countersignedOn == nil && $0.isReadyToDecide && (!$0.isMajor || $0.deliberatedOn != nil) }
            .requires(lawful, answered)
            .stamps(\.countersignedOn)
    }

    /// Whoever drafts the text, changes it or sends it in is among its drafters: nobody reviews what he had a hand in.
    private mutating func noteDrafter(_ now: Moment) {
        if !drafters.contains(now.actor.person) { drafters.append(now.actor.person) }
    }

    private mutating func take(_ review: LegalityReview, _ now: Moment) {
        self.review = now.ledger.children.last.map { Ref($0) }
        reviewOutcome = review.outcome
        suggestions = review.outcome == .returned ? [] : review.suggestions
        guard review.outcome != .returned else { return }
        if firstReviewedOn == nil { (firstReviewedOn, firstOutcome) = (now.today, review.outcome) }
        var count = OpinionCount()
        (count.on, count.given) = (now.today, review.suggestions.count)
        opinionCounts.append(count)
    }

    private mutating func forgetReview() {
        (reviewOutcome, suggestions, replies, repliedOn) = (nil, [], [], nil)
        (papers, neededBy, draftedOn, checkedOn, countersignedOn, deliberatedOn) = ([], nil, nil, nil, nil, nil)
    }

    /// The review's own request: a contract, asked for by the undertaking unit.
    func reviewRequest(_ subjectTitle: String, _ materials: String) -> LegalityReview {
        var review = LegalityReview()
        review.subject = .contract
        review.subjectTitle = subjectTitle
        review.requester = undertaker
        review.drafters = drafters
        review.neededBy = neededBy
        review.materials = materials
        return review
    }

    /// Reviewed as lawful, and every suggestion answered.
    var isReadyToDecide: Bool {
        (reviewOutcome == .lawful || reviewOutcome == .lawfulAfterAmendment) && (suggestions.isEmpty || repliedOn != nil)
    }
}
