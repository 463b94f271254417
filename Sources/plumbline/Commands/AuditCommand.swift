import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Proof
import Storage

/// `plumbline audit`: the audit trail for its auditor, where there is no browser.
struct AuditCommand: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "audit", abstract: "列出审计记录，最新的在前：谁在何时何处登录、导出、查看个人信息、办理系统管理。",
        discussion: "由审计管理员查阅：用 --as 写明账号并证明是本人；演示的县可以不写。系统管理员不得查阅。查阅本身也记入其中。")
    @OptionGroup var data: DataOption
    @OptionGroup var signer: SignerOption
    @Option(help: "自这一天起，如 2020-01-05。") var from: String?
    @Option(name: .customLong("to"), help: "至这一天（含当日）。") var until: String?
    @Option(help: "种类，如 sign-in、export、unmask；可以多次给出。") var kind: [String] = []
    @Option(help: "账号。") var who: String?
    @Option(help: "地址。") var address: String?
    @Option(help: "最多列出几条。") var limit: Int = 100
    @Option(help: "输出格式。") var format: Format = .text

    func validate() throws {
        for kind in kind where AuditKind(rawValue: kind) == nil {
            throw ValidationError("--kind 没有“\(kind)”这一种；可用：\(AuditKind.allCases.map(\.rawValue).joined(separator: "、"))。")
        }
    }

    func execute() throws {
        let engine = try data.folder.engine()
        let auditor = try reader(engine)
        var filter = AuditFilter()
        filter.from = try from.map { Instant(try Day.given($0, for: "--from")) }
        filter.until = try until.map { Instant(try Day.given($0, for: "--to").advanced(by: 1)) }
        filter.events = kind
        filter.address = address
        if let who {
            guard let account = try engine.database.read({ try $0.account(engine.county, who) }) else {
                throw Problem(.missing, .engineNoAccount, "没有账号“\(who)”。", remedy: "请核对 --who。")
            }
            filter.person = account.person.description
        }
        let asked = filter
        try OperatorTrace.enter(engine, AuditEvent(.trail, at: .present, by: auditor, subject: "最多\(limit)条", origin: .machine))
        let rows = try engine.database.read { try $0.audits(engine.county, asked, before: nil, limit: max(1, limit)) }
        switch format {
        case .json:
            print(JSON.array(rows.map { row in .object(zip(Self.columns, Self.cells(row)).map { JSON.Member($0, .text($1)) }) }).encoded)
        case .csv:
            print(CSVText.line(Self.columns))
            for row in rows { print(CSVText.line(Self.cells(row))) }
        case .text:
            if rows.isEmpty { print("没有符合条件的审计记录。") }
            for row in rows {
                let cells = Self.cells(row)
                let name = AuditKind(rawValue: row.event)?.name ?? row.event
                let outcome = AuditOutcome(rawValue: row.outcome)?.name ?? row.outcome
                print("\(cells[0])　\(cells[1])　\(name)（\(outcome)）　\(row.login.isEmpty ? "—" : row.login)　\(row.address)　\(row.subject)")
            }
        }
    }

    /// Whoever audits, and does not administer.
    private func reader(_ engine: Engine) throws -> Actor {
        if engine.isDemonstration, !signer.isGiven { return .machineOperator }
        let actor = try signer.actor(in: engine, data.folder)
        let held = actor.posts.filter { $0.onBehalfOf == nil && $0.isHeld(on: Instant.present.day) }.map(\.role)
        guard held.contains(.auditor), !held.contains(.administrator) else {
            throw Problem(.forbidden, .identityForbidden, "账号“\(actor.login)”不是审计管理员，或者同时是系统管理员，不能查阅审计记录。", remedy: "请由审计管理员查阅。")
        }
        return actor
    }

    private static let columns: [String] = [
        "entry", "at", "event", "outcome", "login", "person", "subject", "amount", "address", "device", "request", "hash",
    ]

    private static func cells(_ row: AuditRow) -> [String] {
        [
            String(row.entry), row.at.iso, row.event, row.outcome, row.login, row.person, row.subject, String(row.amount), row.address, row.device,
            row.request, Hex.encode(row.hash),
        ]
    }
}
