import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOSSL
import NIOTLS

/// Closes a connection that does not complete its TLS handshake in time, or at once when the server stops.
final class HandshakeClock: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let seconds: Int64
    private var timer: Scheduled<Void>?

    init(seconds: Int) { self.seconds = Int64(seconds) }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: .seconds(seconds)) { bound.value.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent {
            context.fireUserInboundEventTriggered(event)
            context.pipeline.syncOperations.removeHandler(self, promise: nil)
        } else if event is ChannelShouldQuiesceEvent {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }
}

/// HTTP/1.1 and HTTP/2 over TLS, with a handshake that does not last for ever.
struct TimedUpgradeChannel: ServerChildChannel {
    let upgrade: HTTP2UpgradeChannel
    let seconds: Int

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP2UpgradeChannel.Value> {
        let ready = upgrade.setup(channel: channel, logger: logger)
        do {
            // Right behind TLS, so that it sees the end of the handshake before whatever the handshake leads to.
            let pipeline = channel.pipeline.syncOperations
            let tls = try pipeline.handler(type: NIOSSLServerHandler.self)
            try pipeline.addHandler(HandshakeClock(seconds: seconds), position: .after(tls))
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
        return ready
    }

    func handle(value: HTTP2UpgradeChannel.Value, logger: Logger) async { await upgrade.handle(value: value, logger: logger) }
}
