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
            lines += ["", "#### \(action.name)（\(action.id)）", "", "- 依据：\(action.basis)", "- 阶段：\(from) → \(to)；由\(place(action.place))\(roles)办理"]
            if !action.fills.isEmpty {
                let fields = action.fills.map { (labels[$0] ?? $0) + (action.needs.contains($0) ? "（必填）" : "") }
                lines.append("- 填写：\(fields.joined(separator: "、"))")
            }
            for list in action.appends {
                lines.append("- 添加：\(labels[list] ?? list)\(action.appendsAtLeastOne.contains(list) ? "（至少一项）" : "")")
            }
            if !action.given.isEmpty { lines.append("- 由开启本事项的事项带来：\(named(action.given, labels))") }
            for gate in action.gates { lines.append("- 条件：\(gate.says)。\(gate.basis)\(gate.override.map { "；例外：\($0)" } ?? "")") }
            for exclusion in action.exclusions { lines.append("- 回避：\(exclusion.says)。\(exclusion.basis)") }
            if !action.separations.isEmpty {
                lines.append("- 办理过“\(action.separations.map { outline.action($0)?.name ?? $0 }.joined(separator: "”“"))”的人不得办理")
            }
            if !action.writes.isEmpty { lines.append("- 记下：\(named(action.writes, labels))") }
            for opening in action.opens { lines.append("- 开启：\(opening.kind.name)，在\(place(opening.place, own: "本机关"))办理") }
            for following in action.causes { lines.append("- 引起：\(following.kind.name)的环节\(following.action)，由系统依法办理") }
            if action.returnsResult { lines.append("- 结果交回开启本事项的事项") }
            if !action.issues.isEmpty {
                lines.append("- 制发：\(action.issues.map { id in definition.documents.first { $0.id == id }?.name ?? id }.joined(separator: "、"))")
            }
            if !action.publishes.isEmpty { lines.append("- 公示：\(publicationNames(action.publishes))") }
            if !action.withdraws.isEmpty { lines.append("- 撤回公示：\(publicationNames(action.withdraws))") }
            if let kind = action.receives { lines.append("- 接收\(kind.name)的结果") }
            if !action.suspends.isEmpty { lines.append("- 中止期限：\(limitNames(action.suspends, outline))") }
            if !action.resumes.isEmpty { lines.append("- 恢复期限：\(limitNames(action.resumes, outline))") }
            if !action.extends.isEmpty { lines.append("- 延长期限：\(limitNames(action.extends, outline))") }
        }
        return lines
    }

    private func named(_ fields: [String], _ labels: [String: String]) -> String {
        fields.map { labels[$0] ?? $0 }.joined(separator: "、")
    }

    private func publicationNames(_ ids: [String]) -> String {
        ids.map { id in definition.publications.first { $0.id == id }?.name ?? id }.joined(separator: "、")
    }

    /// Where a step is taken, in front of the posts that may take it; nothing for the matter's own organ, unless a word for it is given.
    private func place(_ place: PlaceOutline, own: String = "") -> String {
        switch place {
        case .own: own
        case .holding(let duty): own.isEmpty ? "承担“\(duty.name)”职责的机关的" : "承担“\(duty.name)”职责的机关"
        case .named: own.isEmpty ? "本事项载明的机关的" : "本事项载明的机关"
        }
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
