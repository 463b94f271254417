package import Kernel
package import Storage

/// Whose authenticator's secrets lie sealed in a county's database, by whether a key opens them.
package struct SealedSecrets: Sendable {
    /// Accounts whose secret the key opens.
    package let opened: [String]
    /// Accounts whose secret it does not open: they cannot give a code until the right key is there or their second factor is reset.
    package let closed: [String]

    package var count: Int { opened.count + closed.count }

    /// - Parameter seal: the key; without one none is opened.
    package init(_ county: String, _ connection: Connection, by seal: SecretSeal?) throws {
        let sealed = try connection.secrets(county, ofLength: SecretSeal.sealedLength).filter { SecretSeal.isSealed($0.secret) }
        let opened = sealed.filter { seal?.opens($0.secret, of: $0.login, in: county) ?? false }.map(\.login)
        self.opened = opened
        closed = sealed.map(\.login).filter { !Set(opened).contains($0) }
    }

    /// The accounts that cannot be opened, for a sentence.
    package var named: String { closed.prefix(20).joined(separator: "、") + (closed.count > 20 ? "等" : "") }

    /// How to go on when they cannot be opened.
    package static let remedy: String = """
        请把另行保管的那一份 keys/accounts.key 放回数据文件夹（权限0600），再启动服务。确已遗失的，逐个重置：plumbline account reset-second-factor 账号；\
        全部重置以后，本人在网页中重新启用。
        """

    package var missing: Problem {
        Problem(
            .missing, .identitySeal, "有\(closed.count)个账号的动态口令密钥封存在数据库中（\(named)），而封存用的 keys/accounts.key 不在，没有另外生成。",
            remedy: Self.remedy)
    }

    package var different: Problem {
        Problem(
            .damaged, .identitySeal, "有\(closed.count)个账号的动态口令密钥封存在数据库中（\(named)），keys/accounts.key 都打不开：不是封存时的那一把。",
            remedy: Self.remedy)
    }
}

extension SecretSeal {
    /// The key in a file; `nil` where there is none.
    package init?(_ file: KeyFile) throws {
        guard let bytes = try file.read() else { return nil }
        self.init(key: bytes)
    }

    static let sealedLength: Int = TOTP.secretLength + overhead

    func opens(_ stored: [UInt8], of login: String, in county: String) -> Bool {
        do {
            _ = try open(stored, of: login, in: county)
            return true
        } catch {
            return false
        }
    }
}

extension Identity {
    /// Whether an account's second factor is sealed under a key that is not here: then nobody can use it any more.
    func isOutOfReach(_ login: String, _ connection: Connection) throws -> Bool {
        guard let stored = try connection.credential(county, login)?.totpSecret, SecretSeal.isSealed(stored) else { return false }
        return !(seal?.opens(stored, of: login, in: county) ?? false)
    }
}
