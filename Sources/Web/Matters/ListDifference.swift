import Design
import Kernel

/// What changed in a list of records, item by item: what was added, what went, and of the others the parts that differ.
struct ListDifference {
    private(set) var changes: [Timeline.Change] = []
    private let text: ValueText

    /// - Parameter label: what the list is called.
    init(_ label: String, _ parts: [FieldInfo], from old: [JSON], to new: [JSON], _ text: ValueText) {
        self.text = text
        let most = min(old.count, new.count)
        let before = (0..<most).prefix { old[$0] == new[$0] }.count
        let after = (0..<(most - before)).prefix { old[old.count - 1 - $0] == new[new.count - 1 - $0] }.count
        let (gone, come) = (old[before..<(old.count - after)], new[before..<(new.count - after)])
        for (offset, pair) in zip(gone, come).enumerated() {
            compare(Self.item(label, before + offset), parts, pair.0, pair.1)
        }
        let paired = min(gone.count, come.count)
        for (offset, item) in gone.dropFirst(paired).enumerated() {
            changes.append((Self.item(label, before + paired + offset), words(parts, item), nil))
        }
        for (offset, item) in come.dropFirst(paired).enumerated() {
            changes.append((Self.item(label, before + paired + offset), nil, words(parts, item)))
        }
    }

    private mutating func compare(_ label: String, _ parts: [FieldInfo], _ old: JSON, _ new: JSON) {
        for part in parts {
            let (earlier, later) = (part.value(in: old), part.value(in: new))
            guard earlier != later else { continue }
            changes.append(("\(label)的\(part.label)", earlier.map { text.text(part, $0) }, later.map { text.text(part, $0) }))
        }
    }

    private func words(_ parts: [FieldInfo], _ item: JSON) -> String { text.text(.record(parts), item) }

    /// Counted from one, as people do.
    private static func item(_ label: String, _ index: Int) -> String { "\(label)第\(index + 1)项" }
}
