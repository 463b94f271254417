package import Foundation
package import Kernel

/// The calendar of the country's working days, read from one data file for each notice.
package enum Almanac {
    /// The bundled editions, and those in a folder of the county's own; a new notice is a new file there.
    package static func load(extra: URL? = nil) throws -> WorkCalendar {
        try WorkCalendar(editions: editions(extra: extra))
    }

    package static func editions(extra: URL? = nil) throws -> [CalendarEdition] {
        guard let bundled = Bundle.module.url(forResource: "editions", withExtension: nil) else {
            throw Problem(.damaged, .almanacUnreadable, "程序自带的放假安排文件缺失。", remedy: "请重新安装程序。")
        }
        var files = try self.files(in: bundled)
        if let extra { files += try self.files(in: extra) }
        return try files.map(EditionFile.read)
    }

    /// The `*.json` files of a folder, by name.
    private static func files(in folder: URL) throws -> [URL] {
        do {
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "json" }
                .sorted { $0.lastPathComponent < $1.lastPathComponent }
        } catch {
            throw Problem(
                .unavailable, .almanacUnreadable, "放假安排目录“\(folder.path)”无法读取。", remedy: "请核对目录是否存在、是否有读取权限。", underlying: error)
        }
    }
}

extension Problem.Code {
    package static let almanacUnreadable: Problem.Code = Problem.Code("almanac.unreadable")
    package static let almanacMalformed: Problem.Code = Problem.Code("almanac.malformed")
}
