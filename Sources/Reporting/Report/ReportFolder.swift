import Foundation
import HTML
import Kernel

/// A folder that appears whole: it is written beside its place and then renamed.
struct ReportFolder {
    private let url: URL

    func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }
    func write(_ name: String, _ page: HTML) throws { try write(name, Data(page.bytes)) }

    private func write(_ name: String, _ data: Data) throws {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    /// Fills a new folder and puts it in the place of the old one; on failure the old one stays.
    static func replace(_ folder: URL, _ fill: (ReportFolder) throws -> Void) throws {
        let manager = FileManager.default
        let parent = folder.deletingLastPathComponent()
        let mark = UUID().uuidString
        let fresh = parent.appendingPathComponent(".\(folder.lastPathComponent)-\(mark)")
        let old = parent.appendingPathComponent(".\(folder.lastPathComponent)-\(mark)-old")
        do {
            try manager.createDirectory(at: fresh, withIntermediateDirectories: true)
            try fill(ReportFolder(url: fresh))
            let hadOld = manager.fileExists(atPath: folder.path)
            if hadOld { try manager.moveItem(at: folder, to: old) }
            do {
                try manager.moveItem(at: fresh, to: folder)
            } catch {
                if hadOld { try? manager.moveItem(at: old, to: folder) }
                throw error
            }
            if hadOld { try? manager.removeItem(at: old) }
        } catch {
            try? manager.removeItem(at: fresh)
            if error is Problem { throw error }
            throw Problem(
                .unavailable, .reportNoFile, "不能在“\(parent.path)”写入报告。", remedy: "请核对文件夹是否可以写入、磁盘是否已满。", underlying: error)
        }
    }
}
