package import Kernel

/// The articles on benchmarks, by edition.
struct BenchmarkLaw: Sendable {
    let making: Basis
    let content: Basis
    let procedure: Basis
    let publication: Basis
    let managing: Basis
    /// 国办发〔2022〕27号: how a superior's benchmark binds.
    let hasNationalRules: Bool
    /// 优化营商环境条例 in force.
    let business: Basis

    init(_ edition: Edition) {
        business = Law.businessEnvironment(62)
        hasNationalRules = edition.id == "2022"
        switch edition.id {
        case "2018":
            let outline = Law.outline2015.cited("第二部分（四）")
            (making, content, procedure, managing) = (outline, Law.penalty2017(4, 2), Law.documentControl2018.cited("第（三）项"), outline)
            publication = Law.penalty2017(4, 3)
        case "2021":
            let law = Law.penalty2021
            (making, content, procedure, managing) = (law(34), law(5, 2), Law.documentControl2018.cited("第（三）项"), law(34))
            publication = law(34)
        default:
            let opinion = Law.discretion2022
            (making, content, procedure) = (opinion.cited("第二部分"), opinion.cited("第三部分"), opinion.cited("第四部分"))
            (managing, publication) = (opinion.cited("第五部分"), Law.penalty2021(34))
        }
    }
}

extension DiscretionBenchmark {
    static let consultationDays: Setting<Int> = Setting(
        "benchmark.consult.days", "裁量权基准征求意见日数", default: 10, lawful: .within(1...90), isWeighty: true,
        source: "国家未统一规定，各省自定，待核；涉及市场主体的30日见优化营商环境条例第六十二条")
    static let reviewedByJustice: Setting<Bool> = Setting(
        "benchmark.review.justice", "裁量权基准由司法行政部门合法性审核", default: true, lawful: .any, isWeighty: true, source: "县内约定；115号文部门文件由部门法制机构审核")
    static let filingDays: Setting<Int> = Setting(
        "benchmark.filing.days", "裁量权基准公布后备案日数", default: 15, lawful: .within(1...60), source: "参照规范性文件备案，各省自定，待核")

    package static var settings: [any SettingDeclaration] { [consultationDays, reviewedByJustice, filingDays] }

