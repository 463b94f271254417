package import HTML

/// What the law asks for before an action, and how far it is met.
package enum Checklist {
    package struct Item: Sendable {
        package enum State: String, Sendable { case met, unmet, unknown }

        package var state: State
        package var text: String
        package var article: String?
        package var note: String?

        package init(_ state: State, _ text: String, article: String? = nil, note: String? = nil) {
            self.state = state
            self.text = text
            self.article = article
            self.note = note
        }
    }

    package static func show(_ items: [Item]) -> HTML { "<ul class=\"checklist\">\(each: items, item)</ul>" }

    private static func item(_ item: Item) -> HTML {
        let (tone, word): (Tone, String) =
            switch item.state {
            case .met: (.good, "已满足")
            case .unmet: (.bad, "未满足")
            case .unknown: (.neutral, "待判断")
            }
        let note: HTML = item.note.map { "<p class=\"note\">\($0)</p>" } ?? ""
        return """
            <li class="\(tone.rawValue)">\(Icon.shape(tone))<div><p>\(item.text)<span class="state-word">\(word)</span></p>\(note)\
            \(Article.show(item.article))</div></li>
            """
    }
}
