import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Synchronization

/// A sign-in that has been sent to the provider and is not back yet.
struct ProviderFlow: Sendable {
    /// Comes back in the address, and ties the answer to the question.
    let state: String
    /// Comes back in the ID token, and ties the token to the question.
    let nonce: String
    /// Proves to the provider that whoever redeems the code is whoever asked (RFC 7636).
    let verifier: String
    /// Where the person wanted to go.
    let next: String
    let expires: Instant

    init(next: String, at: Instant) {
        state = Token.random()
        nonce = Token.random()
        verifier = Token.random()
        self.next = next
        expires = Instant(milliseconds: at.milliseconds + Int64(PendingFlows.seconds) * 1_000)
    }

    /// The S256 challenge of the verifier.
    var challenge: String { Token.text(SecretBytes.sha256(verifier)) }
}

/// The sign-ins under way at the provider, by the random value in the browser's cookie. In memory: a restart begins them anew.
final class PendingFlows: Sendable {
    static let seconds: Int = 10 * 60
    private let flows: Mutex<BoundedMap<[UInt8], ProviderFlow>> = Mutex(BoundedMap(capacity: 20_000))

    /// - Returns: the value for the cookie.
    func begin(_ flow: ProviderFlow) -> String {
        let key = Token.random()
        flows.withLock { $0[SecretBytes.sha256(key)] = flow }
        return key
    }

    /// Takes a flow out: each is good for one answer, right or wrong.
    func take(_ key: String, at: Instant) -> ProviderFlow? {
        let id = SecretBytes.sha256(key)
        let flow = flows.withLock { flows in
            defer { flows[id] = nil }
            return flows[id]
        }
        return flow.flatMap { at < $0.expires ? $0 : nil }
    }
}

/// The cookie that ties an answer of the provider to the browser that asked.
enum ProviderCookie {
    private static func name(_ options: ServerOptions) -> String { options.isSecure ? "__Host-plumbline-provider" : "plumbline-provider" }

    static func key(in request: Request, options: ServerOptions) -> String? { request.cookies[name(options)]?.value }

    static func set(_ key: String, in response: inout Response, options: ServerOptions) {
        // Lax, because the way back from the provider begins on the provider's page.
        response.setCookie(cookie(key, lasting: PendingFlows.seconds, options))
    }

    static func clear(in response: inout Response, options: ServerOptions) { response.setCookie(cookie("", lasting: 0, options)) }

    private static func cookie(_ value: String, lasting seconds: Int, _ options: ServerOptions) -> Cookie {
        Cookie(name: name(options), value: value, maxAge: seconds, path: "/", secure: options.isSecure, httpOnly: true, sameSite: .lax)
    }
}
