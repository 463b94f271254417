import Kernel
import Testing

@testable import Web

@Suite("附件的名称和类型")
struct FileNameTests {
    private static let zip: String = "PK\u{3}\u{4}....word/document.xml...xl/workbook.xml...ppt/presentation.xml...OFD.xml"
    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]

    private func type(_ name: String, _ bytes: [UInt8]) -> String? {
        (try? FormFiles.prepare([FormData.File(name: "f.a", fileName: name, bytes: bytes)], largest: 10_000))?.first?.type
    }

    private func type(_ name: String, _ text: String) -> String? { type(name, Array(text.utf8)) }

    @Test(arguments: [
        ("a.pdf", "%PDF-1.7", "application/pdf"), ("办法（第二稿）2020.03.01.PDF", "%PDF-1.7", "application/pdf"),
        ("a.docx", zip, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.xlsx", zip, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("a.ofd", zip, "application/ofd"),
        ("a.txt", "甲\r\n乙", "text/plain; charset=utf-8"), ("a.csv", "甲,乙", "text/plain; charset=utf-8"), ("a.gif", "GIF89a..", "image/gif"),
        ("a.wav", "RIFF....WAVEfmt ", "audio/wav"), ("a.mp4", "....ftypisom", "video/mp4"), ("a.mp3", "ID3...", "audio/mpeg"),
    ])
    func `内容与扩展名相符的接收`(name: String, text: String, expected: String) { #expect(type(name, text) == expected) }

    @Test func `旧格式的文档和WPS接收，含宏的不接收`() {
        #expect(type("a.doc", Self.compound) == "application/msword" && type("a.wps", Self.compound) != nil && type("a.et", Self.compound) != nil)
        let macros = Self.compound + "_VBA_PROJECT".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for name in ["a.doc", "a.xls", "a.wps"] { #expect(type(name, macros) == nil, "\(name)") }
        for name in ["a.docx", "a.xlsx", "a.wps"] { #expect(type(name, Self.zip + "word/vbaProject.bin") == nil, "\(name)") }
    }

    @Test(arguments: [
        "a.hta", "a.bat", "a.js", "a.sct", "a.docm", "a.xlsm", "a.svg", "a.html", "a.htm", "a.exe", "a.zip", "a.rar", "a.lnk", "a", "a.", ".txt",
        "a.txt ", "a.exe.txt", "a.hta .txt", "a.js.txt", "a.HTML.txt", "a\u{202E}txt.txt", "a\u{200B}.txt", "a\u{7}.txt", "a\u{2066}b.txt", "a/b.txt",
        "a:b.txt", " .txt",
    ])
    func `危险的名称不接收，内容再平常也一样`(name: String) {
        #expect(type(name, "平常的文字") == nil)
        #expect(throws: Problem.self) {
            try FormFiles.prepare([FormData.File(name: "f.a", fileName: name, bytes: Array("平常的文字".utf8))], largest: 10_000)
        }
    }

    @Test(arguments: [
        ("a.pdf", "文字"), ("a.txt", "%PDF\u{0}"), ("a.docx", "PK\u{3}\u{4}nothing"), ("a.png", "GIF89a"), ("a.jpg", "<html>"),
        ("a.doc", zip), ("a.mp4", "ID3"),
    ])
    func `内容不是名称所说的不接收`(name: String, text: String) { #expect(type(name, text) == nil) }

    @Test func `下载时的名称都是无害的`() {
        #expect(FileName.harmless("办法.pdf") == "办法.pdf")
        #expect(FileName.harmless("a.hta") == "a.hta.bin" && FileName.harmless("") == "附件.bin")
        #expect(FileName.harmless("a\u{202E}cod.exe") == "acod.exe.bin" && FileName.harmless("../../a.txt") == ".._.._a.txt.bin")
        let header = FileName.disposition("甲\"\r\nX: y.svg")
        #expect(header == "attachment; filename=\"file.bin\"; filename*=UTF-8''" + Percent.encode("甲_X_ y.svg.bin"))
    }
}
