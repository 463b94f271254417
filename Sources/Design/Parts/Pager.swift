package import HTML

/// Forward and back through a list.
package enum Pager {
    /// - Parameters:
    ///   - summary: what the page shows, such as `第 51–100 件，共 812 件`.
    ///   - more: how the way forward is called.
    package static func pager(previous: String?, next: String?, summary: String, more: String = "下一页") -> HTML {
        "<nav class=\"pager\" aria-label=\"翻页\">\(link("上一页", "prev", previous))<p>\(summary)</p>\(link(more, "next", next))</nav>"
    }

    private static func link(_ label: String, _ relation: String, _ path: String?) -> HTML {
        guard let path else { return "<span class=\"button off\" aria-hidden=\"true\">\(label)</span>" }
        return "<a class=\"button\" rel=\"\(relation)\" href=\"\(path)\">\(label)</a>"
    }
}
