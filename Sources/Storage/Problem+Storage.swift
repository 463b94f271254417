import GRDB
import GRDBSQLite
package import Kernel

/// What the database said about a failed statement; kept for the log, never shown.
package struct SQLFailure: Error, Sendable, CustomStringConvertible {
    /// SQLite's extended result code.
    package let code: Int32
    package let message: String
    package let sql: String?

    package var description: String { "SQLite \(code): \(message)" + (sql.map { " in: " + $0 } ?? "") }
}

extension Problem.Code {
    package static let storageFull: Problem.Code = .init("storage.full")
    package static let storageReadOnly: Problem.Code = .init("storage.readOnly")
    package static let storageCannotOpen: Problem.Code = .init("storage.cannotOpen")
    package static let storageCorrupt: Problem.Code = .init("storage.corrupt")
    package static let storageBusy: Problem.Code = .init("storage.busy")
    package static let storageAppendOnly: Problem.Code = .init("storage.appendOnly")
    package static let storageExists: Problem.Code = .init("storage.exists")
    package static let storageFailed: Problem.Code = .init("storage.failed")
    package static let storageNewerVersion: Problem.Code = .init("storage.newerVersion")
    package static let storageMigrationChanged: Problem.Code = .init("storage.migrationChanged")
    package static let storageNeedsMigration: Problem.Code = .init("storage.needsMigration")
}

extension Problem {
    /// Tells a failure of the database in words; problems and the caller's own errors pass unchanged.
    static func storage(_ error: any Error, path: String? = nil) -> any Error {
        if let error = error as? DatabaseError {
            let failure = SQLFailure(code: error.extendedResultCode.rawValue, message: error.message ?? "", sql: error.sql)
            return Problem(failure, path: path)
        }
        if let failure = error as? SQLFailure { return Problem(failure, path: path) }
        return error
    }

    private init(_ failure: SQLFailure, path: String?) {
        let file = path.map { "“\($0)”" } ?? ""
        // The low byte is the plain result code, the rest narrows it.
        switch failure.code & 0xFF {
        case SQLITE_FULL:
            self.init(
                .unavailable, .storageFull, "磁盘已满，数据没有保存，本次操作全部撤回。",
                remedy: "请清理磁盘或扩大数据盘，再重做本次操作。", underlying: failure)
        case SQLITE_READONLY, SQLITE_PERM:
            self.init(
                .unavailable, .storageReadOnly, "数据文件\(file)或所在文件夹是只读的，不能写入。",
                remedy: "请检查文件和文件夹的属主与权限，并确认数据盘没有以只读方式挂载。", underlying: failure)
        case SQLITE_CANTOPEN:
            self.init(
                .unavailable, .storageCannotOpen, "打不开数据文件\(file)。",
                remedy: "请核对路径，确认文件夹已经建立，运行本软件的用户有权进入并写入。", underlying: failure)
        case SQLITE_NOTADB:
            self.init(
                .damaged, .storageCorrupt, "文件\(file)不是本软件的数据文件，或者已经损坏。",
                remedy: "请核对路径；文件无误的，请从最近的备份恢复。", underlying: failure)
        case SQLITE_CORRUPT:
            self.init(
                .damaged, .storageCorrupt, "数据文件\(file)已经损坏。",
                remedy: "请停止使用，保留现有文件，从最近的备份恢复，并检查磁盘。", underlying: failure)
        case SQLITE_BUSY, SQLITE_LOCKED:
            self.init(
                .unavailable, .storageBusy, "数据文件\(file)正被另一个程序占用，等待超时。",
                remedy: "请稍后再试；仍然如此的，请检查是否有备份、导入等程序没有结束。", underlying: failure)
        case SQLITE_CONSTRAINT where failure.message.hasPrefix("append-only: "):
            let table = String(failure.message.dropFirst("append-only: ".count))
            self.init(
                .conflict, .storageAppendOnly, "\(Self.records[table] ?? "这类记录")只能追加，不能修改或者删除。",
                remedy: "需要更正的，请另行办理更正，原记录予以保留。", underlying: failure)
        default:
            self.init(
                .damaged, .storageFailed, "数据没有保存或者读取失败，本次操作全部撤回。",
                remedy: "请重试；仍然失败的，请把运行日志交给维护人员。", underlying: failure)
        }
    }

    /// The append-only tables, by name.
    private static let records: [String: String] = [
        "journal": "全过程记录", "fact": "统计事实", "checkpoint": "校验点", "document": "文书登记",
    ]
}
