package import HTML

/// How values moved over time, up to four series beside each other.
package struct LineChart: Sendable {
    package struct Series: Sendable {
        package var name: String
        /// One for each label; `nil` where there is none.
        package var values: [Double?]

        package init(_ name: String, _ values: [Double?]) {
            self.name = name
            self.values = values
        }
    }

    /// Unique within the page.
    package var id: String
    package var title: String
    /// What there is to see, in a sentence.
    package var summary: String
    package var labels: [String]
    package var series: [Series]
    package var unit: String
    package var decimals: Int

    package init(id: String, title: String, summary: String, labels: [String], series: [Series], unit: String, decimals: Int = 0) {
        self.id = id
        self.title = title
        self.summary = summary
        self.labels = labels
        self.series = series
        self.unit = unit
        self.decimals = decimals
    }

    package var html: HTML {
        let rows = labels.indices.map { index in [labels[index]] + series.map { text(value($0, index)) } }
        return ChartFrame.figure(
            id: id, title: "\(title)（\(unit)）", legend: legend, drawing: drawing, head: ["时间"] + series.map(\.name), rows: rows)
    }

    private static let top: Double = 22
    private static let bottom: Double = 214
    private static let height: Int = 240

    private var drawing: HTML {
        let scale = Scale(series.flatMap { $0.values.compactMap(\.self) })
        let lines: [HTML] = series.enumerated().map { line($0.element, $0.offset, scale) }
        return ChartFrame.drawing(
            id: id, title: title, summary: summary, height: Self.height,
            content: "\(each: scale.ticks, { gridline($0, scale) })\(each: labels.indices, label)\(lines.joined())")
    }

    private func gridline(_ tick: Double, _ scale: Scale) -> HTML {
        let y = Numeral.plain(height(tick, scale))
        let text = Numeral.grouped(tick, decimals: scale.step < 1 ? max(decimals, 1) : 0)
        let above = Numeral.plain(height(tick, scale) - 4)
        return """
            <line class="\(tick == 0 ? "axis" : "grid")" x1="0" y1="\(y)" x2="100%" y2="\(y)"/><text class="tick-text" x="0" y="\(above)">\(text)</text>
            """
    }

    private func label(_ index: Int) -> HTML {
        // Every second label leaves the drawing on the phone when there are many.
        let isSpare = labels.count > 8 && index % 2 == 1
        return "<text class=\"label\(HTML(" spare"), if: isSpare)\" x=\"\(across(index))\" y=\"232\">\(labels[index])</text>"
    }

    private func line(_ series: Series, _ number: Int, _ scale: Scale) -> HTML {
        var segments: [HTML] = []
        var marks: [HTML] = []
        for index in labels.indices {
            guard let value = value(series, index) else { continue }
            let y = Numeral.plain(height(value, scale))
            if index > 0, let before = self.value(series, index - 1) {
                let start = Numeral.plain(height(before, scale))
                segments.append("<line x1=\"\(across(index - 1))\" y1=\"\(start)\" x2=\"\(across(index))\" y2=\"\(y)\"/>")
            }
            let tip = "\(labels[index]) \(series.name) \(text(value)) \(unit)"
            marks.append("<svg x=\"\(across(index))\" y=\"\(y)\" overflow=\"visible\">\(Self.mark(number))<title>\(tip)</title></svg>")
        }
        return "<g class=\"line s\(number % 4)\">\(segments.joined())\(marks.joined())</g>"
    }

    private var legend: HTML {
        let keys: [HTML] = series.enumerated().map { number, series in
            """
            <li><svg class="line s\(number % 4)" width="32" height="12" aria-hidden="true" focusable="false"><line x1="0" y1="6" x2="32" y2="6"/>\
            <svg x="16" y="6" overflow="visible">\(Self.mark(number))</svg></svg>\(series.name)</li>
            """
        }
        return keys.count < 2 ? "" : "<ul class=\"legend\">\(keys.joined())</ul>"
    }

    /// Disc, square, triangle, diamond.
    private static func mark(_ number: Int) -> HTML {
        switch number % 4 {
        case 0: "<path d=\"M-3.5 0a3.5 3.5 0 107 0a3.5 3.5 0 10-7 0z\"/>"
        case 1: "<path d=\"M-3.5 -3.5h7v7h-7z\"/>"
        case 2: "<path d=\"M0 -4.5L4.5 3.5h-9z\"/>"
        default: "<path d=\"M0 -5L5 0L0 5L-5 0z\"/>"
        }
    }

    private func value(_ series: Series, _ index: Int) -> Double? { index < series.values.count ? series.values[index] : nil }

    private func text(_ value: Double?) -> String { value.map { Numeral.grouped($0, decimals: decimals) } ?? "—" }

    private func height(_ value: Double, _ scale: Scale) -> Double { Self.bottom - scale.place(value) * (Self.bottom - Self.top) }

    /// Between 12 and 97 per cent: the axis is labelled at the left.
    private func across(_ index: Int) -> String {
        let steps = Double(max(labels.count - 1, 1))
        return Numeral.plain(12 + 85 * Double(index) / steps) + "%"
    }
}
