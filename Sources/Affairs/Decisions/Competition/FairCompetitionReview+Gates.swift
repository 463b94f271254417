import Kernel

/// What holds before a conclusion.
extension FairCompetitionReview {
    /// The four groups are answered one by one, each once; what does not concern operators has none.
    static func groupByGroup(_ law: CompetitionLaw) -> Gate<Self> {
        Gate(
            "all-standards-examined", "应当对照四组审查标准逐项审查", law.standards,
            listing: { matter, _ in
                let answered = matter.findings.filter { $0.finding != nil }.compactMap(\.standard)
                let missing = Standard.allCases.filter { !answered.contains($0) }.map { "缺“\($0.name)”" }
                let repeated = Standard.allCases.filter { standard in answered.filter { $0 == standard }.count > 1 }
                return missing + repeated.map { "重复“\($0.name)”" }
            }
        )
        .when("涉及经营者经济活动的") { matter, _ in matter.outcome != .notConcerned }
    }

    static func problemsExplained(_ law: CompetitionLaw) -> Gate<Self> {
        Gate("problems-explained", "具有限制竞争效果的，应当指明条款和影响", law.standards) { matter, _ in
            matter.findings.allSatisfy { $0.finding != .problem || !$0.note.isEmpty }
        }
    }

    /// The conclusion follows from the answers.
    static func consistent(_ law: CompetitionLaw) -> Gate<Self> {
        Gate("conclusion-consistent", "结论应当与逐项审查一致", law.conclusion) { matter, _ in
            let hasProblem = matter.findings.contains { $0.finding == .problem }
            switch matter.outcome {
            case .notConcerned: return matter.findings.isEmpty
            case .conforms: return !hasProblem
            case .conformsAfterAmendment, .exception, .violates: return hasProblem
            case nil: return false
            }
        }
    }

    /// 第十六条: 应当听取有关经营者、行业协会商会等利害关系人的意见. The Opinion of 2016 let the public stand for them.
    static func interestedHeard(_ law: CompetitionLaw) -> Gate<Self> {
        Gate("interested-parties-heard", "应当听取有关经营者、行业协会商会等利害关系人的意见", law.heard) { matter, _ in
            matter.hearings.contains { hearing in
                (hearing.party?.isInterested ?? false) || (!law.isJoint && hearing.party == .publicAtLarge)
            }
        }
        .when("涉及经营者经济活动的") { matter, _ in matter.outcome != .notConcerned }
    }

    static func publicHeard(_ law: CompetitionLaw) -> Gate<Self> {
        Gate("public-heard", "涉及社会公众利益的，应当听取社会公众意见", law.heard) { matter, _ in matter.hearings.contains { $0.party == .publicAtLarge } }
            .when("涉及社会公众利益的") { matter, _ in law.isJoint && matter.touchesPublic && matter.outcome != .notConcerned }
    }

    /// An exception has a ground of the article, and is explained in detail.
    static func exceptionGround(_ law: CompetitionLaw) -> Gate<Self> {
        Gate("exception-on-ground", "适用例外规定的，应当属于规定的情形，并在结论中详细说明", law.exceptions) { matter, _ in
            (matter.exception?.isIn(law) ?? false) && !matter.exceptionReason.isEmpty
        }
        .when("适用例外规定的") { matter, _ in matter.outcome == .exception }
    }

    /// The first of the two conditions.
    static func noAlternative(_ law: CompetitionLaw) -> Gate<Self> {
        let says = law.isJoint ? "没有对公平竞争影响更小的替代方案" : "对实现政策目的不可或缺，且不会严重排除和限制市场竞争"
        return Gate("exception-necessary", "适用例外规定的，应当说明：\(says)", law.exceptions) { matter, _ in !matter.alternatives.isEmpty }
            .when("适用例外规定的") { matter, _ in matter.outcome == .exception }
    }

    /// The second: a reasonable period or, since 2024, a condition at which it ends.
    static func bounded(_ law: CompetitionLaw) -> Gate<Self> {
        let says = law.isJoint ? "能够确定合理的实施期限或者终止条件" : "明确实施期限"
        return Gate("exception-bounded", "适用例外规定的，应当\(says)", law.exceptions) { matter, now in
            if let until = matter.exceptionUntil { return until > now.today }
            return law.isJoint && !matter.endCondition.isEmpty
        }
        .when("适用例外规定的") { matter, _ in matter.outcome == .exception }
    }

    static func amended(_ law: CompetitionLaw) -> Gate<Self> {
        Gate("amendments-told", "修改后符合的，应当列出修改建议和修改情况", law.conclusion) { matter, _ in !matter.suggestions.isEmpty && !matter.amendments.isEmpty }
            .when("修改后符合的") { matter, _ in matter.outcome == .conformsAfterAmendment }
    }

    // The kind has a ``Check`` of its own, which is another thing.
    static func hearingTold(_ law: CompetitionLaw) -> Kernel.Check<Self, Hearing> {
        Kernel.Check("hearing-told", "听取意见应写明对象、日期（不晚于今日）和意见", law.heard) { hearing, _, now in
            guard hearing.party != nil, let day = hearing.on else { return false }
            return day <= now.today && !hearing.whom.isEmpty && !hearing.opinion.isEmpty
        }
    }
}
