import Testing

@testable import Kernel

private let act: StatuteEdition = StatuteEdition("names-act", "试验条例", "2018年", from: "2018-01-01")

private struct Slip: Part {
    var on: Day?
    var keeper = ""
    init() {}
    static var fields: [Field<Self>] {
        Field("on", \.on, "日期")
        Field("keeper", \.keeper, "保管人").formerly("holder")
    }
    static var retiredFields: [String] { ["stamp"] }
}

private struct Row: SubRecord {
    var worth: Money?
    init() {}
    static var fields: [Field<Self>] { Field("worth", \.worth, "金额").formerly("value") }
}

private struct Sheet: Record {
    var street = ""
    var rows: [Row] = []
    var slip = Slip()
    init() {}
    static let slip: Mount<Self, Slip> = Mount("slip", \.slip, "缴款书", formerly: ["receipt"])
    static var fields: [Field<Self>] {
        Field("street", \.street, "街道").formerly("block", "ward")
        Field("rows", \.rows, "项目")
        slip.moved(from: ["on": "paidOn"])
    }
    static var retiredFields: [String] { ["remark", "hearing."] }
}

@Suite("字段以前的名称")
struct EarlierNamesTests {
    private func read(_ body: String) throws -> Sheet { try Sheet(decoding: JSON(parsing: body), fields: Sheet.fields) }

    @Test(arguments: ["street", "ward", "block"]) func `以前的每个名称都读作现在的字段`(name: String) throws {
        #expect(try read(#"{"\#(name)":"东街"}"#).street == "东街")
    }

    @Test(arguments: ["slip.on", "receipt.on", "paidOn"]) func `部分的字段，改名以前的、移入以前的都读得出`(name: String) throws {
        #expect(try read(#"{"\#(name)":"2020-03-02"}"#).slip.on == Day(iso: "2020-03-02"))
    }

    @Test(arguments: ["slip.keeper", "slip.holder", "receipt.keeper", "receipt.holder"]) func `部分自己改名的字段，随部分一起读`(name: String) throws {
        #expect(try read(#"{"\#(name)":"甲"}"#).slip.keeper == "甲")
    }

    @Test func `列表中每一项的名称也一样`() throws {
        #expect(try read(#"{"rows":[{"value":5},{"worth":7}]}"#).rows.map(\.worth) == [Money(fen: 5), Money(fen: 7)])
    }

    @Test(arguments: ["remark", "hearing.on", "hearing.seat.row", "slip.stamp", "receipt.stamp"]) func `不再有的字段略过`(name: String) throws {
        #expect(try read(#"{"\#(name)":"甲","street":"东街"}"#).street == "东街")
    }

    @Test(arguments: ["other", "hearing", "slip.other", "stamp"]) func `从来没有的，仍是损坏`(name: String) {
        #expect(throws: Malformed(field: name, label: name)) { try read(#"{"\#(name)":"甲"}"#) }
    }

    @Test func `写出时只用现在的名称`() throws {
        var writer = JSONWriter()
        writer.record(try read(#"{"block":"东街","rows":[{"value":5}],"paidOn":"2020-03-02","receipt.holder":"甲"}"#), Sheet.fields)
        #expect(writer.text == #"{"street":"东街","rows":[{"worth":5}],"slip.on":"2020-03-02","slip.keeper":"甲"}"#)
    }

    @Test func `最早的名称不因改名而变，守护定义的摘要也就不变`() {
        let infos = Sheet.fields.map(\.info)
        #expect(infos.map(\.original) == ["block", "rows", "paidOn", "receipt.holder"])
        #expect(infos[0].outline == Field<Sheet>("block", \.street, "街区").info.outline)
        #expect(infos[1].outline == "rows:list({value:money})")
    }
}

/// Everything that a definition can say wrongly of its earlier versions.
private struct Muddle: Matter {
    enum Stage: String, MatterStage {
        case open, closed
        var name: String { rawValue }
        var isFinal: Bool { self == .closed }
    }

    var old = ""
    var new = ""
    var on: Day?
    init() {}
    static let kind: MatterKind = MatterKind("muddle", "混乱", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    static var versions: [DefinitionVersion] {
        DefinitionVersion(3, from: "2020-06-01", "", counts: ["muddle.none", "muddle.gone"], drops: ["muddle.count"])
        DefinitionVersion(3, from: "2019-06-01", "改", drops: ["muddle.gone"])
    }
    var title: String { "" }

    static var fields: [Field<Self>] {
        Field("old", \.old, "旧")
        Field("new", \.new, "新").formerly("old")
        Field("on", \.on, "日期")
    }
    static var retiredFields: [String] { ["new"] }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("open", "开", to: .open, by: .head, basis: act(1)).fills(\.old, \.new).stamps(\.on)
        Action("recount", "数", .open, to: .closed, by: .head, basis: act(2))
    }

    static var measures: [Measure<Self>] { Measure.count("muddle.count", "件数", on: \.on) }
}

@Suite("定义的版本")
struct DefinitionVersionTests {
    @Test func `版本、名称、口径说得不对的，逐一指出`() {
        let messages = KindDefinition(Muddle.self).findings(registry: [act]).map(\.message)
        for wrong in [
            "定义的版本应从第2版起逐一编号，而第1项写的是第3版", "定义第3版没有说明改变了什么", "定义第3版启用的日期早于第3版",
            "定义第3版说改变了统计口径“muddle.none”，而没有这个口径", "定义第3版说取消了统计口径“muddle.count”，而它现在还有",
            "字段以前的名称“old”又是别的字段的名称", "字段“new”列为不再有的字段，而它现在还有，或者是现有字段以前的名称",
            "环节不能以“recount”为标识：全过程记录用它记载口径变更",
        ] { #expect(messages.contains(wrong), "\(wrong)：\(messages)") }
        // What one version counted anew and a later one dropped is no mistake, had the later one a later number.
        #expect(messages.contains("定义第3版说改变了统计口径“muddle.gone”，而没有这个口径"))
    }

    @Test func `分类的总名代表各类`() {
        let version = DefinitionVersion(2, from: "2020-06-01", "改", counts: ["penalty.kind"], drops: ["penalty.old"])
        #expect(version.concerns("penalty.kind:fine") && version.concerns("penalty.kind") && version.concerns("penalty.old"))
        #expect(!version.concerns("penalty.kinds") && !version.concerns("penalty.decided"))
    }

    @Test func `守护的一行，写出再读入相同；改了哪一部分说得出`() throws {
        let muddle = DefinitionGuard(KindDefinition(Muddle.self))
        #expect(muddle.version == 3 && DefinitionGuard(line: muddle.line) == muddle)
        let words = muddle.line.split(separator: " ")
        let changed = try #require(DefinitionGuard(line: "\(words[0]) 3 measures:0 \(words[3]) views:1"))
        #expect(changed.differences(from: muddle) == ["统计口径", "公示"] && muddle.differences(from: muddle) == [])
        for wrong in ["", "muddle", "muddle x measures:0 fields:0 views:0", "muddle 1 fields:0 measures:0 views:0"] {
            #expect(DefinitionGuard(line: wrong) == nil)
        }
    }
}
