import Kernel
import Testing

@testable import Affairs

private let law = Law.penalty2021
private let act = Law.administrativeProcedure

/// A file to which evidence is added piece by piece, and a list of it that is handed to a court.
private struct CaseFile: Matter {
    typealias Stage = PartStage

    var gathered: [Evidence] = []
    var submitted: [Evidence] = []
    var actOn: Day?
    var suedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("test-file", "举证", .enforcement, laws: [law])
    static var editions: [Edition] { [Edition("2021", "2021年", from: "2018-01-01")] }
    var title: String { "举证" }

    static var fields: [Field<Self>] {
        Field("gathered", \.gathered, "证据")
        Field("submitted", \.submitted, "提交的证据")
        Field("actOn", \.actOn, "作出行政行为日期")
        Field("suedOn", \.suedOn, "收到应诉通知书日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("open", "立案", to: .open, by: .officer, basis: law(54)).fills(\.actOn, \.suedOn)
        Action("gather", "收集证据", .open, by: .officer, basis: law(46))
            .appends(\.gathered, checks: gathering) { item, _, now in item.collectedOn = item.collectedOn ?? now.today }
        Action("submit", "提交证据", .open, to: .done, by: .officer, basis: act(67, 1)).needs(\.submitted)
            .requires(all: submitting)
    }

    private static var gathering: [Check<Self, Evidence>] {
        Evidence.checks(
            of: "gathered", .described(law(46)), .notFuture(law(46)), .admissible(law(41)),
            .gathered(by: { _, _ in [PersonID("p1"), PersonID("p2")] }, law(42)))
    }

    private static var submitting: [Gate<Self>] {
        Evidence.gates(
            of: "submitted", \.submitted, .listed(act(67, 1)), .dated(act(67, 1)),
            .notAfterAct(\.actOn, act(34, 1), says: "作出行政行为之后收集的证据，不得作为行政行为合法的证据"),
            .notDuringSuit(since: \.suedOn, act(35)))
    }

    static var measures: [Measure<Self>] { [] }
}

@Suite("部件：证据")
struct EvidenceTests {
    private static func opened(_ input: [String: String] = [:]) -> Bench<CaseFile> {
        var bench = Bench<CaseFile>(on: "2022-03-02")
        Checks.expect(bench.take("open", by: "p1", input))
        return bench
    }

    @Test func `证据种类是三部法律共同列举的八种；写出再读入不变`() throws {
        let names = Evidence.Sort.allCases.map(\.name)
        #expect(names == ["书证", "物证", "视听资料", "电子数据", "证人证言", "当事人的陈述", "鉴定意见", "勘验笔录、现场笔录"])
        var item = Evidence()
        (item.kind, item.name, item.summary, item.source) = (.documentary, "进货单", "六月购进二十箱", "当事人提供")
        (item.collectedOn, item.collectors) = (Day(iso: "2022-03-01"), [PersonID("p1"), PersonID("p2")])
        item.file = Attachment(name: "进货单.pdf", digest: String(repeating: "a", count: 64), size: 3)
        (item.monitored, item.setupReviewed, item.placePublished, item.contentReviewed) = (true, true, true, true)
        var file = CaseFile()
        file.gathered = [item]
        #expect(try file.copied().gathered == [item])
        #expect(KindDefinition(CaseFile.self).findings(registry: Law.registry).map(\.message) == [])
    }

