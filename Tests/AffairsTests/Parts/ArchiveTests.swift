import Kernel
import Testing

@testable import Affairs

private let law = Law.penalty2021

/// A finished matter with two papers that its law asks for.
private struct Dossier: Matter {
    typealias Stage = PartStage

    var archive = Archive<FilePaper>()
    var hasHearing = false
    var closedOn: Day?

    static let archive: Mount<Self, Archive<FilePaper>> = Mount("archive", \.archive, "案卷")
    static let days: Setting<Int> = Setting("test.archive.days", "归档期限（工作日）", default: 7, lawful: .within(1...90), source: "测试")

    init() {}
    static let kind: MatterKind = MatterKind("test-dossier", "卷宗", .enforcement, laws: [law])
    static var editions: [Edition] { [Edition("2021", "2021年", from: "2018-01-01")] }
    var title: String { "卷宗" }
    static var settings: [any SettingDeclaration] { [days] }

    static var fields: [Field<Self>] {
        archive.fields
        Field("hasHearing", \.hasHearing, "举行过听证")
        Field("closedOn", \.closedOn, "结案日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("close", "结案", to: .open, by: .officer, basis: law(47)).fills(\.hasHearing).stamps(\.closedOn)
        Action("archive", "归档", .open, to: .done, by: .clerk, basis: law(47)).archiving(archive, basis: law(47)).requires(complete)
            .issues("archive-index")
        Action("bind", "装订", .open, by: .clerk, basis: law(47)).archiving(archive, isNumbered: true, basis: law(47))
        Archive.limit(in: archive, termText: "7个工作日，县可自定", from: \.closedOn, basis: Law.marketProcedure2021(70)) { _, settings in
            .workingDays(settings[days])
        }
    }

    private static var complete: Gate<Self> {
        Archive.complete(in: archive, "全过程记录应当归档保存", law(47)) { $0.hasHearing ? [.decision, .hearing] : [.decision] }
    }

    static var documents: [OfficialDocument<Self>] { Archive.indexPaper(in: archive, basis: law(47)) }
    static var measures: [Measure<Self>] { [] }
}

@Suite("部件：归档")
struct ArchiveTests {
    private static let whole = [
        "archive.number": "2022-1", "archive.retention": "tenYears",
        "archive.index": #"[{"paper":"decision","number":"平公罚决〔2022〕1号","madeOn":"2022-03-02","pages":3},{"name":"光盘封套","pages":1}]"#,
    ]

    private static func closed(_ input: [String: String] = [:]) -> Bench<Dossier> {
        var bench = Bench<Dossier>(on: "2022-03-02")
        Checks.expect(bench.take("close", by: "p1", input))
        return bench
    }

    @Test func `写出再读入不变，标签随安装处；定义没有缺陷`() throws {
        var dossier = Dossier()
        var paper = ArchivedPaper<FilePaper>()
        (paper.paper, paper.name, paper.number, paper.madeOn, paper.pages) = (.decision, "决定书", "1号", Day(iso: "2022-03-02"), 3)
        (dossier.archive.number, dossier.archive.index, dossier.archive.retention) = ("2022-1", [paper], .permanent)
        (dossier.archive.note, dossier.archive.archivedOn, dossier.archive.archivist) = ("附光盘", Day(iso: "2022-03-04"), PersonID("p1"))
        #expect(try dossier.copied().archive == dossier.archive)
        #expect(Dossier.archive.fields.map(\.info.label) == ["案卷号", "案卷目录", "案卷保管期限", "案卷备考说明", "案卷归档日期", "案卷归档人员"])
        #expect(KindDefinition(Dossier.self).findings(registry: Law.registry).map(\.message) == [])
    }

    @Test func `保管期限为永久、三十年、十年`() { #expect(Retention.allCases.map(\.name) == ["永久", "定期30年", "定期10年"]) }

    @Test(arguments: ["archive.number", "archive.index", "archive.retention"])
    func `没有案卷号、目录、保管期限的不得归档`(field: String) {
        var bench = Self.closed()
        #expect(!bench.take("archive", by: "clerk", Self.whole.merging([field: ""]) { $1 }).isEmpty)
        #expect(bench.record.archive.isArchived == false)
    }

    @Test func `归档记下日期和归档人员，页数为各项之和`() {
        var bench = Self.closed()
        Checks.expect(bench.take("archive", on: "2022-03-04", by: "clerk", Self.whole))
        let archive = bench.record.archive
        #expect(archive.archivedOn == Day(iso: "2022-03-04") && archive.archivist == PersonID("clerk") && archive.isArchived)
        #expect(archive.pages == 4 && bench.matter == .done)
    }

    @Test(arguments: [
        (#"[{"paper":"decision","pages":3},{"pages":2}]"#, "未写明题名的材料"), (#"[{"paper":"decision"}]"#, "决定书及送达回证"),
        (#"[{"paper":"decision","pages":3},{"name":"附件","pages":0}]"#, "附件"),
    ])
    func `目录逐项写明材料和页数`(index: String, named: String) {
        var bench = Self.closed()
        let refused = bench.take("archive", by: "clerk", Self.whole.merging(["archive.index": index]) { $1 })
        #expect(refused == ["目录逐项写明材料和页数：\(named)（《行政处罚法》第四十七条）"])
    }

    @Test func `应当归档的材料随办理过程而定，缺的逐项指明`() {
        var bench = Self.closed(["hasHearing": "是"])
        #expect(bench.take("archive", by: "clerk", Self.whole) == ["全过程记录应当归档保存：缺听证、听取意见笔录（《行政处罚法》第四十七条）"])
        let index = #"[{"paper":"decision","pages":3},{"paper":"hearing","pages":5}]"#
        Checks.expect(bench.take("archive", Self.whole.merging(["archive.index": index]) { $1 }))
    }

    @Test func `案卷号早已取得的，归档时不再填写`() {
        var bench = Self.closed()
        bench.record.archive.number = "平卷〔2022〕1号"
        #expect(bench.definition.outline(bench.edition)?.action("bind")?.fills.contains("archive.number") == false)
        Checks.expect(bench.take("bind", by: "clerk", Self.whole.filter { $0.key != "archive.number" }))
    }

    @Test(arguments: [("2022-03-11", ClockReading.State.met), ("2022-03-14", .metLate)])
    func `七个工作日内归档：第七个工作日按期，其后逾期`(day: String, state: ClockReading.State) throws {
        var bench = Self.closed()
        #expect(try bench.due(of: "archive-archiving") == Day(iso: "2022-03-11"))
        Checks.expect(bench.take("archive", on: day, by: "clerk", Self.whole))
        #expect(try bench.reading(of: "archive-archiving")?.state == state)
    }

    @Test func `卷内目录列明序号、材料、文号、日期和起止页号`() throws {
        var bench = Self.closed()
        Checks.expect(bench.take("archive", on: "2022-03-04", by: "clerk", Self.whole))
        let paper = try #require(bench.definition.content(of: "archive-index", bench.record, bench.moment))
        let tables: [DocumentContent.Table] = paper.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
        #expect(tables.first?.rows == [["案卷号", "2022-1"], ["保管期限", "定期10年"], ["页数", "4"]])
        #expect(tables.last?.rows == [["1", "决定书及送达回证", "平公罚决〔2022〕1号", "2022-03-02", "1—3"], ["2", "光盘封套", "", "", "4"]])
        #expect(paper.day == Day(iso: "2022-03-04"))
    }

    @Test func `条件的标识以安装处起头`() {
        let bench = Self.closed()
        #expect(bench.gates(of: "archive") == ["archive-described", "archive-complete"])
    }
}
