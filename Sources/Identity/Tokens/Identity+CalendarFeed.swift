import Engine
package import Kernel
import Storage

/// The address by which somebody's calendar reads the due days: it bears a secret, shows no names and lets nobody act. An account has one at a time.
extension Identity {
    /// Makes an address; an earlier one leads nowhere any more.
    ///
    /// - Returns: what the address bears, told this once and kept nowhere.
    /// - Throws: `identity.token` when asked for by a token.
    package func issueCalendarFeed(_ actor: Actor) throws -> String {
        guard !actor.isByToken else { throw Problem(.forbidden, .identityToken, "不能用令牌开立日历订阅。", remedy: "请登录后办理。") }
        let (at, text) = (now(), Token.random())
        try database.write(for: county) { try $0.setCalendarFeed(county, of: actor.login, digest: Token.id(of: text), made: at) }
        return text
    }

    package func revokeCalendarFeed(of login: String) throws {
        try database.write(for: county) { try $0.removeCalendarFeed(county, of: login) }
    }

    /// The account that an address belongs to; `nil` for one that is unknown, was ended, or whose account is disabled.
    package func login(calendarFeed text: String) throws -> String? {
        guard text.utf8.count <= 64 else { return nil }
        return try database.read { try $0.calendarFeed(county, digest: Token.id(of: text)) }
    }
}
