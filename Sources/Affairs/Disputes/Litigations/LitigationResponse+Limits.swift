package import Kernel

private let act = Law.administrativeProcedure

/// The limits. Those of the court are shown so that the organ knows when to expect what; each ends with the suit.
extension LitigationResponse {
    @Clauses
    static func limits(_ law: LitigationLaw) -> [Clause<Self>] {
        Limit("answer", "提交答辩状、证据和规范性文件", answerTerm, from: \.receivedOn, until: \.answerEndedOn, basis: act(67, 1))
            .runs(from: "收到起诉状副本之日", until: "提交答辩状、证据和所依据的规范性文件，或者审结")
            .deems("no-answer")
        Limit(
            "extended-evidence", "正当事由消除后提供证据", answerTerm, from: \.obstacleEndedOn, until: \.extendedEvidenceEndedOn,
            basis: Law.administrativeProcedure2018(34)
        )
        .runs(from: "正当事由消除之日", until: "提供证据，或者裁判")
        .when("人民法院准许延期提供证据的") { $0.extensionGrantedOn != nil }.deems("no-evidence")
        Limit("first-instance", "第一审审理（人民法院）", .months(6), from: \.courtFiledOn, until: \.firstEndedOn, basis: act(81))
            .runs(from: "人民法院立案之日", until: "作出第一审判决")
            .when("适用普通程序的第一审") { !$0.isSimplified && $0.rulings.isEmpty }
        Limit("simplified", "简易程序审理（人民法院）", .days(45), from: \.courtFiledOn, until: \.firstEndedOn, basis: act(83))
            .runs(from: "人民法院立案之日", until: "审结")
            .when("适用简易程序的第一审") { $0.isSimplified && $0.rulings.isEmpty }
        Limit("appeal-judgment", "对判决上诉", .days(15), from: \.servedOn, until: \.tookEffectOn, basis: act(85))
            .runs(from: "判决书送达之日", until: "提起上诉，或者判决生效")
            .when("不服第一审判决的") { $0.rulingOutcome?.appealDays == 15 && $0.isAppealable }
        Limit("appeal-ruling", "对裁定上诉", .days(10), from: \.servedOn, until: \.tookEffectOn, basis: act(85))
            .runs(from: "裁定书送达之日", until: "提起上诉，或者裁定生效")
            .when("不服第一审裁定的") { $0.rulingOutcome?.appealDays == 10 && $0.isAppealable }
        Limit("appeal-answer", "答辩上诉", .days(15), from: { $0.answerableAppeal?.copyOn }, until: \.appealAnsweredOn, basis: act(101))
            .runs(from: "收到上诉状副本之日", until: "提出答辩状，或者第二审裁判")
        Limit("second-instance", "第二审审理（人民法院）", .months(3), from: \.secondFrom, until: \.secondEndedOn, basis: act(88))
            .runs(from: "收到上诉状之日", until: "作出终审判决")
        laterLimits(law)
    }

    @Clauses
    private static func laterLimits(_ law: LitigationLaw) -> [Clause<Self>] {
        Limit(
            "performance", "履行生效裁判", termText: "裁判确定的期限；没有确定的，县里规定的期限", from: \.performanceFrom,
            until: { $0.performedOn ?? $0.alarmedOn ?? $0.archive.archivedOn }, basis: act(94)
        ) { matter, settings in
            .days(min(max(matter.performanceDays ?? settings[defaultPerformanceDays], 1), 9_999))
        }
        .runs(from: "裁判发生法律效力之日", until: "履行")
        .when("裁判有需要履行的内容的") { $0.awaitsPerformance }.deems("alarm")
        Limit(
            "suggestion", "回复司法建议", termText: "二个月，或者县里规定的期限", from: { $0.openSuggestion?.on }, until: { _ in nil }, basis: law.suggestion
        ) { matter, settings in
            matter.openSuggestion?.onDocument == true ? nil : .months(min(max(settings[suggestionMonths], 1), 24))
        }
        .runs(from: "收到司法建议之日", until: "书面回复")
        // A suggestion to amend or repeal a normative document has a period of its own.
        Limit(
            "document-suggestion", "答复修改、废止规范性文件的司法建议", .days(60), from: { $0.openSuggestion?.on }, until: { _ in nil },
            basis: Law.administrativeProcedure2018(149, 4)
        )
        .runs(from: "收到司法建议之日", until: "书面答复")
        .when("人民法院建议修改、废止规范性文件的") { $0.openSuggestion?.onDocument == true }
        Limit(
            "retrial-opinion", "对再审申请提交书面意见", .days(15), from: \.retrialCopyOn, until: { $0.retrialAnsweredOn ?? $0.retrialEndedOn },
            basis: Law.administrativeProcedure2018(111)
        )
        .runs(from: "收到再审申请书副本之日", until: "提交书面意见，或者裁定再审、驳回再审申请")
    }

