package import HTML

/// What was done in a matter, in order, each with who, when and on what ground.
package enum Timeline {
    /// One field before and after; `nil` where there was or is no value.
    package typealias Change = (label: String, old: String?, new: String?)

    package struct Entry: Sendable {
        /// As it is read, such as `2020-03-02 09:14`.
        package var when: String
        package var who: String
        package var what: String
        package var article: String?
        /// The fields that changed, those of one part under its title; the others have none.
        package var changes: [(title: String, changes: [Change])]
        package var note: String?
        /// The id that a link can lead to.
        package var anchor: String?
        package var tone: Tone
        /// Anything further: documents, a digest.
        package var more: HTML

        package init(
            when: String, who: String, what: String, article: String? = nil, changes: [(title: String, changes: [Change])] = [],
            note: String? = nil, anchor: String? = nil, tone: Tone = .neutral, more: HTML = ""
        ) {
            self.when = when
            self.who = who
            self.what = what
            self.article = article
            self.changes = changes
            self.note = note
            self.anchor = anchor
            self.tone = tone
            self.more = more
        }
    }

    package static func show(_ entries: [Entry]) -> HTML { "<ol class=\"timeline\">\(each: entries, entry)</ol>" }

    private static func entry(_ entry: Entry) -> HTML {
        let note: HTML = entry.note.map { "<p class=\"note\">\($0)</p>" } ?? ""
        return """
            <li class="\(entry.tone.rawValue)"\(Attribute.value("id", entry.anchor))><p class="when"><time>\(entry.when)</time></p>\
            <div class="did"><p><b>\(entry.what)</b> <span class="by">\(entry.who)</span>\(link(entry.anchor))</p>\
            \(Article.show(entry.article))\(note)\(changes(entry.changes))\(entry.more)</div></li>

            """
    }

    private static func link(_ anchor: String?) -> HTML {
        anchor.map { "<a class=\"anchor\" href=\"#\($0)\"><span aria-hidden=\"true\">#</span><span class=\"away\">本条链接</span></a>" } ?? ""
    }

    private static func changes(_ groups: [(title: String, changes: [Change])]) -> HTML {
        let count = groups.reduce(0) { $0 + $1.changes.count }
        guard count > 0 else { return "" }
        let parts: [HTML] = groups.map { group in
            let title: HTML = group.title.isEmpty ? "" : "<p class=\"part\">\(group.title)</p>"
            let lines: [HTML] = group.changes.map { "<div><dt>\($0.label)</dt><dd>\(value($0.old, $0.new))</dd></div>" }
            return "\(title)<dl>\(lines.joined())</dl>"
        }
        return "<details class=\"changes\"><summary>改动 \(count) 项</summary>\(parts.joined())</details>"
    }

    private static func value(_ old: String?, _ new: String?) -> HTML {
        let before: HTML = old.map { "<span class=\"away\">原为</span><del>\($0)</del> " } ?? ""
        let after: HTML = new.map { "<span class=\"away\">改为</span><ins>\($0)</ins>" } ?? "<i>已清空</i>"
        return "\(before)\(after)"
    }
}
