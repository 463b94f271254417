import Foundation
import NIOCore
import NIOPosix
import Synchronization

@testable import Web

/// A scanner that speaks clamd's protocol over a socket: zero-ended commands, chunks with their length before them, zero-ended answers.
final class FakeScanner: Sendable {
    enum Mood: Sendable {
        case working
        /// Takes everything and never answers.
        case silent
        /// Ends the connection without an answer.
        case rude
        case confused
    }

    /// What a file holds in which something is found.
    static let sign: String = "PLUMBLINE-EICAR"
    /// Bytes of a file that it takes, as `StreamMaxLength`.
    static let largest: Int = 200_000

    private let mood: Mutex<Mood> = Mutex(.working)
    private let seen: Mutex<[Int]> = Mutex([])
    func set(_ mood: Mood) { self.mood.withLock { $0 = mood } }
    /// The sizes of the files that it has seen whole.
    var sizes: [Int] { seen.withLock { $0 } }

    /// Listens for the time of a test, on a socket's file or on a port of this machine.
    func listen(onPort: Bool = false, _ body: @escaping @Sendable (ScannerOptions.Address) async throws -> Void) async throws {
        let path = "/tmp/plumbline-\(UUID().uuidString.prefix(8)).sock"
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        let initialise: @Sendable (any Channel) -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> = { channel in
            channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel) }
        }
        let server =
            try await onPort
            ? bootstrap.bind(host: "127.0.0.1", port: 0, childChannelInitializer: initialise)
            : bootstrap.bind(unixDomainSocketPath: path, childChannelInitializer: initialise)
        let address: ScannerOptions.Address = onPort ? .host("127.0.0.1", port: server.channel.localAddress?.port ?? 0) : .socket(path)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await server.executeThenClose { connections in
                    try await withThrowingDiscardingTaskGroup { group in
                        for try await connection in connections { group.addTask { await self.serve(connection) } }
                    }
                }
            }
            defer { group.cancelAll() }
            try await body(address)
        }
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Whoever asks may go away at any time: that is no fault of the scanner's.
    private func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
        try? await connection.executeThenClose { inbound, outbound in
            var received = ByteBuffer()
            var command: String?
            var content: [UInt8] = []
            var hasHadEnough = false
            for try await part in inbound {
                var part = part
                received.writeBuffer(&part)
                if command == nil, let end = received.readableBytesView.firstIndex(of: 0) {
                    command = received.readString(length: end - received.readerIndex)
                    received.moveReaderIndex(forwardBy: 1)
                }
                if hasHadEnough { received.clear() }
                guard !hasHadEnough, let command else { continue }
                if command == "zPING" { return try await self.answer("PONG", outbound) }
                guard command == "zINSTREAM" else { return try await self.answer("UNKNOWN COMMAND", outbound) }
                while let length: UInt32 = received.getInteger(at: received.readerIndex), received.readableBytes >= 4 + Int(length) {
                    received.moveReaderIndex(forwardBy: 4)
                    content += received.readBytes(length: Int(length)) ?? []
                    if content.count > Self.largest {
                        // What is still on its way is let pass, or the answer may be lost with the connection.
                        try await self.answer("INSTREAM size limit exceeded. ERROR", outbound)
                        hasHadEnough = true
                        break
                    }
                    guard length == 0 else { continue }
                    self.seen.withLock { $0.append(content.count) }
                    let isBad = String(decoding: content, as: UTF8.self).contains(Self.sign)
                    return try await self.answer(isBad ? "stream: Eicar-Test-Signature FOUND" : "stream: OK", outbound)
                }
            }
        }
    }

    private func answer(_ text: String, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws {
        switch mood.withLock({ $0 }) {
        case .working: try await outbound.write(ByteBuffer(string: text + "\0"))
        case .silent: try await Task.sleep(for: .seconds(3_600))
        case .rude: break
        case .confused: try await outbound.write(ByteBuffer(string: "stream: what?\0"))
        }
    }
}