    /// An application for a retrial comes to its end when the court orders one or rejects it, or when the file is closed.
    private var retrialEndedOn: Day? {
        [retrialRejectedOn, retrialOn, archive.archivedOn].compactMap { $0 }.filter { end in retrialCopyOn.map { $0 <= end } ?? true }.min()
    }

    private var endedOn: Day? { rulings.first?.on ?? effectiveOn }
    /// An answer without evidence leaves the evidence to come.
    private var extendedEvidenceEndedOn: Day? { evidenceSuppliedOn ?? evidenceLapsedOn ?? (evidence.isEmpty ? nil : answeredOn) ?? endedOn }
    private var answerEndedOn: Day? { answeredOn ?? noAnswerOn ?? endedOn }
    private var firstEndedOn: Day? { endedOn }

    /// The appeals that began the last second instance, and what it came to.
    private var lastAppeals: [Appeal] { appeals.filter { $0.ruling == appeals.last?.ruling } }
    private var secondFrom: Day? { lastAppeals.compactMap(\.on).min() }
    private var secondEndedOn: Day? { appeals.last.flatMap { rulings.dropFirst(max(0, $0.ruling)).first?.on } ?? effectiveOn }
    /// Of several copies the first that is still to be answered, else the last that was.
    private var answerableAppeal: Appeal? {
        let received = lastAppeals.filter { $0.copyOn != nil }
        return received.first(where: \.awaitsAnswer) ?? received.last
    }
    private var appealAnsweredOn: Day? { answerableAppeal?.answeredOn ?? secondEndedOn }
}

extension LitigationResponse {
    /// The case of article 23 that the suit falls under, as far as the record shows it.
    private func reconsiderationFirst(_ now: Moment) -> String? {
        switch actKind {
        case .penalty: penalty.flatMap { now.find($0) }?.procedureKind == .simple ? "对当场作出的行政处罚决定不服" : nil
        case .resourceRight: "侵犯已经依法取得的自然资源的所有权或者使用权"
        case .inaction: "未履行法定职责"
        case .information: "申请政府信息公开，行政机关不予公开的"
        default: nil
        }
    }

    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("evidence-disregarded", "逾期提供证据，视为没有相应证据", act(34, 2)) { matter, _ in
            matter.evidenceDisregarded && !matter.thirdPartyEvidence && matter.effectiveOn == nil ? ["可以考虑改变行政行为"] : []
        }
        Caution(
            "later-evidence", "作出行政行为之后收集的证据，不能作为认定行政行为合法的依据", Law.administrativeEvidence2002(60, item: 1)
        ) { matter, _ in
            matter.effectiveOn == nil ? (matter.evidence + matter.addedEvidence).gathered(after: matter.actOn) : []
        }
        Caution("unperformed", "生效裁判逾期没有履行", act(96)) { matter, _ in
            guard matter.performedOn == nil, let alarmed = matter.alarmedOn else { return [] }
            return ["期限已于\(alarmed.advanced(by: -1).chinese)届满，可能被划拨、按日罚款、公告、拘留"]
        }
        Caution("reconsideration-first", "属于先申请行政复议的情形而未经复议，可以请求人民法院裁定驳回起诉", Law.reconsideration2023(23, 1)) { matter, now in
            guard matter.reviewResult == ReviewResult.none, matter.effectiveOn == nil, let received = matter.receivedOn,
                Law.reconsideration2023.isInForce(on: received)
            else { return [] }
            return matter.reconsiderationFirst(now).map { [$0] } ?? []
        }
        Caution("act-differs", "填写的行政行为与本县办理的被诉案件不一致，请核对", act(67, 1)) { matter, now in
            matter.effectiveOn == nil ? matter.actDifferences(now) : []
        }
        Caution("minor", "原告没有诉讼行为能力的，由其法定代理人代为诉讼", act(30)) { matter, now in
            guard matter.effectiveOn == nil, !matter.agents.contains(where: \.isGuardian) else { return [] }
            return matter.plaintiff.minority(on: now.today)
        }
        Caution("court-record", "法院可能在裁判文书中载明并提出司法建议", Law.administrativeProcedure2018(132)) { matter, _ in
            matter.sessions.flatMap { session in session.breaches.map { "\(session.on?.chinese ?? "")\($0.name)" } }
        }
    }
}
