package import HTML

/// A part of a page with its own heading.
package enum Panel {
    /// - Parameter isFlush: the body is a table or list that reaches the panel's edges.
    package static func panel(_ title: String, id: String? = nil, actions: HTML = "", isFlush: Bool = false, body: HTML) -> HTML {
        let beside: HTML = actions == "" ? "" : "<div class=\"actions\">\(actions)</div>"
        return """
            <section class="panel\(HTML(" flush"), if: isFlush)"\(Attribute.value("id", id))><div class="panel-head"><h2>\(title)</h2>\(beside)</div>\
            <div class="panel-body">\(body)</div></section>

            """
    }
}
