/// What a form sent: texts by name, in their order, and files.
package struct FormData: Sendable {
    package struct File: Sendable {
        package let name: String
        package let fileName: String
        package let bytes: [UInt8]
    }

    package var texts: [(name: String, value: String)]
    package var files: [File]

    package init(_ texts: [(String, String)] = [], files: [File] = []) {
        self.texts = texts.map { (name: $0.0, value: $0.1) }
        self.files = files
    }

    /// Reads `application/x-www-form-urlencoded`.
    package init(urlencoded bytes: some Collection<UInt8>) { self.init(Percent.pairs(bytes)) }

    package subscript(name: String) -> String? { texts.first { $0.name == name }?.value }
    package func all(_ name: String) -> [String] { texts.filter { $0.name == name }.map(\.value) }
    package func has(prefix: String) -> Bool { texts.contains { $0.name.hasPrefix(prefix) } || files.contains { $0.name.hasPrefix(prefix) } }

    package mutating func set(_ name: String, _ value: String) {
        texts.removeAll { $0.name == name }
        texts.append((name, value))
    }

    /// The texts as a form would send them, for drafts; without what must not be kept.
    package func encoded(without names: Set<String> = ["csrf", "request", "password"]) -> String {
        texts.filter { !names.contains($0.name) }.map { "\(Percent.encode($0.name))=\(Percent.encode($0.value))" }.joined(separator: "&")
    }
}
