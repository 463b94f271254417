import ArgumentParser
import Foundation
import Kernel

/// `plumbline due`: when a statutory term ends, and why.
struct Due: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "计算法定期限的最后一日。",
        discussion: """
            期限写作 7wd（工作日）、60d（日）、3m（月）、2y（年）、24h（小时）。起算之日不计入。
            指明 --law 的，依该法的计算规则：如《行政处罚法》的“七日”是工作日，依照民事诉讼法计算的期限最后一日遇节假日顺延。
            不指明的，“日”为自然日，最后一日不顺延。
            """)

    @OptionGroup var data: DataOption
    @Option(help: "起算日，如 2020-01-05。") var start: String?
    @Option(help: "期限，如 7wd、60d、3m、2y、24h。") var term: String?
    @Option(help: "法律名称，如 行政处罚法、行政复议法(2017)。") var law: String?
    @Flag(help: "逐行说明怎样得出。") var explain = false
    @Flag(help: "从标准输入逐行读取“起算日,期限[,法律]”，逐行输出最后一日。") var batch = false
    @Option(help: "输出格式。") var format: Format = .text

    func validate() throws {
        if !batch, start == nil || term == nil { throw ValidationError("请给出 --start 和 --term，或者用 --batch 从标准输入读取。") }
    }

    func execute() throws {
        let calendar = try data.folder.calendar()
        if batch { return try runBatch(calendar) }
        let day = try Day.given(start ?? "", for: "--start")
        let (term, rule) = try (Self.term(self.term ?? ""), Self.rule(law))
        let due = try calendar.due(term, from: day, rule: rule)
        switch format {
        case .text:
            if explain {
                for line in try calendar.explain(term, from: day, rule: rule) { print(line) }
            } else {
                print(due.day.iso + (due.isProvisional ? "（暂定：该年放假安排尚未公布）" : ""))
            }
        case .csv: print(CSVText.line([day.iso, term.code, law ?? "", due.day.iso, due.isProvisional ? "provisional" : "final"]))
        case .json:
            let lines = try calendar.explain(term, from: day, rule: rule)
            let json = JSON.object([
                .init("start", .text(day.iso)), .init("term", .text(term.code)), .init("due", .text(due.day.iso)),
                .init("provisional", .flag(due.isProvisional)), .init("explanation", .array(lines.map { .text($0) })),
            ])
            print(json.encoded)
        }
    }

    static func term(_ text: String) throws -> Term {
        guard let term = Term(text) else {
            throw Problem(.invalid, .badTerm, "“\(text)”不是期限。", remedy: "写作 7wd（工作日）、60d（日）、3m（月）、2y（年）或者 24h（小时）。")
        }
        return term
    }

    static func rule(_ law: String?) throws -> CountingRule {
        guard let law, !law.isEmpty else { return .plain }
        guard let rule = CountingRule.of(law) else {
            let known = CountingRule.named.map(\.name).joined(separator: "、")
            throw Problem(.missing, .noLaw, "没有登记“\(law)”的期间计算规则。", remedy: "已登记的有：\(known)。")
        }
        return rule
    }

    private func runBatch(_ calendar: WorkCalendar) throws {
        let input = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
        let (output, problems) = DueBatch(calendar).run(input)
        FileHandle.standardOutput.write(Data(output))
        for problem in problems.prefix(20) { Terminal.complain(problem) }
        if problems.count > 20 { Terminal.complain("另有\(problems.count - 20)行有误。") }
        if !problems.isEmpty { throw ExitCode(1) }
    }
}
