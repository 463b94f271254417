package import Kernel

/// A report's template: a small Markdown in which `{{figure.id}}` stands for a figure and `〔请填写…〕` for what a person writes.
package struct Template: Sendable {
    /// A piece of running text.
    package indirect enum Inline: Hashable, Sendable {
        case text(String)
        case strong([Inline])
        case figure(String)
        /// A blank that is left for the county's hand.
        case blank(String)
    }

    package enum Alignment: Hashable, Sendable { case start, center, end }

    package enum Block: Hashable, Sendable {
        case heading(level: Int, [Inline])
        case paragraph([Inline])
        case list(isOrdered: Bool, [[Inline]])
        case table([Alignment], header: [[Inline]], rows: [[[Inline]]])
    }

    package let source: String
    package let blocks: [Block]
    /// Every placeholder with its line, in order.
    package let placeholders: [(id: String, line: Int)]
    /// Every blank with its line, in order.
    package let blanks: [(text: String, line: Int)]
    private let faults: [FieldProblem]

    package init(_ source: String) {
        self.source = source
        var reader = TemplateReader(source)
        blocks = reader.blocks()
        (placeholders, blanks, faults) = (reader.placeholders, reader.blanks, reader.faults)
    }

    /// The ids that stand in the template, each once, in order.
    package var ids: [String] {
        var seen: Set<String> = []
        return placeholders.map(\.id).filter { seen.insert($0).inserted }
    }

    /// The text of the first heading of the first level.
    package var title: String? {
        for case .heading(1, let content) in blocks { return content.map(\.plain).joined() }
        return nil
    }

    /// Every placeholder that cannot be filled, with its line.
    package func faults(_ set: FigureSet) -> [FieldProblem] {
        let indicators = set.figures.map(\.indicator)
        let unknown = placeholders.compactMap { place -> FieldProblem? in
            guard let figure = set[place.id] else {
                let nearest = Indicator.nearest(place.id, among: indicators).map(\.label).joined(separator: "、")
                return FieldProblem(field: place.id, label: "第\(place.line)行", given: "{{\(place.id)}}", rule: "没有这个指标，相近的有\(nearest)")
            }
            guard figure.value == nil else { return nil }
            return FieldProblem(
                field: place.id, label: "第\(place.line)行", given: "{{\(place.id)}}", rule: "“\(figure.name)”没有数值，因为分母为零；请改写这一句")
        }
        return faults + unknown
    }

    /// - Throws: `report.template`, with every placeholder that cannot be filled.
    package func check(_ set: FigureSet) throws {
        let problems = faults(set)
        guard problems.isEmpty else {
            throw Problem(.invalid, .reportTemplate, "报告模板有\(problems.count)处不能填写。", remedy: "请修改模板后重新生成。", fields: problems)
        }
    }

    /// The template with every placeholder filled.
    package func filled(_ set: FigureSet) -> String {
        var text = ""
        var rest = source[...]
        while let start = rest.firstRange(of: "{{") {
            text += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstRange(of: "}}") else { break }
            let id = String(rest[start.upperBound..<end.lowerBound]).trimmed
            text += set[id]?.text ?? "—"
            rest = rest[end.upperBound...]
        }
        return text + rest
    }
}

extension Template.Inline {
    fileprivate var plain: String {
        switch self {
        case .text(let text), .blank(let text): text
        case .strong(let content): content.map(\.plain).joined()
        case .figure: ""
        }
    }
}

extension StringProtocol {
    var trimmed: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return String(self[start..<end])
    }
}
