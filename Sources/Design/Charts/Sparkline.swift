package import HTML

/// The shape of a development, a word high.
package enum Sparkline {
    /// - Parameter label: says in words what the line shows; the line itself has no numbers.
    package static func show(_ values: [Double?], label: String) -> HTML {
        let present = values.compactMap(\.self)
        guard present.count > 1, let least = present.min(), let most = present.max() else { return "" }
        let span = max(most - least, 1e-6)
        let step = 92 / Double(max(values.count - 1, 1))
        let points: [(x: String, y: String)] = values.enumerated().compactMap { index, value in
            value.map { (Numeral.plain(2 + Double(index) * step), Numeral.plain(21 - ($0 - least) / span * 18)) }
        }
        let end: HTML = points.last.map { "<circle cx=\"\($0.x)\" cy=\"\($0.y)\" r=\"2.5\"/>" } ?? ""
        return """
            <svg class="spark" viewBox="0 0 96 24" width="96" height="24" role="img" aria-label="\(label)">\
            <polyline points="\(points.map { "\($0.x),\($0.y)" }.joined(separator: " "))"/>\(end)</svg>
            """
    }
}
