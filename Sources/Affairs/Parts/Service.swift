package import Kernel

/// 送达: how and on which day one paper reached whom it concerns.
///
/// The ways are those of 民事诉讼法, to which the administrative laws refer, and 当场交付. The day is that of the service itself, not of
/// its entry: the day signed for on the receipt (送达回证) or the postal one, the day the paper was left, the day a message arrived, the
/// last day of an announcement. Periods run from it. What is left to people: whether whoever signed may sign, and whether the other
/// ways are open before one announces.
package struct Service: Part {
    package var method: Method?
    package var servedOn: Day?
    package var receiver: Receiver?
    package var receiverName = ""
    package var refusal = ""
    package var refusedOn: Day?
    package var witness = ""
    package var recording = ""
    package var entrustee = ""
    package var mailReceipt = ""
    package var consented = false
    package var announcedOn: Day?
    package var announcementReason = ""
    package var recordedOn: Day?

    package init() {}

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        Field("method", \.method, "送达方式")
        Field("servedOn", \.servedOn, "送达日期").help("实际送达之日；未填写的为登记当日，公告送达的为公告期满之日")
        Field("receiver", \.receiver, "签收人身份")
        Field("receiverName", \.receiverName, "签收人").personal(.name)
        Field("refusal", \.refusal, "拒收事由").long()
        Field("refusedOn", \.refusedOn, "拒收日期").help("未填写的为留置之日")
        Field("witness", \.witness, "送达见证人").personal(.name).help("有关基层组织或者所在单位的代表")
        Field("recording", \.recording, "送达过程的拍照、录像")
        Field("entrustee", \.entrustee, "受委托、转交的机关、单位")
        Field("mailReceipt", \.mailReceipt, "邮件回执")
        Field("consented", \.consented, "同意电子送达并签订确认书")
        Field("announcedOn", \.announcedOn, "送达公告日期")
        Field("announcementReason", \.announcementReason, "公告送达的原因和经过").long()
        Field("recordedOn", \.recordedOn, "送达登记日期")
    }

    /// It has reached whom it concerns, or counts as having done so.
    package var isDone: Bool { servedOn != nil }
    /// When a period for serving stops: an announcement is made in time, though it counts as service only when its term is over.
    package var begunOn: Day? { announcedOn ?? servedOn }

    /// The day on which an announcement counts as service; `nil` while there is none.
    func announcementEnd(_ now: Moment) -> Day? { announcedOn.map { now.lastDay(of: Self.announcementTerm(from: $0), from: $0) } }

    /// 民事诉讼法: sixty days from the announcement, thirty for one made since 2022.
    static func announcementTerm(from day: Day) -> Term { Law.civilProcedureSince2022.isInForce(on: day) ? .days(30) : .days(60) }

    /// Puts down the days that nobody has filled in, and that the service is on record: its day alone does not say so, for whoever
    /// takes the step fills it in before the step's conditions are judged.
    mutating func conclude(_ now: Moment) {
        let day = method == .announced ? announcementEnd(now) : now.today
        servedOn = servedOn ?? day
        if method == .left { refusedOn = refusedOn ?? servedOn }
        recordedOn = now.today
    }
}
