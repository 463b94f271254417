import Kernel
import Proof
import Storage

/// A right password that waits for its code.
struct PendingSignIn: Sendable {
    let login: String
    /// The password's digest when it was right; a change of password meanwhile ends the attempt. `nil` when another vouched.
    let password: String?
    let address: String
    let agent: String
    /// The browser, where the account knows it: codes are counted there then.
    var device: String?
    let expires: Instant
    var tries: Int = 0
}

/// Who has given the right password and not yet the code. Where all servers see it: the code may come to another one.
struct PendingSignIns: Sendable {
    private static let mostTries = 5
    static let kind: String = "sign-in/code"

    let county: String

    func add(_ pending: PendingSignIn, _ connection: Connection) throws -> PendingToken {
        let token = PendingToken(text: Token.random())
        try keep(pending, token, connection)
        return token
    }

    /// One try with the token; `nil` when it is unknown, too old or used up.
    func tryOnce(_ token: PendingToken, at: Instant, _ connection: Connection) throws -> PendingSignIn? {
        guard let text = try connection.memo(county, Self.kind, Self.key(token), at: at), var pending = PendingSignIn(text) else { return nil }
        pending.tries += 1
        guard at < pending.expires, pending.tries <= Self.mostTries else {
            try remove(token, connection)
            return nil
        }
        try keep(pending, token, connection)
        return pending
    }

    func remove(_ token: PendingToken, _ connection: Connection) throws { try connection.removeMemo(county, Self.kind, Self.key(token)) }

    private func keep(_ pending: PendingSignIn, _ token: PendingToken, _ connection: Connection) throws {
        try connection.setMemo(county, Self.kind, Self.key(token), to: pending.text, expires: pending.expires)
    }

    /// The token itself is known to its bearer alone.
    private static func key(_ token: PendingToken) -> String { Hex.encode(Token.id(of: token.text)) }
}

extension PendingSignIn {
    fileprivate var text: String {
        JSON.object([
            .init("login", .text(login)), .init("password", password.map { .text($0) } ?? .null), .init("address", .text(address)),
            .init("agent", .text(agent)), .init("device", device.map { .text($0) } ?? .null), .init("expires", .integer(Int(expires.milliseconds))),
            .init("tries", .integer(tries)),
        ]).encoded
    }

    fileprivate init?(_ text: String) {
        guard let json = try? JSON(parsing: text), let login = json["login"]?.string, let address = json["address"]?.string,
            let agent = json["agent"]?.string, case .integer(let expires)? = json["expires"], case .integer(let tries)? = json["tries"]
        else { return nil }
        self.init(
            login: login, password: json["password"]?.string, address: address, agent: agent, device: json["device"]?.string,
            expires: Instant(milliseconds: Int64(expires)), tries: tries)
    }
}
