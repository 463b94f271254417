import Kernel

/// 公平竞争审查 and 合法性审查, both as sub-procedures on another's desk.
extension MajorDecision {
    @Clauses
    static func competitionReview(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("ask-competition", "提请公平竞争审查", .consulting, by: .clerk, .office, basis: law.competitionReview).at(atUndertaker)
            .fills(\.competitionPreliminary)
            .requires("touches-operators", "决策涉及市场主体经济活动", law(29, item: 1)) { matter, _ in matter.needsCompetition }
            .requires("competition-not-yet-asked", "尚未提请，或者前次已经退回、草案已经修改", law.competitionReview) { matter, _ in matter.competitionAskedOn == nil }
            .requires(
                Gate("preliminary-review-done", "拟由政府出台的，起草单位应当开展初审", law.competitionReview) { matter, _ in !matter.competitionPreliminary.isEmpty }
                    .when("拟由县级人民政府出台的") { matter, now in law.isJointCompetition && matter.isByGovernment(now) }
            )
            .writes(\.competitionReviewer) { matter, now in
                let issuer: FairCompetitionReview.Issuer = matter.isByGovernment(now) ? .government : .department
                matter.competitionReviewer = FairCompetitionReview.desk(of: issuer, drafter: matter.undertaker, now)
            }
            .stamps(\.competitionAskedOn)
            .opens(FairCompetitionReview.self, by: "request", at: .named { $0.competitionReviewer }) { matter, now in
                matter.competitionRequest(now)
            }
        Action("take-competition", "接收公平竞争审查结论", .consulting, by: .system, basis: law.competitionReview)
            .receives(
                FairCompetitionReview.self, writing: \.competitionAskedOn, \.competition, \.competitionOutcome, \.competitionOn
            ) { matter, review, now in
                guard let outcome = review.outcome, review.returnedOn == nil else {
                    matter.competitionAskedOn = nil
                    return
                }
                matter.competition = now.ledger.children.last.map { Ref($0) }
                (matter.competitionOutcome, matter.competitionOn) = (outcome, now.today)
            }
    }

    var awaitsCompetition: Bool { competitionAskedOn != nil && competitionOutcome == nil }

    private func isByGovernment(_ now: Moment) -> Bool { now.organs[now.organ]?.duties.contains(.government) ?? false }

    private func competitionRequest(_ now: Moment) -> FairCompetitionReview {
        var review = FairCompetitionReview()
        review.subject = .majorDecision
        review.subjectTitle = title
        review.drafter = undertaker
        review.issuer = isByGovernment(now) ? .government : .department
        review.drafters = drafters
        review.materials = "决策草案及说明"
        review.touchesPublic = affectsInterests
        review.preliminary = competitionPreliminary
        return review
    }

    @Clauses
    static func legalityReview(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("submit-review", "送请合法性审查", .consulting, to: .reviewing, by: .clerk, .office, basis: law(26, 1)).at(atUndertaker).awaited()
            .needs(\.proceduresNote).fills(\.neededBy, \.urgencyReason, \.text)
            .requires(unitsConsulted(law), disputesReported(law), participated(law), heardSomehow(law), groupsConsulted(law))
            .requires(argued(law), riskControlled(law), competitionPassed(law))
            .requires("no-competition-review-pending", "公平竞争审查进行中，待结论作出后再送审", law(29, item: 1)) { matter, _ in !matter.awaitsCompetition }
            .requires(timeForReview(law))
            .writes(\.drafters) { matter, now in matter.noteDrafter(now) }
            .stamps(\.submittedOn)
            .opens(LegalityReview.self, by: "request", at: .holding(.justice)) { matter, _ in
                var review = LegalityReview()
                review.subject = .majorDecision
                review.subjectTitle = matter.title
                review.requester = matter.undertaker
                review.drafters = matter.drafters
                review.neededBy = matter.neededBy
                review.urgencyReason = matter.urgencyReason
                review.materials = "决策草案及相关材料；\(matter.proceduresNote)"
                return review
            }
        Action("take-legality", "接收合法性审查意见", .reviewing, to: .reviewed, by: .system, basis: law(28))
            .receives(
                LegalityReview.self, writing: \.legality, \.legalityOutcome, \.legalRisk, \.legalityOn
            ) { matter, review, now in
                matter.legality = now.ledger.children.last.map { Ref($0) }
                matter.legalityOutcome = review.outcome
                matter.legalRisk = ""
                if review.outcome != .returned { matter.legalityOn = matter.legalityOn ?? now.today }
            }
        Action("answer-legality", "按审查意见调整补充", .reviewed, by: .clerk, .office, basis: law(28)).at(atUndertaker)
            .needs(\.legalityAnswer).fills(\.text, \.explanation)
            .requires("legality-reviewed", "已有合法性审查意见", law(28)) { matter, _ in matter.isReviewed }
            .writes(\.drafters) { matter, now in matter.noteDrafter(now) }
        Action("disclose-risk", "明示法律风险", .reviewed, by: .clerk, .office, basis: law(25, 2)).at(atUndertaker).needs(\.legalRisk)
            .requires("exploratory-reform", "仅限国家尚无明确规定的探索性改革决策事项", law(25, 2)) { matter, _ in matter.isExploratory }
            .requires("legality-reviewed", "已有合法性审查意见", law(25, 1)) { matter, _ in matter.isReviewed }
    }

    /// MAD-3: 送请合法性审查应当保证必要的审查时间，一般不少于7个工作日.
    private static func timeForReview(_ law: DecisionLaw) -> Gate<Self> {
        Gate("time-for-review", "送请合法性审查应当保证必要的审查时间，一般不少于7个工作日", law(26, 2)) { matter, now in
            !matter.urgencyReason.isEmpty || now.leaves(.workingDays(7), from: now.today, before: matter.neededBy, by: law.counting)
        }
        .when("要求限期审查的") { matter, _ in matter.neededBy != nil }
    }
}
