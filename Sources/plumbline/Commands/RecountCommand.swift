import ArgumentParser
import Engine
import Foundation
import Kernel
import Storage

/// `plumbline recount`: brings the facts of all matters to the definitions of this program (口径变更).
struct RecountCommand: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "recount", abstract: "统计口径、字段名称变更以后，把各事项的统计事实重算为现在的口径，差额逐件记入全过程记录。",
        discussion: "由 --as 写明决定变更口径的人，不写的记为系统维护人员。可以在服务运行时执行，可以中断，再次运行接着办；已经重算的，再运行不写任何内容。已经印发的报告不变，其说明列出变更。")

    @OptionGroup var data: DataOption
    @OptionGroup var signer: SignerOption
    @Option(help: "把这一天当作今天（演示用），如 2021-01-18。") var on: String?
    @Flag(help: "只列出有多少件事项待重算，不写任何内容。") var pending = false
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let engine = try data.folder.engine(readOnly: pending)
        let now = try SignerOption.moment(on, for: "--on", in: engine)
        // In a demonstration a day that is given is no slip of the clock.
        if on == nil || !engine.isDemonstration { engine.keepTime() }
        let recount = Recount(engine)
        let total = try recount.pending()
        guard !pending else { return tell(pending: total) }
        // Somebody decides that cases are counted otherwise; without a name it is whoever keeps the program running.
        let person = try signer.isGiven ? signer.actor(in: engine, data.folder).person : Actor.machineOperator.person
        var bar = ProgressBar("重算统计事实")
        let results = try recount.run(by: person, at: now) { bar.update($0, of: total, "\($0)件") }
        if total > 0 { bar.finish("\(results.map(\.walked).reduce(0, +))件事项") }
        switch format {
        case .json: print(JSON.array(results.map(json)).encoded)
        case .csv, .text:
            if results.isEmpty { print("各事项的统计事实都已是现在的口径，没有写任何内容。") }
            for result in results { for line in lines(result, engine) { print(line) } }
        }
        if results.contains(where: { !$0.unexplained.isEmpty }) { throw ExitCode(1) }
    }

    private func tell(pending total: Int) {
        switch format {
        case .json: print(JSON.object([.init("pending", .integer(total))]).encoded)
        case .csv, .text: print(total == 0 ? "没有待重算的事项。" : "有\(total)件事项待查看，口径有变化的将重算。")
        }
    }

    private func lines(_ result: Recount.Result, _ engine: Engine) -> [String] {
        let kind = result.kind
        var lines = ["\(kind.name)（\(kind.id)）：第\(result.from)版改为第\(result.to)版。\(result.says.joined(separator: "；"))"]
        lines.append("  查看了\(result.walked)件，其中\(result.changed)件的统计事实有变化，差额已经记入全过程记录。")
        let measures = engine.kinds.first { $0.kind == kind }?.measures ?? []
        let names = Dictionary(measures.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        for (sum, change) in Self.sorted(result) {
            lines.append("  \(sum.year)年 \(names[sum.measure] ?? "（已取消的口径）")（\(sum.measure)）：\(change > 0 ? "+" : "")\(change)")
        }
        for (matter, change) in result.unexplained.prefix(20) {
            lines.append("  ✗ 事项\(matter)的“\(change.measure)”（\(change.day)）所记为\(change.before)，按内容重算为\(change.after)，而没有任何一版说明改变了这个口径：没有改动。")
        }
        if !result.unexplained.isEmpty {
            lines.append("  共有\(result.unexplained.count)处不能说明的差异，请先运行 plumbline verify 查明；查明以前，这一类事项的重算没有完成。")
        }
        return lines
    }

    private static func sorted(_ result: Recount.Result) -> [(sum: Recount.Result.Sum, change: Int)] {
        result.sums.filter { $0.value != 0 }.map { (sum: $0.key, change: $0.value) }.sorted {
            ($0.sum.measure, $0.sum.year) < ($1.sum.measure, $1.sum.year)
        }
    }

    private func json(_ result: Recount.Result) -> JSON {
        let sums = Self.sorted(result).map { sum, change in
            JSON.object([.init("measure", .text(sum.measure)), .init("year", .integer(sum.year)), .init("change", .integer(change))])
        }
        let unexplained = result.unexplained.map { matter, change in
            JSON.object([
                .init("matter", .integer(matter)), .init("measure", .text(change.measure)), .init("day", .text(change.day.iso)),
                .init("stored", .integer(change.before)), .init("recounted", .integer(change.after)),
            ])
        }
        return .object([
            .init("kind", .text(result.kind.id)), .init("from", .integer(result.from)), .init("to", .integer(result.to)),
            .init("says", .array(result.says.map { .text($0) })), .init("walked", .integer(result.walked)),
            .init("changed", .integer(result.changed)), .init("sums", .array(sums)), .init("unexplained", .array(unexplained)),
        ])
    }
}
