import Explorer
import Kernel

/// The table of an exploration, for a terminal, a spreadsheet or the documents.
struct ExplorationText {
    let exploration: Exploration
    /// How it was called, so that the reader can do so again.
    let command: String

    private var steps: Int { exploration.rows.reduce(0) { $0 + $1.steps } }
    private var taken: Int { exploration.rows.reduce(0) { $0 + $1.taken } }
    /// In hundredths of a percent, so that 96.99 is not 97.
    private var share: String {
        let share = steps == 0 ? 10_000 : taken * 10_000 / steps
        return "\(share / 100).\(share % 100 < 10 ? "0" : "")\(share % 100)%"
    }

    var lines: [String] {
        var lines = [columns("种类", "版本", Self.headings)]
        for row in exploration.rows { lines.append(columns(row.kind.name, row.edition, Self.numbers(row))) }
        lines.append("共\(steps)个环节，走到\(taken)个（\(share)）。")
        for row in exploration.rows {
            for (step, why) in row.notTaken { lines.append("没有走到：\(row.kind.id) \(row.edition) \(step)：\(why)") }
            for stage in row.stagesNotReached { lines.append("没有到过的阶段：\(row.kind.id) \(row.edition) \(stage)") }
            for finding in row.findings { lines.append("\(finding.sort.name)：\(finding.key)：\(finding.says)") }
        }
        return lines
    }

    var csv: [String] {
        ["kind,edition,steps,taken,dead_ends,broken_invariants,errors,papers_declared,papers_issued,times"]
            + exploration.rows.map { CSVText.line([$0.kind.id, $0.edition] + Self.numbers($0)) }
    }

    /// For `docs/walks.md`.
    var page: [String] {
        var lines = [
            "# 按程序走遍", "",
            "由 `\(command)` 写出，不手工修改。每类事项从空白的县情开始，只办理依法可以办理的环节，"
                + "填写的内容、办理的人、机关和日期随机取得；每办一个环节，检查存储、期限、统计事实、文书、公示和硬门槛。", "",
            "共\(steps)个环节，走到\(taken)个（\(share)）。", "",
            "| 种类 | 版本 | \(Self.headings.joined(separator: " | ")) |",
            "| --- | --- | \(Self.headings.map { _ in "---:" }.joined(separator: " | ")) |",
        ]
        for row in exploration.rows { lines.append("| \(row.kind.name) | \(row.edition) | \(Self.numbers(row).joined(separator: " | ")) |") }
        lines += ["", "## 没有走到的环节", ""]
        let missing = exploration.rows.flatMap { row in row.notTaken.map { (row, $0) } }
        lines += missing.isEmpty ? ["没有。"] : ["| 种类 | 版本 | 环节 | 原因 |", "| --- | --- | --- | --- |"]
        for (row, (step, why)) in missing { lines.append("| \(row.kind.name) | \(row.edition) | \(step) | \(why) |") }
        lines += ["", "## 发现", ""]
        let findings = exploration.rows.flatMap(\.findings).filter { $0.sort != .note }
        lines += findings.isEmpty ? ["没有死路，没有被绕过的硬门槛，没有差错。"] : findings.map { "- \($0.sort.name)：`\($0.key)` \($0.says)" }
        return lines
    }

    private static let headings: [String] = ["环节", "走到", "死路", "绕过", "差错", "文书", "制发", "次数"]

    private static func numbers(_ row: Exploration.Row) -> [String] {
        [row.steps, row.taken, row.count(.deadEnd), row.count(.brokenInvariant), row.count(.error), row.papersDeclared, row.papersIssued, row.times]
            .map(String.init)
    }

    private func columns(_ name: String, _ edition: String, _ values: [String]) -> String {
        Columns.padded(name, 30) + Columns.padded(edition, 8) + values.map { Columns.padded($0, 8) }.joined()
    }
}
