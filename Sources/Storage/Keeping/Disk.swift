import Foundation
package import Kernel

/// Files that are on the disk before anybody relies on them.
package enum Disk {
    /// Writes a file under its name at once: whoever looks sees the old file or the whole new one, also after a loss of power.
    ///
    /// - Throws: `storage.full`, `storage.readOnly`, `storage.cannotOpen`.
    package static func write(_ bytes: [UInt8], to path: String) throws {
        let part = path + ".part"
        unlink(part)
        let file = try create(part)
        do {
            try write(bytes, to: file, part)
            try synced(file, part)
            close(file)
        } catch {
            close(file)
            unlink(part)
            throw error
        }
        try move(part, to: path)
    }

    /// Writes a file under a name that nobody has yet, whole or not at all: of several programs that do so at once one succeeds.
    ///
    /// - Returns: `false` when the name is taken; what bears it stays as it is.
    package static func writeNew(_ bytes: [UInt8], to path: String) throws -> Bool {
        let part = path + "." + UUID().uuidString + ".part"
        let file = try create(part)
        defer { unlink(part) }
        do {
            defer { close(file) }
            try write(bytes, to: file, part)
            try synced(file, part)
        }
        // A second name, unlike a new one, is never given over a file that has it.
        guard link(part, path) == 0 else {
            let code = errno
            if code == EEXIST { return false }
            throw Problem.file(path, code)
        }
        try sync(folder(of: path))
        return true
    }

    /// Copies a file to a name that nobody has yet, and waits for the disk.
    package static func copy(_ source: String, to target: String) throws {
        let file = try create(target)
        defer { close(file) }
        let blocks = FileBlocks(source)
        for block in blocks { try write(block, to: file, target) }
        try blocks.finish()
        try synced(file, target)
    }

    /// Gives a file or folder another name on the same disk, and waits until the disk knows it.
    package static func move(_ source: String, to target: String) throws {
        guard rename(source, target) == 0 else { throw Problem.file(target, errno) }
        try sync(folder(of: target))
        if folder(of: source) != folder(of: target) { try sync(folder(of: source)) }
    }

    /// Waits until a file, or a folder's list of names, is on the disk.
    package static func sync(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Problem.file(path, errno) }
        defer { close(file) }
        try synced(file, path)
    }

    /// Makes a folder, and those above it, for its owner only.
    package static func makeFolder(_ path: String) throws {
        if !exists(folder(of: path)) { try makeFolder(folder(of: path)) }
        guard mkdir(path, 0o700) == 0 else {
            guard errno == EEXIST else { throw Problem.file(path, errno) }
            return
        }
        let made = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard made >= 0 else { return }
        defer { close(made) }
        giveToOwner(made, in: folder(of: path))
    }

    /// Removes a file, or a folder with all that is in it; nothing where there is nothing.
    package static func remove(_ path: String) throws {
        guard exists(path) else { return }
        if isFolder(path) {
            for name in names(in: path) { try remove(path + "/" + name) }
            guard rmdir(path) == 0 else { throw Problem.file(path, errno) }
        } else {
            guard unlink(path) == 0 else { throw Problem.file(path, errno) }
        }
    }

    /// A file's whole content.
    package static func bytes(of path: String) throws -> [UInt8] {
        let blocks = FileBlocks(path)
        let bytes = blocks.flatMap { $0 }
        try blocks.finish()
        return bytes
    }

    package static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Bytes of a file; 0 when there is none.
    package static func size(_ path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// Takes a file's rights from everybody but its owner and group; one that belongs to somebody else is theirs to look after.
    static func closeToOthers(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o007 != 0 else { return }
        chmod(path, status.st_mode & 0o770)
    }

    /// When a file was last written.
    static func changed(_ path: String) -> Instant? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Instant(milliseconds: Int64(status.st_mtim.tv_sec) * 1_000 + Int64(status.st_mtim.tv_nsec) / 1_000_000)
    }

    /// Names in a folder, in order; none where there is no folder.
    package static func names(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The files below a folder by their paths within it, in order.
    package static func files(below folder: String, at inner: String = "") -> [String] {
        names(in: folder + "/" + inner).flatMap { name in
            let path = inner.isEmpty ? name : inner + "/" + name
            return isFolder(folder + "/" + path) ? files(below: folder, at: path) : [path]
        }
    }

    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Bytes that can still be written where a file or folder is; `nil` when nobody can tell.
    package static func room(at path: String) -> Int64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return Int64(status.f_bavail) * Int64(status.f_frsize)
    }

    package static func folder(of path: String) -> String {
        let parent = (path as NSString).deletingLastPathComponent
        return parent.isEmpty ? "." : parent
    }

    /// Makes a file under a name that nobody has yet, its owner's alone.
    static func create(_ path: String) throws -> Int32 {
        let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Problem.file(path, errno) }
        giveToOwner(file, in: folder(of: path))
        return file
    }

    /// Reads at most so many bytes from where an open file stands; fewer at its end.
    static func read(_ file: Int32, _ size: Int, _ path: String) throws -> [UInt8] {
        try filled(size, path) { Foundation.read(file, $0, $1) }
    }

    /// Reads at most so many bytes from a place in an open file; fewer at its end.
    static func read(_ file: Int32, at offset: Int, _ size: Int, _ path: String) throws -> [UInt8] {
        var place = offset
        return try filled(size, path) { buffer, left in
            let got = pread(file, buffer, left, place)
            place += max(0, got)
            return got
        }
    }

    private static func filled(_ size: Int, _ path: String, _ read: (UnsafeMutableRawPointer?, Int) -> Int) throws -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, count in
            while count < size {
                let got = read(buffer.baseAddress.map { UnsafeMutableRawPointer($0 + count) }, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { break }
                count += got
            }
        }
        if failure != 0 { throw Problem.file(path, failure) }
        return bytes
    }

    /// Opens a file that several programs share, or makes it, its owner's alone.
    ///
    /// - Returns: the file; below 0, with `errno`, when it can be neither.
    static func openShared(_ path: String) -> Int32 {
        let made = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if made >= 0 {
            giveToOwner(made, in: folder(of: path))
            return made
        }
        // One that is there is opened as it is: what somebody else put under this name is nobody's to be given away.
        return errno == EEXIST ? open(path, O_RDWR | O_CLOEXEC) : made
    }

    /// Gives what root has just made in somebody else's folder to the folder's owner, for the service could not open it. SQLite does so with its own
    /// files.
    private static func giveToOwner(_ file: Int32, in folder: String) {
        guard geteuid() == 0 else { return }
        var (own, around) = (stat(), stat())
        guard fstat(file, &own) == 0, stat(folder, &around) == 0, own.st_uid != around.st_uid || own.st_gid != around.st_gid else { return }
        fchown(file, around.st_uid, around.st_gid)
    }

    static func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress?.advanced(by: done), bytes.count - done) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Problem.file(path, errno) }
            done += count
        }
    }

    private static func synced(_ file: Int32, _ path: String) throws {
        // A file system that cannot sync a folder says EINVAL; then there is nothing to wait for.
        guard fsync(file) == 0 || errno == EINVAL else { throw Problem.file(path, errno) }
    }
}

