import Affairs
import Kernel
import Storage
import Testing

@testable import Web

@Suite("地址和导出")
struct AddressTests {
    @Test(arguments: ["", "甲 乙", "a+b&c=d", "100%", "?#/", "\u{0}\n", "😀"])
    func `编码后再解码，一字不差`(text: String) {
        #expect(Percent.decode(Percent.encode(text).utf8) == text)
        #expect(Query(Percent.pairs(Query([("a", text), ("b", "x")]).text.dropFirst().utf8))["a"] ?? "" == text)
    }

    @Test(arguments: ["%", "%4", "%zz", "%E4%BD", "a=b=c"])
    func `残缺的编码不会出错`(text: String) { _ = Percent.pairs(text.utf8) }

    @Test func `读不出的日期说明出来，其余条件照办`() throws {
        let definition = try #require(Catalogue.definitions.first { $0.kind.id == "mediation" })
        let address = ListAddress(
            definition, Query([("from", "2020-02-30"), ("stage", "registered"), ("stage", "nothing"), ("after", "x-y"), ("order", "bad")]),
            today: Day(iso: "2020-03-02")!)
        #expect(
            address.problems.count == 2 && address.problems.contains { $0.contains("2020-02-30") } && address.problems.contains { $0.contains("bad") }
        )
        #expect(address.filter.stages == ["registered"] && address.filter.after == nil && address.filter.order == .newest)
    }

    @Test func `导出的文字不会被表格程序当作公式`() {
        #expect(CSVExport.quoted("=1+1") == "'=1+1")
        #expect(CSVExport.quoted("@a") == "'@a")
        #expect(CSVExport.quoted("甲,乙\"丙") == "\"甲,乙\"\"丙\"")
        #expect(CSVExport.quoted("-5") == "'-5")
        for first in ["＝", "＋", "－", "＠", "﹦", "=\u{FE0F}", "\u{FEFF}=", "\u{FEFF}", "\t=", "\t", "\r", " =", "\u{3000}+", "\u{200B}@", "\u{2212}"] {
            let text = CSVExport.quoted(first + "cmd")
            #expect(text.hasPrefix("'") || text.hasPrefix("\"'"), "\(text)")
        }
        // A quotation mark with a mark above it is one letter to us, and the end of a cell to a spreadsheet.
        #expect(CSVExport.quoted("甲\"\u{301},=1") == "\"甲\"\"\u{301},=1\"")
        for text in ["甲=1", "2020-03-01", "张三", "", " 甲"] { #expect(CSVExport.quoted(text) == text) }
    }
}
