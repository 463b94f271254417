import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Rehearsal
import Reporting
import Storage

/// `plumbline report`: the annual report of a county's year, from its template and the records.
struct Report: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "生成年度报告：report.html、report.md、figures.json，每个数字都能打开到记录。",
        discussion: "模板是可以编辑的文字，数字写作 {{penalty.decided}}。不指明模板的，用数据文件夹中的 report-template.md。")

    @OptionGroup var data: DataOption
    @Option(help: "年度。") var year: Int
    @Option(help: "模板文件。") var template: String?
    @Option(help: "报告日；默认为今天。") var on: String?
    @Option(help: "截至全过程记录第N条时所知；已经印发的年度，默认为印发时所截至的那一条。") var asOfEntry: Int?
    @Flag(help: "印发：把报告所截至的记录记入全过程记录，以后再生成这一年的报告，数字不变；由县人民政府的负责人办理。") var issue = false
    @OptionGroup var signer: SignerOption
    @Option(help: "比照的 figures.csv，如情景中的。") var compare: String?

    func validate() throws {
        if issue, !signer.isGiven { throw ValidationError("印发报告，请用 --as 给出印发人的账号。") }
    }

    func execute() throws {
        let engine = try data.folder.engine(readOnly: !issue)
        let day = try issue ? SignerOption.moment(on, for: "--on", in: engine).day : on.map { try Day.given($0, for: "--on") } ?? Instant.present.day
        let actor = try issue ? signer.actor(in: engine, data.folder) : nil
        // Before anything is written.
        if let actor { try engine.requireIssuer(actor, on: day) }
        let issued = try engine.issuedReport(of: year)
        let url = template.map { URL(fileURLWithPath: $0) } ?? data.folder.url.appendingPathComponent("report-template.md")
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            throw Problem(.missing, .noTemplate, "没有报告模板“\(url.path)”。", remedy: "请用 --template 指明模板文件。")
        }
        let entry = asOfEntry ?? (issue ? nil : issued?.asOf)
        let result = try Self.write(
            data.folder, engine, template: text, year: year, on: day, asOf: entry, compare: compare.map { URL(fileURLWithPath: $0) })
        if let issued, entry == issued.asOf { print("\(year)年的报告已于\(issued.day.chinese)印发，数字截至第\(issued.asOf)条记录，没有改变。") }
        if let actor {
            try engine.issueReport(of: year, asOf: result.set.entry, figures: result.set.json, by: actor, at: Perform.moment(on: day))
            print("已印发：\(year)年的报告，数字截至第\(result.set.entry)条记录。")
        }
    }

    /// Writes the report, prints where it is, the identities that fail, and how it compares with a published one.
    @discardableResult
    static func write(
        _ folder: DataFolder, _ engine: Engine, template: String, year: Int, on day: Day, asOf entry: Int? = nil, compare: URL? = nil
    ) throws -> AnnualReport.Result {
        let report = AnnualReport(Figures(engine), template: template, year: year, on: day, asOf: entry)
        let result = try report.write(to: folder.url)
        let failures = result.identities.filter { $0.verdict == .fails }
        let held = result.identities.count { $0.verdict == .holds }
        let skipped = result.identities.count - held - failures.count
        print("勾稽关系：\(held)项相符，\(failures.count)项不符，\(skipped)项不适用。")
        for identity in failures { print("  ✗ \(identity.id) \(identity.statement)：\(identity.failures.map(\.text).joined(separator: "；"))") }
        if let compare {
            let check = try ReportCheck(compare, against: result.set)
            print(check.table)
        }
        for change in result.changes { print("口径变更：\(change.text)") }
        print("待县里填写的段落：\(result.blanks.count)处。")
        print("报告：\(result.folder.appendingPathComponent("report.html").path)")
        print("　　　\(result.folder.appendingPathComponent("report.md").path)")
        print("　　　\(result.folder.appendingPathComponent("figures.json").path)")
        return result
    }
}

extension Problem.Code {
    static let noTemplate: Problem.Code = Problem.Code("report.noTemplate")
}
