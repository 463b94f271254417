package import HTML

/// A value for each of many, such as organs, as bars beneath each other.
package struct BarChart: Sendable {
    package struct Bar: Sendable {
        package var label: String
        /// Not below zero; `nil` where there is none.
        package var value: Double?
        /// `.bad` and `.warn` are striped; `.info` stands out as the reader's own.
        package var tone: Tone

        package init(_ label: String, _ value: Double?, tone: Tone = .neutral) {
            self.label = label
            self.value = value
            self.tone = tone
        }
    }

    /// Unique within the page.
    package var id: String
    package var title: String
    /// What there is to see, in a sentence.
    package var summary: String
    package var bars: [Bar]
    package var unit: String
    package var decimals: Int
    /// Marked on every bar: a limit, an average; not below zero.
    package var reference: (label: String, value: Double)?

    package init(
        id: String, title: String, summary: String, bars: [Bar], unit: String, decimals: Int = 0, reference: (label: String, value: Double)? = nil
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.bars = bars
        self.unit = unit
        self.decimals = decimals
        self.reference = reference
    }

    package var html: HTML {
        var rows = bars.map { [$0.label, text($0.value)] }
        if let reference { rows.append([reference.label, text(reference.value)]) }
        let legend: HTML = reference.map { "<ul class=\"legend\"><li>\(Self.key)\($0.label) \(text($0.value)) \(unit)</li></ul>" } ?? ""
        return ChartFrame.figure(id: id, title: "\(title)（\(unit)）", legend: legend, drawing: drawing, head: ["名称", unit], rows: rows)
    }

    private static let rowHeight: Int = 40
    private static let key: HTML = """
        <svg width="16" height="12" aria-hidden="true" focusable="false"><line class="reference" x1="8" y1="0" x2="8" y2="12"/></svg>
        """

    private var drawing: HTML {
        let most = max(bars.compactMap(\.value).max() ?? 0, reference?.value ?? 0, 1e-6)
        let rows: [HTML] = bars.enumerated().map { bar($0.element, top: $0.offset * Self.rowHeight, most) }
        return ChartFrame.drawing(
            id: id, title: title, summary: summary, height: max(bars.count, 1) * Self.rowHeight,
            content: "\(ChartFrame.stripes(id))\(rows.joined())")
    }

    private func bar(_ bar: Bar, top: Int, _ most: Double) -> HTML {
        let width = Numeral.plain(max(bar.value ?? 0, 0) / most * 100) + "%"
        let isStriped = bar.tone == .bad || bar.tone == .warn
        return """
            <g class="beam \(bar.tone.rawValue)"><text x="0" y="\(top + 15)">\(bar.label)</text>\
            <text class="amount" x="100%" y="\(top + 15)">\(text(bar.value))</text>\
            <rect class="track" y="\(top + 21)" width="100%" height="11"/>\
            <rect class="filled" y="\(top + 21)" width="\(width)" height="11"\(Attribute.value("fill", isStriped ? "url(#\(id)-stripes)" : nil))/>\
            \(limit(top: top, most))</g>
            """
    }

    /// The reference, beside each bar alone: a line through all of them would cross the numbers.
    private func limit(top: Int, _ most: Double) -> HTML {
        guard let reference else { return "" }
        let x = Numeral.plain(reference.value / most * 100) + "%"
        return "<line class=\"reference\" x1=\"\(x)\" y1=\"\(top + 18)\" x2=\"\(x)\" y2=\"\(top + 35)\"/>"
    }

    private func text(_ value: Double?) -> String { value.map { Numeral.grouped($0, decimals: decimals) } ?? "—" }
}
