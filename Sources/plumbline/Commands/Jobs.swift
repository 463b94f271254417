import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Storage

/// `plumbline jobs`: what the servers did in the background, and what waits; with `--run`, does what is due.
struct Jobs: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "列出后台作业：期限届满的自动处理、每日校验点、清理等，由哪个节点在何时办理，结果如何。")
    @OptionGroup var options: OperatorOption
    @Flag(help: "办理现在到期的作业，供不运行网页服务的县定时调用。") var run = false
    @Flag(help: "确认：停机、时钟跳动、恢复或者首次运行时没有自动处理的，现在办理，记入全过程记录；由 --as 写明的全县的系统管理员确认。") var release = false
    @Option(help: "停止服务超过多少小时的，其间届满的自动处理待确认。") var awayHours: Int = TimeGuard.usualHours
    @Option(help: "核对时钟的来源：kernel（内核的对时状态）或者none，默认none；没有对准的，自动处理等到对准以后。") var timeSource: String = "none"
    @Option(help: "最多列出几项。") var limit: Int = 50
    @Option(help: "输出格式。") var format: Format = .text

    func validate() throws {
        guard TimeSource.names.contains(timeSource) else { throw ValidationError("--time-source 应为\(TimeSource.names.joined(separator: "或者"))。") }
    }

    func execute() throws {
        let machine = try options.open()
        let engine = machine.engine
        // In a demonstration a day that is given is no slip of the clock.
        let isDriven = options.asOf != nil && engine.isDemonstration
        if !isDriven { engine.keepTime() }
        if release {
            guard engine.mayReleaseDeemed(machine.actor, on: machine.today) else {
                throw Problem(
                    .forbidden, .identityForbidden, "期限届满的自动处理由全县的系统管理员确认，“\(machine.login)”没有这样的岗位。",
                    remedy: "请由系统管理员在网页的管理记录中确认，或者用 --as 写明账号并证明是本人。")
            }
            let taken = try TimeGuard(engine).release(by: machine.actor, at: machine.identity.official())
            OperatorTrace.enter(options.data.folder, [engine.county], "确认自动处理")
            Terminal.complain(taken.map { "已确认，自动处理\($0)件。" } ?? "没有待确认的自动处理。")
        }
        if run {
            let node = "\(ProcessInfo.processInfo.hostName)/\(ProcessInfo.processInfo.processIdentifier)"
            let runner = JobRunner(
                engine, jobs: try options.data.folder.jobs(engine.county), node: node, now: machine.identity.official, clock: { .present },
                timeGuard: isDriven ? nil : TimeGuard(engine, hours: awayHours, source: TimeSource.named(timeSource)))
            for report in try runner.run() { Terminal.complain("\(report.job) \(report.slot)：\(report.outcome)") }
        }
        let rows = try engine.database.read { try $0.jobs(engine.county, limit: max(1, limit)) }
        switch format {
        case .json: print(JSON.array(rows.map { row in .object(zip(Self.columns, Self.cells(row)).map { JSON.Member($0, .text($1)) }) }).encoded)
        case .csv:
            print(CSVText.line(Self.columns))
            for row in rows { print(CSVText.line(Self.cells(row))) }
        case .text:
            try tellHeld(engine, on: machine.today)
            if rows.isEmpty { print("还没有后台作业。") }
            for row in rows {
                let cells = Self.cells(row)
                print(
                    "\(Columns.padded(cells[0], 22))\(Columns.padded(cells[1], 21))\(Columns.padded(cells[2], 8))\(Columns.padded(cells[4], 28))\(cells[6])"
                )
            }
        }
    }

    /// What waits for a person, the first few by name.
    private func tellHeld(_ engine: Engine, on day: Day) throws {
        guard let (held, deemed) = try engine.heldDeemed(on: day) else { return }
        let scope = held.isAll ? "；此后届满的也待确认" : ""
        print("待确认的自动处理\(deemed.count)件（\(held.reason)；记录第\(held.entry)条\(scope)）。核对无误后，用 --release --as 账号 办理。")
        for one in deemed.prefix(max(1, limit)) {
            print("  事项\(one.matter)　\(one.title)　“\(one.limitName)”于\(one.due.chinese)届满　\(one.actionName)")
        }
        if deemed.count > limit { print("  另有\(deemed.count - max(1, limit))件。") }
    }

    private static let columns: [String] = ["kind", "slot", "state", "attempts", "node", "finished", "outcome"]

    private static func cells(_ row: JobRow) -> [String] {
        let state =
            switch row.state {
            case .waiting: "待办"
            case .running: "办理中"
            case .done: "已办"
            case .failed: "失败"
            }
        return [row.kind, row.slot, state, String(row.attempts), row.node ?? "", row.finished?.iso ?? "", row.outcome]
    }
}
