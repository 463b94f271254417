package import HTML

/// Facts, label and value.
package enum DefinitionList {
    /// - Parameter isWide: two pairs beside each other where there is room; a long value has the row to itself.
    package static func show(_ facts: [(label: String, value: HTML)], isWide: Bool = false) -> HTML {
        "<dl class=\"facts\(HTML(" wide"), if: isWide)\">\(each: facts, fact)</dl>"
    }

    /// Facts of which some belong together under a title, in their order; those without one stand by themselves.
    package static func show(groups: [(title: String, facts: [(label: String, value: HTML)])], isWide: Bool = false) -> HTML {
        let parts: [HTML] = groups.map { group in
            let list = show(group.facts, isWide: isWide)
            return group.title.isEmpty ? list : "<section class=\"fact-group\"><h3>\(group.title)</h3>\(list)</section>"
        }
        return parts.joined()
    }

    private static func fact(_ fact: (label: String, value: HTML)) -> HTML {
        let length = Attribute.value("class", isLong(fact.value) ? "long" : nil)
        return "<div\(length)><dt>\(fact.label)</dt><dd>\(fact.value)</dd></div>"
    }

    /// Some thirty characters of text beside the tags.
    private static func isLong(_ value: HTML) -> Bool {
        var isInTag = false
        var length = 0
        for byte in value.bytes {
            if byte == UInt8(ascii: "<") { isInTag = true }
            if !isInTag { length += 1 }
            if byte == UInt8(ascii: ">") { isInTag = false }
        }
        return length > 90
    }
}
