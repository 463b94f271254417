package import Kernel

/// Before the outline of 2021 counties collected 典型案例 on the strength of 三项制度 alone.
private struct Articles {
    let guiding: Basis
    let publishing: Basis

    init(_ edition: Edition) {
        publishing = Law.penaltyPublicity2018.cited("第（十九）项")
        guiding = edition.id == "2021" ? Law.powersOutline2021.cited("第五部分（十六）") : Law.penaltyPublicity2018.cited("第（十九）项")
    }
}

extension GuidingCase {
    static let expertCount: Setting<Int> = Setting(
        "guiding-case.experts", "发布前应当征求意见的专家人数", default: 2, lawful: .within(1...20), isWeighty: true, source: "各地自定，待核")

    package static var settings: [any SettingDeclaration] { [expertCount] }

    package static var editions: [Edition] {
        [
            Edition("2018", "行政执法典型案例", from: "2018-01-01", until: "2021-08-01"),
            Edition("2021", "行政执法案例指导制度", from: "2021-08-02"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2021")
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = Articles(edition)
        choosing(law)
        deciding(law)
        living(law)
    }

    @Clauses
    private static func choosing(_ law: Articles) -> [Clause<Self>] {
        Action("recommend", "推荐", to: .recommended, by: .clerk, .officer, .reviewer, .legality, basis: law.guiding)
            .needs(\.name, \.field, \.caseNumber, \.decidedOn, \.isSettled, \.parties, \.facts, \.keyPoints, \.significance, \.statutes)
            .fills(\.penalty)
            .requires("decision-not-after-today", "决定日期不晚于推荐当日", law.guiding) { matter, now in matter.decidedOn.map { $0 <= now.today } ?? false }
            .requires("statutes-named", "适用的法律条文应当写明法律名称", law.guiding) { matter, _ in matter.statutes.allSatisfy { !$0.statute.isEmpty } }
            .requires("case-not-fallen", "所据案件没有被撤销、变更或者确认违法", law.guiding, listing: { matter, now in matter.fallenCase(now) })
            .writes(\.recommenders) { matter, now in matter.recommenders = [now.actor.person] }
            .stamps(\.recommendedOn)
        Action("select", "筛选", .recommended, to: .selected, by: .supervisor, .legality, basis: law.guiding).at(.holding(.justice))
            .needs(\.selectionNote)
            .excludes("not-own-recommendation", "推荐人不得筛选自己推荐的案例", law.guiding) { matter, _ in matter.recommenders }
            .stamps(\.selectedOn).awaited()
        Action("consult", "征求专家意见", .selected, by: .supervisor, .legality, basis: law.guiding).at(.holding(.justice))
            .appends(\.opinions, needing: \.expert, \.opinion, checks: [heardOnce(law)]) { opinion, _, now in opinion.on = now.today }
        Action("propose", "提请审定", .selected, to: .argued, by: .supervisor, .legality, basis: law.guiding).at(.holding(.justice))
            .needs(\.revision).fills(\.facts, \.keyPoints, \.significance)
            .requires("enough-experts", "征求意见的专家达到规定人数", law.guiding) { matter, now in matter.opinions.count >= now.settings[expertCount] }
            .awaited()
        // Also once it is deliberated: the case it rests on may fall before it is published.
        Action("reject", "不予采用", .recommended, .selected, .argued, .deliberated, to: .rejected, by: .supervisor, .legality, .head, basis: law.guiding)
            .at(.holding(.justice)).needs(\.rejectReason)
            .requires(
                Gate("deliberated-case-fallen", "集体审定以后，所据案件被撤销、变更或者确认违法的，方可不予采用", law.guiding) { matter, now in
                    !matter.fallenCase(now).isEmpty
                }
                .when("已经集体审定的") { matter, _ in matter.deliberatedOn != nil }
            )
            .stamps(\.rejectedOn)
    }

    @Clauses
    private static func deciding(_ law: Articles) -> [Clause<Self>] {
        Action("return", "退回修改", .argued, to: .selected, by: .head, basis: law.guiding).at(.holding(.justice)).needs(\.revisionReason)
        Action("deliberate", "集体审定", .argued, to: .deliberated, by: .head, basis: law.guiding).at(.holding(.justice))
            .separate(from: "propose")
            .appends(\.meetings, needing: \.name, \.on, checks: discussed(law), completing: Meeting.completed(as: .passed))
            .stamps(\.deliberatedOn).awaited()
        Action("publish", "发布", .deliberated, to: .published, by: .supervisor, .clerk, basis: law.publishing).at(.holding(.justice))
            .fills(\.facts, \.keyPoints, \.significance, \.name)
            .requires("parties-masked", "隐去当事人的姓名、名称", law.publishing, listing: { matter, now in matter.unmasked(now) })
            .requires("case-not-fallen", "所据案件没有被撤销、变更或者确认违法", law.guiding, listing: { matter, now in matter.fallenCase(now) })
            .stamps(\.publishedOn).issues("case").publishes("case")
    }

    @Clauses
    private static func living(_ law: Articles) -> [Clause<Self>] {
        Action("evaluate", "评估", .published, by: .supervisor, .legality, basis: law.guiding).at(.holding(.justice))
            .appends(\.evaluations, needing: \.note) { evaluation, _, now in evaluation.on = now.today }
        Action("withdraw", "停止参照", .published, to: .withdrawn, by: .supervisor, .head, basis: law.publishing).at(.holding(.justice))
            .needs(\.withdrawGround, \.withdrawReason).stamps(\.withdrawnOn).withdraws("case", because: \.withdrawReason)
    }

    /// Each expert counts once, however often he is asked.
    private static func heardOnce(_ law: Articles) -> Check<Self, ExpertOpinion> {
        .together("opinion-complete-and-new", "一名专家征求一次意见", law.guiding) { opinions, matter, _ in
            let experts = opinions.map(\.expert)
            return Set(experts).count == experts.count && !matter.opinions.contains { experts.contains($0.expert) }
        }
    }

    private static func discussed(_ law: Articles) -> [Check<Self, Meeting>] {
        [Meeting.inOrder(after: "筛选", on: \.selectedOn, basis: law.guiding), Meeting.counted(basis: law.guiding)]
    }

    /// Names that the text to be published still shows.
    private func unmasked(_ now: Moment) -> [String] {
        let text = [name, facts, keyPoints, significance].joined(separator: "\n")
        // Whom the case itself names as its party is hidden too, listed or not.
        let own = penalty.flatMap { now.find($0) }.map { [$0.party.citizenName, $0.party.organisationName] } ?? []
        let shown = (parties + own.filter { !parties.contains($0) }).filter { !$0.isEmpty && text.contains($0) }
        return shown.indices.map { "还有第\($0 + 1)处未隐去" }
    }

    /// The case it rests on, if its decision has fallen since.
    func fallenCase(_ now: Moment) -> [String] {
        guard let penalty, let found = now.find(penalty), found.fallenOn != nil else { return [] }
        return [found.title]
    }
}
