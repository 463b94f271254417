import Hummingbird
import Storage

/// How far the database had come when the browser's owner last did something. No secret, and no right hangs on it: whoever changes it
/// only reads older figures, or makes the primary read them.
enum PositionCookie {
    static func position(in request: Request) -> WritePosition? {
        request.cookies["plumbline-position"].flatMap { WritePosition($0.value) }
    }

    static func set(_ position: WritePosition, in response: inout Response, options: ServerOptions) {
        // Any replica in use has come as far in ten minutes.
        response.setCookie(
            Cookie(
                name: "plumbline-position", value: position.text, maxAge: 600, path: "/", secure: options.isSecure, httpOnly: true, sameSite: .lax))
    }
}
