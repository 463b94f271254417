package import Kernel
import Proof
import Storage

/// The files that entries name, one after another, under one running digest: what the chain says of a file is its digest, this commits to
/// its type, size and owner as well.
struct FileReferences: Equatable {
    private(set) var count = 0
    private(set) var head = Digest32.sha256("plumbline/attachments/1\n").hex

    init() {}

    init?(json: JSON?) {
        guard let count = json?["count"]?.int, let head = json?["head"]?.string else { return nil }
        (self.count, self.head) = (count, head)
    }

    var json: JSON { .object([.init("count", .integer(count)), .init("head", .text(head))]) }

    /// - Parameter line: what the store holds of the file; `nil` when it does not hold it.
    mutating func add(_ file: Attachment, _ line: AttachmentLine?) {
        count += 1
        head = Digest32.sha256("\(head)\n\(line?.canonical ?? "\(file.digest)\n-")").hex
    }

    /// The files that an entry's content names, in their order.
    static func files(in content: JSON) -> [Attachment] {
        ["changes", "preparation", "correction"].flatMap { content[$0]?.attachments ?? [] }
    }

    /// Whether a text can name a file at all: few do, and each step asks.
    static func mayName(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count > mark.count else { return false }
            for place in 0...(bytes.count - mark.count) where bytes[place + 1] == mark[1] && bytes[place] == mark[0] {
                if mark.indices.allSatisfy({ bytes[place + $0] == mark[$0] }) { return true }
            }
            return false
        }
    }

    private static let mark: [UInt8] = Array("\"digest\":\"".utf8)

    /// The files that entries after one name, with the matters whose entries they are.
    static func held(_ connection: Connection, _ county: String, after entry: Int) throws -> [(digest: String, matter: MatterID, entry: Int)] {
        var held: [(digest: String, matter: MatterID, entry: Int)] = []
        for row in try connection.entriesWithFiles(county, after: entry) {
            // What cannot be read, a verification tells.
            guard let matter = row.matter, let content = try? JSON(parsing: row.content) else { continue }
            for file in files(in: content) { held.append((file.digest, matter, row.entry)) }
        }
        return held
    }

    /// Notes once more which files entries after one name: a server of an earlier version, which works beside new ones while they are changed
    /// one by one, does not.
    static func note(_ connection: Connection, _ county: String, after entry: Int) throws {
        for file in try held(connection, county, after: entry) {
            try connection.addHeldFile(county, digest: file.digest, matter: file.matter, entry: file.entry)
        }
    }
}

extension JSON {
    /// All files that a value names, at any depth.
    package var attachments: [Attachment] {
        if let attachment = Attachment(json: self) { return [attachment] }
        return (items ?? []).flatMap(\.attachments) + (members ?? []).flatMap(\.value.attachments)
    }
}
