import Kernel

private let control = Law.documentControl2018
private let legality = Law.documentReview2018

/// 送审、合法性审核、集体审议.
extension NormativeDocument {
    @Clauses
    static func submission(_ law: DocumentLaw) -> [Clause<Self>] {
        Action("submit", "送审", .consulted, to: .submitted, by: .clerk, basis: legality.cited("第（五）项")).at(atDrafter)
            .needs(\.legalUnitOpinion, \.papers).fills(\.neededBy, \.emergencyReason, \.text)
            .requires(assessed, drafted, consulted(law), heard, competitionPassed(law), papersComplete, timeForReview)
            .stamps(\.submittedOn).issues("submission")
        Action("return-papers", "退回补正", .submitted, to: .consulted, by: .office, .clerk, basis: legality.cited("第（五）项")).at(atMaker)
            .needs(\.returnReason)
        Action("receive", "核收转审", .submitted, to: .reviewing, by: .office, .clerk, basis: legality.cited("第（五）项")).at(atMaker)
            .separate(from: "submit")
            .requires(papersComplete)
            .stamps(\.receivedOn)
            .opens(LegalityReview.self, by: "request", at: .named { $0.reviewer }) { matter, _ in
                var review = LegalityReview()
                review.subject = .normativeDocument
                review.subjectTitle = matter.title
                review.requester = matter.drafter
                review.drafters = matter.drafters
                review.neededBy = matter.neededBy
                review.urgencyReason = matter.emergencyReason
                review.materials = matter.papers.shown
                return review
            }
        Action("take-opinion", "接收合法性审核意见", .reviewing, to: .reviewed, by: .system, basis: legality.cited("第（六）项"))
            .receives(
                LegalityReview.self, writing: \.review, \.reviewOutcome, \.reviewAdoption, \.unadoptedExplanation, \.firstReviewedOn
            ) { matter, review, now in
                matter.review = now.ledger.children.last.map { Ref($0) }
                matter.reviewOutcome = review.outcome
                matter.reviewAdoption = nil
                matter.unadoptedExplanation = ""
                if review.outcome != .returned { matter.firstReviewedOn = matter.firstReviewedOn ?? now.today }
            }
            .stamps(\.reviewedOn)
        Action("answer-opinion", "按审核意见修改", .reviewed, by: .clerk, basis: legality.cited("第（六）项")).at(atDrafter)
            .needs(\.reviewAdoption).fills(\.unadoptedExplanation, \.text)
            .requires("opinion-requires-amendment", "审核意见为应当予以修改", legality.cited("第（六）项")) { matter, _ in
                matter.reviewOutcome == .lawfulAfterAmendment
            }
        Action("revise", "修改后重新送审", .reviewed, to: .consulted, by: .clerk, basis: legality.cited("第（六）项")).at(atDrafter)
            .needs(\.explanation).fills(\.text)
            .writes(\.reviewOutcome, \.reviewAdoption, \.papers, \.neededBy) { matter, _ in
                (matter.reviewOutcome, matter.reviewAdoption, matter.papers, matter.neededBy) = (nil, nil, [], nil)
            }
    }

    @Clauses
    static func deliberation(_ law: DocumentLaw) -> [Clause<Self>] {
        deliberated(Action("pass", "审议通过", .reviewed, to: .deliberated, by: .office, .clerk, basis: law.decision), law)
            .awaited()
            .needs(\.deliberation)
            .requires("deliberation-passed", "审议结果为通过或者修改后通过", law.decision) { matter, _ in
                matter.deliberation == .passed || matter.deliberation == .passedAfterAmendment
            }
            .writes(\.deliberatedOn) { matter, _ in matter.deliberatedOn = matter.meetingOn }
            .writes(all: meetingWrites) { matter, _ in matter.noteMeeting(matter.deliberation) }
        deliberated(Action("reject", "审议不予通过", .reviewed, to: .rejected, by: .office, .clerk, basis: law.decision), law)
            .writes(all: meetingWrites) { matter, _ in matter.noteMeeting(.rejected) }
        deliberated(Action("postpone", "再次审议", .reviewed, by: .office, .clerk, basis: law.decision), law)
            .writes(all: meetingWrites) { matter, _ in matter.noteMeeting(.again) }
    }

    /// What holds before any deliberation, whatever comes of it.
    private static func deliberated(_ action: Action<Self>, _ law: DocumentLaw) -> Action<Self> {
        action.at(atMaker).needs(\.meetingForm, \.meetingName, \.meetingOn).fills(\.dissent)
            .requires(lawful, opinionAnswered, consulted(law), competitionPassed(law), rightMeeting(law), meetingAfterReview(law))
    }

    /// What noting a meeting changes.
    private static let meetingWrites: [Path<Self>] = [\.meetings, \.deliberation, \.meetingForm, \.meetingName, \.meetingOn, \.dissent]

    private mutating func noteMeeting(_ result: Deliberation?) {
        var meeting = Meeting()
        meeting.form = meetingForm
        meeting.name = meetingName
        meeting.on = meetingOn
        meeting.result = result
        meeting.dissent = dissent
        meetings.append(meeting)
        deliberation = result
        (meetingForm, meetingName, meetingOn, dissent) = (nil, "", nil, "")
    }
}
