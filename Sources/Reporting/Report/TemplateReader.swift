import Kernel

/// Reads the Markdown that templates use: headings, paragraphs, lists, bold and tables. Anything else is plain text.
struct TemplateReader {
    private(set) var placeholders: [(id: String, line: Int)] = []
    private(set) var blanks: [(text: String, line: Int)] = []
    private(set) var faults: [FieldProblem] = []
    private let lines: [String]
    private var next = 0

    init(_ source: String) { lines = source.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init) }

    mutating func blocks() -> [Template.Block] {
        var blocks: [Template.Block] = []
        while next < lines.count {
            let line = lines[next].trimmed
            if line.isEmpty {
                next += 1
            } else if let level = Self.level(line) {
                blocks.append(.heading(level: level, inlines(line.dropFirst(level))))
                next += 1
            } else if Self.item(line) != nil {
                blocks.append(list())
            } else if line.hasPrefix("|"), next + 1 < lines.count, let alignments = Self.alignments(lines[next + 1]) {
                blocks.append(table(alignments))
            } else {
                blocks.append(paragraph())
            }
        }
        return blocks
    }

    private mutating func list() -> Template.Block {
        let isOrdered = Self.item(lines[next].trimmed)?.isOrdered ?? false
        var items: [[Template.Inline]] = []
        while next < lines.count, let item = Self.item(lines[next].trimmed), item.isOrdered == isOrdered {
            items.append(inlines(item.text))
            next += 1
        }
        return .list(isOrdered: isOrdered, items)
    }

    private mutating func table(_ alignments: [Template.Alignment]) -> Template.Block {
        let header = cells()
        next += 1
        var rows: [[[Template.Inline]]] = []
        while next < lines.count, lines[next].trimmed.hasPrefix("|") { rows.append(cells()) }
        return .table(alignments, header: header, rows: rows)
    }

    private mutating func cells() -> [[Template.Inline]] {
        let cells = Self.parts(lines[next]).map { inlines($0) }
        next += 1
        return cells
    }

    /// Lines that follow one another are one paragraph; between Chinese lines there is no space.
    private mutating func paragraph() -> Template.Block {
        var content: [Template.Inline] = []
        var isFirst = true
        while next < lines.count {
            let line = lines[next].trimmed
            guard isFirst || !(line.isEmpty || Self.level(line) != nil || Self.item(line) != nil || line.hasPrefix("|")) else { break }
            content += inlines(line)
            next += 1
            isFirst = false
        }
        return .paragraph(content)
    }

    private mutating func inlines(_ text: some StringProtocol) -> [Template.Inline] {
        var found: [Template.Inline] = []
        var rest = text.trimmed[...]
        var plain = ""
        func flush() {
            if !plain.isEmpty { found.append(.text(plain)) }
            plain = ""
        }
        while let first = rest.first {
            if let (inside, after) = Self.enclosed(rest, "{{", "}}") {
                flush()
                found.append(.figure(inside.trimmed))
                placeholders.append((inside.trimmed, next + 1))
                rest = after
            } else if rest.hasPrefix("{{") {
                faults.append(FieldProblem(field: "", label: "第\(next + 1)行", given: String(rest.prefix(20)), rule: "占位符没有写完，应为{{指标}}"))
                plain += rest
                rest = ""
            } else if let (inside, after) = Self.enclosed(rest, "〔请填写", "〕") {
                flush()
                found.append(.blank("〔请填写\(inside)〕"))
                blanks.append(("〔请填写\(inside)〕", next + 1))
                rest = after
            } else if let (inside, after) = Self.enclosed(rest, "**", "**"), !inside.isEmpty {
                flush()
                found.append(.strong(inlines(inside)))
                rest = after
            } else {
                plain.append(first)
                rest = rest.dropFirst()
            }
        }
        flush()
        return found
    }

    private static func enclosed(_ text: Substring, _ opening: String, _ closing: String) -> (Substring, Substring)? {
        guard text.hasPrefix(opening) else { return nil }
        let inside = text.dropFirst(opening.count)
        guard let end = inside.firstRange(of: closing) else { return nil }
        return (inside[..<end.lowerBound], inside[end.upperBound...])
    }

    private static func level(_ line: String) -> Int? {
        let level = line.prefix { $0 == "#" }.count
        return (1...6).contains(level) && line.dropFirst(level).first == " " ? level : nil
    }

    private static func item(_ line: String) -> (isOrdered: Bool, text: Substring)? {
        if line.hasPrefix("- ") { return (false, line.dropFirst(2)) }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, line.dropFirst(digits.count).hasPrefix(". ") else { return nil }
        return (true, line.dropFirst(digits.count + 2))
    }

    private static func parts(_ line: String) -> [Substring] {
        var row = line.trimmed[...]
        if row.hasPrefix("|") { row = row.dropFirst() }
        if row.hasSuffix("|") { row = row.dropLast() }
        return row.split(separator: "|", omittingEmptySubsequences: false)
    }

    private static func alignments(_ line: String) -> [Template.Alignment]? {
        let rules = parts(line).map(\.trimmed)
        guard !rules.isEmpty, rules.allSatisfy({ $0.contains("-") && $0.allSatisfy { $0 == "-" || $0 == ":" } }) else { return nil }
        return rules.map { $0.hasSuffix(":") ? ($0.hasPrefix(":") ? .center : .end) : .start }
    }
}
