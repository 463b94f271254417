extension PassageOutline {
    /// The rule in one sentence, with what happens to each limit, for a lawyer.
    package func sentence(_ definition: any Definition) -> String {
        let whom = concerns.isEmpty ? "" : "（\(concerns)）"
        var parts = ["“\(earlier.name)”期间开启、\(later.from.chinese)尚未办结的\(whom)，\(effect(definition))：\(says)。\(basis)"]
        for (from, to) in stages {
            let name: (String) -> String = { code in definition.outline(later.id)?.stage(code)?.name ?? code }
            parts.append("处于“\(name(from))”阶段的进入“\(name(to))”")
        }
        for manner in [LimitPassage.Manner.asBegun, .anew, .sinceNewLaw, .ends] {
            let names = limits.filter { $0.how == manner }.map { limit($0.limit, definition) }
            if !names.isEmpty { parts.append("“\(names.joined(separator: "”“"))”\(manner.rawValue)") }
        }
        return parts.joined(separator: "；")
    }

    private func effect(_ definition: any Definition) -> String {
        switch way {
        case .automatic: "此后的环节适用“\(later.name)”，已经办理的环节有效"
        case .step(let step): "自办理“\(definition.outline(earlier.id)?.action(step)?.name ?? step)”起适用“\(later.name)”"
        case .stays: "仍按“\(earlier.name)”办结"
        }
    }

    private func limit(_ id: String, _ definition: any Definition) -> String {
        let limits = (definition.outline(later.id)?.limits ?? []) + (definition.outline(earlier.id)?.limits ?? [])
        return limits.first { $0.id == id }?.name ?? id
    }
}
