extension Paths {
    package static let password: String = account + "/password"
    package static let authenticator: String = account + "/second-factor"
    package static let authenticatorConfirm: String = authenticator + "/confirm"
    package static let authenticatorRemove: String = authenticator + "/remove"
    package static let recoveryCodes: String = authenticator + "/codes"
    package static let accountNotices: String = account + "/notices"
    package static let tokens: String = account + "/tokens"
    package static let revokeToken: String = tokens + "/revoke"
    package static let proof: String = account + "/proof"
    package static let endSessions: String = account + "/sessions/end"
    package static let delegations: String = account + "/delegations"
    package static let revokeDelegation: String = delegations + "/revoke"
}
