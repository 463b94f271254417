package import Kernel

/// 听证: the right to it and whether it was used, the notice, the hearing itself, and how it ended.
///
/// Asked for alike by 行政处罚法第六十三条至第六十五条, 行政许可法第四十六条至第四十八条, 行政复议法第五十条、第五十一条, 信访工作条例
/// 第三十一条、第三十六条 and 重大行政决策程序暂行条例第十六条、第十七条. What a hearing showed, and what follows from it, is the kind's.
package struct Hearing: Part {
    // The right
    package var entitled = false
    package var requestedOn: Day?
    package var waived = false
    package var waivedOn: Day?
    package var lapsedOn: Day?

    // The notice
    package var noticedOn: Day?
    package var noticeNumber = ""
    package var on: Day?
    package var place = ""
    package var topics = ""
    package var closedGround: ClosedGround?

    // The hearing
    package var presider: PersonID?
    package var officers: [PersonID] = []
    package var recorder: PersonID?
    package var startedOn: Day?
    package var heldOn: Day?
    package var record = ""
    package var signed = false

    // The end
    package var report = ""
    package var reportedOn: Day?
    package var end: End?
    package var endNote = ""
    package var endedOn: Day?

    package init() {}

    package static var fields: [Field<Self>] {
        Field("entitled", \.entitled, "权利").help("按法律和设定的数额认定")
        Field("requestedOn", \.requestedOn, "要求日期")
        Field("waived", \.waived, "权利已经明确放弃")
        Field("waivedOn", \.waivedOn, "权利放弃日期")
        Field("lapsedOn", \.lapsedOn, "要求期限届满之日").help("期限届满未要求听证的记下")
        Field("noticedOn", \.noticedOn, "通知日期")
        Field("noticeNumber", \.noticeNumber, "通知书文号")
        Field("on", \.on, "日期")
        Field("place", \.place, "地点")
        Field("topics", \.topics, "事项").long()
        Field("closedGround", \.closedGround, "不公开的情形").help("没有这些情形的公开举行")
        Field("presider", \.presider, "主持人")
        // With the title: 听证员.
        Field("officers", \.officers, "员")
        Field("recorder", \.recorder, "记录员")
        Field("startedOn", \.startedOn, "开始日期")
        Field("heldOn", \.heldOn, "举行日期")
        Field("record", \.record, "笔录").long()
        Field("signed", \.signed, "笔录经核对签字、盖章，或者注明拒签")
        Field("report", \.report, "报告").long()
        Field("reportedOn", \.reportedOn, "报告日期")
        Field("end", \.end, "终止的情形")
        Field("endNote", \.endNote, "终止的说明").long()
        Field("endedOn", \.endedOn, "终止日期")
    }

    /// The hearing was held to its end.
    package var isHeld: Bool { heldOn != nil }
    /// There will be none any more: withdrawn, or given up by staying away.
    package var isEnded: Bool { end != nil }
    package var isDone: Bool { isHeld || isEnded }
    /// Noticed, and neither held nor ended.
    package var isPending: Bool { noticedOn != nil && !isDone }

    /// Noticed, and the day of the notice has come.
    func isDue(_ now: Moment) -> Bool { noticedOn != nil && on.map { $0 <= now.today } ?? false }

    /// Whether the right to a hearing was used or is gone.
    ///
    /// - Parameters:
    ///   - term: the time to ask for one.
    ///   - told: the day on which the party was told of the right.
    func isSettled(_ term: Term, of told: Day?, by rule: CountingRule, _ now: Moment) -> Bool {
        if requestedOn != nil { return isDone }
        return !entitled || waived || lapsedOn != nil || now.hasPassed(term, since: told, by: rule)
    }

    /// Silence gives the right up on the last day, whenever that is noted; before it has passed nothing is given up.
    mutating func lapse(_ term: Term, of told: Day?, by rule: CountingRule, _ now: Moment) {
        guard entitled, requestedOn == nil, !waived, lapsedOn == nil, let told, now.hasPassed(term, since: told, by: rule) else { return }
        lapsedOn = now.lastDay(of: term, from: told, by: rule)
    }
}
