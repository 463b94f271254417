/// What was typed, by the names of fields, as values: for tables, the command line and scenarios.
///
/// A part of a record is named after it, `parties.0.citizenName` in a list and `site.address` in a single one; rows of which nothing
/// is filled in are none.
struct TypedInput {
    private(set) var input: Input = [:]

    /// - Parameter places: where the fields stand, by their names.
    init(_ texts: [String: String], _ fields: [FieldInfo], _ places: [String: Int]) {
        var rows: [String: [Int: [String: String]]] = [:]
        for (name, text) in texts {
            if name == Occurrence.dayName {
                input[name] = Occurrence.typed(text)
            } else if let place = places[name] {
                input[name] = fields[place].type.json(typed: text)
            } else if let place = Place(name, fields), texts[place.field.name] == nil {
                if !text.isEmpty { rows[place.field.name, default: [:]][place.row, default: [:]][place.part] = text }
            } else {
                // No field at all: it goes on, and is refused under its name.
                input[name] = .text(text)
            }
        }
        if rows.isEmpty { return }
        for field in fields {
            guard let typed = rows[field.name], let parts = field.type.parts else { continue }
            let records = typed.sorted { $0.key < $1.key }.map { Self.record($0.value, parts) }
            if case .list = field.type { input[field.name] = .array(records) } else { input[field.name] = records.first }
        }
    }

    private static func record(_ texts: [String: String], _ parts: [FieldInfo]) -> JSON {
        .object(parts.compactMap { part in texts[part.name].map { JSON.Member(part.name, part.type.json(typed: $0)) } })
    }

    /// A part of a record, by what was typed as its name.
    private struct Place {
        let field: FieldInfo
        let row: Int
        let part: String

        /// `nil` for what is no part of any record.
        init?(_ name: String, _ fields: [FieldInfo]) {
            let holding = fields.filter { $0.type.parts != nil && name.hasPrefix($0.name + ".") }
            guard let field = holding.max(by: { $0.name.utf8.count < $1.name.utf8.count }), let parts = field.type.parts else { return nil }
            var words = name.dropFirst(field.name.count + 1).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            var row = 0
            if case .list = field.type {
                guard words.count > 1, let number = Int(words[0]), (0..<10_000).contains(number) else { return nil }
                row = number
                words.removeFirst()
            }
            let part = words.joined(separator: ".")
            guard parts.contains(where: { $0.name == part }) else { return nil }
            (self.field, self.row, self.part) = (field, row, part)
        }
    }
}
