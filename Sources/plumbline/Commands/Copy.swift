import ArgumentParser
import Engine
import Identity
import Kernel
import Storage

/// `plumbline copy`: moves a county from one database to another.
struct Copy: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "把一个县的全部数据从一个数据库复制到另一个，如从文件到 PostgreSQL，或者相反。",
        discussion: """
            整个县在一个事务中复制；复制后重建列表、工作台和检索的数据，并逐条核验。来源不变。登录会话和令牌不复制，各人须重新登录。
            密钥在数据文件夹中，不在数据库中，不随数据库复制：keys/journal.key、keys/journal.pub、keys/accounts.key 要和数据文件夹一起带到新的机器上。
            """)

    @Option(name: .customLong("from"), help: "来源：sqlite:文件路径，或者 postgres://…。") var from: String
    @Option(name: .customLong("to"), help: "目标：sqlite:文件路径，或者 postgres://…；表由本命令建立或者升级。") var to: String
    @Option(help: "县的代码；来源中只有一个县的，可以不写。") var county: String?
    @Option(name: .customLong("data"), help: "数据文件夹，其中有公钥和日历；用于核验。") var path: String = "data"

    func execute() throws {
        let source = DataFolder(path, place: from, county: county)
        let target = DataFolder(path, place: to, county: county)
        let origin = try source.engine(readOnly: true)
        let database = try Storage.Database.open(target.location(), durability: .power)
        try database.migrate()
        let total = try origin.database.read { try $0.lastEntry(origin.county)?.entry ?? 0 }
        var bar = ProgressBar("复制\(origin.county)")
        let copied = try CountyCopy(origin.county).run(from: origin.database, to: database) { table, rows in
            if table == "journal" { bar.update(rows, of: total, "全过程记录\(rows)条") }
        }
        bar.finish("\(copied.count)张表，\(copied.map(\.rows).reduce(0, +))行")
        try database.gatherStatistics()
        let engine = try target.engine(origin.county, on: database)
        var second = ProgressBar("重建列表和工作台的数据")
        let matters = copied.first { $0.table == "matter" }?.rows ?? 0
        try Projection(engine).bringUpToDate { second.update($0, of: matters, "\($0)件") }
        second.finish("\(matters)件事项")
        let result = try Verifier(engine, keys: target.verifierKeys()).verify()
        for fault in result.faults { print(fault) }
        for line in result.statement { print(line) }
        print(result.isSound ? "全部相符。" : "有\(result.faults.count + result.omitted)处不符。")
        let sealed = try database.read { try SealedSecrets(origin.county, $0, by: target.keys.seal()) }
        if !sealed.closed.isEmpty {
            print("有\(sealed.closed.count)个账号的动态口令密钥封存着，数据文件夹中的账号密钥 \(CountyKeys.accounts) 不在或者打不开（\(sealed.named)）。\(SealedSecrets.remedy)")
        }
        if !result.isSound { throw ExitCode(1) }
    }
}
