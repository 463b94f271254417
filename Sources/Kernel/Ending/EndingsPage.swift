/// How the matters of every kind end, for a lawyer to read: generated, so it cannot differ from what the program does.
package struct EndingsPage: Sendable {
    private let definitions: [any Definition]

    package init(_ definitions: [any Definition]) { self.definitions = definitions }

    package var markdown: String {
        var lines = [
            "# 事项怎样结束", "",
            "由 `plumbline endings --write docs/law-review/endings.md` 写出，不手工修改。每类事项列最新的版本；其余版本经同样的检查。",
            "“直接结束”是从该阶段使事项终结的环节；“本县自己的下一步”不等待任何外部的人，沿它一步一步总能到达终结，或者到达依法只能由外部结束的阶段。",
            "“等待外部”的环节要有人先做了什么才能办理，不算作出路。", "", "## 结束的方式", "", "| 方式 | 种类 | 环节 |", "| --- | ---: | ---: |",
        ]
        for ground in EndingGround.allCases {
            let ending = definitions.map { definition in steps(definition).filter { step in step.means.contains { $0.ground == ground } }.count }
            guard ending.contains(where: { $0 > 0 }) else { continue }
            lines.append("| \(ground.name) | \(ending.count { $0 > 0 }) | \(ending.reduce(0, +)) |")
        }
        let left = definitions.flatMap { definition in outline(definition)?.endings.left.map { (definition.kind.name, $0) } ?? [] }
        lines += ["", "## 依法只能由外部结束的", "", "| 种类 | 由谁 | 怎样规定 | 依据 |", "| --- | --- | --- | --- |"]
        lines += left.map { name, left in
            "| \(name) | \(left.outsider.name) | \(left.words.isEmpty ? "" : left.words + "，")\(left.says) | \(left.basis) |"
        }
        for definition in definitions { lines += section(definition) }
        return lines.joined(separator: "\n")
    }

    private func outline(_ definition: any Definition) -> (outline: ProcedureOutline, endings: EndingsOutline)? {
        guard let edition = definition.editions.last, let outline = definition.outline(edition.id) else { return nil }
        return (outline, definition.endings(edition.id))
    }

    /// The steps that end matters, each with what that may mean.
    private func steps(_ definition: any Definition) -> [(action: ActionOutline, means: [EndingsOutline.Means])] {
        guard let (outline, endings) = outline(definition) else { return [] }
        return outline.actions.compactMap { action in
            guard let to = action.to, outline.stage(to)?.isFinal == true else { return nil }
            return (action, endings.means(action.id, to: to))
        }
    }

    private func section(_ definition: any Definition) -> [String] {
        guard let (outline, endings) = outline(definition) else { return [] }
        var lines = ["", "## \(definition.kind.name)（\(definition.kind.id)）", ""]
        if endings.isEmpty { return lines + ["没有写明怎样结束。"] }
        lines += ["| 阶段 | 直接结束 | 本县自己的下一步 | 等待外部 |", "| --- | --- | --- | --- |"]
        let distance = outline.stepsToEnd(endings)
        for stage in outline.stages where !stage.isFinal {
            let ways = outline.ownWays(from: stage.code, endings)
            let ending = outline.actions(from: stage.code).filter { action in action.to.flatMap { outline.stage($0) }?.isFinal == true }
            let nearer = ways.filter { way in
                guard let to = way.to, outline.stage(to)?.isFinal != true, let there = distance[to], let here = distance[stage.code] else {
                    return false
                }
                return there < here
            }
            let waiting = outline.actions(from: stage.code).compactMap { action in
                (endings.waits[action.id] ?? endings.mayWait[action.id]).map {
                    "\(action.name)（\($0.name)\(endings.mayWait[action.id] == nil ? "" : "，视情形")）"
                }
            }
            let rest = stage.isResting ? "（不等待办理）" : endings.left(at: stage.code).map { "（由\($0.outsider.name)结束）" } ?? ""
            let cells = [ending.map { told($0, endings) }, nearer.map { "\($0.name)（\($0.basis)）" }, waiting].map { $0.joined(separator: "；") }
            lines.append("| \(stage.name)\(rest) | \(cells.joined(separator: " | ")) |")
        }
        return lines
    }

    private func told(_ action: ActionOutline, _ endings: EndingsOutline) -> String {
        let means = endings.means(action.id, to: action.to ?? "").map { $0.words.isEmpty ? $0.ground.name : "\($0.words)为\($0.ground.name)" }
        return "\(action.name)：\(means.joined(separator: "，"))（\(action.basis)）"
    }
}
