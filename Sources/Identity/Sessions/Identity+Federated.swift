import Kernel
import Storage

extension Identity {
    /// Signs in somebody for whom an identity provider vouches; refused unless that identity is linked to an account.
    ///
    /// A second factor that the account has is asked for all the same; a password that must be changed is not. Nothing is proved here by it:
    /// what asks for the password asks for it after such a sign-in too.
    ///
    /// - Parameter tokens: what the browser carries of sign-ins before; codes from one that the account knows are counted there.
    package func signInFederated(
        issuer: String, subject: String, address: String, agent: String, devices tokens: [String] = []
    ) throws -> SignIn {
        let at = now()
        let result = try database.write(for: county) { connection -> SignIn? in
            guard let login = try connection.login(county, issuer: issuer, subject: subject) else { return nil }
            let device = try devices.known(tokens, login: login, at: at, connection)
            let result = try admit(login, vouched: nil, connection, device: device, address: address, agent: agent, at: at)
            if case .session = result { try attempts.vouch(for: address, at: at, connection) }
            return result
        }
        if case .session(let new) = result { cache.put(new.session, checked: at) }
        return result ?? .refused(retryAfter: nil)
    }
}
