import ArgumentParser
import Engine
import Foundation
import Kernel
import Storage

/// `plumbline late-entries`: what was entered on a later day than it had happened, and why where a reason was given (补录).
struct LateEntries: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "late-entries", abstract: "列出一年中发生之日早于登记之日的环节：何时发生、何时登记、由谁登记；写明理由的（补录）在前。")

    @OptionGroup var data: DataOption
    @Option(help: "登记的年度。") var year: Int
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let engine = try data.folder.engine(readOnly: true)
        let all = try engine.database.read { connection in
            var found: [LateEntry] = []
            try connection.forEachEntry(engine.county) { row in
                if row.at.day.year == year, let line = LateEntry(row) { found.append(line) }
            }
            return found
        }
        let lines: [LateEntry] = all.filter { !$0.reason.isEmpty } + all.filter { $0.reason.isEmpty }
        switch format {
        case .json: print(JSON.array(lines.map { json($0) }).encoded)
        case .csv, .text:
            let separator = format == .csv ? "," : "\t"
            for line in lines {
                let row = line.row
                let values = [
                    String(row.entry), String(row.matter ?? 0), row.kind, row.action, row.organ, row.person, line.on, row.at.day.iso,
                    String(line.days),
                ]
                let reason = format == .csv ? "\"\(line.reason.replacingOccurrences(of: "\"", with: "\"\""))\"" : line.reason
                print((values + [reason]).joined(separator: separator))
            }
            if format == .text {
                let late = lines.count { !$0.reason.isEmpty }
                print("\(year)年共有\(late)条补录，另有\(lines.count - late)条在次日以后登记。")
            }
        }
    }

    private func json(_ line: LateEntry) -> JSON {
        let row = line.row
        return .object([
            .init("entry", .integer(row.entry)), .init("matter", .integer(row.matter ?? 0)), .init("kind", .text(row.kind)),
            .init("action", .text(row.action)), .init("organ", .text(row.organ)), .init("person", .text(row.person)),
            .init("on", .text(line.on)), .init("entered", .text(row.at.day.iso)), .init("days", .integer(line.days)),
            .init("reason", .text(line.reason)),
        ])
    }
}