    @Test(arguments: [
        (#"{"summary":"进货单"}"#, "写明证据种类和内容"), (#"{"kind":"documentary"}"#, "写明证据种类和内容"),
        (#"{"kind":"documentary","summary":"进货单","collectedOn":"2022-03-03"}"#, "证据的收集日期不晚于登记当日"),
        (#"{"kind":"documentary","summary":"进货单","collectors":["p1","p3"]}"#, "证据应当由本案的执法人员收集"),
        (#"{"kind":"electronic","summary":"抓拍","monitored":true,"setupReviewed":true,"placePublished":true}"#, "电子技术监控设备"),
        (#"{"kind":"electronic","summary":"抓拍","monitored":true,"setupReviewed":true,"contentReviewed":true}"#, "电子技术监控设备"),
        (#"{"kind":"electronic","summary":"抓拍","monitored":true,"placePublished":true,"contentReviewed":true}"#, "电子技术监控设备"),
    ])
    func `收集证据：种类、内容、日期、人员和监控设备的审核（行政处罚法第四十一条、第四十六条）`(item: String, says: String) {
        var bench = Self.opened()
        let refused = bench.take("gather", by: "p1", ["gathered": "[\(item)]"])
        #expect(refused.count == 1 && refused[0].hasPrefix(says))
        #expect(bench.record.gathered.isEmpty)
    }

    @Test func `当日收集、由办案人员收集、监控记录经过三项审核的，予以登记；没有写日期的为当日`() {
        var bench = Self.opened()
        let monitored = #"{"kind":"electronic","summary":"抓拍","monitored":true,"setupReviewed":true,"placePublished":true,"contentReviewed":true}"#
        Checks.expect(bench.take("gather", by: "p1", ["gathered": "[\(monitored)]"]))
        Checks.expect(
            bench.take("gather", ["gathered": #"[{"kind":"documentary","summary":"进货单","collectedOn":"2022-03-02","collectors":["p1","p2"]}]"#]))
        Checks.expect(bench.take("gather", ["gathered": #"[{"kind":"documentary","summary":"销货单"}]"#]))
        #expect(bench.record.gathered.allSatisfy { $0.collectedOn == Day(iso: "2022-03-02") })
        #expect(bench.record.gathered.sorts == [.electronic, .documentary])
    }

    @Test func `提交的证据写明名称和收集日期，缺的逐项指明`() {
        var bench = Self.opened()
        let refused = bench.take("submit", by: "p1", ["submitted": #"[{"name":"笔录"},{"kind":"physical","collectedOn":"2022-01-01"}]"#])
        #expect(
            refused == [
                "每项证据写明名称和收集日期：笔录、物证（《行政诉讼法》第六十七条第一款）", "每项证据注明收集日期：笔录（《行政诉讼法》第六十七条第一款）",
            ])
        Checks.expect(bench.take("submit", ["submitted": #"[{"name":"笔录","collectedOn":"2022-01-01"}]"#]))
    }

    @Test(arguments: [
        ("2022-01-10", ""), ("2022-01-11", "作出行政行为之后收集的证据，不得作为行政行为合法的证据：笔录"),
    ])
    func `先取证后裁决：行为当日收集的可以，次日收集的不得（行政诉讼法第三十四条）`(day: String, says: String) {
        var bench = Self.opened(["actOn": "2022-01-10"])
        let refused = bench.take("submit", by: "p1", ["submitted": #"[{"name":"笔录","collectedOn":"\#(day)"}]"#])
        #expect(says.isEmpty ? refused.isEmpty : refused.count == 1 && refused[0].hasPrefix(says))
    }

    @Test(arguments: [("2022-02-09", true), ("2022-02-10", false)])
    func `收到应诉通知书当日起不得自行收集（行政诉讼法第三十五条）`(day: String, isLawful: Bool) {
        var bench = Self.opened(["suedOn": "2022-02-10"])
        let refused = bench.take("submit", by: "p1", ["submitted": #"[{"name":"笔录","collectedOn":"\#(day)"}]"#])
        #expect(refused.isEmpty == isLawful)
        if !isLawful { #expect(refused == ["在诉讼过程中，不得自行向原告、第三人和证人收集证据：笔录（《行政诉讼法》第三十五条）"]) }
    }

    @Test func `条件的标识以证据清单的名称起头`() {
        let bench = Self.opened()
        #expect(bench.gates(of: "submit") == ["submitted-listed", "submitted-dated", "submitted-not-after-act", "submitted-not-during-suit"])
    }
}
