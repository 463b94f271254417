import Foundation
import Kernel
import Storage
import TestDatabase
import Testing

/// A folder of its own for one test, gone afterwards.
final class Scratch {
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/plumbline-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ name: String) -> String { folder + "/" + name }
    func file(_ name: String) -> DatabaseLocation { .file(path(name)) }
}

let county = "330199"
let zeros = [UInt8](repeating: 0, count: 32)

extension Database {
    /// The full schema in memory with one organ, one matter and its first entry.
    static func sample(_ location: DatabaseLocation? = nil) throws -> Database {
        let database = try location.map { try Database.open($0, durability: .power) } ?? TestDatabase.open()
        try database.migrate()
        try database.write { connection in
            try connection.execute(
                "INSERT INTO organ (county, code, name, short, level) VALUES ($1, $2, $3, $4, $5)",
                [.init(county), "010", "青川县司法局", "司法局", "county"])
            try connection.insertMatter(1)
            try connection.insertEntry(1, matter: 1)
        }
        return database
    }

    func count(_ table: String) throws -> Int? { try read { try $0.first("SELECT count(*) FROM \(table)") { $0.int(0) } } }
}

extension Connection {
    func insertMatter(_ id: Int) throws {
        try execute(
            """
            INSERT INTO matter (county, id, kind, edition, organ, title, stage, opened, version, entry, body, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                .init(county), .init(id), "penalty", "2021", "010", "无证经营", "filed", .init(Day(ordinal: 20_000)), 1, .init(id), "{}", "{}",
            ])
    }

    func insertEntry(_ entry: Int, matter: Int?, request: String? = nil) throws {
        try execute(
            """
            INSERT INTO journal (county, entry, at, matter, version, kind, action, login, person, organ, request, content, previous, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            [
                .init(county), .init(entry), .init(Instant(Day(ordinal: 20_000))), .init(matter), 1, "penalty", "file", "wang", "p1", "010",
                .init(request), "{}", .init(zeros), .init(zeros),
            ])
    }

    func insertFact(_ measure: String, day: Int, matter: Int = 1, entry: Int = 1, value: Int = 1) throws {
        try execute(
            "INSERT INTO fact (county, measure, day, matter, organ, entry, value) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [.init(county), .init(measure), .init(day), .init(matter), "010", .init(entry), .init(value)])
    }
}

/// The problem that `work` throws.
func problem(_ work: () throws -> Void) throws -> Problem {
    do {
        try work()
    } catch let problem as Problem {
        return problem
    }
    throw Missing()
}

struct Missing: Error {}
