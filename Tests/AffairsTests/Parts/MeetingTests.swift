import Kernel
import Testing

@testable import Affairs

private let rule = Law.majorDecisions

/// Put before a meeting once it has been reviewed.
private struct Tabled: Matter {
    typealias Stage = PartStage
    var reviewedOn: Day?
    var meetings: [Meeting] = []
    var passedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("tabled-matter", "讨论事项", .decisions, laws: [rule])
    static var editions: [Edition] { [Edition("2019", "2019年", from: "2019-09-01")] }
    var title: String { "讨论事项" }

    static var fields: [Field<Self>] {
        Field("reviewedOn", \.reviewedOn, "审核日期")
        Field("meetings", \.meetings, "集体讨论")
        Field("passedOn", \.passedOn, "通过日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("review", "审核", to: .open, by: .officer, basis: rule(30)).stamps(\.reviewedOn)
        Action("decide", "讨论通过", .open, by: .office, basis: rule(30))
            .appends(\.meetings, needing: \.name, \.on, checks: checks, completing: Meeting.completed(as: .passed))
            .writes(\.passedOn) { matter, _ in matter.passedOn = matter.meetings.last?.on }
            .issues("minutes")
        Action("amend", "修改后通过", .open, by: .office, basis: rule(30))
            .appends(
                \.meetings, checks: [Meeting.fitting(basis: rule(30)) { $0.isPassed }, Meeting.amendmentDescribed(basis: rule(30))],
                completing: Meeting.completed())
        Action("discuss", "集体讨论", .open, by: .head, basis: rule(30))
            .appends(\.meetings, checks: [Meeting.together(of: "行政机关负责人", basis: rule(30))], completing: Meeting.completed())
        Action("close", "办结", .open, to: .done, by: .officer, basis: rule(30))
            .requires("passed", "已经讨论通过", rule(30)) { matter, _ in matter.meetings.isPassed }
    }

    static var checks: [Check<Self, Meeting>] {
        [
            Meeting.inOrder(after: "审核", on: \.reviewedOn, basis: rule(30)), Meeting.attended(basis: rule(30)), Meeting.counted(basis: rule(30)),
            Meeting.competent("应当经常务会议或者全体会议讨论", basis: rule(30)) { form, _, now in
                now.organs[now.organ].map(form.mayDecide(for:)) ?? false
            },
            Meeting.headSpokeLast(basis: rule(30)), Meeting.majorityAnswered(basis: rule(30)), Meeting.dissentRecorded(basis: rule(30)),
        ]
    }

    static var documents: [OfficialDocument<Self>] {
        Meeting.minutes(basis: rule(30), of: { $0.meetings }, on: { $0.title })
    }

    static var measures: [Measure<Self>] { [] }
}

@Suite("集体讨论")
struct MeetingTests {
    private static func open() -> Bench<Tabled> {
        var bench = Bench<Tabled>(on: "2020-03-02")
        bench.organ = Town.county
        bench.take("review")
        bench.today = Bench<Tabled>.day("2020-03-04")
        return bench
    }

    /// A meeting that may decide and is told in full; changes replace or add members of the JSON object.
    private static func held(_ changes: [String: String] = [:]) -> [String: String] {
        let whole = [
            "name": #""第三次常务会议""#, "form": #""executive""#, "on": #""2020-03-03""#, "present": "9", "headSpokeLast": "true", "noDissent": "true",
        ]
        let members = whole.merging(changes) { $1 }.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
        return ["meetings": "[{\(members.joined(separator: ","))}]"]
    }

    @Test func `会议逐一写出、读回，定义没有错误`() throws {
        var meeting = Meeting()
        (meeting.form, meeting.name, meeting.on, meeting.members) = (.plenary, "全体会议", Day(iso: "2020-03-03"), ["甲", "乙"])
        (meeting.present, meeting.inFavour, meeting.against) = (9, 7, 2)
        (meeting.headSpokeLast, meeting.againstMajority, meeting.headReasons) = (true, true, "理由")
        (meeting.dissents, meeting.noDissent, meeting.result, meeting.note) = (["甲：反对"], true, .again, "再议")
        #expect(try meeting.copied() == meeting)
        #expect(Meeting.fields.count == Mirror(reflecting: Meeting()).children.count)
        #expect(KindDefinition(Tabled.self).findings(registry: Law.registry) == [])
    }

