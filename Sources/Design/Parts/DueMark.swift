package import HTML

/// How a limit stands: shape, words and colour.
package enum DueMark {
    /// - Parameter detail: the day, shown smaller beside the text.
    package static func mark(text: String, tone: Tone, detail: String = "") -> HTML {
        let beside: HTML = detail.isEmpty ? "" : " <span class=\"due-detail\">\(detail)</span>"
        return "<span class=\"due \(tone.rawValue)\">\(Icon.shape(tone))<b>\(text)</b>\(beside)</span>"
    }
}
