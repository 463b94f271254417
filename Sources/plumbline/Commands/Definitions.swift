import Affairs
import ArgumentParser
import Engine
import Foundation
import Kernel

/// `plumbline definitions`: under which version of its definition each kind is, and what each version changed; `--write` keeps the guard file.
struct Definitions: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "列出各类事项的定义是第几版，各版改变了什么；--write 更新守护定义的文件。",
        discussion: "文件每类一行，载明版本以及统计口径、字段、公示各自的摘要。定义变了而版本没有升的，不予更新；还没有县使用时可以加 --afresh。")

    @Argument(help: "事项种类；不写则列出全部。") var kinds: [String] = []
    @Option(name: .customLong("write"), help: "守护定义的文件，如 Tests/AffairsTests/definitions.txt。") var file: String?
    @Flag(help: "不比对旧文件，全部重写。") var afresh = false

    func execute() throws {
        if let file { return try write(URL(fileURLWithPath: file)) }
        for definition in Catalogue.definitions where kinds.isEmpty || kinds.contains(definition.kind.id) {
            print("\(definition.kind.name)（\(definition.kind.id)）：第\(definition.version)版")
            for version in definition.versions {
                print("  第\(version.number)版，自\(version.from.chinese)起：\(version.says)")
                if !version.counts.isEmpty { print("    改变的统计口径：\(version.counts.joined(separator: "、"))") }
                if !version.drops.isEmpty { print("    取消的统计口径：\(version.drops.joined(separator: "、"))") }
            }
        }
    }

    private func write(_ file: URL) throws {
        let guards = Catalogue.definitions.map { DefinitionGuard($0) }.sorted { $0.kind < $1.kind }
        if !afresh {
            let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            let earlier = text.split(separator: "\n").compactMap { DefinitionGuard(line: String($0)) }
            let known = Dictionary(earlier.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
            let silent = guards.compactMap { guarded -> FieldProblem? in
                guard let earlier = known[guarded.kind], guarded.version <= earlier.version else { return nil }
                let parts = guarded.differences(from: earlier)
                guard !parts.isEmpty else { return nil }
                return FieldProblem(
                    field: guarded.kind, label: parts.joined(separator: "、"), given: "第\(guarded.version)版", rule: "定义变了，版本没有升；改名的字段应写明 formerly")
            }
            guard silent.isEmpty else {
                throw Problem(
                    .conflict, .definitionsSilent, "有\(silent.count)类事项的定义变了，而没有新的版本，文件没有更新。",
                    remedy: "请按 docs/adding-a-kind.md 第6节处理；还没有任何县使用时，可以加 --afresh。", fields: silent)
            }
        }
        try Data((guards.map(\.line).joined(separator: "\n") + "\n").utf8).write(to: file)
        print("已写入\(guards.count)类事项：\(file.path)")
    }
}

extension Problem.Code {
    static let definitionsSilent: Problem.Code = Problem.Code("definitions.silent")
}
