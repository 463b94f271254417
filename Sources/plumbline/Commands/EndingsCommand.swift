import Affairs
import ArgumentParser
import Engine
import Foundation
import Kernel

/// `plumbline endings`: how the matters of every kind end, stage by stage, and which wait for whom outside; with `--year` how many ended how.
struct EndingsCommand: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "endings", abstract: "列出各类事项在每一阶段怎样结束、依据哪一条，哪些环节要等待外部，哪些阶段依法只能由外部结束。",
        discussion: "写 --year 的，改为统计数据文件夹中那一年结束的事项，按种类和结束的方式列出件数。")

    @OptionGroup var data: DataOption
    @Argument(help: "事项种类；不写则列出全部。") var kinds: [String] = []
    @Option(name: .customLong("write"), help: "写到这个文件，如 docs/law-review/endings.md。") var file: String?
    @Option(help: "统计这一年结束的事项，如 2020。") var year: Int?
    @Flag(help: "与 --year 一起写：列出每件的编号。") var matters = false

    func execute() throws {
        let chosen = Catalogue.definitions.filter { kinds.isEmpty || kinds.contains($0.kind.id) }
        guard !chosen.isEmpty else {
            let known = Catalogue.definitions.map(\.kind.id).joined(separator: "、")
            throw Problem(.missing, .engineNoKind, "没有“\(kinds.joined(separator: "、"))”这类事项。", remedy: "可用的有：\(known)。")
        }
        if let year { return try count(year, Set(chosen.map(\.kind.id))) }
        let text = EndingsPage(chosen).markdown
        guard let file else { return print(text) }
        try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: file))
        print("已写入\(chosen.count)类事项：\(file)")
    }

    private func count(_ year: Int, _ wanted: Set<String>) throws {
        let engine = try data.folder.engine(readOnly: true)
        let lines = try EndingCounts(engine).lines(from: Day.firstDay(of: year), through: Day.firstDay(of: year + 1).advanced(by: -1))
        let shown = lines.filter { wanted.contains($0.kind.id) }
        for line in shown {
            print("\(line.kind.name)　\(line.ground?.name ?? "没有写明")　\(line.matters.count)件")
            if matters { print("  \(line.matters.map(String.init).joined(separator: "、"))") }
        }
        print("\(year)年结束的事项\(shown.reduce(0) { $0 + $1.matters.count })件。")
    }
}
