package import HTML

/// What stands where a list would, when there is nothing to list.
package enum EmptyState {
    package static func show(_ text: String, _ action: HTML = "") -> HTML {
        "<div class=\"empty\"><p>\(text)</p>\(action)</div>"
    }
}
