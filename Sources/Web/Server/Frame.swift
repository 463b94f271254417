import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Logging
import Metrics
import Storage

/// Around every request: its number, its log line, its metrics, the security headers, and errors told as pages.
struct Frame: RouterMiddleware {
    let site: Site

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        let started = ContinuousClock.now
        var context = context
        let id = context.id
        var response: Response
        do {
            try request.requireCleanAddress()
            try await recognise(request, &context)
            let turn = try site.pageTurn(context.session?.login)
            defer { turn?.end() }
            response = try await next(request, context)
        } catch let problem as Problem {
            site.denied(problem, request, context)
            response = ErrorPages(site: site).page(problem, request, context)
        } catch let error as any HTTPResponseError {
            response = ErrorPages(site: site).page(status: error.status, request)
        } catch is CancellationError {
            response = ErrorPages(site: site).page(status: .serviceUnavailable, request)
        } catch {
            context.logger.error("unexpected error", metadata: ["error": "\(String(reflecting: error))", "path": "\(Paths.told(request.uri.path))"])
            response = ErrorPages(site: site).unexpected(id)
        }
        if request.method == .post, context.session != nil { await remember(&response) }
        if request.method == .head { response = response.createHeadResponse() }
        SecurityHeaders.add(to: &response.headers, isSecure: site.options.isSecure)
        if let name = HTTPField.Name("X-Request-ID") { response.headers[name] = id }
        let milliseconds = ((ContinuousClock.now - started) / .microseconds(1)).rounded() / 1_000
        let route = context.endpointPath ?? "none"
        site.metrics.observe(request: Self.label(request.method), route: route, status: response.status.code, seconds: milliseconds / 1_000)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method)", "path": "\(Paths.told(request.uri.path))", "status": "\(response.status.code)",
                "ms": "\(milliseconds)", "login": "\(context.session?.login ?? "-")",
            ])
        return response
    }

    /// Gives the browser the place to which a replica must have come before its owner reads there: what one has done, one sees.
    private func remember(_ response: inout Response) async {
        let database = site.engine.database
        // Failing that, the next pages may be some seconds old, as they are for everybody else.
        guard database.hasReplica, let position = try? await site.blocking({ try database.position() }) else { return }
        PositionCookie.set(position, in: &response, options: site.options)
    }

    /// Methods as the metrics name them: whatever else a caller makes up is one, or callers could make up series without end.
    private static func label(_ method: HTTPRequest.Method) -> String {
        switch method {
        case .get, .head, .post, .put, .delete, .patch, .options: method.rawValue
        default: "other"
        }
    }

    /// Who asks: the session that the cookie names, if it lives, and the person behind it.
    private func recognise(_ request: Request, _ context: inout Visit) async throws {
        guard let token = SessionCookie.token(in: request, options: site.options) else { return }
        let identity = site.identity
        guard let session = try await site.pools.sessions.run({ try identity.session(token: token) }) else { return }
        guard let actor = try await site.actor(session.login) else { return }
        context.session = session
        context.actor = actor
        await site.keepFresh()
    }
}
