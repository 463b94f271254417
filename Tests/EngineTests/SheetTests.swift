import Engine
import Kernel
import Testing

@Suite("导入的表格")
struct SheetTests {
    private func cells(_ text: String) throws -> [[String]] { try Sheet(text: text).rows.map(\.cells) }

    @Test func `引号、换行、空行各得其所，行号与表格软件所示的一致`() throws {
        let sheet = try Sheet(text: "\u{FEFF}甲,乙\r\n\"一,二\",\"说\"\"好\"\"\"\r\n\r\n三,\"四\n五\"\r\n".replacing("\u{FEFF}", with: ""))
        #expect(sheet.columns == ["甲", "乙"])
        #expect(sheet.rows.map(\.cells) == [["一,二", "说\"好\""], ["三", "四\n五"]])
        #expect(sheet.rows.map(\.number) == [2, 4])
    }

    @Test func `从表格软件粘贴的以制表符分列`() throws {
        #expect(try cells("甲\t乙\n一\t二") == [["一", "二"]])
    }

    @Test func `示例行不导入`() throws {
        #expect(try cells("甲,乙\n例：一,二\n三,四") == [["三", "四"]])
    }

    @Test func `UTF8带标记的和GB18030的都能读`() throws {
        let utf8: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("名称\n平江".utf8)
        // 名称, a line end, 平江 in GB 18030.
        let gb: [UInt8] = [0xC3, 0xFB, 0xB3, 0xC6, 0x0A, 0xC6, 0xBD, 0xBD, 0xAD]
        for bytes in [utf8, gb] {
            let sheet = try Sheet(bytes: bytes)
            #expect(sheet.columns == ["名称"] && sheet.rows.map(\.cells) == [["平江"]])
        }
    }

    @Test(arguments: ["", "甲,乙", "甲,甲\n一,二", "甲\n\"一", "PK\u{3}\u{4}"])
    func `不成表格的，整个拒绝并说明`(_ text: String) {
        #expect {
            _ = try Sheet(bytes: Array(text.utf8))
        } throws: { error in
            guard let problem = error as? Problem else { return false }
            return problem.code == .importTable && problem.remedy?.isEmpty == false
        }
    }

    @Test func `行数、大小、格子都有限度`() {
        let rows = "甲\n" + String(repeating: "一\n", count: 11)
        #expect(throws: Problem.self) { _ = try Sheet(text: rows, rows: 10) }
        #expect(throws: Problem.self) { _ = try Sheet(bytes: Array(repeating: 0x41, count: Sheet.largest + 1)) }
        #expect(throws: Problem.self) { _ = try Sheet(text: "甲\n" + String(repeating: "长", count: Sheet.longestCell + 1)) }
        let wide = (0...Sheet.mostColumns).map { "列\($0)" }.joined(separator: ",")
        #expect(throws: Problem.self) { _ = try Sheet(text: wide + "\n一") }
    }

    @Test func `任意字节只会被拒绝或者读成不多于行数的行`() throws {
        var source = SeededBytes(seed: 20_260_101)
        for _ in 0..<400 {
            let bytes = (0..<Int.random(in: 0...60, using: &source)).map { _ in
                // Mostly what has a meaning.
                [0x22, 0x2C, 0x0A, 0x0D, 0x09, 0x41, 0xE4, 0xB8, 0x80].randomElement(using: &source) ?? UInt8(0x41)
            }
            do {
                let sheet = try Sheet(bytes: bytes)
                #expect(sheet.rows.count <= bytes.count && !sheet.columns.isEmpty)
            } catch let problem as Problem {
                #expect(problem.code == .importTable)
            }
        }
    }

    @Test(arguments: [
        ("2020/1/5", "2020-01-05"), ("2020-01-05", "2020-01-05"), ("2020年1月5日", "2020-01-05"), ("2020.12.31", "2020-12-31"),
        ("2020/2/30", nil), ("1/5/2020", nil), ("昨天", nil),
    ])
    func `表格软件写的日期`(_ given: String, _ expected: String?) { #expect(SheetDay.iso(given) == expected) }
}

private struct SeededBytes: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state
    }
}
