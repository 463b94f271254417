import Affairs
import ArgumentParser
import Engine
import Foundation
import Kernel
import Rehearsal
import Reporting
import Storage

/// `plumbline figures`: every figure of an organ's year, from the roll-ups or as known at an earlier entry.
struct FiguresCommand: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "figures", abstract: "列出一个机关（含下级）一年的全部报告数字。",
        discussion: "比率同时给出分子和分母。--as-of-entry 给出截至第N条记录时所知的数字。")

    @OptionGroup var data: DataOption
    @Option(help: "机关代码；默认为全县。") var organ: String?
    @Option(help: "年度。") var year: Int?
    @Option(help: "截至全过程记录第N条时所知。") var asOfEntry: Int?
    @Option(help: "逐项比照各县报告：情景所在的文件夹，如 Scenarios；数据在 --data 下与情景同名的文件夹中。") var check: String?
    @Option(help: "输出格式。") var format: Format = .text

    func validate() throws {
        if (year == nil) == (check == nil) { throw ValidationError("请给出 --year（列出数字）或者 --check（比照报告）之一。") }
    }

    func execute() throws {
        if let check { return try compare(URL(fileURLWithPath: check, isDirectory: true)) }
        let engine = try data.folder.engine(readOnly: true)
        let set = try Figures(engine).compute(organ.map { OrganCode($0) }, year: year ?? 0, asOf: asOfEntry)
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

    /// Every figure of every county's own report against what its records come to.
    private func compare(_ folder: URL) throws {
        let names = try Demo.all(in: folder.path)
        var counts: [ReportCheck.Verdict: Int] = [:]
        for name in names {
            let scenario = try Scenario(folder.appendingPathComponent(name, isDirectory: true), Catalogue.offices)
            let place = DataFolder(data.path + "/" + name, place: data.database, county: scenario.county)
            let set = try Figures(place.engine(scenario.county, readOnly: true)).compute(nil, year: scenario.year, asOf: nil)
            let check = try ReportCheck(scenario.folder.appendingPathComponent("figures.csv"), against: set)
            print("── \(scenario.name)\(scenario.year)年 ──")
            print(check.table)
            for verdict in ReportCheck.Verdict.allCases { counts[verdict, default: 0] += check.count(verdict) }
        }
        let total = counts.values.reduce(0, +)
        print("共\(total)项：" + ReportCheck.Verdict.allCases.map { "\($0.rawValue)\(counts[$0] ?? 0)" }.joined(separator: "，") + "。")
        if counts[.different, default: 0] > 0 { throw ExitCode(1) }
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
