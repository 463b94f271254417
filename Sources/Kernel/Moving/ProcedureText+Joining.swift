extension ProcedureText {
    /// What the kind says of matters that are dealt with as one.
    func joining() -> [String] {
        let joining = definition.joining
        guard joining.isPossible else { return [] }
        let labels = Dictionary(definition.fields.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        var lines = ["", "## 并案", "", "- 由\(names(joining.roles))决定，两个事项都在\(names(joining.stages))阶段，并入先收到的一个"]
        lines += joining.grounds.map { "- 依据：\($0.says)。\($0.basis)" }
        lines += joining.conditions.map { "- 条件：\($0.says)。\($0.basis)" }
        let counted = joining.shared.map { labels[$0] ?? $0 }.joined(separator: "、")
        lines.append(joining.shared.isEmpty ? "- 结果只计主案一件" : "- 各计一件；主案的\(counted)同时记入并入的事项")
        if !joining.apart.isEmpty { lines.append("- 先分开办理才能对主案办理：\(joining.apart.map(name(of:)).joined(separator: "、"))") }
        return lines
    }

    /// What it says of a matter of which a part goes out into another.
    func splitting() -> [String] {
        let splitting = definition.splitting
        guard splitting.isPossible else { return [] }
        let labels = Dictionary(definition.fields.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        var lines = ["", "## 分案", "", "- 由\(names(splitting.roles))决定，在\(names(splitting.stages))阶段；期限不重新起算"]
        lines += splitting.grounds.map { "- 依据：\($0.says)。\($0.basis)" }
        lines += splitting.conditions.map { "- 条件：\($0.says)。\($0.basis)" }
        if !splitting.lists.isEmpty { lines.append("- 分出其中的几项：\(splitting.lists.map { labels[$0] ?? $0 }.joined(separator: "、"))") }
        if !splitting.told.isEmpty { lines.append("- 另行写明：\(splitting.told.map { labels[$0] ?? $0 }.joined(separator: "、"))") }
        return lines
    }

    private func names(_ roles: Set<Role>) -> String { roles.map(\.name).sorted().joined(separator: "、") }

    private func names(_ stages: [String]) -> String {
        stages.map { code in
            "“\(definition.editions.lazy.compactMap { definition.outline($0.id)?.stage(code)?.name }.first ?? code)”"
        }.joined(separator: "、")
    }

    private func name(of step: String) -> String {
        "“\(definition.editions.lazy.compactMap { definition.outline($0.id)?.action(step)?.name }.first ?? step)”"
    }
}
