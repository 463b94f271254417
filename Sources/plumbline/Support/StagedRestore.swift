import Engine
import Foundation
import Identity
import Kernel
import Proof
import Storage

/// A county as it is to be, put together beside everything else and looked through, before anything is replaced.
struct StagedRestore {
    /// The counties as they will be.
    let counties: [BackupManifest.County]
    /// Paths in the county's folder that go, beside those that are replaced.
    let retired: [String]
    /// What the operator should know.
    let says: [String]

    /// - Parameters:
    ///   - source: a backup's folder, a running copy's, or a database file.
    ///   - moment: of a running copy, not beyond this.
    ///   - place: an empty folder that takes in the files under the paths that they will have.
    ///   - keys: those that are kept elsewhere.
    ///   - folder: where they will go.
    ///   - now: when the restore is entered in the journal, where somebody says so; only in counties for demonstration.
    ///   - withFaults: take a copy in which `verify` finds faults.
    init(
        _ source: String, at moment: Instant?, in place: String, keys: RestoredKeys.Given, of folder: DataFolder, withFaults: Bool, now: Instant?
    ) throws {
        let source = URL(fileURLWithPath: source).path
        let staged = DataFolder.own(place)
        var says: [String] = []
        try Disk.makeFolder(place + "/keys")
        let origin = try CopySource(source)
        let put = try origin.put(into: place, at: moment)
        says += [put.says, put.damage].compactMap { $0 }
        // Of a bare file nothing is known but itself; the folder's own key checks it then.
        for file in folder.companions(withKey: false) where !Disk.exists(place + "/" + file) {
            try Disk.makeFolder(Disk.folder(of: place + "/" + file))
            try Disk.copy(folder.url.path + "/" + file, to: place + "/" + file)
        }
        let check = try CopyCheck(staged, migrates: true)
        if check.faultCount > 0 {
            for fault in check.faults.prefix(20) { Terminal.complain("  · " + fault) }
            guard withFaults else {
                throw Problem(
                    .damaged, .backupDamaged, "备份的核验有\(check.faultCount)处不符，没有恢复。", remedy: "请换用另一份备份；仍要恢复的，加 --with-faults。")
            }
            says.append("核验有\(check.faultCount)处不符。")
        } else {
            says.append("检查了每一页和每一条记录：全部相符。")
        }
        if let manifest = origin.manifest, manifest.counties != check.counties {
            throw Problem(.damaged, .backupDamaged, "备份中的记录与清单所写的起止不符。", remedy: "请换用另一份备份。")
        }
        let looked = try Storage.Database.open(staged.location(), readOnly: true)
        let settled = try RestoredKeys(staged.keys, given: keys, in: folder.keys, database: looked)
        try looked.close()
        retired = settled.retired
        says += settled.says
        try Self.open(staged, origin.name, at: now)
        let database = try Storage.Database.open(staged.location(), readOnly: true)
        counties = try BackupManifest.counties(of: database)
        try database.close()
        self.says = says
        guard Disk.size(staged.ownDatabase + "-wal") == 0 else { throw Problem.file(staged.ownDatabase + "-wal", EBUSY) }
        for rest in ["-wal", "-shm", "-lock"] { try Disk.remove(staged.ownDatabase + rest) }
    }

    /// Writes down that the county was restored, ends all sessions and tokens, since ended ones would be back, has what the law does by itself
    /// wait, since what was done about it may be gone, and sets the mark.
    private static func open(_ staged: DataFolder, _ name: String, at given: Instant?) throws {
        let database = try Storage.Database.open(staged.location(), durability: .power)
        for county in try database.read({ try $0.counties() }) {
            try database.write(for: county) { connection in
                if let given {
                    try SignerOption.requireToday(given.day, for: "--as-of", isDemonstration: connection.isDemonstration(county))
                }
                let now = given ?? .present
                try Identity.endSignIns(county, connection)
                let last = try connection.lastEntry(county)?.entry ?? 0
                try RegisterEntry(
                    kind: RegisterEntry.upkeep, action: "restore", login: Actor.system.login, person: Actor.system.login, organ: county,
                    changes: [.init("from", .text(name)), .init("last", .integer(last))], commitsToRegisters: false
                ).append(county, connection, at: now)
                try TimeGuard.holdAll("从备份或者副本恢复", county, connection, at: now)
            }
        }
        try database.checkpointWAL()
        try database.confirmHeads()
        try database.close()
    }

    /// What the operator should know last.
    static let held: String =
        "期限届满的自动处理一律待确认：核对恢复以前已经办理、而记录中没有的以后，由系统管理员在管理记录中确认，或者运行 plumbline jobs --release --as 账号。"

    static func drop(_ path: String) {
        do { try Disk.remove(path) } catch { Terminal.complain("没有删去“\(path)”：\(error)") }
    }
}

/// Where a county can be restored from.
enum CopySource {
    case backup(String, BackupManifest)
    case replica(ReplicaFolder)
    case file(String)

    init(_ path: String) throws {
        if Disk.exists(path + "/" + BackupManifest.name) {
            self = .backup(path, try BackupManifest(of: path))
        } else if Disk.isFolder(path) {
            let replica = ReplicaFolder(path)
            guard !replica.generations.isEmpty else {
                throw Problem(.missing, .backupNone, "“\(path)”既不是备份，也不是连续副本。", remedy: "请核对路径。")
            }
            self = .replica(replica)
        } else if Disk.exists(path) {
            self = .file(path)
        } else {
            throw Problem(.missing, .backupNone, "没有“\(path)”。", remedy: "请核对路径。")
        }
    }

    var manifest: BackupManifest? { if case .backup(_, let manifest) = self { manifest } else { nil } }

    /// The copy's own name, without where it lies.
    var name: String {
        switch self {
        case .backup(let path, _), .file(let path): (path as NSString).lastPathComponent
        case .replica(let replica): (replica.path as NSString).lastPathComponent
        }
    }

    /// Puts the copy's files into a folder.
    ///
    /// - Returns: from when they are, in words, and what could not be used of them.
    func put(into place: String, at moment: Instant?) throws -> (says: String, damage: String?) {
        let path = place + "/plumbline.sqlite"
        if case .replica(let replica) = self {
            let restored = try replica.restore(to: path, at: moment)
            for file in DataFolder.own(replica.path).companions(withKey: false) {
                try Disk.makeFolder(Disk.folder(of: place + "/" + file))
                try Disk.copy(replica.path + "/" + file, to: place + "/" + file)
            }
            return ("连续副本，到\(restored.reached.iso)为止。", restored.isDamaged ? "连续副本其后的内容已经损坏，没有恢复。" : nil)
        }
        guard moment == nil else {
            throw Problem(.invalid, .badDay, "只有连续副本才能恢复到指定的时刻。", remedy: "请去掉 --at，或者改用连续副本。")
        }
        switch self {
        case .backup(let folder, let manifest):
            try manifest.check(folder)
            for file in manifest.files {
                try Disk.makeFolder(Disk.folder(of: place + "/" + file.path))
                try Disk.copy(folder + "/" + file.path, to: place + "/" + file.path)
            }
            return ("备份，\(manifest.made.iso)做成。", nil)
        case .file(let file):
            try Disk.copy(file, to: path)
            // What was not carried into the file yet belongs to it.
            if Disk.size(file + "-wal") > 0 { try Disk.copy(file + "-wal", to: path + "-wal") }
            return ("数据库文件，没有清单。", nil)
        case .replica: return ("", nil)
        }
    }
}
