import Foundation
import Kernel
import Proof
import Storage

/// What a backup says of itself: what it holds, from when, and the digests by which that can be checked.
struct BackupManifest {
    /// One county's journal in the backup.
    struct County: Equatable {
        let code: String
        let first: Int
        let last: Int
        /// The hash of the last entry, in hexadecimal.
        let head: String
        let matters: Int
        /// When the last entry was made.
        let at: String
    }

    struct File: Equatable {
        let path: String
        let size: Int64
        let digest: String
    }

    static let name: String = "manifest.json"
    private static let format: Int = 1

    /// When it was made, in milliseconds since 1970.
    var made: Instant
    var program: String
    /// The last migration that the database has.
    var schema: String
    var counties: [County]
    /// How many faults `verify` found in the copy; `nil` when it could not be run.
    var faults: Int?
    /// The signing key or the accounts' key is among the files.
    var holdsKey: Bool
    var files: [File]

    func write(to folder: String) throws {
        let json = JSON.object([
            .init("format", .integer(Self.format)), .init("made", .text(made.iso)), .init("madeMilliseconds", .integer(Int(made.milliseconds))),
            .init("program", .text(program)), .init("schema", .text(schema)), .init("faults", faults.map { .integer($0) } ?? .null),
            .init("holdsKey", .flag(holdsKey)),
            .init(
                "counties",
                .array(
                    counties.map { county in
                        .object([
                            .init("code", .text(county.code)), .init("first", .integer(county.first)), .init("last", .integer(county.last)),
                            .init("head", .text(county.head)), .init("matters", .integer(county.matters)), .init("at", .text(county.at)),
                        ])
                    })),
            .init(
                "files",
                .array(
                    files.map { file in
                        .object([
                            .init("path", .text(file.path)), .init("size", .integer(Int(file.size))), .init("sha256", .text(file.digest)),
                        ])
                    })),
        ])
        try Disk.write(Array((json.encoded + "\n").utf8), to: folder + "/" + Self.name)
    }

    /// - Throws: `backup.manifest` when there is none that can be read.
    init(of folder: String) throws {
        let path = folder + "/" + Self.name
        guard Disk.exists(path) else {
            throw Problem(.missing, .backupManifest, "“\(folder)”中没有清单 \(Self.name)，不是备份。", remedy: "请核对路径。")
        }
        let text = String(decoding: try Disk.bytes(of: path), as: UTF8.self)
        guard let json = try? JSON(parsing: text), json["format"]?.int == Self.format, let made = json["madeMilliseconds"]?.int,
            let schema = json["schema"]?.string
        else {
            throw Problem(.damaged, .backupManifest, "备份的清单“\(path)”不能读出，或者是别的版本写的。", remedy: "请换用另一份备份，或者更新的程序。")
        }
        self.made = Instant(milliseconds: Int64(made))
        self.schema = schema
        program = json["program"]?.string ?? ""
        faults = json["faults"]?.int
        holdsKey = json["holdsKey"] == .flag(true)
        counties = (json["counties"]?.items ?? []).map { item in
            County(
                code: item["code"]?.string ?? "", first: item["first"]?.int ?? 0, last: item["last"]?.int ?? 0, head: item["head"]?.string ?? "",
                matters: item["matters"]?.int ?? 0, at: item["at"]?.string ?? "")
        }
        files = (json["files"]?.items ?? []).map { item in
            File(path: item["path"]?.string ?? "", size: Int64(item["size"]?.int ?? 0), digest: item["sha256"]?.string ?? "")
        }
    }

    init(made: Instant, program: String, schema: String, counties: [County], faults: Int?, holdsKey: Bool, files: [File]) {
        self.made = made
        self.program = program
        self.schema = schema
        self.counties = counties
        self.faults = faults
        self.holdsKey = holdsKey
        self.files = files
    }

    /// Compares the files of a backup with what was written down of them.
    ///
    /// - Throws: `backup.damaged`, with every file that differs.
    func check(_ folder: String) throws {
        let wrong = try files.filter { file in
            let path = folder + "/" + file.path
            // A path that leads out of the folder is none that we wrote.
            guard !file.path.split(separator: "/").contains(".."), Disk.exists(path), Disk.size(path) == file.size else { return true }
            return try Self.digest(path) != file.digest
        }
        guard wrong.isEmpty, files.contains(where: { $0.path == "plumbline.sqlite" }) else {
            throw Problem(
                .damaged, .backupDamaged, "备份“\(folder)”与清单不符：\(wrong.map(\.path).joined(separator: "、"))缺少或者已被改动。", remedy: "请换用另一份备份。")
        }
    }

    static func digest(_ path: String) throws -> String {
        let blocks = FileBlocks(path)
        let digest = Digest32.sha256(blocks)
        try blocks.finish()
        return digest.hex
    }

    /// What the journals of a database come to.
    static func counties(of database: Storage.Database) throws -> [County] {
        try database.read { connection in
            try connection.counties().map { code in
                let first = try connection.first("SELECT MIN(entry) FROM journal WHERE county = $1", [SQLValue(code)]) { $0.optionalInt(0) }
                let last = try connection.lastEntry(code)
                let matters = try connection.first("SELECT COUNT(*) FROM matter WHERE county = $1", [SQLValue(code)]) { $0.int(0) }
                return County(
                    code: code, first: (first ?? nil) ?? 0, last: last?.entry ?? 0, head: last.map { Hex.encode($0.hash) } ?? "",
                    matters: matters ?? 0, at: last?.at.iso ?? "")
            }
        }
    }
}

extension BackupManifest.County: CustomStringConvertible {
    var description: String { "\(code)：全过程记录第\(first)至\(last)条（最后一条\(at)），事项\(matters)件，链首摘要\(head)" }
}

extension Problem.Code {
    static let backupManifest: Problem.Code = Problem.Code("backup.manifest")
    static let backupDamaged: Problem.Code = Problem.Code("backup.damaged")
    /// The source of the backup is not in order.
    static let backupSource: Problem.Code = Problem.Code("backup.source")
    static let backupNone: Problem.Code = Problem.Code("backup.none")
    static let restoreTaken: Problem.Code = Problem.Code("restore.taken")
    static let dataLost: Problem.Code = Problem.Code("data.lost")
}
