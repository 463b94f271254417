/// A kind's law written out for a lawyer to read and sign: generated, so it cannot differ from what the program does.
package struct ProcedureText {
    private let definition: any Definition

    package init(_ definition: any Definition) { self.definition = definition }

    package var markdown: String {
        let kind = definition.kind
        var lines = ["# \(kind.name)（\(kind.id)）", ""]
        lines.append("类别：\(kind.group.rawValue)。依据：\(kind.laws.map { "《\($0.title)》（\($0.edition)）" }.joined(separator: "、"))。")
        for edition in definition.editions {
            guard let outline = definition.outline(edition.id) else { continue }
            lines += ["", "## 程序：\(edition.name)", "", "适用于\(edition.from.chinese)\(edition.until.map { "至\($0.chinese)" } ?? "起")开启的事项。"]
            lines += stages(outline) + actions(outline) + limits(outline)
        }
        lines += documents() + publications() + measures() + settings()
        return lines.joined(separator: "\n")
    }

    private func stages(_ outline: ProcedureOutline) -> [String] {
        ["", "### 阶段", "", outline.stages.map { $0.name + ($0.isFinal ? "（终结）" : "") }.joined(separator: "、") + "。"]
    }

    private func actions(_ outline: ProcedureOutline) -> [String] {
        var lines = ["", "### 环节与前置条件"]
        let names = Dictionary(outline.stages.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        let labels = Dictionary(definition.fields.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        for action in outline.actions {
            let from = action.isOpening ? "开启" : action.from.map { names[$0] ?? $0 }.joined(separator: "、")
            let to = action.to.map { names[$0] ?? $0 } ?? "不变"
            let roles = action.roles.map(\.name).sorted().joined(separator: "、")
            lines += ["", "#### \(action.name)（\(action.id)）", "", "- 依据：\(action.basis)", "- 阶段：\(from) → \(to)；由\(roles)办理"]
            if !action.fills.isEmpty {
                let fields = action.fills.map { (labels[$0] ?? $0) + (action.needs.contains($0) ? "（必填）" : "") }
                lines.append("- 填写：\(fields.joined(separator: "、"))")
            }
            for gate in action.gates { lines.append("- 条件：\(gate.says)。\(gate.basis)\(gate.override.map { "；例外：\($0)" } ?? "")") }
            if !action.separations.isEmpty {
                lines.append("- 办理过“\(action.separations.map { outline.action($0)?.name ?? $0 }.joined(separator: "”“"))”的人不得办理")
            }
            if !action.opens.isEmpty { lines.append("- 开启：\(action.opens.map(\.name).joined(separator: "、"))") }
            if let kind = action.receives { lines.append("- 接收\(kind.name)的结果") }
            if !action.suspends.isEmpty { lines.append("- 中止期限：\(limitNames(action.suspends, outline))") }
            if !action.resumes.isEmpty { lines.append("- 恢复期限：\(limitNames(action.resumes, outline))") }
            if !action.extends.isEmpty { lines.append("- 延长期限：\(limitNames(action.extends, outline))") }
        }
        return lines
    }

    private func limitNames(_ ids: [String], _ outline: ProcedureOutline) -> String {
        ids.map { id in outline.limits.first { $0.id == id }?.name ?? id }.joined(separator: "、")
    }

    private func limits(_ outline: ProcedureOutline) -> [String] {
        guard !outline.limits.isEmpty else { return [] }
        let rows = outline.limits.map { limit in
            "| \(limit.name) | \(limit.term) | \(limit.basis) | \(limit.deemedAction.map { outline.action($0)?.name ?? $0 } ?? "") |"
        }
        return ["", "### 期限", "", "| 期限 | 多长 | 依据 | 届满视为 |", "| --- | --- | --- | --- |"] + rows
    }

    private func documents() -> [String] {
        guard !definition.documents.isEmpty else { return [] }
        return ["", "## 文书", ""] + definition.documents.map { "- \($0.name)\($0.pattern.map { "，文号“\($0)”" } ?? "")。\($0.basis)" }
    }

    private func publications() -> [String] {
        guard !definition.publications.isEmpty else { return [] }
        let labels = Dictionary(definition.fields.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        return ["", "## 公示", ""]
            + definition.publications.map { "- \($0.name)：\($0.fields.map { labels[$0] ?? $0 }.joined(separator: "、"))。\($0.basis)" }
    }

    private func measures() -> [String] {
        ["", "## 统计口径", "", "| 口径 | 名称 | 单位 | 性质 |", "| --- | --- | --- | --- |"]
            + definition.measures.map { "| \($0.id) | \($0.name) | \($0.unit) | \($0.nature.rawValue) |" }
    }

    private func settings() -> [String] {
        guard !definition.settings.isEmpty else { return [] }
        return ["", "## 县可以自定的设置", ""] + definition.settings.map { "- \($0.label)（\($0.key)）：默认\($0.shownFallback)。\($0.source)" }
    }
}
