import Kernel

@testable import Affairs

/// A matter with a hearing by all the ways there are: asked for or given up, noticed days ahead or freely, before one presider or a
/// panel, outside a limit, reported on or ended.
struct HeardMatter: Matter {
    enum Stage: String, MatterStage {
        case told, hearing, heard, closed
        var name: String { rawValue }
        var isFinal: Bool { self == .closed }
    }

    var investigators: [PersonID] = []
    var toldOn: Day?
    var closedOn: Day?
    var hearing = Hearing()

    init() {}
    static let kind: MatterKind = MatterKind("heard-matter", "听证事项", .enforcement, laws: [Law.penalty2017, Law.penalty2021])
    static var editions: [Edition] {
        [Edition("2017", "2017年", from: "2018-01-01", until: "2021-07-14"), Edition("2021", "2021年", from: "2021-07-15")]
    }
    @Passages
    static var passages: [Passage<Self>] { Passage.stays("2017", from: "2021", "以前开启的仍按原来的规定办结", Law.penalty2021(86)) }
    var title: String { "听证事项" }
    static let hearing: Mount<Self, Hearing> = Mount("hearing", \.hearing, "听证")

    @ListBuilder<Field<Self>>
    static var fields: [Field<Self>] {
        Field("investigators", \.investigators, "调查人员")
        Field("toldOn", \.toldOn, "告知日期")
        Field("closedOn", \.closedOn, "办结日期")
        hearing.fields
    }

    @Clauses
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = edition.id == "2021" ? Law.penalty2021 : Law.penalty2017
        request(law, edition.id == "2021" ? .days(5) : .days(3))
        course(law)
        ending(law)
    }

    @Clauses
    private static func request(_ law: StatuteEdition, _ term: Term) -> [Clause<Self>] {
        Action("tell", "告知", to: .told, by: .officer, basis: law(42)).fills(\.investigators, hearing.entitled).stamps(\.toldOn)
        Action("tell-again", "重新告知", .told, .heard, to: .told, by: .officer, basis: law(42))
            .writes(all: hearing.paths) { matter, _ in matter.hearing = Hearing() }.stamps(\.toldOn)
        Hearing.requestLimit(in: hearing, within: term, of: \.toldOn, orUntil: \.closedOn, deems: hearing.step("lapse"), basis: law(42))
        Hearing.holdingLimit(in: hearing, within: .days(20), basis: law(42))
        Action(hearing.step("request"), "要求听证", .told, to: .hearing, by: .officer, basis: law(42))
            .requesting(hearing, within: term, of: \.toldOn, against: "处罚", right: law(42), basis: law(42))
        Action(hearing.step("lapse"), "逾期未要求听证", .told, by: .system, basis: law(42)).lapsing(hearing, after: term, of: \.toldOn, basis: law(42))
        Action(hearing.step("waive"), "放弃听证", .told, by: .officer, basis: law(42)).waiving(hearing)
    }

    @Clauses
    private static func course(_ law: StatuteEdition) -> [Clause<Self>] {
        Action(hearing.step("notify"), "通知听证", .hearing, by: .hearing, basis: law(42))
            .notifying(hearing, ahead: .days(7), basis: law(42)).appointingPresider(hearing)
            .presiding(hearing, basis: law(42)) { matter, _ in matter.investigators }
            .fills(hearing.topics, hearing.closedGround).issues("notice")
        Action("notify-freely", "通知听证", .hearing, by: .hearing, basis: law(42)).notifying(hearing, ahead: nil, basis: law(42))
        Action(hearing.step("hold"), "举行听证", .hearing, to: .heard, by: .hearing, basis: law(42))
            .holding(hearing, dated: .asNoticed, notice: law(42)).fills(hearing.signed)
            .requires(Hearing.presiderAsNoticed(in: hearing, basis: law(42)))
            .requires(Hearing.recordSigned(in: hearing, by: "当事人或者代理人", basis: law(42))).issues(hearing.step("record"))
        Action("sit", "合议听证", .hearing, to: .heard, by: .hearing, basis: law(42))
            .holding(hearing, dated: .today, notice: law(42)).needs(hearing.presider).fills(hearing.officers, hearing.recorder)
            .requires(all: Hearing.panel(in: hearing, officers: 2, of: "工作人员", basis: law(42)))
        Action(hearing.step("report"), "听证报告", .heard, by: .hearing, basis: law(42)).reporting(hearing, basis: law(42)).issues(hearing.step("report"))
        Hearing.reportLimit(in: hearing, within: .workingDays(5), basis: law(42))
    }

    @Clauses
    private static func ending(_ law: StatuteEdition) -> [Clause<Self>] {
        Action(hearing.step("end"), "终止听证", .hearing, to: .heard, by: .hearing, basis: law(42)).ending(hearing, basis: law(42))
        Action(hearing.step("abandon"), "放弃听证", .hearing, to: .heard, by: .hearing, basis: law(42)).abandoning(hearing, by: "申请人", basis: law(42))
        Action(hearing.step("begin"), "听证开始", .told, by: .officer, basis: law(42))
            .beginning(hearing, outside: "decision", ground: "听证所需时间不计算在期限内", basis: law(42))
        Action(hearing.step("finish"), "听证结束", .told, by: .officer, basis: law(42)).finishing(hearing, outside: "decision", basis: law(42))
        Action("close", "办结", .told, .heard, to: .closed, by: .officer, basis: law(42)).requires(Hearing.over(in: hearing, basis: law(42)))
            .stamps(\.closedOn)
        Limit("decision", "决定", .days(30), from: \.toldOn, until: \.closedOn, basis: law(42))
    }

    static var concordance: Concordance { Concordance().under("2017", [Law.penalty2021(64): Law.penalty2017(42)]) }

    @Documents
    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("notice", "听证通知书", basis: Law.penalty2021(64), number: "{organ}听字〔{year}〕第{n}号", in: hearing.noticeNumber) {
            matter, now in
            DocumentContent(["定\(matter.hearing.whenAndWhere)\(matter.hearing.openly)。"], signature: "", day: matter.hearing.noticedOn)
        }
        Hearing.recordPaper(of: hearing, basis: Law.penalty2021(64)) { _ in "某案" }
        Hearing.reportPaper(of: hearing, basis: Law.penalty2021(64)) { _ in "某案" }
    }

    static var measures: [Measure<Self>] { [] }
}

extension Bench<HeardMatter> {
    /// Told of the right by p1 and p2, who investigated.
    static func told(_ day: String, entitled: Bool = true) -> Self {
        var bench = Self(on: day)
        bench.take("tell", by: "p1", ["investigators": "p1,p2", "hearing.entitled": entitled ? "是" : "否"])
        return bench
    }
    /// Asked for on the same day.
    static func asked(_ day: String) -> Self {
        var bench = told(day)
        bench.take("hearing-request", by: "p1", ["hearing.requestedOn": day])
        return bench
    }
    /// Noticed by the presider on the day it was asked for.
    static func noticed(_ day: String, held: String) -> Self {
        var bench = asked(day)
        bench.take("hearing-notify", by: "presider", ["hearing.on": held, "hearing.place": "会议室"])
        return bench
    }
}
