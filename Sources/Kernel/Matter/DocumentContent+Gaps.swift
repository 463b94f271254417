extension DocumentContent {
    /// The places of the text where something is named and nothing is said: a label before a stop, a row of a form without a value, brackets
    /// around nothing. Whoever issues the paper sees them before, for afterwards they can only be corrected.
    ///
    /// - Returns: what each place calls what is missing, in the order of the text, each once.
    package var gaps: [String] {
        var found: [String] = []
        func add(_ label: String) {
            if !label.isEmpty, !found.contains(label) { found.append(label) }
        }
        for block in blocks {
            switch block {
            case .paragraph(let text): Self.gaps(in: text).forEach(add)
            case .items(let items): items.flatMap(Self.gaps).forEach(add)
            case .table(let table) where table.headings.isEmpty:
                for row in table.rows where row.count > 1 && row.dropFirst().allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { add(row[0]) }
                table.rows.flatMap { $0.dropFirst() }.flatMap(Self.gaps).forEach(add)
            case .table(let table): table.rows.flatMap { $0 }.flatMap(Self.gaps).forEach(add)
            case .opinions: break
            }
        }
        Self.gaps(in: remedies).forEach(add)
        return found
    }

    /// A colon at the end of a text introduces what comes next and is no gap.
    private static func gaps(in text: String) -> [String] {
        let characters = Array(text)
        return characters.indices.dropLast().compactMap { index in
            switch (characters[index], characters[index + 1]) {
            case ("：", "，"), ("：", "；"), ("：", "。"), ("：", "、"): label(before: index, in: characters)
            case ("“", "”"), ("《", "》"), ("〔", "〕"), ("（", "）"): label(before: index, in: characters) + "\(characters[index])\(characters[index + 1])"
            default: nil
            }
        }
    }

    /// The words just before a place, back to the last stop.
    private static func label(before index: Int, in text: [Character]) -> String {
        let head = text[..<index].reversed().prefix { !"，；。、：（）\n　".contains($0) }
        return String(head.prefix(16).reversed())
    }
}
