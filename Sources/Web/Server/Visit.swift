import HTTPTypes
package import Hummingbird
package import Identity
package import Kernel

/// One request's context: who asks, and by which session.
package struct Visit: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The session that the cookie names, if it is alive.
    package var session: Session?
    /// The person behind it.
    package var actor: Actor?

    /// Where the connection comes from; a proxy in front is seen instead of the caller.
    private let peer: String

    package init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "-"
    }

    /// Whether somebody may read the metrics: numbers of a government's work are not for everybody.
    func mayReadMetrics(_ request: Request, _ options: ServerOptions) -> Bool {
        if let token = options.metricsToken {
            let given = request.headers[.authorization] ?? ""
            return SecretBytes.areEqual(Array(given.utf8), Array("Bearer \(token)".utf8))
        }
        if !options.metricsAddresses.isEmpty { return options.metricsAddresses.contains(peer) && !isForwarded(request) }
        // Behind a proxy on this machine everybody comes from this machine, and not every proxy says for whom it asks.
        let isBehindProxy = options.trustsProxy || options.isSecure && options.certificate == nil
        return !isBehindProxy && isLocal(request)
    }

    private func isForwarded(_ request: Request) -> Bool {
        ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"].contains { name in HTTPField.Name(name).map { request.headers[$0] != nil } ?? false }
    }

    /// Asked from this machine itself. What a proxy on this machine hands on comes from elsewhere, and says so.
    private func isLocal(_ request: Request) -> Bool {
        !isForwarded(request) && (peer == "127.0.0.1" || peer == "::1" || peer == "-")
    }

    /// The caller's address, as far as it can be believed.
    func address(_ request: Request, _ options: ServerOptions) -> String {
        guard options.trustsProxy, let name = HTTPField.Name("X-Forwarded-For"), let given = request.headers[name] else { return peer }
        // The last entry is the one our own proxy wrote; those before it came from outside.
        return given.split(separator: ",").last.map { String($0.filter { !$0.isWhitespace }.prefix(45)) } ?? peer
    }

    /// What tells callers apart: the address, of IPv6 the network that one customer has whole. `nil` for this machine's own, which is that of a
    /// proxy and may be everybody's.
    func ownNetwork(_ request: Request, _ options: ServerOptions) -> String? {
        let address = address(request, options)
        let network = Identity.network(of: address)
        return address == "-" || address == "::1" || network.hasPrefix("127.") ? nil : network
    }

    /// Forms with files are larger than Hummingbird's default; each route bounds its own body.
    package var maxUploadSize: Int { Self.largestBody }

    /// No body is read beyond so many bytes.
    static let largestBody: Int = 64 * 1024 * 1024

    /// - Throws: `web.signedOut`, which leads to the sign-in page.
    func signedIn() throws -> (session: Session, actor: Actor) {
        guard let session, let actor else {
            throw Problem(.forbidden, .webSignedOut, "请先登录。", remedy: "登录后会回到这一页。")
        }
        return (session, actor)
    }
}
