import ArgumentParser
import Foundation
import Identity
import Kernel
import Storage
import Synchronization

/// `plumbline replicate`: keeps a copy that is a fraction of a second behind.
struct Replicate: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "把SQLite数据库连续复制到另一个文件夹（可以是挂载的另一台机器），至多落后一秒；服务照常进行。",
        discussion: """
            副本分代保存：每代是一份完整的数据库和其后的日志，到时间换新的一代，新的一代完整以前旧的接着复制。用 plumbline restore 恢复到最后一刻，
            或者用 --at 恢复到某一时刻。平常要有数据库两倍的空间，服务重新启动过几次的，至多为 --keep 倍；空间不足时先删较早的，最新的完整一份不删。
            运行到收到 SIGTERM 为止；也可以用 serve 的 --copy-to 在服务中一并进行。签名密钥 keys/journal.key、账号密钥 keys/accounts.key 不复制，
            请另行保管。PostgreSQL 请用它自己的备库。
            """)
    @OptionGroup var data: DataOption
    @Option(name: .customLong("to"), help: "副本的文件夹。") var target: String
    @Option(help: "多少小时以内的任一时刻都可以恢复，每隔这么久换一代，默认72。") var hours: Int = 72
    @Option(help: "至多有几份完整的副本，正在做的一份在内，默认3。") var keep: Int = 3

    func validate() throws {
        if !(1...8_760).contains(hours) { throw ValidationError("--hours 应为1至8760的整数。") }
        if !(2...1_000).contains(keep) { throw ValidationError("--keep 应为2至1000的整数。") }
    }

    func execute() throws {
        var options = Replicator.Options()
        (options.hours, options.keep) = (hours, keep)
        // Kept open: whoever copies has the database in use, and it is there and of this version.
        let database = try data.folder.database()
        try database.requireCurrent()
        let copying = try Copying(data.folder, to: target, options: options) { Terminal.complain($0) }
        let signals = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { copying.stop() }
            source.resume()
            return source
        }
        Terminal.complain("正在连续复制到 \(target)　按 Ctrl-C 停止。")
        copying.wait()
        for source in signals { source.cancel() }
        try database.close()
    }
}

/// A running copy on a thread of its own.
final class Copying: Sendable {
    let state: Replicator.State = Replicator.State()
    private let isStopping: Atomic<Bool> = Atomic(false)
    private let done: DispatchSemaphore = DispatchSemaphore(value: 0)

    /// - Parameter report: what goes wrong, in words; the copy goes on trying.
    /// - Throws: `storage.noBackup` on PostgreSQL.
    init(
        _ folder: DataFolder, to target: String, options: Replicator.Options = Replicator.Options(), report: @escaping @Sendable (String) -> Void
    ) throws {
        guard case .file(let path) = try folder.location() else {
            throw Problem(.invalid, .storageNoBackup, "PostgreSQL 的数据不能这样复制。", remedy: "请用流复制的备库和归档日志，见 docs/operations.md。")
        }
        let target = URL(fileURLWithPath: target, isDirectory: true).path
        let thread = Thread { [self] in
            defer { done.signal() }
            do {
                let replicator = try Replicator(path, to: target, options: options, state: state)
                var nextTry: ContinuousClock.Instant = .now
                replicator.run(
                    until: {
                        // What a restore needs besides the database: a new key or calendar comes while the service runs.
                        if nextTry <= .now { nextTry = .now + .seconds(Self.copy(folder, to: target, report) ? 600 : 60) }
                        return isStopping.load(ordering: .relaxed)
                    }, report: { report("连续副本：\($0)") })
            } catch {
                report("连续副本没有开始：\(error)")
            }
        }
        thread.name = "plumbline.copy"
        thread.start()
    }

    private static func copy(_ folder: DataFolder, to target: String, _ report: (String) -> Void) -> Bool {
        do {
            for file in folder.companions(withKey: false) {
                let bytes = try Disk.bytes(of: folder.url.path + "/" + file)
                let copy = target + "/" + file
                if try Disk.exists(copy) && Disk.bytes(of: copy) == bytes { continue }
                try Disk.makeFolder(Disk.folder(of: copy))
                try Disk.write(bytes, to: copy)
            }
        } catch {
            report("连续副本的公钥、日历没有复制：\(error)")
            return false
        }
        return true
    }

    func stop() { isStopping.store(true, ordering: .relaxed) }

    /// Returns when the last look was taken.
    func wait() { done.wait() }
}
