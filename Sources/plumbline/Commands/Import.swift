import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel

/// `plumbline import`: opens many matters of one kind from a table, all or none.
struct Import: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "从表格登记机关、人员，或者开启一批同类事项；有一行不合规则，整批不入，并逐行列出理由。",
        discussion: """
            表格为 CSV（UTF-8 或者 GB18030）。organs（机关）、people（人员、岗位和账号）由系统管理员导入；其余为事项种类，每行一件，列名为字段名或者栏目名，
            另可有五列：organ（机关代码）、action（开启的环节）、on（办理日）；没有的列用选项给出；
            happened（发生之日，如收到申请之日早于办理日的）、late（补录理由）。
            列表中的各项各占其列，列名写作 parties.0.citizenName、parties.1.citizenName；空着的不算一项。
            """)

    @OptionGroup var data: DataOption
    @Argument(help: "organs、people，或者事项种类，如 penalty。") var kind: String
    @Argument(help: "CSV 文件。") var file: String
    @Option(help: "机关代码；表格没有 organ 列时必须给出。") var organ: String?
    @Option(help: "开启的环节；表格没有 action 列时必须给出。") var action: String?
    @OptionGroup var signer: SignerOption
    @Option(help: "办理日；默认为今天。只有演示的县可以写今天以外的日子，表格的 on 列也是如此。") var on: String?
    @Option(help: "至多列出多少行的理由。") var limit: Int = 1_000

    @Flag(help: "只预览：逐行说明将新增、更改、相同还是不能导入，什么也不写入。") var check = false

    /// Tables of the registers, which an administrator takes in; all others are of matters.
    private static let registers: [String: RegisterTable] = ["organs": .organs, "people": .people]

    func execute() throws {
        let sheet = try Self.sheet(file)
        let engine = try data.folder.engine()
        let now = try SignerOption.moment(on, for: "--on", in: engine)
        if !engine.isDemonstration { engine.keepTime() }
        let actor = try signer.actor(in: engine, data.folder)
        if let table = Self.registers[kind] { return try takeIn(table, sheet, engine, actor) }
        let rows = try MatterImport(engine, kind: kind, action: action, organ: organ.map { OrganCode($0) })
        if check { return tell(try rows.check(sheet, as: actor, at: now)) }
        let report = try rows.carryOut(sheet, as: actor) { text in
            try text.map { try SignerOption.moment($0, for: "on", in: engine) } ?? now
        }
        try refuse(report)
        print("已导入\(report.count(.new))件。" + (report.count(.same) > 0 ? "另有\(report.count(.same))行已经登记，没有重复导入。" : ""))
    }

    /// Organs, or people with their posts and accounts.
    private func takeIn(_ table: RegisterTable, _ sheet: Sheet, _ engine: Engine, _ actor: Actor) throws {
        let identity = try data.folder.identity(engine)
        let registers = RegisterImport(Administration(identity, way: actor.way), table)
        if check { return tell(try registers.check(sheet, by: actor.login)) }
        let done = try registers.carryOut(sheet, by: actor.login)
        try refuse(done.report)
        print("已导入。\(done.report.summary)")
        if !done.issued.isEmpty { print("一次性密码只显示这一次，请当面告知本人：") }
        for one in done.issued { print("\(one.login)　\(one.password)") }
    }

    private func tell(_ report: ImportReport) {
        for row in report.rows.prefix(limit) {
            let says = row.faults.isEmpty ? row.changes : row.faults.map(\.says)
            print("第\(row.number)行　\(row.standing.name)　\(row.what)" + (says.isEmpty ? "" : "：\(says.joined(separator: "；"))"))
        }
        print("\(report.summary)这是预览，什么也没有写入。")
    }

    private func refuse(_ report: ImportReport) throws {
        guard !report.refused.isEmpty else { return }
        for row in report.refused.prefix(limit) { print("第\(row.number)行：\(row.faults.map(\.says).joined(separator: "；"))") }
        if report.refused.count > limit { print("另有\(report.refused.count - limit)行未列出。") }
        print("共\(report.rows.count)行，\(report.refused.count)行不能导入，整批没有导入任何一行。")
        throw ExitCode(2)
    }

    private static func sheet(_ file: String) throws -> Sheet {
        let bytes: [UInt8]
        do {
            bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: file)))
        } catch {
            throw Problem(
                .invalid, .badTable, "“\(file)”不存在，或者不是第一行为列名的 CSV 表格。", remedy: "请核对文件，编码应为 UTF-8。", underlying: error)
        }
        // Whoever has the machine may load it with more than a page may.
        return try Sheet(bytes: bytes, rows: 200_000, size: 256 << 20)
    }
}

extension Problem.Code {
    static let badTable: Problem.Code = Problem.Code("input.table")
}
