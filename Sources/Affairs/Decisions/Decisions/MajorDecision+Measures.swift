package import Kernel

extension MajorDecision {
    /// All count for the decision organ, each procedure on the day it was done. Events are meetings held (场次), each on its own day;
    /// comments are the public's opinions (条), each on the day it was received.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("decision.proposed", "决策事项建议", on: \.proposedOn)
            .told("提出的决策事项建议，按提出日计入，含后来不予启动的。")
        Measure.count("decision.started", "启动重大行政决策", on: \.startedOn)
            .told("决策机关决定启动程序的，按启动日计入。")
        Measure.count("decision.outside", "目录以外启动的重大行政决策", on: \.startedOn) { $0.catalogue == nil }
            .told("启动时未列入年度目录、说明理由的，按启动日计入。")
        Measure.count("decision.decided", "集体讨论决定重大行政决策", on: \.decidedOn)
            .told("经常务会议或者全体会议讨论通过的，按会议日计入；党委要求重新研究的，以后次讨论为准。")
        Measure.count("decision.published", "出台重大行政决策", on: \.publishedOn)
            .told("经集体讨论、请示报告后出台的，按公布日计入；依法不予公开的按印发日计入。")
        Measure.counts("decision.nature", "公布出台重大行政决策", on: \.publishedOn, by: \.nature)
            .part(of: "decision.published")
        Measure.count("decision.full", "履行全部法定程序的重大行政决策", on: \.publishedOn) { $0.isFull }
            .told("出台的决策中，应当履行的公众参与、专家论证、风险评估、合法性审查、集体讨论决定都已履行的，按公布日计入。")
        Measure.ratio(
            "decision.full-rate", "重大行政决策法定程序履行率", "decision.full", of: "decision.published", decimals: 1,
            "履行全部应当履行程序的决策件数÷出台的决策件数，保留一位小数。依决策性质不必履行的程序不作要求。")
        Measure.count("decision.rejected", "讨论未通过的重大行政决策", on: \.endedOn) { $0.meetings.last?.result == .rejected }
            .told("集体讨论未通过的，按讨论登记日计入。")
        steps()
        participation()
        Measure.each("decision.dissents", "如实载明的不同意见", unit: "条") { matter in
            matter.meetings.flatMap { meeting in meeting.on.map { Array(repeating: $0, count: meeting.dissents.count) } ?? [] }
        }
        .told("集体讨论记录载明的不同意见，按会议日计入。")
        Measure.each("decision.evaluated", "重大行政决策后评估") { $0.evaluations.compactMap(\.on) }
            .told("完成的决策后评估，每次计一次，按完成日计入。")
        Measure.each("decision.adjusted", "依法定程序调整的重大行政决策") { matter in
            matter.changes.filter { $0.kind == .adjust }.compactMap(\.on)
        }
        .told("由另一依法定程序作出的决策调整的，按调整决策公布日计入。")
        Measure.each("decision.suspended", "中止执行重大行政决策") { $0.suspensions.compactMap(\.from) }
            .told("行政首长决定中止执行的，每次计一次，按决定日计入。")
        Measure.count("decision.stopped", "停止执行的重大行政决策", on: \.stoppedOn)
            .told("由另一依法定程序作出的决策停止执行的，按该决策公布日计入。")
        Measure.count("decision.archived", "归档的重大行政决策", on: \.archive.archivedOn)
            .told("决策过程记录和材料完整归档的，按最近一次归档日计入。")
        Measure.stock("decision.open", "程序进行中的重大行政决策", from: \.startedOn, through: \.lastOpenDay)
            .told("年末已经启动、尚未出台也未终结的决策。")
        Measure.stock("decision.in-force", "正在执行的重大行政决策", from: \.publishedOn, through: \.lastDayInForce)
            .told("年末已经出台、尚未执行完毕也未停止执行的决策，含中止执行的。")
    }

    @Measures
    private static func steps() -> [Measure<Self>] {
        Measure.count("decision.step-participation", "重大行政决策程序（公众参与）", on: \.participatedOn)
        Measure.count("decision.step-expert", "重大行政决策程序（专家论证）", on: \.arguedOn)
        Measure.count("decision.step-risk", "重大行政决策程序（风险评估）", on: \.riskPassedOn)
        Measure.count("decision.step-legality", "重大行政决策程序（合法性审查）", on: \.legalityOn)
        Measure.count("decision.step-collective", "重大行政决策程序（集体讨论决定）", on: \.decidedOn)
        Measure.count("decision.competition", "重大行政决策公平竞争审查", on: \.competitionOn)
            .told("接收公平竞争审查结论的决策，按最近一次结论日计入。")
    }

    @Measures
    private static func participation() -> [Measure<Self>] {
        Measure.count("decision.solicited", "公开征求意见的重大行政决策", on: \.firstSolicitedOn)
            .told("向社会公开征求意见的决策，一个决策计一次，按首次公布草案之日计入。")
        Measure.count("decision.short", "缩短期限公开征求意见的重大行政决策", on: \.shortenedOn)
            .told("征求意见期限不足而公布理由的决策，按公布草案之日计入。")
        Measure.each("decision.events", "听证会、论证会、征求意见会", unit: "场次") { matter in
            matter.events.filter { $0.form?.isMeeting ?? false }.compactMap(\.on)
        }
        .told("为重大行政决策召开的听证会、专家论证会和座谈会、征求意见会，每场计一次，按召开日计入；走访、书面征求意见、问卷不计入。")
        held(.hearing)
        held(.argumentation)
        held(.symposium)
        Measure.each("decision.comments", "征集公众意见", unit: "条") { $0.comments.compactMap(\.on) }
            .told("对决策草案提出的意见，逐条登记，按收到日计入。")
        Measure.each("decision.comments-adopted", "采纳公众意见", unit: "条") { matter in
            let answers = matter.lastAnswers
            return matter.comments.compactMap { answers[$0.number] }.filter { $0.adoption?.isAdopted ?? false }.compactMap(\.on)
        }
        .told("经研究采纳或者部分采纳的意见，按研究处理日计入。")
        Measure.ratio(
            "decision.adoption-rate", "公众意见采纳率", "decision.comments-adopted", of: "decision.comments", decimals: 1,
            "采纳和部分采纳的意见条数÷征集意见条数，保留一位小数。")
    }

    /// The meetings of one form, a class of `decision.events`.
    private static func held(_ form: EventForm) -> Measure<Self> {
        Measure.each("decision.event:\(form.rawValue)", "重大行政决策活动（\(form.name)）", unit: "场次") { matter in
            matter.events.filter { $0.form == form }.compactMap(\.on)
        }
        .part(of: "decision.events")
    }

    private var riskPassedOn: Day? { risks.last { $0.control == .controllable }?.on }
    private var firstSolicitedOn: Day? { solicitations.first?.from }
    private var shortenedOn: Day? { solicitations.first { !$0.shortReason.isEmpty }?.from }
    private var lastOpenDay: Day? { (publishedOn ?? endedOn)?.advanced(by: -1) }
    private var lastDayInForce: Day? { (stoppedOn ?? completedOn)?.advanced(by: -1) }
}
