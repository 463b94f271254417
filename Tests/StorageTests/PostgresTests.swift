import Foundation
import Glibc
import Kernel
import Synchronization
import TestDatabase
import Testing

@testable import Storage

/// What only PostgreSQL has: several writers, connections that can be lost, a server that can refuse. Always on a real server.
@Suite("PostgreSQL") struct PostgresTests {
    let server: TestServer
    let location: DatabaseLocation
    /// Connected for as long as the test runs, so that its database is not tidied away before.
    private let keeper: Database

    init() throws {
        server = try TestServer.shared()
        location = try server.database()
        keeper = try Database.open(location, connections: 1)
    }

    private func table(_ connections: Int = 8) throws -> Database {
        let database = try Database.open(location, connections: connections)
        try database.write {
            try $0.executeScript("CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT NOT NULL); INSERT INTO note VALUES (1, 'a'), (2, 'b')")
        }
        return database
    }

    private func texts(_ database: Database) throws -> [String] {
        try database.read { try $0.all("SELECT text FROM note ORDER BY id") { $0.text(0) } }
    }

    @Test func `不管前面攒着多少条没有等的写入，查询都有结果`() throws {
        let database = try table(1)
        try database.write { connection in
            var last = 2
            // So many as are sent on without being waited for, some fewer and some more.
            for waiting in 100...160 {
                for _ in 0..<waiting {
                    last += 1
                    try connection.execute("INSERT INTO note VALUES ($1, $2)", [SQLValue(last), "x"])
                }
                #expect(try connection.first("SELECT MAX(id) FROM note", []) { $0.int(0) } == last, "\(waiting)")
            }
        }
    }

    /// Runs closures on threads of their own and waits for all.
    private func together(_ work: [@Sendable () throws -> Void]) throws {
        let errors = Mutex<[any Error]>([])
        let group = DispatchGroup()
        for body in work {
            group.enter()
            Thread.detachNewThread {
                do { try body() } catch { errors.withLock { $0.append(error) } }
                group.leave()
            }
        }
        group.wait()
        if let first = errors.withLock({ $0.first }) { throw first }
    }

    @Test(arguments: ["'; DROP TABLE note; --", "$1", "\\", "\t\n\r", "🧾𠮷", "{\"a\": \"b\"}", "\\N", ""])
    func `值从不进入语句，原样往返，成批也是`(text: String) throws {
        let database = try table()
        try database.write { connection in
            try connection.execute("INSERT INTO note (id, text) VALUES ($1, $2)", [3, .init(text)])
            var rows: [[SQLValue]] = [[4, .init(text)], [5, .init("x" + text + "y")]]
            #expect(try connection.load(into: "note", ["id", "text"]) { rows.isEmpty ? nil : rows.removeFirst() } == 2)
        }
        #expect(try texts(database) == ["a", "b", text, text, "x" + text + "y"])
        #expect(try database.read { try $0.all("SELECT id FROM note WHERE text = $1 ORDER BY id", [.init(text)]) { $0.int(0) } } == [3, 4])
    }

    @Test func `空字符不能保存，说得明白，事务撤回`() throws {
        let database = try table()
        let told = try problem { try database.write { try $0.execute("UPDATE note SET text = $1 WHERE id = $2", ["甲\u{0}乙", 1]) } }
        #expect(told.code == .storageText && told.kind == .invalid)
        #expect(try texts(database) == ["a", "b"])
    }

    @Test func `数值各种宽度都读得出，合计是NUMERIC也是整数`() throws {
        let database = try Database.open(location)
        let rows = try database.read { connection in
            try connection.all(
                """
                SELECT SUM(x), COUNT(*), CAST(-7 AS SMALLINT), 1 = 1, SUM(x) * 1000, -SUM(x), CAST(0 AS NUMERIC), MAX(x)
                FROM (VALUES (CAST(922337203685477 AS BIGINT)), (23)) v(x)
                """
            ) { row in (0..<8).map { row.int($0) } }
        }
        #expect(rows == [[922_337_203_685_500, 2, -7, 1, 922_337_203_685_500_000, -922_337_203_685_500, 0, 922_337_203_685_477]])
    }

