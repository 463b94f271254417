import ArgumentParser
import Engine
import Identity
import Kernel
import Storage

/// `plumbline leave`: who is away, and who looks after the matters meanwhile.
struct Leave: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "登记、撤销、列出离岗（请假、出差）：期间由谁代管承办的事项。", subcommands: [LeaveEnter.self, LeaveRevoke.self, LeaveList.self])
}

struct LeaveEnter: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "enter", abstract: "登记离岗：本人的，或者由所在机关、上级机关的负责人代为登记。")
    @OptionGroup var data: DataOption
    @OptionGroup var signer: SignerOption
    @Option(help: "离岗人员的账号；默认为本人。") var account: String?
    @Option(help: "代管人的账号；没有的不写。") var substitute: String = ""
    @Option(help: "起始日，含当日。") var from: String
    @Option(help: "届满日，含当日。") var until: String
    @Option(help: "事由，如年休假、出差。") var reason: String

    func execute() throws {
        let engine = try data.folder.engine()
        let actor = try signer.actor(in: engine, data.folder)
        let draft = Absences.Draft(
            account: account ?? actor.login, substitute: substitute, from: try Day.given(from, for: "--from"),
            until: try Day.given(until, for: "--until"), reason: reason)
        let id = try Absences(data.folder.identity(engine)).enter(draft, by: actor.login, way: actor.way)
        print("离岗已经登记，第\(id)号。")
    }
}

struct LeaveRevoke: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "revoke", abstract: "撤销离岗的登记，立即视为在岗。")
    @OptionGroup var data: DataOption
    @OptionGroup var signer: SignerOption
    @Option(help: "登记的编号。") var id: Int

    func execute() throws {
        let engine = try data.folder.engine()
        let actor = try signer.actor(in: engine, data.folder)
        try Absences(data.folder.identity(engine)).revoke(id, by: actor.login, way: actor.way)
        print("第\(id)号离岗登记已经撤销。")
    }
}

struct LeaveList: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "list", abstract: "列出现在和以后离岗的人员。")
    @OptionGroup var data: DataOption
    @Option(help: "从哪一天起；默认为今天。") var from: String?
    @Option(help: "输出格式。") var format: Format = .text

    private static let columns: [String] = ["id", "person", "name", "from", "until", "substitute", "reason"]

    func execute() throws {
        let engine = try data.folder.engine(readOnly: true)
        let day = try from.map { try Day.given($0, for: "--from") } ?? Instant.present.day
        let rows = try engine.database.read { try $0.absences(engine.county, from: day) }.map { row in
            [
                String(row.id), row.person.description, engine.names[row.person] ?? "", row.from.iso, row.until.iso,
                row.substitute?.description ?? "", row.reason,
            ]
        }
        switch format {
        case .csv:
            print(CSVText.line(Self.columns))
            for row in rows { print(CSVText.line(row)) }
        case .json: print(JSON.array(rows.map { row in .object(zip(Self.columns, row).map { JSON.Member($0, .text($1)) }) }).encoded)
        case .text:
            if rows.isEmpty { print("没有人离岗。") }
            for row in rows { print(row.joined(separator: "\t")) }
        }
    }
}
