import Foundation
package import Kernel
import Proof

/// A file that holds thirty-two secret bytes in hexadecimal, its owner's alone.
package struct KeyFile: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// The bytes; `nil` where there is no such file. One that cannot be read, or a link that leads nowhere, is not taken for none.
    ///
    /// - Throws: `storage.key` for a file that holds something else; what keeps it from being read.
    package func read() throws -> [UInt8]? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            let code = errno
            if code == ENOENT { return nil }
            throw Problem.file(path, code)
        }
        let text = String(decoding: try Disk.bytes(of: path), as: UTF8.self)
        guard let bytes = Hex.decode(text.trimmingCharacters(in: .whitespacesAndNewlines)), bytes.count == 32 else {
            throw Problem(.damaged, .storageKey, "密钥文件“\(path)”已损坏：应为64个十六进制数字。", remedy: "请换上另行保管的那一份；本程序不会覆盖它。")
        }
        return bytes
    }

    /// The bytes of the file, or of one made at random where there is none. Of several programs that make it at once all get the same.
    ///
    /// Whether a new key may be made at all is the caller's to know: what an earlier one has signed or sealed does not go with it.
    ///
    /// - Returns: the bytes, and whether they are new.
    package func readOrMake() throws -> (bytes: [UInt8], isNew: Bool) {
        if let bytes = try read() { return (bytes, false) }
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
        try Disk.makeFolder(Disk.folder(of: path))
        if try Disk.writeNew(Array((Hex.encode(bytes) + "\n").utf8), to: path) { return (bytes, true) }
        // Another program was first.
        guard let others = try read() else { throw Problem.file(path, ENOENT) }
        return (others, false)
    }
}

extension Problem.Code {
    package static let storageKey: Problem.Code = .init("storage.key")
}
