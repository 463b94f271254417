package import HTML

/// Facts, label and value.
package enum DefinitionList {
    /// - Parameter isWide: two pairs beside each other where there is room.
    package static func show(_ facts: [(label: String, value: HTML)], isWide: Bool = false) -> HTML {
        "<dl class=\"facts\(HTML(" wide"), if: isWide)\">\(each: facts, { "<div><dt>\($0.label)</dt><dd>\($0.value)</dd></div>" })</dl>"
    }
}