    @Test func `通过的记下日期和结果，再次讨论的逐次留下`() {
        var bench = Self.open()
        #expect(bench.take("close").first?.contains("已经讨论通过") == true)
        #expect(bench.take("decide", Self.held()) == [])
        #expect(bench.record.passedOn == Day(iso: "2020-03-03"))
        #expect(bench.record.meetings.map(\.result) == [.passed])
        #expect(bench.take("discuss", ["meetings": #"[{"members":["甲","乙"]}]"#]) == [])
        #expect(bench.record.meetings.map(\.on) == [Day(iso: "2020-03-03"), Day(iso: "2020-03-04")])
        #expect(bench.record.meetings.isPassed == false)
    }

    @Test(arguments: [("2020-03-01", false), ("2020-03-02", true), ("2020-03-04", true), ("2020-03-05", false)])
    func `会议在审核以后，不晚于登记当日`(day: String, lawful: Bool) {
        var bench = Self.open()
        let refused = bench.take("decide", Self.held(["on": "\"\(day)\""]))
        #expect(refused.isEmpty == lawful)
        if !lawful { #expect(refused.first?.contains("会议在审核以后，不晚于登记当日") == true) }
    }

    @Test(arguments: [
        (["form": #""office""#], "常务会议或者全体会议"), (["form": ""], "常务会议或者全体会议"), (["present": "0"], "出席人数"), (["headSpokeLast": "false"], "最后发表意见"),
        (["againstMajority": "true", "noDissent": "", "dissents": #"["甲：反对"]"#], "说明理由"), (["noDissent": ""], "不同意见应当如实载明"),
        (["dissents": #"["甲：反对"]"#], "不同意见应当如实载明"), (["inFavour": "8", "against": "1"], "不同意见应当如实载明"),
        (["inFavour": "9", "against": "1", "noDissent": "", "dissents": #"["甲：反对"]"#], "不超过出席人数"),
        (["inFavour": "-1"], "不超过出席人数"),
    ])
    func `能够决定的会议，出席、表决、末位发言、不同意见如实载明`(change: [String: String], refusal: String) {
        var bench = Self.open()
        let refused = bench.take("decide", Self.held(change))
        #expect(refused.count == 1)
        #expect(refused.first?.contains(refusal) == true)
    }

    @Test func `县政府以外的机关经办公会议`() {
        var bench = Self.open()
        bench.organ = Town.market
        #expect(bench.take("decide", Self.held()).count == 1)
        #expect(bench.take("decide", Self.held(["form": #""office""#])) == [])
    }

    @Test func `结果与环节一致，修改后通过的写明修改要求，集体不少于两人`() {
        var bench = Self.open()
        #expect(bench.take("amend", Self.held(["result": #""rejected""#])).first?.contains("与所办环节一致") == true)
        #expect(bench.take("amend", Self.held()).first?.contains("与所办环节一致") == true)
        #expect(bench.take("amend", Self.held(["result": #""passedAfterAmendment""#])).first?.contains("写明修改要求") == true)
        #expect(bench.take("amend", Self.held(["result": #""passedAfterAmendment""#, "note": #""删去第三条""#])) == [])
        #expect(bench.take("discuss", ["meetings": #"[{"members":["甲","甲"]}]"#]).first?.contains("参加的不少于两人") == true)
        #expect(bench.take("discuss", ["meetings": #"[{"members":["甲","乙"]}]"#]) == [])
    }

    @Test func `集体讨论记录写明会议、表决和每条不同意见`() throws {
        var bench = Self.open()
        let split = [
            "inFavour": "6", "against": "3", "noDissent": "", "dissents": #"["甲：费用过高"]"#, "againstMajority": "true", "headReasons": #""事关安全""#,
            "note": #""按草案办""#,
        ]
        #expect(bench.take("decide", Self.held(split)) == [])
        let minutes = try #require(bench.definition.content(of: "minutes", bench.record, bench.moment))
        #expect(
            minutes.paragraphs == [
                "第三次常务会议（政府常务会议）于2020年3月3日讨论“讨论事项”，出席9人。", "会议组成人员充分发表意见，行政首长最后发表意见。", "同意6人，不同意3人。",
                "不同意见1：甲：费用过高", "拟作出的决定与多数人意见不一致，行政首长说明理由：事关安全", "结果：通过。按草案办",
            ])
        #expect(minutes.day == Day(iso: "2020-03-03"))
    }
}
