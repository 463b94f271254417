/// What became of an attempt to sign in.
package enum SignIn: Sendable {
    case session(NewSession)
    /// The password is right; a code has still to be given.
    case secondFactor(PendingToken)
    /// The same for whatever was wrong; with the seconds to wait when there have been too many attempts.
    case refused(retryAfter: Int?)
}

/// Stands for a right password while the second factor is awaited; as secret as a session's token.
package struct PendingToken: Hashable, Sendable {
    package let text: String
    package init(text: String) { self.text = text }
}

/// A session that has just begun, with its token, which is told this once and kept nowhere.
package struct NewSession: Sendable {
    /// For the cookie: 43 characters of URL-safe Base 64.
    package let token: String
    package let session: Session
    /// For a cookie of its own that stays: the browser is known to the account from now on. `nil` where it was before.
    package var device: String?
}
