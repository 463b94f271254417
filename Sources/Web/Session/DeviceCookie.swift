import Hummingbird

/// The cookie by which accounts know a browser again from which they were signed in to. It opens nothing: a right password is taken where
/// others have failed too often. One browser may serve several people, so it holds a token for each of the last few.
enum DeviceCookie {
    private static let most: Int = 8
    /// As long as browsers keep any cookie, in seconds.
    private static let lasting: Int = 400 * 86_400

    private static func name(_ options: ServerOptions) -> String { options.isSecure ? "__Host-plumbline-device" : "plumbline-device" }

    static func tokens(in request: Request, options: ServerOptions) -> [String] {
        guard let value = request.cookies[name(options)]?.value, value.utf8.count <= most * 44 else { return [] }
        return value.split(separator: ".").map(String.init)
    }

    /// - Parameter tokens: those that the browser has already.
    static func add(_ token: String, to tokens: [String], in response: inout Response, options: ServerOptions) {
        let value = (tokens + [token]).suffix(most).joined(separator: ".")
        response.setCookie(
            Cookie(name: name(options), value: value, maxAge: lasting, path: "/", secure: options.isSecure, httpOnly: true, sameSite: .lax))
    }
}
