package import Kernel

/// 信访总量 is counted by petitions received, 人次 by people who came; concluded is the first answer, refusal or diversion, so that
/// what was open, and came in, less what was concluded, is what is open. Rates take numerator and denominator of the same day.
extension Petition {
    @Measures
    package static var measures: [Measure<Self>] {
        incomingMeasures
        handlingMeasures
        resultMeasures
        majorMeasures
    }

    @Measures
    private static var incomingMeasures: [Measure<Self>] {
        Measure.count("petition.received", "登记信访事项", on: \.receivedOn)
        Measure.counts("petition.channel", "登记信访事项", on: \.receivedOn, by: \.channel)
        Measure.counts("petition.class", "登记信访事项", on: \.receivedOn, by: \.petitionClass)
        Measure.counts("petition.topic", "登记信访事项", on: \.receivedOn, by: \.topic)
        Measure.count("petition.repeat", "重复信访", on: \.receivedOn) { $0.isRepeat }
        Measure.each("petition.visits", "接待来访", unit: "批次") { $0.visits.compactMap(\.on) }
        Measure.each("petition.visitors", "接待来访群众", unit: "人次") { matter in
            matter.visits.flatMap { visit in visit.on.map { Array(repeating: $0, count: visit.counted) } ?? [] }
        }
        Measure.each("petition.group-visits", "五人以上集体访", unit: "批次") { matter in matter.visits.filter { $0.persons >= 5 }.compactMap(\.on) }
        Measure.count("petition.forwarded", "转送信访事项", on: { $0.isAssigned ? nil : $0.forwardedOn })
        Measure.count("petition.assigned", "交办信访事项", on: { $0.isAssigned ? $0.forwardedOn : nil })
    }

    @Measures
    private static var handlingMeasures: [Measure<Self>] {
        Measure.count("petition.notice-due", "应当告知的信访事项", on: \.noticeSettledOn)
        Measure.count("petition.accepted-in-time", "按期告知受理情况", on: \.noticeSettledOn) { $0.noticeMissedOn == nil }
        Measure.count("petition.accepted", "受理信访事项", on: \.acceptedOn)
        Measure.count("petition.declined", "不予受理信访事项", on: \.declinedOn)
        Measure.counts("petition.decline-reason", "不予受理信访事项", on: \.declinedOn, by: \.declineReason)
        Measure.count("petition.diverted", "导入法定途径", on: \.divertedOn)
        Measure.count("petition.extended", "延期办理的信访事项", on: \.extendedOn)
        Measure.each("petition.hearings", "信访听证") { $0.hearings }
        Measure.count("petition.answered", "答复信访事项", on: \.answeredOn)
        Measure.count("petition.answered-in-time", "按期答复信访事项", on: \.answeredOn) { !$0.answerLate }
        Measure.counts("petition.opinion", "出具信访处理意见", on: { $0.reopenedOn == nil ? $0.answeredOn : $0.reansweredOn }, by: \.opinion)
        Measure.count("petition.adopted", "采纳人民建议", on: \.answeredOn) { $0.suggestionResult == .adopted || $0.suggestionResult == .partly }
        Measure.count("petition.concluded", "办结信访事项", on: \.concludedOn)
        Measure.stock("petition.open", "在办信访事项", from: \.receivedOn, through: { $0.concludedOn?.advanced(by: -1) })
    }

    @Measures
    private static var resultMeasures: [Measure<Self>] {
        Measure.count("petition.reviewed", "复查信访事项", on: \.reviewedOn)
        Measure.counts("petition.review-result", "复查信访事项", on: \.reviewedOn, by: \.reviewResult)
        Measure.count("petition.reviewed-late", "逾期复查", on: \.reviewedOn) { $0.reviewLate }
        Measure.count("petition.reexamined", "复核信访事项", on: \.reexaminedOn)
        Measure.count("petition.terminated", "复核终结信访事项", on: \.terminatedOn)
        Measure.count("petition.executed", "支持的请求执行完毕", on: \.executedOn)
        Measure.count("petition.evaluated", "信访人参与评价", on: \.evaluatedOn)
        Measure.count("petition.satisfied", "信访人评价满意", on: \.evaluatedOn) { $0.evaluation == .satisfied || $0.evaluation == .basically }
        Measure.count("petition.resolved", "化解信访事项", on: \.resolvedOn)
        Measure.count("petition.first", "答复初次信访事项", on: \.answeredOn) { !$0.isRepeat }
        Measure.count("petition.first-resolved", "初次信访一次性化解", on: \.answeredOn) { $0.isResolvedAtOnce }
    }

    @Measures
    private static var majorMeasures: [Measure<Self>] {
        Measure.count("petition.major", "列入的重点信访事项和积案", on: \.majorOn)
        Measure.counts("petition.major-kind", "列入的重点信访事项和积案", on: \.majorOn, by: \.majorKind)
        Measure.count("petition.major-resolved", "化解销号的重点信访事项和积案", on: \.majorResolvedOn)
        Measure.stock("petition.major-open", "未化解的重点信访事项和积案", from: \.majorOn, through: { $0.majorResolvedOn?.advanced(by: -1) })
        Measure.each("petition.leader-visits", "领导干部接访、下访、约访", unit: "次") { matter in
            matter.leaderDeeds.filter { $0.deed?.isMeeting ?? false }.compactMap(\.on)
        }
        Measure.each("petition.supervised", "督办信访事项", unit: "次") { $0.supervisions.compactMap(\.on) }
        Measure.each("petition.advice", "提出三项建议", unit: "件") { $0.supervisions.filter { $0.advice != nil }.compactMap(\.on) }
        Measure.each("petition.advice-adopted", "采纳的三项建议", unit: "件") { $0.supervisions.filter(\.adopted).compactMap(\.on) }
    }

    /// Told in time, or not by the end of the fifteen days; where nobody can be told, nothing is due.
    private var noticeSettledOn: Day? { isReachable ? noticeMissedOn ?? noticedOn : nil }
    package var concludedOn: Day? { answeredOn ?? declinedOn ?? divertedOn }
    private var isResolvedAtOnce: Bool { !isRepeat && resolvedOn != nil && reviewRequestedOn == nil && visits.count <= 1 }
}
