import Affairs
import ArgumentParser
import Engine
import Foundation
import Kernel

/// `plumbline endings`: how the matters of every kind end, stage by stage, and which wait for whom outside.
struct EndingsCommand: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "endings", abstract: "列出各类事项在每一阶段怎样结束、依据哪一条，哪些环节要等待外部，哪些阶段依法只能由外部结束。")

    @Argument(help: "事项种类；不写则列出全部。") var kinds: [String] = []
    @Option(name: .customLong("write"), help: "写到这个文件，如 docs/law-review/endings.md。") var file: String?

    func execute() throws {
        let chosen = Catalogue.definitions.filter { kinds.isEmpty || kinds.contains($0.kind.id) }
        guard !chosen.isEmpty else {
            let known = Catalogue.definitions.map(\.kind.id).joined(separator: "、")
            throw Problem(.missing, .engineNoKind, "没有“\(kinds.joined(separator: "、"))”这类事项。", remedy: "可用的有：\(known)。")
        }
        let text = EndingsPage(chosen).markdown
        guard let file else { return print(text) }
        try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: file))
        print("已写入\(chosen.count)类事项：\(file)")
    }
}
