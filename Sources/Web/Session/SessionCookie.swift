import HTTPTypes
import Hummingbird

/// The cookie that carries a session's token.
enum SessionCookie {
    /// With the prefix, browsers accept it only over https, from this host, for all paths.
    private static func name(_ options: ServerOptions) -> String { options.isSecure ? "__Host-plumbline" : "plumbline" }

    static func token(in request: Request, options: ServerOptions) -> String? { request.cookies[name(options)]?.value }

    static func set(_ token: String, in response: inout Response, options: ServerOptions) {
        response.setCookie(
            Cookie(name: name(options), value: token, path: "/", secure: options.isSecure, httpOnly: true, sameSite: .lax))
    }

    static func clear(in response: inout Response, options: ServerOptions) {
        response.setCookie(
            Cookie(name: name(options), value: "", maxAge: 0, path: "/", secure: options.isSecure, httpOnly: true, sameSite: .lax))
    }
}
