/// Two editions of one kind's law side by side (新旧对照): what fell away, what came, and how each step and limit changed.
///
/// Steps and limits are matched by their ids. One that reads alike under both is only named.
package struct ProcedureComparison {
    private let kind: MatterKind
    private let earlier: EditionText
    private let later: EditionText
    /// What becomes of matters under way; empty where other editions lie between the two.
    private let passage: [String]

    /// The two editions of the kind, the earlier in force first; `nil` when the kind has no such editions.
    package init?(_ definition: any Definition, from earlier: String, to later: String) {
        guard let before = definition.editions.first(where: { $0.id == earlier }), let after = definition.editions.first(where: { $0.id == later }),
            let old = EditionText(definition, before), let new = EditionText(definition, after)
        else { return nil }
        kind = definition.kind
        self.earlier = old
        self.later = new
        passage = definition.passages.filter { $0.earlier.id == earlier && $0.later.id == later }.map { $0.sentence(definition) }
    }

    package var markdown: String {
        var lines = ["# \(kind.name)（\(kind.id)）：新旧对照", ""]
        lines += ["- 旧：\(earlier.edition.name)，\(earlier.period)", "- 新：\(later.edition.name)，\(later.period)"]
        if !passage.isEmpty { lines += ["", "## 新旧衔接", ""] + passage.map { "- \($0)" } }
        if earlier.stages != later.stages { lines += ["", "## 阶段", ""] + table([("阶段", earlier.stages, later.stages)]) }
        lines += section("环节", earlier.steps, later.steps)
        lines += section("期限", earlier.limits, later.limits)
        return lines.joined(separator: "\n")
    }

    private func section(_ title: String, _ before: [EditionText.Item], _ after: [EditionText.Item]) -> [String] {
        let old = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let ids = after.map(\.id)
        let kept = Set(ids)
        var same: [String] = []
        var lines: [String] = []
        for item in after {
            guard let earlier = old[item.id] else {
                lines += ["", "### 新增：\(item.heading)", ""] + item.clauses.map { "- \($0.written)" }
                continue
            }
            let rows = Self.changes(earlier, item)
            guard !rows.isEmpty else {
                same.append(item.heading)
                continue
            }
            lines += ["", "### \(item.heading)", ""] + table(rows)
        }
        for item in before where !kept.contains(item.id) {
            lines += ["", "### 删去：\(item.heading)", ""] + item.clauses.map { "- \($0.written)" }
        }
        if !same.isEmpty { lines += ["", "相同的\(title)：\(same.joined(separator: "、"))。"] }
        return ["", "## \(title)"] + lines
    }

    /// The clauses that are not in both, in the order of the words that say what they are about.
    private static func changes(_ before: EditionText.Item, _ after: EditionText.Item) -> [(about: String, before: String, after: String)] {
        let (old, new) = (Set(before.clauses), Set(after.clauses))
        var order: [String] = before.heading == after.heading ? [] : ["名称"]
        for clause in before.clauses + after.clauses where !order.contains(clause.about) { order.append(clause.about) }
        var rows: [(String, String, String)] = before.heading == after.heading ? [] : [("名称", before.heading, after.heading)]
        for about in order {
            let gone = before.clauses.filter { $0.about == about && !new.contains($0) }.map(\.words)
            let come = after.clauses.filter { $0.about == about && !old.contains($0) }.map(\.words)
            if !gone.isEmpty || !come.isEmpty { rows.append((about, gone.joined(separator: "<br>"), come.joined(separator: "<br>"))) }
        }
        return rows
    }

    private func table(_ rows: [(about: String, before: String, after: String)]) -> [String] {
        ["| | \(earlier.edition.name) | \(later.edition.name) |", "| --- | --- | --- |"]
            + rows.map { "| \(cell($0.about)) | \(cell($0.before)) | \(cell($0.after)) |" }
    }

    private func cell(_ text: String) -> String { text.replacing("|", with: "／") }
}
