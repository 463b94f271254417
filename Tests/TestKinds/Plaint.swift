import Affairs
package import Kernel

private let plaintAct: StatuteEdition = StatuteEdition("plaint-act", "试验条例", "2018年", from: "2018-01-01")

/// A plaint whose steps happen outside: what is received, heard, told, and an answer that silence stands for. For the tests of engine and pages; the
/// kernel's, which know no module of kinds, have one of their own.
package struct Plaint: Matter {
    package enum Stage: String, MatterStage {
        case filed, accepted, replied, silent
        package var name: String { rawValue }
        package var isFinal: Bool { self == .replied }
    }

    package var subject = ""
    package var filedOn: Day?
    package var acceptedOn: Day?
    package var repliedOn: Day?
    package var silentOn: Day?
    package var heardOn: Day?
    package var toldOn: Day?
    package var calledAt: Instant?

    package init() {}
    package static let kind: MatterKind = MatterKind("plaint", "申诉", .services, laws: [plaintAct])
    package static var editions: [Edition] {
        [Edition("old", "旧", from: "2018-01-01", until: "2018-12-31"), Edition("new", "新", from: "2019-01-01")]
    }
    @Passages
    package static var passages: [Passage<Self>] { Passage.stays("old", from: "new", "以前开启的仍按旧条例办结", plaintAct(1)) }
    package var title: String { subject }

    package static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("filedOn", \.filedOn, "收到日期")
        Field("acceptedOn", \.acceptedOn, "受理日期")
        Field("repliedOn", \.repliedOn, "答复日期")
        Field("silentOn", \.silentOn, "视为不答复日期")
        Field("heardOn", \.heardOn, "听取日期")
        Field("toldOn", \.toldOn, "告知日期")
        Field("calledAt", \.calledAt, "通话时间")
    }

    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "收到申诉", to: .filed, by: .clerk, basis: plaintAct(1)).needs(\.subject).stamps(\.filedOn).occurs("收到申诉之日")
        Action("accept", "受理", .filed, to: .accepted, by: .clerk, basis: plaintAct(2)).stamps(\.acceptedOn)
        Action("reply", "收到答复", .accepted, to: .replied, by: .clerk, basis: plaintAct(3)).stamps(\.repliedOn)
            .occurs("收到答复之日", after: \.acceptedOn)
            .requires("in-time", "答复在十日以内", plaintAct(3)) { plaint, now in now.isWithin(.days(10), of: plaint.acceptedOn) }
        Action("no-reply", "视为不答复", .accepted, to: .silent, by: .system, basis: plaintAct(4)).stamps(\.silentOn)
        Action("late-reply", "补录在期限以内收到的答复", .silent, to: .replied, by: .clerk, basis: plaintAct(4)).stamps(\.repliedOn)
            .occurs("收到答复之日", after: \.acceptedOn).undoes("no-reply").writes(\.silentOn) { plaint, _ in plaint.silentOn = nil }
        Action("hear", "听取意见", .accepted, by: .clerk, basis: plaintAct(5)).stamps(\.heardOn).occurs("听取之日")
        Action("tell", "告知", .accepted, by: .clerk, basis: plaintAct(6)).stamps(\.toldOn).occurs("告知之日").mayPrecedeOpening()
        Action("call", "通话", .accepted, by: .clerk, basis: plaintAct(7)).stampsInstant(\.calledAt).occurs("通话之时", after: \.acceptedOn)
        Limit("reply", "答复期限", .days(10), from: \.acceptedOn, until: \.repliedOn, basis: plaintAct(3)).deems("no-reply")
    }

    package static var measures: [Measure<Self>] { Measure.count("plaint.silent", "不答复", on: \.silentOn) }
}
