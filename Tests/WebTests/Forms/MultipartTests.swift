import Kernel
import Testing

@testable import Web

@Suite("multipart/form-data")
struct MultipartTests {
    private func body(_ parts: [(head: String, content: String)], boundary: String = "XX") -> [UInt8] {
        Array((parts.map { "--\(boundary)\r\n\($0.head)\r\n\r\n\($0.content)\r\n" }.joined() + "--\(boundary)--\r\n").utf8)
    }

    @Test func `字段和文件各归其位，空的文件字段不算`() throws {
        let form = try Multipart.parse(
            body([
                ("Content-Disposition: form-data; name=\"f.a\"", "甲\r\n乙"),
                ("Content-Disposition: form-data; name=\"f.b\"; filename=\"C:\\目录\\办法.pdf\"\r\nContent-Type: application/pdf", "%PDF-\r\n--X"),
                ("Content-Disposition: form-data; name=\"f.c\"; filename=\"\"\r\nContent-Type: application/octet-stream", ""),
                ("Content-Disposition: form-data; name=\"f.d\"", ""),
            ]), boundary: "XX")
        #expect(form["f.a"] == "甲\r\n乙" && form["f.d"] == "")
        #expect(form.files.count == 1 && form.files[0].fileName == "办法.pdf")
        #expect(String(decoding: form.files[0].bytes, as: UTF8.self) == "%PDF-\r\n--X")
    }

    @Test(arguments: [
        "", "--XX", "--XX\r\n", "--XX\r\nname=a\r\n\r\nb\r\n--XX--", "XX--", "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
    ])
    func `不完整的不受理`(text: String) {
        #expect(throws: Problem.self) { try Multipart.parse(Array(text.utf8), boundary: "XX") }
    }

    /// Any bytes, cut anywhere: an answer or a problem, never a crash.
    @Test func `任意截断和改动，都不会崩溃`() {
        let whole = body([("Content-Disposition: form-data; name=\"a\"; filename=\"b\"", "内容"), ("Content-Disposition: form-data; name=\"c\"", "d")])
        for cut in whole.indices { _ = try? Multipart.parse(Array(whole[..<cut]), boundary: "XX") }
        for place in whole.indices {
            var changed = whole
            changed[place] = changed[place] &+ 1
            _ = try? Multipart.parse(changed, boundary: "XX")
        }
    }

    @Test func `边界按RFC 2046取`() {
        #expect(Multipart.boundary("multipart/form-data; boundary=abc") == "abc")
        #expect(Multipart.boundary("Multipart/Form-Data; charset=utf-8; boundary=\"a b\"") == "a b")
        #expect(Multipart.boundary("text/plain; boundary=a") == nil)
        #expect(Multipart.boundary("multipart/form-data") == nil)
    }
}
