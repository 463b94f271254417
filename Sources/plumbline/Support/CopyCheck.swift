import Engine
import Foundation
import Kernel
import Storage

/// Looks whether a copied database is whole: its pages, its tables, and every record in it.
struct CopyCheck {
    /// The counties as they are in the copy.
    let counties: [BackupManifest.County]
    let schema: String
    /// What `verify` found, a sentence each; the first hundred.
    let faults: [String]
    let faultCount: Int

    /// - Parameter folder: holds the copy, the public key and the calendar as a county's folder does. A copy with the tables of an earlier version is
    ///   brought to the present ones when `migrates`; otherwise that is done on a copy of the copy.
    /// - Throws: `backup.damaged` when pages are damaged; what keeps the database from being opened.
    init(_ folder: DataFolder, migrates: Bool) throws {
        let path = folder.ownDatabase
        let report = try Storage.Database.checkIntegrity(of: path, isFull: true)
        guard report.isSound else {
            for damage in report.damages { Terminal.complain("  · \(damage.table)：\(damage.says.prefix(3).joined(separator: "；"))") }
            throw Problem(
                .damaged, .backupDamaged, "数据库的页面已经损坏：\(report.summary)。", remedy: "请停止使用，保留现有文件，从最近的备份恢复，或者用 plumbline rescue 抢救还能读出的内容。")
        }
        let status = try Storage.Database.open(.file(path), readOnly: true).migrationStatus()
        var verified = folder
        var scratch: String?
        defer { if let scratch { Self.drop(scratch) } }
        if !status.isCurrent {
            if !migrates {
                let place = folder.url.path + "/verify.part"
                scratch = place
                try Disk.makeFolder(place + "/keys")
                for file in ["plumbline.sqlite"] + folder.companions(withKey: false) {
                    try Disk.makeFolder(Disk.folder(of: place + "/" + file))
                    try Disk.copy(folder.url.path + "/" + file, to: place + "/" + file)
                }
                verified = .own(place)
            }
            let database = try Storage.Database.open(verified.location())
            try database.migrate()
            for county in try database.read({ try $0.counties() }) {
                try Projection(verified.engine(county, on: database)).bringUpToDate()
            }
            try database.checkpointWAL()
            try database.close()
        }
        schema = status.applied.last?.id ?? ""
        let database = try Storage.Database.open(.file(path), readOnly: true)
        counties = try BackupManifest.counties(of: database)
        try database.close()
        let opened = try Storage.Database.open(.file(verified.ownDatabase), readOnly: true)
        var faults: [String] = []
        var count = 0
        for county in counties {
            let result = try Verifier(verified.engine(county.code, on: opened), keys: verified.verifierKeys()).verify()
            faults += result.faults.prefix(100).map(\.description)
            count += result.faults.count + result.omitted
        }
        try opened.close()
        self.faults = faults
        faultCount = count
    }

    private static func drop(_ path: String) {
        // What is left of it is only in the way; the backup does not count it among its files.
        do { try Disk.remove(path) } catch { Terminal.complain("没有删去“\(path)”：\(error)") }
    }
}
