/// What a later issue of a paper has that an earlier one had not, and the other way round: part by part, rows and items by themselves.
package struct DocumentComparison: Sendable {
    package enum Mark: String, Sendable { case same, removed, added }

    package struct Line: Equatable, Sendable {
        package let mark: Mark
        /// The part it belongs to: 正文, 表格, 审批意见.
        package let part: String
        package let text: String
    }

    /// In the order of the later issue; what is gone stands where it was.
    package let lines: [Line]

    package init(from earlier: DocumentContent, to later: DocumentContent) {
        let (old, new) = (earlier.comparedLines, later.comparedLines)
        var lines = new.map { Line(mark: .same, part: $0.part, text: $0.text) }
        let difference = new.difference(from: old) { $0 == $1 }
        for case .insert(let offset, let element, _) in difference {
            lines[offset] = Line(mark: .added, part: element.part, text: element.text)
        }
        // What both have keeps its order, so the lines gone before the n-th of them stand before it.
        var gone: [Int: [Line]] = [:]
        var removed: Set<Int> = []
        for case .remove(let offset, _, _) in difference { removed.insert(offset) }
        var kept = 0
        for (index, line) in old.enumerated() {
            if removed.contains(index) {
                gone[kept, default: []].append(Line(mark: .removed, part: line.part, text: line.text))
            } else {
                kept += 1
            }
        }
        self.lines = Self.merged(lines, gone)
    }

    package var isSame: Bool { lines.allSatisfy { $0.mark == .same } }

    private static func merged(_ lines: [Line], _ gone: [Int: [Line]]) -> [Line] {
        var result: [Line] = []
        var kept = 0
        var given = -1
        func give() {
            guard given < kept else { return }
            result += gone[kept] ?? []
            given = kept
        }
        for line in lines {
            give()
            result.append(line)
            if line.mark == .same { kept += 1 }
        }
        give()
        return result
    }
}

extension DocumentContent {
    /// Every part as lines that are compared as wholes.
    fileprivate var comparedLines: [(part: String, text: String)] {
        var lines: [(part: String, text: String)] = []
        func add(_ part: String, _ text: String) { if !text.isEmpty { lines.append((part, text)) } }
        add("标题", title)
        add("文号", number)
        add("主送", addressee)
        for block in blocks {
            switch block {
            case .paragraph(let text): add("正文", text)
            case .items(let items): for (index, item) in items.enumerated() { add("事项", "\(index + 1)．\(item)") }
            case .table(let table): for row in [table.headings] + table.rows { add("表格", row.joined(separator: "｜")) }
            case .opinions(let opinions):
                for row in opinions { add("审批意见", "\(row.step)：\(row.opinion)（\(row.person)，\(row.day.chinese)）") }
            }
        }
        add("救济途径", remedies)
        add("落款", signature)
        if takesSeal { add("印章", "加盖\(signature)印章") }
        if let day { add("日期", day.chinese) }
        for attachment in attachments { add("附件", attachment) }
        return lines
    }
}
