import ArgumentParser
import Engine
import Foundation
import Kernel
import Storage

/// `plumbline late`: what was entered for a year after a report of it had been made.
struct Late: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "列出第N条记录之后才记入、而属于该年度的统计事实：当时的报告不知道的增减。")

    @OptionGroup var data: DataOption
    @Option(help: "年度。") var year: Int
    @Option(help: "报告所截至的记录，即报告末尾写明的条数。") var afterEntry: Int
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let engine = try data.folder.engine(readOnly: true)
        let facts = try engine.database.read {
            try $0.lateFacts(engine.county, from: Day.firstDay(of: year), through: Day.lastDay(of: year), after: afterEntry)
        }
        switch format {
        case .json:
            let items = facts.map { row in
                JSON.object([
                    .init("entry", .integer(row.entry)), .init("matter", .integer(row.matter)), .init("measure", .text(row.fact.measure)),
                    .init("organ", .text(row.fact.organ.description)), .init("day", .text(row.fact.day.iso)),
                    .init("value", .integer(row.fact.value)),
                ])
            }
            print(JSON.array(items).encoded)
        case .csv, .text:
            let separator = format == .csv ? "," : "\t"
            for row in facts {
                let fact = row.fact
                let values = [String(row.entry), String(row.matter), fact.measure, fact.organ.description, fact.day.iso, String(fact.value)]
                print(values.joined(separator: separator))
            }
            if format == .text { print("第\(afterEntry)条之后，\(year)年共有\(facts.count)条增减。") }
        }
    }
}
