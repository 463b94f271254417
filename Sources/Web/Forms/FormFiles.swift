import Crypto
import Kernel

/// Files on their way into the store: named by their digest, their type told from their bytes.
enum FormFiles {
    struct Stored: Sendable {
        let field: String
        let attachment: Attachment
        let type: String
        let bytes: [UInt8]
    }

    /// - Throws: `form.badFile` for a file whose type is not taken, `form.tooLarge`.
    static func prepare(_ files: [FormData.File], largest: Int) throws -> [Stored] {
        try files.filter { !$0.bytes.isEmpty }.map { file in
            guard file.bytes.count <= largest else { throw Site.tooLarge(largest) }
            guard let type = FileKind.type(of: file.bytes, name: file.fileName) else {
                throw Problem(
                    .invalid, .formBadFile, "附件“\(file.fileName)”的内容不是可以接收的类型。", remedy: "可以上传PDF、图片、Office文档、OFD、ZIP和纯文本。")
            }
            let digest = SHA256.hash(data: file.bytes).map { MatterHistory.hex($0) }.joined()
            return Stored(
                field: file.name, attachment: Attachment(name: file.fileName, digest: digest, size: file.bytes.count), type: type, bytes: file.bytes)
        }
    }

    /// What the names of hidden fields begin with that carry what an earlier round of the form uploaded.
    static let kept: String = "kept."

    /// A stored file as a hidden field carries it through a form that is given back.
    static func encode(_ file: Attachment) -> String {
        JSON.object([.init("name", .text(file.name)), .init("digest", .text(file.digest)), .init("size", .integer(file.size))]).encoded
    }

    static func decode(_ text: String) -> Attachment? { (try? JSON(parsing: text)).flatMap { Attachment(json: $0) } }
}

/// A file's type by its first bytes; what the sender says of it is not believed.
enum FileKind {
    static func type(of bytes: [UInt8], name: String) -> String? {
        func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
        if begins(Array("%PDF-".utf8)) { return "application/pdf" }
        if begins([0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
        if begins([0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if begins([0x50, 0x4B, 0x03, 0x04]) { return zip(name) }
        if begins([0xD0, 0xCF, 0x11, 0xE0]) { return "application/msword" }
        return isText(bytes) ? "text/plain; charset=utf-8" : nil
    }

    private static func zip(_ name: String) -> String {
        switch name.split(separator: ".").last?.lowercased() {
        case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case "ofd": "application/ofd"
        default: "application/zip"
        }
    }

    /// UTF-8 without control characters. Markup is served as plain text, so it cannot run.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return !text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\r" && $0 != "\t" }
    }
}

extension Problem.Code {
    static let formBadFile: Problem.Code = Problem.Code("form.badFile")
}
