/// What a form sent: texts by name, in their order, and files.
package struct FormData: Sendable {
    package struct File: Sendable {
        package let name: String
        package let fileName: String
        package let bytes: [UInt8]
    }

    package var texts: [(name: String, value: String)] { didSet { places = Self.places(of: texts) } }
    package var files: [File]
    /// Where each name stands: a form of many fields is asked for many.
    private var places: [String: [Int]]

    package init(_ texts: [(String, String)] = [], files: [File] = []) {
        let texts = texts.map { (name: $0.0, value: $0.1) }
        self.texts = texts
        self.files = files
        places = Self.places(of: texts)
    }

    /// Reads `application/x-www-form-urlencoded`.
    package init(urlencoded bytes: some Collection<UInt8>) { self.init(Percent.pairs(bytes)) }

    package subscript(name: String) -> String? { places[name]?.first.map { texts[$0].value } }
    package func all(_ name: String) -> [String] { (places[name] ?? []).map { texts[$0].value } }
    package func has(prefix: String) -> Bool { texts.contains { $0.name.hasPrefix(prefix) } || files.contains { $0.name.hasPrefix(prefix) } }

    package mutating func set(_ name: String, _ value: String) {
        texts.removeAll { $0.name == name }
        texts.append((name, value))
    }

    /// The same with the rows of some lists numbered without gaps, as pages number them; script and browser may leave some.
    func closingGaps(in lists: [String]) -> FormData {
        var form = self
        for list in lists {
            let numbers = FormInput.rowNumbers(list, self)
            guard numbers != Array(numbers.indices) else { continue }
            let positions = Dictionary(zip(numbers, numbers.indices), uniquingKeysWith: { first, _ in first })
            form.texts = form.texts.map { (name: Self.renumbered($0.name, list, positions), value: $0.value) }
            form.files = form.files.map { File(name: Self.renumbered($0.name, list, positions), fileName: $0.fileName, bytes: $0.bytes) }
        }
        return form
    }

    private static func places(of texts: [(name: String, value: String)]) -> [String: [Int]] {
        var places: [String: [Int]] = [:]
        for (index, text) in texts.enumerated() { places[text.name, default: []].append(index) }
        return places
    }

    private static func renumbered(_ name: String, _ list: String, _ positions: [Int: Int]) -> String {
        let head = ([FormFiles.kept] + Picks.prefixes).first { name.hasPrefix($0) } ?? ""
        let rest = name.dropFirst(head.count)
        guard rest.hasPrefix(list + ".") else { return name }
        let steps = rest.dropFirst(list.count + 1).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let number = steps.first.flatMap({ Int($0) }), let position = positions[number] else { return name }
        return ([head + list, String(position)] + steps.dropFirst().map(String.init)).joined(separator: ".")
    }

    /// The texts as a form would send them, for drafts; without what must not be kept.
    package func encoded(without names: Set<String> = ["csrf", "request", "password"]) -> String {
        texts.filter { !names.contains($0.name) }.map { "\(Percent.encode($0.name))=\(Percent.encode($0.value))" }.joined(separator: "&")
    }
}
