import Proof

/// Ten codes, each good for one sign-in without the authenticator; kept as digests only.
package struct RecoveryCodes: Sendable {
    package static let count: Int = 10

    /// The digests of those that are not used yet.
    package private(set) var digests: [String]
    private let login: String

    package init(digests: [String], login: String) {
        self.digests = digests
        self.login = login
    }

    /// Fresh codes, to be shown once.
    package static func make(login: String) -> (codes: [String], kept: RecoveryCodes) {
        let codes = (0..<count).map { _ in OneTimePassword.random() }
        return (codes, RecoveryCodes(digests: codes.map { digest($0, login) }, login: login))
    }

    /// Uses a code up; `false` for one that is unknown or was used.
    package mutating func use(_ typed: String) -> Bool {
        let digest = Array(Self.digest(typed, login).utf8)
        var found: Int?
        for (index, known) in digests.enumerated() where SecretBytes.areEqual(Array(known.utf8), digest) { found = index }
        guard let found else { return false }
        digests.remove(at: found)
        return true
    }

    /// A code has 99 random bits, so one round of SHA-256 cannot be searched.
    private static func digest(_ code: String, _ login: String) -> String {
        Digest32.sha256("recovery\n\(login)\n\(OneTimePassword.plain(code))").hex
    }
}