    @Test func `结果比一次取的多，逐行读完；中间可以再查；可以提前停`() throws {
        let database = try Database.open(location)
        let sums = try database.read { connection in
            var (count, sum) = (0, 0)
            try connection.stream("SELECT g FROM generate_series(1, $1) g", [3_500]) { row in
                count += 1
                sum += row.int(0)
                if count % 1_000 == 1 { sum += try connection.first("SELECT CAST($1 AS BIGINT)", [7]) { $0.int(0) } ?? 0 }
            }
            var seen = 0
            try connection.streamUntil("SELECT g FROM generate_series(1, 5000) g") { row in
                seen = row.int(0)
                return seen < 1_500
            }
            return [count, sum, seen]
        }
        #expect(sums == [3_500, 3_500 * 3_501 / 2 + 4 * 7, 1_500])
    }

    @Test func `边读边成批写，在同一个连接上`() throws {
        let database = try table()
        try database.write(for: "1") { connection in
            var waiting: [[SQLValue]] = []
            try connection.stream("SELECT g FROM generate_series(100, 2599) g") { row in
                waiting.append([.init(row.int(0)), "x"])
                guard waiting.count == 500 else { return }
                try connection.load(into: "note", ["id", "text"]) { waiting.isEmpty ? nil : waiting.removeLast() }
                try connection.executeScript("ANALYZE note")
            }
        }
        #expect(try database.read { try $0.first("SELECT COUNT(*) FROM note") { $0.int(0) } } == 2_502)
    }

    @Test func `几百条不同的语句也不会用尽预备语句`() throws {
        let database = try table()
        let sum = try database.read { connection in
            try (0..<900).reduce(0) { sum, number in try sum + (connection.first("SELECT \(number) + CAST($1 AS BIGINT)", [1]) { $0.int(0) } ?? 0) }
        }
        #expect(sum == 899 * 900 / 2 + 900)
        #expect(try texts(database) == ["a", "b"])
    }

    @Test func `不等结果的语句出错，最迟提交时抛出，全部撤回，连接可以再用`() throws {
        let database = try table(1)
        for _ in 0..<3 {
            let told = try problem {
                try database.write { connection in
                    try connection.execute("UPDATE note SET text = 'x'")
                    try connection.execute("INSERT INTO note (id, text) VALUES (1, 'again')")
                    for id in 10..<300 { try? connection.execute("INSERT INTO note (id, text) VALUES ($1, 'more')", [.init(id)]) }
                }
            }
            #expect(told.code == .storageFailed)
            #expect(try texts(database) == ["a", "b"])
        }
    }

    @Test func `同一个县的事务一个接一个，不同的县互不等待`() throws {
        let database = try table()
        let (entered, finished) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let order = Mutex<[String]>([])
        try together([
            {
                try database.write(for: "430626") { connection in
                    try connection.execute("UPDATE note SET text = 'first' WHERE id = 1")
                    _ = try connection.changes
                    entered.signal()
                    // The other county's transaction comes to its end while this one is open.
                    #expect(finished.wait(timeout: .now() + 20) == .success)
                    order.withLock { $0.append("430626 first") }
                }
            },
            {
                entered.wait()
                try database.write(for: "430527") { try $0.execute("UPDATE note SET text = 'other' WHERE id = 2") }
                order.withLock { $0.append("430527") }
                finished.signal()
                try database.write(for: "430626") { connection in
                    // The lock comes with the first statement.
                    let text = try connection.first("SELECT text FROM note WHERE id = 1") { $0.text(0) }
                    order.withLock { $0.append("430626 second") }
                    #expect(text == "first")
                }
            },
        ])
        #expect(order.withLock { $0 } == ["430527", "430626 first", "430626 second"])
    }

