import Affairs
import Almanac
import ArgumentParser
import Explorer
import Foundation
import Kernel

/// `plumbline explore`: walks lawfully through every edition of kinds of matter and says what it found.
struct Explore: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "按程序随机走遍各类事项，检查有没有到不了的环节、走不出的死路、被绕过的硬门槛和其他差错。",
        discussion: "不需要数据文件夹。发现死路、被绕过的硬门槛或者差错的，退出码为1。")

    @Argument(help: "事项种类，如 penalty；不写的走全部。") var kinds: [String] = []
    @Flag(help: "走全部种类。") var all = false
    @Option(help: "每类事项走多少次，各版本平分。") var walks: Int = 200
    @Option(help: "随机数种子；同一种子结果相同。") var seed: UInt64 = 1
    @Option(help: "每次最多走多少个环节。") var steps: Int = 45
    @Option(help: "把每项发现的最短脚本写到这个文件夹。") var scripts: String?
    @Option(help: "再走一遍一个脚本文件，并说出途中的发现。") var replay: String?
    @Option(help: "每办一个环节之前，把到此为止的脚本写到这个文件，用来查崩溃。") var trace: String?
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let known = Set(Catalogue.definitions.map(\.kind.id))
        if let unknown = kinds.first(where: { !known.contains($0) }) { throw ValidationError("没有“\(unknown)”这一类事项。") }
        let calendar = try Almanac.load()
        if let replay { return try again(replay, calendar) }
        let explorer = Explorer(Catalogue.definitions, calendar: calendar, options)
        let exploration = explorer.explore(all ? [] : kinds)
        try write(exploration)
        switch format {
        case .json: print(exploration.json.encoded)
        case .csv: for line in ExplorationText(exploration: exploration).csv { print(line) }
        case .text: for line in ExplorationText(exploration: exploration).lines { print(line) }
        }
        if !exploration.isClean { throw ExitCode(1) }
    }

    private var options: Explorer.Options {
        var options = Explorer.Options()
        (options.walks, options.seed, options.steps) = (walks, seed, steps)
        options.progress = { Terminal.complain($0) }
        if let trace {
            options.trace = { text in
                // A crash comes right after: what cannot be written is lost, and the walk goes on.
                FileManager.default.createFile(atPath: trace, contents: Data(text.utf8))
            }
        }
        return options
    }

    private func again(_ path: String, _ calendar: WorkCalendar) throws {
        let script = try Script(parsing: String(contentsOfFile: path, encoding: .utf8))
        let explorer = Explorer(Catalogue.definitions, calendar: calendar)
        let replay = explorer.replay(script)
        print("走了\(replay.taken)个环节，共\(script.steps.count)个。")
        for finding in replay.findings { print("\(finding.sort.name) \(finding.key) \(finding.says)") }
        if replay.findings.contains(where: { $0.sort != .note }) { throw ExitCode(1) }
    }

    private func write(_ exploration: Exploration) throws {
        guard let scripts else { return }
        let folder = URL(fileURLWithPath: scripts, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for finding in exploration.rows.flatMap(\.findings) where finding.sort != .note {
            let name = finding.key.replacing("/", with: "-") + ".jsonl"
            try Data(("# \(finding.says)\n" + finding.script.text).utf8).write(to: folder.appendingPathComponent(name))
        }
    }
}

/// The table of an exploration.
struct ExplorationText {
    let exploration: Exploration

    var lines: [String] {
        var lines = [head]
        for row in exploration.rows { lines.append(line(row)) }
        let steps = exploration.rows.reduce(0) { $0 + $1.steps }
        let taken = exploration.rows.reduce(0) { $0 + $1.taken }
        lines.append("共\(steps)个环节，走到\(taken)个（\(steps == 0 ? 100 : taken * 1_000 / steps / 10)%）。")
        for row in exploration.rows {
            for (step, why) in row.notTaken { lines.append("没有走到：\(row.kind.id) \(row.edition) \(step)：\(why)") }
            for stage in row.stagesNotReached { lines.append("没有到过的阶段：\(row.kind.id) \(row.edition) \(stage)") }
            for finding in row.findings { lines.append("\(finding.sort.name)：\(finding.key)：\(finding.says)") }
        }
        return lines
    }

    var csv: [String] {
        ["kind,edition,steps,taken,dead_ends,broken_invariants,errors,papers_declared,papers_issued"]
            + exploration.rows.map { row in
                let numbers = [
                    row.steps, row.taken, row.count(.deadEnd), row.count(.brokenInvariant), row.count(.error), row.papersDeclared, row.papersIssued,
                ]
                return CSVText.line([row.kind.id, row.edition] + numbers.map(String.init))
            }
    }

    private var head: String { columns("种类", "版本", ["环节", "走到", "死路", "绕过", "差错", "文书", "制发", "次数"]) }

    private func line(_ row: Exploration.Row) -> String {
        let numbers = [
            row.steps, row.taken, row.count(.deadEnd), row.count(.brokenInvariant), row.count(.error), row.papersDeclared, row.papersIssued, row.times,
        ]
        return columns(row.kind.name, row.edition, numbers.map(String.init))
    }

    private func columns(_ name: String, _ edition: String, _ values: [String]) -> String {
        Columns.padded(name, 30) + Columns.padded(edition, 8) + values.map { Columns.padded($0, 8) }.joined()
    }
}
