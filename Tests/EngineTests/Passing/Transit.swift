import Affairs
import Kernel

/// A request whose procedure changes on 1 June 2020: a longer time to ask for a hearing, a time to decide that there was not before, a grade.
struct Transit: Matter {
    enum Stage: String, MatterStage {
        case filed, told, heard, done, lapsed
        var name: String { rawValue }
        var isFinal: Bool { self == .done || self == .lapsed }
    }

    var subject = ""
    var words = ""
    var grade = ""
    var filedOn: Day?
    var toldOn: Day?
    var requestedOn: Day?
    var decidedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("transit", "过渡", .services, laws: [TestLaw.act])
    static var editions: [Edition] {
        [Edition("old", "旧条例", from: "2018-01-01", until: "2020-05-31"), Edition("new", "新条例", from: "2020-06-01")]
    }
    var title: String { subject }

    @Passages
    static var passages: [Passage<Self>] {
        Passage("old", to: "new", "尚未办结的，适用新条例", TestLaw.act(20))
            .when("没有保留的") { matter, _ in matter.subject != "保留" }
            .anew("request").asBegun("keep").sinceNewLaw("decide")
            .writes(\.grade) { matter, _ in matter.grade = "普通" }
    }

    static var joining: Joining<Self> { Joining(at: [.filed, .told], by: .head).on("一并办理", TestLaw.act(8)).sharing(\.decidedOn) }
    static var splitting: Splitting<Self> { Splitting(at: [.filed, .told], by: .head).on("分别办理", TestLaw.act(9)).telling(\.subject) }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由").correctable()
        Field("words", \.words, "告知内容")
        Field("grade", \.grade, "等级")
        Field("filedOn", \.filedOn, "收到日期").help("由“收到”记下")
        Field("toldOn", \.toldOn, "告知日期").help("由“告知”记下")
        Field("requestedOn", \.requestedOn, "要求日期").help("由“要求”记下")
        Field("decidedOn", \.decidedOn, "决定日期").help("由“决定”记下")
    }

    @Clauses
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let isNew = edition.id == "new"
        let opening = Action<Self>("file", "收到", to: .filed, by: .clerk, basis: TestLaw.act(1)).needs(\.subject).stamps(\.filedOn)
        isNew ? opening.needs(\.grade) : opening
        Action("tell", isNew ? "书面告知" : "口头告知", .filed, to: .told, by: .clerk, basis: TestLaw.act(isNew ? 12 : 2)).needs(\.words)
            .requires("plain", "告知内容应当平实", TestLaw.act(2)) { matter, _ in isNew || !matter.words.contains("玄") }
            .stamps(\.toldOn)
        if !isNew {
            Action("pause", "暂缓", .filed, by: .clerk, basis: TestLaw.act(11)).suspends("keep", ground: "旧条例的暂缓").issues("pause")
            Action("go-on", "继续", .filed, by: .clerk, basis: TestLaw.act(11)).resumes("keep")
            Action("drop", "撤销", .filed, .told, to: .done, by: .head, basis: TestLaw.act(3))
        }
        Action("request", "要求", .told, to: .heard, by: .clerk, basis: TestLaw.act(4)).stamps(\.requestedOn)
        Action("lapse", "视为放弃", .told, to: .lapsed, by: .system, basis: TestLaw.act(4))
        Action("decide", "决定", .told, .heard, to: .done, by: .head, basis: TestLaw.act(5))
            .requires("graded", "写明等级", TestLaw.act(6)) { matter, _ in !isNew || !matter.grade.isEmpty }
            .stamps(\.decidedOn)
        Limit("request", "要求", .days(isNew ? 5 : 3), from: \.toldOn, until: \.requestedOn, basis: TestLaw.act(4)).deems("lapse")
        Limit("keep", "保存", .days(isNew ? 20 : 10), from: \.filedOn, until: \.decidedOn, basis: TestLaw.act(7))
        if isNew {
            Limit("decide", "决定", .days(90), from: \.filedOn, until: \.decidedOn, basis: TestLaw.act(8))
        }
    }

    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("pause", "暂缓通知", basis: TestLaw.act(11)) { matter, now in
            DocumentContent(["暂缓办理“\(matter.subject)”。"], signature: now.organs.name(of: now.organ), day: now.today)
        }
    }

    static var measures: [Measure<Self>] {
        [Measure.count("transit.filed", "收到", on: \.filedOn), Measure.count("transit.decided", "决定", on: \.decidedOn)]
    }
}

/// The same where somebody has to say that the new procedure is followed, and where nobody may.
struct Chosen: Matter {
    enum Stage: String, MatterStage {
        case filed, asked, done
        var name: String { rawValue }
        var isFinal: Bool { self == .done }
    }

    var subject = ""

    init() {}
    static let kind: MatterKind = MatterKind("chosen", "选择", .services, laws: [TestLaw.act])
    static var editions: [Edition] {
        [
            Edition("first", "第一版", from: "2018-01-01", until: "2020-05-31"), Edition("second", "第二版", from: "2020-06-01", until: "2020-08-31"),
            Edition("third", "第三版", from: "2020-09-01"),
        ]
    }
    var title: String { subject }

    @Passages
    static var passages: [Passage<Self>] {
        Passage("first", to: "second", by: "choose", "申请人要求的，适用第二版", TestLaw.act(21)).maps(.asked, to: .filed)
        Passage.stays("second", from: "third", "第三版施行以前已经开启的，仍按第二版办结", TestLaw.act(22))
    }

    static var fields: [Field<Self>] { [Field("subject", \.subject, "事由")] }

    @Clauses
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "收到", to: .filed, by: .clerk, basis: TestLaw.act(1)).needs(\.subject)
        Action("ask", "询问", .filed, to: .asked, by: .clerk, basis: TestLaw.act(2))
        if edition.id == "first" {
            Action("choose", "要求适用第二版", .asked, by: .clerk, basis: TestLaw.act(21))
        }
        Action("decide", edition.id == "first" ? "第一版决定" : "决定", .asked, to: .done, by: .head, basis: TestLaw.act(3))
    }

    static var measures: [Measure<Self>] { [] }
}
