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
        DutyClues.measures(in: dutyClues, of: "petition")
    }

    @Measures
    private static var incomingMeasures: [Measure<Self>] {
        Measure.count("petition.received", "登记信访事项", on: \.receivedOn)
            .told("本年收到的信访事项，含重复信访，按收到日计入。")
        Measure.counts("petition.channel", "登记信访事项", on: \.receivedOn, by: \.channel)
            .part(of: "petition.received")
        Measure.counts("petition.class", "登记信访事项", on: \.receivedOn, by: \.petitionClass)
            .part(of: "petition.received")
        Measure.counts("petition.topic", "登记信访事项", on: \.receivedOn, by: \.topic)
            .part(of: "petition.received")
        Measure.count("petition.repeat", "重复信访", on: \.receivedOn) { $0.isRepeat }
            .told("同一信访人就同一事项再次提出的，按收到日计入。")
        Measure.ratio(
            "petition.repeat-rate", "重复信访占比", "petition.repeat", of: "petition.received", decimals: 1,
            "重复信访件数÷登记信访件数，保留一位小数。")
        Measure.each("petition.visits", "接待来访", unit: "批次") { $0.visits.compactMap(\.on) }
            .told("按来访日计入，一件来访几次计几次。")
        Measure.each("petition.visitors", "接待来访群众", unit: "人次") { matter in
            matter.visits.flatMap { visit in visit.on.map { Array(repeating: $0, count: visit.counted) } ?? [] }
        }
        .told("按来访日计入，一次来访几人计几人次。")
        Measure.each("petition.group-visits", "集体访", unit: "批次") { matter in matter.visits.filter(\.isGroup).compactMap(\.on) }
            .told("五人以上的来访，按来访日计入。")
        Measure.count("petition.forwarded", "转送信访事项", on: { $0.isAssigned ? nil : $0.forwardedOn })
        Measure.count("petition.assigned", "交办信访事项", on: { $0.isAssigned ? $0.forwardedOn : nil })
    }

    @Measures
    private static var handlingMeasures: [Measure<Self>] {
        Measure.count("petition.notice-due", "应当告知的信访事项", on: \.noticeSettledOn)
            .told("已经告知，或者十五日届满未告知的信访事项，按告知日或者届满次日计入。姓名住址不清的不计。")
        Measure.count("petition.accepted-in-time", "按期告知的信访事项", on: \.noticeSettledOn) { $0.noticeMissedOn == nil }
            .told("应当告知的信访事项中在十五日内告知的，与应当告知件数同日计入。")
        Measure.ratio(
            "petition.acceptance-rate", "及时受理率", "petition.accepted-in-time", of: "petition.notice-due", decimals: 1,
            "按期告知件数÷应当告知件数，保留一位小数。")
        Measure.count("petition.accepted", "受理信访事项", on: \.acceptedOn)
            .told("有权处理的机关受理的信访事项，按受理日计入。")
        Measure.count("petition.declined", "不予受理信访事项", on: \.declinedOn)
            .told("按告知日计入。")
        Measure.counts("petition.decline-reason", "不予受理信访事项", on: \.declinedOn, by: \.declineReason)
            .part(of: "petition.declined")
        Measure.count("petition.diverted", "导入法定途径的信访事项", on: \.divertedOn)
            .told("导入诉讼、仲裁、行政程序或者转纪检监察机关的，按告知日计入。")
        Measure.count("petition.extended", "延期办理的信访事项", on: \.extendedOn)
        Measure.each("petition.hearings", "信访听证") { $0.hearings }
        Measure.count("petition.answered", "答复信访事项", on: \.answeredOn)
            .told("出具处理意见书、答复或者以调解、和解协议办结的信访事项，按首次办结日计入。")
        Measure.count("petition.answered-in-time", "按期答复信访事项", on: \.answeredOn) { !$0.answerLate }
            .told("在六十日和批准的延长期限内答复的，按答复日计入。")
        Measure.ratio(
            "petition.answer-rate", "按期答复率", "petition.answered-in-time", of: "petition.answered", decimals: 1,
            "按期答复件数÷答复件数，保留一位小数。")
        Measure.count("petition.opinion", "出具信访处理意见", on: \.opinedOn) { $0.opinion != nil }
            .told("载明处理意见的答复，按答复日计入；重新处理的，按重新答复日计入。")
        Measure.counts("petition.opinion", "出具信访处理意见", on: \.opinedOn, by: \.opinion)
            .part(of: "petition.opinion")
        Measure.count("petition.adopted", "采纳人民建议", on: \.answeredOn) { $0.suggestionResult == .adopted || $0.suggestionResult == .partly }
        Measure.count("petition.concluded", "办结信访事项", on: \.concludedOn)
            .told("答复、不予受理和导入法定途径的信访事项，按首次办结日计入；复查、复核后重新处理的不重复计入。")
        Measure.stock("petition.open", "在办信访事项", from: \.receivedOn, through: { $0.concludedOn?.advanced(by: -1) })
            .told("年末已经登记、尚未办结的信访事项。")
    }

    @Measures
    private static var resultMeasures: [Measure<Self>] {
        Measure.count("petition.reviewed", "复查信访事项", on: \.reviewedOn)
            .told("按复查意见日计入。")
        Measure.counts("petition.review-result", "复查信访事项", on: \.reviewedOn, by: \.reviewResult)
            .part(of: "petition.reviewed")
        Measure.count("petition.reviewed-late", "逾期复查", on: \.reviewedOn) { $0.reviewLate }
        Measure.count("petition.reexamined", "复核信访事项", on: \.reexaminedOn)
            .told("按复核意见日计入。")
        Measure.count("petition.terminated", "复核终结信访事项", on: \.terminatedOn)
            .told("复核意见不撤销原意见的，按复核意见日计入。")
        Measure.count("petition.executed", "支持的请求执行完毕", on: \.executedOn)
        Measure.count("petition.evaluated", "信访人参与评价", on: \.evaluatedOn)
            .told("按评价日计入。")
        Measure.count("petition.satisfied", "信访人评价满意", on: \.evaluatedOn) { $0.evaluation == .satisfied || $0.evaluation == .basically }
            .told("评价为满意、基本满意的，按评价日计入。")
        Measure.ratio(
            "petition.satisfaction-rate", "群众满意率", "petition.satisfied", of: "petition.evaluated", decimals: 1,
            "评价满意件数÷参与评价件数，保留一位小数。")
        Measure.count("petition.resolved", "化解信访事项", on: \.resolvedOn)
            .told("信访人息诉罢访的，按登记化解日计入。")
        Measure.count("petition.first", "答复初次信访事项", on: \.answeredOn) { !$0.isRepeat }
            .told("不是重复信访的，按答复日计入。")
        Measure.count("petition.first-resolved", "初次信访一次性化解", on: \.answeredOn) { $0.isResolvedAtOnce }
            .told("初次信访中已经化解、没有再访和请求复查的，与答复初次信访件数同日计入。")
        Measure.ratio(
            "petition.first-rate", "初次信访化解率", "petition.first-resolved", of: "petition.first", decimals: 1,
            "一次性化解件数÷答复初次信访件数，保留一位小数。")
    }

    @Measures
    private static var majorMeasures: [Measure<Self>] {
        Measure.count("petition.major", "列入的重点信访事项和积案", on: \.majorOn)
            .told("本年列入的，按列入日计入。")
        Measure.counts("petition.major-kind", "列入的重点信访事项和积案", on: \.majorOn, by: \.majorKind)
            .part(of: "petition.major")
        Measure.count("petition.major-resolved", "化解销号的重点信访事项和积案", on: \.majorResolvedOn)
            .told("经责任机关申请、信访部门核实销号的，按销号日计入。")
        Measure.stock("petition.major-open", "未化解的重点信访事项和积案", from: \.majorOn, through: { $0.majorResolvedOn?.advanced(by: -1) })
            .told("年末已经列入、尚未销号的。")
        Measure.each("petition.leader-visits", "领导干部接访、下访、约访", unit: "次") { matter in
            matter.leaderDeeds.filter { $0.deed?.isMeeting ?? false }.compactMap(\.on)
        }
        .told("按登记日计入。")
        Measure.each("petition.supervised", "督办信访事项", unit: "次") { $0.supervisions.compactMap(\.on) }
            .told("按督办日计入。")
        Measure.each("petition.advice", "提出三项建议", unit: "件") { $0.supervisions.filter { $0.advice != nil }.compactMap(\.on) }
            .told("改进工作、完善政策、追究责任的建议，按提出日计入。")
        Measure.each("petition.advice-adopted", "采纳的三项建议", unit: "件") { $0.supervisions.filter(\.adopted).compactMap(\.on) }
            .told("提出的建议中书面反馈采纳的，按提出日计入。")
    }

    /// Told in time, or not by the end of the fifteen days; where nobody can be told, nothing is due.
    private var noticeSettledOn: Day? { isReachable ? noticeMissedOn ?? noticedOn : nil }
    private var opinedOn: Day? { reopenedOn == nil ? answeredOn : reansweredOn }
    package var concludedOn: Day? { answeredOn ?? declinedOn ?? divertedOn }
    private var isResolvedAtOnce: Bool { !isRepeat && resolvedOn != nil && reviewRequestedOn == nil && visits.count <= 1 }
}
