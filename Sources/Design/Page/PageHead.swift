package import HTML

/// The heading of a page with what belongs beside it.
package enum PageHead {
    /// - Parameters:
    ///   - kicker: what kind of thing the page shows, above the title.
    ///   - badges: states, beside the title.
    ///   - lead: one line beneath it.
    package static func show(_ title: String, kicker: String? = nil, badges: HTML = "", lead: HTML? = nil, actions: HTML = "") -> HTML {
        let above: HTML = kicker.map { "<p class=\"kicker\">\($0)</p>" } ?? ""
        let below: HTML = lead.map { "<p class=\"lead\">\($0)</p>" } ?? ""
        let beside: HTML = actions == "" ? "" : "<div class=\"actions\">\(actions)</div>"
        return """
            <div class="page-head"><div class="page-title">\(above)<div class="title-line"><h1>\(title)</h1>\(badges)</div>\(below)</div>\(beside)</div>
            """
    }
}
