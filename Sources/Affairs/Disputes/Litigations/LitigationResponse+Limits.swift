package import Kernel

private let act = Law.administrativeProcedure

/// The limits. Those of the court are shown so that the organ knows when to expect what; each ends with the suit.
extension LitigationResponse {
    @Clauses
    static func limits(_ law: LitigationLaw) -> [Clause<Self>] {
        Limit("answer", "提交答辩状、证据和规范性文件", answerTerm, from: \.receivedOn, until: \.answerEndedOn, basis: act(67, 1))
            .deems("no-answer")
        Limit(
            "extended-evidence", "正当事由消除后提供证据", answerTerm, from: \.obstacleEndedOn, until: \.extendedEvidenceEndedOn,
            basis: Law.administrativeProcedure2018(34)
        ).when { $0.extensionGrantedOn != nil }.deems("no-evidence")
        Limit("first-instance", "第一审审理（人民法院）", .months(6), from: \.courtFiledOn, until: \.firstEndedOn, basis: act(81))
            .when { !$0.isSimplified && $0.rulings.isEmpty }
        Limit("simplified", "简易程序审理（人民法院）", .days(45), from: \.courtFiledOn, until: \.firstEndedOn, basis: act(83))
            .when { $0.isSimplified && $0.rulings.isEmpty }
        Limit("appeal-judgment", "对判决上诉", .days(15), from: \.servedOn, until: \.appealEndedOn, basis: act(85))
            .when { $0.rulingOutcome?.appealDays == 15 && $0.instance == .first }
        Limit("appeal-ruling", "对裁定上诉", .days(10), from: \.servedOn, until: \.appealEndedOn, basis: act(85))
            .when { $0.rulingOutcome?.appealDays == 10 && $0.instance == .first }
        Limit("appeal-answer", "答辩上诉", .days(15), from: \.appealCopyOn, until: { $0.appealAnsweredOn ?? $0.effectiveOn }, basis: act(101))
        Limit("second-instance", "第二审审理（人民法院）", .months(3), from: \.appealedOn, until: \.effectiveOn, basis: act(88))
        laterLimits(law)
    }

    @Clauses
    private static func laterLimits(_ law: LitigationLaw) -> [Clause<Self>] {
        Limit(
            "performance", "履行生效裁判", termText: "裁判确定的期限；没有确定的，县里规定的期限", from: \.performanceFrom,
            until: { $0.performedOn ?? $0.alarmedOn ?? $0.closedOn }, basis: act(94)
        ) { matter, settings in
            guard matter.awaitsPerformance else { return nil }
            return .days(min(max(matter.performanceDays ?? settings[defaultPerformanceDays], 1), 9_999))
        }
        .deems("alarm")
        Limit(
            "suggestion", "回复司法建议", termText: "二个月，或者县里规定的期限", from: { $0.openSuggestion?.on }, until: { _ in nil }, basis: law.suggestion
        ) { _, settings in .months(min(max(settings[suggestionMonths], 1), 24)) }
    }

    /// An answer without evidence leaves the evidence to come.
    private var extendedEvidenceEndedOn: Day? { evidenceSuppliedOn ?? (evidence.isEmpty ? nil : answeredOn) ?? rulings.first?.on ?? effectiveOn }
    private var answerEndedOn: Day? { answeredOn ?? noAnswerOn ?? effectiveOn }
    private var firstEndedOn: Day? { rulings.first?.on ?? effectiveOn }
    private var appealEndedOn: Day? { appealedOn ?? effectiveOn }
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
        Caution("court-record", "法院可能在裁判文书中载明并提出司法建议", Law.administrativeProcedure2018(132)) { matter, _ in
            matter.sessions.flatMap { session in session.breaches.map { "\(session.on?.chinese ?? "")\($0.name)" } }
        }
    }
}
