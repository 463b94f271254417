import Affairs
import Almanac
import ArgumentParser
import Explorer
import Foundation
import Kernel

import struct Explorer.Finding

/// `plumbline explore`: walks lawfully through every edition of kinds of matter and says what it found.
struct Explore: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "按程序随机走遍各类事项，检查有没有到不了的环节、走不出的死路、被绕过的硬门槛和其他差错。",
        discussion: "不需要数据文件夹。发现死路、被绕过的硬门槛或者差错的，退出码为1。")

    @Argument(help: "事项种类，如 penalty；不写的走全部。") var kinds: [String] = []
    @Flag(help: "走全部种类。") var all = false
    @Option(help: "每类事项走多少次，各版本平分。") var walks: Int = 200
    @Option(help: "随机数种子；同一种子结果相同。") var seed: UInt64 = 1
    @Option(help: "每类事项共试多少次，前面的走查可以多用；0为不限。") var tries: Int = 0
    @Option(help: "每次最多走多少个环节。") var steps: Int = Explore.usualSteps
    @Option(help: "把每项发现的最短脚本写到这个文件夹。") var scripts: String?
    @Option(help: "每个版本另走多少次，在数据库中用引擎照样办理一遍并核验。") var samples: Int = 0
    @Option(help: "把结果写成表格，存到这个文件，如 docs/walks.md。") var write: String?
    @Option(help: "从这个文件夹中保存的走查接着走，并把走到了新内容的走查保存进去，如 Tests/WalkTests/Walks。") var keep: String?
    @Option(help: "从这个数据文件夹中的县学怎样填写，如 data/pingjiang-2020；可以写几次。") var learn: [String] = []
    @Option(help: "把这个文件夹中保存的走查再走一遍，说出与保存时不同之处、走到和没有走到的内容。") var check: String?
    @Option(help: "对这个文件夹中保存的走查到过的每一状态，检查当事人、法院和上级都不再回应时，本县和期限能不能让事项结束。") var silent: String?
    @Option(help: "再走一遍一个脚本文件，并说出途中的发现。") var replay: String?
    @Option(help: "每办一个环节之前，把到此为止的脚本写到这个文件，用来查崩溃。") var trace: String?
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let known = Set(Catalogue.definitions.map(\.kind.id))
        if let unknown = kinds.first(where: { !known.contains($0) }) { throw ValidationError("没有“\(unknown)”这一类事项。") }
        let calendar = try Almanac.load()
        if let replay { return try again(replay, calendar) }
        var options = options
        options.examples = try Self.examples(in: learn)
        let explorer = Explorer(Catalogue.definitions, calendar: calendar, options)
        if let check {
            if try !Self.check(check, by: explorer) { throw ExitCode(1) }
            return
        }
        if let silent {
            if try !Self.silence(silent, kinds, by: explorer, scripts) { throw ExitCode(1) }
            return
        }
        let corpus = try keep.map { try Self.corpus(in: $0) } ?? Corpus()
        let walked = explorer.explore(all ? [] : kinds, from: corpus)
        let exploration = try walked.adding(retaken(walked, by: explorer))
        if let keep { try Self.keep(exploration, with: corpus, by: explorer, in: keep) }
        try writeScripts(exploration)
        let text = ExplorationText(exploration: exploration, command: command)
        if let write { try Data((text.page.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: write)) }
        switch format {
        case .json: print(exploration.json.encoded)
        case .csv: for line in text.csv { print(line) }
        case .text: for line in text.lines { print(line) }
        }
        if !exploration.isClean { throw ExitCode(1) }
    }

    private var options: Explorer.Options {
        var options = Explorer.Options()
        (options.walks, options.seed, options.steps, options.samples) = (walks, seed, steps, samples)
        options.tries = tries
        options.keepsWalks = keep != nil
        options.progress = { Terminal.complain($0) }
        if let trace {
            options.trace = { text in
                // A crash comes right after: what cannot be written is lost, and the walk goes on.
                _ = FileManager.default.createFile(atPath: trace, contents: Data(text.utf8))
            }
        }
        return options
    }

    /// What was typed, as far as it has a part in what is found.
    private var command: String {
        var words = ["plumbline", "explore"] + (all || kinds.isEmpty ? ["--all"] : kinds) + ["--walks", "\(walks)"]
        if tries > 0 { words += ["--tries", "\(tries)"] }
        if steps != Self.usualSteps { words += ["--steps", "\(steps)"] }
        words += ["--seed", "\(seed)"]
        if samples > 0 { words += ["--samples", "\(samples)"] }
        words += learn.flatMap { ["--learn", $0] }
        if let keep { words += ["--keep", keep] }
        if let write { words += ["--write", write] }
        return words.joined(separator: " ")
    }

    private static let usualSteps: Int = 45

    private func again(_ path: String, _ calendar: WorkCalendar) throws {
        let script = try Script(parsing: String(contentsOfFile: path, encoding: .utf8))
        let explorer = Explorer(Catalogue.definitions, calendar: calendar)
        let replay = explorer.replay(script)
        print("走了\(replay.taken)个环节，共\(script.steps.count)个。")
        for finding in replay.findings { print("\(finding.sort.name) \(finding.key) \(finding.says)") }
        if replay.findings.contains(where: { $0.sort != .note }) { throw ExitCode(1) }
    }

    /// Takes the sample walks again through the engine.
    private func retaken(_ exploration: Exploration, by explorer: Explorer) throws -> [Finding] {
        try exploration.samples.flatMap { script in
            let walks = try EngineWalks(explorer)
            try walks.run(script)
            try walks.finish()
            Terminal.complain("引擎照样办理\(walks.steps)个环节，打开\(walks.pages)页：\(walks.faults.isEmpty ? "相同，核验相符" : "\(walks.faults.count)处不同")")
            return walks.faults
        }
    }

    private func writeScripts(_ exploration: Exploration) throws {
        guard let scripts else { return }
        let folder = URL(fileURLWithPath: scripts, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for finding in exploration.rows.flatMap(\.findings) where finding.sort != .note {
            let name = finding.key.replacing("/", with: "-") + ".jsonl"
            try Data(("# \(finding.says)\n" + finding.script.text).utf8).write(to: folder.appendingPathComponent(name))
        }
    }
}
