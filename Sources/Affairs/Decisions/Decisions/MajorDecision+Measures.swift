package import Kernel

extension MajorDecision {
    /// All count for the decision organ, each procedure on the day it was done. Events are meetings held (场次), each on its own day;
    /// comments are the public's opinions (条), each on the day it was received.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("decision.proposed", "决策事项建议", on: \.proposedOn)
        Measure.count("decision.started", "启动重大行政决策", on: \.startedOn)
        Measure.count("decision.outside", "目录以外启动的重大行政决策", on: \.startedOn) { $0.catalogue == nil }
        Measure.count("decision.decided", "集体讨论决定重大行政决策", on: \.decidedOn)
        Measure.count("decision.published", "公布出台重大行政决策", on: \.publishedOn)
        Measure.counts("decision.nature", "公布出台重大行政决策", on: \.publishedOn, by: \.nature)
        Measure.count("decision.full", "履行全部应履行程序的重大行政决策", on: \.publishedOn) { $0.isFull }
        Measure.count("decision.rejected", "讨论未通过的重大行政决策", on: \.endedOn) { $0.meetings.last?.result == .rejected }
        steps()
        participation()
        Measure.each("decision.dissents", "如实载明的不同意见", unit: "条") { matter in
            matter.meetings.flatMap { meeting in meeting.on.map { Array(repeating: $0, count: meeting.dissents.count) } ?? [] }
        }
        Measure.each("decision.evaluated", "重大行政决策后评估") { $0.evaluations.compactMap(\.on) }
        Measure.each("decision.adjusted", "依法定程序调整的重大行政决策") { matter in
            matter.changes.filter { $0.kind == .adjust }.compactMap(\.on)
        }
        Measure.each("decision.suspended", "中止执行重大行政决策") { $0.suspensions.compactMap(\.from) }
        Measure.count("decision.stopped", "停止执行重大行政决策", on: \.stoppedOn)
        Measure.count("decision.archived", "归档重大行政决策", on: \.archivedOn)
        Measure.stock("decision.open", "程序进行中的重大行政决策", from: \.startedOn, through: \.lastOpenDay)
        Measure.stock("decision.in-force", "正在执行的重大行政决策", from: \.publishedOn, through: \.lastDayInForce)
    }

    @Measures
    private static func steps() -> [Measure<Self>] {
        Measure.count("decision.step:participation", "重大行政决策程序（公众参与）", on: \.participatedOn)
        Measure.count("decision.step:expert", "重大行政决策程序（专家论证）", on: \.arguedOn)
        Measure.count("decision.step:risk", "重大行政决策程序（风险评估）", on: \.riskPassedOn)
        Measure.count("decision.step:legality", "重大行政决策程序（合法性审查）", on: \.legalityOn)
        Measure.count("decision.step:collective", "重大行政决策程序（集体讨论决定）", on: \.decidedOn)
        Measure.count("decision.competition", "重大行政决策公平竞争审查", on: \.competitionOn)
    }

    @Measures
    private static func participation() -> [Measure<Self>] {
        Measure.count("decision.solicited", "公开征求意见的重大行政决策", on: \.firstSolicitedOn)
        Measure.count("decision.short", "缩短期限公开征求意见的重大行政决策", on: \.shortenedOn)
        Measure.each("decision.events", "重大行政决策听证会、论证会、征求意见会", unit: "场次") { matter in
            matter.events.filter { $0.form?.isMeeting ?? false }.compactMap(\.on)
        }
        held(.hearing)
        held(.argumentation)
        held(.symposium)
        Measure.each("decision.comments", "征集公众意见", unit: "条") { $0.comments.compactMap(\.on) }
        Measure.each("decision.comments-adopted", "采纳公众意见", unit: "条") { matter in
            matter.comments.filter { $0.adoption?.isAdopted ?? false }.compactMap(\.answeredOn)
        }
    }

    /// The meetings of one form, a class of `decision.events`.
    private static func held(_ form: EventForm) -> Measure<Self> {
        Measure.each("decision.event:\(form.rawValue)", "重大行政决策活动（\(form.name)）", unit: "场次") { matter in
            matter.events.filter { $0.form == form }.compactMap(\.on)
        }
    }

    private var riskPassedOn: Day? { risks.last { $0.control == .controllable }?.on }
    private var firstSolicitedOn: Day? { solicitations.first?.from }
    private var shortenedOn: Day? { solicitations.first { !$0.shortReason.isEmpty }?.from }
    private var lastOpenDay: Day? { (publishedOn ?? endedOn)?.advanced(by: -1) }
    private var lastDayInForce: Day? { (stoppedOn ?? completedOn)?.advanced(by: -1) }
}