    @Test func `不指明县的写入，别的都等它`() throws {
        let database = try table()
        let count = Mutex(0)
        try together(
            (0..<12).map { number in
                {
                    try database.write(for: number % 3 == 0 ? nil : "\(number)") { connection in
                        // Read and written apart: without the locks some of the twelve would be lost.
                        let text = try connection.first("SELECT text FROM note WHERE id = 1") { $0.text(0) } ?? ""
                        guard number % 3 == 0 else { return }
                        Thread.sleep(forTimeInterval: 0.01)
                        try connection.execute("UPDATE note SET text = $1 WHERE id = 1", [.init(text + "+")])
                        count.withLock { $0 += 1 }
                    }
                }
            })
        #expect(try texts(database)[0] == "a++++" && count.withLock { $0 } == 4)
    }

    @Test func `两个事务互相等待，被撤回的一个自动重做，两个都成`() throws {
        let database = try table()
        let met = DispatchSemaphore(value: 0)
        let runs = Mutex(0)
        // Different counties, so that the counties' locks do not keep them apart.
        @Sendable func cross(_ county: String, _ first: Int, _ second: Int) throws {
            try database.write(for: county) { connection in
                let isFirstRun = runs.withLock { runs in
                    runs += 1
                    return runs <= 2
                }
                try connection.execute("UPDATE note SET text = text || $1 WHERE id = $2", [.init(county), .init(first)])
                _ = try connection.changes
                if isFirstRun {
                    met.signal()
                    if runs.withLock({ $0 }) < 2 { _ = met.wait(timeout: .now() + 0.5) }
                    Thread.sleep(forTimeInterval: 0.3)
                }
                try connection.execute("UPDATE note SET text = text || $1 WHERE id = $2", [.init(county), .init(second)])
                _ = try connection.changes
            }
        }
        try together([{ try cross("1", 1, 2) }, { try cross("2", 2, 1) }])
        #expect(try Set(texts(database).map { Set($0.dropFirst()) }) == [["1", "2"]])
        #expect(runs.withLock { $0 } == 3, "一个重做了一次")
    }

    @Test func `应当只改一行的语句没有改成，事务重做；一直不成的说明白`() throws {
        let database = try table()
        let runs = Mutex(0)
        try database.write(for: "430626") { connection in
            let run = runs.withLock { runs in
                runs += 1
                return runs
            }
            _ = try connection.executeForOne("UPDATE note SET text = text || 'z' WHERE id = $1", [run == 1 ? 9 : 1])
        }
        #expect(try texts(database) == ["az", "b"] && runs.withLock { $0 } == 2)
        let told = try problem { try database.write(for: "1") { _ = try $0.executeForOne("UPDATE note SET text = 'x' WHERE id = 9") } }
        #expect(told.code == .storageBusy)
        #expect(try texts(database) == ["az", "b"])
    }

    @Test func `连接在事务中被切断，事务在新的连接上重做，只做成一次`() throws {
        let database = try table()
        let runs = Mutex(0)
        try database.write(for: "430626") { connection in
            let isFirst = runs.withLock { runs in
                runs += 1
                return runs == 1
            }
            try connection.execute("UPDATE note SET text = text || 'x' WHERE id = 1")
            let process = try connection.first("SELECT pg_backend_pid()") { $0.int(0) } ?? 0
            if isFirst { try server.superuser("SELECT pg_terminate_backend(\(process))") }
            try connection.execute("UPDATE note SET text = text || 'y' WHERE id = 1")
        }
        #expect(try texts(database)[0] == "axy" && runs.withLock { $0 } == 2)
    }

