import Foundation
import Kernel

/// Who has a database file open: every program that may write shares the lock, and whoever puts another file in its place needs it alone.
///
/// The system lets go of it when the program ends, however it ends.
package final class FolderLock: Sendable {
    private let file: Int32

    private init(_ file: Int32) { self.file = file }
    deinit { close(file) }

    static func path(_ database: String) -> String { database + "-lock" }

    /// Held as long as the database is open for writing.
    ///
    /// - Throws: `storage.inUse` while a restore is at work.
    static func shared(_ database: String) throws -> FolderLock { try take(database, LOCK_SH) }

    /// For whoever replaces the file.
    ///
    /// - Throws: `storage.inUse` while any program has the database open.
    package static func alone(_ database: String) throws -> FolderLock {
        let lock = try take(database, LOCK_EX)
        // Programs that know nothing of this lock still hold SQLite's own.
        for file in [database, database + "-shm"] where isLocked(file) { throw inUse }
        return lock
    }

    /// For whoever writes a running copy into a folder; `nil` on a file system that knows no locks.
    ///
    /// - Throws: `storage.inUse` while another program copies into it.
    static func copying(_ folder: String) throws -> FolderLock? {
        do {
            return try take(folder + "/.copy", LOCK_EX)
        } catch let problem as Problem {
            guard problem.code == .storageInUse else { return nil }
            throw Problem(
                .conflict, .storageInUse, "“\(folder)”中已有别的程序在写连续副本。", remedy: "每个县用一个文件夹，只由一个程序复制：serve 的 --copy-to 和 replicate 不要并用。")
        }
    }

    private static func take(_ database: String, _ kind: Int32) throws -> FolderLock {
        let path = path(database)
        let file = Disk.openShared(path)
        guard file >= 0 else { throw Problem.shared(path, errno) }
        while flock(file, kind | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            close(file)
            throw code == EWOULDBLOCK ? inUse : Problem.file(path, code)
        }
        return FolderLock(file)
    }

    private static var inUse: Problem {
        Problem(.unavailable, .storageInUse, "数据正由别的程序使用（网页服务或者另一条命令），没有做任何改动。", remedy: "请先停止网页服务和其他命令，再试。")
    }

    private static func isLocked(_ path: String) -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        return fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }
}
