/// The number of a matter within its county.
package typealias MatterID = Int

/// A reference to a matter of one kind.
package struct Ref<M: Matter>: Hashable, Sendable, FieldValue {
    package let id: MatterID
    package init(_ id: MatterID) { self.id = id }

    package static var type: FieldType { .matter(M.kind.id) }
    package var isUnset: Bool { false }
    package func write(to writer: inout JSONWriter) { writer.integer(id) }
    package var json: JSON { .integer(id) }
    package init?(json: JSON) {
        guard let id = json.int, id > 0 else { return nil }
        self.init(id)
    }
    package static var rule: String { "应为\(M.kind.name)的编号" }
    package static func parse(_ text: String) throws(Unreadable) -> Self {
        guard let id = Int(text), id > 0 else { throw Unreadable(rule) }
        return Self(id)
    }
}

/// The code of an organ (机关、单位) in its county's tree.
package struct OrganCode: Hashable, Sendable, FieldValue, CustomStringConvertible {
    package let description: String
    package init(_ code: String) { description = code }

    package static var type: FieldType { .organ }
    package var isUnset: Bool { description.isEmpty }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package var json: JSON { .text(description) }
    package init?(json: JSON) {
        guard let code = json.string else { return nil }
        self.init(code)
    }
    package static var rule: String { "应为机关代码" }
    package static func read(_ json: JSON) throws(Unreadable) -> OrganCode {
        if case .null = json { return OrganCode("") }
        guard let code = json.string else { throw Unreadable(rule) }
        return code.isEmpty ? OrganCode("") : try parse(code)
    }
    package static func parse(_ text: String) throws(Unreadable) -> OrganCode {
        guard !text.isEmpty, text.utf8.count <= 40 else { throw Unreadable(rule) }
        return OrganCode(text)
    }
}

/// The number of a person in the county's register of people.
package struct PersonID: Hashable, Sendable, FieldValue, CustomStringConvertible {
    package let description: String
    package init(_ id: String) { description = id }

    package static var type: FieldType { .person }
    package var isUnset: Bool { description.isEmpty }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package var json: JSON { .text(description) }
    package init?(json: JSON) {
        guard let id = json.string else { return nil }
        self.init(id)
    }
    package static var rule: String { "应为人员编号" }
    package static func read(_ json: JSON) throws(Unreadable) -> PersonID {
        if case .null = json { return PersonID("") }
        guard let id = json.string else { throw Unreadable(rule) }
        return id.isEmpty ? PersonID("") : try parse(id)
    }
    package static func parse(_ text: String) throws(Unreadable) -> PersonID {
        guard !text.isEmpty, text.utf8.count <= 40 else { throw Unreadable(rule) }
        return PersonID(text)
    }
}

/// A stored file: its name, the SHA-256 of its bytes in hexadecimal, and its size in bytes.
package struct Attachment: Hashable, Sendable, FieldValue {
    package let name: String
    package let digest: String
    package let size: Int

    package init(name: String, digest: String, size: Int) {
        self.name = name
        self.digest = digest
        self.size = size
    }

    package static var type: FieldType { .attachment }
    package var isUnset: Bool { false }
    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("name")
        writer.string(name)
        writer.key("digest")
        writer.string(digest)
        writer.key("size")
        writer.integer(size)
        writer.endObject()
    }
    package var json: JSON { .object([.init("name", .text(name)), .init("digest", .text(digest)), .init("size", .integer(size))]) }
    package init?(json: JSON) {
        guard let name = json["name"]?.string, let digest = json["digest"]?.string, let size = json["size"]?.int,
            digest.utf8.count == 64, size >= 0
        else { return nil }
        self.init(name: name, digest: digest, size: size)
    }
    package static var rule: String { "应为附件：文件名、SHA-256摘要和字节数" }
    package static func parse(_ text: String) throws(Unreadable) -> Attachment {
        guard let json = try? JSON(parsing: text) else { throw Unreadable(rule) }
        return try read(json)
    }
}
