import Foundation
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
    /// Another program has the data open.
    package static let storageInUse: Problem.Code = .init("storage.inUse")
    /// A file beside the database belongs to another user.
    package static let storageForeign: Problem.Code = .init("storage.foreign")
    /// There is no database where there was one.
    package static let storageVanished: Problem.Code = .init("storage.vanished")
    package static let storageExists: Problem.Code = .init("storage.exists")
    package static let storageFailed: Problem.Code = .init("storage.failed")
    package static let storageUnreachable: Problem.Code = .init("storage.unreachable")
    package static let storageUncertain: Problem.Code = .init("storage.uncertain")
    package static let storageDenied: Problem.Code = .init("storage.denied")
    package static let storageText: Problem.Code = .init("storage.text")
    package static let storageLocation: Problem.Code = .init("storage.location")
    package static let storageNoBackup: Problem.Code = .init("storage.noBackup")
    package static let storageNewerVersion: Problem.Code = .init("storage.newerVersion")
    package static let storageMigrationChanged: Problem.Code = .init("storage.migrationChanged")
    package static let storageNeedsMigration: Problem.Code = .init("storage.needsMigration")
}

extension Problem {
    /// Tells a failure of the database in words; problems and the caller's own errors pass unchanged.
    ///
    /// - Parameter place: the file, or a server's address without a password; only for whoever starts the program, never while it serves: what
    ///   is said then may be read on a page.
    static func storage(_ error: any Error, place: String? = nil) -> any Error {
        if let error = error as? DatabaseError {
            let failure = SQLFailure(code: error.extendedResultCode.rawValue, message: error.message ?? "", sql: error.sql)
            return Problem(failure, path: place)
        }
        if let failure = error as? SQLFailure { return Problem(failure, path: place) }
        if let failure = error as? PostgresFailure { return Problem(failure, place: place.map { "“\($0)”" } ?? "") }
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
        case SQLITE_INTERRUPT:
            self.init(
                .unavailable, .storageBusy, "查询用时超过限度，或者服务正在停止，本次操作全部撤回。", remedy: "请缩小查询的范围，或者稍后再试。", underlying: failure)
        case SQLITE_BUSY, SQLITE_LOCKED:
            self.init(
                .unavailable, .storageBusy, "数据文件\(file)正被另一个程序占用，等待超时。",
                remedy: "请稍后再试；仍然如此的，请检查是否有备份、导入等程序没有结束。", underlying: failure)
        case SQLITE_CONSTRAINT where failure.message.hasPrefix("append-only: "):
            self = Self.appendOnly(failure.message, failure)
        default: self = Self.failed(failure)
        }
    }

    private init(_ failure: PostgresFailure, place: String) {
        switch failure.state {
        case "":
            self.init(
                .unavailable, .storageUnreachable, "暂时连接不上数据库\(place)。",
                remedy: "请稍后再试；已经填写的内容可以原样再次提交，不会重复办理。仍然如此的，请管理员检查数据库服务和网络。", underlying: failure)
        case "28P01", "28000", "3D000":
            self.init(
                .unavailable, .storageDenied, "数据库\(place)拒绝连接：用户名、密码或者数据库名不对，或者不允许从这里连接。",
                remedy: "请核对 --database，密码可放在 PGPASSFILE 所指的文件中。", underlying: failure)
        case "42501":
            self.init(
                .unavailable, .storageDenied, "数据库\(place)的用户没有所需的权限。", remedy: "请由数据库的所有者授权。", underlying: failure)
        case "53100":
            self.init(
                .unavailable, .storageFull, "数据库服务器的磁盘已满，数据没有保存，本次操作全部撤回。",
                remedy: "请清理磁盘或扩大数据盘，再重做本次操作。", underlying: failure)
        case "25006":
            self.init(
                .unavailable, .storageReadOnly, "数据库\(place)是只读的，不能写入。",
                remedy: "请确认所连的是主库，而不是只读的备库。", underlying: failure)
        case "55P03", "57014", "53300", "40001", "40P01":
            self.init(
                .unavailable, .storageBusy, "数据库正忙，等待超时，本次操作全部撤回。",
                remedy: "请稍后再试；仍然如此的，请检查是否有导入、备份等程序没有结束。", underlying: failure)
        case "XX001", "XX002":
            self.init(
                .damaged, .storageCorrupt, "数据库\(place)中的数据已经损坏。",
                remedy: "请停止使用，保留现有数据，从最近的备份恢复，并检查磁盘。", underlying: failure)
        case "22021", "22P05":
            self.init(
                .invalid, .storageText, "填写的文字中有不能保存的字符（如空字符）。", remedy: "请删去不可见的控制字符，再提交。", underlying: failure)
        case "P0001" where failure.message.hasPrefix("append-only: "): self = Self.appendOnly(failure.message, failure)
        case let state where failure.isDisconnection && state.hasPrefix("57P") || state.hasPrefix("08"):
            self.init(
                .unavailable, .storageUnreachable, "数据库\(place)正在重新启动，或者中断了连接。",
                remedy: "请稍后再试；已经填写的内容可以原样再次提交，不会重复办理。", underlying: failure)
        default: self = Self.failed(failure)
        }
    }

    /// The connection was lost while a commit was under way, and the server cannot be asked what became of it.
    static var uncertain: Problem {
        Problem(
            .unavailable, .storageUncertain, "提交时与数据库的连接中断，一时不能确定本次操作是否已经记入。",
            remedy: "请稍后查看事项；没有记入的，可以把同一份表单原样再次提交，不会重复办理。")
    }

    private static func appendOnly(_ message: String, _ failure: any Error) -> Problem {
        let table = String(message.dropFirst("append-only: ".count))
        return Problem(
            .conflict, .storageAppendOnly, "\(records[table] ?? "这类记录")只能追加，不能修改或者删除。",
            remedy: "需要更正的，请另行办理更正，原记录予以保留。", underlying: failure)
    }

    private static func failed(_ failure: any Error) -> Problem {
        Problem(
            .damaged, .storageFailed, "数据没有保存或者读取失败，本次操作全部撤回。",
            remedy: "请重试；仍然失败的，请把运行日志交给维护人员。", underlying: failure)
    }

    /// The append-only tables, by name.
    private static let records: [String: String] = [
        "journal": "全过程记录", "fact": "统计事实", "checkpoint": "校验点", "document": "文书登记",
    ]
}
