import Crypto
import Kernel

/// Files on their way into the store: named by their digest, their type told from bytes and name.
enum FormFiles {
    struct Stored: Sendable {
        let field: String
        let attachment: Attachment
        let type: String
        let bytes: [UInt8]
    }

    /// - Throws: `form.badFile` for a file whose name or content is not taken, `form.tooLarge`.
    static func prepare(_ files: [FormData.File], largest: Int) throws -> [Stored] {
        try files.map { file in
            guard file.bytes.count <= largest else { throw Site.tooLarge(largest) }
            if let fault = FileName.fault(file.fileName) { throw refused(file, fault, of: files.count) }
            guard !file.bytes.isEmpty else { throw refused(file, "是空的", of: files.count) }
            guard let type = FileKind.type(of: file.bytes, name: file.fileName) else {
                throw refused(file, "的内容与扩展名不符，或者含有宏", of: files.count)
            }
            let digest = SHA256.hash(data: file.bytes).map { MatterHistory.hex($0) }.joined()
            return Stored(
                field: file.name, attachment: Attachment(name: file.fileName, digest: digest, size: file.bytes.count), type: type, bytes: file.bytes)
        }
    }

    private static func refused(_ file: FormData.File, _ fault: String, of count: Int) -> Problem {
        Problem(
            .invalid, .formBadFile, "附件“\(FileName.shown(file.fileName))”\(fault)，没有接收\(count > 1 ? "；同时选的其他附件也没有保存，请一并重新选择" : "")。",
            remedy: "可以上传PDF、OFD、图片、不含宏的Office和WPS文档、UTF-8的文本、录音录像（MP3、WAV、MP4）。压缩包请解开后逐个上传。")
    }

    /// What the names of hidden fields begin with that carry what an earlier round of the form uploaded.
    static let kept: String = "kept."

    /// A stored file as a hidden field carries it through a form that is given back.
    static func encode(_ file: Attachment) -> String {
        JSON.object([.init("name", .text(file.name)), .init("digest", .text(file.digest)), .init("size", .integer(file.size))]).encoded
    }

    static func decode(_ text: String) -> Attachment? { (try? JSON(parsing: text)).flatMap { Attachment(json: $0) } }
}

extension FormData {
    /// The same with the files that are stored already, as the page that is given back carries them.
    func keeping(_ files: [String: [Attachment]]) -> FormData {
        let others = texts.filter { !$0.name.hasPrefix(FormFiles.kept) }.map { ($0.name, $0.value) }
        let kept = files.sorted { $0.key < $1.key }.flatMap { name, files in files.map { (FormFiles.kept + name, FormFiles.encode($0)) } }
        return FormData(others + kept)
    }
}

/// A file's type by its bytes and its name together: neither alone is believed, for the reader's computer goes by the name and whatever opens
/// the file by the bytes.
enum FileKind {
    private static let office: String = "application/vnd.openxmlformats-officedocument."

    /// The media type; `nil` for a content that is not what the name says.
    static func type(of bytes: [UInt8], name: String) -> String? {
        func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
        func holds(_ text: String, from start: Int) -> Bool { bytes.count > start && bytes.dropFirst(start).starts(with: Array(text.utf8)) }
        switch FileName.ending(name) {
        case "pdf": return holds("%PDF-", from: 0) ? "application/pdf" : nil
        case "png": return begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png" : nil
        case "jpg", "jpeg": return begins([0xFF, 0xD8, 0xFF]) ? "image/jpeg" : nil
        case "gif": return holds("GIF87a", from: 0) || holds("GIF89a", from: 0) ? "image/gif" : nil
        case "bmp": return holds("BM", from: 0) && holds("\0\0\0\0", from: 6) ? "image/bmp" : nil
        case "tif", "tiff": return begins([0x49, 0x49, 0x2A, 0]) || begins([0x4D, 0x4D, 0, 0x2A]) ? "image/tiff" : nil
        case "docx": return zip(bytes, with: "word/") ? office + "wordprocessingml.document" : nil
        case "xlsx": return zip(bytes, with: "xl/") ? office + "spreadsheetml.sheet" : nil
        case "pptx": return zip(bytes, with: "ppt/") ? office + "presentationml.presentation" : nil
        case "ofd": return zip(bytes, with: "OFD.xml") ? "application/ofd" : nil
        case "doc": return isOldOffice(bytes) ? "application/msword" : nil
        case "xls": return isOldOffice(bytes) ? "application/vnd.ms-excel" : nil
        case "ppt": return isOldOffice(bytes) ? "application/vnd.ms-powerpoint" : nil
        case "wps", "et", "dps":
            let isZip = zip(bytes, with: "word/") || zip(bytes, with: "xl/") || zip(bytes, with: "ppt/")
            return isOldOffice(bytes) || isZip ? "application/vnd.ms-works" : nil
        case "txt", "csv": return isText(bytes) ? "text/plain; charset=utf-8" : nil
        case "mp3": return holds("ID3", from: 0) || bytes.count > 1 && bytes[0] == 0xFF && bytes[1] & 0xE6 == 0xE2 ? "audio/mpeg" : nil
        case "wav": return holds("RIFF", from: 0) && holds("WAVE", from: 8) ? "audio/wav" : nil
        case "mp4", "m4a": return holds("ftyp", from: 4) ? "video/mp4" : nil
        default: return nil
        }
    }

    /// The names in such an archive stand in it in clear, and so does that of the part which holds macros.
    private static func zip(_ bytes: [UInt8], with part: String) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) && contains(bytes, Array(part.utf8)) && !contains(bytes, Array("vbaProject".utf8))
    }

    /// Compound files; the streams' names are in UTF-16.
    private static func isOldOffice(_ bytes: [UInt8]) -> Bool {
        let macros = "_VBA_PROJECT".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        return bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) && !contains(bytes, macros)
    }

    private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool { Multipart.find(part, in: bytes, from: 0) != nil }

    /// UTF-8 without control characters. Markup is served as plain text, so it cannot run.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return !text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\r" && $0 != "\t" }
    }
}

extension Problem.Code {
    static let formBadFile: Problem.Code = Problem.Code("form.badFile")
}