/// A file's bytes in blocks, so that one of any size can be copied or digested. A sequence cannot throw: ask `finish()` afterwards.
package final class FileBlocks: Sequence, IteratorProtocol {
    private static let size: Int = 1 << 20
    private let path: String
    private let file: Int32
    private var code: Int32

    package init(_ path: String) {
        self.path = path
        file = open(path, O_RDONLY | O_CLOEXEC)
        code = file < 0 ? errno : 0
    }

    deinit { if file >= 0 { close(file) } }

    package func next() -> [UInt8]? {
        guard code == 0 else { return nil }
        var failure: Int32 = 0
        let file = file
        let block = [UInt8](unsafeUninitializedCapacity: Self.size) { buffer, count in
            var got = read(file, buffer.baseAddress, Self.size)
            while got < 0, errno == EINTR { got = read(file, buffer.baseAddress, Self.size) }
            if got < 0 { failure = errno }
            count = Swift.max(0, got)
        }
        code = failure
        return block.isEmpty ? nil : block
    }

    /// - Throws: what kept the file from being read to its end.
    package func finish() throws { if code != 0 { throw Problem.file(path, code) } }
}

extension Problem {
    /// A file beside the database that is there and cannot be opened: mostly one that a command made which somebody else ran.
    static func shared(_ path: String, _ code: Int32) -> Problem {
        var (own, around) = (stat(), stat())
        guard code == EACCES || code == EPERM, stat(path, &own) == 0, stat(Disk.folder(of: path), &around) == 0 else { return file(path, code) }
        let remedy =
            own.st_uid == around.st_uid
            ? "请以数据文件夹的属主（用户\(around.st_uid)）运行。"
            : "多半是以别的用户（如 root）运行命令时建立的。请以 root 运行 chown \(around.st_uid):\(around.st_gid) \(path)，以后以数据文件夹的属主运行命令。"
        return Problem(.unavailable, .storageForeign, "“\(path)”属于用户\(own.st_uid)，本程序以用户\(geteuid())运行，不能打开。没有开始。", remedy: remedy)
    }

    /// What the system says about a file, for whoever works with the machine's files.
    package static func file(_ path: String, _ code: Int32) -> Problem {
        let failure = SQLFailure(code: code, message: String(cString: strerror(code)), sql: nil)
        return switch code {
        case EEXIST, ENOTEMPTY:
            Problem(.conflict, .storageExists, "“\(path)”已经存在，不覆盖原有文件。", remedy: "请换一个名称。", underlying: failure)
        case EROFS, EACCES, EPERM:
            Problem(
                .unavailable, .storageReadOnly, "“\(path)”不能读写：没有权限，或者文件夹是只读的。", remedy: "请检查属主和权限，或者换一个文件夹。",
                underlying: failure)
        case ENOSPC, EDQUOT:
            Problem(.unavailable, .storageFull, "磁盘已满，没有写成“\(path)”。", remedy: "请清理磁盘，或换一个磁盘。", underlying: failure)
        default:
            Problem(
                .unavailable, .storageCannotOpen, "不能建立或者读出“\(path)”。", remedy: "请核对路径，确认文件夹已经建立。", underlying: failure)
        }
    }
}
