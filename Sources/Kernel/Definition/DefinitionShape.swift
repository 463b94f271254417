/// What of a definition decides how stored data are counted, read and shown to the public, as texts in a fixed order.
///
/// Their digests stand, one line a kind, in a file beside the tests, so that none of it changes without somebody having said so. How a
/// measure counts is code, and no text can tell that it changed: that is found when facts are recounted.
package struct DefinitionShape: Hashable, Sendable {
    /// Each measure with its unit and nature, and what a joined matter takes over from the leading one: by that it counts.
    package let measures: String
    /// Each field by its earliest stored name, so that a renamed one stays the same, with its type.
    package let fields: String
    /// Each publication with what it shows, in order, and how that is masked.
    package let views: String
}

/// A kind's line in the file that guards definitions: `penalty 1 measures:… fields:… views:…`.
package struct DefinitionGuard: Hashable, Sendable {
    package let kind: String
    package let version: Int
    /// The digests by the part of the definition, in the order of the line.
    package let digests: [String: String]

    /// The parts in the order of the line, and what each is called.
    package static let parts: [(id: String, name: String)] = [("measures", "统计口径"), ("fields", "字段"), ("views", "公示")]

    package init(_ definition: any Definition) {
        let shape = definition.shape
        kind = definition.kind.id
        version = definition.version
        digests = [
            "measures": Checksum.fnv1a(shape.measures), "fields": Checksum.fnv1a(shape.fields), "views": Checksum.fnv1a(shape.views),
        ]
    }

    /// Reads a line; `nil` for anything else.
    package init?(line: String) {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 2 + Self.parts.count, let version = Int(words[1]) else { return nil }
        var digests: [String: String] = [:]
        for (word, part) in zip(words.dropFirst(2), Self.parts) {
            guard word.hasPrefix("\(part.id):") else { return nil }
            digests[part.id] = String(word.dropFirst(part.id.count + 1))
        }
        (kind, self.version, self.digests) = (words[0], version, digests)
    }

    package var line: String {
        (["\(kind) \(version)"] + Self.parts.map { "\($0.id):\(digests[$0.id] ?? "")" }).joined(separator: " ")
    }

    /// What differs from a line that was written before, by name; empty when nothing does.
    package func differences(from earlier: DefinitionGuard) -> [String] {
        Self.parts.filter { digests[$0.id] != earlier.digests[$0.id] }.map { $0.name }
    }
}

extension FieldInfo {
    /// The name under which it was first stored.
    var original: String { formerly.first ?? name }

    /// `servedOn:day`, for the outline of stored names.
    var outline: String { "\(original):\(type.outline)" }
}

extension FieldType {
    /// The type with everything that a stored value depends on.
    fileprivate var outline: String {
        switch self {
        case .choice(let options): "choice(\(options.map(\.code).sorted().joined(separator: "|")))"
        case .matter(let kind): "matter(\(kind))"
        case .list(let element): "list(\(element.outline))"
        case .record(let parts): "{\(parts.map(\.outline).sorted().joined(separator: ","))}"
        default: word
        }
    }

    /// The masks of the parts of a record, where it has any.
    fileprivate var masks: String {
        switch self {
        case .list(let element): element.masks
        case .record(let parts): "{" + parts.map { "\($0.original)=\($0.mask?.rawValue ?? "")\($0.type.masks)" }.sorted().joined(separator: ",") + "}"
        default: ""
        }
    }
}

extension KindDefinition {
    package var shape: DefinitionShape {
        let counted = measures.map { "\($0.id) \($0.unit) \($0.nature.rawValue) \($0.isSum) \($0.decimals)" }
        let shared = joining.shared.map { name in "joined \(fields.first { $0.name == name }?.original ?? name)" }
        let views = typedPublications.indices.map { index in
            let items = shows[index].fields.map { field, mask in
                "\(field.info.original)=\(mask?.rawValue ?? "")\(field.info.type.masks)"
            }
            return "\(typedPublications[index].id) \(items.joined(separator: " "))"
        }
        return DefinitionShape(
            measures: (counted + shared).sorted().joined(separator: "\n"), fields: fields.map(\.outline).sorted().joined(separator: "\n"),
            views: views.sorted().joined(separator: "\n"))
    }
}
