import ArgumentParser
import Engine
import Foundation
import Kernel
import SwiftCSV

/// `plumbline import`: opens many matters of one kind from a table, all or none.
struct Import: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "从表格开启一批同类事项：每行一件，列名为字段名；有一行不合规则，整批不入，并逐行列出理由。",
        discussion: """
            表格为 CSV（UTF-8），另可有五列：organ（机关代码）、action（开启的环节）、on（办理日）；没有的列用选项给出；
            happened（发生之日，如收到申请之日早于办理日的）、late（补录理由）。
            列表中的各项各占其列，列名写作 parties.0.citizenName、parties.1.citizenName；空着的不算一项。
            """)

    @OptionGroup var data: DataOption
    @Argument(help: "事项种类，如 penalty。") var kind: String
    @Argument(help: "CSV 文件。") var file: String
    @Option(help: "机关代码；表格没有 organ 列时必须给出。") var organ: String?
    @Option(help: "开启的环节；表格没有 action 列时必须给出。") var action: String?
    @OptionGroup var signer: SignerOption
    @Option(help: "办理日；默认为今天。只有演示的县可以写今天以外的日子，表格的 on 列也是如此。") var on: String?
    @Option(help: "至多列出多少行的理由。") var limit: Int = 1_000

    /// Undoes the transaction: at least one row was refused.
    private struct Refused: Error {}

    private static let own: Set<String> = ["organ", "action", "on", "happened", "late"]

    func execute() throws {
        let rows = try Self.rows(file)
        let engine = try data.folder.engine()
        let now = try SignerOption.moment(on, for: "--on", in: engine)
        if !engine.isDemonstration { engine.keepTime() }
        let actor = try signer.actor(in: engine, data.folder)
        var refused: [(line: Int, reasons: [String])] = []
        var opened = 0
        do {
            // Nothing outside the transaction changes but what is told, so it is begun anew by telling anew.
            try engine.batch(repeats: false) { work in
                for (index, row) in rows.enumerated() {
                    let reasons = try reasons(row, work, actor, now)
                    if reasons.isEmpty { opened += 1 } else { refused.append((index + 2, reasons)) }
                }
                if !refused.isEmpty { throw Refused() }
            }
        } catch is Refused {
            for (line, reasons) in refused.prefix(limit) { print("第\(line)行：\(reasons.joined(separator: "；"))") }
            if refused.count > limit { print("另有\(refused.count - limit)行未列出。") }
            print("共\(rows.count)行，\(refused.count)行不能导入，整批没有导入任何一行。")
            throw ExitCode(2)
        }
        print("已导入\(opened)件。")
    }

    /// Why a row cannot be opened; empty when it was.
    private func reasons(_ row: [String: String], _ work: Work, _ actor: Actor, _ now: Instant) throws -> [String] {
        let own = row.filter { Self.own.contains($0.key) }.mapValues { $0.trimmingCharacters(in: .whitespaces) }
        guard let place = own["organ"].flatMap({ $0.isEmpty ? nil : $0 }) ?? organ else { return ["没有 organ（机关代码）"] }
        guard let step = own["action"].flatMap({ $0.isEmpty ? nil : $0 }) ?? action else { return ["没有 action（开启的环节）"] }
        var at = now
        let input = row.filter { !Self.own.contains($0.key) && !$0.value.isEmpty }
        do {
            if let text = own["on"], !text.isEmpty { at = try SignerOption.moment(text, for: "on", in: work.engine) }
            let target = Request.Target.opening(kind: kind, organ: OrganCode(place))
            let request = try Request(
                target, step,
                work.input(typed: input, for: target)
                    .merging(Occurrence.input(typed: own["happened"] ?? "", late: own["late"] ?? "")) { $1 }, at: at)
            switch try work.perform(request, as: actor) {
            case .done: return []
            case .refused(let refusals, let fields): return fields.map(\.message) + refusals.map { "\($0.says)（\($0.basis)）" }
            }
        } catch let problem as Problem where problem.kind == .missing || problem.kind == .invalid || problem.code == .notToday {
            return [problem.message]
        }
    }

    private static func rows(_ file: String) throws -> [[String: String]] {
        do {
            return try CSV<Named>(string: String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)).rows
        } catch {
            throw Problem(
                .invalid, .badTable, "“\(file)”不存在，或者不是第一行为列名的 CSV 表格。", remedy: "请核对文件，编码应为 UTF-8。", underlying: error)
        }
    }
}

extension Problem.Code {
    static let badTable: Problem.Code = Problem.Code("input.table")
}
