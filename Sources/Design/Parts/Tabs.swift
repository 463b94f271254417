package import HTML

/// Neighbouring views of one thing, each with its own address.
package enum Tabs {
    package static func tabs(_ tabs: [(label: String, path: String, isCurrent: Bool, count: Int?)], label: String = "视图") -> HTML {
        "<nav class=\"tabs\" aria-label=\"\(label)\"><ul>\(each: tabs, { "<li>\(tab($0))</li>" })</ul></nav>"
    }

    private static func tab(_ tab: (label: String, path: String, isCurrent: Bool, count: Int?)) -> HTML {
        let current = Attribute.value("aria-current", tab.isCurrent ? "page" : nil)
        let count: HTML = tab.count.map { "<span class=\"tab-count\">\(Numeral.grouped(Double($0)))</span>" } ?? ""
        return "<a href=\"\(tab.path)\"\(current)>\(tab.label)\(count)</a>"
    }
}
