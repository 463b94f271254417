import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Storage

/// `plumbline restore`: puts a backup or a running copy back in a folder, whatever lies there.
struct Restore: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "从备份或者连续副本恢复一个县：先在一旁恢复、检查、核验，全部相符以后一次换上。",
        discussion: """
            原有的数据库连同其 -wal、-shm 移到数据文件夹中的 replaced-时间 文件夹，不删除。任何时刻中断，数据文件夹要么仍是原来的，要么已是恢复的：
            决定以后中断的，下次打开数据库时自动接着换完。网页服务或者其他命令正在使用的，不恢复。各人须重新登录，令牌全部作废；恢复记入全过程记录。
            密钥不在备份和连续副本之中（backup --with-key 的除外）：签名密钥 keys/journal.key、账号密钥 keys/accounts.key 用所给的、备份中的或者数据文件夹中原有的，\
            与恢复的内容相配才用；不相配的移到一旁，缺少的说明怎么办。
            """)
    @OptionGroup var data: DataOption
    @Argument(help: "备份文件夹、连续副本的文件夹（plumbline replicate），或者一个数据库文件。") var source: String
    @Flag(help: "数据文件夹中已有数据库的，移到一旁，换成恢复的。") var replace = false
    @Option(help: "恢复到这一时刻，如 2020-12-31T17:30:00；只用于连续副本，默认到最后一刻。") var at: String?
    @Option(help: "签名密钥的文件；不写的，用备份中的或者数据文件夹中原有的。") var key: String?
    @Option(help: "账号密钥（封存动态口令）的文件；不写的，用备份中的或者数据文件夹中原有的。") var accountsKey: String?
    @Option(help: "把这一天当作今天，如 2021-01-18；只用于演示的县。") var asOf: String?
    @Flag(help: "备份的核验有不符之处的，也恢复。") var withFaults = false

    func execute() throws {
        guard try !data.folder.location().isPostgres else { return try restoreToServer() }
        let folder = DataFolder.own(data.folder.url.path)
        try requireOwnDatabase(folder)
        try folder.create()
        let path = folder.ownDatabase
        // Nobody writes from here to the end.
        let alone = try FolderLock.alone(path)
        defer { withExtendedLifetime(alone) {} }
        // An earlier restore that was broken off after its decision is carried to its end before this one begins.
        try FolderSwap.finishIfPending(folder.url.path)
        guard replace || Disk.size(path) == 0 else {
            throw Problem(
                .conflict, .restoreTaken, "数据文件夹“\(folder.url.path)”中已有数据库，没有恢复。", remedy: "确要替换的，加 --replace：原有的移到一旁，不删除。")
        }
        let swap = try FolderSwap(in: folder.url.path)
        let staged: StagedRestore
        do {
            staged = try StagedRestore(source, at: moment(), in: swap.place, keys: given, of: folder, withFaults: withFaults, now: now())
        } catch {
            try swap.abandon()
            throw error
        }
        let aside = "replaced-" + Instant.present.iso.replacing(":", with: "")
        let files = ["", "-wal", "-shm", "-journal", "-head"].map { "plumbline.sqlite" + $0 }
        try swap.commit(retiring: files + staged.retired, aside: aside)
        let database = try Storage.Database.open(.file(path), readOnly: true)
        let now = try BackupManifest.counties(of: database)
        guard now == staged.counties, try database.lostEntries().isEmpty else {
            throw Problem(.damaged, .backupDamaged, "换上以后与恢复的内容不符。", remedy: "请检查磁盘；原有的在“\(aside)”中。")
        }
        for line in staged.says + now.map(\.description) + [StagedRestore.held] { print(line) }
        if Disk.exists(folder.url.path + "/" + aside) { print("原有的文件移到了 \(folder.url.path)/\(aside)。") }
        print("已恢复到 \(folder.url.path)。")
    }

    private var given: RestoredKeys.Given { RestoredKeys.Given(signing: key, accounts: accountsKey) }

    /// The folder's own database is put in place in one swap; another file that is meant must not be passed over in silence.
    private func requireOwnDatabase(_ folder: DataFolder) throws {
        guard case .file(let path) = try data.folder.location() else { return }
        func resolved(_ path: String) -> String {
            let file = URL(fileURLWithPath: path)
            return file.deletingLastPathComponent().resolvingSymlinksInPath().appendingPathComponent(file.lastPathComponent).standardizedFileURL.path
        }
        guard resolved(path) != resolved(folder.ownDatabase) else { return }
        throw Problem(
            .invalid, .storageLocation, "所写的数据库“\(path)”不是数据文件夹中的 plumbline.sqlite，没有恢复：文件只能恢复到数据文件夹之中。",
            remedy: "请不写 --database（和环境变量 PLUMBLINE_DATABASE），用 --data 指明恢复到哪个文件夹。")
    }

    private func now() throws -> Instant? { try asOf.map { Perform.moment(on: try Day.given($0, for: "--as-of")) } }

    private func moment() throws -> Instant? {
        guard let at else { return nil }
        guard let moment = Instant(iso: at) else {
            throw Problem(.invalid, .badDay, "“--at”填写的“\(at)”不是时刻。", remedy: "写作2020-12-31T17:30:00，北京时间。")
        }
        return moment
    }

    /// Into a server's database, which has no files to be swapped: the county is copied in one transaction.
    private func restoreToServer() throws {
        let scratch = FileManager.default.temporaryDirectory.path + "/plumbline-restore-\(UUID().uuidString)"
        try Disk.makeFolder(scratch + "/keys")
        defer { StagedRestore.drop(scratch) }
        let staged = try StagedRestore(source, at: moment(), in: scratch, keys: given, of: data.folder, withFaults: withFaults, now: now())
        let place = DataFolder.own(scratch)
        // Nothing in the folder is replaced: it may serve other counties of the same database.
        try data.folder.keys.requireRoom(for: place.keys, retiring: staged.retired)
        let target = try Storage.Database.open(data.folder.location(), durability: .power)
        try target.migrate()
        let origin = try Storage.Database.open(.file(place.ownDatabase), readOnly: true)
        for county in staged.counties { _ = try CountyCopy(county.code).run(from: origin, to: target) }
        let added = try data.folder.keys.take(from: place.keys) + install(place)
        for county in staged.counties { try Projection(data.folder.engine(county.code, on: target)).bringUpToDate() }
        let now = try BackupManifest.counties(of: target).filter { county in staged.counties.contains { $0.code == county.code } }
        guard now == staged.counties else {
            throw Problem(.damaged, .backupDamaged, "数据库中的内容与备份不符。", remedy: "请重试。")
        }
        for line in staged.says + now.map(\.description) + [StagedRestore.held] { print(line) }
        if !added.isEmpty { print("放到数据文件夹中的：\(added.joined(separator: "、"))。") }
        print("已恢复到 \(try data.folder.location().shown)。")
    }

    /// Puts the calendar and the template into the folder, where it has none.
    private func install(_ place: DataFolder) throws -> [String] {
        let missing = place.companions(withKey: false).filter { !Disk.exists(data.folder.url.path + "/" + $0) }
        for file in missing {
            try Disk.makeFolder(Disk.folder(of: data.folder.url.path + "/" + file))
            try Disk.copy(place.url.path + "/" + file, to: data.folder.url.path + "/" + file)
        }
        return missing
    }
}
