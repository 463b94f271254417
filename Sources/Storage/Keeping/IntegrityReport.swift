import Foundation
import GRDB
import Kernel

/// What SQLite finds when it walks through its own pages, table by table.
package struct IntegrityReport: Sendable {
    /// A table that cannot be read as a whole, and what SQLite says of it.
    package struct Damage: Hashable, Sendable {
        package let table: String
        package let says: [String]
    }

    package private(set) var damages: [Damage] = []
    /// Tables that there was no time for.
    package private(set) var unread: [String] = []
    /// Nothing is wrong with what was read.
    package var isSound: Bool { damages.isEmpty }
    package var isComplete: Bool { unread.isEmpty }

    /// For people: the damaged tables by what they hold.
    package var summary: String {
        damages.map { damage in Self.names[damage.table].map { "\($0)（\(damage.table)）" } ?? damage.table }.joined(separator: "、")
    }

    private static let names: [String: String] = [
        "matter": "事项", "journal": "全过程记录", "fact": "统计事实", "rollup": "统计汇总", "paper": "文书", "publication": "公示", "attachment": "附件",
        "checkpoint": "检查点", "organ": "机关", "person": "人员", "post": "岗位", "account": "账号", "credential": "登录凭据", "setting": "设置",
    ]

    /// - Parameters:
    ///   - isFull: also compares each index with its table, looks for pages that belong to nothing, and follows every reference.
    ///   - limit: no further table is begun after this time.
    static func of(_ path: String, isFull: Bool, within limit: Duration?) throws -> IntegrityReport {
        var report = IntegrityReport()
        do {
            let queue = try DatabaseQueue(path: path, configuration: SQLiteDriver.configuration(readOnly: true, durability: .process))
            // Without a transaction: one in which a damaged page was met cannot be ended any more.
            try queue.unsafeRead { try report.look($0, isFull: isFull, within: limit) }
            try queue.close()
        } catch {
            let told = Problem.storage(error, place: path)
            // Not even the list of tables can be read.
            guard let problem = told as? Problem, problem.code == .storageCorrupt else { throw told }
            report.damages.append(Damage(table: "sqlite_schema", says: ["\(error)"]))
        }
        return report
    }

    private mutating func look(_ database: GRDB.Database, isFull: Bool, within limit: Duration?) throws {
        let started = ContinuousClock.now
        let session = SQLiteSession(database)
        let pragma = isFull ? "integrity_check" : "quick_check"
        for table in try Self.tables(session) {
            if let limit, ContinuousClock.now - started > limit {
                unread.append(table)
                continue
            }
            add(table, Self.says("PRAGMA \(pragma)('\(table)')", session))
        }
        guard isFull else { return }
        // What belongs to no table: lost pages, the list of free ones.
        if isSound { add("sqlite_schema", Self.says("PRAGMA integrity_check", session)) }
        if isSound {
            var broken: [String: Int] = [:]
            try session.query("PRAGMA foreign_key_check", []) { row in
                broken[row.text(0), default: 0] += 1
                return true
            }
            for (table, count) in broken.sorted(by: { $0.key < $1.key }) {
                damages.append(Damage(table: table, says: ["\(count) rows refer to rows that are not there"]))
            }
        }
    }

    private mutating func add(_ table: String, _ says: [String]) {
        if !says.isEmpty { damages.append(Damage(table: table, says: says)) }
    }

    /// What is kept comes first, then what is derived from it.
    private static func tables(_ session: SQLiteSession) throws -> [String] {
        var names: [String] = []
        try session.query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND rootpage > 0 ORDER BY name", []) {
            row in
            names.append(row.text(0))
            return true
        }
        return CountyCopy.tables.filter(names.contains) + names.filter { !CountyCopy.tables.contains($0) }
    }

    /// Everything a check says but "ok"; an error is a finding too.
    private static func says(_ pragma: String, _ session: SQLiteSession) -> [String] {
        var lines: [String] = []
        do {
            try session.query(pragma, []) { row in
                lines.append(row.text(0))
                return true
            }
        } catch {
            lines.append("\(error)")
        }
        return lines == ["ok"] ? [] : Array(lines.prefix(20))
    }
}

extension Database {
    /// Has SQLite walk through the file; a server's database answers for itself, as does one in memory.
    package func checkIntegrity(isFull: Bool, within limit: Duration? = nil) throws -> IntegrityReport {
        guard case .file(let path) = location else { return IntegrityReport() }
        return try IntegrityReport.of(path, isFull: isFull, within: limit)
    }

    /// The same for a file that may be too damaged to be opened.
    package static func checkIntegrity(of path: String, isFull: Bool) throws -> IntegrityReport {
        try IntegrityReport.of(path, isFull: isFull, within: nil)
    }
}
