import Foundation
import Kernel

/// Writes the log of one generation of a running copy: files of records, each on the disk before the next is begun.
final class ReplicaLog {
    private static let largest: Int = 64 << 20
    /// Where the generation lies; it gets its name when its copy is whole.
    var folder: String
    private var file: Int32 = -1
    private var number = 0
    /// Bytes of the file that are whole records.
    private var size = 0
    /// A record may have been written in part.
    var isTorn = false

    init(_ folder: String) throws {
        self.folder = folder
        try begin()
    }

    deinit { if file >= 0 { close(file) } }

    private var path: String { folder + "/" + ReplicaFolder.log(number) }

    /// Goes on in a new file.
    private func begin() throws {
        number += 1
        let next = open(path, O_CREAT | O_EXCL | O_WRONLY | O_APPEND | O_CLOEXEC, 0o600)
        guard next >= 0 else {
            let code = errno
            number -= 1
            throw Problem.file(path, code)
        }
        if file >= 0 { close(file) }
        (file, size) = (next, 0)
        try Disk.sync(folder)
    }

    /// - Throws: what kept the record from being on the disk; the same one may be given again.
    func append(_ record: LogRecord, _ frames: [UInt8]) throws {
        if isTorn { try mend() }
        if size > Self.largest { try begin() }
        isTorn = true
        try Disk.write(record.header() + frames, to: file, path)
        guard fdatasync(file) == 0 else { throw Problem.file(path, errno) }
        size += LogRecord.headerSize + frames.count
        isTorn = false
    }

    /// Takes back what was written of a record that did not come to its end; the file is opened anew, since its folder may have been away.
    private func mend() throws {
        let again = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard again >= 0 else { throw errno == ENOENT ? gone : Problem.file(path, errno) }
        close(file)
        file = again
        guard lseek(file, 0, SEEK_END) >= size else { throw gone }
        guard ftruncate(file, size) == 0 else { throw Problem.file(path, errno) }
        isTorn = false
    }

    /// The copy is current though nothing was written: whoever asks how old it is looks at the file's time. Sees as well that it is still there:
    /// a file that somebody removed can be written to, and is lost with the program.
    func touch() throws {
        if isTorn { try mend() }
        guard futimens(file, nil) == 0 else {
            isTorn = true
            throw Problem.file(path, errno)
        }
        var (held, named) = (stat(), stat())
        guard fstat(file, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino else { throw gone }
    }

    /// What was written before is not there any more.
    private var gone: Problem {
        Problem(.unavailable, .replicaLost, "连续副本“\(path)”不见了，或者比写入的短，连续副本从头开始。")
    }
}
