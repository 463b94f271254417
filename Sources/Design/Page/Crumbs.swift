package import HTML

/// Where the page lies, from the outermost.
package enum Crumbs {
    /// The last one is the page itself; nothing when there are none.
    package static func crumbs(_ crumbs: [(label: String, path: String?)]) -> HTML {
        guard let last = crumbs.last else { return "" }
        return """
            <nav class="crumbs" aria-label="所在位置"><ol>\(each: crumbs.dropLast(), { "<li>\(link($0))</li>" })\
            <li aria-current="page">\(last.label)</li></ol></nav>
            """
    }

    private static func link(_ crumb: (label: String, path: String?)) -> HTML {
        guard let path = crumb.path else { return HTML(text: crumb.label) }
        return "<a href=\"\(path)\">\(crumb.label)</a>"
    }
}
