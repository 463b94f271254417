import Crypto
import Foundation
package import Kernel

/// Keeps authenticators' secrets unreadable in the database: AES-GCM under a key that lies beside the database, not in it.
///
/// A secret is bound to its county and account: put into another's row it opens nothing.
package struct SecretSeal: Sendable {
    private let bytes: [UInt8]
    /// What a sealed secret begins with; no secret in clear is as long.
    private static let version: UInt8 = 1
    static let overhead: Int = 1 + 12 + 16

    /// - Parameter bytes: 32 random ones.
    package init(key bytes: [UInt8]) {
        precondition(bytes.count == 32, "a key of AES-256 has 32 bytes")
        self.bytes = bytes
    }

    private var key: SymmetricKey { SymmetricKey(data: bytes) }

    static func isSealed(_ stored: [UInt8]) -> Bool { stored.first == version && stored.count == TOTP.secretLength + overhead }

    func seal(_ secret: [UInt8], of login: String, in county: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(secret, using: key, authenticating: Self.place(login, county))
        // A box of the usual nonce always has its parts in one.
        guard let combined = box.combined else { throw Self.unreadable }
        return [Self.version] + Array(combined)
    }

    /// - Throws: `identity.seal` for another key, another account or changed bytes.
    func open(_ stored: [UInt8], of login: String, in county: String) throws -> [UInt8] {
        do {
            return Array(
                try AES.GCM.open(AES.GCM.SealedBox(combined: Array(stored.dropFirst())), using: key, authenticating: Self.place(login, county)))
        } catch {
            throw Self.unreadable
        }
    }

    private static func place(_ login: String, _ county: String) -> [UInt8] { Array("plumbline/totp\n\(county)\n\(login)".utf8) }

    static var unreadable: Problem {
        Problem(
            .damaged, .identitySeal, "动态口令的密钥不能读出：封存用的密钥不在，或者不是原来的那一个。", remedy: "请从备份恢复 keys/accounts.key，或者重置这个账号的动态口令。")
    }
}

extension Problem.Code {
    package static let identitySeal: Problem.Code = Problem.Code("identity.seal")
}
