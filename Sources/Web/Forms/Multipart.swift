import Foundation
import Kernel

/// Reads `multipart/form-data` (RFC 7578), which browsers send when a form holds files.
///
/// Ours because no library on the shelf reads it; bounded by the caller, who hands in a body of limited size.
enum Multipart {
    /// Bytes of one part's headers.
    private static let longestHead: Int = 8 * 1_024

    /// The boundary that a content type names; `nil` when it is not a multipart form.
    static func boundary(_ contentType: String) -> String? {
        let parts = contentType.split(separator: ";").map { $0.trimmed }
        guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
        guard let parameter = parts.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") }) else { return nil }
        let value = parameter.dropFirst("boundary=".count)
        let text = value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1 ? value.dropFirst().dropLast() : value
        return (1...70).contains(text.utf8.count) ? String(text) : nil
    }

    /// - Throws: `form.malformed` for a body that is not such a form.
    static func parse(_ body: [UInt8], boundary: String) throws -> FormData {
        var texts: [(String, String)] = []
        var files: [FormData.File] = []
        let mark = Array("--\(boundary)".utf8)
        guard var place = find(mark, in: body, from: 0), place == 0 else { throw malformed }
        while true {
            place += mark.count
            // Two dashes after the mark end the form.
            if place + 1 < body.count, body[place] == dash, body[place + 1] == dash { return FormData(texts, files: files) }
            guard let start = skipLine(body, place), let head = find(blank, in: body, from: start - 2) else { throw malformed }
            guard let end = find(Array("\r\n".utf8) + mark, in: body, from: head + 2) else { throw malformed }
            guard head - start <= longestHead else { throw malformed }
            let headers = start <= head ? String(decoding: body[start..<max(start, head)], as: UTF8.self) : ""
            let content = body[min(head + 4, end)..<end]
            try add(headers, content, &texts, &files)
            guard texts.count + files.count <= FormLimits.mostFields, files.count <= FormLimits.mostFiles else { throw FormLimits.tooMany }
            place = end + 2
        }
    }

    private static let dash: UInt8 = UInt8(ascii: "-")
    private static let blank: [UInt8] = Array("\r\n\r\n".utf8)

    private static func add(
        _ headers: String, _ content: ArraySlice<UInt8>, _ texts: inout [(String, String)], _ files: inout [FormData.File]
    ) throws {
        let disposition = headers.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let disposition, let name = parameter("name", of: String(disposition)) else { throw malformed }
        if let fileName = parameter("filename", of: String(disposition)) {
            // A file field left empty sends an empty part without a name.
            if !fileName.isEmpty { files.append(FormData.File(name: name, fileName: baseName(fileName), bytes: Array(content))) }
        } else {
            texts.append((name, String(decoding: content, as: UTF8.self)))
        }
    }

    /// Quotation marks and line ends come percent-encoded inside the quotes, as the HTML Standard writes them.
    private static func parameter(_ name: String, of header: String) -> String? {
        guard let start = header.firstRange(of: "; \(name)=\"") else { return nil }
        let rest = header[start.upperBound...]
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        return String(rest[..<end]).replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
    }

    /// Some browsers send a path; only its last part is a name.
    private static func baseName(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        return String(String.UnicodeScalarView(last.unicodeScalars.prefix(FileName.longest)))
    }

    private static func skipLine(_ body: [UInt8], _ place: Int) -> Int? {
        guard place + 1 < body.count, body[place] == 13, body[place + 1] == 10 else { return nil }
        return place + 2
    }

    /// Where a mark stands next.
    static func find(_ mark: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard let first = mark.first, start >= 0 else { return nil }
        return body.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var place = start
            while place + mark.count <= bytes.count {
                guard let hit = memchr(base + place, Int32(first), bytes.count - mark.count - place + 1) else { return nil }
                let next = base.distance(to: UnsafeRawPointer(hit))
                if memcmp(base + next, mark, mark.count) == 0 { return next }
                place = next + 1
            }
            return nil
        }
    }

    private static var malformed: Problem {
        Problem(.invalid, .formMalformed, "提交的内容不完整，不能读出。", remedy: "请返回后重新提交。")
    }
}

extension Substring {
    fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

extension Problem.Code {
    static let formMalformed: Problem.Code = Problem.Code("form.malformed")
    static let formTooLarge: Problem.Code = Problem.Code("form.tooLarge")
    static let formCutOff: Problem.Code = Problem.Code("form.cutOff")
    static let formForged: Problem.Code = Problem.Code("form.forged")
    static let webSignedOut: Problem.Code = Problem.Code("web.signedOut")
    static let webNoPage: Problem.Code = Problem.Code("web.noPage")
    static let webForbidden: Problem.Code = Problem.Code("web.forbidden")
}
