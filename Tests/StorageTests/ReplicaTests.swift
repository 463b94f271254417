import Foundation
import Kernel
import TestDatabase
import Testing

@testable import Storage

/// A primary and its streaming replica.
@Suite("备库", .serialized)
struct ReplicaTests {
    private func pair() throws -> (server: TestServer, replica: String, database: Database) {
        let server = try TestServer(["fsync=off"])
        let folder = server.folder + "-r"
        let uri = try TestServer.run(["replica", server.folder, folder])
        let database = try Database.open(.postgres(server.uri), connections: 4, replica: .postgres(uri))
        try database.write { try $0.executeScript("CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT NOT NULL); INSERT INTO note VALUES (1, 'a')") }
        return (server, folder, database)
    }

    /// What is read, and whether a replica answered.
    private func look(_ database: Database, since position: WritePosition? = nil) throws -> (text: String, isReplica: Bool) {
        try database.readAside(since: position) { connection in
            let row = try connection.first("SELECT text, pg_is_in_recovery() FROM note WHERE id = 1") { ($0.text(0), $0.bool(1)) }
            return row ?? ("", false)
        }
    }

    private func eventually(_ seconds: Int = 20, _ condition: () throws -> Bool) rethrows -> Bool {
        for _ in 0..<(seconds * 10) {
            if try condition() { return true }
            Thread.sleep(forTimeInterval: 0.1)
        }
        return false
    }

    @Test func `自己刚办的立即看到，别人的至多晚几秒；备库停住、停下、回来，读者都不出错`() throws {
        let (server, replica, database) = try pair()
        defer { _ = try? TestServer.run(["destroy", replica]) }
        let beginning = try #require(try database.position())
        #expect(try eventually { try look(database, since: beginning).isReplica })

        // While the replica's replay is paused, it goes on answering, with what it has.
        try TestServer.run(["psql", replica, "-qc", "SELECT pg_wal_replay_pause()"])
        try database.write { try $0.execute("UPDATE note SET text = 'b' WHERE id = 1") }
        let position = try #require(try database.position())
        #expect(try look(database).text == "a" && look(database).isReplica)
        // Whoever wrote it sees it: the primary answers.
        #expect(try look(database, since: position).text == "b" && !look(database, since: position).isReplica)
        try TestServer.run(["psql", replica, "-qc", "SELECT pg_wal_replay_resume()"])
        #expect(try eventually { try look(database, since: position).isReplica })
        #expect(try look(database, since: position).text == "b")

        // Gone: the primary answers, at once.
        try TestServer.run(["stop", replica])
        let before = Date()
        for _ in 0..<20 { #expect(try look(database).text == "b" && !look(database).isReplica) }
        #expect(Date().timeIntervalSince(before) < 3)
        try TestServer.run(["start", replica])
        #expect(try eventually { try look(database).isReplica })

        // Halted without a word: a few seconds for the first reader, nothing for the next.
        let pid = try String(contentsOfFile: replica + "/data/postmaster.pid", encoding: .utf8).split(separator: "\n")[0]
        let children = try Command.run(["/usr/bin/pgrep", "-P", String(pid)]).output.split(separator: "\n").map(String.init)
        _ = try Command.run(["/bin/kill", "-STOP", String(pid)] + children)
        #expect(try look(database).text == "b" && !look(database).isReplica)
        let halted = Date()
        for _ in 0..<20 { #expect(try !look(database).isReplica) }
        #expect(Date().timeIntervalSince(halted) < 3)
        _ = try Command.run(["/bin/kill", "-CONT", String(pid)] + children)
        _ = server
    }

    @Test func `主库不在时，读写很快说明白，不露地址；回来以后照常`() throws {
        let server = try TestServer(["fsync=off"])
        let database = try Database.open(.postgres(server.uri), connections: 2)
        try database.write { try $0.executeScript("CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT NOT NULL)") }
        try server.stop()
        let before = Date()
        for _ in 0..<10 {
            let told = try problem { try database.write(for: "1") { try $0.execute("INSERT INTO note VALUES (1, 'x')") } }
            #expect(told.code == .storageUnreachable && !told.message.contains("127.0.0.1") && told.remedy?.contains("不会重复办理") ?? false)
        }
        #expect(Date().timeIntervalSince(before) < 4)
        try server.start()
        #expect(
            eventually {
                (try? database.write(for: "1") { try $0.execute("INSERT INTO note VALUES (1, 'x') ON CONFLICT DO NOTHING") }) != nil
            })
        #expect(try database.read { try $0.first("SELECT COUNT(*) FROM note") { $0.int(0) } } == 1)
    }
}
