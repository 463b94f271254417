package import HTML

/// One limit: when it runs out, how much of it is used, and how that was counted.
package enum ClockCard {
    /// - Parameters:
    ///   - share: how much is used, in per cent; drawn within 0…100.
    ///   - lines: how the day was counted, one step a line.
    package static func show(
        name: String, due: String, tone: Tone, detail: String = "", share: Int? = nil, lines: [String] = [], article: String? = nil
    ) -> HTML {
        """
        <article class="clock \(tone.rawValue)"><div class="clock-head"><h3>\(name)</h3>\(DueMark.mark(text: due, tone: tone, detail: detail))</div>\
        \(bar(share))\(explanation(lines))\(Article.show(article))</article>

        """
    }

    private static func bar(_ share: Int?) -> HTML {
        guard let share else { return "" }
        return """
            <svg class="clock-bar" width="100%" height="8" role="img" aria-label="已用期限 \(share)%">\
            <rect class="track" width="100%" height="8" rx="2"/><rect class="used" width="\(min(max(share, 0), 100))%" height="8" rx="2"/></svg>
            """
    }

    private static func explanation(_ lines: [String]) -> HTML {
        guard !lines.isEmpty else { return "" }
        return "<details class=\"how\"><summary>怎么算的</summary><ol>\(each: lines, { "<li>\($0)</li>" })</ol></details>"
    }
}
