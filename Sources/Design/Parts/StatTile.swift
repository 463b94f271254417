package import HTML

/// One indicator: what it is, how much, how it moved.
package enum StatTile {
    /// - Parameters:
    ///   - change: such as `较上月 +12`, with the tone of what it means.
    ///   - isCurrent: what the tile leads to is what is shown.
    ///   - sparkline: see ``Sparkline``.
    package static func show(
        _ label: String, value: String, unit: String = "", change: (text: String, tone: Tone)? = nil, path: String? = nil, isCurrent: Bool = false,
        sparkline: HTML = ""
    ) -> HTML {
        let moved: HTML = change.map { "<span class=\"stat-change \($0.tone.rawValue)\">\($0.text)</span>" } ?? ""
        let content: HTML = """
            <span class="stat-label">\(label)</span><span class="stat-value"><b>\(value)</b> \(unit)</span>\
            <span class="stat-foot">\(moved)\(sparkline)</span>
            """
        guard let path else { return "<div class=\"stat\">\(content)</div>" }
        return "<a class=\"stat\" href=\"\(path)\"\(Attribute.value("aria-current", isCurrent ? "true" : nil))>\(content)</a>"
    }

    /// Tiles beside each other, as many as fit.
    package static func grid(_ tiles: [HTML]) -> HTML { "<div class=\"stats\">\(tiles.joined())</div>\n" }
}
