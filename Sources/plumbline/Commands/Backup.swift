import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Storage

/// `plumbline backup`: a whole, consistent copy while others work, looked through before it counts.
struct Backup: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "把一个县完整地备份到一个新文件夹，逐页检查、逐条核验以后才算数。",
        discussion: """
            备份是一个文件夹：数据库、公钥、日历、报告模板，和写明时间、记录起止、摘要的清单；可以直接用 plumbline verify --data 核验，用 plumbline restore 恢复。
            签名密钥 keys/journal.key 和账号密钥 keys/accounts.key 默认不在其中，请另行保管：拿到备份的人不应能签署校验点、读出动态口令的密钥。PostgreSQL 上按县备份，内容相同，可以恢复到文件或者另一个数据库。
            """)
    @OptionGroup var data: DataOption
    @Argument(help: "备份文件夹，尚不存在。") var folder: String
    @Flag(help: "把签名密钥和账号密钥也放进备份。") var withKey = false
    @Flag(help: "核验有不符之处的，也备份（写入清单，退出码仍为1）；页面损坏的不能备份。") var withFaults = false

    func execute() throws {
        let source = data.folder
        let target = URL(fileURLWithPath: folder, isDirectory: true).path
        guard !Disk.exists(target) else { throw Problem.file(target, EEXIST) }
        let parent = Disk.folder(of: target)
        let part = parent + "/." + (target as NSString).lastPathComponent + ".part"
        // Another attempt that was broken off; it never counted.
        try Disk.remove(part)
        try Disk.makeFolder(part + "/keys")
        do {
            let manifest = try fill(part, from: source)
            try Disk.move(part, to: target)
            tell(manifest, target)
            if manifest.faults != 0 { throw ExitCode(1) }
        } catch let exit as ExitCode {
            throw exit
        } catch {
            try Disk.remove(part)
            throw error
        }
    }

    private func fill(_ part: String, from source: DataFolder) throws -> BackupManifest {
        let made = Instant.present
        let copy = DataFolder.own(part)
        let lost = try copyDatabase(of: source, to: copy)
        let companions = source.companions(withKey: withKey)
        for file in companions {
            try Disk.makeFolder(Disk.folder(of: part + "/" + file))
            try Disk.copy(source.url.path + "/" + file, to: part + "/" + file)
        }
        let check = try CopyCheck(copy, migrates: false)
        let faults = lost.map(\.says) + check.faults
        let count = lost.count + check.faultCount
        if count > 0 {
            for fault in faults.prefix(20) { Terminal.complain("  · " + fault) }
            guard withFaults else {
                throw Problem(
                    .damaged, .backupSource, "数据库有\(count)处不符，没有做成备份。",
                    remedy: "请先用 plumbline verify 查明；要把现状原样保存的，加 --with-faults。此前的备份请勿删除。")
            }
        }
        let files = try (["plumbline.sqlite"] + companions).map { path in
            BackupManifest.File(path: path, size: Disk.size(part + "/" + path), digest: try BackupManifest.digest(part + "/" + path))
        }
        let manifest = BackupManifest(
            made: made, program: Plumbline.configuration.version, schema: check.schema, counties: check.counties, faults: count,
            holdsKey: companions.contains { [CountyKeys.signing, CountyKeys.accounts].contains($0) }, files: files)
        try manifest.write(to: part)
        for inner in Set((files.map(\.path) + [BackupManifest.name]).map { Disk.folder(of: part + "/" + $0) }) { try Disk.sync(inner) }
        return manifest
    }

    /// - Returns: what was confirmed and is not in the source.
    private func copyDatabase(of source: DataFolder, to copy: DataFolder) throws -> [LostEntries] {
        let database = try source.database(readOnly: true)
        guard try source.location().isPostgres else {
            try database.backup(to: copy.ownDatabase)
            return try database.lostEntries()
        }
        let engine = try source.engine(on: database)
        let loaded = copy.url.path + "/loaded.sqlite"
        let target = try Storage.Database.open(.file(loaded))
        try target.migrate()
        var bar = ProgressBar("备份\(engine.county)")
        let total = try database.read { try $0.lastEntry(engine.county)?.entry ?? 0 }
        let copied = try CountyCopy(engine.county).run(from: database, to: target) { table, rows in
            if table == "journal" { bar.update(rows, of: total, "全过程记录\(rows)条") }
        }
        bar.finish("\(copied.map(\.rows).reduce(0, +))行")
        // Lists and desks are not copied but made anew, so that the copy is whole and can be served as it is.
        try Projection(source.engine(engine.county, on: target)).bringUpToDate()
        // One file by itself, as a backup of a file is.
        try target.backup(to: copy.ownDatabase)
        try target.close()
        for rest in ["", "-wal", "-shm", "-head", "-lock"] { try Disk.remove(loaded + rest) }
        return []
    }

    private func tell(_ manifest: BackupManifest, _ target: String) {
        for county in manifest.counties { print(county) }
        print("检查了每一页和每一条记录：\(manifest.faults == 0 ? "全部相符" : "有\(manifest.faults ?? 0)处不符，已写入清单")。")
        let size = manifest.files.map(\.size).reduce(0, +)
        print("已备份到 \(target)（\(manifest.files.count)个文件，\(size >> 20)MB）。")
        let keys = [CountyKeys.signing, CountyKeys.accounts]
        let (inside, outside) = (keys.filter { manifest.files.map(\.path).contains($0) }, keys.filter { !manifest.files.map(\.path).contains($0) })
        if !inside.isEmpty { print("其中有密钥 \(inside.joined(separator: "、"))，请按密钥保管这份备份。") }
        if !outside.isEmpty { print("其中没有密钥 \(outside.joined(separator: "、"))，请另行保管：恢复以后签署校验点、核对动态口令要用。") }
    }
}

extension LostEntries {
    /// One sentence for whoever looks after the county.
    var says: String {
        if isOther { return "\(county)：第\(confirmed)条记录与曾经确认的不同，数据库被换成了另一段历史的" }
        return "\(county)：曾经确认到第\(confirmed)条，数据库只到第\(last)条，缺\(confirmed - last)条"
    }
}
