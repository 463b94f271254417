package import HTML

/// What narrows a list down; sent by GET, so that the narrowed list has an address.
package enum FilterBar {
    /// Open at the desk; on the phone the script folds it unless something is chosen.
    /// - Parameters:
    ///   - controls: fields; a select with `data-auto` is sent as soon as it changes.
    ///   - active: what is chosen, each with the address without it.
    package static func form(
        action: String, controls: HTML, active: [(label: String, path: String)] = [], resetPath: String? = nil, hidden: HTML = ""
    ) -> HTML {
        let reset: HTML = resetPath.map { Button.link("清除", path: $0, style: .quiet) } ?? ""
        let count: HTML = active.isEmpty ? "" : "<b class=\"count\">\(active.count)</b>"
        return """
            <form class="filters" method="get" action="\(action)">\(hidden)<details open data-fold="\(active.isEmpty ? "phone" : "never")">\
            <summary>筛选\(count)</summary><div class="filter-controls">\(controls)<div class="filter-actions">\
            \(Button.submit("筛选", style: .plain))\(reset)</div></div></details></form>
            \(chips(active))
            """
    }

    private static func chips(_ active: [(label: String, path: String)]) -> HTML {
        guard !active.isEmpty else { return "" }
        return """
            <ul class="chips" aria-label="已选条件">\
            \(each: active, { "<li><a href=\"\($0.path)\">\($0.label)<span aria-hidden=\"true\"> ×</span><span class=\"away\">，去掉</span></a></li>" })</ul>
            """
    }
}
