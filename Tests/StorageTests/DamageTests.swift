import Foundation
import Kernel
import Testing

@testable import Storage

/// A closed database file with many matters and entries.
private func filled(_ scratch: Scratch, matters: Int) throws -> String {
    let database = try Database.sample(scratch.file("a.sqlite"))
    try database.write { connection in
        for id in 2...matters {
            try connection.insertMatter(id)
            try connection.insertEntry(id, matter: id)
            try connection.insertFact("m\(id % 7)", day: 20_000 + id, matter: id, entry: id)
        }
    }
    try database.checkpointWAL()
    try database.close()
    return scratch.path("a.sqlite")
}

/// The pages of a table, by SQLite's own account.
private func pages(_ path: String, of table: String) throws -> [Int] {
    let database = try Database.open(.file(path), readOnly: true)
    let pages = try database.read {
        try $0.all("SELECT pageno FROM dbstat WHERE name = $1 AND pagetype = 'leaf' ORDER BY path", [.init(table)]) { $0.int(0) }
    }
    try database.close()
    return pages
}

private func spoil(_ path: String, _ pages: [Int]) throws {
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    for page in pages {
        try handle.seek(toOffset: UInt64(page - 1) * 4_096)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: 4_096))
    }
    try handle.close()
}

@Suite struct `损坏的页面` {
    @Test func `指出是哪张表；没有损坏的不误报`() throws {
        let scratch = try Scratch()
        let path = try filled(scratch, matters: 500)
        #expect(try Database.checkIntegrity(of: path, isFull: true).isSound)
        #expect(try Database.checkIntegrity(of: path, isFull: false).isSound)
        let leaves = try pages(path, of: "matter")
        try spoil(path, [leaves[leaves.count / 2]])

        for isFull in [false, true] {
            let report = try Database.checkIntegrity(of: path, isFull: isFull)
            #expect(!report.isSound)
            #expect(report.damages.map(\.table).contains("matter") && !report.damages.map(\.table).contains("journal"))
            #expect(report.summary.contains("事项"))
        }
    }

    @Test func `表单里的引用落空也指出`() throws {
        let scratch = try Scratch()
        let path = try filled(scratch, matters: 5)
        let driver = try SQLiteDriver(path, readOnly: false, durability: .process, busyTimeout: .seconds(5), checksReferences: false)
        try driver.write(for: nil, repeats: false) { try $0.execute("DELETE FROM matter WHERE id = 3") }
        try driver.close()
        #expect(try Database.checkIntegrity(of: path, isFull: true).damages.map(\.table).contains("fact"))
    }

    @Test func `文件头损坏，也说得出来`() throws {
        let scratch = try Scratch()
        let path = try filled(scratch, matters: 5)
        try spoil(path, [1])
        #expect(try Database.checkIntegrity(of: path, isFull: true).damages.map(\.table) == ["sqlite_schema"])
    }

    @Test func `没有时间的，说明没有看完`() throws {
        let scratch = try Scratch()
        let database = try Database.open(.file(filled(scratch, matters: 5)))
        let report = try database.checkIntegrity(isFull: false, within: .zero)
        #expect(report.isSound && !report.isComplete)
    }
}

@Suite struct `抢救` {
    @Test func `没有损坏的，一行不少`() throws {
        let scratch = try Scratch()
        let path = try filled(scratch, matters: 800)
        let tables = try Salvage(from: path, to: scratch.path("b.sqlite")).run()
        #expect(tables.allSatisfy { $0.isWhole })
        let (old, new) = (try Database.open(.file(path)), try Database.open(scratch.file("b.sqlite")))
        for table in ["matter", "journal", "fact", "organ"] { #expect(try old.count(table) == new.count(table), "\(table)") }
        #expect(try new.checkIntegrity(isFull: true).isSound)
    }

    /// SQLite 3.40 tells of NULL in a table without row numbers whose columns are in another order than its key.
    @Test func `有引用、各表都有内容的，检查不误报`() throws {
        let scratch = try Scratch()
        let path = try filled(scratch, matters: 5)
        let database = try Database.open(.file(path))
        try database.write { connection in
            for (matter, target) in [(2, 1), (3, 1), (3, 2)] {
                try connection.execute(
                    "INSERT INTO citation (county, target, field, matter) VALUES ($1, $2, $3, $4)",
                    [SQLValue(county), SQLValue(target), SQLValue("replaces"), SQLValue(matter)])
            }
        }
        #expect(try database.checkIntegrity(isFull: true).damages == [])
        // A check that is stopped finds nothing, and says so.
        #expect(throws: CancellationError.self) { try database.checkIntegrity(isFull: true, unless: { true }) }
        // Whoever adds a table keeps to the order.
        let tables = try database.read { try $0.all("SELECT name FROM sqlite_schema WHERE sql LIKE '%WITHOUT ROWID%'", []) { $0.text(0) } }
        #expect(!tables.isEmpty)
        for table in tables {
            let columns = try database.read {
                try $0.all("SELECT name, pk FROM pragma_table_info($1) ORDER BY cid", [SQLValue(table)]) { (name: $0.text(0), key: $0.int(1)) }
            }
            let key = columns.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.name)
            #expect(columns.prefix(key.count).map(\.name) == key, "\(table)")
        }
    }

