import Foundation
import GRDB
import GRDBSQLite
package import Kernel

/// Reads what can be read of a damaged SQLite file into a new one.
///
/// A damaged page takes with it the rows between two keys. The rows are read upwards until SQLite stumbles, then a key beyond the damage is
/// looked for, and from there it is read downwards until it stumbles again: lost is what lies between, and no more.
package struct Salvage {
    /// What became of one table.
    package struct Table: Hashable, Sendable {
        package let name: String
        package fileprivate(set) var read = 0
        /// Rows that were read and are no rows of this table any more: a value of another type, a key that is there twice.
        package fileprivate(set) var refused = 0
        /// Places where rows may be missing.
        package fileprivate(set) var gaps = 0
        /// Rows that an index or the pages count; `nil` when that cannot be read either.
        package fileprivate(set) var counted: Int?

        package var isWhole: Bool { gaps == 0 && refused == 0 }
    }

    private typealias Key = [SQLValue]

    private let source: String
    private let target: String

    /// - Parameter target: a file that is not there yet; it gets all tables, and rows in those that are kept. Derived ones are left to be made anew.
    package init(from source: String, to target: String) {
        self.source = source
        self.target = target
    }

    /// - Throws: `storage.corrupt` when not even the list of tables can be read.
    package func run(_ progress: @escaping (String, Int) -> Void = { _, _ in }) throws -> [Table] {
        guard !Disk.exists(target) else { throw Problem.file(target, EEXIST) }
        try requireSameSchema()
        do {
            // First: where nothing can be read nothing is made either.
            let from = try DatabaseQueue(path: source, configuration: SQLiteDriver.configuration(readOnly: true, durability: .process))
            let fresh = try Database.open(.file(target))
            try fresh.migrate()
            try fresh.close()
            var writing = SQLiteDriver.configuration(readOnly: false, durability: .process)
            // Rows whose matter is lost are kept all the same.
            writing.foreignKeysEnabled = false
            let to = try DatabaseQueue(path: target, configuration: writing)
            // Without a transaction: one in which a damaged page was met cannot be ended any more.
            let tables = try from.unsafeRead { reading in
                try CountyCopy.tables.map { name in
                    try to.write { writing in
                        var walk = Walk(Table(name: name), SQLiteSession(reading), SQLiteSession(writing), progress)
                        return try walk.run()
                    }
                }
            }
            try to.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            try to.close()
            try from.close()
            try Disk.sync(target)
            return tables
        } catch {
            throw Problem.storage(error, place: source)
        }
    }

    /// Rows of another version's tables would be put where they do not belong.
    private func requireSameSchema() throws {
        do {
            let old = try Database.open(.file(source), readOnly: true)
            try old.requireCurrent()
            try old.close()
        } catch let problem as Problem where [.storageNeedsMigration, .storageNewerVersion].contains(problem.code) {
            throw problem
        } catch let problem as Problem where problem.code == .storageCorrupt {
            // The list of what was applied is among what is damaged; the tables themselves show what they are.
        }
    }

    /// The walk through one table.
    private struct Walk {
        private var table: Table
        private let source: SQLiteSession
        private let target: SQLiteSession
        private let progress: (String, Int) -> Void
        private var columns: [String] = []
        private var keys: [String] = []

        init(_ table: Table, _ source: SQLiteSession, _ target: SQLiteSession, _ progress: @escaping (String, Int) -> Void) {
            self.table = table
            self.source = source
            self.target = target
            self.progress = progress
        }

        mutating func run() throws -> Table {
            try readShape()
            guard !columns.isEmpty else {
                table.gaps = 1
                return table
            }
            var last: Key?
            var next: Key?
            while true {
                let (reached, isAtEnd) = try walk(from: next ?? last, isIncluded: next != nil, isUp: true)
                last = reached ?? last
                next = nil
                if isAtEnd { break }
                table.gaps += 1
                // Before the first row of a table whose rows are numbered.
                let start = last ?? (keys == ["rowid"] ? [.integer(0)] : nil)
                guard let beyond = start.flatMap({ resume(after: $0) }) else {
                    // Nothing beyond can be reached from here; what the other end gives is taken.
                    _ = try walk(from: nil, isIncluded: false, isUp: false, until: last)
                    break
                }
                _ = try walk(from: beyond, isIncluded: false, isUp: false, until: last)
                next = beyond
                last = beyond
            }
            if table.gaps > 0 { table.counted = count() }
            return table
        }

        private mutating func readShape() throws {
            func names(_ sql: String, _ session: SQLiteSession) throws -> [String] {
                var names: [String] = []
                try session.query(sql, [.text(table.name)]) { row in
                    names.append(row.text(0))
                    return true
                }
                return names
            }
            let all = "SELECT name FROM pragma_table_info($1) ORDER BY cid"
            let known = try Set(names(all, target))
            columns = try names(all, source).filter(known.contains)
            let hasNumber = try names("SELECT CAST(wr AS TEXT) FROM pragma_table_list WHERE name = $1", source).first == "0"
            keys = hasNumber ? ["rowid"] : try names("SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk", source)
        }

        /// Reads rows in the order of their keys and puts them in, until the end or until SQLite stumbles.
        private mutating func walk(from start: Key?, isIncluded: Bool, isUp: Bool, until limit: Key? = nil) throws -> (last: Key?, isAtEnd: Bool) {
            var conditions: [String] = []
            var arguments: [SQLValue] = []
            func compare(_ sign: String, _ key: Key) {
                let places = key.indices.map { "$\(arguments.count + $0 + 1)" }.joined(separator: ", ")
                conditions.append("(\(keys.prefix(key.count).joined(separator: ", "))) \(sign) (\(places))")
                arguments += key
            }
            if let start { compare((isUp ? ">" : "<") + (isIncluded ? "=" : ""), start) }
            if let limit { compare(isUp ? "<" : ">", limit) }
            let rest = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
            let order = keys.map { $0 + (isUp ? "" : " DESC") }.joined(separator: ", ")
            let sql = "SELECT \((keys + columns).joined(separator: ", ")) FROM \(table.name)\(rest) ORDER BY \(order)"
            var last: Key?
            var failure: (any Error)?
            let width = keys.count
            do {
                try source.query(sql, arguments) { row in
                    do {
                        try put(columns.indices.map { row.value(width + $0) })
                    } catch {
                        failure = error
                        return false
                    }
                    last = keys.indices.map { row.value($0) }
                    return true
                }
            } catch let stumble as SQLFailure where Self.isDamage(stumble) {
                return (last, false)
            }
            if let failure { throw failure }
            return (last, true)
        }

        private mutating func put(_ row: [SQLValue]) throws {
            let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
            do {
                try target.execute("INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES (\(places))", row)
                table.read += 1
                if table.read % 1_000 == 0 { progress(table.name, table.read) }
            } catch let failure as SQLFailure where [SQLITE_CONSTRAINT, SQLITE_MISMATCH].contains(failure.code & 0xFF) {
                table.refused += 1
            }
        }

        /// The first key that can be read beyond the damage: the last number of the key is raised in ever longer strides, then the one before it.
        private func resume(after last: Key) -> Key? {
            for width in stride(from: keys.count, through: 1, by: -1) {
                let prefix = Array(last.prefix(width))
                guard case .integer(let number)? = prefix.last else {
                    if let found = first(">", prefix) { return found }
                    continue
                }
                var step: Int64 = 1
                while step < 1 << 40 {
                    let (raised, isTooLarge) = number.addingReportingOverflow(step)
                    if isTooLarge { break }
                    if let found = first(">=", Array(prefix.dropLast()) + [.integer(raised)]) { return found }
                    step *= 2
                }
            }
            return nil
        }

        private func first(_ sign: String, _ key: Key) -> Key? {
            let places = key.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
            let list = keys.joined(separator: ", ")
            // All columns, for a row whose key can be read may still lead to a page that cannot.
            let sql = """
                SELECT \((keys + columns).joined(separator: ", ")) FROM \(table.name)
                WHERE (\(keys.prefix(key.count).joined(separator: ", "))) \(sign) (\(places)) ORDER BY \(list) LIMIT 1
                """
            var found: Key?
            do {
                try source.query(sql, key) { row in
                    found = keys.indices.map { row.value($0) }
                    return true
                }
            } catch {
                // Still in the damage; a longer stride follows.
                return nil
            }
            return found
        }

        /// How many rows there should be, by the smallest index.
        private func count() -> Int? {
            var count: Int?
            do {
                try source.query("SELECT COUNT(*) FROM \(table.name)", []) { row in
                    count = row.int(0)
                    return true
                }
            } catch {
                return nil
            }
            return count
        }

        private static func isDamage(_ failure: SQLFailure) -> Bool {
            [SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_IOERR].contains(failure.code & 0xFF)
        }
    }
}

