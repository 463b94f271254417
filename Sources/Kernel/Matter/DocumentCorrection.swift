/// What of a paper that went out is put right: word for word as it says it, and as it was meant.
package struct DocumentCorrection: Equatable, Sendable {
    package struct Line: Equatable, Sendable {
        package let was: String
        package let becomes: String
    }

    package let lines: [Line]

    /// - Parameters:
    ///   - paper: as it went out.
    ///   - wrong: as it would be made of the record today, with the wrong value and with the right one.
    ///   - values: the single values, in words, with their labels: for a paper whose sentences have changed since.
    /// - Returns: `nil` for a paper that does not show what was wrong.
    package init?(of paper: DocumentContent, wrong: DocumentContent, right: DocumentContent, values: [(label: String, was: String, becomes: String)])
    {
        // A form with opinions (审批表) stays in the file as it was signed, and goes out to nobody.
        let isForm = paper.blocks.contains { if case .opinions = $0 { true } else { false } }
        let (old, new) = (wrong.pieces, right.pieces)
        guard !isForm, old != new else { return nil }
        var meant: [String: String] = [:]
        if old.count == new.count { for (was, becomes) in zip(old, new) where was != becomes { meant[was] = becomes } }
        var lines: [Line] = []
        for piece in paper.pieces {
            guard let becomes = meant[piece], !lines.contains(where: { $0.was == piece }) else { continue }
            lines.append(Line(was: piece, becomes: becomes))
        }
        if lines.isEmpty {
            // One character stands anywhere.
            let found = values.filter { value in value.was.count > 1 && paper.pieces.contains { $0.contains(value.was) } }
            lines = found.map { Line(was: "\($0.label)：\($0.was)", becomes: "\($0.label)：\($0.becomes)") }
        }
        guard !lines.isEmpty else { return nil }
        self.lines = lines
    }
}

extension DocumentContent {
    /// The paper by which one that went out is corrected.
    ///
    /// - Parameters:
    ///   - title: what the law calls it.
    ///   - addressee: of the paper, as it was meant.
    package static func correction(
        _ title: String, of paper: DocumentContent, named name: String, to addressee: String, _ correction: DocumentCorrection, on basis: Basis,
        signature: String, day: Day
    ) -> DocumentContent {
        let number = paper.number.isEmpty ? "" : "（\(paper.number)）"
        let issued = paper.day.map { "\($0.chinese)的" } ?? "制发的"
        return DocumentContent(
            title: title, to: addressee,
            blocks: [
                .paragraph("\(issued)《\(paper.title.isEmpty ? name : paper.title)》\(number)文字有误，依照\(basis)更正如下："),
                .table(Table(headings: ["原文", "更正为"], rows: correction.lines.map { [$0.was, $0.becomes] })),
                .paragraph("除上述更正外，原文书的其他内容不变。本文书与原文书一并使用。"),
            ], signature: signature, takesSeal: true, day: day)
    }

    /// Every word of the paper in pieces that are corrected as wholes.
    fileprivate var pieces: [String] {
        var pieces = [title, addressee]
        for block in blocks {
            switch block {
            case .paragraph(let text): pieces.append(text)
            case .items(let items): pieces += items
            case .table(let table): pieces += table.headings + table.rows.flatMap { $0 }
            case .opinions(let opinions): pieces += opinions.map(\.opinion)
            }
        }
        return pieces + [remedies] + attachments
    }
}
