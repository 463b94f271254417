extension ProcedureText {
    /// What the kind says of a matter that goes to another organ.
    func handing() -> [String] {
        let handing = definition.handing
        if let never = handing.forbidden { return ["", "## 移送", "", "- \(never.says)。\(never.basis)"] }
        guard !handing.grounds.isEmpty || !handing.gates.isEmpty else { return [] }
        return ["", "## 移送", ""] + handing.grounds.map { "- 依据：\($0.says)。\($0.basis)" }
            + handing.gates.map { "- 接收机关：\($0.says)。\($0.basis)" }
    }

    /// What it says of a party that dies, merges or ceases.
    func successions() -> [String] {
        guard !definition.successions.isEmpty else { return [] }
        var lines = ["", "## 承继"]
        for succession in definition.successions {
            lines += ["", "### \(succession.title)", ""]
            lines.append("- 由\(succession.roles.map(\.name).sorted().joined(separator: "、"))登记")
            for rule in succession.rules {
                let causes = rule.causes.map(\.name).joined(separator: "、")
                let names = rule.stages.map { code in
                    definition.editions.lazy.compactMap { definition.outline($0.id)?.stage(code)?.name }.first ?? code
                }
                let stages = names.isEmpty ? "" : "（\(names.joined(separator: "、"))）"
                let step = rule.step.map { id in
                    let name = definition.editions.lazy.compactMap { definition.outline($0.id)?.action(id)?.name }.first ?? id
                    return "，办理“\(name)”"
                }
                let before = rule.formerly.map { "；此前：\($0)" }.joined()
                lines.append("- \(causes)\(stages)：\(rule.says)\(step ?? "")。\(rule.basis)\(before)")
            }
        }
        return lines
    }
}
