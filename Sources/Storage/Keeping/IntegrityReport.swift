import Foundation
import GRDB
import GRDBSQLite
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
    ///   - isStopping: asked all the while; once it is so, the rest is left.
    /// - Throws: `CancellationError` when it was stopped; what was found by then says nothing of the rest.
    static func of(
        _ path: String, isFull: Bool, within limit: Duration?, unless isStopping: @escaping @Sendable () -> Bool = { false }
    ) throws -> IntegrityReport {
        var report = IntegrityReport()
        let stop = Stop(isStopping)
        do {
            let queue = try DatabaseQueue(path: path, configuration: SQLiteDriver.configuration(readOnly: true, durability: .process))
            // Without a transaction: one in which a damaged page was met cannot be ended any more.
            try queue.unsafeRead { database in
                try withExtendedLifetime(stop) {
                    stop.watch(database.sqliteConnection)
                    defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
                    try report.look(database, isFull: isFull, within: limit, stop)
                }
            }
            try queue.close()
        } catch let stopped as CancellationError {
            throw stopped
        } catch {
            let told = Problem.storage(error, place: path)
            // Not even the list of tables can be read.
            guard let problem = told as? Problem, problem.code == .storageCorrupt else { throw told }
            report.damages.append(Damage(table: "sqlite_schema", says: ["\(error)"]))
        }
        return report
    }

    /// Lets SQLite ask between its steps whether to go on.
    private final class Stop: Sendable {
        let isStopping: @Sendable () -> Bool
        init(_ isStopping: @escaping @Sendable () -> Bool) { self.isStopping = isStopping }

        /// - Parameter connection: watched no longer than this lives.
        func watch(_ connection: OpaquePointer?) {
            sqlite3_progress_handler(
                connection, 50_000, { stop in stop.map { Unmanaged<Stop>.fromOpaque($0).takeUnretainedValue().isStopping() } == true ? 1 : 0 },
                Unmanaged.passUnretained(self).toOpaque())
        }

        /// What a statement that was stopped says is no finding.
        func check() throws { if isStopping() { throw CancellationError() } }
    }

    private mutating func look(_ database: GRDB.Database, isFull: Bool, within limit: Duration?, _ stop: Stop) throws {
        let started = ContinuousClock.now
        let session = SQLiteSession(database)
        let pragma = isFull ? "integrity_check" : "quick_check"
        for table in try Self.tables(session) {
            if let limit, ContinuousClock.now - started > limit {
                unread.append(table)
                continue
            }
            let says = Self.says("PRAGMA \(pragma)('\(table)')", session)
            try stop.check()
            add(table, says)
        }
        guard isFull else { return }
        // What belongs to no table: lost pages, the list of free ones.
        if isSound {
            let says = Self.says("PRAGMA integrity_check", session)
            try stop.check()
            add("sqlite_schema", says)
        }
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
    ///
    /// - Throws: `CancellationError` when `isStopping` said so before it was done.
    package func checkIntegrity(
        isFull: Bool, within limit: Duration? = nil, unless isStopping: @escaping @Sendable () -> Bool = { false }
    ) throws -> IntegrityReport {
        guard case .file(let path) = location else { return IntegrityReport() }
        return try IntegrityReport.of(path, isFull: isFull, within: limit, unless: isStopping)
    }

    /// The same for a file that may be too damaged to be opened.
    package static func checkIntegrity(of path: String, isFull: Bool) throws -> IntegrityReport {
        try IntegrityReport.of(path, isFull: isFull, within: nil)
    }
}
