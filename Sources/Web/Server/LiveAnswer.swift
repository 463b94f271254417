import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Answers `/health/live` where the bytes come in, on the thread of the connection: it needs no pool, no database and nobody's turn, so it
/// says that the process lives even when everything else waits.
final class LiveAnswer: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Requests handed on whose answer is not complete: answers go out in the order of the requests.
    private var unanswered: Int = 0
    private var asked: HTTPRequest?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            if unanswered == 0, head.method == .get || head.method == .head, head.path == "/health/live" {
                asked = head
                return
            }
            unanswered += 1
        case .body: if asked != nil { return }
        case .end:
            if let head = asked {
                asked = nil
                return answer(head, context)
            }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { unanswered -= 1 }
        context.write(data, promise: promise)
    }

    private func answer(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
        let text = ByteBuffer(string: "ok")
        var fields: HTTPFields = [
            .contentType: "text/plain; charset=utf-8", .contentLength: String(text.readableBytes), .cacheControl: "no-store",
        ]
        SecurityHeaders.add(to: &fields, isSecure: false)
        context.write(wrapOutboundOut(.head(HTTPResponse(status: .ok, headerFields: fields))), promise: nil)
        if head.method == .get { context.write(wrapOutboundOut(.body(text)), promise: nil) }
        let written = context.eventLoop.makePromise(of: Void.self)
        if head.headerFields[.connection]?.lowercased() == "close" {
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            written.futureResult.whenComplete { _ in bound.value.close(promise: nil) }
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }
}