    @Test func `不可重做的事务，连接被切断时说明白，什么也没有做`() throws {
        let database = try table()
        let told = try problem {
            try database.write(for: "430626", repeats: false) { connection in
                try connection.execute("UPDATE note SET text = 'x'")
                let process = try connection.first("SELECT pg_backend_pid()") { $0.int(0) } ?? 0
                try server.superuser("SELECT pg_terminate_backend(\(process))")
                _ = try connection.first("SELECT 1") { $0.int(0) }
            }
        }
        #expect(told.code == .storageUnreachable && told.kind == .unavailable && told.message.contains("重新启动") || told.message.contains("连接不上"))
        #expect(try texts(database) == ["a", "b"])
    }

    @Test func `闲置的连接都被切断，下一次照常读写`() throws {
        let database = try table()
        for _ in 0..<3 {
            try server.superuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'plumbline' AND datname = '\(name)'")
            try database.write(for: "1") { try $0.execute("UPDATE note SET text = text || '.' WHERE id = 2") }
        }
        #expect(try texts(database)[1] == "b...")
    }

    private var name: String {
        guard case .postgres(let uri) = location else { return "" }
        return String(uri.split(separator: "/").last ?? "")
    }

    /// Between program and server stands a relay that cuts the line when a COMMIT passes: before the server hears it, or after.
    @Test(arguments: [true, false])
    func `提交时断线，先问清结果：已经提交的不重做，没有提交的重做`(isHeard: Bool) throws {
        let database = try table()
        guard case .postgres(let uri) = location, let port = uri.split(separator: ":").last?.split(separator: "/").first.flatMap({ Int($0) }) else {
            throw Missing()
        }
        let relay = try Relay(to: port, hearsCommit: isHeard)
        defer { relay.stop() }
        let through = try Database.open(.postgres(uri.replacingOccurrences(of: ":\(port)/", with: ":\(relay.port)/")), connections: 2)
        try through.write(for: "430626") { try $0.execute("UPDATE note SET text = text || '?' WHERE id = 1") }
        relay.arm()
        let runs = Mutex(0)
        try through.write(for: "430626") { connection in
            runs.withLock { $0 += 1 }
            try connection.execute("UPDATE note SET text = text || '!' WHERE id = 1")
        }
        #expect(relay.cuts == 1)
        #expect(try texts(database)[0] == "a?!")
        #expect(runs.withLock { $0 } == (isHeard ? 1 : 2))
    }

    @Test func `连接用尽，等候超时，说明白`() throws {
        var options = PostgresOptions(uri: uri)
        options.connections = 1
        options.poolTimeout = .milliseconds(50)
        let driver = PostgresDriver(options)
        try driver.read { _ in
            let told = try problem { try driver.read { _ in } }
            #expect(told.code == .storageBusy && told.message.contains("1个连接"))
        }
        try driver.read { _ in }
    }

    private var uri: String { if case .postgres(let uri) = location { uri } else { "" } }

    @Test func `等候别的事务超时，说明白`() throws {
        let database = try table()
        let patient = try Database.open(location, busyTimeout: .milliseconds(100))
        try database.write(for: "1") { connection in
            _ = try connection.first("SELECT 1") { $0.int(0) }
            let told = try problem { try patient.write(for: "1") { _ in } }
            #expect(told.code == .storageBusy)
        }
    }

    @Test func `可以叫停正在执行的语句`() throws {
        let database = try table()
        let told = Mutex<Problem?>(nil)
        try together([
            {
                do {
                    try database.read { _ = try $0.first("SELECT pg_sleep(60)") { _ in 0 } }
                } catch let problem as Problem {
                    told.withLock { $0 = problem }
                }
            },
            {
                Thread.sleep(forTimeInterval: 0.5)
                database.interrupt()
            },
        ])
        #expect(told.withLock { $0?.code } == .storageBusy)
        #expect(try texts(database) == ["a", "b"])
    }

