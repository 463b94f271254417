import Affairs
import ArgumentParser
import Engine
import Foundation
import Kernel
import Storage

/// `plumbline check`: mistakes in the definitions themselves.
struct Check: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(abstract: "检查各类事项的定义：重复、不可达的阶段、无法离开的阶段、未登记的法律、无环节填写的字段等。")
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let findings = Catalogue.definitions.flatMap { $0.findings(registry: Law.registry) } + Catalogue.offices.findings
        switch format {
        case .json:
            print(JSON.array(findings.map { .object([.init("kind", .text($0.kind)), .init("message", .text($0.message))]) }).encoded)
        case .csv: for finding in findings { print(CSVText.line([finding.kind, finding.message])) }
        case .text:
            for finding in findings { print(finding) }
            let actions = Catalogue.definitions.reduce(0) { sum, kind in
                sum + kind.editions.reduce(0) { $0 + (kind.outline($1.id)?.actions.count ?? 0) }
            }
            print(
                "检查了\(Catalogue.definitions.count)类事项、\(actions)个环节、\(Law.registry.count)个法律版本：\(findings.isEmpty ? "没有发现问题" : "发现\(findings.count)个问题")。"
            )
        }
        if !findings.isEmpty { throw ExitCode(1) }
    }
}

/// `plumbline verify`: recomputes everything and names what disagrees.
struct Verify: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(abstract: "重算全过程记录的链、检查点的树和签名、各事项的内容、统计事实和汇总，指出不符之处。")
    @OptionGroup var data: DataOption
    @Option(name: .customLong("against"), help: "同时与这个外部凭据核对（见 plumbline anchor），可以多次给出。") var notes: [String] = []
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let engine = try data.folder.engine(readOnly: true)
        let anchors = try Anchors.read(notes)
        var result = try Verifier(engine, keys: data.folder.verifierKeys()).verify()
        let findings = try anchors.isEmpty ? [] : AnchorCheck(engine, keys: data.folder.verifierKeys()).check(anchors)
        result.faults += findings.flatMap(\.faults)
        switch format {
        case .json:
            let faults = result.faults.map { fault in
                JSON.object([
                    .init("part", .text(fault.part.rawValue)), .init("table", fault.table.map { .text($0) } ?? .null),
                    .init("entry", fault.entry.map { .integer($0) } ?? .null),
                    .init("message", .text(fault.message)),
                ])
            }
            let members: [JSON.Member] = [
                .init("sound", .flag(result.isSound)), .init("demonstration", .flag(engine.isDemonstration)),
                .init("entries", .integer(result.entries)), .init("matters", .integer(result.matters)),
                .init("facts", .integer(result.facts)), .init("papers", .integer(result.papers)),
                .init("publications", .integer(result.publications)), .init("checkpoints", .integer(result.checkpoints)),
                .init("attachments", .integer(result.attachments)), .init("credentials", .integer(result.credentials)),
                .init("derived", .integer(result.derived)), .init("stale", .integer(result.stale)),
                .init("recounts", .integer(result.recounts)), .init("older", Verification.json(result.older, "entries")),
                .init("awaiting", Verification.json(result.awaiting, "matters")), .init("head", .text(result.head)),
                .init("faults", .array(faults)),
            ]
            print(JSON.object(members).encoded)
        case .text, .csv:
            if engine.isDemonstration { print("演示数据") }
            for fault in result.faults { print(fault) }
            if result.omitted > 0 { print("另有\(result.omitted)处不符未列出。") }
            for line in result.statement { print(line) }
            for finding in findings where finding.faults.isEmpty {
                print("与\(finding.anchor.day)第\(finding.anchor.last.entry)条的外部凭据相符，其后又有\(finding.since)条记录。")
            }
            print("链首摘要：\(result.head)")
            print(result.isSound ? "全部相符。" : "有\(result.faults.count + result.omitted)处不符。")
        }
        if !result.isSound { throw ExitCode(1) }
    }
}