    /// Spoilt are leaves in the middle, at the beginning and at the end: lost is what lay on them, and nothing else.
    @Test(arguments: [[0.5], [0.2, 0.21, 0.7], [0.0], [1.0], [0.0, 0.4, 1.0]]) func `只少损坏的页面上的`(places: [Double]) throws {
        let scratch = try Scratch()
        let path = try filled(scratch, matters: 3_000)
        let leaves = try pages(path, of: "matter")
        let spoilt = Set(places.map { leaves[Int(Double(leaves.count - 1) * $0)] })
        let database = try Database.open(.file(path), readOnly: true)
        let numbers = spoilt.map(String.init).joined(separator: ",")
        let cells = "SELECT SUM(ncell) FROM dbstat WHERE name = 'matter' AND pageno IN (\(numbers))"
        let lost = try database.read { try $0.first(cells) { $0.int(0) } } ?? 0
        try database.close()
        try #require(leaves.count > 20 && lost > 0)
        try spoil(path, Array(spoilt))

        let tables = try Salvage(from: path, to: scratch.path("b.sqlite")).run()

        let matter = try #require(tables.first { $0.name == "matter" })
        #expect(matter.read == 3_000 - lost && matter.gaps > 0)
        #expect(tables.filter { !$0.isWhole }.map(\.name) == ["matter"])
        let new = try Database.open(scratch.file("b.sqlite"))
        let incomplete = try new.read { try $0.incompleteMatters(county) }
        #expect(incomplete.count == lost && incomplete.allSatisfy { $0.hasNoBody })
        #expect(try new.count("journal") == 3_000)
    }

    @Test func `记录缺的，逐段指出`() throws {
        let scratch = try Scratch()
        let path = try filled(scratch, matters: 3_000)
        let leaves = try pages(path, of: "journal")
        try spoil(path, [leaves[leaves.count / 3]])
        let tables = try Salvage(from: path, to: scratch.path("b.sqlite")).run()
        let journal = try #require(tables.first { $0.name == "journal" })
        let new = try Database.open(scratch.file("b.sqlite"))
        let gaps = try new.read { try $0.missingEntries(county) }
        #expect(gaps.count == 1 && gaps.first?.count == 3_000 - journal.read)
        let incomplete = try new.read { try $0.incompleteMatters(county) }
        #expect(incomplete.count == 3_000 - journal.read && incomplete.allSatisfy { $0.missingEntries == 1 && !$0.hasNoBody })
    }

    @Test func `表的键不是一个数的，也只少损坏处`() throws {
        let scratch = try Scratch()
        let path = try filled(scratch, matters: 6_000)
        let leaves = try pages(path, of: "fact")
        try #require(leaves.count > 10)
        try spoil(path, [leaves[leaves.count / 2]])
        let fact = try #require(try Salvage(from: path, to: scratch.path("b.sqlite")).run().first { $0.name == "fact" })
        #expect(fact.gaps == 1 && fact.read < 5_999 && fact.read > 5_999 - 200)
    }

    @Test func `已有的文件不覆盖；文件头损坏的说明不能抢救`() throws {
        let scratch = try Scratch()
        let path = try filled(scratch, matters: 5)
        #expect(try problem { _ = try Salvage(from: path, to: path).run() }.code == .storageExists)
        try spoil(path, [1])
        #expect(try problem { _ = try Salvage(from: path, to: scratch.path("b.sqlite")).run() }.code == .storageCorrupt)
        #expect(!Disk.exists(scratch.path("b.sqlite")))
    }
}
