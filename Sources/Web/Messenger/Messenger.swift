import AsyncHTTPClient
import Crypto
import Engine
import Foundation
import Kernel
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import Storage

/// Posts what waits in the queue to the county's messenger, one message at a time. What cannot be sent is tried again, more and more seldom, and
/// given up after a day; nothing is held in memory for it, and no request waits for it.
///
/// Of several servers of a county each takes another message. One that is killed between the messenger's answer and its own note sends a message
/// twice: each bears a name by which the messenger can tell.
final class Messenger: Sendable {
    enum Failure: Error, CustomStringConvertible {
        case address(String)
        case answer(Int)

        var description: String {
            switch self {
            case .address(let says): says
            case .answer(let status): "the messenger answered \(status)"
            }
        }
    }

    static let mostAttempts: Int = 30
    /// Milliseconds for which a message belongs to whoever took it.
    private static let lease: Int64 = 120_000
    private static let seconds: Int64 = 10

    private let engine: Engine
    private let options: MessengerOptions
    private let clock: @Sendable () -> Instant
    private let resolve: @Sendable (String) throws -> [NetworkAddress]
    private let pool: WorkPool = WorkPool(threads: 1, queue: 4, yielding: 10)

    /// - Parameter resolve: to which addresses a name leads.
    init(
        _ engine: Engine, _ options: MessengerOptions, clock: @escaping @Sendable () -> Instant,
        resolve: @escaping @Sendable (String) throws -> [NetworkAddress] = { try NetworkAddress.resolve($0) }
    ) {
        self.engine = engine
        self.options = options
        self.clock = clock
        self.resolve = resolve
    }

    /// Sends the message that is due for the longest.
    ///
    /// - Returns: whether there was one.
    /// - Throws: why it could not be sent; it is put off by then.
    func step() async throws -> Bool {
        let (engine, clock) = (engine, clock)
        let taken = try await pool.run { () -> OutgoingRow? in
            let now = clock()
            guard try engine.database.read({ try $0.hasOutgoing(engine.county, at: now) }) else { return nil }
            return try engine.database.write(for: engine.county) {
                try $0.takeOutgoing(engine.county, at: now, until: Instant(milliseconds: now.milliseconds + Self.lease))
            }
        }
        guard let row = taken else { return false }
        do {
            try await send(row)
        } catch {
            let next = row.attempts + 1 < Self.mostAttempts ? Instant(milliseconds: clock().milliseconds + Self.wait(after: row.attempts)) : nil
            try await pool.run {
                try engine.database.write(for: engine.county) { try $0.putOffOutgoing(engine.county, row.id, until: next) }
            }
            throw error
        }
        try await pool.run { try engine.database.write(for: engine.county) { try $0.removeOutgoing(engine.county, row.id) } }
        return true
    }

    /// In milliseconds: half a minute at first, twice as long each time, an hour at most.
    static func wait(after attempts: Int) -> Int64 { min(Int64(30_000) << Int64(min(max(0, attempts), 10)), 3_600_000) }

    /// `t=1583110800,v1=…`: the time of sending and the HMAC-SHA256, in hexadecimal digits, of `time.body`. A messenger that compares both, and lets
    /// nothing in that is older than some minutes, takes nobody else's message and none twice.
    static func signature(_ body: String, at time: Instant, secret: String) -> String {
        let seconds = time.milliseconds / 1_000
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(seconds).\(body)".utf8), using: SymmetricKey(data: Array(secret.utf8)))
        return "t=\(seconds),v1=" + code.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    private func send(_ row: OutgoingRow) async throws {
        if let problem = options.problems.first { throw Failure.address("\(problem.label)：\(problem.rule)") }
        let (host, address) = try await target()
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = HTTPClient.Configuration.Timeout(connect: .seconds(5), read: .seconds(5))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        // What was looked at is what is connected to: a name that leads elsewhere a moment later does not help.
        configuration.dnsOverride = [host: address.text]
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            let status = try await post(row, client)
            try await client.shutdown()
            guard (200..<300).contains(status) else { throw Failure.answer(status) }
        } catch let failure as Failure {
            throw failure
        } catch {
            try await client.shutdown()
            throw error
        }
    }

    private func post(_ row: OutgoingRow, _ client: HTTPClient) async throws -> Int {
        var request = HTTPClientRequest(url: options.address)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
        request.headers.add(name: "X-Plumbline-Delivery", value: "\(engine.county)-\(row.id)-\(row.created.milliseconds)")
        request.headers.add(name: "X-Plumbline-Signature", value: Self.signature(row.body, at: clock(), secret: options.secret))
        request.body = .bytes(ByteBuffer(string: row.body))
        let sent = request
        return try await TimeLimit.run(for: .seconds(Self.seconds)) {
            let response = try await client.execute(sent, timeout: .seconds(Self.seconds))
            // Not read: what it says is nobody's instruction, and what was taken is not to be sent again because the rest of the answer is long.
            return Int(response.status.code)
        }
    }

    /// The host and the address that it leads to now.
    private func target() async throws -> (host: String, address: NetworkAddress) {
        guard let parts = URLComponents(string: options.address), let host = parts.host else { throw Failure.address("no host") }
        let name = MessengerHost.bare(host)
        let resolve = resolve
        let found = try await pool.run { try resolve(name) }
        guard let first = found.first else { throw Failure.address("\(name): no address") }
        if !options.allowsPrivate, let inner = found.first(where: \.isInner) {
            throw Failure.address("\(name) leads to \(inner.text), which is an inner address")
        }
        // Where inner addresses are allowed for, plain http goes to them alone.
        if parts.scheme?.lowercased() == "http", let outer = found.first(where: { !$0.isInner }) {
            throw Failure.address("\(name) leads to \(outer.text), to which nothing is sent without TLS")
        }
        return (host, first)
    }
}

/// Keeps the messenger going while the server runs.
struct MessengerService: Service {
    let site: Site
    let messenger: Messenger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var isFailing = false
            while !Task.isCancelled {
                var pause = 5
                do {
                    if try await messenger.step() { (pause, isFailing) = (0, false) }
                } catch is CancellationError {
                    return
                } catch {
                    // Told once: each message waits for its own time.
                    if !isFailing { site.logger.error("messenger", metadata: ["error": "\(error)"]) }
                    isFailing = true
                }
                // Cancelled when the server is to end: then it ends here.
                if pause > 0 { try? await Task.sleep(for: .seconds(pause)) }
            }
        }
    }
}
