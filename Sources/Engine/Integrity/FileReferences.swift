import Kernel
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
        var found: [Attachment] = []
        func look(_ json: JSON) {
            switch json {
            case .array(let items): items.forEach(look)
            case .object(let members):
                if let file = Attachment(json: json) { return found.append(file) }
                members.forEach { look($0.value) }
            case .null, .flag, .integer, .text: break
            }
        }
        if let changes = content["changes"] { look(changes) }
        return found
    }
}