/// `plumbline migrate`: brings a database to this version's schema.
struct Migrate: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(abstract: "把数据库升级到本版本的结构。")
    @OptionGroup var data: DataOption
    @Option(help: "PostgreSQL：第一次建表时，大表按县分成几个分区，默认16；由数据库自己按县分布的（如 Citus）写0。") var partitions: Int?

    func validate() throws {
        if let partitions, !(0...1_024).contains(partitions) { throw ValidationError("--partitions 应为0至1024的整数。") }
    }

    func execute() throws {
        let location = try data.folder.location()
        // A server's database may be empty yet; a file is there or it is a slip of the pen.
        let database = try location.isPostgres ? Storage.Database.open(location, durability: .power) : data.folder.database()
        let done = try database.migrate(partitions: partitions)
        print(done.isEmpty ? "数据库结构已是最新。" : "已升级：\n" + done.map { "  \($0)" }.joined(separator: "\n"))
        // What lists and desks are read from is made anew where the definitions, organs, settings or calendar have changed.
        for county in try database.read({ try $0.counties() }) {
            let engine = try data.folder.engine(county, on: database)
            let pending = try Recount(engine).pending()
            if pending > 0 { print("\(county)：有\(pending)件事项的统计口径可能有变更；各节点都换成新的程序以后，请运行 plumbline recount。") }
            let projection = Projection(engine)
            if try projection.isCurrent() { continue }
            var bar = ProgressBar("更新列表和工作台的数据")
            let total = try database.read { try $0.lastMatter(county) }
            try projection.bringUpToDate { bar.update($0, of: total, "\($0)件") }
            bar.finish("\(total)件事项")
        }
    }
}

/// `plumbline procedures`: the law of a kind as a document that a lawyer can read and sign.
struct Procedures: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(abstract: "输出各类事项的程序：阶段、环节、条件、期限、公示、文书、统计口径，各附条文。")
    @Argument(help: "事项种类；不写则列出全部。") var kind: String?
    @Option(name: .customLong("write"), help: "把每类写成一个 Markdown 文件，放入这个文件夹。") var folder: String?
    @Flag(help: "把这类事项的两个版本左右对照；不写 --from、--to 的，对照最后两个。") var compare: Bool = false
    @Option(name: .customLong("from"), help: "对照的旧版本。") var earlier: String?
    @Option(name: .customLong("to"), help: "对照的新版本。") var later: String?

    func validate() throws {
        guard compare else {
            if earlier != nil || later != nil { throw ValidationError("--from、--to 与 --compare 一起写。") }
            return
        }
        if kind == nil { throw ValidationError("--compare 要写明事项种类。") }
        if folder != nil { throw ValidationError("--compare 不写文件，与 --write 不能一起写。") }
    }

    func execute() throws {
        let kinds = Catalogue.definitions.filter { kind == nil || $0.kind.id == kind || $0.kind.name == kind }
        guard !kinds.isEmpty else {
            let known = Catalogue.definitions.map { "\($0.kind.id)（\($0.kind.name)）" }.joined(separator: "、")
            throw Problem(.missing, .engineNoKind, "没有“\(kind ?? "")”这类事项。", remedy: "可用的有：\(known)。")
        }
        if compare { return try kinds.forEach { print(try comparison($0)) } }
        guard let folder else { return print(kinds.map { ProcedureText($0).markdown }.joined(separator: "\n\n")) }
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for kind in kinds { try Data((ProcedureText(kind).markdown + "\n").utf8).write(to: url.appendingPathComponent("\(kind.kind.id).md")) }
        print("已写入\(kinds.count)个文件：\(url.path)")
    }

    private func comparison(_ definition: any Definition) throws -> String {
        let editions = definition.editions.map(\.id)
        let last = later ?? editions.last ?? ""
        let first = earlier ?? editions.last { $0 != last } ?? ""
        guard let compared = ProcedureComparison(definition, from: first, to: last), first != last else {
            let known = definition.editions.map { "\($0.id)（\($0.name)）" }.joined(separator: "、")
            throw Problem(.missing, .engineNoKind, "“\(definition.kind.name)”没有可以对照的两个版本。", remedy: "它的版本有：\(known)。")
        }
        return compared.markdown
    }
}
