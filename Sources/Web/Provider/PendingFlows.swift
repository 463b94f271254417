import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Storage

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

/// The sign-ins under way at the provider, by the random value in the browser's cookie. Where all servers see them: the browser may come
/// back to another one.
struct PendingFlows: Sendable {
    static let seconds: Int = 10 * 60
    private static let kind: String = "sign-in/provider"

    let identity: Identity

    /// - Returns: the value for the cookie.
    func begin(_ flow: ProviderFlow) throws -> String {
        let key = Token.random()
        try identity.database.write(for: identity.county) { connection in
            // What others began and never finished goes, so that the table holds ten minutes' worth at most.
            try connection.deleteMemos(identity.county, expiredBefore: identity.now())
            try connection.setMemo(identity.county, Self.kind, Self.id(key), to: flow.text, expires: flow.expires)
        }
        return key
    }

    /// Takes a flow out: each is good for one answer, right or wrong.
    func take(_ key: String, at: Instant) throws -> ProviderFlow? {
        try identity.database.write(for: identity.county) { connection in
            let text = try connection.memo(identity.county, Self.kind, Self.id(key), at: at)
            try connection.removeMemo(identity.county, Self.kind, Self.id(key))
            return text.flatMap { ProviderFlow($0) }
        }
    }

    /// The cookie's value is known to the browser alone.
    private static func id(_ key: String) -> String { Token.text(SecretBytes.sha256(key)) }
}

extension ProviderFlow {
    fileprivate var text: String {
        JSON.object([
            .init("state", .text(state)), .init("nonce", .text(nonce)), .init("verifier", .text(verifier)), .init("next", .text(next)),
            .init("expires", .integer(Int(expires.milliseconds))),
        ]).encoded
    }

    fileprivate init?(_ text: String) {
        guard let json = try? JSON(parsing: text), let state = json["state"]?.string, let nonce = json["nonce"]?.string,
            let verifier = json["verifier"]?.string, let next = json["next"]?.string, case .integer(let expires)? = json["expires"]
        else { return nil }
        (self.state, self.nonce, self.verifier, self.next) = (state, nonce, verifier, next)
        self.expires = Instant(milliseconds: Int64(expires))
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
