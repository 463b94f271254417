import Kernel

/// Puts what is shown of fields under the titles of the parts that they belong to, each title once; a part of which there is only one
/// field needs no title.
struct FieldSections<Item> {
    struct Section {
        /// Empty for the record's own fields.
        let title: String
        var items: [(label: String, item: Item)]
    }

    /// In the order of the fields; own fields that stand between parts stay there.
    private(set) var sections: [Section] = []

    init(_ items: [Item], _ info: (Item) -> FieldInfo) {
        let counts = Dictionary(grouping: items) { info($0).section }.mapValues(\.count)
        for item in items {
            let field = info(item)
            let title = counts[field.section, default: 0] > 1 ? field.section : ""
            let line = (label: title.isEmpty ? field.label : field.ownLabel, item: item)
            // Own fields go on with the own fields just before them; those of a part stand together wherever they are declared.
            let known = sections.lastIndex { $0.title == title }
            if let known, !title.isEmpty || known == sections.indices.last {
                sections[known].items.append(line)
            } else {
                sections.append(Section(title: title, items: [line]))
            }
        }
    }

    /// For forms: the record's own fields first, then part by part.
    var ownFirst: [Section] {
        let own = sections.filter(\.title.isEmpty).flatMap(\.items)
        return (own.isEmpty ? [] : [Section(title: "", items: own)]) + sections.filter { !$0.title.isEmpty }
    }
}
