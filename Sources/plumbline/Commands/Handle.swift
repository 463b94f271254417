import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Storage

/// `plumbline handle`: who answers for a matter: taking it over, giving it to somebody, giving it back.
struct Handle: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "领办、指派、改派一个事项，或者退出承办；事项的内容、阶段和谁有权办理都不变。不能办理的，列出全部理由，退出码为2。",
        discussion: "不写 --assign、--release 的，是本人领办：没有主办人的为主办，已有主办人的为协办。")

    @OptionGroup var act: ActOptions
    @Option(help: "指派给谁，写人员编号；由该机关或者其上级机关的负责人办理。") var assign: String?
    @Option(help: "承办方式：lead（主办）或者 helper（协办）。") var part: Handler.Part = .lead
    @Option(help: "解除谁的承办，写人员编号；本人的为退出。") var release: String?
    @Option(help: "在哪个机关承办，写机关代码；默认为等待办理的机关。") var organ: String?
    @Option(help: "理由；改派、退出的，必须写明。") var reason: String = ""

    func validate() throws {
        if assign != nil, release != nil { throw ValidationError("--assign 和 --release 只能写一项。") }
    }

    func execute() throws {
        let (engine, actor, on) = try act.begin()
        let deed: HandlingRequest.Deed = assign.map { .assign(PersonID($0), as: part) } ?? release.map { .release(PersonID($0)) } ?? .take
        let wanted = HandlingRequest(deed, on: on, in: organ.map { OrganCode($0) }, because: reason)
        let named: Handler.Act = assign != nil ? .assign : release != nil ? .release : .take
        try Perform.tell(try engine.perform(wanted, as: actor), named.rawValue, act.format)
    }
}

extension Handler.Part: ExpressibleByArgument {}

/// `plumbline division`: who handles how much in an organ, what of it is late, and what nobody handles.
struct Division: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "列出一个机关里各人承办的在办事项：主办、协办、临近期限、逾期各多少件；写明人员的，列出其事项。")

    @OptionGroup var data: DataOption
    @Option(help: "机关代码。") var organ: String
    @Option(help: "人员编号；写明的，列出其承办的事项。") var person: String?
    @Option(help: "以哪一天为准；默认为今天。") var on: String?
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let engine = try data.folder.engine(readOnly: true)
        let day = try on.map { try Day.given($0, for: "--on") } ?? Instant.present.day
        let code = OrganCode(organ)
        guard engine.organs[code] != nil else {
            throw Problem(.missing, .engineNoOrgan, "没有代码为“\(organ)”的机关。", remedy: "请核对机关代码。")
        }
        if let person {
            let lines = try engine.look { try $0.connection.handled(engine.county, by: PersonID(person), in: code, limit: 10_000) }
            tell(
                ["matter", "kind", "part", "aside", "due", "title"],
                lines.map { handled in
                    [
                        String(handled.line.id), handled.line.kind, handled.part.rawValue, handled.isAside ? "1" : "0",
                        handled.line.due?.iso ?? "", handled.line.title,
                    ]
                })
            return
        }
        let counts = try engine.look { try $0.connection.handling(engine.county, in: code, on: day) }
        tell(
            ["person", "name", "part", "total", "pressing", "overdue", "away"],
            counts.map { count in
                [
                    count.person.description, engine.names[count.person] ?? "", count.part.rawValue, String(count.total), String(count.pressing),
                    String(count.overdue), engine.registers.absence(of: count.person, on: day).map { "至\($0.until.iso)" } ?? "",
                ]
            })
    }

    private func tell(_ columns: [String], _ rows: [[String]]) {
        switch format {
        case .csv:
            print(CSVText.line(columns))
            for row in rows { print(CSVText.line(row)) }
        case .json: print(JSON.array(rows.map { row in .object(zip(columns, row).map { JSON.Member($0, .text($1)) }) }).encoded)
        case .text:
            if rows.isEmpty { print("没有人承办的在办事项。") }
            for row in rows { print(row.joined(separator: "\t")) }
        }
    }
}