/// What is known of a matter that is not whole.
package struct IncompleteMatter: Hashable, Sendable {
    package let matter: MatterID
    package let kind: String
    package let title: String?
    /// The matter's record itself is gone.
    package let hasNoBody: Bool
    /// Of how many steps the entries are gone.
    package let missingEntries: Int
}

extension Connection {
    /// Matters of which the journal knows and the table does not, or more steps than the journal still has.
    package func incompleteMatters(_ county: String) throws -> [IncompleteMatter] {
        try all(
            """
            SELECT j.matter, j.kind, m.title, CASE WHEN m.id IS NULL THEN 1 ELSE 0 END,
              CASE WHEN m.version > j.latest THEN m.version ELSE j.latest END - j.present
            FROM (SELECT matter, MAX(kind) AS kind, COUNT(*) AS present, MAX(version) AS latest FROM journal
                  WHERE county = $1 AND matter IS NOT NULL GROUP BY matter) j
              LEFT JOIN matter m ON m.county = $2 AND m.id = j.matter
            WHERE m.id IS NULL OR m.version <> j.present OR j.latest <> j.present
            UNION ALL
            SELECT m.id, m.kind, m.title, 0, m.version FROM matter m
            WHERE m.county = $3 AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.county = m.county AND j.matter = m.id)
            ORDER BY 1
            """, [SQLValue(county), SQLValue(county), SQLValue(county)]
        ) { row in
            IncompleteMatter(
                matter: row.int(0), kind: row.text(1), title: row.optionalText(2), hasNoBody: row.bool(3), missingEntries: row.int(4))
        }
    }

    /// Ranges of journal entries that are gone.
    package func missingEntries(_ county: String) throws -> [ClosedRange<Int>] {
        try all(
            """
            SELECT before + 1, entry - 1 FROM (SELECT entry, LAG(entry, 1, 0) OVER (ORDER BY entry) AS before FROM journal WHERE county = $1) g
            WHERE entry > before + 1 ORDER BY 1
            """, [SQLValue(county)]
        ) { $0.int(0)...$0.int(1) }
    }
}
