import Kernel

private let control = Law.documentControl2018
private let legality = Law.documentReview2018

/// 送审、合法性审核、集体审议.
extension NormativeDocument {
    @Clauses
    static func submission(_ law: DocumentLaw) -> [Clause<Self>] {
        Action("submit", "送审", .consulted, to: .submitted, by: .clerk, basis: legality.cited("第（五）项")).at(atDrafter)
            // Whoever took a first submission in would else take in one of his own.
            .separate(from: "receive")
            .needs(\.legalUnitOpinion, \.papers).fills(\.neededBy, \.emergencyReason, \.text)
            .requires(assessed, drafted, consulted(law), heard, competitionPassed(law), papersComplete, timeForReview)
            .writes(\.drafters) { matter, now in matter.noteDrafter(now) }
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
                LegalityReview.self, writing: \.review, \.reviewOutcome, \.unadoptedExplanation, \.firstReviewedOn
            ) { matter, review, now in
                matter.review = now.ledger.children.last.map { Ref($0) }
                matter.reviewOutcome = review.outcome
                matter.unadoptedExplanation = ""
                if review.outcome != .returned { matter.firstReviewedOn = matter.firstReviewedOn ?? now.today }
            }
            .stamps(\.reviewedOn)
        Action("answer-opinion", "按审核意见修改", .reviewed, by: .clerk, basis: legality.cited("第（六）项")).at(atDrafter)
            .needs(\.reviewAdoption).fills(\.unadoptedExplanation, \.text)
            .requires("opinion-requires-amendment", "审核意见为应当予以修改", legality.cited("第（六）项")) { matter, _ in
                matter.reviewOutcome == .lawfulAfterAmendment
            }
            .writes(\.drafters) { matter, now in matter.noteDrafter(now) }
        revising(law)
    }

    @Clauses
    private static func revising(_ law: DocumentLaw) -> [Clause<Self>] {
        let revise = Action<Self>("revise", "修改后重新送审", .reviewed, to: .consulted, by: .clerk, basis: legality.cited("第（六）项")).at(atDrafter)
            .needs(\.explanation).fills(\.text)
            .writes(\.reviewOutcome, \.reviewAdoption, \.papers, \.neededBy, \.drafters) { matter, now in
                (matter.reviewOutcome, matter.reviewAdoption, matter.papers, matter.neededBy) = (nil, nil, [], nil)
                matter.noteDrafter(now)
            }
        if law.competitionIsJoint {
            // A text that has changed greatly is another measure: what was concluded of the former says nothing of it.
            revise.needs(\.revisionScope)
                .writes(\.competitionConclusion, \.competitionOn, \.competitionPreliminary) { matter, _ in
                    guard matter.revisionScope == .major else { return }
                    (matter.competitionConclusion, matter.competitionOn, matter.competitionPreliminary) = (nil, nil, "")
                }
        } else {
            revise
        }
    }

    @Clauses
    static func deliberation(_ law: DocumentLaw) -> [Clause<Self>] {
        before(Action("pass", "审议通过", .reviewed, to: .deliberated, by: .office, .clerk, basis: law.decision), law)
            .appends(
                \.meetings, needing: \.form, \.name, \.on, atMost: 1,
                checks: meetingChecks + [Meeting.fitting(basis: law.decision) { $0.isPassed }], completing: Meeting.completed()
            )
            .awaited()
            .writes(\.deliberatedOn) { matter, _ in matter.deliberatedOn = matter.meetings.last?.on }
        before(Action("reject", "审议不予通过", .reviewed, to: .rejected, by: .office, .clerk, basis: law.decision), law)
            .appends(
                \.meetings, needing: \.form, \.name, \.on, atMost: 1, checks: meetingChecks, completing: Meeting.completed(as: .rejected))
        before(Action("postpone", "再次审议", .reviewed, by: .office, .clerk, basis: law.decision), law)
            .appends(\.meetings, needing: \.form, \.name, \.on, atMost: 1, checks: meetingChecks, completing: Meeting.completed(as: .again))
    }

    /// What holds before any deliberation, whatever comes of it.
    private static func before(_ action: Action<Self>, _ law: DocumentLaw) -> Action<Self> {
        action.at(atMaker).requires(lawful, opinionAnswered, consulted(law), competitionPassed(law))
    }

    /// A meeting that may adopt it, held after the review and not in the future.
    private static var meetingChecks: [Check<Self, Meeting>] {
        [
            Meeting.competent("政府文件经常务会议或者全体会议审议，乡镇文件经全体会议或者办公会议审议，部门文件经办公会议审议", basis: control.cited("第（七）项")) { form, matter, _ in
                matter.makerKind.map(form.mayAdopt(for:)) ?? false
            },
            Meeting.inOrder(after: "合法性审核", on: \.reviewedOn, basis: legality.cited("第（七）项")),
            Meeting.counted(basis: control.cited("第（七）项")),
        ]
    }
}

extension Meeting.Form {
    /// 政府的文件经常务会议或者全体会议，部门的文件经办公会议（国办发〔2018〕37号第（七）项）. A township has no executive meeting: its plenary
    /// adopts, or the office meeting of its heads.
    func mayAdopt(for maker: NormativeDocument.MakerKind) -> Bool {
        switch maker {
        case .government: self == .executive || self == .plenary
        case .governmentOffice: self == .executive || self == .plenary || self == .office
        case .department: self == .office
        case .township: self == .office || self == .plenary
        }
    }
}
