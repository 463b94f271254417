import Kernel

private let control = Law.documentControl2018
private let legality = Law.documentReview2018

/// The conditions that more than one step asks.
extension NormativeDocument {
    static let assessed: Gate<Self> = Gate("assessed", "已经评估论证，结论写入起草说明", control.cited("第（四）项")) { matter, _ in matter.assessedOn != nil }
    static let drafted: Gate<Self> = Gate("drafted", "已形成草案和起草说明", control.cited("第（三）项")) { matter, _ in matter.draftedOn != nil }

    /// Thirty days where business is concerned, else the county's own; shorter only with the reason published with the draft.
    static func consultationPeriod(_ law: DocumentLaw) -> Gate<Self> {
        let says = law.businessDays.map { "公开征求意见的期限一般不少于\($0)日，缩短的应当公布理由" } ?? "公开征求意见应当给足期限，缩短的应当公布理由"
        return Gate("comment-period-sufficient", says, law.consultation) { matter, now in
            let business = matter.touchesBusiness ? law.businessDays : nil
            let days = business ?? now.settings[consultationDays]
            return !matter.urgencyReason.isEmpty || now.leaves(.days(days), from: now.today, before: matter.consultUntil)
        }
    }

    static func operatorsHeardGate(_ law: DocumentLaw) -> Gate<Self> {
        Gate("operators-heard", "与生产经营活动密切相关的，应当充分听取市场主体、行业协会商会意见", law.consultation) { matter, _ in !matter.operatorsHeard.isEmpty }
            .when("与市场主体生产经营活动密切相关的") { matter, _ in matter.touchesBusiness && law.businessDays != nil }
    }

    /// The draft was put to the public for its time, or is one that the law exempts.
    static func consulted(_ law: DocumentLaw) -> Gate<Self> {
        Gate("public-consulted", "已经公开征求意见并说明采纳情况，依法不公开的已说明事由", law.consultation) { matter, _ in
            matter.exemption != nil || (matter.consultationClosedOn != nil && !matter.adoptionExplanation.isEmpty)
        }
    }

    static let heard: Gate<Self> = Gate("affected-heard", "涉及群众重大利益调整的，应当经座谈、论证、听证等充分听取意见", control.cited("第（五）项")) { matter, _ in
        !matter.hearings.isEmpty
    }
    .when("涉及群众重大利益调整、公开征求意见的") { matter, _ in matter.touchesVitalInterests && matter.exemption == nil }

    /// HG-05: without fair competition review, or failing it, it may not be issued. That it does not touch operators is a conclusion too.
    static func competitionPassed(_ law: DocumentLaw) -> Gate<Self> {
        Gate("fair-competition-passed", "未经公平竞争审查或者经审查违反标准的，不得出台", law.competitionGate) { matter, _ in
            matter.competitionConclusion.map { $0 != .violates } ?? false
        }
        .when("涉及经营者经济活动的") { matter, _ in matter.touchesCompetition }
    }

    /// HG-06: 未经合法性审核或者经审核不合法的，不得提交集体审议. What must be amended must first have been answered.
    static let lawful: Gate<Self> = Gate("legality-review-passed", "未经合法性审核或者经审核不合法的，不得提交集体审议", legality.cited("第（七）项")) { matter, _ in
        switch matter.reviewOutcome {
        case .lawful, .lawfulAfterAmendment: true
        case .unlawful, .returned, nil: false
        }
    }
    static let opinionAnswered: Gate<Self> = Gate("opinion-answered", "审核要求修改的，应当修改；未完全采纳的，应当详细说明理由和依据", legality.cited("第（六）项")) { matter, _ in
        matter.reviewAdoption == .full || (matter.reviewAdoption == .partial && !matter.unadoptedExplanation.isEmpty)
    }
    .when("审核意见为应当予以修改的") { matter, _ in matter.reviewOutcome == .lawfulAfterAmendment }

    static let papersComplete: Gate<Self> = Gate(
        "papers-complete", "送审材料齐全", legality.cited("第（五）项"),
        listing: { matter, _ in
            var required: [Paper] = [.draft, .explanation, .basis, .consultation, .legalUnitOpinion]
            if matter.touchesCompetition { required.append(.competition) }
            return required.filter { !matter.papers.contains($0) }.map { "缺\($0.name)" }
        })

    /// 合法性审核时间一般不少于5个工作日: whoever asks for the opinion by a day has to leave that time.
    static let timeForReview: Gate<Self> = Gate("time-left-for-review", "合法性审核时间一般不少于5个工作日，突发事件和紧急命令除外", legality.cited("第（五）项")) { matter, now in
        !matter.emergencyReason.isEmpty || now.leaves(.workingDays(5), from: now.today, before: matter.neededBy)
    }
    .when("要求限期审核的") { matter, _ in matter.neededBy != nil }

    static let inForce: Gate<Self> = Gate("in-force", "文件现行有效", control.cited("第（八）项")) { matter, now in
        matter.isInForce(on: now.today) || matter.effectiveOn.map { $0 > now.today } ?? false
    }
}
