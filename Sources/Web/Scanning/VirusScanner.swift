import Kernel
import NIOCore
import NIOPosix
import Synchronization

/// Has files looked through by clamd: each over a connection of its own, by its `INSTREAM` command, so that the scanner need not be able to
/// read our files, nor lie on this machine.
final class VirusScanner: Sendable {
    enum Verdict: Equatable, Sendable {
        case clean
        /// What was found, as the scanner calls it.
        case found(String)
        /// More than the scanner takes.
        case tooLarge
        /// It cannot be asked, or its answer is none; why, for the log.
        case unknown(String)
    }

    private struct BadAnswer: Error {
        let answer: String
    }

    let options: ScannerOptions
    private let lastSeen: Mutex<(answers: Bool, at: ContinuousClock.Instant)?> = Mutex(nil)

    init(_ options: ScannerOptions) { self.options = options }

    /// Bytes that go out at a time; the next ones wait until these have gone.
    private static let chunk: Int = 64 * 1_024
    /// Bytes of an answer; the names of what it finds are short.
    private static let longestAnswer: Int = 4_096
    /// For how long what is known of the scanner is believed.
    private static let patience: Duration = .seconds(15)

    func look(at bytes: [UInt8]) async -> Verdict {
        guard bytes.count <= options.largest else { return .tooLarge }
        let answer: String
        do {
            answer = try await ask(for: .seconds(options.seconds)) { outbound in
                try await outbound.write(ByteBuffer(string: "zINSTREAM\0"))
                for start in stride(from: 0, to: bytes.count, by: Self.chunk) {
                    let end = min(start + Self.chunk, bytes.count)
                    var buffer = ByteBuffer()
                    buffer.writeInteger(UInt32(end - start))
                    buffer.writeBytes(bytes[start..<end])
                    try await outbound.write(buffer)
                }
                try await outbound.write(ByteBuffer(integer: UInt32(0)))
            }
        } catch {
            note(answers: false)
            return .unknown(Self.text(error))
        }
        let verdict = Self.verdict(answer)
        if case .unknown = verdict { note(answers: false) } else { note(answers: true) }
        return verdict
    }

    /// Whether it answers, as was found out a moment ago or is now.
    func answers() async -> Bool {
        if let last = lastSeen.withLock({ $0 }), ContinuousClock.now - last.at < Self.patience { return last.answers }
        let answer = try? await ask(for: .seconds(options.pingSeconds)) { try await $0.write(ByteBuffer(string: "zPING\0")) }
        note(answers: answer == "PONG")
        return answer == "PONG"
    }

    /// What an answer says; the name of what was found comes from outside, and is shown to people.
    static func verdict(_ answer: String) -> Verdict {
        if answer == "stream: OK" { return .clean }
        if answer.hasPrefix("stream: "), answer.hasSuffix(" FOUND"), answer.count > 14 {
            return .found(FileName.shown(String(answer.dropFirst(8).dropLast(6))))
        }
        if answer.contains("size limit exceeded") { return .tooLarge }
        return .unknown(FileName.shown(answer))
    }

    private func note(answers: Bool) { lastSeen.withLock { $0 = (answers, .now) } }

    private static func text(_ error: any Error) -> String {
        switch error {
        case is TimeLimit.Exceeded: "no answer in time"
        case let error as BadAnswer: "answered \(FileName.shown(error.answer))"
        default: String(describing: error)
        }
    }

    /// One command over a connection of its own, and the answer up to the zero that ends it.
    private func ask(
        for limit: Duration, _ send: @escaping @Sendable (NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Void
    ) async throws -> String {
        try await TimeLimit.run(for: limit) { [self] in
            try await connect().executeThenClose { inbound, outbound in
                // A scanner that has had enough answers and ends the connection before all is sent: what it said counts.
                var broken: (any Error)?
                do { try await send(outbound) } catch { broken = error }
                var answer: [UInt8] = []
                do {
                    for try await part in inbound {
                        answer += part.readableBytesView
                        guard !answer.contains(0), answer.count <= Self.longestAnswer else { break }
                    }
                } catch { broken = broken ?? error }
                let text = String(decoding: answer.prefix { $0 != 0 }, as: UTF8.self)
                guard answer.contains(0) else { throw broken ?? BadAnswer(answer: text) }
                return text
            }
        }
    }

    private func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connectTimeout(.seconds(5))
        let initialise: @Sendable (any Channel) -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> = { channel in
            channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel) }
        }
        switch options.address {
        case .socket(let path): return try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: initialise)
        case .host(let host, let port): return try await bootstrap.connect(host: host, port: port, channelInitializer: initialise)
        }
    }
}
