package import Kernel

/// What differs between the editions: the articles, and what the provincial rules asked before the Regulation.
struct DecisionLaw {
    /// 重大行政决策程序暂行条例, since 1 September 2019; before it the provincial rules.
    let isNational: Bool
    let isJointCompetition: Bool

    init(_ edition: Edition) {
        isNational = edition.from >= Law.majorDecisions.inForce
        isJointCompetition = edition.from >= Law.competitionReview2024.inForce
    }

    /// An article of the Regulation; before it, the one of 湖南省行政程序规定 that asked for the like.
    func callAsFunction(_ article: Int, _ paragraph: Int? = nil, item: Int? = nil) -> Basis {
        isNational ? Law.majorDecisions(article, paragraph, item: item) : Self.provincial(article, paragraph)
    }

    /// Where the provincial rules say nothing (risk assessment, the file of a decision), they are cited as a whole.
    private static func provincial(_ article: Int, _ paragraph: Int?) -> Basis {
        let rules = Law.hunanProcedure
        return switch (article, paragraph) {
        case (3, 2): rules(29, 4)
        case (3, _): rules(31, 2)
        case (8, _): rules(41)
        case (10, _): rules(33, 2)
        case (11, _): rules(32, 5)
        case (12, 4): rules(34, 2)
        case (12, _), (13, _): rules(34, 1)
        case (14, _): rules(37, 1)
        case (15, _): rules(35, 2)
        case (16, 2): rules(135)
        case (16, 3): rules(136, 3)
        case (16, _): rules(38)
        case (17, _): rules(137)
        case (18, _): rules(37, 2)
        case (19, 1): rules(36, 1)
        case (19, _): rules(36, 3)
        case (20, _): rules(36, 2)
        case (25, _), (26, _), (28, _): rules(34, 3)
        case (29, _): rules(39, 1)
        case (30, 2): rules(39, 2, item: 5)
        case (30, 3): rules(40, 5)
        case (30, _): rules(40, 1)
        case (31, _): rules(30)
        case (32, _): rules(42)
        case (34, _), (35, 1): rules(43, 1)
        case (35, _), (37, _): rules(43, 2)
        case (36, _): rules(44)
        default: rules.cited()
        }
    }

    /// HG-05: 未经公平竞争审查或者经审查违反标准的，不得出台.
    var competition: Basis { isJointCompetition ? Law.competitionReview2024(18) : Law.competitionReview2016.cited("第三部分（二）") }
    var competitionReview: Basis { isJointCompetition ? Law.competitionReview2024(14) : Law.competitionReview2016.cited("第三部分（二）") }

    /// How long the public is asked: thirty days by the Regulation, before it what the county has set.
    func solicitation(_ now: Moment) -> Int { isNational ? 30 : now.settings[MajorDecision.earlierDays] }

    /// The rule by which the law counts its days.
    var counting: CountingRule { isNational ? Law.majorDecisions.counting : .plain }
}

extension MajorDecision {
    package static var editions: [Edition] {
        [
            Edition("2018", "湖南省行政程序规定", from: "2018-01-01", until: "2019-08-31"),
            Edition("2019", "重大行政决策程序暂行条例施行以后", from: "2019-09-01", until: "2024-07-31"),
            Edition("2024", "公平竞争审查条例施行以后", from: "2024-08-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2019")
        Passage.newProcedure("2019", to: "2024")
    }

    static let earlierDays: Setting<Int> = Setting(
        "decision.solicitation.days.2018", "2019年8月以前公开征求意见至少天数", default: 20, lawful: .within(1...90), isWeighty: true,
        source: "湖南省行政程序规定第三十五条第二款；他省自定"
    )
    static let earlierHearing: Setting<Bool> = Setting(
        "decision.hearing.2018", "2019年8月以前涉及公众重大利益、有重大分歧、可能影响社会稳定的应当听证", default: true, lawful: .any, isWeighty: true, source: "湖南省行政程序规定第三十八条；他省自定")
    static let hearingForInterests: Setting<Bool> = Setting(
        "decision.hearing.interests", "直接涉及切身利益或者存在较大分歧的应当听证", default: false, lawful: .any, isWeighty: true,
        source: "重大行政决策程序暂行条例第十六条为“可以”，省、县可自定为“应当”")
    static let leastExperts: Setting<Int> = Setting(
        "decision.experts.least", "参加论证的专家、专业机构至少个数", default: 3, lawful: .within(1...20), isWeighty: true, source: "湖南省行政程序规定第三十六条为三名以上；条例未定，他省自定")
    static let publicationDays: Setting<Int> = Setting(
        "decision.publication.days", "党委同意后公布决策的工作日数", default: 20, lawful: .within(1...60), isWeighty: true,
        source: "重大行政决策程序暂行条例第三十二条为“及时”，参照主动公开二十个工作日")

    static let hasGazette: Setting<Bool> = Setting(
        "decision.publication.gazette", "本级人民政府办有公报", default: true, lawful: .any, isWeighty: true,
        source: "重大行政决策程序暂行条例第三十二条应当通过本级人民政府公报公布；没有公报可以刊登的县选“否”")

    package static var settings: [any SettingDeclaration] {
        [earlierDays, earlierHearing, hearingForInterests, leastExperts, publicationDays, hasGazette]
    }

    static let atProposer: Place<Self> = .named { $0.proposer }
    static let atStudyUnit: Place<Self> = .named { $0.studyUnit }
    static let atUndertaker: Place<Self> = .named { $0.undertaker }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = DecisionLaw(edition)
        initiation(law)
        start(law)
        drafting(law)
        participation(law)
        hearingClauses(law)
        argument(law)
        risk(law)
        competitionReview(law)
        legalityReview(law)
        tabling(law)
        deliberation(law)
        report(law)
        publication(law)
        execution(law)
        evaluation(law)
        change(law)
        archiving(law)
    }
}
