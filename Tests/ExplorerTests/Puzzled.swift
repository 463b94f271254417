import Kernel
import Testing

@testable import Explorer

/// An opinion of one of those who were asked.
struct PuzzledOpinion: SubRecord {
    var name = ""
    var words = ""

    init() {}
    static var fields: [Field<Self>] {
        Field("name", \.name, "姓名")
        Field("words", \.words, "意见")
    }
}

/// Conditions that values at random would hardly ever meet: two days that fit each other, an answer from everybody, a word that only the
/// kind itself knows, and a choice at the beginning that a late step asks for.
struct Puzzled: Matter {
    enum Stage: String, MatterStage {
        case asked, answered, opened, closed
        var name: String { rawValue }
        var isFinal: Bool { self == .closed }
    }
    enum Way: String, Choice {
        case a, b, c, d, e, f, g, h
        var name: String { rawValue }
    }

    var way: Way?
    var first: Day?
    var last: Day?
    var asked: [PuzzledOpinion] = []
    var opinions: [PuzzledOpinion] = []
    var word = ""

    init() {}
    static var kind: MatterKind { MatterKind("planted-puzzled", "难题事项", .services, laws: [PlantedLaw.act]) }
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "难题" }

    static var fields: [Field<Self>] {
        Field("way", \.way, "方式")
        Field("first", \.first, "开始")
        Field("last", \.last, "结束")
        Field("asked", \.asked, "征求意见的人")
        Field("opinions", \.opinions, "意见")
        Field("word", \.word, "口令")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = PlantedLaw.act
        Action("ask", "征求", to: .asked, by: .clerk, basis: law(1)).needs(\.way, \.first, \.last, \.asked)
            .requires("a-week", "恰为七日", law(1)) { matter, _ in
                matter.first.map { first in matter.last == first.advanced(by: 7) } ?? false
            }
            .requires("named", "征求三人以上，姓名各不相同，不为空", law(1)) { matter, _ in
                let names = Set(matter.asked.map(\.name))
                return names.count >= 3 && names.count == matter.asked.count && !names.contains("")
            }
        Action("answer", "答复", .asked, to: .answered, by: .clerk, basis: law(2)).needs(\.opinions)
            .requires(
                "everybody", "每人都有意见", law(2),
                listing: { matter, _ in
                    matter.asked.map(\.name).filter { name in !matter.opinions.contains { $0.name == name && !$0.words.isEmpty } }
                })
        Action("open", "开启", .answered, to: .opened, by: .head, basis: law(3)).needs(\.word)
            .requires("right-word", "口令相符", law(3)) { matter, _ in matter.word == "不可能猜到" }
        Action("close", "了结", .opened, to: .closed, by: .head, basis: law(4))
            .requires("way-h", "以最后一种方式的", law(4)) { matter, _ in matter.way == .h }
    }

    @Samples
    static var samples: [Sample<Self>] { Sample(\.word) { _ in [.text("不可能猜到")] } }

    static var measures: [Measure<Self>] { [] }
}

@Suite("逐项解开条件")
struct PuzzledTests {
    @Test func `两个日期相配、每人一份意见、口令和起初的选择，各环节都走到`() throws {
        var options = Explorer.Options()
        options.walks = 24
        let exploration = Explorer([KindDefinition(Puzzled.self)], calendar: try ExplorerTests.calendar(), options).explore()
        #expect(exploration.rows[0].notTaken.isEmpty, "\(exploration.rows[0].notTaken)")
    }

    @Test func `单独问一个条件：成立的、缺什么的、读不出的`() throws {
        let definition = KindDefinition(Puzzled.self)
        let outline = try #require(definition.outline("2018"))
        let action = try #require(outline.action("answer"))
        let town = Town.county(Offices([definition]))
        let world = World(town, Kinds([definition]), try ExplorerTests.calendar())
        let at = Instant(Day.firstDay(of: 2020), hour: 9)
        let blank = try #require(world.blank("planted-puzzled", at: town.codes[0], id: 1, on: at))
        let named = JSON.object([.init("name", .text("甲")), .init("words", .text("同意"))])
        let record = definition.putting(["asked": .array([named])], into: blank.record)
        let standings = definition.standings(
            gate: 0, of: action, "2018", record, trying: "opinions", [.array([named]), .array([]), .text("?")], adding: [:],
            world.moment(blank, at: at, as: town.people[0]))
        #expect(standings == [.met, .unmet("每人都有意见：甲"), .unreadable])
    }
}
