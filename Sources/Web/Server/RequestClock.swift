import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request does not come in: in time, at a least rate, and within a bound.
///
/// The frameworks' idle time-out starts anew with every byte; whoever sends one a minute would hold a connection for ever.
final class RequestClock: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let seconds: Int
    private let largest: Int
    private var patience: Patience
    private var received: Int = 0
    private var isReading: Bool = false
    /// Requests whose answer is not complete.
    private var unanswered: Int = 0
    private var hasAnswerBegun: Bool = false
    private var timer: Scheduled<Void>?

    /// - Parameters:
    ///   - seconds: in which a request has to be here, its body's size apart.
    ///   - largest: bytes of a body after which the connection is closed, whatever the page made of it.
    init(seconds: Int, largest: Int) {
        self.seconds = seconds
        self.largest = largest
        patience = Patience(seconds: seconds, from: .distantPast)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            patience = Patience(seconds: seconds, from: context.eventLoop.now)
            received = 0
            isReading = true
            unanswered += 1
            hasAnswerBegun = false
            schedule(context)
        case .body(let part):
            received += part.readableBytes
            guard received <= largest else { return context.close(promise: nil) }
            patience.receive(part.readableBytes, at: context.eventLoop.now)
        case .end: stop()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head: hasAnswerBegun = true
        case .body: break
        case .end: unanswered -= 1
        }
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { stop() }

    private func stop() {
        isReading = false
        timer?.cancel()
        timer = nil
    }

    private func schedule(_ context: ChannelHandlerContext) {
        timer?.cancel()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(deadline: patience.deadline) {
            let (clock, context) = bound.value
            clock.look(context)
        }
    }

    private func look(_ context: ChannelHandlerContext) {
        guard isReading, context.channel.isActive else { return }
        guard context.eventLoop.now >= patience.deadline else { return schedule(context) }
        stop()
        // An answer can only be given where none is under way.
        if unanswered == 1, !hasAnswerBegun {
            let text = ByteBuffer(string: "提交的内容没有在规定的时间内传完。请检查网络后重试。\n")
            // Without `Connection: close`, which HTTP/2 forbids; the length says where the answer ends.
            let fields: HTTPFields = [.contentType: "text/plain; charset=utf-8", .contentLength: String(text.readableBytes)]
            context.write(wrapOutboundOut(.head(HTTPResponse(status: .requestTimeout, headerFields: fields))), promise: nil)
            context.write(wrapOutboundOut(.body(text)), promise: nil)
            let written = context.eventLoop.makePromise(of: Void.self)
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            written.futureResult.whenComplete { _ in bound.value.close(promise: nil) }
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        } else {
            context.close(promise: nil)
        }
    }
}

/// How long a request is waited for: some seconds, and a second more for every 16 KiB that came, never more ahead than at the beginning. So what
/// came fast gives nobody an hour to hold it in memory with a byte now and then.
struct Patience {
    /// Bytes a second that a body has to come in with, beyond the seconds that every request has.
    static let leastRate: Int = 16 * 1024

    private let ahead: TimeAmount
    private(set) var deadline: NIODeadline

    init(seconds: Int, from start: NIODeadline) {
        ahead = .seconds(Int64(seconds))
        deadline = start + ahead
    }

    mutating func receive(_ bytes: Int, at now: NIODeadline) {
        let earned = TimeAmount.nanoseconds(Int64(bytes) * 1_000_000_000 / Int64(Self.leastRate))
        deadline = min(deadline + earned, now + ahead)
    }
}