    @Test func `连接不上、密码不对、没有这个库，各有说明，不露密码`() throws {
        let unreachable = try problem { _ = try Database.open(.postgres("postgres://u:secret@127.0.0.1:1/x?connect_timeout=1")) }
        #expect(unreachable.code == .storageUnreachable && !unreachable.message.contains("secret") && unreachable.message.contains("u@127.0.0.1"))
        let wrong = try problem { _ = try Database.open(.postgres(uri.replacingOccurrences(of: ":plumbline@", with: ":secret@"))) }
        #expect(wrong.code == .storageDenied && !wrong.message.contains("secret"))
        let absent = try problem { _ = try Database.open(.postgres(uri + "_absent")) }
        #expect(absent.code == .storageDenied)
    }

    @Test func `只读打开不能写`() throws {
        _ = try table()
        let database = try Database.open(location, readOnly: true)
        #expect(try problem { try database.write { try $0.execute("UPDATE note SET text = 'x'") } }.code == .storageReadOnly)
        #expect(try problem { try database.read { try $0.execute("UPDATE note SET text = 'x'") } }.code == .storageReadOnly)
    }

    @Test func `几个节点同时升级，每项只执行一次`() async throws {
        let location = location
        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<4 { group.addTask { try Migrator().migrate(try Database.open(location)) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied.sorted() == Schema.migrations.map(\.id).sorted())
    }

    @Test func `位置的写法和不露密码的写法`() throws {
        #expect(try DatabaseLocation("sqlite:/a/b.sqlite") == .file("/a/b.sqlite"))
        #expect(try DatabaseLocation("postgresql://h/d").isPostgres)
        #expect(throws: Problem.self) { try DatabaseLocation("mysql://u:pw@h/d") }
        #expect(throws: Problem.self) { try DatabaseLocation("sqlite:") }
        for uri in ["postgres://u:pw@h/d", "postgres://u@h/d?password=pw&sslmode=require", "postgres://h/d?sslpassword=pw"] {
            #expect(!DatabaseLocation.postgres(uri).shown.contains("pw"), "\(uri)")
        }
        #expect(WritePosition("16/B374D848")?.value == 0x16_B374_D848)
        for text in ["", "/", "16", "x/1", "1/2/3", "100000000/0"] { #expect(WritePosition(text) == nil) }
    }
}

/// Passes bytes between a program and a server, and cuts the line once when the program commits.
private final class Relay: Sendable {
    let port: Int
    private let listener: Int32
    private let target: Int
    private let hearsCommit: Bool
    private let state: Mutex<(isArmed: Bool, cuts: Int)> = Mutex((false, 0))

    var cuts: Int { state.withLock { $0.cuts } }
    func arm() { state.withLock { $0.isArmed = true } }

    init(to target: Int, hearsCommit: Bool) throws {
        self.target = target
        self.hearsCommit = hearsCommit
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = Self.address(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, length) == 0 && getsockname(listener, $0, &length) == 0 }
        }
        guard bound, listen(listener, 16) == 0 else { throw Missing() }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in accept() }
    }

    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private func accept() {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else { return }
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = Self.address(target)
            _ = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
            }
            Thread.detachNewThread { [self] in pass(from: client, to: server, isProgram: true) }
            Thread.detachNewThread { [self] in pass(from: server, to: client, isProgram: false) }
        }
    }

    private func pass(from source: Int32, to sink: Int32, isProgram: Bool) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(source, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            // The one message of the protocol that a writing transaction sends only at its end: Sync.
            if isProgram, buffer[..<count].suffix(5).elementsEqual([0x53, 0, 0, 0, 4]), disarm() {
                if hearsCommit {
                    // The answer never comes back.
                    shutdown(source, Int32(SHUT_RDWR))
                    _ = send(sink, buffer, count, 0)
                    Thread.sleep(forTimeInterval: 0.3)
                }
                break
            }
            guard send(sink, buffer, count, Int32(MSG_NOSIGNAL)) == count else { break }
        }
        shutdown(source, Int32(SHUT_RDWR))
        shutdown(sink, Int32(SHUT_RDWR))
    }

    private func disarm() -> Bool {
        state.withLock { state in
            guard state.isArmed else { return false }
            state = (false, state.cuts + 1)
            return true
        }
    }
}
