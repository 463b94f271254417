package import HTML

/// The template's text as HTML, with every figure a link.
package struct TemplatePage {
    private let set: FigureSet
    private let address: (String) -> String

    /// - Parameter address: where a figure's link leads, by its id.
    package init(set: FigureSet, address: @escaping (String) -> String) {
        self.set = set
        self.address = address
    }

    package func blocks(_ blocks: [Template.Block]) -> HTML { blocks.map(block).joined(separator: "\n") }

    private func block(_ block: Template.Block) -> HTML {
        switch block {
        case .heading(let level, let content): heading(level, inlines(content))
        case .paragraph(let content): "<p>\(inlines(content))</p>"
        case .list(true, let items): "<ol>\(each: items, { "<li>\(inlines($0))</li>\n" })</ol>"
        case .list(false, let items): "<ul>\(each: items, { "<li>\(inlines($0))</li>\n" })</ul>"
        case .table(let alignments, let header, let rows): table(alignments, header, rows)
        }
    }

    private func heading(_ level: Int, _ content: HTML) -> HTML {
        switch level {
        case 1: "<h1>\(content)</h1>"
        case 2: "<h2>\(content)</h2>"
        case 3: "<h3>\(content)</h3>"
        default: "<h4>\(content)</h4>"
        }
    }

    private func table(_ alignments: [Template.Alignment], _ header: [[Template.Inline]], _ rows: [[[Template.Inline]]]) -> HTML {
        """
        <table class="plain">
        <thead><tr>\(each: header.enumerated(), { "<th scope=\"col\" class=\"\(style($0.offset, alignments))\">\(inlines($0.element))</th>" })</tr></thead>
        <tbody>
        \(each: rows, { row in
            "<tr>\(each: row.enumerated(), { "<td class=\"\(style($0.offset, alignments))\">\(inlines($0.element))</td>" })</tr>\n"
        })
        </tbody>
        </table>
        """
    }

    private func style(_ column: Int, _ alignments: [Template.Alignment]) -> String {
        guard column < alignments.count else { return "start" }
        return switch alignments[column] {
        case .start: "start"
        case .center: "center"
        case .end: "number"
        }
    }

    private func inlines(_ content: [Template.Inline]) -> HTML { content.map(inline).joined() }

    private func inline(_ inline: Template.Inline) -> HTML {
        switch inline {
        case .text(let text): HTML(text: text)
        case .strong(let content): "<strong>\(inlines(content))</strong>"
        case .blank(let text): "<mark>\(text)</mark>"
        case .figure(let id): "<a class=\"figure\" href=\"\(address(id))\">\(set[id]?.text ?? "—")</a>"
        }
    }
}
