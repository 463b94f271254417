import Engine
import Foundation
import Kernel
import Logging
import ServiceLifecycle
import Storage
import Synchronization

/// Sends the audit trail on, in its order. The trail itself is the queue: what a receiver that is away for a day has missed, it gets when it
/// is back, nothing is held in memory for it, and nobody waits for it.
///
/// Of several servers of a county one sends; how far it has come stands in the database, and another goes on from there.
final class SyslogForwarder: Sendable {
    /// How far the trail was sent, by whom, and until when that one has it.
    private struct Place {
        var entry: Int
        var node: String
        var until: Instant

        init(entry: Int, node: String, until: Instant) { (self.entry, self.node, self.until) = (entry, node, until) }

        init?(_ text: String?) {
            let words = text?.split(separator: " ").map(String.init) ?? []
            guard words.count == 3, let entry = Int(words[0]), let until = Int64(words[2]) else { return nil }
            self.init(entry: entry, node: words[1], until: Instant(milliseconds: until))
        }

        var text: String { "\(entry) \(node) \(until.milliseconds)" }
    }

    private static let memo: (kind: String, key: String) = ("audit", "syslog")
    private static let slice: Int = 200
    private static let lease: Int64 = 60_000

    private let engine: Engine
    private let message: SyslogMessage
    private let node: String
    private let clock: @Sendable () -> Instant
    private let socket: Mutex<SyslogSocket>
    private let left: Atomic<Int> = Atomic(0)

    init(
        _ engine: Engine, to target: SyslogTarget, host: String = ProcessInfo.processInfo.hostName, node: String,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.engine = engine
        self.clock = clock
        self.node = node.filter { !$0.isWhitespace }
        message = SyslogMessage(host: host, county: engine.county)
        socket = Mutex(SyslogSocket(target))
    }

    /// Entries that were not sent when it was last looked.
    var behind: Int { left.load(ordering: .relaxed) }

    /// Sends what is there, a slice at most.
    ///
    /// - Returns: whether there is more.
    /// - Throws: `SyslogSocket.Failure` when the receiver cannot be reached; what was sent until then is not sent again.
    func step() throws -> Bool {
        let county = engine.county
        let (place, last) = try engine.database.read { connection in
            (try Self.place(connection, county), try connection.lastAudit(county)?.entry ?? 0)
        }
        if let place {
            left.store(max(0, last - place.entry), ordering: .relaxed)
            if place.entry == last || place.node != node && place.until > clock() { return false }
        }
        guard let start = try take(last) else { return false }
        let rows = try engine.database.read { try $0.audits(county, after: start, limit: Self.slice) }
        var sent = start
        defer { left.store(max(0, last - sent), ordering: .relaxed) }
        do {
            try socket.withLock { socket in
                for row in rows {
                    try socket.send(message.bytes(row))
                    sent = row.entry
                }
            }
        } catch {
            try keep(sent)
            throw error
        }
        try keep(sent)
        return rows.count == Self.slice
    }

    /// Takes the turn, unless another server has it.
    ///
    /// - Returns: the entry up to which everything was sent. What was there before anybody sent anything stays where it is, and so does
    ///   what a restored database has again.
    private func take(_ last: Int) throws -> Int? {
        try engine.database.write(for: engine.county) { connection in
            let now = clock()
            let place = try Self.place(connection, engine.county)
            if let place, place.node != node, place.until > now { return nil }
            let start = place.map { min($0.entry, last) } ?? last
            try put(Place(entry: start, node: node, until: Instant(milliseconds: now.milliseconds + Self.lease)), connection)
            return start
        }
    }

    private func keep(_ entry: Int) throws {
        try engine.database.write(for: engine.county) { connection in
            let now = clock()
            // Another server may have taken over from one that was slow.
            guard try Self.place(connection, engine.county).map({ $0.node == node }) ?? true else { return }
            try put(Place(entry: entry, node: node, until: Instant(milliseconds: now.milliseconds + Self.lease)), connection)
        }
    }

    private static func place(_ connection: Connection, _ county: String) throws -> Place? {
        Place(try connection.memo(county, memo.kind, memo.key, at: Instant(milliseconds: .min)))
    }

    private func put(_ place: Place, _ connection: Connection) throws {
        try connection.setMemo(engine.county, Self.memo.kind, Self.memo.key, to: place.text, expires: Instant(milliseconds: .max))
    }
}

/// Keeps the forwarder going while the server runs.
struct SyslogService: Service {
    private static let longestWait: Int = 60

    let site: Site
    let forwarder: SyslogForwarder
    let pool: WorkPool = WorkPool(threads: 1, queue: 2, yielding: 10)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var wait = 1
            while !Task.isCancelled {
                do {
                    let isMore = try await pool.run { try forwarder.step() }
                    wait = isMore ? 0 : 1
                } catch {
                    // Told once, then tried more and more seldom.
                    if wait <= 1 { site.logger.error("syslog", metadata: ["error": "\(error)"]) }
                    wait = min(max(wait, 1) * 2, Self.longestWait)
                }
                // Cancelled when the server is to end: then it ends here.
                try? await Task.sleep(for: .seconds(wait))
            }
        }
    }
}
