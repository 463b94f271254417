import Engine
import Foundation
import Kernel
import Proof
import Storage
import Testing

@Suite("数据的保管")
struct KeepingTests {
    /// A folder of its own for a county on SQLite, whichever database the other tests use: what is tested is a file.
    private func inFolder(_ body: (String, TestCounty) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/plumbline-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }
        try body(folder, TestCounty(.file(folder + "/a.sqlite")))
    }

    @Test func `办理的每一步都留下确认的标记，重新打开与之相符`() throws {
        try inFolder { folder, county in
            for _ in 0..<5 { _ = try county.receive() }
            let last = try #require(try county.database.read { try $0.lastEntry(TestCounty.code) })
            let mark = try String(contentsOfFile: folder + "/a.sqlite-head", encoding: .utf8)
            #expect(mark.hasPrefix("\(TestCounty.code) ") && mark.contains(" 0000") && mark.contains(String(last.entry)))
            #expect(try county.database.lostEntries().isEmpty)
        }
    }

    @Test func `每周的全面检查是一项作业；查到损坏的，作业失败，写明是哪张表`() throws {
        try inFolder { folder, county in
            for _ in 0..<300 { _ = try county.receive() }
            try county.database.checkpointWAL()
            let monday = Instant(Day(iso: "2020-03-09")!, hour: 8)
            func run(_ now: Instant) throws -> [JobRunner.Report] {
                try JobRunner(county.engine, jobs: [.integrity], node: "a", now: { now }, clock: { now }).run()
            }
            #expect(try run(monday).map(\.outcome) == ["没有损坏"])
            #expect(try run(monday.advanced(byHours: 6 * 24)).isEmpty)

            let leaf = "SELECT pageno FROM dbstat WHERE name = 'matter' AND pagetype = 'leaf' ORDER BY path LIMIT 1"
            let page = try #require(try county.database.read { try $0.first(leaf) { $0.int(0) } })
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/a.sqlite"))
            try handle.seek(toOffset: UInt64(page - 1) * 4_096)
            try handle.write(contentsOf: Data(repeating: 0xA5, count: 4_096))
            try handle.close()
            let report = try #require(try run(monday.advanced(byHours: 7 * 24)).first)
            #expect((report.error as? Problem)?.code == .storageCorrupt)
            #expect("\(report.error.map { "\($0)" } ?? "")".contains("事项（matter）"))
        }
    }

    @Test func `连续副本恢复出来，逐条核验相符`() throws {
        try inFolder { folder, county in
            let replicator = try Replicator(folder + "/a.sqlite", to: folder + "/copy")
            repeat { try replicator.tick() } while ReplicaFolder(folder + "/copy").generations.isEmpty
            try county.walk(seed: 3, steps: 120)
            try replicator.tick()
            _ = try ReplicaFolder(folder + "/copy").restore(to: folder + "/b.sqlite")
            let copy = try Database.open(.file(folder + "/b.sqlite"))
            let engine = try Engine(copy, county: TestCounty.code, kinds: county.engine.kinds, calendar: county.engine.calendar)
            let result = try Verifier(engine, keys: [county.key.verifierKey]).verify()
            #expect(result.faults == [])
            #expect(result.entries == (try county.rows("journal")))
            try copy.close()
        }
    }

    @Test func `抢救出来的，核验逐件指出缺少什么，其余相符`() throws {
        try inFolder { folder, county in
            for _ in 0..<400 { _ = try county.receive() }
            try county.database.checkpointWAL()
            let leaf = "SELECT pageno FROM dbstat WHERE name = 'matter' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 3"
            let page = try #require(try county.database.read { try $0.first(leaf) { $0.int(0) } })
            try county.database.close()
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/a.sqlite"))
            try handle.seek(toOffset: UInt64(page - 1) * 4_096)
            try handle.write(contentsOf: Data(repeating: 0xA5, count: 4_096))
            try handle.close()
            _ = try Salvage(from: folder + "/a.sqlite", to: folder + "/b.sqlite").run()
            let saved = try Database.open(.file(folder + "/b.sqlite"))
            let missing = try saved.read { try $0.incompleteMatters(TestCounty.code) }
            #expect(!missing.isEmpty && missing.allSatisfy { $0.hasNoBody })
            let engine = try Engine(saved, county: TestCounty.code, kinds: county.engine.kinds, calendar: county.engine.calendar)
            try Projection(engine).rebuild()
            let result = try Verifier(engine, keys: [county.key.verifierKey]).verify()
            #expect(result.entries == 401)
            #expect(result.matters == 400 - missing.count)
            // Each matter that is gone, and no word against the journal, of which nothing is.
            let gone = missing.map { lost in result.faults.contains { $0.part == .matter && $0.message.contains("事项\(lost.matter)") } }
            #expect(gone.allSatisfy { $0 })
            #expect(!result.faults.contains { $0.part == .journal })
            try saved.close()
        }
    }

    @Test func `关于数据保管的记录不改变登记簿，核验相符`() throws {
        let county = try TestCounty()
        let organ = OrganCode(TestCounty.code).description
        _ = try county.database.write(for: TestCounty.code) { connection in
            try RegisterEntry(
                kind: RegisterEntry.upkeep, action: "backup.drill", login: "system", person: "system", organ: organ,
                changes: [.init("outcome", .text("合格"))], commitsToRegisters: false
            ).append(TestCounty.code, connection, at: Instant(Day(iso: "2020-03-09")!))
        }
        #expect(try county.verify().faults == [])
    }
}
