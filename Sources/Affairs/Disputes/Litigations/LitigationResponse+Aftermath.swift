import Kernel

private let act = Law.administrativeProcedure
private let advice = Law.litigationResponse2016

/// 履行、法院措施、败诉案件分析、司法建议、归档.
extension LitigationResponse {
    @Clauses
    static var performanceClauses: [Clause<Self>] {
        Action("perform", "报告履行", .effective, by: .clerk, .officer, .office, .legality, .head, basis: act(94)).atHandler()
            .needs(\.performanceReport).fills(\.remadeAct, \.remadeComparison)
            .awaited { $0.awaitsPerformance && $0.performedOn == nil }
            .requires("performance-outstanding", "裁判有需要履行的内容，尚未报告履行", act(94)) { matter, _ in matter.awaitsPerformance && matter.performedOn == nil }
            .requires("act-remade", "判决重新作出行政行为的，已经重新作出并与原行为比较", act(71)) { matter, _ in
                !matter.remakeOrdered || (!matter.remadeAct.isEmpty && matter.remadeComparison != nil)
            }
            // Revoked for its procedure alone, an act may be made again as it was (法释〔2018〕1号第九十条第二款).
            .requires("not-same-act", "不得以同一的事实和理由作出与原行政行为基本相同的行政行为", act(71)) { matter, _ in
                matter.remadeComparison != .same || matter.lossCauses == [.procedure]
            }
            .stamps(\.performedOn).issues("performance-report").occurs("履行完毕之日", after: \.servedOn)
            .bindsWhoEnters(butForHead: true)
            .undoesIfInTime("alarm").writes(\.alarmedOn) { matter, now in if now.undoes("alarm") { matter.alarmedOn = nil } }
        Action("alarm", "逾期未履行警示", .effective, by: .system, basis: act(96))
            .requires("not-performed", "尚未履行", act(96)) { matter, _ in matter.performedOn == nil }
            .stamps(\.alarmedOn)
        Action("record-measure", "登记法院措施", .effective, by: .clerk, .officer, .office, .legality, basis: act(96)).atHandler()
            .appends(\.courtMeasures, needing: \.kind, \.on, checks: measureChecks)
            .requires("performance-due", "法院对拒绝履行采取措施，限于需要履行的裁判", act(96)) { matter, _ in matter.awaitsPerformance }
    }

    private static var measureChecks: [Check<Self, CourtMeasure>] {
        [Check("measure-stated", "法院采取措施不晚于登记当日", act(96)) { measure, _, now in measure.on.map { $0 <= now.today } ?? true }]
    }

    @Clauses
    static func reviewClauses(_ law: LitigationLaw) -> [Clause<Self>] {
        Action("review-loss", "败诉案件分析", .effective, by: .legality, .reconsideration, .reviewer, basis: advice.cited("第八部分"))
            .at(.holding(.justice))
            .awaited { $0.lost && $0.reviewedOn == nil }
            .needs(\.lossCauses, \.lossReview).fills(\.accountability)
            .requires("suit-lost", "本案败诉", advice.cited("第八部分")) { matter, _ in matter.lost }
            .stamps(\.reviewedOn).issues("loss-review")
        suggestionClauses(law)
        Action("close", "归档", .effective, to: .closed, by: .clerk, .officer, .office, .legality, basis: advice.cited("第七部分")).atHandler()
            .awaited { !$0.awaitsPerformance || $0.performedOn != nil }
            .requires("judgment-performed", "生效裁判已经履行", act(94)) { matter, _ in !matter.awaitsPerformance || matter.performedOn != nil }
            .requires("loss-reviewed", "败诉案件已经分析", advice.cited("第八部分")) { matter, now in
                !matter.lost || matter.reviewedOn != nil || !now.settings[reviewsLosses]
            }
            .requires("suggestions-answered", "司法建议已经书面回复", law.suggestion) { matter, _ in matter.openSuggestion == nil }
            .archiving(archive, basis: advice.cited("第七部分")).issues(archive.step("index"))
    }

    @Clauses
    private static func suggestionClauses(_ law: LitigationLaw) -> [Clause<Self>] {
        Action(
            "record-suggestion", "登记司法建议", .answering, .trying, .judged, .appealed, .retrying, .effective,
            by: .clerk, .officer, .office, .legality, basis: law.suggestion
        )
        .atHandler()
        .appends(\.suggestions, needing: \.number, \.on, \.content, checks: suggestionChecks(law)) { suggestion, _, _ in
            (suggestion.repliedOn, suggestion.reply, suggestion.adoption) = (nil, "", nil)
            if suggestion.document != nil { suggestion.onDocument = true }
        }
        .requires("suggestions-answered", "上一份司法建议已经回复", law.suggestion) { matter, _ in matter.openSuggestion == nil }
        .flagging({ $0.suggestions.last?.document }) { matter in
            let last = matter.suggestions.last
            return [
                .set(\.findingSource, .court), .set(\.findingDocument, last?.number ?? ""), .set(\.findingClauses, last?.content ?? ""),
                .set(\.findingOn, last?.on),
            ]
        }
        Action("answer-suggestion", "回复司法建议", .answering, .trying, .judged, .appealed, .retrying, .effective, by: .head, basis: law.suggestion)
            .needs(\.suggestionReply, \.suggestionAdoption)
            .requires("suggestion-unanswered", "有尚未回复的司法建议", law.suggestion) { matter, _ in matter.openSuggestion != nil }
            .writes(\.suggestions, \.suggestionReply, \.suggestionAdoption) { matter, now in
                guard let index = matter.suggestions.lastIndex(where: { $0.repliedOn == nil }) else { return }
                matter.suggestions[index].repliedOn = now.today
                (matter.suggestions[index].reply, matter.suggestions[index].adoption) = (matter.suggestionReply, matter.suggestionAdoption)
                (matter.suggestionReply, matter.suggestionAdoption) = ("", nil)
            }
            .answering({ $0.suggestions.last?.document }) { matter in
                let last = matter.suggestions.last
                return [.set(\.findingDocument, last?.number ?? ""), .set(\.findingAnswer, last?.reply ?? "")]
            }
    }

    private static func suggestionChecks(_ law: LitigationLaw) -> [Check<Self, Suggestion>] {
        [
            Check("suggestion-stated", "收到司法建议不晚于登记当日", law.suggestion) { suggestion, _, now in
                suggestion.on.map { $0 <= now.today } ?? true
            }
        ]
    }

    /// 应当履行: what the judgment orders to be done, paid or made anew.
    package var awaitsPerformance: Bool {
        switch retrialOutcome ?? outcome {
        case .performance, .payment, .agreement, .remedy: true
        case .revoked, .revokedPartly: remakeOrdered || compensation != nil
        case .illegal, .void, .changed, .mediated: performanceDays != nil || compensation != nil
        default: false
        }
    }
    var openSuggestion: Suggestion? { suggestions.last { $0.repliedOn == nil } }
    var performanceFrom: Day? { retriedOn ?? effectiveOn }
}
