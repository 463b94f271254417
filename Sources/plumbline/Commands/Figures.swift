import ArgumentParser
import Engine
import Foundation
import Kernel
import Reporting
import Storage

/// `plumbline figures`: every figure of an organ's year, from the roll-ups or as known at an earlier entry.
struct FiguresCommand: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "figures", abstract: "列出一个机关（含下级）一年的全部报告数字。",
        discussion: "比率同时给出分子和分母。--as-of-entry 给出截至第N条记录时所知的数字。")

    @OptionGroup var data: DataOption
    @Option(help: "机关代码；默认为全县。") var organ: String?
    @Option(help: "年度。") var year: Int
    @Option(help: "截至全过程记录第N条时所知。") var asOfEntry: Int?
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let engine = try data.folder.engine(readOnly: true)
        let set = try Figures(engine).compute(organ.map { OrganCode($0) }, year: year, asOf: asOfEntry)
        switch format {
        case .json: print(set.json)
        case .csv:
            print(CSVText.line(["id", "name", "value", "unit", "numerator", "denominator", "records"]))
            for figure in set.figures {
                let parts = [figure.numerator, figure.denominator].map { $0.map { String($0.value) } ?? "" }
                print(
                    CSVText.line([figure.id, figure.name, figure.value?.text ?? "", figure.unit] + parts + [figure.records.map(String.init) ?? ""]))
            }
        case .text:
            for figure in set.figures {
                let ratio = figure.numerator.flatMap { top in figure.denominator.map { "　\(top.id) \(top.value) ÷ \($0.id) \($0.value)" } } ?? ""
                let amount = Columns.padded((figure.value?.text ?? "—") + figure.unit, 18)
                print(Columns.padded(figure.id, 40) + amount + figure.name + ratio)
            }
        }
    }
}

/// `plumbline records`: the matters behind a figure, one line each.
struct Records: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(abstract: "列出一个数字背后的记录：编号、文号、标题、机关、日期。比率列出其分子的记录。")

    @OptionGroup var data: DataOption
    @Option(help: "机关代码；默认为全县。") var organ: String?
    @Option(help: "年度。") var year: Int
    @Option(help: "数字的名称，如 penalty.decided。") var figure: String
    @Option(help: "至多列出多少条；默认全部。") var limit: Int = .max
    @Option(help: "截至全过程记录第N条时所知。") var asOfEntry: Int?
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let engine = try data.folder.engine(readOnly: true)
        let found = try Figures(engine).records(of: figure, organ.map { OrganCode($0) }, year: year, limit: min(limit, 10_000_000), asOf: asOfEntry)
        switch format {
        case .json:
            let items = found.records.map { record in
                JSON.object([
                    .init("id", .integer(record.matter)), .init("number", record.number.map { .text($0) } ?? .null),
                    .init("title", .text(record.title)),
                    .init("organ", .text(record.organ.description)), .init("day", .text(record.day.iso)),
                ])
            }
            print(JSON.array(items).encoded)
        case .csv:
            print(CSVText.line(["id", "number", "title", "organ", "day"]))
            for record in found.records {
                print(CSVText.line([String(record.matter), record.number ?? "", record.title, record.organ.description, record.day.iso]))
            }
        case .text:
            for record in found.records {
                print(
                    [String(record.matter), record.number ?? "—", record.title, engine.organs.name(of: record.organ), record.day.iso].joined(
                        separator: "\t"))
            }
        }
    }
}
