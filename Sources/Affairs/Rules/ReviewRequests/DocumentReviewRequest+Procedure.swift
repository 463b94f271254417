package import Kernel

private let tenth = Law.documentControl2018.cited("第（十）项")
private let local = Law.localFiling

extension DocumentReviewRequest {
    static let answerDays: Setting<Int> = Setting(
        "review-request.answer.days", "收到审查建议后答复天数", default: 60, lawful: .within(1...90), source: "各省自定，待核")
    static let acceptanceDays: Setting<Int> = Setting(
        "review-request.acceptance.days", "受理、转送工作日数", default: 7, lawful: .within(1...30), source: "参照行政复议法附带审查的转送期限，各省自定，待核")
    static let explanationDays: Setting<Int> = Setting(
        "review-request.explanation.days", "制定机关说明工作日数", default: 10, lawful: .within(1...30), source: "参照行政复议法附带审查的答复期限，各省自定，待核")
    static let correctionDays: Setting<Int> = Setting(
        "review-request.correction.days", "制定机关纠正天数", default: 30, lawful: .within(1...90), source: "各省自定，待核")

    package static var settings: [any SettingDeclaration] { [answerDays, acceptanceDays, explanationDays, correctionDays] }

    package static var editions: [Edition] {
        [
            Edition("2018", "国办发〔2018〕37号施行以后", from: "2018-05-16", until: "2022-03-11"),
            Edition("2022", "地方组织法2022年修正以后", from: "2022-03-12"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2022")
    }

    static let atMaker: Place<Self> = .named { $0.maker }
    static let atGovernment: Place<Self> = .holding(.government)

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let supervision =
            edition.from >= Law.localOrganization2022.inForce ? Law.localOrganization2022(73, item: 3) : Law.localOrganization2015(59, item: 3)
        intake()
        examination()
        handling(supervision)
        answering()
        limits()
    }

    @Clauses
    private static func intake() -> [Clause<Self>] {
        Action("receive", "收到", to: .received, by: .legality, .clerk, .office, basis: tenth)
            .needs(\.applicantKind).entering(applicant)
            .needs(\.documentTitle, \.grounds)
            .fills(\.channel, \.documentNumber, \.maker, \.document, \.clauses)
            .requires(Party.named(in: applicant, "写明建议人", kindNeeded: false, basis: tenth))
            .requires("matches-document", "系统内的文件与所指文件一致", tenth) { matter, now in
                guard let reference = matter.document else { return true }
                return now.find(reference).map { $0.maker == matter.maker && $0.isUnified } ?? false
            }
            .stamps(\.receivedOn).occurs("收到建议之日")
        Action("accept", "受理", .received, to: .examining, by: .legality, basis: tenth).awaited()
            .requires("made-in-county", "属于本县部门、乡镇或者县级人民政府制定的文件；其他机关的应当转送", tenth) { matter, now in now.organs[matter.maker] != nil }
            .requires("document-in-force", "系统内的文件已经废止、失效、撤销的，不再审查", tenth) { matter, now in
                matter.document.map { now.stage(of: $0) == .published } ?? true
            }
            .stamps(\.acceptedOn)
        Action("decline", "不予受理", .received, to: .declined, by: .legality, basis: local.cited()).needs(\.declineGround, \.declineNote)
            .stamps(\.closedOn).issues("declining")
        Action("forward", "转送", .received, to: .forwarded, by: .legality, .clerk, basis: local.cited()).needs(\.forwardedTo, \.forwardReason)
            .requires("made-elsewhere", "属于本县制定的文件，由本机关审查，不转送", local.cited()) { matter, now in now.organs[matter.maker] == nil }
            .stamps(\.closedOn).issues("forwarding")
        Action("withdraw", "撤回", .received, .examining, to: .withdrawn, by: .legality, .clerk, basis: local.cited()).needs(\.withdrawalReason)
            .stamps(\.closedOn)
    }

    @Clauses
    private static func examination() -> [Clause<Self>] {
        Action("ask-maker", "要求说明", .examining, by: .legality, basis: local.cited()).awaited { $0.askedMakerOn == nil }
            .requires("explanation-not-yet-asked", "尚未要求说明", local.cited()) { matter, _ in matter.askedMakerOn == nil }
            .stamps(\.askedMakerOn).issues("inquiry")
        Action("explain", "制定机关说明", .examining, by: .clerk, .office, basis: local.cited()).at(atMaker)
            .awaited { $0.askedMakerOn != nil && $0.makerRepliedOn == nil }
            .needs(\.makerReply)
            .requires("explanation-asked", "已经要求说明", local.cited()) { matter, _ in matter.askedMakerOn != nil }
            .stamps(\.makerRepliedOn).occurs("说明之日", after: \.askedMakerOn)
        Action("examine", "审查", .examining, to: .examined, by: .legality, basis: tenth)
            .awaited { $0.makerRepliedOn != nil }
            .needs(\.findings, \.opinion)
            .requires("maker-heard-or-overdue", "听取了制定机关的说明，或者其逾期不说明", local.cited()) { matter, now in
                matter.makerRepliedOn != nil || now.hasPassed(.workingDays(now.settings[explanationDays]), since: matter.askedMakerOn)
            }
            .requires(
                "item-by-item", "应当逐项审查并作出结论，每项一次", tenth,
                listing: { matter, _ in
                    let answered = matter.findings.filter { $0.finding != nil }.compactMap(\.item)
                    let repeated = LegalityReview.Item.allCases.filter { item in answered.count { $0 == item } > 1 }
                    return LegalityReview.Item.allCases.filter { !answered.contains($0) }.map { "缺“\($0.name)”" }
                        + repeated.map { "重复“\($0.name)”" }
                }
            )
            .requires("problems-explained", "存在问题的项目，应当说明问题和依据", tenth) { matter, _ in
                matter.findings.allSatisfy { $0.finding != .problem || !$0.note.isEmpty }
            }
            .stamps(\.examinedOn)
    }

    /// Conforming, it is answered; otherwise the maker corrects it, or the government revokes it.
    @Clauses
    private static func handling(_ supervision: Basis) -> [Clause<Self>] {
        Action("uphold", "认定未发现违法", .examined, to: .settled, by: .legality, .head, basis: tenth).awaited { !$0.hasProblem }
            .separate(from: "examine")
            .requires("no-problem-found", "审查发现问题的，应当要求纠正", tenth) { matter, _ in !matter.hasProblem }
            .writes(all: conclusionWrites) { matter, now in matter.conclude(.conforms, now) }
        Action("ask-correction", "要求纠正", .examined, to: .correcting, by: .legality, .head, basis: tenth).awaited { $0.hasProblem }
            .separate(from: "examine").needs(\.correctionAsked)
            .requires("problem-found", "审查发现问题的，才要求纠正", tenth) { matter, _ in matter.hasProblem }
            .stamps(\.correctionAskedOn).issues("correction")
        Action("correct", "纠正", .correcting, to: .settled, by: .clerk, .office, basis: tenth).at(atMaker).needs(\.correctionForm, \.correctionNote)
            .writes(all: conclusionWrites) { matter, now in matter.conclude(.corrected, now) }
            .causes("take-correction", in: NormativeDocument.self, of: subject) { matter, _ in
                [
                    .set(\.filingResult, .selfCorrected), .set(\.filingNote, "\(matter.correctionForm?.name ?? "")：\(matter.correctionNote)"),
                ]
            }
        Action("revoke", "撤销", .correcting, to: .settled, by: .head, basis: supervision).at(atGovernment).needs(\.revocationNote)
            .requires("correction-overdue", "制定机关逾期没有纠正", supervision) { matter, now in now.hasPassed(correctionLimit, of: matter) }
            .requires("maker-below-government", "县级人民政府撤销部门、乡镇的文件", supervision) { matter, now in
                now.organs[matter.maker].map { !$0.duties.contains(.government) } ?? false
            }
            .writes(all: conclusionWrites) { matter, now in matter.conclude(.revoked, now) }
            .causes("take-revocation", in: NormativeDocument.self, of: subject) { matter, now in
                [
                    .set(\.revoker, now.organs.nearest(.government, to: now.organ).map { now.organs.name(of: $0) } ?? ""),
                    .set(\.endNote, matter.revocationNote),
                ]
            }
    }

    @Sendable private static func subject(_ matter: Self, _ now: Moment) -> [Ref<NormativeDocument>] { matter.document.map { [$0] } ?? [] }

    /// What concluding changes.
    private static let conclusionWrites: [Path<Self>] = [\.result, \.resultOn]

    private mutating func conclude(_ result: Result, _ now: Moment) {
        self.result = result
        resultOn = now.today
    }

    @Clauses
    private static func answering() -> [Clause<Self>] {
        Action("answer", "答复", .settled, to: .answered, by: .legality, .clerk, basis: tenth).needs(\.answer)
            .writes(\.isLate) { matter, now in matter.isLate = now.hasPassed(answerLimit, of: matter) }
            .stamps(\.answeredOn).issues("answer")
    }

    @Clauses
    private static func limits() -> [Clause<Self>] {
        Limit(
            "acceptance", "受理、转送", termText: "7个工作日（县设定）", from: \.receivedOn, until: \.acceptanceEnd, basis: local.cited()
        ) { _, settings in .workingDays(settings[acceptanceDays]) }
        .runs(from: "收到审查建议之日", until: "受理、不予受理、转送或者撤回")
        Limit(
            "explanation", "制定机关说明", termText: "10个工作日（县设定）", from: \.askedMakerOn, until: \.explanationEnd, basis: local.cited()
        ) { _, settings in .workingDays(settings[explanationDays]) }
        .runs(from: "要求制定机关说明之日", until: "制定机关说明，审查或者撤回")
        correctionLimit
        answerLimit
    }

    private static let correctionLimit: Limit<Self> = Limit<Self>(
        "correction", "制定机关纠正", termText: "30日（县设定）", from: \.correctionAskedOn, until: \.resultOn, basis: local.cited()
    ) { _, settings in .days(settings[correctionDays]) }
    .runs(from: "要求纠正之日", until: "制定机关纠正，或者撤销")

    private static let answerLimit: Limit<Self> = Limit<Self>(
        "answer", "答复审查建议", termText: "60日（县设定）", from: \.receivedOn, until: \.answerEnd, basis: local.cited()
    ) { _, settings in .days(settings[answerDays]) }
    .runs(from: "收到审查建议之日", until: "答复建议人，或者不予受理、转送、撤回")

    private var acceptanceEnd: (any TimePoint)? { acceptedOn ?? closedOn }
    private var explanationEnd: (any TimePoint)? { makerRepliedOn ?? examinedOn ?? closedOn }
    private var answerEnd: (any TimePoint)? { answeredOn ?? closedOn }
}
