package import Kernel

private let legality = Law.documentReview2018
private let decisions = Law.majorDecisions

extension LegalityReview {
    static let contractDays: Setting<Int> = Setting(
        "legality.contract.days", "政府合同、协议审查工作日数", default: 5, lawful: .within(1...30), isWeighty: true, source: "县内约定，待核；法律未作统一规定")
    static let otherDays: Setting<Int> = Setting(
        "legality.other.days", "答复、函件和其他文件审查工作日数", default: 15, lawful: .within(1...30), isWeighty: true, source: "参照国办发〔2018〕115号，县内约定")
    static let adviserForDocuments: Setting<Bool> = Setting(
        "legality.adviser.documents", "规范性文件审核必须听取法律顾问、公职律师意见", default: false, lawful: .any, isWeighty: true, source: "国办发〔2018〕115号第（九）项只作提倡，县可自定")

    package static var settings: [any SettingDeclaration] { [contractDays, otherDays, adviserForDocuments] }

    package static var editions: [Edition] { [Edition("2018", "合法性审核机制施行以后", from: "2018-12-04")] }

    static let atReviewer: Place<Self> = .named { $0.reviewer }
    static let atRequester: Place<Self> = .named { $0.requester }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        opening()
        papers()
        examination()
        limits()
    }

    @Clauses
    private static func opening() -> [Clause<Self>] {
        Action("request", "提请审查", to: .requested, by: .system, basis: legality.cited("第（五）项"))
            .writes(\.reviewer) { matter, now in matter.reviewer = now.organ }.stamps(\.requestedOn)
        Action("submit", "送审", to: .requested, by: .clerk, basis: Law.legalAdvisers2016.cited()).at(atRequester)
            .needs(\.subject, \.subjectTitle, \.requester, \.materials).fills(\.byOwnUnit, \.drafters, \.neededBy, \.urgencyReason)
            .requires("not-normative-document", "规范性文件由其制定程序转送审核，不单独送审", legality.cited("第（五）项")) { matter, _ in
                matter.subject != .normativeDocument
            }
            .requires(
                Gate("time-left-for-review", "重大行政决策应当保证必要的审查时间，一般不少于7个工作日", decisions(26)) { matter, now in
                    !matter.urgencyReason.isEmpty || now.leaves(.workingDays(7), from: now.today, before: matter.neededBy)
                }
                .when("要求限期审查的重大行政决策") { matter, _ in matter.subject == .majorDecision && matter.neededBy != nil }
            )
            .writes(\.reviewer, \.drafters) { matter, now in
                let justice = now.organs.nearest(.justice, to: matter.requester) ?? now.organ
                matter.reviewer = matter.byOwnUnit ? matter.requester : justice
                if matter.drafters.isEmpty { matter.drafters = [now.actor.person] }
            }
            .stamps(\.requestedOn)
    }

    /// The papers: returned, supplemented, complete. Time runs only from complete papers, and stops while some are awaited.
    @Clauses
    private static func papers() -> [Clause<Self>] {
        Action("request-papers", "要求补充材料", .requested, to: .supplementing, by: .legality, .reviewer, basis: legality.cited("第（五）项"))
            .at(atReviewer).needs(\.papersNote)
        Action("supplement", "补充材料", .supplementing, to: .requested, by: .clerk, basis: legality.cited("第（五）项")).at(atRequester)
            .needs(\.materials)
        Action("accept", "受理", .requested, to: .examining, by: .legality, .reviewer, basis: legality.cited("第（五）项")).at(atReviewer)
            .awaited()
            .excludes("not-drafter", "起草人不得审查自己起草的文件", legality.cited("第（七）项")) { matter, _ in matter.drafters }
            .stamps(\.completeOn)
        Action("suspend", "中止待补", .examining, to: .suspended, by: .legality, .reviewer, basis: legality.cited("第（五）项")).at(atReviewer)
            .needs(\.papersNote).suspends("review", "agreed", ground: "补充材料或者说明情况")
        Action("resume", "补齐恢复", .suspended, to: .examining, by: .clerk, .legality, basis: legality.cited("第（五）项")).at(atRequester)
            .needs(\.materials).resumes("review", "agreed")
        Action("return", "退回", .requested, .supplementing, .suspended, to: .returned, by: .legality, .reviewer, basis: legality.cited("第（五）项"))
            .at(atReviewer).needs(\.returnReason)
            .writes(\.outcome) { matter, _ in matter.outcome = .returned }.stamps(\.returnedOn).resumes("review", "agreed").returns()
    }

    @Clauses
    private static func examination() -> [Clause<Self>] {
        Action("consult-adviser", "听取法律顾问意见", .examining, by: .legality, .reviewer, basis: decisions(28)).at(atReviewer)
            .needs(\.adviser, \.adviserOpinion)
        Action("opine", "提出审查意见", .examining, to: .drafted, by: .legality, .reviewer, basis: legality.cited("第（六）项")).at(atReviewer)
            .needs(\.outcome, \.opinion).fills(\.findings, \.suggestions)
            .excludes("not-drafter", "起草人不得审查自己起草的文件", legality.cited("第（七）项")) { matter, _ in matter.drafters }
            .requires(itemByItem, problemsExplained, consistent, adviserHeard)
            .requires("suggestions-listed", "要求修改的，应当列出修改建议", legality.cited("第（六）项")) { matter, _ in
                matter.outcome != .lawfulAfterAmendment || !matter.suggestions.isEmpty
            }
        Action("send-back", "复核退回", .drafted, to: .examining, by: .legality, .reviewer, .head, basis: legality.cited("第（六）项")).at(atReviewer)
            .separate(from: "opine").needs(\.sendBackReason)
        Action("conclude", "签发", .drafted, to: .concluded, by: .legality, .reviewer, .head, basis: legality.cited("第（六）项")).at(atReviewer)
            .separate(from: "opine")
            .excludes("not-drafter", "起草人不得签发对自己起草的文件的审查意见", legality.cited("第（七）项")) { matter, _ in matter.drafters }
            .writes(\.isLate) { matter, now in
                matter.isLate = now.hasPassed(documentLimit, of: matter) || now.hasPassed(agreedLimit, of: matter)
            }
            .stamps(\.concludedOn).issues("opinion").returns()
    }

    @Clauses
    private static func limits() -> [Clause<Self>] {
        documentLimit
        agreedLimit
    }

    /// 最长不超过15个工作日, from complete papers. The five working days of the same sentence are the requester's to leave.
    private static let documentLimit: Limit<Self> = Limit(
        "review", "合法性审核", .workingDays(15), from: \.completeOn, until: \.concludedOrReturnedOn, basis: legality.cited("第（五）项")
    )
    .when("审核规范性文件的") { $0.subject == .normativeDocument }
    .runs(from: "材料齐全、受理之日", until: "签发审核意见，或者退回")

    /// For what the law gives no limit the county has agreed on one; for major decisions there is none but the time to be left.
    private static let agreedLimit: Limit<Self> = Limit(
        "agreed", "审查（县内约定）", termText: "合同、协议5个工作日，其他15个工作日（县设定）", from: \.completeOn, until: \.concludedOrReturnedOn,
        basis: Law.legalAdvisers2016.cited()
    ) { matter, settings in
        switch matter.subject {
        case .contract, .agreement: .workingDays(settings[contractDays])
        case .reply, .other: .workingDays(settings[otherDays])
        case .normativeDocument, .majorDecision, nil: nil
        }
    }
    .when("审查规范性文件、重大行政决策以外的") { $0.subject != .normativeDocument && $0.subject != .majorDecision }
    .runs(from: "材料齐全、受理之日", until: "签发审查意见，或者退回")

    private var concludedOrReturnedOn: (any TimePoint)? { concludedOn ?? returnedOn }
}