    package static var editions: [Edition] {
        [
            Edition("2018", "行政处罚法2021年修订施行以前", from: "2018-01-01", until: "2021-07-14"),
            Edition("2021", "行政处罚法2021年修订施行以后", from: "2021-07-15", until: "2022-07-28"),
            Edition("2022", "国办发〔2022〕27号印发以后", from: "2022-07-29"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2021")
        Passage.newProcedure("2021", to: "2022")
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = BenchmarkLaw(edition)
        drafting(law)
        reviewing(law)
        deciding(law)
        living(law)
    }

    @Clauses
    private static func drafting(_ law: BenchmarkLaw) -> [Clause<Self>] {
        Action("draft", "拟制", to: .drafting, by: .clerk, .reviewer, basis: law.making)
            .needs(\.title, \.entries, \.explanation).fills(\.upperBenchmark, \.refinementReason, \.touchesBusiness, \.replaces)
            .requires(hasSubject(law)).requires(replacesOwn(law)).requires(all: table(law))
            .writes(\.maker, \.drafters, \.items) { matter, now in
                matter.maker = now.organ
                matter.drafters = [now.actor.person]
                matter.collectItems()
            }
            .stamps(\.draftedOn)
        Action("amend-draft", "修改草案", .drafting, .consulted, by: .clerk, .reviewer, basis: law.procedure)
            .needs(\.entries).fills(\.explanation, \.upperBenchmark, \.refinementReason, \.touchesBusiness)
            .requires(all: table(law))
            .writes(\.drafters, \.items) { matter, now in matter.takePen(now) }
        Action("consult", "公开征求意见", .drafting, to: .consulting, by: .clerk, .reviewer, basis: Law.documentControl2018.cited("第（五）项"))
            .awaited().needs(\.consultUntil).fills(\.shortReason)
            .requires("comment-period-not-empty", "征求意见截止在开始之后，缩短期限不是不征求意见", Law.documentControl2018.cited("第（五）项")) { matter, now in
                matter.consultUntil.map { $0 > now.today } ?? false
            }
            .requires(
                Gate("business-comment-period-sufficient", "征求意见期限一般不少于30日，缩短的公布理由", law.business) { matter, now in
                    !matter.shortReason.isEmpty || now.leaves(.days(30), from: now.today, before: matter.consultUntil)
                }
                .when("优化营商环境条例施行以后，与市场主体生产经营活动密切相关的") { matter, now in
                    matter.touchesBusiness && now.today >= Law.businessEnvironment.inForce
                }
            )
            .requires("comment-period-sufficient", "征求意见期限不少于规定日数，缩短的公布理由", Law.documentControl2018.cited("第（五）项")) { matter, now in
                !matter.shortReason.isEmpty || now.leaves(.days(now.settings[consultationDays]), from: now.today, before: matter.consultUntil)
            }
            .stamps(\.consultationOpenedOn).publishes("draft")
        Action("close-consultation", "征求意见结束", .consulting, to: .consulted, by: .clerk, .reviewer, basis: Law.documentControl2018.cited("第（五）项"))
            .needs(\.opinionsReceived, \.adoptionExplanation).fills(\.expertOpinion)
            .requires("comment-period-over", "征求意见期限已经届满", Law.documentControl2018.cited("第（五）项")) { matter, now in
                matter.consultUntil.map { now.today > $0 } ?? false
            }
            .stamps(\.consultationClosedOn)
        Action("withdraw", "终止制定", .drafting, .consulting, .consulted, .reviewed, .deliberated, to: .withdrawn, by: .head, basis: law.procedure)
            .needs(\.withdrawalReason)
    }

    /// 合法性审核, as for a normative document (国办发〔2018〕115号).
    @Clauses
    private static func reviewing(_ law: BenchmarkLaw) -> [Clause<Self>] {
        Action("submit", "送审", .consulted, to: .reviewing, by: .clerk, .reviewer, basis: legality.cited("第（五）项"))
            .awaited().fills(\.neededBy)
            .requires("public-consulted", "已经公开征求意见并说明采纳情况", Law.documentControl2018.cited("第（五）项")) { matter, _ in
                matter.consultationClosedOn != nil && !matter.adoptionExplanation.isEmpty
            }
            .requires(all: table(law))
            .stamps(\.submittedOn)
            .opens(LegalityReview.self, by: "request", at: .holding(.justice), when: { _, now in now.settings[reviewedByJustice] }) { $0.request($1) }
            .opens(LegalityReview.self, by: "request", at: .own, when: { _, now in !now.settings[reviewedByJustice] }) { $0.request($1) }
        Action("take-opinion", "接收合法性审核意见", .reviewing, to: .reviewed, by: .system, basis: legality.cited("第（六）项"))
            .receives(LegalityReview.self, writing: \.review, \.reviewOutcome, \.answer) { matter, review, now in
                matter.review = now.ledger.children.last.map { Ref($0) }
                matter.reviewOutcome = review.outcome
                matter.answer = ""
            }
            .stamps(\.reviewedOn)
        Action("answer-opinion", "按审核意见修改", .reviewed, by: .clerk, .reviewer, basis: legality.cited("第（六）项")).needs(\.answer)
            .fills(\.entries, \.explanation)
            .requires("opinion-requires-amendment", "审核意见为应当予以修改", legality.cited("第（六）项")) { matter, _ in
                matter.reviewOutcome == .lawfulAfterAmendment
            }
            .requires(all: table(law))
            .writes(\.drafters, \.items) { matter, now in matter.takePen(now) }
        Action("revise", "修改后重新送审", .reviewed, to: .consulted, by: .clerk, .reviewer, basis: legality.cited("第（六）项")).needs(\.explanation)
            .fills(\.entries)
            .writes(\.reviewOutcome, \.drafters, \.items) { matter, now in
                matter.reviewOutcome = nil
                matter.takePen(now)
            }
    }

    @Clauses
    private static func deciding(_ law: BenchmarkLaw) -> [Clause<Self>] {
        let control = Law.documentControl2018
        Action("deliberate", "集体讨论通过", .reviewed, to: .deliberated, by: .head, .office, basis: control.cited("第（七）项"))
            .awaited().appends(\.meetings, needing: \.name, \.on, checks: discussed, completing: Meeting.completed(as: .passed))
            .requires(lawful, answered).requires(all: table(law))
            .stamps(\.deliberatedOn)
        Action("publish", "公布", .deliberated, to: .inForce, by: .clerk, .office, .head, basis: law.publication)
            .awaited().needs(\.number, \.channel).fills(\.effectiveOn)
            .requires("effect-not-before-publication", "施行日期不早于公布之日", law.publication) { matter, now in
                matter.effectiveOn.map { $0 >= now.today } ?? true
            }
            .requires(all: table(law)).requires(replacesOwn(law)).requires(onlyOne(law))
            .writes(\.effectiveOn) { matter, now in matter.effectiveOn = matter.effectiveOn ?? now.today }
            .stamps(\.publishedOn).issues("table").publishes("benchmark")
            .causes(
                "supersede", in: DiscretionBenchmark.self, of: { matter, _ in matter.replaces },
                filling: { matter, now in [.set(\.endedOn, matter.effectiveOn ?? now.today)] })
        Action("register-existing", "存量登记", to: .inForce, by: .clerk, .reviewer, basis: law.publication)
            .needs(\.title, \.entries, \.number, \.publishedOn, \.effectiveOn).fills(\.channel, \.upperBenchmark, \.refinementReason, \.explanation)
            .requires("published-before-entry", "存量基准应在登记日以前公布，公布后施行", law.publication) { matter, now in
                guard let published = matter.publishedOn, let effective = matter.effectiveOn else { return false }
                return published < now.today && effective >= published
            }
            .requires(all: table(law)).requires(onlyOne(law))
            .writes(\.isImported, \.maker, \.items) { matter, now in
                matter.isImported = true
                matter.maker = now.organ
                matter.collectItems()
            }
            .publishes("benchmark")
    }

    private static let discussed: [Check<Self, Meeting>] = [
        Meeting.inOrder(after: "合法性审核", on: \.reviewedOn, basis: Law.documentControl2018.cited("第（七）项")),
        Meeting.counted(basis: Law.documentControl2018.cited("第（七）项")),
    ]

    /// Whoever changes the text is among its drafters: nobody reviews what he drafted (国办发〔2018〕115号第（七）项).
    private mutating func takePen(_ now: Moment) {
        if !drafters.contains(now.actor.person) { drafters.append(now.actor.person) }
        collectItems()
    }

    mutating func collectItems() {
        var seen: Set<Ref<PowerItem>> = []
        items = entries.compactMap(\.item).filter { seen.insert($0).inserted }
    }

    private func request(_ now: Moment) -> LegalityReview {
        var review = LegalityReview()
        (review.subject, review.subjectTitle, review.requester) = (.other, title, now.organ)
        (review.drafters, review.neededBy) = (drafters, neededBy)
        review.materials = "裁量权基准草案、制定说明、征求意见及采纳情况"
        return review
    }
}

private let legality = Law.documentReview2018
